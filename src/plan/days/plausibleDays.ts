/**
 * Which days a plan can speak of. A year typed where a day is wanted becomes a day of 1905, a slip of one digit a day of
 * 2032; nothing is reckoned with either.
 */
import { type Day, dayOf, FIRST_YEAR, LAST_YEAR, vnDay, yearOf } from '../../calendar/day.js';

/** Years around the plan's own that its days may lie in: findings and data of the year before, what is put off. */
const YEARS_BEFORE = 1;
const YEARS_AFTER = 2;

export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The days on which something of a year's plan can fall due.
 *
 * @example dueSpan(2023) // 01/01/2022 to 31/12/2025
 */
export const dueSpan = (year: number): DaySpan => ({
  from: dayOf(year - YEARS_BEFORE, 1, 1),
  to: dayOf(year + YEARS_AFTER, 12, 31),
});

/** The days on which something of it can have happened: the same, and on until today, however late that is. */
export function doingSpan(year: number, today: Day): DaySpan {
  const { from, to } = dueSpan(year);
  return { from, to: Math.max(to, dayOf(yearOf(today), 12, 31)) as Day };
}

/** Days off are listed for many years about the plan's; a list of the last century's is a slip. */
const LISTED_YEARS = 20;

export const listedSpan = (year: number): DaySpan => ({
  from: dayOf(Math.max(year - LISTED_YEARS, FIRST_YEAR), 1, 1),
  to: dayOf(Math.min(year + LISTED_YEARS, LAST_YEAR), 12, 31),
});

export const liesIn = (day: Day, { from, to }: DaySpan): boolean => day >= from && day <= to;

/** The year that somebody typed in place of a day: Sheets takes 2026 for the day with that serial number. */
const yearTypedAsDay = (day: Day): number | null => (day >= FIRST_YEAR && day <= LAST_YEAR ? day : null);

/** What is wrong with a day outside its span. @example for 2026 typed as a day: "… có lẽ đã gõ năm 2026 thay cho ngày" */
export function implausible(day: Day, year: number, { from, to }: DaySpan): string {
  const typed = yearTypedAsDay(day);
  return `Ngày ${vnDay(day)} không thuộc kế hoạch năm ${year} (từ ${vnDay(from)} đến ${vnDay(to)})${
    typed === null ? '' : `; có lẽ đã gõ năm ${typed} thay cho ngày`
  }. Ngày này không được tính.`;
}
