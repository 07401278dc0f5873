/** An agency's own annex, beside the tasks that its plan is to hold: which row is which task, and what it says of it. */
import { type Day, dayFromText } from '../calendar/day.js';
import { quarterOf } from '../plan/days/dueDays.js';
import { compareWithTasks, type StandingTask } from './amendments.js';
import type { AnnexRow } from './readAnnex.js';
import { spoken } from './spelling.js';

/** What a row of the annex says of the task that it is. */
export interface OwnAnnexTask {
  /** 1-based row of the pasted table. */
  readonly source: number;
  readonly title: string;
  /** Code of the task that it is; null where it is none of those required. */
  readonly task: string | null;
  readonly product: string;
  readonly people: string;
  /** 1 to 4, of the plan's year. */
  readonly quarters: readonly number[];
  readonly due: Day | null;
}

const quarterNumber = (day: Day): number => Number(quarterOf(day).slice(-1));

/**
 * The quarters in which something is to be done: those of its milestones, those from its beginning to its end, else that
 * of its last day.
 *
 * @example 'Quý II' //=> [2]; 'Thường xuyên' //=> [1, 2, 3, 4]; 'Tháng 3 - 12' //=> [1, 2, 3, 4]
 */
function quartersOf({ start, due, milestones, cycle }: AnnexRow, year: number): number[] {
  const days = milestones.flatMap((one) => dayFromText(one) ?? []);
  if (days.length > 0) return [...new Set(days.map(quarterNumber))].sort();
  const last = due === null ? null : dayFromText(due);
  if (last === null) return [];
  const begin = start === null ? null : dayFromText(start);
  const from =
    begin !== null && quarterOf(begin).startsWith(String(year))
      ? quarterNumber(begin)
      : cycle === 'once'
        ? quarterNumber(last)
        : 1;
  const to = quarterNumber(last);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/**
 * Matched by the code where the annex states one of ours, then by the title, then by a title alike to 0.75 (capabilities
 * 9); a bare number is the annex's own, and with it alone no row is a task.
 *
 * @param required the tasks that the agency's plan is to hold
 * @param orders the first cell of each row, by its source
 */
export function matchOwnAnnex(
  rows: readonly AnnexRow[],
  required: readonly StandingTask[],
  orders: (source: number) => string,
  year: number,
): OwnAnnexTask[] {
  const annex = rows.filter(({ kind }) => kind === 'task');
  const byCode = new Map(required.map(({ code }) => [spoken(code), code]));
  const matched = new Map<AnnexRow, string>();
  for (const row of annex) {
    const code = byCode.get(spoken(orders(row.source)));
    if (code !== undefined && ![...matched.values()].includes(code)) matched.set(row, code);
  }
  const taken = new Set(matched.values());
  const rest = annex.filter((row) => !matched.has(row));
  const { amendments } = compareWithTasks(
    // Without its number: another task's may be the same.
    rest.map((row) => ({ ...row, code: '' })),
    required.filter(({ code }) => !taken.has(code)),
  );
  const bySource = new Map(
    amendments.flatMap(({ source, state, code }) => (state === 'new' ? [] : [[source, code] as const])),
  );
  return annex.map((row) => ({
    source: row.source,
    title: row.title,
    task: matched.get(row) ?? bySource.get(row.source) ?? null,
    product: row.product,
    people: row.written.leads,
    quarters: quartersOf(row, year),
    due: row.due === null ? null : dayFromText(row.due),
  }));
}
