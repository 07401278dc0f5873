/** What Google keeps of a spreadsheet beyond cells and styles, as it is saved. */
import type { IWorkbookData } from '@univerjs/core';
import type { StoredFilter } from './filter.js';
import type { Rectangle } from './rectangle.js';

/** A raw cell value: dates are serial numbers. */
export type Raw = string | number | boolean;

export interface StoredFormula {
  readonly text: string;
  /** Size of what it shows; 1 × 1 unless it spills. */
  readonly rows: number;
  readonly columns: number;
  readonly error: string | null;
}

export interface StoredValidation extends Rectangle {
  /** null: none, over whatever was set before. */
  readonly rule: StoredRule | null;
}

export type StoredRule = {
  readonly allowInvalid: boolean;
  readonly help?: string;
} & (
  | { readonly rule: 'list'; readonly values: readonly string[] }
  /** `range` is A1 text with its sheet; it follows the cells it names, as a formula does. */
  | { readonly rule: 'range'; readonly range: string }
  | { readonly rule: 'date' }
  | { readonly rule: 'number'; readonly from: number; readonly to: number }
  /** Written for the first cell of the area; further cells see it shifted. */
  | { readonly rule: 'formula'; readonly formula: string }
);

/** What Google keeps of a sheet beyond cells and styles; part of the saved state. */
export interface SheetExtras {
  formulas: Record<string, StoredFormula>;
  notes: Record<string, string>;
  validations: StoredValidation[];
  conditionalRules: unknown[];
  protections: StoredProtection[];
  charts: StoredChart[];
  /** Developer metadata. */
  metadata: Record<string, string>;
  filter: StoredFilter | null;
  /** Merged blocks. */
  merges: Rectangle[];
}

/** A chart that stands over the cells of a sheet. */
export interface StoredChart {
  readonly id: string;
  readonly sheetId: string;
  readonly kind: 'bar';
  /** The cell at its upper left corner. */
  readonly row: number;
  readonly column: number;
  /** The first holds the names. */
  readonly ranges: readonly Rectangle[];
  readonly headers: number;
  readonly title: string;
  readonly colours: readonly string[];
  readonly stacked: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A protected sheet or range: who may edit it beside the owner. */
export interface StoredProtection {
  readonly id: string;
  /** null: the whole sheet. */
  readonly area: Rectangle | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly domainEdit: boolean;
  readonly editors: readonly string[];
  /** Of a protected sheet: ranges that anybody may edit. */
  readonly unprotected: readonly Rectangle[];
}

/** A named range; names differ in more than the case of their letters. */
export interface StoredName {
  readonly name: string;
  readonly sheetId: string;
  readonly area: Rectangle;
}

export interface GridState {
  readonly workbook: IWorkbookData;
  readonly extras: Record<string, SheetExtras>;
  readonly locale: string;
  readonly timeZone: string;
  readonly nextSheetNumber: number;
  /** Named ranges. */
  readonly names?: readonly StoredName[];
  /** Names the script whose functions gave the results that are stored. */
  readonly calculatedBy?: string;
}

/** A new sheet has 1,000 rows and 26 columns. */
export const NEW_ROWS = 1000;
export const NEW_COLUMNS = 26;
/** Google: a spreadsheet has 10 million cells and a sheet 18,278 columns at the most. */
export const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;

export const keyOf = (row: number, column: number): string => `${row},${column}`;

export const placeOfKey = (key: string): [row: number, column: number] =>
  key.split(',').map(Number) as [number, number];

export const emptyExtras = (): SheetExtras => ({
  formulas: {},
  notes: {},
  validations: [],
  conditionalRules: [],
  protections: [],
  charts: [],
  metadata: {},
  filter: null,
  merges: [],
});

/** A new spreadsheet as Google makes it: one empty sheet, in the locale of an American account. */
export function newGridState(): GridState {
  return {
    workbook: {
      id: 'workbook',
      name: 'Bảng tính không có tiêu đề',
      appVersion: '0.25.1',
      locale: 'viVN' as IWorkbookData['locale'],
      styles: {},
      sheetOrder: ['0'],
      sheets: {
        '0': { id: '0', name: 'Sheet1', rowCount: NEW_ROWS, columnCount: NEW_COLUMNS, cellData: {} },
      },
    },
    extras: { '0': emptyExtras() },
    locale: 'en_US',
    timeZone: 'America/Los_Angeles',
    nextSheetNumber: 1,
  };
}
