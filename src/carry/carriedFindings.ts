/** Findings that the next year's workbook goes on with: what is open keeps its day (capabilities §8). */
import type { Day } from '../calendar/day.js';
import type { Plan } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';

export interface CarriedFindings {
  /** 1-based rows that stay: the open ones, what they were first found as, and what looked at them again. */
  readonly rows: ReadonlySet<number>;
  /** Of those the open ones. */
  readonly open: number;
  /** The last day in time by which each row is judged, what was granted heeded. */
  readonly due: ReadonlyMap<number, Day>;
  /** Codes of those that stay. */
  readonly codes: ReadonlySet<string>;
}

/** @example of 34 findings 21 open //=> open: 21, the day of each as it was */
export function carriedFindings(
  { findings }: Pick<Plan, 'findings'>,
  assessed: readonly Assessed[],
): CarriedFindings {
  const own = new Map(
    assessed.flatMap((one) => (one.kind === 'finding' ? [[one.source.row, one] as const] : [])),
  );
  const open = findings.filter(({ row, origin, remedied }) => {
    const one = own.get(row);
    return one ? one.done === null : origin === '' && remedied === null;
  });
  const codes = new Set(open.map(({ code }) => code));
  for (let before = -1; before !== codes.size; ) {
    before = codes.size;
    for (const { code, origin } of findings) {
      if (origin === '') continue;
      if (codes.has(origin)) codes.add(code);
      if (codes.has(code)) codes.add(origin);
    }
  }
  const stay = findings.filter(({ code }) => codes.has(code));
  return {
    rows: new Set(stay.map(({ row }) => row)),
    open: open.length,
    due: new Map(
      stay.flatMap(({ row }) => {
        const due = own.get(row)?.due ?? null;
        return due === null ? [] : [[row, due] as const];
      }),
    ),
    codes,
  };
}
