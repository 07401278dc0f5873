/** Changing the notes of columns' cells. */
import { cellName } from '../../cells/a1.js';
import type { NotesToChange } from '../../workbook/port.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Rows that are no longer called for, cells that want a look. */
export const MARK_COLOUR = '#fce8e6';

/** Notes are read and ranges asked for now; the writes, without any other call between them, are made by what is given back; null: none changes. */
export function notesWriter(
  sheet: Sheet,
  row: number,
  count: number,
  columns: readonly NotesToChange[],
): (() => void) | null {
  const changes = columns.flatMap(({ column, change }) => {
    const range = sheet.getRange(row, column, count, 1);
    const before = range.getNotes().map(([note]) => note!);
    const now = before.map(change);
    const cells = now.flatMap((note, i) =>
      note === before[i] ? [] : [{ row: row + i, column, bare: note === '' }],
    );
    return cells.length === 0 ? [] : [{ range, notes: now.map((note) => [note]), cells }];
  });
  if (changes.length === 0) return null;
  const changed = changes.flatMap(({ cells }) => cells);
  const colours = [false, true].flatMap((bare) => {
    const cells = changed.filter((cell) => cell.bare === bare);
    if (cells.length === 0) return [];
    return [{ list: sheet.getRangeList(cells.map(cellName)), colour: bare ? null : MARK_COLOUR }];
  });
  return () => {
    for (const { range, notes } of changes) range.setNotes(notes);
    for (const { list, colour } of colours) list.setBackground(colour);
  };
}
