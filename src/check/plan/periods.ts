/** Periods whose code is none, and those that cannot be opened or whose rows have no due day. */
import { isBlank } from '../../cells/value.js';
import { isProvince, type Period, type Plan } from '../../plan/model.js';
import { kindOfCode, PERIOD_CODES_IN_WORDS } from '../../plan/periods/periodCode.js';
import { PERIODS } from '../../schema/sheets.js';
import { positions, type WorkbookContents } from '../../workbook/contents.js';
import type { Problem } from '../../workbook/reading/problem.js';

export const periodProblems = (plan: Plan, contents: WorkbookContents): Problem[] => [
  ...plan.periods.flatMap(codeProblem),
  ...dueProblems(plan, contents),
];

/** "2026-Q5" is no quarter, and "2026-Q2" no half-year. */
function codeProblem({ row, code, kind }: Period): Problem[] {
  const coded = kindOfCode(code);
  if (coded === kind) return [];
  return [
    {
      severity: 'lỗi',
      sheet: PERIODS.title,
      row,
      column: PERIODS.columns.code.title,
      message:
        coded === null
          ? `Mã kỳ «${code}» không đúng.`
          : `Mã kỳ «${code}» là của kỳ ${coded}, nhưng cột Loại ghi «${kind}».`,
      remedy: `Sửa mã theo mẫu ${PERIOD_CODES_IN_WORDS}, hoặc dùng «Tạo kỳ báo cáo» ở thanh bên.`,
    },
  ];
}

/** The due day of the workbook's level is not there. Days that stand there and cannot be read are named by reading. */
function dueProblems({ periods, settings }: Plan, contents: WorkbookContents): Problem[] {
  const one = contents.get(PERIODS.title);
  const at = positions(PERIODS, one);
  const { beforeProvince, beforeDistrict } = PERIODS.columns;
  const isDistrict = !isProvince(settings.level);
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
