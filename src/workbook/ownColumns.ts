/**
 * Columns that only the program writes into: each is written as one block, however scattered what changes in it. The rows
 * around are people's, who put some in, delete and sort them: so the very cells are looked at again right before.
 */
import type { CellValue } from '../cells/value.js';
import type { Sheet } from '../schema/declaration.js';
import { FIRST_DATA_ROW, HEADER_ROW, type Positions } from '../schema/standing.js';
import { type Contents, positions } from './contents.js';
import { rowKey } from './guardedWrite.js';
import type { WorkbookPort } from './port.js';

/** As often a moment is looked for in which no row moves. */
const LOOKS = 4;

/**
 * @param keys columns that are the program's own
 * @param wanted what the cells of a row are to say; null, or without a key: what they say
 * @returns false: rows kept moving, and nothing was written
 */
export function rewriteColumns<K extends string>(
  workbook: WorkbookPort,
  sheet: Sheet,
  keys: readonly K[],
  wanted: (line: readonly CellValue[], at: Positions) => Readonly<Partial<Record<K, CellValue>>> | null,
): boolean {
  let seen = workbook.read([sheet.title]).get(sheet.title);
  for (let look = 0; seen && look < LOOKS; look++) {
    const at = positions(sheet, seen);
    const lines = seen.values.slice(HEADER_ROW);
    const rows = lines.map((line) => wanted(line, at));
    const writes = keys.flatMap((key) => {
      const column = at.get(key);
      if (column === undefined) return [];
      const said = lines.map((line) => line[column] ?? '');
      const now = said.map((value, i) => rows[i]?.[key] ?? value);
      const differs = now.map((value, i) => value !== said[i]);
      const first = differs.indexOf(true);
      if (first < 0) return [];
      const block = now.slice(first, differs.lastIndexOf(true) + 1).map((value) => [value]);
      return [workbook.writer(sheet.title, FIRST_DATA_ROW + first, column + 1, block)];
    });
    if (writes.length === 0) return true;
    const now = workbook.read([sheet.title]).get(sheet.title);
    if (now && standing(sheet, keys, now) === standing(sheet, keys, seen)) {
      for (const write of writes) write();
      // Nothing waits to be pushed while rows may move.
      workbook.flush();
      return true;
    }
    seen = now;
  }
  return false;
}

/** Which row stands where, and what its cells say. */
function standing(sheet: Sheet, keys: readonly string[], contents: Contents): string {
  const at = positions(sheet, contents);
  return JSON.stringify([
    [...at],
    contents.values
      .slice(HEADER_ROW)
      .map((line) => [rowKey(sheet, at, line), ...keys.map((key) => line[at.get(key) ?? -1])]),
  ]);
}
