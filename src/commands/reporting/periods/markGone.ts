/** Report rows whose task or agency has gone from the plan: marked, so that whoever reads the sheet sees that they stay. */
import { comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import { partIn } from '../../../plan/obligations/quarterlyReports.js';
import { QUARTERLY } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { readTable } from '../../../workbook/reading/readTable.js';

const GONE = 'Không còn trong kế hoạch';

/**
 * Marks the rows of those periods whose task is no longer in the plan, or in which the agency no longer has a part; takes
 * the mark off those that are back. What people typed in them stays.
 *
 * @returns how many have gone
 */
export function markGone({ workbook }: Environment, plan: Plan, periods: readonly string[]): number {
  // Read again: the rows have moved since.
  const contents = workbook.read([QUARTERLY.title]).get(QUARTERLY.title);
  const at = positions(QUARTERLY, contents).get('task');
  if (at === undefined) return 0;
  const wanted = new Set(periods.map(comparable));
  const rows = readTable(QUARTERLY, contents).rows.filter((row) => wanted.has(comparable(row.period)));
  const notes = workbook.notes(QUARTERLY.title, at + 1);
  const noteOf = (row: number): string => notes[row - 1] ?? '';
  const isMarked = ({ row }: { readonly row: number }): boolean => noteOf(row).startsWith(GONE);
  const codeIn = (list: readonly { readonly code: string }[]): ((typed: string) => string) => {
    const known = new Map(list.map(({ code }) => [comparable(code), code]));
    return (typed) => known.get(comparable(typed)) ?? typed;
  };
  const [agencyOf, taskOf, hasPart] = [codeIn(plan.agencies), codeIn(plan.tasks), partIn(plan)];
  const isGone = ({ agency, task }: { readonly agency: string; readonly task: string }): boolean =>
    !hasPart({ agency: agencyOf(agency), task: taskOf(task) });
  const cells = (list: readonly { readonly row: number }[]) =>
    list.map(({ row }) => ({ row, column: at + 1 }));
  const gone = rows.filter(isGone);
  // A note of somebody's own stays: the row is counted among those that have gone all the same.
  workbook.markCells(
    QUARTERLY.title,
    cells(gone.filter(({ row }) => noteOf(row) === '')),
    `${GONE}: nhiệm vụ đã bỏ, hoặc cơ quan không còn chủ trì, phối hợp. Dòng được giữ lại; chỉ dòng cơ quan đã gửi mới được tính.`,
  );
  workbook.markCells(QUARTERLY.title, cells(rows.filter((row) => isMarked(row) && !isGone(row))), '');
  return gone.length;
}
