/** The six statuses of a deadline, and the working days that are left of it. */
import { addDays, type Day } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';

export const STATUSES = [
  'Hoàn thành đúng hạn',
  'Hoàn thành quá hạn',
  'Trong hạn',
  'Sắp đến hạn',
  'Quá hạn',
  'Chưa có hạn',
] as const;

export type Status = (typeof STATUSES)[number];

/** What each status says of its deadline: kept or missed for good, missed and still open, or open. */
export const STANDING: Readonly<Record<Status, 'kept' | 'late' | 'overdue' | 'open'>> = {
  'Hoàn thành đúng hạn': 'kept',
  'Hoàn thành quá hạn': 'late',
  'Trong hạn': 'open',
  'Sắp đến hạn': 'open',
  'Quá hạn': 'overdue',
  'Chưa có hạn': 'open',
};

/** Whether nothing is left to do. */
export const isDone = (status: Status): boolean => STANDING[status] === 'kept' || STANDING[status] === 'late';

/** Working days before the due day from which a deadline counts as near, unless the settings say otherwise. */
export const DEFAULT_SOON = 5;

/**
 * Working days from the day after `asOf` to `due`; negative when `due` has passed, by the working days from
 * the day after it to `asOf`. A term in working days leaves out its first day (Civil Code 2015, art. 147).
 *
 * @example daysLeft(dayOf(2023, 6, 9), dayOf(2023, 6, 8), calendar) //=> 1
 */
export function daysLeft(due: Day, asOf: Day, calendar: WorkingCalendar): number {
  if (due === asOf) return 0;
  return due > asOf ? calendar.count(addDays(asOf, 1), due) : 0 - calendar.count(addDays(due, 1), asOf);
}

/**
 * The status on a day. `due` is the last day in time; `soon` is in working days.
 *
 * @example statusOn(dayOf(2023, 6, 9), null, dayOf(2023, 6, 8), 5, calendar) //=> 'Sắp đến hạn'
 */
export function statusOn(
  due: Day | null,
  done: Day | null,
  asOf: Day,
  soon: number,
  calendar: WorkingCalendar,
): Status {
  if (due === null) return 'Chưa có hạn';
  if (done !== null) return done <= due ? 'Hoàn thành đúng hạn' : 'Hoàn thành quá hạn';
  if (asOf > due) return 'Quá hạn';
  return daysLeft(due, asOf, calendar) <= soon ? 'Sắp đến hạn' : 'Trong hạn';
}
