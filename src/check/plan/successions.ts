/** Report rows that still stand under an agency whose successor answers for them by now. */
import type { Plan } from '../../plan/model.js';
import { rowsToGiveOver } from '../../plan/succession/handover.js';
import { SUCCESSIONS } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

export function successionProblems(plan: Plan): Problem[] {
  const counts = new Map<string, { readonly to: string; count: number }>();
  for (const { row, to } of rowsToGiveOver(plan)) {
    const standing = counts.get(row.agency);
    if (standing) standing.count++;
    else counts.set(row.agency, { to, count: 1 });
  }
  return [...counts].map(([from, { to, count }]): Problem => {
    const row = plan.successions.find((one) => one.from === from)!;
    return {
      severity: 'cảnh báo',
      sheet: SUCCESSIONS.title,
      row: row.row,
      column: SUCCESSIONS.columns.on.title,
      message: `Đã đến ngày hiệu lực: ${count} dòng báo cáo quý của ${from} chưa chuyển sang cơ quan tiếp nhận (${to}).`,
      remedy: `Ở thanh bên, thẻ Thiết lập, mục Nâng cao, chọn «Chuyển giao nhiệm vụ», cơ quan cũ ${from}.`,
    };
  });
}
