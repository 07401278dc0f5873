/** Scattered cells written in few calls, and none between them. */
import { columnLetters } from '../../cells/a1.js';
import type { CellValue } from '../../cells/value.js';
import type { CellToWrite, UnwrittenCell } from '../../workbook/port.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Cells of one column that stand together. */
interface Run {
  readonly column: number;
  readonly row: number;
  readonly cells: CellToWrite[];
}

function runsOf(cells: readonly CellToWrite[]): Run[] {
  const runs: Run[] = [];
  for (const cell of [...cells].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = runs[runs.length - 1];
    if (last && last.column === cell.column && last.row + last.cells.length === cell.row)
      last.cells.push(cell);
    else runs.push({ column: cell.column, row: cell.row, cells: [cell] });
  }
  return runs;
}

const nameOf = ({ column, row, cells }: Run): string => {
  const letters = columnLetters(column);
  return cells.length === 1 ? `${letters}${row}` : `${letters}${row}:${letters}${row + cells.length - 1}`;
};

/** Told apart as cells hold them; a Date by its instant. */
const valueKey = (value: CellValue): string =>
  typeof value === 'object' ? `date ${value.getTime()}` : `${typeof value} ${value}`;

/** Range names in one list, so that no address grows without end (a request's size is bounded). */
const NAMES_A_LIST = 500;

/** Cells that are to hold one value, where they do not all stand together. */
function scattered(cells: readonly CellToWrite[]): CellToWrite[][] {
  const byValue = new Map<string, CellToWrite[]>();
  for (const cell of cells) {
    const key = valueKey(cell.value);
    const group = byValue.get(key);
    if (group) group.push(cell);
    else byValue.set(key, [cell]);
  }
  return [...byValue.values()].filter((group) => runsOf(group).length > 1);
}

/** Why Google did not take a value, to people. */
function inWords(message: string): string {
  if (/protected/i.test(message)) return 'Ô được bảo vệ, bạn không sửa được';
  if (/validation/i.test(message)) return 'Trái quy tắc nhập của ô';
  return `Google không ghi được (${message})`;
}

/** A write into cells whose ranges stand ready. */
interface Stroke {
  readonly cells: readonly CellToWrite[];
  readonly write: () => void;
}

/** Makes each write; the cells of one that Google refuses (a rule that rejects, a protected cell) are given back. */
function push(strokes: readonly Stroke[]): UnwrittenCell[] {
  return strokes.flatMap(({ cells, write }) => {
    try {
      // Writing the same once more changes nothing: a service that stumbles is asked again.
      try {
        write();
      } catch {
        write();
      }
      return [];
    } catch (error) {
      const reason = inWords(error instanceof Error ? error.message : String(error));
      return cells.map((cell) => ({ cell, reason }));
    }
  });
}

/**
 * A value that goes into many places in one stroke, all else in one call for each run of neighbours; or every run by
 * itself, where that takes fewer calls. Ranges are asked for now; the writes themselves, without any other call between
 * them, are made by what is given back.
 */
export function cellsWriter(sheet: Sheet, cells: readonly CellToWrite[]): () => UnwrittenCell[] {
  let strokes = scattered(cells);
  const inStrokes = new Set(strokes.flat());
  let runs = runsOf(cells.filter((cell) => !inStrokes.has(cell)));
  const allRuns = runsOf(cells);
  // A list and its stroke are two calls.
  if (allRuns.length <= 2 * strokes.length + runs.length) {
    strokes = [];
    runs = allRuns;
  }
  const prepared: Stroke[] = [];
  for (const group of strokes) {
    const names = runsOf(group);
    for (let at = 0; at < names.length; at += NAMES_A_LIST) {
      const part = names.slice(at, at + NAMES_A_LIST);
      const list = sheet.getRangeList(part.map(nameOf));
      prepared.push({
        cells: part.flatMap((run) => run.cells),
        write: () => list.setValue(group[0]!.value),
      });
    }
  }
  if (runs.length > 0) {
    const ranges = sheet.getRangeList(runs.map(nameOf)).getRanges();
    runs.forEach((run, i) => {
      const values = run.cells.map(({ value }) => [value]);
      prepared.push({ cells: run.cells, write: () => ranges[i]!.setValues(values) });
    });
  }
  return () => push(prepared);
}
