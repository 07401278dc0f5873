/**
 * The rows of an edit by hand, and writing into them. A trigger comes later than the edit, reads, and writes some calls
 * later still: by then a row may stand elsewhere, and others may have typed into it.
 */
import type { CellValue } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { Sheet } from '../../../schema/declaration.js';
import { FIRST_DATA_ROW, type Positions } from '../../../schema/standing.js';
import { positions } from '../../../workbook/contents.js';
import { rowKey } from '../../../workbook/guardedWrite.js';
import { holdsTyped } from './holdsTyped.js';

/** Cells that were edited, 1-based. */
export interface Edit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** What stood in the cell; left out where several were edited, or Google does not say. */
  readonly before?: string | number;
  /** What was typed; left out where several cells were edited or one was emptied. */
  readonly now?: string | number;
}

type Row = readonly CellValue[];

export interface EditedRows {
  /** Row (1-based) of the first. */
  readonly first: number;
  /** The edited data rows; none where they have moved since. */
  readonly rows: readonly Row[];
  readonly at: Positions;
  /** Whether the edit touched a column. */
  readonly touches: (key: string) => boolean;
  readonly cell: (row: Row, key: string) => CellValue;
}

export const editedRows = (environment: Environment, edit: Edit, sheet: Sheet): EditedRows =>
  editedRowsReader(environment, edit, sheet)();

/** Tells of them as they stand at each call. */
function editedRowsReader({ workbook }: Environment, edit: Edit, sheet: Sheet): () => EditedRows {
  const first = Math.max(edit.row, FIRST_DATA_ROW);
  const count = edit.row + edit.rows - first;
  const read = workbook.rowsReader(edit.sheet, first, Math.max(count, 0));
  return () => editedIn(read(), first, edit, sheet);
}

function editedIn(
  read: ReturnType<Environment['workbook']['readRows']>,
  first: number,
  edit: Edit,
  sheet: Sheet,
): EditedRows {
  const { header } = read;
  const isOne = first === edit.row && edit.rows * edit.columns === 1;
  const rows = isOne && !holdsTyped(read.rows[0]?.[edit.column - 1] ?? '', edit.now) ? [] : read.rows;
  const at = positions(sheet, { title: edit.sheet, values: [header], formulas: [] });
  const touches = (key: string): boolean => {
    const column = (at.get(key) ?? -1) + 1;
    return column >= edit.column && column < edit.column + edit.columns;
  };
  const cell = (row: Row, key: string): CellValue => row[at.get(key) ?? -1] ?? '';
  return { first, rows, at, touches, cell };
}

/** What people typed: computed columns follow when they can. */
function typedCells(sheet: Sheet, { rows, at }: EditedRows): string {
  const computed = new Set(
    Object.entries(sheet.columns).flatMap(([key, { type }]) => (type === 'computed' ? [at.get(key)] : [])),
  );
  return JSON.stringify([[...at], rows.map((row) => row.filter((_, column) => !computed.has(column)))]);
}

const about = (sheet: Sheet, { rows, at }: EditedRows): string =>
  rows.map((row) => rowKey(sheet, at, row)).join('\n');

/** As often a moment is looked for in which nobody types into the same rows. */
const LOOKS = 3;

/**
 * Writes into the rows of an edit. All of it is prepared; then the rows are looked at once more, and only writes follow.
 * Rows that say something else by then are reckoned anew; where they are not the ones that were edited any more, nothing
 * is written.
 *
 * @param prepare makes ready what is to be written into rows as they stand; null: nothing
 */
export function writeIntoEdited(
  environment: Environment,
  edit: Edit,
  sheet: Sheet,
  prepare: (seen: EditedRows) => (() => void) | null,
): void {
  const read = editedRowsReader(environment, edit, sheet);
  let seen = read();
  for (let look = 0; look < LOOKS && seen.rows.length > 0; look++) {
    const write = prepare(seen);
    if (!write) return;
    const now = read();
    if (typedCells(sheet, now) === typedCells(sheet, seen)) {
      write();
      return;
    }
    if (about(sheet, now) !== about(sheet, seen)) return;
    seen = now;
  }
}
