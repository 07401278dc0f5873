/** How late things are, in working days, and how that is spread. */
import { addDays } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import type { Assessed } from '../plan/obligations/obligation.js';

/**
 * Working days after the due day: until it was done, or, while it is not, until the as-of day. Null for what is not
 * late, and as long as its lateness is not counted against who took it over; then only the days since are.
 *
 * @example due on 9/6/2023 (a Friday), done on 13/6: 12 and 13 June //=> 2
 */
export function latenessOf(
  { due, done, status, daysLeft, freeUntil }: Assessed,
  calendar: WorkingCalendar,
): number | null {
  const days =
    status === 'Quá hạn'
      ? -daysLeft!
      : status === 'Hoàn thành quá hạn'
        ? calendar.count(addDays(due!, 1), done!)
        : null;
  if (days === null || freeUntil === null) return days;
  const own = freeUntil > due! ? days - calendar.count(addDays(due!, 1), freeUntil) : days;
  return own > 0 ? own : null;
}

/** Upper bounds of the classes in which lateness is counted, in working days; the last is open. */
const BOUNDS = [5, 10, 20, 40, Number.POSITIVE_INFINITY];

export interface LatenessClass {
  /** "Đến 5 ngày", "6-10 ngày", "Trên 40 ngày". */
  readonly title: string;
  readonly doneLate: number;
  readonly overdue: number;
}

export function latenessClasses(
  obligations: readonly Assessed[],
  lateness: ArrayLike<number>,
): LatenessClass[] {
  const classes = BOUNDS.map((to, i) => ({
    title:
      i === 0
        ? `Đến ${to} ngày`
        : to < 1e9
          ? `${BOUNDS[i - 1]! + 1}-${to} ngày`
          : `Trên ${BOUNDS[i - 1]} ngày`,
    doneLate: 0,
    overdue: 0,
  }));
  obligations.forEach(({ status }, i) => {
    const days = lateness[i]!;
    if (days >= 0)
      classes[BOUNDS.findIndex((to) => days <= to)]![status === 'Quá hạn' ? 'overdue' : 'doneLate']++;
  });
  return classes;
}
