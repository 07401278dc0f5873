/** Reading the header and some rows, again and again in few calls. */
import type { CellValue } from '../../cells/value.js';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** @param row 1-based */
export function rowsReader(sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number, count: number) {
  let ranges: { readonly header: Range; readonly rows: Range | null } | undefined;
  const values = (range: Range | null): CellValue[][] => (range?.getValues() ?? []) as CellValue[][];

  /** The first time: the ranges are asked for. */
  const begin = () => {
    const width = Math.max(sheet.getLastColumn(), 1);
    const header = sheet.getRange(1, 1, 1, width);
    const [titles] = values(header);
    const read = (rows: number) => {
      const range = rows < 1 ? null : sheet.getRange(row, 1, rows, width);
      const lines = values(range);
      ranges = { header, rows: range };
      return { header: titles!, rows: lines };
    };
    for (let rows = count; ; ) {
      try {
        return read(rows);
      } catch (error) {
        // Rows have been deleted, and Google refuses a range that reaches past the last; maybe once more meanwhile.
        const there = Math.min(count, sheet.getMaxRows() - row + 1);
        if (there >= rows) throw error;
        rows = there;
      }
    }
  };
  return () => (ranges ? { header: values(ranges.header)[0]!, rows: values(ranges.rows) } : begin());
}
