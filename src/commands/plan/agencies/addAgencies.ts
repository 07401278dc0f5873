/** A pasted list of agencies: each gets a code and a kind, shown first, and is added below those that stand. */
import { addressOf } from '../../../annex/addressPattern.js';
import { type ListedAgency, readAgencyList } from '../../../annex/agencyList.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { AddAgenciesReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { type AgencyKind, beginsWith } from '../../../plan/agencies/kinds.js';
import { type Plan, UNIT_TYPES } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { AGENCIES } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions } from '../../../workbook/contents.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';

type Request = RequestOf<'addAgencies'>;

const COMMUNE: AgencyKind = 'UBND cấp xã';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function addAgencies(environment: Environment, request: Request): AddAgenciesReport {
  if (request.fingerprint === undefined) return shown(preview(environment, request));
  return environment.exclusively(() => {
    const current = preview(environment, request);
    if (current.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, danh sách dán hoặc trang Cơ quan đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    const report = shown(current);
    const added = current.agencies.filter(({ state }) => state === 'new');
    if (added.length === 0) return report;
    requireColumns(current);
    orderRights(environment);
    appendLedger(environment, [
      {
        deed: 'Lập danh sách cơ quan',
        content: `Thêm ${added.length} cơ quan`,
        detail: added.map(({ code, name, kind }) => `${code}: ${name} (${kind})`),
      },
    ]);
    const codes = new Set(added.map(({ code }) => comparable(code)));
    appendRows(
      environment.workbook,
      AGENCIES,
      added.map(agencyCells(current.plan)),
      columnFinder(current.contents, current.sheets),
      (values, at) => codes.has(comparable(String(values[at.get('code') ?? -1] ?? ''))),
    );
    environment.workbook.flush();
    const { state: rights } = updateRights(environment, { first: AGENCIES.title });
    return { ...report, added: added.length, rights };
  });
}

/** What a name tells beside its kind: what a commune is called, and that the Front issues a plan too (III.4). */
const agencyCells =
  ({ groups }: Pick<Plan, 'groups'>) =>
  ({ code, name, kind, emails, unitCode }: ListedAgency): RowToWrite<typeof AGENCIES> => {
    const isFront = groups.find((one) => one.code === '@MTTQ')?.has({ code, name, kind }) ?? false;
    const unitType = kind === COMMUNE ? (UNIT_TYPES.find((type) => beginsWith(name, type)) ?? '') : '';
    return { code, name, kind, emails, unitType, unitCode, mustPlan: isFront ? 'Có' : '' };
  };

interface Preview extends Current {
  readonly agencies: readonly ListedAgency[];
  readonly fingerprint: string;
}

/** Rows of texts, however the list came. @throws Refusal where it did not come */
function listOf({ table, names, text }: Request): readonly (readonly string[])[] {
  const rows =
    table ?? names?.map((name) => [name]) ?? text?.split(/\r\n|[\r\n\v]/).map((line) => line.split('\t'));
  if (!rows?.some((row) => row.some((cell) => cell.trim() !== '')))
    throw new Refusal('Chưa có tên cơ quan nào: hãy dán danh sách, mỗi dòng một tên.');
  return rows;
}

function preview(environment: Environment, request: Request): Preview {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  requireCoordinator(environment, plan.settings, 'lập danh sách cơ quan');
  const listed = readAgencyList(listOf(request), plan);
  return {
    ...current,
    agencies: changed(listed, request.changes ?? [], plan).map((agency) =>
      withAddress(agency, request.addresses),
    ),
    fingerprint: fingerprintOf([
      ...listed.map(({ source, code, name, kind, emails, state }) => [
        String(source),
        code,
        name,
        kind,
        emails,
        state,
      ]),
      ...plan.agencies.map(({ code, name }) => [code, name]),
    ]),
  };
}

/** "{mã}@tinh.gov.vn" where the list gives no address. */
const withAddress = (agency: ListedAgency, pattern: string | undefined): ListedAgency =>
  pattern === undefined || pattern.trim() === '' || agency.emails !== '' || agency.state !== 'new'
    ? agency
    : { ...agency, emails: addressOf(pattern, agency) ?? '' };

/** @throws Refusal for a row that is none, a kind that is none, a code that another has */
function changed(
  listed: readonly ListedAgency[],
  changes: NonNullable<Request['changes']>,
  { agencies: standing, kinds }: Pick<Plan, 'agencies' | 'kinds'>,
): ListedAgency[] {
  const bySource = new Map(changes.map((change) => [change.source, change]));
  for (const source of bySource.keys())
    if (!listed.some((agency) => agency.source === source))
      throw new Refusal(`Dòng ${source} của danh sách không có cơ quan nào.`);
  const result = listed.map((agency): ListedAgency => {
    const put = bySource.get(agency.source);
    if (!put) return agency;
    const { leave, kind } = put;
    if (kind !== undefined && !kinds.some(({ name }) => name === kind))
      throw new Refusal(`Dòng ${agency.source}: không có loại cơ quan «${kind}».`);
    const right = {
      ...agency,
      ...(put.code === undefined ? {} : { code: put.code.trim() }),
      ...(put.name === undefined ? {} : { name: put.name.trim() }),
      ...(put.emails === undefined ? {} : { emails: put.emails }),
      ...(kind === undefined ? {} : { kind }),
    };
    if (leave) return { ...right, state: 'left' };
    // What could not be read is one once a person has named and coded it.
    const isNamed = right.code !== '' && /\p{L}/u.test(right.name);
    return right.state === 'unclear' && isNamed && put.code !== undefined
      ? { ...right, state: 'new' }
      : right;
  });
  const taken = new Map(standing.map(({ code }) => [comparable(code), code]));
  for (const { state, code, source } of result) {
    if (state !== 'new') continue;
    if (code === '' || /[;,\s]/.test(code))
      throw new Refusal(
        `Dòng ${source}: mã cơ quan «${code}» không được trống, không có dấu cách, dấu phẩy, dấu chấm phẩy.`,
      );
    if (taken.has(comparable(code))) throw new Refusal(`Dòng ${source}: mã «${code}» đã có cơ quan khác.`);
    taken.set(comparable(code), code);
  }
  return result;
}

function shown({ agencies, fingerprint, plan }: Preview): AddAgenciesReport {
  const fresh = agencies.filter(({ state }) => state === 'new');
  return {
    agencies,
    kinds: plan.kinds.flatMap(({ name: kind }) => {
      const count = fresh.filter((agency) => agency.kind === kind).length;
      return count > 0 ? [{ kind, count }] : [];
    }),
    choices: plan.kinds.map(({ name }) => name),
    doubles: agencies.filter(({ isDouble }) => isDouble).length,
    unclear: agencies.filter(({ state }) => state === 'unclear').length,
    fingerprint,
    added: 0,
    rights: null,
  };
}

function requireColumns({ contents }: Current): void {
  const at = positions(AGENCIES, contents.get(AGENCIES.title));
  const missing = (['code', 'name', 'kind', 'emails'] as const).filter((key) => !at.has(key));
  if (missing.length > 0)
    throw new Refusal(
      `Trang «${AGENCIES.title}» thiếu cột ${missing.map((key) => AGENCIES.columns[key].title).join(', ')}. Hãy chạy lại «Thiết lập bảng tính» rồi lập danh sách.`,
    );
}
