/** The summary laid out as the cells of `Tổng hợp`. */
import { vnDay } from '../calendar/day.js';
import { STATUSES } from '../plan/status.js';
import { type Counts, onTimeRate, size } from './consolidate.js';
import type { Summary } from './summary.js';

/** Columns: code, name, the six statuses, total, on-time rate. */
export const SUMMARY_WIDTH = 2 + STATUSES.length + 2;

export interface SummaryCells {
  readonly values: readonly (readonly (string | number)[])[];
  /** 1-based rows, for styling. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly totalRows: readonly number[];
}

/**
 * @param madeAt when it was made, as people read it
 * @param madeBy who made it
 * @param problems number of rows or cells that could not be used; said on the sheet, so that nobody signs blindly
 */
export function summaryCells(
  summary: Summary,
  madeAt: string,
  madeBy: string,
  problems: number,
): SummaryCells {
  const values: (string | number)[][] = [];
  const titleRows: number[] = [];
  const headerRows: number[] = [];
  const totalRows: number[] = [];
  const push = (...cells: (string | number)[]): number =>
    values.push([...cells, ...Array<string>(SUMMARY_WIDTH - cells.length).fill('')]);
  const counted = (counts: Counts): (string | number)[] => [
    ...STATUSES.map((status) => counts[status]),
    size(counts),
    onTimeRate(counts) ?? '',
  ];

  titleRows.push(push('TỔNG HỢP TÌNH HÌNH THỰC HIỆN KẾ HOẠCH'));
  push(`Đơn vị theo dõi: ${summary.unit}`);
  push(summary.planName);
  if (summary.period !== null) push(`Kỳ báo cáo: ${summary.period}`);
  push(`Tính đến ngày ${vnDay(summary.asOf)}`);
  push(`Lập lúc ${madeAt}, người lập: ${madeBy}`);
  push(
    problems === 0
      ? 'Dữ liệu không có lỗi.'
      : `Có ${problems} chỗ trong dữ liệu cần xem lại; những chỗ lỗi không được tính. Xem danh sách ở thanh bên.`,
  );
  for (const table of summary.tables) {
    push('');
    titleRows.push(push(table.title));
    headerRows.push(push('Mã', table.group, ...STATUSES, 'Tổng số', 'Tỷ lệ đúng hạn'));
    for (const line of table.lines)
      push(table.group === 'Cơ quan' ? line.key : '', line.title, ...counted(line.counts));
    totalRows.push(push('', 'Tổng cộng', ...counted(table.total)));
  }
  return { values, titleRows, headerRows, totalRows };
}
