/** What repairing does about a flaw. */
import type { Sheet } from '../schema/declaration.js';
import type { CellChange } from '../workbook/guardedWrite.js';

/** A computed column whose formula is not what it should be, or is blocked. */
export interface BrokenColumn {
  readonly sheet: Sheet;
  readonly title: string;
  /** 1-based. */
  readonly column: number;
  readonly formula: string;
  /** 1-based row of what is wrong. */
  readonly row: number;
  readonly message: string;
}

/** A sheet or its headers put back. */
export type StructureRepair =
  | { readonly kind: 'renameSheet'; readonly sheet: string; readonly to: string }
  /** The header row (1-based) is not the first. */
  | { readonly kind: 'headerToTop'; readonly sheet: string; readonly row: number }
  /** There is no header row at all: what stands in the first row are data. */
  | { readonly kind: 'insertHeader'; readonly sheet: string }
  /** A header (column 1-based) is put back over its column. */
  | {
      readonly kind: 'restoreHeader';
      readonly sheet: string;
      readonly column: number;
      readonly title: string;
      readonly was: string;
    };

export type Mend =
  | { readonly kind: 'structure'; readonly repair: StructureRepair }
  /** A sheet, a column, a setting, the zone or the locale: set-up adds whatever is missing, all in one go. */
  | { readonly kind: 'setUp' }
  | { readonly kind: 'migration' }
  | { readonly kind: 'layout'; readonly sheet: Sheet; readonly key: string }
  | { readonly kind: 'cells'; readonly changes: readonly CellChange[] }
  | { readonly kind: 'formula'; readonly column: BrokenColumn }
  /** Titles of all tabs as they should stand. */
  | { readonly kind: 'order'; readonly titles: readonly string[] }
  | { readonly kind: 'schedule'; readonly flaw: 'missing' | 'doubled' | 'moved'; readonly hour: number }
  /** Rights are compared by a sample that differs from time to time, and brought up to date by every repair. */
  | { readonly kind: 'rights' }
  /** Rows of an agency and period that do not stand together: title of their sheet. */
  | { readonly kind: 'sortRows'; readonly sheet: string };
