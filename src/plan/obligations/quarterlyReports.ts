/** Quarterly rows: each is to be sent before the day that its period states for the workbook's level. */

import { lastDayBefore } from '../days/dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import type { Plan, QuarterlyRow } from '../model.js';
import { periodInWords } from '../periods/periodCode.js';
import { isSentBack, sendingStanding } from '../reports/returnedReport.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import { heirsOf } from '../succession/passings.js';
import { takenUpRows } from '../succession/takenUpRows.js';
import type { ObligationRule } from './obligation.js';

/** Whether an agency has a part in a task: it leads or supports it, or has taken it over from one that is named. */
export function partIn({
  tasks,
  successions,
}: Pick<Plan, 'tasks' | 'successions'>): (row: Pick<QuarterlyRow, 'agency' | 'task'>) => boolean {
  const parts = new Set(
    tasks.flatMap(({ code, leads, named, supports }) =>
      [...leads, ...supports, ...named.flatMap((agency) => heirsOf({ successions }, code, agency))].map(
        (agency) => `${agency}|${code}`,
      ),
    ),
  );
  return ({ agency, task }) => parts.has(`${agency}|${task}`);
}

/**
 * Whether a row counts: the plan still calls for it, or it was sent when it did. Of an agency that has no part any more a
 * row that was not sent is withdrawn; what stands in it is kept. Rows of closed periods were called for when they were
 * reported, whoever leads the task since.
 */
export function calledFor(
  plan: Pick<Plan, 'tasks' | 'periods' | 'successions'>,
): (row: QuarterlyRow) => boolean {
  const hasPart = partIn(plan);
  const closed = new Set(plan.periods.filter(({ state }) => state === 'Đã chốt').map(({ code }) => code));
  return (row) => closed.has(row.period) || hasPart(row) || (row.sent !== null && !isSentBack(row));
}

/** Whether officials have typed anything into a row. */
export const holdsSomething = ({
  result,
  progress,
  done,
  difficulties,
  proposals,
  sent,
}: QuarterlyRow): boolean =>
  [progress, done, sent].some((one) => one !== null) ||
  [result, difficulties, proposals].some((text) => text.trim() !== '');

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
