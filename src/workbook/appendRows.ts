/**
 * Adding rows below what people typed, and losing nothing that anybody types meanwhile, at whichever call.
 *
 * Google has no write that spares what it finds: rows written into the first free row overwrite whoever has just
 * typed there. (`appendRow` is atomic, but one row a call, and it goes below the cells that a formula fills.) So the
 * rows come into the world at the very bottom of the sheet, where until then there was no cell to type into; they
 * are written there in one call, whole; and are then moved, as rows, up to what people typed. Moving is one step of
 * Google's in which every other row makes way with all that stands in it. Whoever cuts this off leaves the rows
 * whole, too far down at worst, and the next run takes them up.
 */
import { type CellValue, isBlank } from '../cells/value.js';
import type { RowToWrite, Sheet } from '../schema/declaration.js';
import { layoutOf } from '../schema/layout.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { type Contents, positions } from './contents.js';
import type { WorkbookPort } from './port.js';
import { writeRows } from './rowWriter.js';

/** Whether people typed anything into each row (0-based): what the computed columns show does not count. */
function filledRows(sheet: Sheet, contents: Contents): boolean[] {
  const at = positions(sheet, contents);
  const computed = new Set(
    Object.entries(sheet.columns).flatMap(([key, column]) =>
      column.type === 'computed' && at.has(key) ? [at.get(key)!] : [],
    ),
  );
  return contents.values.map((line) => line.some((value, i) => !computed.has(i) && !isBlank(value)));
}

/**
 * @param positionOf 0-based position of a declared column of any sheet, for rules that look into other sheets
 * @param isOurs whether a row, read as it stands, is one that this command adds or has added before
 */
export function appendRows<S extends Sheet>(
  workbook: WorkbookPort,
  sheet: S,
  rows: readonly RowToWrite<S>[],
  positionOf: (sheet: string, key: string) => number | undefined,
  isOurs: (values: readonly CellValue[], at: Positions) => boolean,
): void {
  if (rows.length > 0) {
    const standing = workbook.read([sheet.title]).get(sheet.title);
    if (standing && isOfOldMake(sheet, standing)) {
      writeRows(workbook, sheet, positions(sheet, standing), FIRST_DATA_ROW, rows);
      return;
    }
    const first = workbook.growRows(sheet.title, rows.length);
    const { header } = workbook.readRows(sheet.title, 1, 0);
    const at = positions(sheet, { title: sheet.title, values: [header], formulas: [] });
    // Before anything is written: a code is to find its cell formatted as text.
    const keys = Object.keys(sheet.columns).filter((key) => at.has(key));
    workbook.layOutCells(sheet.title, layoutOf(sheet, at, keys, positionOf));
    writeWhole(workbook, sheet, at, first, rows);
    workbook.flush();
  }
  takeUp(workbook, sheet, isOurs);
}

/**
 * An empty sheet that an earlier version set up and that was not brought up yet: its formulas stand in the first data
 * row, which therefore must neither move nor be sorted, and has to be filled where it is.
 */
const isOfOldMake = (sheet: Sheet, contents: Contents): boolean =>
  !filledRows(sheet, contents).includes(true, FIRST_DATA_ROW - 1) &&
  (contents.formulas[FIRST_DATA_ROW - 1] ?? []).some((formula) => formula !== '');

/** One call from the first written column to the last, so that no row is ever there in part. */
function writeWhole<S extends Sheet>(
  workbook: WorkbookPort,
  sheet: S,
  at: Positions,
  first: number,
  rows: readonly RowToWrite<S>[],
): void {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const key of keys)
    if (!sheet.columns[key]) throw new Error(`Trang ${sheet.title} không khai báo cột «${key}».`);
  const byPosition = new Map([...keys].flatMap((key) => (at.has(key) ? [[at.get(key)!, key]] : [])));
  if (byPosition.size === 0) return;
  const from = Math.min(...byPosition.keys());
  const width = Math.max(...byPosition.keys()) - from + 1;
  workbook.write(
    sheet.title,
    first,
    from + 1,
    rows.map((row: Readonly<Record<string, CellValue | undefined>>) =>
      Array.from({ length: width }, (_, i) => row[byPosition.get(from + i) ?? ''] ?? ''),
    ),
  );
}

/** Moves rows of ours that stand apart at the bottom up to what people typed. */
function takeUp(
  workbook: WorkbookPort,
  sheet: Sheet,
  isOurs: (values: readonly CellValue[], at: Positions) => boolean,
): void {
  const contents = workbook.read([sheet.title]).get(sheet.title);
  if (!contents) return;
  const at = positions(sheet, contents);
  const filled = filledRows(sheet, contents);
  const last = filled.lastIndexOf(true);
  if (last < FIRST_DATA_ROW - 1) return;
  const begin = filled.lastIndexOf(false, last) + 1;
  const above = filled.lastIndexOf(true, begin - 1);
  const ours = contents.values.slice(begin, last + 1).some((values) => isOurs(values, at));
  if (!ours || begin === 0 || above === begin - 1 || begin < FIRST_DATA_ROW) return;
  const count = last - begin + 1;
  if (above >= FIRST_DATA_ROW - 1) {
    workbook.moveRows(sheet.title, begin + 1, count, above + 2);
    return;
  }
  if (begin === FIRST_DATA_ROW - 1) return;
  // No row yet. Row 2 stays where it is, because the formulas' ranges begin there; the rows come below it, and as it
  // is empty, it goes to their end by sorting, which also takes along whatever is typed into it meanwhile.
  if (begin > FIRST_DATA_ROW) workbook.moveRows(sheet.title, begin + 1, count, FIRST_DATA_ROW + 1);
  const first = at.get(sheet.unique?.[0] ?? Object.keys(sheet.columns)[0]!);
  if (first !== undefined) workbook.sortBlock(sheet.title, FIRST_DATA_ROW, count + 1, first + 1);
}
