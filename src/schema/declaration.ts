/** How a sheet and its columns are declared. Everything else about a sheet is derived from the declaration. */
import type { Day } from '../calendar/day.js';
import type { CellValue } from '../cells/value.js';
import type { SHEET_TITLES, SheetKey } from '../plan/sheetTitles.js';
import type { SettingKey } from './settings.js';

/** Sheets whose rows have a code that columns of other sheets may name; it stands in their column `code`. */
export type CodedSheet = 'agencies' | 'tasks' | 'periods' | 'indicators';

/** Pixels. Few widths, so that columns side by side take one call; a new column has the narrow one (Google). */
export const WIDTH = { narrow: 100, medium: 170, wide: 300, explanation: 520 } as const;

interface Shown {
  readonly title: string;
  /** Pixels, mostly one of WIDTH. */
  readonly width: number;
  /** Kept out of people's sight: the program's memory of the row. */
  readonly hidden?: true;
}

/** A column that values are put into. Unless it says who does, coordinators do. */
interface Typed extends Shown {
  /** A row without it cannot be used and is named. */
  readonly required?: true;
  /** Officials fill it in; every other column is the coordinators'. */
  readonly officials?: true;
  /** The program writes it: its rule warns and never rejects, because a rule that rejects stops scripts too (Google). */
  readonly program?: true;
}

/** An identifier, kept as text; `codes`: several, separated by ";". `from`: of which sheet's rows. */
export interface CodeColumn extends Typed {
  readonly type: 'code' | 'codes';
  readonly from?: CodedSheet;
}

/** One of a list: `choice` and `area` of the list only; `component` of the row's area, or none of the list. */
export interface ChoiceColumn extends Typed {
  readonly type: 'choice' | 'area' | 'component';
  readonly choices: readonly string[];
  /** Where that sheet stands, its rows are the choices, and these are what stands there at first. */
  readonly listed?: 'kinds';
  /** What a row counts as whose own choice cannot be used: it is named, and not left out. */
  readonly otherwise?: string;
}

/** percent: 0 to 100. figure: a number, or what stands in its place. emails: addresses, separated by ";" or ",". timestamp: written by the program only. */
export interface ValueColumn extends Typed {
  readonly type: 'text' | 'longText' | 'date' | 'timestamp' | 'percent' | 'figure' | 'emails' | 'link';
}

/** One formula in its header cell that spills over the whole column; for people's eyes, never read by the program. */
export interface ComputedColumn extends Shown {
  readonly type: 'computed';
  readonly shows: 'date' | 'status' | 'number' | 'text';
  readonly required?: never;
  readonly officials?: never;
  readonly program?: never;
}

export type Column = CodeColumn | ChoiceColumn | ValueColumn | ComputedColumn;
export type Columns = Readonly<Record<string, Column>>;

export type KeyOf<C extends Columns> = Extract<keyof C, string>;

/** Keys of the columns that have a formula. */
export type ComputedKey<C extends Columns> = {
  [K in KeyOf<C>]: C[K]['type'] extends 'computed' ? K : never;
}[KeyOf<C>];

/** Keys of the columns that values are put into. */
export type TypedKey<C extends Columns> = Exclude<KeyOf<C>, ComputedKey<C>>;

/**
 * Where a formula finds the things it names: each gives A1 text. Columns are whole, the header row with them, so that
 * a row inserted or deleted at the top cannot shift them (`A2:A` becomes `A3:A` when a row is inserted above row 2);
 * what a formula makes of the header row is left out of its result.
 */
export interface FormulaNames<C extends Columns> {
  /** A column of the formula's own sheet: "H1:H". */
  own(key: KeyOf<C>): string;
  /** A column of another sheet: "'Kỳ báo cáo'!A1:A". */
  of<D extends Columns>(sheet: { readonly key: SheetKey; readonly columns: D }, key: KeyOf<D>): string;
  /** Columns of another sheet as one range, in this order wherever they stand: "'Ngày nghỉ'!A1:E", or put together. */
  table<D extends Columns>(
    sheet: { readonly key: SheetKey; readonly columns: D },
    keys: readonly KeyOf<D>[],
  ): string;
  /** Whether that sheet stands: an optional one may not. */
  has(sheet: { readonly key: SheetKey }): boolean;
  /** The value cell of a setting: "'Cấu hình'!$B$9". */
  setting(key: SettingKey): string;
}

/**
 * What a computed column shows in each row, as an array as tall as the sheet; `;` between arguments, no decimal and no
 * array literal (formulas are read in the spreadsheet's locale).
 */
export type Formula<C extends Columns = Columns> = (names: FormulaNames<C>) => string;

/** A sheet as declared: `K` its key, `C` its columns, `R` the column that says whose each row is. */
export interface DeclaredSheet<K extends SheetKey, C extends Columns, R extends KeyOf<C>> {
  readonly key: K;
  readonly title: (typeof SHEET_TITLES)[K];
  /** The program writes it; nobody fills it in. */
  readonly byProgram?: true;
  /** Not made until it is wanted; a workbook that lacks it lacks nothing. */
  readonly optional?: true;
  readonly columns: C;
  /** One for each computed column. */
  readonly formulas: { readonly [P in ComputedKey<C>]: Formula<C> };
  /**
   * The column with the code of the agency whose row it is: its officials' columns are that agency's alone, and whose
   * they are now stands in src/rights/ownRows.ts. A sheet without it is the coordinators', unless that file says more.
   */
  readonly rowsOf?: R;
  /** Columns that together must be unique among the rows. */
  readonly unique?: readonly KeyOf<C>[];
  /** Up to this column the sheet stays where it is while one scrolls to the right: whose row it is, and what for. */
  readonly frozenTo?: KeyOf<C>;
}

/** Any sheet. */
export interface Sheet {
  readonly key: SheetKey;
  readonly title: string;
  readonly byProgram?: true;
  readonly optional?: true;
  readonly columns: Columns;
  readonly formulas: Readonly<Record<string, Formula>>;
  readonly rowsOf?: string;
  readonly unique?: readonly string[];
  readonly frozenTo?: string;
}

type Absent<C extends Column, Blank> = C extends { readonly required: true } ? never : Blank;

type ValueOf<C extends Column> = C extends { readonly type: 'date' }
  ? Day | Absent<C, null>
  : C extends { readonly type: 'percent' | 'area' }
    ? number | null
    : C extends { readonly type: 'figure' }
      ? CellValue
      : C extends { readonly type: 'codes' | 'emails' }
        ? readonly string[]
        : C extends { readonly type: 'choice'; readonly listed: 'kinds' }
          ? string
          : C extends { readonly type: 'choice'; readonly choices: infer Choices extends readonly string[] }
            ? Choices[number] | Absent<C, ''>
            : C extends { readonly type: 'code' | 'component' | 'text' | 'longText' | 'link' }
              ? string
              : never;

/** A row of a sheet as its declaration types it. Computed columns are left out: the program never reads them. */
export type RowOf<S extends Sheet> = {
  readonly [K in keyof S['columns'] as S['columns'][K]['type'] extends 'computed' | 'timestamp'
    ? never
    : K]: ValueOf<S['columns'][K]>;
} & {
  /** 1-based row number in the sheet. */
  readonly row: number;
};

/** Cells of a row to write, by column key; the keys are the sheet's own. */
export type RowToWrite<S extends Sheet> = {
  readonly [K in TypedKey<S['columns']>]?: CellValue;
};

type WritableKey<S extends Sheet> = S extends Sheet ? TypedKey<S['columns']> : never;

/** Rows to write, wherever they come from: one with a key that is not the sheet's does not compile. */
export type RowsToWrite<S extends Sheet, R extends RowToWrite<S>> = readonly (R & {
  readonly [K in Exclude<keyof R, WritableKey<S>>]: never;
})[];
