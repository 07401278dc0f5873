/** Cells and rectangles of cells by their A1 names, as formulas and ranges want them. Rows and columns are 1-based. */

/** Letters of a column. @example columnLetters(27) //=> 'AA' */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** @example cellName({ row: 7, column: 3 }) //=> 'C7' */
export const cellName = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${columnLetters(column)}${row}`;

/** A rectangle of cells; `rows` null reaches to the bottom of the sheet. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number | null;
  readonly columns: number;
}

/**
 * @example rectangleName({ row: 2, column: 6, rows: null, columns: 7 }) //=> 'F2:L'
 * @example rectangleName({ row: 3, column: 1, rows: 2, columns: 2 }) //=> 'A3:B4'
 */
export const rectangleName = ({ row, column, rows, columns }: Rectangle): string =>
  `${cellName({ row, column })}:${columnLetters(column + columns - 1)}${rows === null ? '' : row + rows - 1}`;

/** A column from a row down to the bottom. @example columnFrom(2, 8) //=> 'H2:H' */
export const columnFrom = (row: number, column: number): string =>
  rectangleName({ row, column, rows: null, columns: 1 });

/** A range of another sheet. @example onSheet('Kỳ báo cáo', 'A2:A') //=> "'Kỳ báo cáo'!A2:A" */
export const onSheet = (title: string, range: string): string => `'${title.replace(/'/g, "''")}'!${range}`;
