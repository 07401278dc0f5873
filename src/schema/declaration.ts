/** How a sheet and its columns are declared. Everything else about a sheet is derived from the declaration. */
import type { Day } from '../calendar/day.js';
import type { SheetKey } from '../plan/sheetTitles.js';

/**
 * What a column holds.
 * code: an identifier, kept as text. codes: several, separated by ";". percent: 0 to 100. emails: addresses,
 * separated by ";" or ",". choice: one of a fixed list. component: of the row's area, or none of the list. computed: one custom-function formula in the first data
 * row that spills; for people's eyes, never read by the program.
 */
export type ColumnType =
  | 'code'
  | 'codes'
  | 'text'
  | 'longText'
  | 'date'
  | 'timestamp'
  | 'percent'
  | 'choice'
  | 'area'
  | 'component'
  | 'emails'
  | 'link'
  | 'computed';

/** Where a formula finds the things it names: each gives A1 text for the whole column or the settings cell. */
export interface FormulaNames {
  /** A column of the formula's own sheet, from the first data row down: "H2:H". */
  own(key: string): string;
  /** A column of another sheet: "'Kỳ báo cáo'!A2:A". */
  of(sheet: SheetKey, key: string): string;
  /** Columns of another sheet as one range, in this order wherever they stand: "'Ngày nghỉ'!A2:E", or put together. */
  table(sheet: SheetKey, keys: readonly string[]): string;
  /** The value cell of a setting: "'Cấu hình'!$B$9". */
  setting(key: string): string;
}

export interface Column {
  readonly title: string;
  readonly type: ColumnType;
  /** Pixels. */
  readonly width: number;
  /** A row without it cannot be used and is named. */
  readonly required?: true;
  /** Officials fill it in; every other column is the coordinators'. */
  readonly officials?: true;
  readonly choices?: readonly string[];
  /** The column of another sheet that this one's codes are taken from. */
  readonly from?: { readonly sheet: SheetKey; readonly key: string };
  /** For `computed`: the formula, with `;` between arguments; the type of what it shows. */
  readonly formula?: (names: FormulaNames) => string;
  readonly shows?: 'date' | 'status' | 'number' | 'text';
}

export interface Sheet<C extends Readonly<Record<string, Column>> = Readonly<Record<string, Column>>> {
  readonly key: SheetKey;
  readonly title: string;
  /** The program writes it; nobody fills it in. */
  readonly byProgram?: true;
  readonly columns: C;
  /**
   * The column with the code of the agency whose row it is: its officials' columns are that agency's alone. Without
   * it they are every editor's.
   */
  readonly rowsOf?: string;
  /** Columns that together must be unique among the rows. */
  readonly unique?: readonly string[];
}

type ValueOf<C extends Column> = C['type'] extends 'date'
  ? Day | null
  : C['type'] extends 'percent' | 'area'
    ? number | null
    : C['type'] extends 'codes' | 'emails'
      ? readonly string[]
      : string;

/** A row of a sheet as its declaration types it. Computed columns are left out: the program never reads them. */
export type RowOf<S extends Sheet> = {
  readonly [K in keyof S['columns'] as S['columns'][K]['type'] extends 'computed' | 'timestamp'
    ? never
    : K]: ValueOf<S['columns'][K]>;
} & {
  /** 1-based row number in the sheet. */
  readonly row: number;
};
