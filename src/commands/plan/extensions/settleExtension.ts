/** A coordinator's conclusion on an extension that was asked for. */
import { dateFromDay, isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable, isBlank } from '../../../cells/value.js';
import type { SettleExtensionReport, SettleExtensionRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { isAbout } from '../../../plan/extensions/subject.js';
import type { Extension, Plan } from '../../../plan/model.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { Refusal } from '../../../refusal.js';
import type { Columns, RowToWrite } from '../../../schema/declaration.js';
import { EXTENSIONS } from '../../../schema/sheets.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { RIGHTS_CALLS } from '../../workbook/rights/rightsCalls.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { lateBy } from './extendDeadline.js';
import { grantedCells, newDueIn, permissionIn } from './permission.js';
import { agencyNamed, titleOf } from './requests.js';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function settleExtension(
  environment: Environment,
  request: SettleExtensionRequest,
): SettleExtensionReport {
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const { current, cells, report, extension } = preview(environment, request);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, đề nghị này đã thay đổi. Chưa ghi gì: hãy xem lại rồi kết luận.');
    appendLedger(environment, [
      {
        deed: 'Kết luận gia hạn',
        agency: extension.agency,
        content: `${report.code}: ${report.granted ? `đồng ý đến ${report.newDue}` : 'không gia hạn'}`,
        detail: [`${report.agencyName}: ${report.title}`],
      },
    ]);
    const changes = changesOf(current.contents, extension, cells);
    const left = leftInWords(writeGuarded(environment.workbook, [EXTENSIONS], current.contents, changes));
    environment.workbook.flush();
    const { state: rights } = updateRights(environment, {
      calls: RIGHTS_CALLS,
      first: EXTENSIONS.title,
    });
    return { ...report, done: true, left, rights };
  });
}

interface Conclusion {
  readonly current: Current;
  readonly extension: Extension;
  readonly cells: RowToWrite<typeof EXTENSIONS>;
  readonly report: SettleExtensionReport;
}

function preview(environment: Environment, request: SettleExtensionRequest): Conclusion {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  requireCoordinator(environment, plan.settings, 'kết luận gia hạn');
  const extension = waitingOf(plan, request.code);
  const about = assessedObligations(plan).filter(isAbout(extension));
  const oldDue = about[0]?.due ?? null;
  const permission = request.grant ? permissionIn(request, plan, environment) : null;
  const due = request.grant
    ? newDueIn(request.due ?? isoDay(extension.newDue), oldDue, plan)
    : extension.newDue;
  const on = permission?.day ?? plan.settings.asOf;
  return {
    current,
    extension,
    cells: permission
      ? {
          ...grantedCells(environment, request, permission),
          newDue: dateFromDay(due),
          oldDue: oldDue === null ? '' : dateFromDay(oldDue),
        }
      : {
          verdict: 'Không',
          approver: request.approver?.trim() || environment.userEmail(),
          document: request.document?.trim() ?? '',
          link: request.link?.trim() ?? '',
        },
    report: {
      code: extension.code,
      granted: request.grant,
      agencyName: agencyNamed(plan, extension.agency),
      title: titleOf(extension, about),
      oldDue: oldDue === null ? null : isoDay(oldDue),
      newDue: isoDay(due),
      deadlines: about.length,
      lateBy: lateBy(oldDue, on, plan),
      fingerprint: fingerprintOf([
        [extension.code, String(request.grant), isoDay(due), extension.agency, extension.reason],
        [permission?.document ?? '', permission === null ? '' : isoDay(permission.day)],
        about.map(({ key, due: now }) => `${key} ${now}`),
      ]),
      done: false,
      left: [],
      rights: null,
    },
  };
}

/** @throws Refusal where there is no such row, or it was concluded */
function waitingOf({ extensions }: Plan, code: string): Extension {
  const found = extensions.find((one) => comparable(one.code) === comparable(code));
  if (!found)
    throw new Refusal(
      `Trang «${EXTENSIONS.title}» không có dòng mã «${code}» dùng được. Hãy xem danh sách lỗi ở thanh bên.`,
    );
  if (found.verdict !== 'Chờ')
    throw new Refusal(
      `${found.code} đã kết luận «${found.verdict}»; muốn đổi, sửa ở trang ${EXTENSIONS.title}.`,
    );
  return found;
}

/** The cells of the row that are to hold something else. */
function changesOf(
  contents: WorkbookContents,
  { row }: Extension,
  cells: RowToWrite<typeof EXTENSIONS>,
): CellChange[] {
  const sheet = contents.get(EXTENSIONS.title)!;
  const at = positions(EXTENSIONS, sheet);
  return Object.entries(cells).flatMap(([key, now]): CellChange[] => {
    const column = at.get(key);
    if (column === undefined || now === undefined) return [];
    const old = sheet.values[row - 1]?.[column] ?? '';
    if (isBlank(old) && now === '') return [];
    const header = (EXTENSIONS.columns as Columns)[key]!.title;
    return [{ sheet: EXTENSIONS.title, row, column: column + 1, header, old, now }];
  });
}
