/** Điền địa chỉ theo mẫu: agencies that have no address for reminders get one by a pattern, shown first. */
import { addressOf } from '../../../annex/addressPattern.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { isBlank } from '../../../cells/value.js';
import type { FillAddressesReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { AGENCIES } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';

type Request = RequestOf<'fillAddresses'>;

/** Only cells in which nothing stands. Without a fingerprint nothing is written: the answer says what would be. */
export function fillAddresses(environment: Environment, request: Request): FillAddressesReport {
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const { report, current, changes } = preview(environment, request);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, mẫu hoặc trang Cơ quan đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    if (changes.length === 0) return report;
    appendLedger(environment, [
      {
        deed: 'Điền địa chỉ theo mẫu',
        content: `${request.pattern}: ${changes.length} cơ quan`,
        detail: report.addresses.map(({ code, address }) => `${code}: ${address}`),
      },
    ]);
    const left = writeGuarded(environment.workbook, [AGENCIES], current.contents, changes);
    environment.workbook.flush();
    return { ...report, filled: changes.length - left.length, left: leftInWords(left) };
  });
}

function preview(
  environment: Environment,
  { pattern }: Request,
): { readonly report: FillAddressesReport; readonly current: Current; readonly changes: CellChange[] } {
  const current = requirePlanInZone(environment);
  const { plan, contents } = current;
  requireCoordinator(environment, plan.settings, 'điền địa chỉ');
  const sheet = contents.get(AGENCIES.title);
  const at = positions(AGENCIES, sheet);
  const column = at.get('emails');
  if (!sheet || column === undefined)
    throw new Refusal(
      `Trang «${AGENCIES.title}» thiếu cột «${AGENCIES.columns.emails.title}». Hãy chạy lại «Thiết lập bảng tính».`,
    );
  const cellOf = (row: number, key: string): string =>
    String(sheet.values[row - 1]![at.get(key) ?? -1] ?? '').trim();
  const empty = plan.agencies.filter(
    ({ row }) => isBlank(sheet.values[row - 1]![column]) && !sheet.formulas[row - 1]?.[column],
  );
  const given = empty.map((agency) => ({
    ...agency,
    address: addressOf(pattern, { code: agency.code, unitCode: cellOf(agency.row, 'unitCode') }),
  }));
  const addresses = given.flatMap(({ row, code, name, address }) =>
    address === null ? [] : [{ row, code, name, address }],
  );
  const standing = plan.agencies.flatMap(({ name, emails }) =>
    emails.map((address) => ({ name, address: address.toLowerCase() })),
  );
  const known = new Map<string, string>();
  for (const { name, address } of standing) known.set(address, name);
  const warnings = addresses.flatMap(({ name, address }) => {
    const other = known.get(address.toLowerCase());
    known.set(address.toLowerCase(), name);
    return other === undefined ? [] : [`${name}: «${address}» cũng là địa chỉ của ${other}.`];
  });
  const lacking = given.filter(({ address }) => address === null).map(({ name }) => name);
  if (lacking.length > 0)
    warnings.push(
      `${lacking.length} cơ quan chưa có mã đơn vị nên chưa điền: ${lacking.slice(0, 5).join(', ')}.`,
    );
  return {
    current,
    changes: addresses.map(({ row, address }) => ({
      sheet: AGENCIES.title,
      row,
      column: column + 1,
      header: AGENCIES.columns.emails.title,
      old: sheet.values[row - 1]![column] ?? '',
      now: address,
    })),
    report: {
      addresses: addresses.map(({ code, name, address }) => ({ code, name, address })),
      kept: plan.agencies.length - empty.length,
      warnings,
      fingerprint: fingerprintOf([
        [pattern],
        ...addresses.map(({ row, code, address }) => [String(row), code, address]),
      ]),
      filled: 0,
      left: [],
    },
  };
}
