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
function kindInCell(value: CellValue): DayOffKind {
  return kindByText().get(comparable(String(value))) ?? 'Nghỉ lễ';
}

/** Whether `Áp dụng` lets a row count: everything but Không. */
const appliesInCell = (value: CellValue): boolean => comparable(String(value)) !== 'không';

/** Whether the cells are nothing but days, several in a row: a list laid out across, or as a block. */
const isListOfDays = (range: readonly CellValue[][]): boolean =>
  range.some((row) => row.filter((cell) => !isBlank(cell)).length > 1) &&
  range.every((row) => row.every((cell) => isBlank(cell) || dayInCell(cell) !== null));

/**
 * The rows of the range. A row whose day cannot be read (a header, a slip) is passed over: one bad cell in `Ngày nghỉ`
 * must not take every status of the workbook away, and checking the workbook names it.
 */
function listedRows(range: readonly CellValue[][]): ListedDayOff[] {
  if (isListOfDays(range)) {
    return range.flat().flatMap((cell): ListedDayOff[] => {
      const day = isBlank(cell) ? null : dayInCell(cell);
      return day === null ? [] : [{ day, kind: 'Nghỉ lễ', reason: '', applies: true }];
    });
  }
  return range.flatMap(([date = '', kind = '', reason = '', , applies = '']): ListedDayOff[] => {
    const day = isBlank(date) ? null : dayInCell(date);
    if (day === null) return [];
    return [{ day, kind: kindInCell(kind), reason: String(reason), applies: appliesInCell(applies) }];
  });
}

const fingerprint = (range: readonly CellValue[][]): string =>
  range
    .map((row) =>
      row.map((value) => (isDate(value) ? `d${value.getTime()}` : `${typeof value}${value}`)).join('\u0001'),
    )
    .join('\u0002');

/**
 * The working calendar of a `daysOff` argument: one to five columns of `Ngày nghỉ` (date, kind, reason, basis,
 * applies), or days alone, in a column, a row or a block. Left out or empty, the built-in calendar.
 *
 * @throws BadArgument when it is one cell, and no day
 */
export function calendarOf(daysOff: Cells): WorkingCalendar {
  const range: readonly CellValue[][] = Array.isArray(daysOff) ? daysOff : [[daysOff ?? '']];
  if (range.every((row) => row.every(isBlank))) return builtInCalendar();
  const only = range.length === 1 && range[0]!.length === 1 ? range[0]![0]! : null;
  if (only !== null && dayInCell(only) === null)
    throw new BadArgument('daysOff', `daysOff: ${quoted(only)} không phải là ngày.`);
  const key = fingerprint(range);
  const known = calendars.get(key);
  if (known) return known;
  const rows = listedRows(range);
  const calendar = rows.length === 0 ? builtInCalendar() : listedCalendar(rows);
  if (calendars.size >= CALENDARS_KEPT) calendars.delete(calendars.keys().next().value!);
  calendars.set(key, calendar);
  return calendar;
}
