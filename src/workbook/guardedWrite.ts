/**
 * Changing cells that people may be typing into. A command reads, reckons, and writes seconds later; whoever typed
 * meanwhile must not lose a word. So right before writing, the very cells are read again: a row is found by what it
 * is about, not by its old number; only a cell that still holds what was seen is written, and no cell between. What
 * cannot be written is left and named. (Google has no compare-and-set: what remains is the moment between that read
 * and the push of the writes. No other call stands between, but for the formats of percentages that may be shares.)
 */
import { isDate } from '../calendar/day.js';
import { columnLetters } from '../cells/a1.js';
import { type CellValue, comparable, isBlank, quoted } from '../cells/value.js';
import type { Sheet } from '../schema/declaration.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from './contents.js';
import type { CellToWrite, WorkbookPort } from './port.js';

/** A cell to change, as it was seen. */
export interface CellChange {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  readonly header: string;
  readonly old: CellValue;
  readonly now: CellValue;
}

/** A change that was not made, and why. */
export interface LeftCell {
  readonly change: CellChange;
  readonly reason: string;
  /** It was Google that did not take it (a protection, a rule of the cell). */
  readonly refused: boolean;
}

const sameValue = (one: CellValue, other: CellValue): boolean =>
  isDate(one) && isDate(other) ? one.getTime() === other.getTime() : one === other;

/** What a row is about: its unique columns, else (a day off, a row that lacks them) all of its values. */
export function rowKey(sheet: Sheet, at: Positions, values: readonly CellValue[]): string {
  const unique = (sheet.unique ?? []).map((key) => comparable(String(values[at.get(key) ?? -1] ?? '')));
  return unique.length > 0 && unique.every((part) => part !== '')
    ? unique.join('|')
    : JSON.stringify(values.filter((value) => !isBlank(value)));
}

/** Rows (0-based) of a sheet by what they are about. */
function rowsByKey(sheet: Sheet, contents: Contents): Map<string, number[]> {
  const at = positions(sheet, contents);
  const rows = new Map<string, number[]>();
  for (let i = FIRST_DATA_ROW - 1; i < contents.values.length; i++) {
    const key = rowKey(sheet, at, contents.values[i]!);
    rows.set(key, [...(rows.get(key) ?? []), i]);
  }
  return rows;
}

/** Tells where a row that was seen at `row` stands now (0-based): there still, or the only one that is about the same. */
export function rowFinder(sheet: Sheet, before: Contents, now: Contents): (row: number) => number | null {
  const at = positions(sheet, before);
  const byKey = rowsByKey(sheet, now);
  return (row) => {
    const rows = byKey.get(rowKey(sheet, at, before.values[row] ?? [])) ?? [];
    if (rows.includes(row)) return row;
    return rows.length === 1 ? rows[0]! : null;
  };
}

const CHANGED = 'Đã thay đổi trong lúc sửa, giữ nguyên';

/** A change, and where its cell stands (1-based). */
type Placed = CellToWrite & { readonly change: CellChange };

/** Looks again: the changes whose cells still hold what was seen, where they stand now, and the rest. */
function lookAgain(
  workbook: WorkbookPort,
  sheet: Sheet,
  before: Contents | undefined,
  wanted: readonly CellChange[],
): { readonly cells: Placed[]; readonly left: LeftCell[] } {
  const now = workbook.read([sheet.title]).get(sheet.title);
  const cells: Placed[] = [];
  const left: LeftCell[] = [];
  const rowNow = before && now ? rowFinder(sheet, before, now) : () => null;
  for (const change of wanted) {
    const row = rowNow(change.row - 1);
    const column = before && now ? columnNow(before, now, change) : null;
    const holds =
      row !== null &&
      column !== null &&
      !now!.formulas[row]?.[column] &&
      sameValue(now!.values[row]?.[column] ?? '', change.old);
    if (holds) cells.push({ row: row + 1, column: column + 1, value: change.now, change });
    else left.push({ change, reason: CHANGED, refused: false });
  }
  return { cells, left };
}

const sameCells = (one: readonly Placed[], other: readonly Placed[]): boolean =>
  one.length === other.length &&
  one.every(({ row, column }, i) => row === other[i]!.row && column === other[i]!.column);

/** The write of these cells, its ranges asked for; null where they can no longer be had. */
function prepared(workbook: WorkbookPort, title: string, cells: readonly Placed[]) {
  try {
    return workbook.cellsWriter(title, cells);
  } catch {
    // The sheet is gone, or has fewer rows: the look that follows tells.
    return null;
  }
}

/** As often it is looked for a moment in which nobody types; after that, what holds is written. */
const LOOKS = 3;

/**
 * Writes what still holds what was seen.
 *
 * @param seen the contents that the changes were reckoned from
 * @returns what was left
 */
export function writeGuarded(
  workbook: WorkbookPort,
  sheets: readonly Sheet[],
  seen: WorkbookContents,
  changes: readonly CellChange[],
): LeftCell[] {
  return sheets.flatMap((sheet) => {
    const wanted = changes.filter((change) => change.sheet === sheet.title);
    return wanted.length === 0 ? [] : writeInto(workbook, sheet, seen.get(sheet.title), wanted);
  });
}

function writeInto(
  workbook: WorkbookPort,
  sheet: Sheet,
  before: Contents | undefined,
  wanted: readonly CellChange[],
): LeftCell[] {
  // Ranges first, where the cells were seen, then the look: after it comes no call but the writes.
  let expected: Placed[] = wanted.map((change) => ({ ...change, value: change.now, change }));
  for (let look = 1; ; look++) {
    const write = prepared(workbook, sheet.title, expected);
    const { cells, left } = lookAgain(workbook, sheet, before, wanted);
    const asExpected = write !== null && sameCells(cells, expected);
    if (!asExpected && look < LOOKS) {
      expected = cells;
      continue;
    }
    const refused = (asExpected ? write : workbook.cellsWriter(sheet.title, cells))();
    return [
      ...left,
      ...refused.map(({ cell, reason }) => ({ change: (cell as Placed).change, reason, refused: true })),
    ];
  }
}

/** Where a column (with its header) stands now, 0-based. */
function columnNow(before: Contents, now: Contents, { column }: CellChange): number | null {
  const header = comparable(String(before.values[0]?.[column - 1] ?? ''));
  const same = (i: number): boolean => comparable(String(now.values[0]?.[i] ?? '')) === header;
  if (same(column - 1)) return column - 1;
  const places = (now.values[0] ?? []).map((_, i) => i).filter(same);
  return places.length === 1 ? places[0]! : null;
}

/** @example leftInWords(left) //=> ['Đã thay đổi trong lúc sửa, giữ nguyên: Nhiệm vụ, dòng 3, Hạn hoàn thành (ô H3)'] */
export const leftInWords = (left: readonly LeftCell[]): string[] =>
  left.map(
    ({ change: { sheet, row, column, header, old }, reason }) =>
      `${reason}: ${sheet}, dòng ${row}, ${header} (ô ${columnLetters(column)}${row}, trước là ${quoted(old)}).`,
  );
