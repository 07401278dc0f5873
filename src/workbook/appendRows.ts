/**
 * Adding rows below what people typed, and losing nothing that anybody types meanwhile, at whichever call.
 *
 * Google has no write that spares what it finds: rows written into the first free row overwrite whoever has just
 * typed there. (`appendRow` is atomic, but one row a call, and it goes below the cells that a formula fills.) So the
 * rows come into the world at the very bottom of the sheet, where until then there was no cell to type into; they
 * are written there in one call, whole; and are then moved, as rows, up to what people typed. Moving is one step of
 * Google's in which every other row makes way with all that stands in it. Whoever cuts this off leaves the rows
 * whole, too far down at worst, and the next run takes them up.
 *
 * Rows are named by their numbers, which change when somebody puts a row in above: in a sheet that is full, its last
 * row then stands where the first new one stood. So the place is looked at again right before it is written to, and
 * what comes in between that look and the write has margins of empty rows to move into, above and below.
 */
import { type CellValue, isBlank } from '../cells/value.js';
import { Refusal } from '../refusal.js';
import type { RowsToWrite, RowToWrite, Sheet } from '../schema/declaration.js';
import { layoutOf } from '../schema/layout.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { type Contents, positions } from './contents.js';
import { rowKey } from './guardedWrite.js';
import type { WorkbookPort } from './port.js';
import { writeRows } from './rowWriter.js';

/** Empty rows left above the new ones: so many may be put in above in the moment of writing. */
const MARGIN = 20;
/** Empty rows left below them: so many may be deleted above in that moment without their place falling off the sheet. */
const MARGIN_BELOW = 5;
/** Times that a place is looked for, while others keep changing it. */
const TRIES = 4;

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
export function appendRows<S extends Sheet, const R extends RowToWrite<S>>(
  workbook: WorkbookPort,
  sheet: S,
  rows: RowsToWrite<S, R>,
  positionOf: (sheet: string, key: string) => number | undefined,
  isOurs: (values: readonly CellValue[], at: Positions) => boolean,
): void {
  if (rows.length > 0) {
    const standing = workbook.read([sheet.title]).get(sheet.title);
    if (standing && isOfOldMake(sheet, standing)) {
      writeRows(workbook, sheet, positions(sheet, standing), FIRST_DATA_ROW, rows);
      return;
    }
    const { first, at } = emptyRows(workbook, sheet, rows.length, positionOf);
    writeWhole(workbook, sheet, at, first, rows);
    workbook.flush();
  }
  takeUp(workbook, sheet, isOurs);
}

/** Makes empty rows at the bottom of a sheet, laid out, and tells the first (1-based) and where the columns stand. */
function emptyRows(
  workbook: WorkbookPort,
  sheet: Sheet,
  count: number,
  positionOf: (sheet: string, key: string) => number | undefined,
): { readonly first: number; readonly at: Positions } {
  for (let tried = 0; tried < TRIES; tried++) {
    const first = workbook.growRows(sheet.title, MARGIN + count + MARGIN_BELOW) + MARGIN;
    const { header } = workbook.readRows(sheet.title, 1, 0);
    const at = positionsUnder(sheet, header);
    // Before anything is written: a code is to find its cell formatted as text.
    const keys = Object.keys(sheet.columns).filter((key) => at.has(key));
    workbook.layOutCells(sheet.title, layoutOf(sheet, at, keys, positionOf));
    const now = workbook.readRows(sheet.title, first, count);
    const untouched =
      now.rows.length === count &&
      JSON.stringify(now.header) === JSON.stringify(header) &&
      !filledRows(sheet, { title: sheet.title, values: [now.header, ...now.rows], formulas: [] }).includes(
        true,
        1,
      );
    if (untouched) return { first, at };
  }
  throw new Refusal(
    `Trang «${sheet.title}» đang có người thêm, xóa dòng hoặc cột nên chưa ghi được dòng mới. Hãy chạy lại.`,
  );
}

const positionsUnder = (sheet: Sheet, header: readonly CellValue[]): Positions =>
  positions(sheet, { title: sheet.title, values: [header], formulas: [] });

/**
 * An empty sheet that an earlier version set up and that was not brought up yet: its formulas stand in the first data
 * row, which therefore must neither move nor be sorted, and has to be filled where it is.
 */
const isOfOldMake = (sheet: Sheet, contents: Contents): boolean =>
  !filledRows(sheet, contents).includes(true, FIRST_DATA_ROW - 1) &&
  (contents.formulas[FIRST_DATA_ROW - 1] ?? []).some((formula) => formula !== '');

/** One call from the first written column to the last, so that no row is ever there in part. */
function writeWhole<S extends Sheet, const R extends RowToWrite<S>>(
  workbook: WorkbookPort,
  sheet: S,
  at: Positions,
  first: number,
  rows: RowsToWrite<S, R>,
): void {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const key of keys)
    if (!sheet.columns[key]) throw new Error(`Trang ${sheet.title} không khai báo cột «${key}».`);
  const byPosition = new Map([...keys].flatMap((key) => (at.has(key) ? [[at.get(key)!, key]] : [])));
  if (byPosition.size === 0)
    throw new Refusal(
      `Trang «${sheet.title}» không còn cột nào để ghi. Chưa ghi dòng nào: hãy chạy lại «Thiết lập bảng tính».`,
    );
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

/** Rows (0-based) that stand apart at the bottom, and the last row above them that is filled. */
interface Apart {
  readonly begin: number;
  readonly count: number;
  readonly above: number;
}

function apart(
  sheet: Sheet,
  contents: Contents,
  isOurs: (values: readonly CellValue[], at: Positions) => boolean,
): Apart | null {
  const at = positions(sheet, contents);
  const filled = filledRows(sheet, contents);
  const last = filled.lastIndexOf(true);
  if (last < FIRST_DATA_ROW - 1) return null;
  const begin = filled.lastIndexOf(false, last) + 1;
  const above = filled.lastIndexOf(true, begin - 1);
  const ours = contents.values.slice(begin, last + 1).some((values) => isOurs(values, at));
  if (!ours || begin === 0 || above === begin - 1 || begin < FIRST_DATA_ROW) return null;
  return { begin, count: last - begin + 1, above };
}

/**
 * Moves rows of ours that stand apart at the bottom up to what people typed, if they still stand there. Should they be
 * pushed on in the very moment of moving, other whole rows move, and the next run goes on.
 */
function takeUp(
  workbook: WorkbookPort,
  sheet: Sheet,
  isOurs: (values: readonly CellValue[], at: Positions) => boolean,
): void {
  for (let tried = 0; tried < TRIES; tried++) {
    const contents = workbook.read([sheet.title]).get(sheet.title);
    const found = contents && apart(sheet, contents, isOurs);
    if (!contents || !found) return;
    const { begin, count } = found;
    const at = positions(sheet, contents);
    // With the row above, which is empty: that one shows that they were not pushed on.
    const seen = contents.values.slice(begin - 1, begin + count).map((row) => rowKey(sheet, at, row));
    const { header, rows } = workbook.readRows(sheet.title, begin, count + 1);
    const columns = positionsUnder(sheet, header);
    const still =
      rows.length === seen.length && rows.every((row, i) => rowKey(sheet, columns, row) === seen[i]);
    if (!still) continue;
    moveUp(workbook, sheet, at, found);
    return;
  }
}

function moveUp(workbook: WorkbookPort, sheet: Sheet, at: Positions, { begin, count, above }: Apart): void {
  if (above >= FIRST_DATA_ROW - 1) {
    workbook.moveRows(sheet.title, begin + 1, count, above + 2);
    return;
  }
  // No row yet. Row 2 stays where it is, because the formulas' ranges begin there; the rows come below it, and as it
  // is empty, it goes to their end by sorting, which also takes along whatever is typed into it meanwhile.
  if (begin > FIRST_DATA_ROW) workbook.moveRows(sheet.title, begin + 1, count, FIRST_DATA_ROW + 1);
  const first = at.get(sheet.unique?.[0] ?? Object.keys(sheet.columns)[0]!);
  if (first !== undefined) workbook.sortBlock(sheet.title, FIRST_DATA_ROW, count + 1, first + 1);
}
