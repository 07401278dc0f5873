/** Due days that were typed over by hand after the plan was issued: the plan's first day is lost, and nothing allows it. */
import { vnDay } from '../../calendar/day.js';
import { HAND_CHANGE, type HandChange } from '../../plan/extensions/handChanges.js';
import type { Plan } from '../../plan/model.js';
import { LEDGER, TASKS } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

export const handChangeProblems = ({ tasks }: Plan, changes: readonly HandChange[]): Problem[] =>
  changes.flatMap(({ task, from }): Problem[] => {
    const found = tasks.find(({ code }) => code === task);
    if (!found) return [];
    return [
      {
        severity: 'cảnh báo',
        sheet: TASKS.title,
        row: found.row,
        column: TASKS.columns.due.title,
        message: `Hạn của ${task} bị sửa tay: trước là ${vnDay(from)}${found.due === null ? ', nay để trống' : `, nay là ${vnDay(found.due)}`}, không có dòng ở trang Gia hạn.`,
        remedy: `Nếu được gia hạn: ở thanh bên, thẻ Tổng quan, bấm «Gia hạn…» ở nhiệm vụ này; hạn đầu được trả lại ${TASKS.title} và hạn mới ghi vào trang Gia hạn. Nếu chỉ là sửa nhầm: ghi «Sửa nhầm» vào cột Kết quả của dòng «${HAND_CHANGE.deed}» ở trang ${LEDGER.title}.`,
      },
    ];
  });
