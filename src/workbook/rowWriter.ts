/** Writing rows by column key, wherever the columns stand, without touching any column that is not written. */
import { type CellValue, isBlank } from '../cells/value.js';
import type { RowsToWrite, RowToWrite, Sheet } from '../schema/declaration.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { type Contents, positions } from './contents.js';
import type { WorkbookPort } from './port.js';

/**
 * The first row below everything that people typed, in declared and in added columns alike. What the computed
 * columns show beside empty rows does not count.
 */
export function firstFreeRow(sheet: Sheet, contents: Contents | undefined): number {
  if (!contents) return FIRST_DATA_ROW;
  const at = positions(sheet, contents);
  const computed = new Set(
    Object.entries(sheet.columns).flatMap(([key, column]) =>
      column.type === 'computed' && at.has(key) ? [at.get(key)!] : [],
    ),
  );
  for (let i = contents.values.length - 1; i >= FIRST_DATA_ROW - 1; i--) {
    if (contents.values[i]!.some((value, column) => !computed.has(column) && !isBlank(value))) return i + 2;
  }
  return FIRST_DATA_ROW;
}

/** Writes rows from `firstRow` down: one service call for each run of neighbouring columns. */
export function writeRows<S extends Sheet, const R extends RowToWrite<S>>(
  workbook: WorkbookPort,
  sheet: S,
  at: Positions,
  firstRow: number,
  rows: RowsToWrite<S, R>,
): void {
  for (const write of rowWriters(workbook, sheet, at, firstRow, rows)) write();
}

/** The same, prepared: between a last look at the rows and their writing stands no call but the writes. */
export function rowWriters<S extends Sheet, const R extends RowToWrite<S>>(
  workbook: WorkbookPort,
  sheet: S,
  at: Positions,
  firstRow: number,
  rows: RowsToWrite<S, R>,
): (() => void)[] {
  if (rows.length === 0) return [];
  const written = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const key of written)
    if (!sheet.columns[key]) throw new Error(`Trang ${sheet.title} không khai báo cột «${key}».`);
  const columns = [...written]
    .flatMap((key) => (at.has(key) ? [{ key, position: at.get(key)! }] : []))
    .sort((a, b) => a.position - b.position);
  const writers: (() => void)[] = [];
  for (let start = 0; start < columns.length; ) {
    let end = start + 1;
    while (end < columns.length && columns[end]!.position === columns[end - 1]!.position + 1) end++;
    const run = columns.slice(start, end);
    writers.push(
      workbook.writer(
        sheet.title,
        firstRow,
        run[0]!.position + 1,
        rows.map((row: Readonly<Record<string, CellValue | undefined>>) =>
          run.map(({ key }) => row[key] ?? ''),
        ),
      ),
    );
    start = end;
  }
  return writers;
}
