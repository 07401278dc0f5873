/**
 * A share as people type it into a cell that wants 0 to 100. "50", "50%" and "50 %" are fifty per cent, "12,5" is twelve
 * and a half. Nobody can tell what "0,5" is: half a per cent, or a half; it is not taken, unless it says "0,5%".
 */
import { type CellValue, isBlank, numberInCell } from './value.js';

/**
 * What a cell with the number 1 is handed over as where its format says nothing: in a column laid out for whole numbers,
 * as workbooks before version 3 had it, "100%" left 1 behind as "1" did.
 */
export const UNCLEAR_ONE = '1 hay 100%';

export type Share =
  | { readonly is: 'blank' }
  | { readonly is: 'percent'; readonly percent: number }
  /** Between 0 and 1, and no word on which is meant. */
  | { readonly is: 'unclear'; readonly shown: string }
  | { readonly is: 'none' };

/**
 * @example shareInCell('50%') //=> { is: 'percent', percent: 50 }
 * @example shareInCell(0.5) //=> { is: 'unclear', shown: '0,5' }
 * @example shareInCell(120) //=> { is: 'none' }
 */
export function shareInCell(value: CellValue): Share {
  if (isBlank(value)) return { is: 'blank' };
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : value;
  if (text === UNCLEAR_ONE) return { is: 'unclear', shown: '1' };
  const stated = typeof text === 'string' && text.endsWith('%');
  const number = numberInCell(typeof text === 'string' ? text.replace(/\s*%$/, '') : text);
  if (number === null || number < 0 || number > 100) return { is: 'none' };
  if (number > 0 && number < 1 && !stated) return { is: 'unclear', shown: String(number).replace('.', ',') };
  return { is: 'percent', percent: number };
}

/** The format of columns for whole numbers. */
export const WHOLE_FORMAT = '0';

/** Whether a number format shows a share as a percentage. */
export const isPercentFormat = (format: string): boolean => /%/.test(format);

/**
 * A number as a cell of a percent format shows it: typing "50%" leaves 0.5 behind, and the format says that it is fifty.
 *
 * @example percentText(0.5) //=> '50%'
 * @example percentText(0.125) //=> '12,5%'
 */
export const percentText = (value: number): string =>
  `${String(Math.round(value * 1e10) / 1e8).replace('.', ',')}%`;
