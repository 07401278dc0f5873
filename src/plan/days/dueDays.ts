/** The deadlines that the plan states by rule. */
import { addDays, civilDate, type Day, dayOf } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';

/** Working days within which an agency issues its own plan (plan of Hưng Yên 2023, III.1.a). */
export const DEFAULT_PLAN_DAYS = 15;

/**
 * The last day for an agency's own plan: that many working days after the plan above it was issued, the day
 * of issue left out (Civil Code 2015, art. 147).
 *
 * @example planDue(dayOf(2023, 3, 10), 15, calendar) // 31/03/2023
 */
export const planDue = (issued: Day, days: number, calendar: WorkingCalendar): Day =>
  calendar.add(issued, days);

/**
 * The last day in time for "trước ngày …": the civil day before it, worked or not.
 *
 * @example lastDayBefore(dayOf(2023, 6, 10)) // 09/06/2023
 */
export const lastDayBefore = (before: Day): Day => addDays(before, -1);

/** @example quarterOf(dayOf(2023, 6, 30)) //=> '2023-Q2' */
export function quarterOf(day: Day): string {
  const { year, month } = civilDate(day);
  return `${year}-Q${Math.ceil(month / 3)}`;
}

/** The last day of a day's quarter. @example quarterEnd(dayOf(2023, 5, 4)) // 30/06/2023 */
export function quarterEnd(day: Day): Day {
  const { year, month } = civilDate(day);
  const next = Math.ceil(month / 3) * 3 + 1;
  return addDays(next > 12 ? dayOf(year + 1, 1, 1) : dayOf(year, next, 1), -1);
}
