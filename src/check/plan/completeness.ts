/**
 * The completeness rule of a plan (2023, III.1.a): it names every task, its product, who answers for it, and the time
 * by quarter. Checked row by row; and no area without a task, no agency that must issue a plan without any part in it.
 */
import { areasOf, areaTitle } from '../../plan/areas.js';
import type { Plan } from '../../plan/model.js';
import { AGENCIES, TASKS } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

export function completenessProblems(plan: Plan): Problem[] {
  const findings: Problem[] = [];
  const report = (
    sheet: string,
    row: number | null,
    column: string | null,
    message: string,
    remedy: string,
  ): void => {
    findings.push({ severity: 'cảnh báo', sheet, row, column, message, remedy });
  };
  for (const { row, product } of plan.tasks) {
    if (product === '')
      report(
        TASKS.title,
        row,
        TASKS.columns.product.title,
        'Nhiệm vụ chưa ghi sản phẩm.',
        'Ghi sản phẩm phải có khi hoàn thành.',
      );
  }
  if (plan.tasks.length === 0) {
    report(TASKS.title, null, null, 'Kế hoạch chưa có nhiệm vụ nào.', 'Điền các nhiệm vụ của kế hoạch.');
  } else {
    const covered = new Set(plan.tasks.map(({ area }) => area));
    for (const area of areasOf(plan.settings.year)) {
      if (area.number > 0 && !covered.has(area.number))
        report(
          TASKS.title,
          null,
          TASKS.columns.area.title,
          `Lĩnh vực ${areaTitle(area)} chưa có nhiệm vụ.`,
          'Bổ sung nhiệm vụ, hoặc bỏ qua nếu kế hoạch không có.',
        );
    }
  }
  const involved = new Set(plan.tasks.flatMap(({ leads, supports }) => [...leads, ...supports]));
  for (const agency of plan.agencies) {
    if (!agency.issuesPlan) continue;
    if (plan.tasks.length > 0 && !involved.has(agency.code))
      report(
        AGENCIES.title,
        agency.row,
        AGENCIES.columns.code.title,
        `${agency.name} phải ban hành kế hoạch của cơ quan nhưng không chủ trì, không phối hợp nhiệm vụ nào.`,
        'Kiểm tra cột Chủ trì, Phối hợp ở trang Nhiệm vụ.',
      );
    if (agency.planIssued !== null && agency.planLink === '')
      report(
        AGENCIES.title,
        agency.row,
        AGENCIES.columns.planLink.title,
        'Đã ban hành kế hoạch nhưng chưa có đường dẫn để kiểm tra nội dung.',
        'Điền đường dẫn đến văn bản ở cột Link KH.',
      );
  }
  return findings;
}
