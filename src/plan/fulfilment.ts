/** How far an agency that leads a task has come with it, of what `Báo cáo quý` and `Nhiệm vụ` say. */
import type { Day } from '../calendar/day.js';
import type { Plan, QuarterlyRow, Task } from './model.js';
import { isSentBack } from './returnedReport.js';

export interface Fulfilment {
  /** Day of completion; null while it is not. */
  readonly done: Day | null;
  /** Percent, 0 to 100. */
  readonly progress: number | null;
}

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce<Day | null>(
    (first, day) => (day === null || (first !== null && first <= day) ? first : day),
    null,
  );

/**
 * The fulfilment of each task by each agency that leads it. A completion stays: it is the earliest day stated in the
 * agency's rows of that task, whatever period they are of, and a later row that says nothing takes nothing away. Rows
 * that were approved go before the others, rows that were sent back do not count. `Nhiệm vụ` speaks for an agency that
 * leads alone; where several lead, one of them cannot speak there for all. Progress is what the newest row with a number
 * says.
 *
 * @example rows of NV02 by SNV: Q1 blank, Q2 done 05/07 at 100 %, Q3 just opened //=> { done: 05/07, progress: 100 }
 */
export function fulfilmentByLead(
  plan: Pick<Plan, 'periods' | 'quarterlyRows'>,
): (task: Pick<Task, 'code' | 'leads' | 'done' | 'progress'>, agency: string) => Fulfilment {
  let rowsByPart: Map<string, QuarterlyRow[]> | undefined;
  return (task, agency) => {
    rowsByPart ??= rowsNewestFirst(plan);
    const rows = rowsByPart.get(`${agency}|${task.code}`) ?? [];
    const alone = task.leads.length === 1;
    const approved = earliest(rows.filter(({ review }) => review === 'Đã duyệt').map(({ done }) => done));
    const done = approved ?? earliest([...rows.map((row) => row.done), alone ? task.done : null]);
    const reported = rows.find(({ progress }) => progress !== null)?.progress ?? null;
    return { done, progress: (alone ? task.progress : null) ?? reported };
  };
}

/** Rows that were not sent back, by `agency|task`, those of the newest period first. */
function rowsNewestFirst({
  periods,
  quarterlyRows,
}: Pick<Plan, 'periods' | 'quarterlyRows'>): Map<string, QuarterlyRow[]> {
  const begin = new Map(periods.map(({ code, from, to }) => [code, from ?? to ?? 0]));
  const parts = new Map<string, QuarterlyRow[]>();
  for (const row of quarterlyRows) {
    if (isSentBack(row)) continue;
    const key = `${row.agency}|${row.task}`;
    const rows = parts.get(key);
    if (rows) rows.push(row);
    else parts.set(key, [row]);
  }
  for (const rows of parts.values())
    rows.sort((a, b) => (begin.get(b.period) ?? 0) - (begin.get(a.period) ?? 0) || b.row - a.row);
  return parts;
}
