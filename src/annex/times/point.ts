/** One stated time: a day, a month, a quarter, a half-year, a year. */
import { addDays, type Day, dayIfReal, dayOf } from '../../calendar/day.js';
import { romanNumber } from '../numbering.js';
import { type Pattern, pattern } from '../spelling.js';

/** What a bare number stands for, after "Quý II, IV" or "Tháng 3, 6, 9". */
export type Unit = 'day' | 'month' | 'quarter' | 'half' | 'year';

/** A time without its year filled in. */
export interface Point {
  readonly unit: Unit;
  /** Month 1-12, quarter 1-4, half 1-2; 0 of a year. */
  readonly number: number;
  /** Of a day. */
  readonly dayOfMonth: number | null;
  /** null: not stated. */
  readonly year: number | null;
}

export interface Span {
  readonly first: Day;
  readonly last: Day;
}

const YEAR = String.raw`(?:\s*(?:[/.,-]+|năm)?\s*(?:năm\s*)?(\d{4}|(?<=[/.]\s*)2\d))?`;
const QUARTER = '(iv|iii|ii|i|0?[1-4]|một|hai|ba|bốn|tư)';
const MONTH = '(0?[1-9]|1[0-2]|một|giêng|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười một|mười hai|mười)';

const WORD_NUMBERS: Readonly<Record<string, number>> = {
  một: 1,
  giêng: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
};

const numberOf = (text: string): number =>
  WORD_NUMBERS[text] ?? romanNumber(text.toUpperCase()) ?? Number(text);

/** "26" is 2026. */
const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

type Read = (found: RegExpExecArray) => Point;
const day =
  (d: number, m: number, y: number): Read =>
  (found) => ({
    unit: 'day',
    number: Number(found[m]),
    dayOfMonth: Number(found[d]),
    year: yearOf(found[y]),
  });
const of =
  (unit: Unit): Read =>
  (found) => ({ unit, number: numberOf(found[1]!), dayOfMonth: null, year: yearOf(found[2]) });
const half =
  (number: 1 | 2): Read =>
  (found) => ({ unit: 'half', number, dayOfMonth: null, year: yearOf(found[1]) });

const FORMS: readonly [Pattern, Read][] = [
  [/^(?:ngày )?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$/, day(1, 2, 3)],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, day(3, 2, 1)],
  [/^(?:ngày )?(\d{1,2})\s*\/\s*(\d{1,2})(?: năm (\d{4}))?$/, day(1, 2, 3)],
  [/^ngày (\d{1,2})\s*[.-]\s*(\d{1,2})(?: năm (\d{4}))?$/, day(1, 2, 3)],
  [/^(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?:\s*(?:[/,-]|,? năm)\s*(\d{4}))?$/, day(1, 2, 3)],
  [pattern(`^(?:tháng|t)\\s*\\.?\\s*${MONTH}${YEAR}$`), of('month')],
  [/^(0?[1-9]|1[0-2])\s*[/.-]\s*(\d{4})$/, of('month')],
  [pattern(`^(?:quý|q)\\s*\\.?\\s*(?:thứ )?${QUARTER}${YEAR}$`), of('quarter')],
  [/^(iv|iii|ii|i)\s*[/.-]\s*(\d{4})$/, of('quarter')],
  [pattern(`^(?:0?6|sáu) tháng đầu(?: của)?(?: năm)?${YEAR}$`), half(1)],
  [pattern(`^(?:0?6|sáu) tháng cuối(?: của)?(?: năm)?${YEAR}$`), half(2)],
  [pattern(`^nửa(?: đầu|) năm(?: đầu)?${YEAR}$`), half(1)],
  [pattern(`^nửa cuối(?: của)? năm${YEAR}$`), half(2)],
  [
    /^(?:ít nhất |tối thiểu )?(?:0?1|một) (?:lần|kỳ|đợt|cuộc)\s*(?:\/|mỗi|một|trong)\s*(?:0?1 |một )?năm(?: (\d{4}))?$/,
    (found) => yearPoint(found[1]),
  ],
  [/^(?:(?:cả|trong|hết|toàn) )?(?:năm )?(\d{4})$/, (found) => yearPoint(found[1])],
  [/^(?:cả |trong |hết |toàn |trong cả )?năm(?: nay| kế hoạch)?$/, () => yearPoint(undefined)],
];

const yearPoint = (year: string | undefined): Point => ({
  unit: 'year',
  number: 0,
  dayOfMonth: null,
  year: yearOf(year),
});

const BARE = pattern(`^(?:${QUARTER}|${MONTH})${YEAR}$`);

/** "Hằng quý, 6 tháng, năm": beside other times that come again. */
const HALF_ALONE = pattern('^(?:0?6|sáu) tháng$');

/**
 * The time that a text states, and nothing else; null where it says more or less than that. A bare number is
 * one of what came before it.
 *
 * @param text in the form of `spoken`
 * @example pointIn('quý iv/2026', null) // the fourth quarter of 2026
 * @example pointIn('iv', 'quarter') // the fourth quarter of a year not stated
 */
export function pointIn(text: string, before: Unit | null): Point | null {
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    if (found) return read(found);
  }
  if (before === 'half' && HALF_ALONE.test(text))
    return { unit: 'half', number: 1, dayOfMonth: null, year: null };
  if (before !== 'month' && before !== 'quarter') return null;
  const bare = BARE.exec(text);
  if (!bare) return null;
  const number = numberOf((bare[1] ?? bare[2])!);
  const most = before === 'quarter' ? 4 : 12;
  const roman = romanNumber(text.replace(/\W.*$/, '').toUpperCase()) !== null;
  if (number < 1 || number > most || (roman && before === 'month')) return null;
  return { unit: before, number, dayOfMonth: null, year: yearOf(bare[3]) };
}

/** The same point with its year, where none is stated. */
export const inYear = (point: Point, year: number): Point & { readonly year: number } => ({
  ...point,
  year: point.year ?? year,
});

const monthEnd = (year: number, month: number): Day =>
  addDays(month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1), -1);

/**
 * First and last day of a point; null where there is no such day (31/6).
 *
 * @example spanOf({ unit: 'quarter', number: 2, dayOfMonth: null, year: 2026 }) // 01/04/2026 to 30/06/2026
 */
export function spanOf({ unit, number, dayOfMonth, year }: Point & { readonly year: number }): Span | null {
  if (year < 1900 || year > 2199) return null;
  const months = (first: number, last: number): Span => ({
    first: dayOf(year, first, 1),
    last: monthEnd(year, last),
  });
  switch (unit) {
    case 'day': {
      const only = dayIfReal(year, number, dayOfMonth ?? 0);
      return only === null ? null : { first: only, last: only };
    }
    case 'month':
      return months(number, number);
    case 'quarter':
      return months(number * 3 - 2, number * 3);
    case 'half':
      return months(number * 6 - 5, number * 6);
    case 'year':
      return months(1, 12);
  }
}

/** The last days of a year's four quarters. */
export const quarterEnds = (year: number): Day[] => [3, 6, 9, 12].map((month) => monthEnd(year, month));
