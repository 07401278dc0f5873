/** The rows of `KH riêng`: what each agency's own plan says of each task. What cannot be is named, and left out. */
import { comparable } from '../../../cells/comparable.js';
import type { OwnPlanRow } from '../../../plan/model.js';
import { NOT_IN_QUARTER } from '../../../plan/ownPlans/gaps.js';
import type { RowOf } from '../../../schema/declaration.js';
import { OWN_PLANS } from '../../../schema/sheets.js';
import type { Report } from '../report.js';

type Row = RowOf<typeof OWN_PLANS>;
const QUARTERS = ['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const;

const isTicked = (cell: string): boolean =>
  cell !== '' && !NOT_IN_QUARTER.some((no) => no === comparable(cell));

/**
 * @param agencyIn the agency that a row names; null, and named, where it names none
 * @param taskIn the task of that code; null where there is none
 */
export function readOwnPlans(
  rows: readonly Row[],
  agencyIn: (row: Row) => string | null,
  taskIn: (code: string) => string | null,
  report: Report,
): OwnPlanRow[] {
  return rows.flatMap((row): OwnPlanRow[] => {
    const agency = agencyIn(row);
    const task = taskIn(row.task);
    if (task === null)
      report(
        'lỗi',
        OWN_PLANS,
        row.row,
        OWN_PLANS.columns.task,
        `Không có nhiệm vụ mã «${row.task}»: dòng này không được tính.`,
        'Sửa lại mã, hoặc xóa dòng nếu nhiệm vụ đã bỏ.',
      );
    if (agency === null || task === null) return [];
    return [
      {
        row: row.row,
        agency,
        task,
        included: row.included || null,
        product: row.product,
        people: row.people,
        quarters: QUARTERS.flatMap((key, i) => (isTicked(row[key]) ? [i + 1] : [])),
        due: row.ownDue,
        verdict: row.verdict || null,
        opened: row.opened,
      },
    ];
  });
}
