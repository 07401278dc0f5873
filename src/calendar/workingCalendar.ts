/**
 * Which days are worked, and the counting of working days in constant time.
 *
 * Beside every day of a window stands the number of working days from the window's start up to it, and beside
 * every number the day it is reached on. The window is built when first needed, in whole years, and doubles
 * when a question falls outside it, so a call about one year pays for a few years and a call about a century
 * pays once.
 */
import { builtInDaysOff } from './builtIn.js';
import {
  addDays,
  type Day,
  dayOf,
  FIRST_DAY,
  FIRST_YEAR,
  isWeekend,
  LAST_DAY,
  LAST_YEAR,
  vnDay,
  yearOf,
} from './day.js';
import type { DayOff } from './dayOff.js';

/** The exceptions (days off, worked weekend days) of a civil year. */
export type DaysOffOfYear = (year: number) => readonly DayOff[];

/** Years kept on either side of a question, so that neighbouring questions do not rebuild the window. */
const MARGIN_YEARS = 1;

/** Whether a row makes its day worked. */
export const isWorked = (row: DayOff): boolean => row.kind === 'Làm bù';

export class WorkingCalendar {
  /** First and last day of the window; empty until the first question. */
  private from = 0;
  private to = -1;
  /** worked[i]: working days in [from, from + i). */
  private worked = new Int32Array(0);
  /** nth[n]: offset from `from` of the (n+1)-th working day of the window. */
  private nth = new Int32Array(0);

  constructor(private readonly daysOffOfYear: DaysOffOfYear) {}

  /** The exception that holds on a day, if any. A worked Saturday is one too: look at its kind. */
  exception(day: Day): DayOff | undefined {
    return this.daysOffOfYear(yearOf(day)).find((row) => row.day === day);
  }

  isWorkingDay(day: Day): boolean {
    this.cover(day, day);
    const i = day - this.from;
    return this.worked[i + 1]! > this.worked[i]!;
  }

  /**
   * Working days from one day to another, both counted; negative when `end` lies before `start`.
   * As NETWORKDAYS counts.
   *
   * @example count(dayOf(2023, 4, 28), dayOf(2023, 5, 4)) //=> 2 (29/4 to 3/5 are off)
   */
  count(start: Day, end: Day): number {
    if (start < this.from || end < this.from || start > this.to || end > this.to) {
      this.cover(start < end ? start : end, start < end ? end : start);
    }
    return start <= end
      ? this.worked[end - this.from + 1]! - this.worked[start - this.from]!
      : this.worked[end - this.from]! - this.worked[start - this.from + 1]!;
  }

  /**
   * The day that is `days` working days after (before, if negative) `start`, which itself is not counted;
   * 0 gives `start`. As WORKDAY moves.
   *
   * @throws RangeError when the answer lies outside 1900-2199
   * @example add(dayOf(2023, 3, 10), 15) // 31/03/2023
   */
  add(start: Day, days: number): Day {
    if (days === 0) return start;
    // Seven calendar days hold at least four working days but around Tết; twice that plus a month is ample.
    const reach = Math.ceil(Math.abs(days) * 1.75) + 31;
    const clamp = (day: number): Day => Math.max(FIRST_DAY, Math.min(LAST_DAY, day)) as Day;
    this.cover(clamp(days > 0 ? start : start - reach), clamp(days > 0 ? start + reach : start));
    for (;;) {
      const rank =
        days > 0 ? this.worked[start - this.from + 1]! + days - 1 : this.worked[start - this.from]! + days;
      if (rank >= 0 && rank < this.nth.length) return addDays(this.from as Day, this.nth[rank]!);
      const exhausted = days > 0 ? this.to === LAST_DAY : this.from === FIRST_DAY;
      if (exhausted) {
        throw new RangeError(
          `${days} ngày làm việc kể từ ${vnDay(start)} nằm ngoài lịch ${FIRST_YEAR}–${LAST_YEAR}`,
        );
      }
      const width = this.to - this.from;
      this.cover(
        clamp(days > 0 ? this.from : this.from - width),
        clamp(days > 0 ? this.to + width : this.to),
      );
    }
  }

  /** Makes the window hold both days. */
  private cover(first: Day, last: Day): void {
    if (first >= this.from && last <= this.to) return;
    const empty = this.to < this.from;
    // Growing doubles, so that a walk outward costs a constant share each step.
    const grown = empty ? 0 : this.to - this.from + 1;
    const low = empty ? first : first < this.from ? Math.min(first, this.from - grown) : this.from;
    const high = empty ? last : last > this.to ? Math.max(last, this.to + grown) : this.to;
    const bounded = (day: number): Day => Math.max(FIRST_DAY, Math.min(LAST_DAY, day)) as Day;
    const firstYear = Math.max(FIRST_YEAR, yearOf(bounded(low)) - MARGIN_YEARS);
    const lastYear = Math.min(LAST_YEAR, yearOf(bounded(high)) + MARGIN_YEARS);
    this.build(firstYear, lastYear);
  }

  private build(firstYear: number, lastYear: number): void {
    const from = dayOf(firstYear, 1, 1);
    const to = dayOf(lastYear, 12, 31);
    const length = to - from + 1;
    const isOff = new Uint8Array(length);
    for (let i = 0; i < length; i++) isOff[i] = isWeekend(addDays(from, i)) ? 1 : 0;
    for (let year = firstYear; year <= lastYear; year++) {
      for (const row of this.daysOffOfYear(year)) isOff[row.day - from] = isWorked(row) ? 0 : 1;
    }
    const worked = new Int32Array(length + 1);
    const nth = new Int32Array(length);
    let total = 0;
    for (let i = 0; i < length; i++) {
      if (isOff[i] === 0) nth[total++] = i;
      worked[i + 1] = total;
    }
    this.from = from;
    this.to = to;
    this.worked = worked;
    this.nth = nth.subarray(0, total);
  }
}

let builtIn: WorkingCalendar | undefined;

/** The calendar of announced days off, and of days off by law where none is announced. */
export function builtInCalendar(): WorkingCalendar {
  builtIn ??= new WorkingCalendar(builtInDaysOff);
  return builtIn;
}
