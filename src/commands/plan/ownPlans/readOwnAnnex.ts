/** The annex of an agency's own plan, matched with its rows of `KH riêng`: what would be written into which cell. */
import { matchOwnAnnex, type OwnAnnexTask } from '../../../annex/ownPlan.js';
import { readAnnex } from '../../../annex/readAnnex.js';
import { dateFromDay, vnDay } from '../../../calendar/day.js';
import { type CellValue, dayInCell, isBlank } from '../../../cells/value.js';
import type { OwnAnnexRow, OwnPlansRequest } from '../../../contract.js';
import type { OwnPlanRow, Task } from '../../../plan/model.js';
import type { OwnPlanDuty } from '../../../plan/ownPlans/completeness.js';
import { ownPlanRowFinder } from '../../../plan/ownPlans/completeness.js';
import { Refusal } from '../../../refusal.js';
import { OWN_PLANS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import type { CellChange } from '../../../workbook/guardedWrite.js';
import type { Current } from '../../currentPlan.js';
import { directoryOf } from '../annex/readImport.js';

export interface OwnAnnex {
  readonly rows: readonly OwnAnnexRow[];
  readonly absent: readonly Task[];
  readonly notes: readonly string[];
  readonly changes: readonly CellChange[];
}

type Key = keyof typeof OWN_PLANS.columns;

/** What the annex says of a task, by column; what it leaves out is not among it. */
function cellsOf({ product, people, quarters, due }: OwnAnnexTask): [Key, CellValue][] {
  const cells: [Key, CellValue][] = [['included', 'Có']];
  if (product !== '') cells.push(['product', product]);
  if (people !== '') cells.push(['people', people]);
  // All four, so that an earlier plan's quarters do not stay.
  if (quarters.length > 0)
    for (const quarter of [1, 2, 3, 4] as const)
      cells.push([`quarter${quarter}`, quarters.includes(quarter) ? 'x' : '']);
  if (due !== null) cells.push(['ownDue', dateFromDay(due)]);
  return cells;
}

const shown = (cell: CellValue): string => {
  const day = typeof cell === 'object' ? dayInCell(cell) : null;
  return day === null ? String(cell) : vnDay(day);
};

/** @throws Refusal where the agency has no rows yet, or the table says nothing */
export function readOwnAnnex(
  { plan, contents }: Current,
  { agency, tasks }: OwnPlanDuty,
  { table = [], columns = {} }: OwnPlansRequest,
): OwnAnnex {
  const sheet = contents.get(OWN_PLANS.title);
  const rowOf = ownPlanRowFinder(plan.ownPlanRows ?? []);
  if (!sheet || !tasks.some(({ code }) => rowOf(agency.code, code)))
    throw new Refusal(
      `Trang «${OWN_PLANS.title}» chưa có dòng của ${agency.name}. Hãy nhờ người điều phối bấm «Mở kiểm tra kế hoạch» trước.`,
    );
  const { settings, calendar } = plan;
  const read = readAnnex(table, {
    directory: directoryOf(plan),
    frame: { year: settings.year, issued: settings.planIssued, calendar },
    columns,
  });
  const { order } = read.columns;
  const matched = matchOwnAnnex(
    read.rows,
    tasks.map((task) => ({ ...task, start: null, due: null, milestones: [] })),
    (source) => (order === null ? '' : (table[source - 1]?.[order] ?? '')),
    settings.year,
  );
  if (matched.length === 0)
    throw new Refusal(
      'Bảng dán không có nhiệm vụ nào: hãy sao chép cả bảng phụ lục, kể cả dòng tiêu đề, rồi dán lại.',
    );
  const at = positions(OWN_PLANS, sheet);
  const changes: CellChange[] = [];
  const change = (row: OwnPlanRow, cells: [Key, CellValue][]): OwnAnnexRow['changes'] =>
    cells.flatMap(([key, now]) => {
      const column = at.get(key);
      const old = column === undefined ? '' : (sheet.values[row.row - 1]?.[column] ?? '');
      if (column === undefined || shown(old) === shown(now) || (isBlank(old) && isBlank(now))) return [];
      const header = OWN_PLANS.columns[key].title;
      changes.push({ sheet: OWN_PLANS.title, row: row.row, column: column + 1, header, old, now });
      return [{ column: header, before: shown(old), after: shown(now) }];
    });
  const rows = matched.map((one): OwnAnnexRow => {
    const row = one.task === null ? null : rowOf(agency.code, one.task);
    return {
      source: one.source,
      title: one.title,
      task: one.task,
      changes: row === null ? [] : change(row, cellsOf(one)),
    };
  });
  const found = new Set(matched.map(({ task }) => task));
  const absent = tasks.filter(({ code }) => !found.has(code));
  for (const { code } of absent) {
    const row = rowOf(agency.code, code);
    // What somebody has said of it stays.
    if (row !== null && row.included === null) change(row, [['included', 'Không']]);
  }
  return { rows, absent, notes: read.notes, changes };
}
