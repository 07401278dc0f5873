/** The days of a year on which reports fall due, as the settings hold them: changed once, used every year. */
import { dayIfReal } from '../../calendar/day.js';

/** A day of the year, as the settings hold it: "10/6". */
export interface DayOfYear {
  readonly day: number;
  readonly month: number;
}

/** "Trước ngày" of a period, to the tracking unit and a level below it. */
export interface ReportRules {
  /** First day of the data of both periodic reports, of the year before. */
  readonly dataFrom: DayOfYear;
  readonly half: { readonly to: DayOfYear; readonly before: DayOfYear; readonly beforeBelow: DayOfYear };
  readonly year: { readonly to: DayOfYear; readonly before: DayOfYear; readonly beforeBelow: DayOfYear };
  /** Day of the month after a quarter. */
  readonly quarter: { readonly before: number; readonly beforeBelow: number };
}

/** The plan of Hưng Yên 2023, III.1.b; quarters before the 15th after their end, by custom. */
export const REPORT_RULES: ReportRules = {
  dataFrom: { day: 1, month: 11 },
  half: { to: { day: 31, month: 5 }, before: { day: 10, month: 6 }, beforeBelow: { day: 5, month: 6 } },
  year: { to: { day: 31, month: 10 }, before: { day: 31, month: 10 }, beforeBelow: { day: 25, month: 10 } },
  quarter: { before: 15, beforeBelow: 15 },
};

/** A year that is no leap year: what is a day in it is one in every year. */
const ANY_YEAR = 2023;

const WRITTEN = /^(?:ngày\s+)?(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})$/iu;

/**
 * A day of every year, as people write it; null for what is none.
 *
 * @example dayOfYearIn('10/6') //=> { day: 10, month: 6 }
 * @example dayOfYearIn('31/6') //=> null
 */
export function dayOfYearIn(text: string): DayOfYear | null {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [day, month] = [Number(found[1]), Number(found[2])];
  return dayIfReal(ANY_YEAR, month, day) === null ? null : { day, month };
}

/** @example dayOfYearText({ day: 10, month: 6 }) //=> '10/6' */
export const dayOfYearText = ({ day, month }: DayOfYear): string => `${day}/${month}`;
