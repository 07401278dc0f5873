/** A1 text and coordinates as scripts give them, checked as Google checks them. */
import { parseReference } from '../../formulas/formulaText.js';
import type { Rectangle } from '../../grid/rectangle.js';
import type { Execution } from '../../running/execution.js';

const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** @throws as Google words it */
export function checked(execution: Execution, sheetId: string, area: Rectangle): Rectangle {
  if (area.rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  const { grid } = execution.state;
  if (
    area.row < 0 ||
    area.column < 0 ||
    area.row + area.rows > grid.rowCount(sheetId) ||
    area.column + area.columns > grid.columnCount(sheetId)
  ) {
    throw new Error(OUTSIDE);
  }
  return area;
}

/** The cells that A1 text names in a sheet ("B3", "A2:F", "A:C", "2:5"). */
export function areaOfA1(execution: Execution, sheetId: string, a1: string): Rectangle {
  const { grid } = execution.state;
  const cells = a1.slice(a1.lastIndexOf('!') + 1);
  const lines = /^(\d+):(\d+)$/.exec(cells);
  if (lines)
    return {
      row: Number(lines[1]) - 1,
      column: 0,
      rows: Number(lines[2]) - Number(lines[1]) + 1,
      columns: grid.columnCount(sheetId),
    };
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(cells);
  const reference = parseReference(columns ? `${columns[1]}1:${columns[2]}` : a1);
  if (!reference) throw new Error('Range not found');
  const toRow = reference.toRow ?? grid.rowCount(sheetId) - 1;
  return {
    row: reference.fromRow,
    column: reference.fromColumn,
    rows: toRow - reference.fromRow + 1,
    columns: reference.toColumn - reference.fromColumn + 1,
  };
}
