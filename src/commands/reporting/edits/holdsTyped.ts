/** Whether an edited cell still is the one that was typed into: Google tells a trigger its place as it was then. */
import { type CellValue, isBlank } from '../../../cells/value.js';

const asText = (value: CellValue | string): string => String(value).normalize('NFC').trim().replace(/^'/, '');

/**
 * Rows that moved between the edit and its trigger show what others typed. Only what cannot be what was typed counts as
 * that: a day is told as a serial number, a share in the words of the locale.
 *
 * @param typed as the event tells it; undefined where it tells nothing (several cells, an emptied one)
 * @example holdsTyped('Xong.', 'Xong.') //=> true
 * @example holdsTyped('', 'Xong.') //=> false
 */
export function holdsTyped(stands: CellValue, typed: string | number | undefined): boolean {
  if (typed === undefined) return true;
  if (isBlank(stands)) return asText(typed) === '';
  if (typeof stands === 'string') return asText(stands) === asText(typed);
  const number = Number(typed);
  return typeof stands !== 'number' || asText(typed) === '' || Number.isNaN(number) || number === stands;
}
