/** How an obligation goes over from an agency to its successor, and whose it is on a day. */
import { addDays, type Day } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';

/** From a day on an obligation is another's, or nobody's any more. */
export interface Passing {
  readonly on: Day;
  /** Code of who answers for it from then on; null: nobody, what had fallen due before stays where it is. */
  readonly to: string | null;
  /** The obligation's key from then on. */
  readonly key: string;
  /** Whether what had fallen due before goes over as well. */
  readonly overdueToo: boolean;
  /** Until then lateness is not counted against the successor. */
  readonly freeUntil: Day;
}

export const NO_PASSINGS: readonly Passing[] = [];

/** Whose an obligation is on a day, and what became of it on the way. */
export interface Passed {
  readonly agency: string;
  readonly key: string;
  /** Who had it before; null where it never passed. */
  readonly takenFrom: string | null;
  /** The last day of an agency that has ended with it; null where somebody answers for it. */
  readonly concluded: Day | null;
  /** Working days by which it was late already when it passed, and whose they are. */
  readonly lateBefore: { readonly agency: string; readonly days: number } | null;
  /** Until then lateness is not counted against who has it now; null where it never passed. */
  readonly freeUntil: Day | null;
}

/**
 * Where an obligation stands on a day; null where it is nobody's any more.
 *
 * @param due the day by which it is judged
 * @example BQLKCN ends on 30/06, SCT takes over on 01/07 with 10 days; KT09 due 20/06, open: from 01/07 SCT's, 7 working
 * days late before are BQLKCN's, SCT is free until 15/07
 */
export function passedOn(
  {
    agency,
    key,
    passings,
  }: { readonly agency: string; readonly key: string; readonly passings: readonly Passing[] },
  due: Day | null,
  done: Day | null,
  asOf: Day,
  calendar: WorkingCalendar,
): Passed | null {
  let passed: Passed = { agency, key, takenFrom: null, concluded: null, lateBefore: null, freeUntil: null };
  for (const { on, to, key: next, overdueToo, freeUntil } of passings) {
    if (asOf < on || (done !== null && done < on)) break;
    const wasOverdue = due !== null && due < on;
    if (wasOverdue && (to === null || !overdueToo)) return { ...passed, concluded: addDays(on, -1) };
    if (to === null) return null;
    passed = {
      agency: to,
      key: next,
      takenFrom: passed.agency,
      concluded: null,
      lateBefore: wasOverdue
        ? { agency: passed.agency, days: calendar.count(addDays(due, 1), addDays(on, -1)) }
        : passed.lateBefore,
      freeUntil,
    };
  }
  return passed;
}
