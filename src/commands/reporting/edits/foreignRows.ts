/**
 * What is typed into a row that is somebody else's, where neighbours share a block: it goes back to what stood there; where
 * Google does not say what that was, it is noted.
 */
import { type Day, vnDay } from '../../../calendar/day.js';
import { type CellValue, comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { withNoteLine } from '../../../plan/reports/noteLines.js';
import { OWN_PLANS } from '../../../schema/sheets.js';
import { type Edit, writeIntoEdited } from './editedRows.js';
import { isCoordinators, notAnsweredFor } from './typist.js';

/** How the line begins that stands beside what somebody else's people typed. */
export const FOREIGN_NOTE = 'Không phải đơn vị này nhập';

/** @param then what comes of it */
export const foreignNote = (today: Day, then: string): string =>
  `${FOREIGN_NOTE} (${vnDay(today)}): ${then}.`;

/** Prepares putting back what stood in a single cell before; null where Google does not say what that was. */
export function prepareBack({ workbook }: Environment, edit: Edit): (() => void) | null {
  if (edit.before === undefined || edit.rows * edit.columns !== 1) return null;
  const write = workbook.cellsWriter(edit.sheet, [
    { row: edit.row, column: edit.column, value: edit.before },
  ]);
  return () => void write();
}

/** In `KH riêng` only: what is typed into another agency's cell. */
export function judgeOwnPlans(environment: Environment, edit: Edit): void {
  const { workbook } = environment;
  let coordinates: boolean | undefined;
  writeIntoEdited(environment, edit, OWN_PLANS, ({ first, rows, at, cell }) => {
    // A column that officials may write to: the note is made with the rights of whoever typed.
    const column = at.get('product');
    if (column === undefined) return null;
    coordinates ??= isCoordinators(environment);
    if (coordinates) return null;
    const owner = (row: readonly CellValue[]): string => String(cell(row, 'agency')).trim();
    const strangers = notAnsweredFor(environment, rows.map(owner).filter(Boolean));
    if (strangers.size === 0) return null;
    return (
      prepareBack(environment, edit) ??
      workbook.notesWriter(edit.sheet, first, rows.length, [
        {
          column: column + 1,
          change: (note, i) =>
            strangers.has(comparable(owner(rows[i]!)))
              ? withNoteLine(note, FOREIGN_NOTE, foreignNote(environment.today(), 'cần xem lại'))
              : note,
        },
      ])
    );
  });
}
