/** Days that cannot be: done before the plan or in the future, due before the start, periods that end before they begin. */
import { type Day, vnDay } from '../../calendar/day.js';
import { isProvince, type Plan } from '../../plan/model.js';
import type { Column, Sheet } from '../../schema/declaration.js';
import { AGENCIES, FINDINGS, PERIODIC, PERIODS, QUARTERLY, SETTINGS, TASKS } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

export function dateProblems(plan: Plan, today: Day): Problem[] {
  const findings: Problem[] = [];
  const issued = plan.settings.planIssued;
  const report = (
    sheet: Sheet,
    row: number,
    column: Column,
    message: string,
    remedy = 'Kiểm tra và sửa lại ngày.',
  ): void => {
    findings.push({
      severity: 'cảnh báo',
      sheet: sheet.title,
      row,
      column: column.title,
      message,
      remedy,
    });
  };
  /** A day of doing: not before a start, not in the future. */
  const doing = (
    sheet: Sheet,
    row: number,
    column: Column,
    day: Day | null,
    start: { readonly day: Day | null; readonly name: string },
  ): void => {
    if (day === null) return;
    if (day > today) report(sheet, row, column, `${vnDay(day)} chưa đến: hôm nay là ${vnDay(today)}.`);
    if (start.day !== null && day < start.day)
      report(sheet, row, column, `${vnDay(day)} trước ${start.name} (${vnDay(start.day)}).`);
  };
  const plansIssue = { day: issued, name: 'ngày ban hành kế hoạch' };

  for (const { row, planIssued } of plan.agencies)
    doing(AGENCIES, row, AGENCIES.columns.planIssued, planIssued, plansIssue);
  for (const { row, due, done } of plan.tasks) {
    doing(TASKS, row, TASKS.columns.done, done, plansIssue);
    if (due !== null && issued !== null && due < issued)
      report(
        TASKS,
        row,
        TASKS.columns.due,
        `Hạn ${vnDay(due)} trước ngày ban hành kế hoạch (${vnDay(issued)}).`,
      );
  }
  const periodByCode = new Map(plan.periods.map((period) => [period.code, period]));
  for (const { row, from, to, before } of plan.periods) {
    if (from !== null && to !== null && to < from)
      report(PERIODS, row, PERIODS.columns.to, `Đến ngày ${vnDay(to)} trước Từ ngày ${vnDay(from)}.`);
    if (from !== null && before !== null && before <= from) {
      const column = isProvince(plan.settings.level)
        ? PERIODS.columns.beforeProvince
        : PERIODS.columns.beforeDistrict;
      report(PERIODS, row, column, `Hạn nộp ${vnDay(before)} không sau Từ ngày ${vnDay(from)}.`);
    }
  }
  for (const { row, period, sent, done } of plan.quarterlyRows) {
    const start = { day: periodByCode.get(period)?.from ?? null, name: `ngày đầu kỳ ${period}` };
    doing(QUARTERLY, row, QUARTERLY.columns.sent, sent, start);
    doing(QUARTERLY, row, QUARTERLY.columns.done, done, plansIssue);
  }
  for (const { row, period, submitted } of plan.periodicRows)
    doing(PERIODIC, row, PERIODIC.columns.submitted, submitted, {
      day: periodByCode.get(period)?.from ?? null,
      name: `ngày đầu kỳ ${period}`,
    });
  for (const { row, due, remedied, inspected } of plan.findings) {
    const start = { day: inspected, name: 'ngày kiểm tra' };
    doing(FINDINGS, row, FINDINGS.columns.remedied, remedied, start);
    if (due !== null && inspected !== null && due < inspected)
      report(
        FINDINGS,
        row,
        FINDINGS.columns.due,
        `Hạn ${vnDay(due)} trước ngày kiểm tra (${vnDay(inspected)}).`,
      );
  }
  return [...findings, ...planNotIssued(plan)];
}

/** Without the day on which the plan was issued, agencies have no day by which to issue theirs. */
export const planNotIssued = ({ settings }: Pick<Plan, 'settings'>): Problem[] =>
  settings.planIssued !== null
    ? []
    : [
        {
          severity: 'cảnh báo',
          sheet: SETTINGS.title,
          row: null,
          column: null,
          message: 'Chưa có Ngày ban hành kế hoạch.',
          remedy: 'Điền ngày ban hành để tính hạn ban hành kế hoạch của các cơ quan.',
        },
      ];
