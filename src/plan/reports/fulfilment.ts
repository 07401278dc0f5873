/** How far an agency that leads a task has come with it, of what `Báo cáo quý` and `Nhiệm vụ` say. */
import { type Day, isoDay } from '../../calendar/day.js';
import { quarterOf } from '../days/dueDays.js';
import type { Plan, QuarterlyRow, Task } from '../model.js';
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

export interface MilestoneFulfilment extends Fulfilment {
  /** Last day in time. */
  readonly due: Day;
  /** Tells it from the task's other milestones: its quarter, or its day where a quarter has several. */
  readonly key: string;
}

/**
 * The fulfilment of each milestone of a task by each agency that leads it. The agency's row of the quarter in which a
 * milestone is due speaks for it. What one day is stated for (several milestones of a quarter; in `Nhiệm vụ`, where an
 * agency leads alone, all of them) is done up to the milestone that was next on that day. A row of a quarter without a
 * milestone speaks for the first milestone that is still open. Approved days go before the others, rows that were sent
 * back do not count, and what was done stays done.
 *
 * @example milestones 30/06 and 31/12, row of Q2 done 20/06, row of Q3 done 01/09 //=> done 20/06 and 01/09
 */
export function milestonesByLead(
  plan: Pick<Plan, 'periods' | 'quarterlyRows'>,
): (task: Pick<Task, 'code' | 'leads' | 'done' | 'milestones'>, agency: string) => MilestoneFulfilment[] {
  let rowsByPart: Map<string, QuarterlyRow[]> | undefined;
  return ({ code, leads, done: whole, milestones }, agency) => {
    rowsByPart ??= rowsNewestFirst(plan);
    const rows = rowsByPart.get(`${agency}|${code}`) ?? [];
    const quarters = milestones.map(quarterOf);
    /** A day stated for several milestones, where it is of that one: the one before it was not the next any more. */
    const upTo = (i: number, day: Day | null): Day | null =>
      day === null || i === 0 || day > milestones[i - 1]! ? day : null;
    const fulfilled = milestones.map((due, i): MilestoneFulfilment => {
      const quarter = quarters[i]!;
      const several = quarters.filter((other) => other === quarter).length > 1;
      const own = rows.filter(({ period }) => period === quarter);
      const told = ({ done }: QuarterlyRow): Day | null => upTo(quarters[i - 1] === quarter ? i : 0, done);
      const approved = earliest(own.filter(({ review }) => review === 'Đã duyệt').map(told));
      return {
        due,
        key: several ? isoDay(due) : quarter,
        done: approved ?? earliest([...own.map(told), leads.length === 1 ? upTo(i, whole) : null]),
        progress: own.find(({ progress }) => progress !== null)?.progress ?? null,
      };
    });
    const between = rows.filter(({ period, done }) => done !== null && !quarters.includes(period)).reverse();
    for (const { done } of between) {
      const open = fulfilled.findIndex((milestone) => milestone.done === null);
      if (open >= 0) fulfilled[open] = { ...fulfilled[open]!, done };
    }
    return fulfilled;
  };
}

/** The fulfilment of those who had it one after the other: done on the first day stated, as far as the last one says. */
export function together(first: Fulfilment, heirs: readonly Fulfilment[]): Fulfilment {
  return heirs.reduce(
    (so, next) => ({
      done: so.done === null || (next.done !== null && next.done < so.done) ? next.done : so.done,
      progress: next.progress ?? so.progress,
    }),
    first,
  );
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
