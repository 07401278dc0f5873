/** Cell values as Google Sheets hands them to a script, and their reading as days and numbers. */
import { type Day, dayFromDate, dayFromText, isDate, isKnownDay } from '../calendar/day.js';
import { properText } from './comparable.js';

export { comparable } from './comparable.js';

/** What `getValues` and the arguments of a custom function hold: `''` is an empty cell. */
export type CellValue = string | number | boolean | Date;

/** An argument of a custom function: one cell, a range as rows of cells, or nothing. */
export type Cells = CellValue | CellValue[][] | null | undefined;

/** Empty, or text that shows nothing (a blank typed by mistake, a zero-width one pasted). */
export const isBlank = (value: CellValue | null | undefined): boolean =>
  value === '' ||
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.length < 20 && properText(value) === '') ||
  (typeof value === 'string' && value.trim() === '');

/**
 * The day in a cell: a date cell, ISO or dd/MM/yyyy text, or a serial number. Null when it is none of these,
 * no such date exists, or it lies outside 1900-2199. A time of day is cut off.
 *
 * @example dayInCell('10/03/2023') //=> 44995
 */
export function dayInCell(value: CellValue): Day | null {
  if (isDate(value)) {
    const day = dayFromDate(value);
    return isKnownDay(day) ? day : null;
  }
  if (typeof value === 'number') {
    const day = Math.floor(value);
    return isKnownDay(day) ? day : null;
  }
  return typeof value === 'string' ? dayFromText(properText(value)) : null;
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** As a number is written in Vietnam: a stop between thousands, a comma before decimals. */
const WITH_THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * The number in a cell; text with a decimal comma or point, or with stops between thousands, is read too. Null for
 * anything else.
 *
 * @example numberInCell('12,5') //=> 12.5
 * @example numberInCell('1.000') //=> 1000
 */
export function numberInCell(value: CellValue): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = properText(value);
  if (WITH_THOUSANDS.test(text)) return Number(text.replace(/\./g, '').replace(',', '.'));
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : null;
}

/** A value as its cell shows it: what is true or false in capitals. */
export const asShown = (value: CellValue): CellValue =>
  typeof value === 'boolean' ? String(value).toUpperCase() : value;

/** A value quoted for a message, short enough to read. */
export function quoted(value: CellValue): string {
  if (isDate(value)) return `«${value.getDate()}/${value.getMonth() + 1}/${value.getFullYear()}»`;
  const text = String(value).replace(/\s+/g, ' ').trim();
  return `«${text.length > 60 ? `${text.slice(0, 57)}…` : text}»`;
}
