/** Assigned tasks: one obligation for each task and each agency that leads it. */
import type { Day } from '../../calendar/day.js';
import type { Plan, QuarterlyRow, Task } from '../model.js';
import type { ObligationRule } from '../obligation.js';
import { SHEET_TITLES } from '../sheetTitles.js';

/** Each agency's newest quarterly row of each task that was not sent back, by `agency|task`. */
function newestRows(plan: Plan): Map<string, QuarterlyRow> {
  const order = new Map(
    [...plan.periods]
      .sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
      .map((period, index) => [period.code, index]),
  );
  const rank = (row: QuarterlyRow): number => order.get(row.period) ?? -1;
  const newest = new Map<string, QuarterlyRow>();
  for (const row of plan.quarterlyRows) {
    if (row.review === 'Trả lại') continue;
    const key = `${row.agency}|${row.task}`;
    const standing = newest.get(key);
    if (!standing || rank(row) >= rank(standing)) newest.set(key, row);
  }
  return newest;
}

export interface Fulfilment {
  readonly done: Day | null;
  readonly progress: number | null;
}

/**
 * How far an agency that leads a task has come with it: what `Nhiệm vụ` says where it leads alone, else what
 * its newest quarterly row says that was not sent back.
 */
export function fulfilmentByLead(plan: Plan): (task: Task, agency: string) => Fulfilment {
  let newest: Map<string, QuarterlyRow> | undefined;
  return (task, agency) => {
    if (task.leads.length === 1) return { done: task.done, progress: task.progress };
    newest ??= newestRows(plan);
    const row = newest.get(`${agency}|${task.code}`);
    return { done: row?.done ?? null, progress: row?.progress ?? null };
  };
}

export const tasks: ObligationRule = (plan) => {
  const fulfilment = fulfilmentByLead(plan);
  return plan.tasks.flatMap((task) =>
    task.leads.map((agency) => ({
      key: `task|${task.code}|${agency}`,
      kind: 'task',
      agency,
      area: task.area,
      component: task.component,
      task: task.code,
      title: task.title,
      period: null,
      settled: false,
      due: task.due,
      ...fulfilment(task, agency),
      source: { sheet: SHEET_TITLES.tasks, row: task.row },
    })),
  );
};
