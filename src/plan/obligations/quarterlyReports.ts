/** Quarterly rows: each is to be sent before the day that its period states for the workbook's level. */

import { lastDayBefore } from '../dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import type { Plan, QuarterlyRow } from '../model.js';
import type { ObligationRule } from '../obligation.js';
import { periodInWords } from '../periods/periodCode.js';
import { sendingStanding } from '../reports/returnedReport.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import { heirsOf } from '../succession/passings.js';
import { takenUpRows } from '../succession/takenUpRows.js';

/**
 * Whether the plan still calls for a row: its agency leads or supports its task. Rows of closed periods were called for
 * when they were reported, whoever leads the task since.
 */
export function calledFor({
  tasks,
  periods,
  successions,
}: Pick<Plan, 'tasks' | 'periods' | 'successions'>): (row: QuarterlyRow) => boolean {
  const parts = new Map(
    tasks.map(({ code, leads, named, supports }) => [
      code,
      new Set([...leads, ...supports, ...named.flatMap((agency) => heirsOf({ successions }, code, agency))]),
    ]),
  );
  const closed = new Set(periods.filter(({ state }) => state === 'Đã chốt').map(({ code }) => code));
  return ({ agency, task, period }) => closed.has(period) || parts.get(task)?.has(agency) === true;
}

export const quarterlyReports: ObligationRule = (plan) => {
  const { periods, tasks, quarterlyRows, settings, calendar } = plan;
  const grants = grantsOf(plan.extensions);
  const periodByCode = new Map(periods.map((period) => [period.code, period]));
  const taskByCode = new Map(tasks.map((task) => [task.code, task]));
  const rows = quarterlyRows.filter(calledFor(plan));
  const { takenUp, later } = takenUpRows(plan, rows);
  return rows.flatMap((first) => {
    // Speaks for itself no more: it is what became of another row, and one deadline with it.
    if (later.has(first)) return [];
    const period = periodByCode.get(first.period);
    const before = period?.before ?? null;
    const task = taskByCode.get(first.task);
    const standingOf = (row: QuarterlyRow) =>
      sendingStanding(row, before === null ? null : lastDayBefore(before), settings.correctionDays, calendar);
    const sent = standingOf(first);
    // What the old agency sent is sent; else its successor's row counts.
    const row = sent.done === null ? (takenUp.get(first) ?? first) : first;
    const standing = row === first ? sent : standingOf(row);
    const title = task?.title ?? row.title;
    const returned = row.remark ? `trả lại: «${row.remark}»` : 'trả lại';
    return {
      key: `quarterly|${first.period}|${first.agency}|${first.task}`,
      kind: 'quarterly',
      agency: first.agency,
      area: task?.area ?? 0,
      component: task?.component ?? '',
      task: row.task,
      title: `Báo cáo ${periodInWords(row.period)}${standing.open ? ` (${returned})` : ''}: ${title}`,
      period: row.period,
      settled: row.review === 'Đã duyệt' || period?.state === 'Đã chốt',
      due: standing.due,
      passings: NO_PASSINGS,
      grants: grants('report', first.task, first.period, first.agency),
      done: standing.done,
      progress: row.progress,
      returned: standing.open ? row.returned : null,
      source: { sheet: SHEET_TITLES.quarterly, row: row.row },
    };
  });
};
