/** Percentages as Sheets shows them: the number behind "50%" is 0.5, and only the cell's format says so. */
import { isPercentFormat, percentText, UNCLEAR_ONE, WHOLE_FORMAT } from '../../cells/percent.js';
import { type CellValue, comparable } from '../../cells/value.js';
import type { Sheet as DeclaredSheet } from '../../schema/declaration.js';

/** Headers of the columns that hold percentages. */
export const percentHeaders = (sheets: readonly DeclaredSheet[]): ReadonlySet<string> =>
  new Set(
    sheets.flatMap((sheet) =>
      Object.values(sheet.columns).flatMap(({ type, title }) =>
        type === 'percent' || type === 'figure' ? [comparable(title)] : [],
      ),
    ),
  );

/**
 * Puts what a percent format shows in place of the number behind it, in the columns that hold percentages: 0.5 that was
 * typed as "50%" is handed over as "50%", and 1 in a column for whole numbers as what nobody can tell. The formats are asked for only where a number is there that could be meant so.
 */
export function showPercents(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  values: CellValue[][],
  headers: ReadonlySet<string>,
): void {
  for (const [column, header] of (values[0] ?? []).entries()) {
    if (!headers.has(comparable(String(header)))) continue;
    const mayBeShare = (value: CellValue): value is number =>
      typeof value === 'number' && (!Number.isInteger(value) || value === 1);
    if (!values.some((row) => mayBeShare(row[column]!))) continue;
    const formats = sheet.getRange(1, column + 1, values.length, 1).getNumberFormats();
    for (const [i, row] of values.entries()) {
      const value = row[column]!;
      if (!mayBeShare(value)) continue;
      const format = formats[i]![0]!;
      if (isPercentFormat(format)) row[column] = percentText(value);
      else if (value === 1 && format === WHOLE_FORMAT) row[column] = UNCLEAR_ONE;
    }
  }
}
