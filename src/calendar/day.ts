/**
 * Civil days as integers. A Day counts days from 30/12/1899, which is the serial number that Google Sheets
 * itself gives a date, so that no time of day and no time zone can shift a deadline.
 */

declare const dayBrand: unique symbol;

/** A civil day: whole days since 30/12/1899 (Sheets' serial number). 10/03/2023 is 44995. */
export type Day = number & { readonly [dayBrand]: 'Day' };

/** The years the calendar answers for, both included. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

const UNIX_EPOCH_SERIAL = 25569;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * The day of a civil date known to exist (Howard Hinnant's days_from_civil, shifted to Sheets' epoch).
 *
 * @example dayOf(2023, 3, 10) //=> 44995
 */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468 + UNIX_EPOCH_SERIAL) as Day;
}

/** The first and the last day that the calendar answers for: 01/01/1900 and 31/12/2199. */
export const FIRST_DAY = 2 as Day;
export const LAST_DAY = 109574 as Day;

/** Whether the calendar answers for this whole number of days. */
export const isKnownDay = (serial: number): serial is Day =>
  Number.isInteger(serial) && serial >= FIRST_DAY && serial <= LAST_DAY;

/** The civil date of a day. */
export function civilDate(day: Day): CivilDate {
  const z = day - UNIX_EPOCH_SERIAL + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export const yearOf = (day: Day): number => civilDate(day).year;

/**
 * The day of a civil date, or null where there is no such date or it lies outside 1900-2199.
 *
 * @example dayIfReal(2023, 2, 31) //=> null
 */
export function dayIfReal(year: number, month: number, day: number): Day | null {
  const real =
    Number.isInteger(year) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  return real ? dayOf(year, month, day) : null;
}

/** 0 Sunday … 6 Saturday. */
export const weekday = (day: Day): number => (day + 6) % 7;

export const isWeekend = (day: Day): boolean => {
  const sinceSaturday = day % 7;
  return sinceSaturday === 0 || sinceSaturday === 1;
};

export const addDays = (day: Day, days: number): Day => (day + days) as Day;

/** Whether a value is a Date, whichever realm (Apps Script, a vm context, this machine) made it. */
export const isDate = (value: unknown): value is Date =>
  value instanceof Date || Object.prototype.toString.call(value) === '[object Date]';

/**
 * The civil day that a Date shows in the zone this code runs in. Sheets hands a date cell over as local
 * midnight, so the local getters, not the UTC ones, name the day. (getTimezoneOffset would be one call instead
 * of three, but it is cut to whole minutes, and Vietnam was at +7:06:30 until 1911.) NaN for an invalid Date.
 */
export const dayFromDate = (date: Date): Day =>
  dayOf(date.getFullYear(), date.getMonth() + 1, date.getDate());

/** Local midnight of a day in the zone this code runs in: what Sheets wants in a date cell. */
export function dateFromDay(day: Day): Date {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return new Date(year, month - 1, dayOfMonth);
}

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** @example isoDay(44995) //=> '2023-03-10' */
export function isoDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** As officials write it. @example vnDay(44995) //=> '10/03/2023' */
export function vnDay(day: Day): string {
  const { year, month, day: dayOfMonth } = civilDate(day);
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
}

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const VIETNAMESE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/**
 * The day that a text names: ISO (2023-03-10) or as officials write it (10/03/2023, 10-3-2023, 10.3.2023).
 * Null for anything else, impossible dates included.
 *
 * @example dayFromText('31/02/2023') //=> null
 */
export function dayFromText(text: string): Day | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return dayIfReal(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const vietnamese = VIETNAMESE.exec(trimmed);
  return vietnamese ? dayIfReal(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1])) : null;
}
