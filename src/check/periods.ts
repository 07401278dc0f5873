/** Periods that cannot be opened, or whose rows have no due day: the due day of the workbook's level is not there. */
import { isBlank } from '../cells/value.js';
import type { Plan } from '../plan/model.js';
import { PERIODS } from '../schema/sheets.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import type { Problem } from '../workbook/problem.js';

/** Days that stand there and cannot be read are named by reading. */
export function periodProblems({ periods, settings }: Plan, contents: WorkbookContents): Problem[] {
  const one = contents.get(PERIODS.title);
  const at = positions(PERIODS, one);
  const { beforeProvince, beforeDistrict } = PERIODS.columns;
  const isDistrict = settings.level === 'Cấp huyện';
  const column = isDistrict ? beforeDistrict : beforeProvince;
  const own = at.get(isDistrict ? 'beforeDistrict' : 'beforeProvince');
  const other = at.get(isDistrict ? 'beforeProvince' : 'beforeDistrict');
  if (!one || own === undefined) return [];
  return periods.flatMap(({ row, code, state, before }): Problem[] => {
    const cells = one.values[row - 1]!;
    if (before !== null || !isBlank(cells[own])) return [];
    const otherFilled = other !== undefined && !isBlank(cells[other]);
    const effect =
      state === 'Chưa mở'
        ? 'chưa mở được kỳ này'
        : 'các dòng báo cáo của kỳ này không có hạn, không được nhắc và không tính quá hạn';
    return [
      {
        severity: state === 'Chưa mở' ? 'cảnh báo' : 'lỗi',
        sheet: PERIODS.title,
        row,
        column: column.title,
        message: `Kỳ ${code} chưa có hạn nộp của bảng tính ${settings.level.toLowerCase()}${otherFilled ? ' (chỉ có hạn của cấp kia)' : ''}: ${effect}.`,
        remedy: `Điền ngày ở cột «${column.title}», hoặc sửa mục Cấp ở trang Cấu hình.`,
      },
    ];
  });
}
