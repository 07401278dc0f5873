/** A working calendar made of listed rows: what coordinators keep in the sheet `Ngày nghỉ`. */
import { builtInDaysOff } from './builtIn.js';
import { type Day, yearOf } from './day.js';
import type { DayOff } from './dayOff.js';
import { type DaysOffOfYear, isWorked, WorkingCalendar } from './workingCalendar.js';

export interface ListedDayOff extends DayOff {
  /** Whether the row counts (`Áp dụng` is not Không). */
  readonly applies: boolean;
}

/**
 * Of two rows for one day the worked one counts: a deadline is then never later than either row would have it.
 * The workbook check names such pairs.
 */
const stronger = (a: DayOff, b: DayOff): DayOff => (isWorked(b) && !isWorked(a) ? b : a);

/**
 * The calendar that listed rows speak for.
 *
 * From the first to the last year that lists a holiday, the rows are the whole calendar: a row taken out makes
 * its day ordinary again. Outside those years the built-in calendar serves, so that no day is ever reckoned
 * without holidays only because nobody has listed them yet; a row there still holds on its own day. (Swapped
 * days alone do not list a year: 31/12/2018 belongs to the swap announced for 2019.)
 */
export function listedCalendar(rows: readonly ListedDayOff[]): WorkingCalendar {
  const byYear = new Map<number, Map<Day, DayOff>>();
  let firstListed = Number.POSITIVE_INFINITY;
  let lastListed = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const year = yearOf(row.day);
    if (row.kind !== 'Nghỉ hoán đổi' && row.kind !== 'Làm bù') {
      firstListed = Math.min(firstListed, year);
      lastListed = Math.max(lastListed, year);
    }
    const days = byYear.get(year) ?? new Map<Day, DayOff>();
    byYear.set(year, days);
    if (!row.applies) continue;
    const standing = days.get(row.day);
    days.set(row.day, standing ? stronger(standing, row) : row);
  }

  const daysOffOfYear: DaysOffOfYear = (year) => {
    const listed = byYear.get(year);
    if (year >= firstListed && year <= lastListed) return listed ? [...listed.values()] : [];
    if (!listed) return builtInDaysOff(year);
    return [...builtInDaysOff(year).filter((row) => !listed.has(row.day)), ...listed.values()];
  };
  return new WorkingCalendar(daysOffOfYear);
}
