/** How a sheet looks and what may be typed into it, derived from its declaration. */

import { cellName, columnLetters } from '../cells/a1.js';
import { addressesRule } from '../cells/addresses.js';
import { STATUSES, type Status } from '../plan/obligations/status.js';
import type { Column, Sheet } from './declaration.js';
import { columnHelp, SETTING_HELP } from './help.js';
import { SETTING, type Setting, type SettingKey } from './settings.js';
import { SETTINGS, SHEET } from './sheets.js';
import { FIRST_DATA_ROW, type Positions, type Standing } from './standing.js';

/** What may be typed into a column. A rule that rejects lets nothing else be typed; one that does not only warns. */
export type Validation = { readonly rejects: boolean } & (
  | { readonly rule: 'list'; readonly values: readonly string[] }
  | { readonly rule: 'range'; readonly sheet: string; readonly column: number }
  | { readonly rule: 'date' }
  | { readonly rule: 'number'; readonly from: number; readonly to: number }
  /** Written for the first data row; `words` say what is wanted. */
  | { readonly rule: 'formula'; readonly formula: string; readonly words: string }
);

export interface ColumnLayout {
  /** 1-based. */
  readonly column: number;
  readonly title: string;
  readonly width: number;
  readonly format: string;
  readonly computed: boolean;
  readonly validation: Validation | null;
  readonly help: string;
  readonly colourStatuses: boolean;
  readonly hidden: boolean;
  /** Its cells are not the officials' to fill in, in a sheet where others are. */
  readonly tinted: boolean;
}

export interface Layout {
  readonly tabColour: string;
  /** So many columns from the left stay in sight; 0 leaves it to people. */
  readonly frozenColumns: number;
  readonly columns: readonly ColumnLayout[];
}

export const TEXT_FORMAT = '@';
export const DATE_FORMAT = 'dd/MM/yyyy';
const TIME_FORMAT = 'dd/MM/yyyy HH:mm:ss';

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
/** Ground of cells that officials do not fill in, beside their own. */
export const NOT_OFFICIALS_COLOUR = '#f1f3f4';
const TAB_COLOURS: Readonly<Record<string, string>> = { typed: '#1a5d4a', program: '#5f6368' };

/** Sheets chooses by what is typed. */
export const AUTOMATIC_FORMAT = 'General';

function formatOf(column: Column): string {
  switch (column.type) {
    case 'date':
      return DATE_FORMAT;
    case 'timestamp':
      return TIME_FORMAT;
    case 'percent':
    case 'figure':
      // Left to Sheets: "50%" typed then becomes a percent cell, and its format says what its 0.5 means.
      return AUTOMATIC_FORMAT;
    case 'computed':
      return column.shows === 'date' ? DATE_FORMAT : column.shows === 'number' ? '0' : AUTOMATIC_FORMAT;
    case 'code':
    case 'codes':
    case 'choice':
    case 'area':
    case 'component':
    case 'text':
    case 'longText':
    case 'emails':
    case 'link':
      return TEXT_FORMAT;
  }
}

/** The most characters of a code, of a line of text, and of a longer text. A cell holds 50,000 (Google). */
const LONGEST = { code: 40, text: 500, longText: 5000 };

const atMost = (cell: string, characters: number): Validation => ({
  rule: 'formula',
  formula: `=LEN(${cell})<=${characters}`,
  words: `Nhập tối đa ${characters} ký tự.`,
  rejects: true,
});

const addresses = (cell: string): Validation => ({
  rule: 'formula',
  formula: addressesRule(cell),
  words: 'Nhập địa chỉ email; nhiều địa chỉ thì cách nhau bằng dấu chấm phẩy.',
  rejects: true,
});

/** @param column 1-based */
function validationOf(
  sheet: Sheet,
  key: string,
  column: number,
  positionOf: (sheet: string, key: string) => number | undefined,
): Validation | null {
  const declared = sheet.columns[key]!;
  const letters = columnLetters(column);
  const cell = cellName({ row: FIRST_DATA_ROW, column });
  switch (declared.type) {
    case 'choice': {
      const source = declared.listed && SHEET[declared.listed];
      const position = source && positionOf(source.title, 'name');
      return source && position !== undefined
        ? { rule: 'range', sheet: source.title, column: position + 1, rejects: true }
        : { rule: 'list', values: declared.choices, rejects: true };
    }
    case 'area':
      return { rule: 'list', values: declared.choices, rejects: true };
    case 'component':
      return { rule: 'list', values: declared.choices, rejects: false };
    case 'date':
      return { rule: 'date', rejects: true };
    case 'percent':
      return { rule: 'number', from: 0, to: 100, rejects: true };
    case 'emails':
      return addresses(cell);
    case 'code': {
      if (declared.from) {
        const source = SHEET[declared.from];
        const position = positionOf(source.title, 'code');
        // Codes are matched however they are typed, so an unusual one is only warned of.
        return position === undefined
          ? null
          : { rule: 'range', sheet: source.title, column: position + 1, rejects: false };
      }
      if (sheet.byProgram) return atMost(cell, LONGEST.longText);
      if (sheet.unique?.length !== 1 || sheet.unique[0] !== key) return atMost(cell, LONGEST.code);
      const whole = `$${letters}$${FIRST_DATA_ROW}:$${letters}`;
      return {
        rule: 'formula',
        formula: `=AND(LEN(${cell})<=${LONGEST.code};COUNTIF(${whole};${cell})=1)`,
        words: `Nhập mã chưa có ở dòng nào khác, tối đa ${LONGEST.code} ký tự.`,
        rejects: true,
      };
    }
    case 'codes':
    case 'text':
    case 'link':
      return atMost(cell, sheet.byProgram ? LONGEST.longText : LONGEST.text);
    case 'longText':
      return atMost(cell, LONGEST.longText);
    // What may stand there depends on the row's indicator: the check says it.
    case 'figure':
    case 'timestamp':
    case 'computed':
      return null;
  }
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
  // Where each row is an agency's own: in a sheet of tasks whose row it is depends on who leads it.
  const hasOfficials =
    sheet.rowsOf === 'agency' && Object.values(sheet.columns).some(({ officials }) => officials);
  return {
    tabColour: TAB_COLOURS[sheet.byProgram ? 'program' : 'typed']!,
    frozenColumns: frozenColumns(sheet, at),
    columns: keys.map((key) => {
      const column = sheet.columns[key]!;
      return {
        column: at.get(key)! + 1,
        title: column.title,
        width: column.width,
        format: formatOf(column),
        computed: column.type === 'computed',
        validation: lenient(sheet, column, validationOf(sheet, key, at.get(key)! + 1, positionOf)),
        help: columnHelp(sheet.key, key),
        colourStatuses: column.type === 'computed' && column.shows === 'status',
        hidden: column.hidden === true,
        tinted: !column.officials && hasOfficials,
      };
    }),
  };
}

/** Columns that people have moved far to the right would leave no room to scroll in: then nothing is frozen. */
function frozenColumns({ frozenTo, columns }: Sheet, at: Positions): number {
  if (frozenTo === undefined) return 0;
  const wanted = Object.keys(columns).indexOf(frozenTo) + 1;
  const found = (at.get(frozenTo) ?? -1) + 1;
  return found > wanted ? 0 : found;
}

/** A rule that rejects also rejects what the program writes: on its own sheets and in its own columns rules only warn. */
const lenient = (sheet: Sheet, column: Column, validation: Validation | null): Validation | null =>
  validation && (sheet.byProgram || column.program) ? { ...validation, rejects: false } : validation;

/** One cell of `Cấu hình`: its format and what may be typed into it. */
export interface SettingLayout {
  readonly row: number;
  readonly column: number;
  readonly format: string;
  readonly validation: Validation | null;
  readonly help: string;
}

function validationOfSetting(setting: Setting, cell: string): Validation | null {
  switch (setting.type) {
    case 'choice':
      return { rule: 'list', values: setting.choices, rejects: true };
    case 'date':
      return { rule: 'date', rejects: true };
    case 'count':
      return { rule: 'number', from: setting.least, to: setting.most, rejects: true };
    case 'emails':
      return addresses(cell);
    case 'text':
    case 'counts':
    case 'dayOfYear':
      return atMost(cell, LONGEST.text);
    case 'computed':
      return null;
  }
}

export function layoutOfSettings(
  keys: readonly SettingKey[],
  { positions, settingRows }: Standing,
): SettingLayout[] {
  const column = positions.get(SETTINGS.title)!.get('value')! + 1;
  return keys.map((key) => {
    const setting: Setting = SETTING[key];
    const row = settingRows.get(key)!;
    const number = setting.type === 'count';
    return {
      row,
      column,
      format:
        setting.type === 'date' || setting.type === 'computed' ? DATE_FORMAT : number ? '0' : TEXT_FORMAT,
      validation: validationOfSetting(setting, cellName({ row, column })),
      help: SETTING_HELP[key],
    };
  });
}
