/** The rows of `Kế hoạch kiểm tra`. What cannot be is named. */
import { vnDay } from '../../../calendar/day.js';
import { QUARTERS } from '../../../plan/inspections/planned.js';
import type { InspectionPlan } from '../../../plan/model.js';
import type { Column, RowOf, Sheet } from '../../../schema/declaration.js';
import { INSPECTION_PLANS } from '../../../schema/sheets.js';
import type { Report } from '../report.js';

/** @param agencyIn the agency that a cell names; null, and named, where it names none */
export function readInspectionPlans(
  rows: readonly RowOf<typeof INSPECTION_PLANS>[],
  agencyIn: (sheet: Sheet, row: number, column: Column, cell: string) => string | null,
  report: Report,
): InspectionPlan[] {
  const { columns } = INSPECTION_PLANS;
  const says = (row: number, column: Column, message: string, remedy: string): void =>
    report('cảnh báo', INSPECTION_PLANS, row, column, message, remedy);
  return rows.map((row): InspectionPlan => {
    const agency = (key: 'inspector' | 'agency'): string =>
      row[key] === '' ? '' : (agencyIn(INSPECTION_PLANS, row.row, columns[key], row[key]) ?? '');
    if (row.quarter === '' && row.to === null)
      says(
        row.row,
        columns.quarter,
        'Cuộc kiểm tra chưa có Quý hoặc Đến ngày: chưa tính được đã đến hạn hay chưa.',
        'Chọn Quý, hoặc điền Đến ngày.',
      );
    if (row.from !== null && row.to !== null && row.to < row.from)
      says(
        row.row,
        columns.to,
        `Đến ngày ${vnDay(row.to)} trước Từ ngày ${vnDay(row.from)}.`,
        'Sửa lại ngày.',
      );
    if (row.held === null && row.result !== '')
      says(
        row.row,
        columns.held,
        'Đã có Kết quả nhưng chưa ghi Ngày tiến hành: chưa được tính là đã kiểm tra.',
        'Điền Ngày tiến hành.',
      );
    return {
      row: row.row,
      code: row.code,
      inspector: agency('inspector'),
      agency: agency('agency'),
      area: row.area ?? 0,
      quarter: row.quarter === '' ? null : QUARTERS.indexOf(row.quarter) + 1,
      to: row.to,
      held: row.held,
      found: row.result === '' ? null : row.result === 'Có tồn tại',
    };
  });
}
