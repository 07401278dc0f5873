/** What a trigger is to write into the rows of an edit, gathered so that it is made ready in few calls. */
import { cellName } from '../../../cells/a1.js';
import type { CellValue } from '../../../cells/value.js';
import { withNoteLine } from '../../../plan/reports/noteLines.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import type { EditedRows } from './editedRows.js';

type Row = readonly CellValue[];
type Cell = { readonly row: number; readonly column: number };
export type Write = () => void;

export interface RowWrites {
  /** The rows as they will stand. */
  readonly after: CellValue[][];
  add(write: Write): void;
  /** One value into a column, in the rows that are meant. Of two values for a cell the latter stands. */
  put(key: string, value: Date | string, meant: (row: Row) => boolean): void;
  /** A line of one kind into the notes of a column, in the rows that are meant; null takes it out. */
  noteLines(key: string, kind: string, meant: (row: Row) => boolean, line: (row: Row) => string | null): void;
  /** All of it, made ready: after the last of these writes is prepared, writing makes no other call. */
  prepared(): Write[];
}

export function rowWrites(
  workbook: WorkbookPort,
  title: string,
  { first, rows, at }: Pick<EditedRows, 'first' | 'rows' | 'at'>,
): RowWrites {
  const after = rows.map((row) => [...row]);
  const added: Write[] = [];
  const values = new Map<string, { readonly cell: Cell; readonly value: Date | string }>();
  const notes = new Map<string, ((note: string, index: number) => string)[]>();
  return {
    after,
    add: (write) => void added.push(write),
    put(key, value, meant) {
      const column = at.get(key);
      if (column === undefined) return;
      for (const [i, row] of rows.entries())
        if (meant(row)) {
          const cell = { row: first + i, column: column + 1 };
          after[i]![column] = value;
          values.set(cellName(cell), { cell, value });
        }
    },
    noteLines(key, kind, meant, line) {
      if (!at.has(key) || !rows.some(meant)) return;
      notes.set(key, [
        ...(notes.get(key) ?? []),
        (note, i) => (meant(rows[i]!) ? withNoteLine(note, kind, line(rows[i]!)) : note),
      ]);
    },
    prepared() {
      // One stroke for each value, whatever the columns.
      const strokes = [...new Set([...values.values()].map(({ value }) => value))].map((wanted) => {
        const cells = [...values.values()].flatMap(({ cell, value }) => (value === wanted ? [cell] : []));
        return wanted === '' ? workbook.clearer(title, cells) : workbook.filler(title, cells, wanted);
      });
      const noted = workbook.notesWriter(
        title,
        first,
        rows.length,
        [...notes].map(([key, changes]) => ({
          column: at.get(key)! + 1,
          change: (note, i) => changes.reduce((now, change) => change(now, i), note),
        })),
      );
      return [...added, ...strokes, noted].filter((write) => write !== null);
    },
  };
}
