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

/** Whether a row lists its year: swapped days alone do not (31/12/2018 belongs to the swap announced for 2019). */
const listsItsYear = ({ kind }: ListedDayOff): boolean => kind !== 'Nghỉ hoán đổi' && kind !== 'Làm bù';

/** The years whose holidays are listed: for these the rows are the whole calendar. */
export const listedYears = (rows: readonly ListedDayOff[]): ReadonlySet<number> =>
  new Set(rows.filter(listsItsYear).map(({ day }) => yearOf(day)));

/**
 * The calendar that listed rows speak for.
 *
 * In a year that lists a holiday, the rows are the whole calendar: a row taken out makes its day ordinary again. Every
 * other year, whether before, after or between those listed, has the built-in calendar, so that no day is ever reckoned
 * without holidays only because nobody has listed them yet; a row there still holds on its own day.
 */
export function listedCalendar(rows: readonly ListedDayOff[]): WorkingCalendar {
  const years = listedYears(rows);
  const byYear = new Map<number, Map<Day, DayOff>>();
  for (const row of rows) {
    if (!row.applies) continue;
    const year = yearOf(row.day);
    const days = byYear.get(year) ?? new Map<Day, DayOff>();
    byYear.set(year, days);
    const standing = days.get(row.day);
    days.set(row.day, standing ? stronger(standing, row) : row);
  }
  /** Days of a year that is not listed on which a row says that it does not apply: they are ordinary. */
  const struck = new Set(rows.filter(({ applies }) => !applies).map(({ day }) => day));

  const daysOffOfYear: DaysOffOfYear = (year) => {
    const own = byYear.get(year);
    if (years.has(year)) return own ? [...own.values()] : [];
    return [
      ...builtInDaysOff(year).filter(({ day }) => !own?.has(day) && !struck.has(day)),
      ...(own?.values() ?? []),
    ];
  };
  return new WorkingCalendar(daysOffOfYear);
}
