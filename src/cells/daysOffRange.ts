/** The optional `daysOff` argument: a range of `Ngày nghỉ` made into a working calendar, once per content. */

import { isDate } from '../calendar/day.js';
import { DAY_OFF_KINDS, type DayOffKind } from '../calendar/dayOff.js';
import { type ListedDayOff, listedCalendar } from '../calendar/listedCalendar.js';
import { builtInCalendar, type WorkingCalendar } from '../calendar/workingCalendar.js';
import { BadArgument } from './broadcast.js';
import { type Cells, type CellValue, comparable, dayInCell, isBlank, quoted } from './value.js';

/** Calendars kept; one workbook has one `Ngày nghỉ`, a few more serve whoever compares lists. */
const CALENDARS_KEPT = 8;

const calendars = new Map<string, WorkingCalendar>();

const kindByText = (): Map<string, DayOffKind> =>
  new Map(DAY_OFF_KINDS.map((kind) => [comparable(kind), kind]));

/**
 * The kind that a cell names. A kind that is not known, or none, counts as a holiday: whoever lists a day
 * without saying why means that it is off. The workbook check names such rows.
 */
export function kindInCell(value: CellValue): DayOffKind {
  return kindByText().get(comparable(String(value))) ?? 'Nghỉ lễ';
}

/** Whether `Áp dụng` lets a row count: everything but Không. */
export const appliesInCell = (value: CellValue): boolean => comparable(String(value)) !== 'không';

/** A header taken into the range by mistake: a first row whose date cell is a word. */
const isHeader = (index: number, value: CellValue): boolean =>
  index === 0 && typeof value === 'string' && !/\d/.test(value);

function listedRows(range: readonly CellValue[][]): ListedDayOff[] {
  const rows: ListedDayOff[] = [];
  range.forEach(([date = '', kind = '', reason = '', , applies = ''], index) => {
    if (isBlank(date) || isHeader(index, date)) return;
    const day = dayInCell(date);
    if (day === null) {
      throw new BadArgument(
        'daysOff',
        `daysOff: dòng ${index + 1} của vùng, ${quoted(date)} không phải là ngày.`,
      );
    }
    rows.push({ day, kind: kindInCell(kind), reason: String(reason), applies: appliesInCell(applies) });
  });
  return rows;
}

const fingerprint = (range: readonly CellValue[][]): string =>
  range
    .map((row) =>
      row.map((value) => (isDate(value) ? `d${value.getTime()}` : `${typeof value}${value}`)).join('\u0001'),
    )
    .join('\u0002');

/**
 * The working calendar of a `daysOff` argument: one to five columns of `Ngày nghỉ` (date, kind, reason, basis,
 * applies). Left out or empty, the built-in calendar.
 *
 * @throws BadArgument when a row's date cannot be read
 */
export function calendarOf(daysOff: Cells): WorkingCalendar {
  const range: readonly CellValue[][] = Array.isArray(daysOff) ? daysOff : [[daysOff ?? '']];
  if (range.every((row) => isBlank(row[0]))) return builtInCalendar();
  const key = fingerprint(range);
  const known = calendars.get(key);
  if (known) return known;
  const calendar = listedCalendar(listedRows(range));
  if (calendars.size >= CALENDARS_KEPT) calendars.delete(calendars.keys().next().value!);
  calendars.set(key, calendar);
  return calendar;
}
