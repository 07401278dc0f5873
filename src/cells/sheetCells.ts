/** A sheet's whole content as a pure part of the program lays it out; src/google/cells/replaceSheet.ts writes it. */

export interface SheetCells {
  readonly values: readonly (readonly (string | number)[])[];
  /** Number format of every cell. */
  readonly formats: readonly (readonly string[])[];
  /** Pixels of each column. */
  readonly widths: readonly number[];
  /** 1-based rows, for styling. */
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly totalRows: readonly number[];
}
