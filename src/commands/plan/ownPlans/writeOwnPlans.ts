/**
 * Opens the check of own plans: a row of `KH riêng` for each agency and task that its plan is to hold, once, however often
 * it is opened. Or fills an agency's rows in from the annex of its own plan, which its officials may do too.
 */
import { dateFromDay } from '../../../calendar/day.js';
import type { CellValue } from '../../../cells/value.js';
import type { OwnPlansReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { ownPlanDuties } from '../../../plan/ownPlans/completeness.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { OWN_PLANS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions } from '../../../workbook/contents.js';
import { leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { appendLedger } from '../../ledger.js';
import { gatherRows } from '../../workbook/rights/gatherRows.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { type OwnPlansWanted, ownPlansWanted, rowKeyOf } from './ownPlansWanted.js';

/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 40;

const DEED = 'Kiểm tra kế hoạch';

export function writeOwnPlans(
  environment: Environment,
  { fingerprint, ...request }: RequestOf<'writeOwnPlans'>,
): OwnPlansReport {
  return environment.exclusively(() => {
    const wanted = ownPlansWanted(environment, request);
    if (wanted.preview.fingerprint !== fingerprint)
      throw new Refusal(
        `Từ lúc xem trước, trang Nhiệm vụ, Cơ quan hoặc ${OWN_PLANS.title} đã thay đổi. Chưa ghi gì: hãy xem trước lại.`,
      );
    return wanted.annex === null ? open(environment, wanted) : fillIn(environment, wanted, wanted.annex);
  });
}

function open(environment: Environment, { current, added }: OwnPlansWanted): OwnPlansReport {
  requireCoordinator(environment, current.plan.settings, 'mở kiểm tra kế hoạch');
  const { workbook } = environment;
  const { contents, sheets } = wantSheet(environment, current, OWN_PLANS);
  const today = dateFromDay(environment.today());
  const rows = added.map(({ duty: { agency }, task }) => ({
    agency: agency.code,
    agencyName: agency.name,
    task: task.code,
    title: task.title,
    opened: today,
  }));
  if (rows.length > 0)
    appendLedger(environment, [
      { deed: DEED, content: `Mở kiểm tra kế hoạch riêng: ${rows.length} dòng ở trang ${OWN_PLANS.title}` },
    ]);
  // Also those of an opening that was cut off, wherever it left them.
  const ours = new Set(
    ownPlanDuties(current.plan).flatMap(({ agency, tasks }) =>
      tasks.map(({ code }) => rowKeyOf(agency.code, code)),
    ),
  );
  appendRows(workbook, OWN_PLANS, rows, columnFinder(contents, sheets), (values, at) =>
    ours.has(rowKeyOf(text(values, at, 'agency'), text(values, at, 'task'))),
  );
  putTogether(environment);
  workbook.flush();
  const { state: rights } = updateRights(environment, { calls: RIGHTS_CALLS, first: OWN_PLANS.title });
  return { added: rows.length, filled: 0, left: [], rights };
}

const text = (values: readonly CellValue[], at: Positions, key: string): string =>
  String(values[at.get(key) ?? -1] ?? '');

/** Each agency's rows are to stand together: they are one block of its officials. */
function putTogether(environment: Environment): void {
  const contents = environment.workbook.read([OWN_PLANS.title]).get(OWN_PLANS.title);
  const at = positions(OWN_PLANS, contents);
  const agencies = (contents?.values ?? [])
    .slice(FIRST_DATA_ROW - 1)
    .map((values) => text(values, at, 'agency'));
  const begins = agencies.filter((agency, i) => agency !== '' && agency !== agencies[i - 1]);
  if (new Set(begins).size < begins.length) gatherRows(environment, OWN_PLANS.title);
}

function fillIn(
  environment: Environment,
  { current, coordinates, duty }: OwnPlansWanted,
  { changes }: NonNullable<OwnPlansWanted['annex']>,
): OwnPlansReport {
  const { agency } = duty!;
  // The ledger is the coordinators': of what officials write into their own rows it tells nothing.
  if (coordinates && changes.length > 0)
    appendLedger(environment, [
      {
        deed: DEED,
        agency: agency.code,
        content: `Đối chiếu phụ lục: ghi ${changes.length} ô của ${agency.name}`,
      },
    ]);
  const left = leftInWords(writeGuarded(environment.workbook, [OWN_PLANS], current.contents, changes));
  environment.workbook.flush();
  return { added: 0, filled: changes.length - left.length, left, rights: null };
}
