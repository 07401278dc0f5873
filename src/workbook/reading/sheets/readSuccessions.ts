/** The rows of `Sắp xếp cơ quan`: who takes over from whom. What cannot be is named, and left out. */
import type { Day } from '../../../calendar/day.js';
import { numberInCell } from '../../../cells/value.js';
import { DEFAULT_GRACE, type Succession } from '../../../plan/model.js';
import type { Column, RowOf, Sheet } from '../../../schema/declaration.js';
import { SUCCESSIONS } from '../../../schema/sheets.js';
import type { Report } from '../report.js';

type Row = RowOf<typeof SUCCESSIONS>;
/**
 * @param agencyIn the agency that a cell names; null, and named, where it names none
 */
export function readSuccessions(
  rows: readonly Row[],
  agencyIn: (sheet: Sheet, row: number, column: Column, cell: string) => string | null,
  report: Report,
): Succession[] {
  const { columns } = SUCCESSIONS;
  return rows.flatMap((row): Succession[] => {
    const from = agencyIn(SUCCESSIONS, row.row, columns.from, row.from);
    const to = agencyIn(SUCCESSIONS, row.row, columns.to, row.to);
    if (from === null || to === null || (row.on as Day | null) === null) return [];
    if (from === to) {
      report(
        'lỗi',
        SUCCESSIONS,
        row.row,
        columns.to,
        'Mã mới trùng Mã cũ: dòng này không được tính.',
        'Ghi mã cơ quan tiếp nhận; chỉ đổi mã thì dùng «Đổi mã» ở thanh bên.',
      );
      return [];
    }
    const byTask = row.scope === 'Theo nhiệm vụ';
    if (byTask && row.works.length === 0) {
      report(
        'lỗi',
        SUCCESSIONS,
        row.row,
        columns.works,
        'Phạm vi «Theo nhiệm vụ» nhưng chưa ghi nhiệm vụ nào: dòng này không được tính.',
        'Ghi mã các nhiệm vụ, cách nhau bằng dấu chấm phẩy (;).',
      );
      return [];
    }
    const grace = row.grace === '' ? DEFAULT_GRACE : numberInCell(row.grace);
    if (grace === null || grace < 0)
      report(
        'cảnh báo',
        SUCCESSIONS,
        row.row,
        columns.grace,
        `«${row.grace}» không phải là số ngày; đã lấy ${DEFAULT_GRACE} ngày.`,
        'Ghi số ngày làm việc, ví dụ 10.',
      );
    return [
      {
        row: row.row,
        from,
        to,
        on: row.on,
        works: byTask ? row.works.flatMap((part) => part.split(/[,\s]+/)).filter(Boolean) : [],
        overdueToo: row.overdue === 'Chuyển',
        grace: grace === null || grace < 0 ? DEFAULT_GRACE : Math.trunc(grace),
      },
    ];
  });
}
