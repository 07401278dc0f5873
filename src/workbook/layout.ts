/** How a sheet looks and what may be typed into it, derived from its declaration. */
import { STATUSES, type Status } from '../plan/status.js';
import type { Column, Sheet } from './column.js';
import type { Positions } from './contents.js';
import { SHEETS } from './schema.js';

export type Validation =
  | { readonly rule: 'list'; readonly values: readonly string[] }
  | { readonly rule: 'range'; readonly sheet: string; readonly column: number }
  | { readonly rule: 'date' }
  | { readonly rule: 'percent' };

export interface ColumnLayout {
  /** 1-based. */
  readonly column: number;
  readonly title: string;
  readonly width: number;
  readonly format: string;
  readonly wrap: boolean;
  readonly computed: boolean;
  readonly validation: Validation | null;
  readonly help: string;
  readonly colourStatuses: boolean;
}

export interface Layout {
  readonly tabColour: string;
  readonly columns: readonly ColumnLayout[];
}

export const TEXT_FORMAT = '@';
export const DATE_FORMAT = 'dd/MM/yyyy';
export const TIME_FORMAT = 'dd/MM/yyyy HH:mm:ss';

/** Background and text colour of each status: told apart by lightness as well, and legible at 4.5:1. */
export const STATUS_COLOURS: Readonly<
  Record<Status, { readonly background: string; readonly text: string }>
> = {
  [STATUSES[0]]: { background: '#d9ead3', text: '#1b4d1b' },
  [STATUSES[1]]: { background: '#fff2cc', text: '#5f4700' },
  [STATUSES[2]]: { background: '#e8f0fe', text: '#174ea6' },
  [STATUSES[3]]: { background: '#fbbc04', text: '#3c2a00' },
  [STATUSES[4]]: { background: '#b3261e', text: '#ffffff' },
  [STATUSES[5]]: { background: '#eceff1', text: '#37474f' },
};

/** Headers people fill in, and headers of columns the program computes. */
export const HEADER_COLOUR = { typed: '#1a5d4a', computed: '#5f6368', text: '#ffffff' };
const TAB_COLOURS: Readonly<Record<string, string>> = { typed: '#1a5d4a', program: '#5f6368' };

export function formatOf(column: Column): string {
  switch (column.type) {
    case 'date':
      return DATE_FORMAT;
    case 'timestamp':
      return TIME_FORMAT;
    case 'percent':
      return '0';
    case 'computed':
      return column.shows === 'date' ? DATE_FORMAT : column.shows === 'number' ? '0' : 'General';
    default:
      return TEXT_FORMAT;
  }
}

function validationOf(
  column: Column,
  positionOf: (sheet: string, key: string) => number | undefined,
): Validation | null {
  if (column.choices) return { rule: 'list', values: column.choices };
  if (column.type === 'date') return { rule: 'date' };
  if (column.type === 'percent') return { rule: 'percent' };
  if (column.type === 'code' && column.from) {
    const source = SHEETS.find(({ key }) => key === column.from!.sheet)!;
    const position = positionOf(source.title, column.from.key);
    return position === undefined ? null : { rule: 'range', sheet: source.title, column: position + 1 };
  }
  return null;
}

/**
 * The layout of those columns of a sheet whose keys are given (all of them for a new sheet).
 *
 * @param positionOf 0-based position of a declared column of any sheet, for dropdowns from live ranges
 */
export function layoutOf(
  sheet: Sheet,
  at: Positions,
  keys: readonly string[],
  positionOf: (sheet: string, key: string) => number | undefined,
): Layout {
  return {
    tabColour: TAB_COLOURS[sheet.filledBy.startsWith('Chương trình') ? 'program' : 'typed']!,
    columns: keys.map((key) => {
      const column = sheet.columns[key]!;
      return {
        column: at.get(key)! + 1,
        title: column.title,
        width: column.width,
        format: formatOf(column),
        wrap: column.type === 'longText',
        computed: column.type === 'computed',
        validation: validationOf(column, positionOf),
        help: column.help,
        colourStatuses: column.shows === 'status',
      };
    }),
  };
}

/** A1 letters of a 1-based column. @example columnLetters(27) //=> 'AA' */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}
