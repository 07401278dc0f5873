/** Whether an edited cell still is the one that was typed into: Google tells a trigger its place as it was then. */
import { dayFromDate, isDate } from '../../../calendar/day.js';
import { type CellValue, isBlank, numberInCell } from '../../../cells/value.js';

const asText = (value: CellValue | string): string => String(value).normalize('NFC').trim().replace(/^'/, '');

/**
 * Rows that moved between the edit and its trigger show what others typed. Only what cannot be what was typed counts as
 * that: a day is told as its serial number, a number as the cell holds it or as it was written.
 *
 * @param typed as the event tells it; undefined where it tells nothing (several cells, an emptied one)
 * @example holdsTyped('Xong.', 'Xong.') //=> true
 * @example holdsTyped('', 'Xong.') //=> false
 */
export function holdsTyped(stands: CellValue, typed: string | number | undefined): boolean {
  if (typed === undefined) return true;
  if (isBlank(stands)) return asText(typed) === '';
  if (typeof stands === 'string') return asText(stands) === asText(typed);
  const written = numberInCell(typed);
  // Where the zones of spreadsheet and script differ, a day may seem its neighbour.
  if (isDate(stands)) return written === null || Math.abs(Math.floor(written) - dayFromDate(stands)) <= 1;
  return typeof stands !== 'number' || written === null || [written, Number(typed)].includes(stands);
}
