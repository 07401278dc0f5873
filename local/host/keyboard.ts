/** The person at the keyboard: what people do in the grid itself, with their rights, and what they see there. */

import { columnName, parseReference } from '../formulas/formulaText.js';
import { type Axis, deletion, insertion, move, type Shift } from '../formulas/structure.js';
import { VERTICAL_MERGES } from '../grid/merges.js';
import { isRangeName } from '../grid/names.js';
import type { Rectangle } from '../grid/rectangle.js';
import { Refusal, refusedBy } from '../grid/refusal.js';
import type { Raw } from '../grid/stored.js';
import { errorMessage } from '../running/errorMessage.js';
import { PROTECTED_CELL } from '../services/spreadsheet/cellDeeds.js';
import { objectsOf } from '../services/spreadsheet/spreadsheetApp.js';
import { NotSaved } from '../state/store.js';
import { displayed, isDateFormat } from '../values/cellFormat.js';
import { Running } from './running.js';

export class Keyboard extends Running {
  protected sheetId(title: string): string {
    const id = this.state.grid.sheetIdNamed(title);
    if (id === null) {
      const known = this.state.grid.sheetIds().map((sheet) => this.state.grid.nameOf(sheet));
      throw new Error(`Không có trang tính «${title}». Các trang: ${known.join(', ')}.`);
    }
    return id;
  }

  protected area(title: string, a1: string) {
    const sheetId = this.sheetId(title);
    const reference = parseReference(a1.toUpperCase());
    if (!reference) throw new Error(`Không hiểu ô «${a1}»: cần dạng B3 hoặc A2:F10.`);
    const { grid } = this.state;
    const toRow = reference.toRow ?? grid.rowCount(sheetId) - 1;
    if (toRow >= grid.rowCount(sheetId) || reference.toColumn >= grid.columnCount(sheetId)) {
      throw new Error(
        `Vùng «${a1}» nằm ngoài trang «${title}» (${grid.rowCount(sheetId)} dòng, đến cột ${columnName(grid.columnCount(sheetId) - 1)}).`,
      );
    }
    return {
      sheetId,
      row: reference.fromRow,
      column: reference.fromColumn,
      rows: toRow - reference.fromRow + 1,
      columns: reference.toColumn - reference.fromColumn + 1,
    };
  }

  /**
   * Types a value into a cell: protections and validations are heeded, onEdit runs.
   *
   * @throws in Google's words where the cell is protected or the value is rejected
   */
  type(title: string, a1: string, value: Raw, user = this.state.owner): void {
    const { sheetId, row, column } = this.area(title, a1);
    const { grid } = this.state;
    this.checkRights(sheetId, { row, column, rows: 1, columns: 1 }, user);
    const before = grid.values(sheetId, { row, column, rows: 1, columns: 1 })[0]![0]!;
    const refusal = refusedBy(grid, sheetId, row, column, value);
    if (refusal !== null) throw refusal;
    grid.write(sheetId, row, column, [[value]], new Set());
    // Google tells of a day, as typed or as it stood, its serial number.
    const held = grid.values(sheetId, { row, column, rows: 1, columns: 1 })[0]![0]!;
    this.edited(sheetId, { row, column, rows: 1, columns: 1 }, user, { value: held, oldValue: before });
  }

  /** Pastes rows of values from a cell on: protections are heeded, validations are not; onEdit runs once. */
  paste(title: string, a1: string, values: readonly (readonly Raw[])[], user = this.state.owner): void {
    const { sheetId, row, column } = this.area(title, a1);
    const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
    this.checkRights(sheetId, area, user);
    this.state.grid.write(sheetId, row, column, values, new Set());
    this.edited(sheetId, area, user, {});
  }

  /** Puts cells back as `typedCells` gave them: what undoing and redoing do. onEdit runs as for anything typed. */
  putBack(
    sheetId: string,
    { row, column, rows, columns }: Rectangle,
    cells: readonly (readonly Raw[])[],
    user: string,
  ): void {
    const area = { row, column, rows, columns };
    this.checkRights(sheetId, area, user);
    const { grid } = this.state;
    const single = rows === 1 && columns === 1;
    const oldValue = grid.values(sheetId, area)[0]![0]!;
    grid.writeTyped(sheetId, row, column, cells);
    this.edited(sheetId, area, user, single ? { value: cells[0]![0]!, oldValue } : {});
  }

  /** The table of a sheet: its heading's row, and the rows below it down to the last that shows anything. */
  table(sheetId: string): { readonly heading: number; readonly rows: number; readonly columns: number } {
    const { grid } = this.state;
    const heading = Math.max(grid.frozenRows(sheetId), 1) - 1;
    const { rows, columns } = grid.contentSize(sheetId);
    const shown = grid.displayedValues(sheetId, { row: 0, column: 0, rows, columns });
    const last = shown.findLastIndex((line) => line.some((text) => text !== ''));
    return { heading, rows: Math.max(last - heading, 0), columns };
  }

  /** Sorts a table's rows, as somebody who may edit all of them. */
  sortTable(sheetId: string, column: number, ascending: boolean, user: string): void {
    const { heading, rows, columns } = this.table(sheetId);
    if (rows < 2) return;
    const area = { row: heading + 1, column: 0, rows, columns };
    this.checkRights(sheetId, area, user);
    try {
      this.state.grid.sort(sheetId, area, [{ column, ascending }]);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== VERTICAL_MERGES) throw error;
      throw new Refusal('Không sắp xếp được vùng có ô hợp nhất theo chiều dọc.', VERTICAL_MERGES);
    }
    this.commitSoon();
  }

  /** Merges a range into one block, or breaks its blocks apart, as somebody who may edit it. */
  merge(title: string, a1: string, user = this.state.owner, apart = false): void {
    const { sheetId, ...area } = this.area(title, a1);
    this.checkRights(sheetId, area, user);
    if (apart) this.state.grid.breakApart(sheetId, area);
    else this.state.grid.merge(sheetId, area);
    this.commit();
  }

  /** Names a range, as somebody does in the menu. */
  nameRange(name: string, title: string, a1: string): void {
    if (!isRangeName(name)) throw new Error(`«${name}» không dùng làm tên dải ô được.`);
    const { sheetId, ...area } = this.area(title, a1);
    this.state.grid.setName(name, { sheetId, area });
    this.commit();
  }

  /** Hides the rows of a table that show one of the values in a column; null: the column hides nothing. */
  filterTable(sheetId: string, column: number, values: readonly string[] | null): void {
    const { grid } = this.state;
    const { heading, rows, columns } = this.table(sheetId);
    if (rows === 0) return;
    grid.setFilter(sheetId, { row: heading, column: 0, rows: rows + 1, columns }, { column, values });
    if (Object.keys(grid.extrasOf(sheetId).filter!.hidden).length === 0) grid.removeFilter(sheetId);
    this.commitSoon();
  }

  setColumnWidth(sheetId: string, column: number, pixels: number): void {
    this.state.grid.setColumnWidth(sheetId, column, pixels);
    this.commitSoon();
  }

  protected checkRights(sheetId: string, area: Rectangle, user: string): void {
    if (!this.state.mayEdit(sheetId, area, user)) throw new Error(PROTECTED_CELL);
  }

  /** Runs the simple trigger as the person at the keyboard; what it throws is logged and seen by nobody. */
  protected edited(
    sheetId: string,
    area: Rectangle,
    user: string,
    values: { readonly value?: Raw; readonly oldValue?: Raw },
  ): void {
    if (!this.functionNames.has('onEdit')) {
      this.commitSoon();
      return;
    }
    try {
      const { calls } = this.execute(
        'onEdit',
        { user, meter: this.triggerMeter, simpleTrigger: true },
        (execution) => [
          {
            authMode: 'LIMITED',
            range: objectsOf(execution).range(sheetId, area),
            ...(values.value === undefined ? {} : { value: String(values.value) }),
            ...(values.oldValue === undefined || values.oldValue === '' ? {} : { oldValue: values.oldValue }),
          },
        ],
      );
      this.triggerCalls = calls;
    } catch (error) {
      // That it could not be saved is the person's affair; what the script threw is nobody's.
      if (error instanceof NotSaved) throw error;
      this.triggerErrors.push(errorMessage(error));
    }
  }

  /** Values of a range; dates as ISO text. */
  read(title: string, a1: string): Raw[][] {
    const area = this.area(title, a1);
    const { grid } = this.state;
    return grid
      .values(area.sheetId, area)
      .map((line, i) =>
        line.map((value, j) =>
          typeof value === 'number' && isDateFormat(grid.format(area.sheetId, area.row + i, area.column + j))
            ? isoOf(value)
            : value,
        ),
      );
  }

  /** All cells of a sheet from A1 to its last content; dates as ISO text. */
  content(title: string): Raw[][] {
    const { rows, columns } = this.state.grid.contentSize(this.sheetId(title));
    return rows === 0 ? [] : this.read(title, `A1:${columnName(columns - 1)}${rows}`);
  }

  /** A range as the cells show it. */
  readDisplayed(title: string, a1: string): string[][] {
    const area = this.area(title, a1);
    return this.state.grid.displayedValues(area.sheetId, area);
  }

  sheets(): { title: string; rows: number; columns: number; lastRow: number }[] {
    const { grid } = this.state;
    return grid.sheetIds().map((id) => ({
      title: grid.nameOf(id),
      rows: grid.rowCount(id),
      columns: grid.columnCount(id),
      lastRow: grid.contentSize(id).rows,
    }));
  }

  deleteSheet(title: string): void {
    this.state.grid.removeSheet(this.sheetId(title));
    this.commit();
  }

  renameSheet(title: string, to: string): void {
    this.state.grid.renameSheet(this.sheetId(title), to);
    this.commit();
  }

  /** As Sheets' own "Tạo bản sao": the copy stands to the right. */
  duplicateSheet(title: string): string {
    const name = `Bản sao của ${title}`;
    this.state.grid.copySheet(this.sheetId(title), name);
    this.commit();
    return name;
  }

  protected restructure(title: string, axis: Axis, shiftOf: (size: number) => Shift): void {
    const { grid } = this.state;
    const sheetId = this.sheetId(title);
    grid.restructure(sheetId, shiftOf(axis === 'rows' ? grid.rowCount(sheetId) : grid.columnCount(sheetId)));
    this.commit();
  }

  /** Inserts rows or columns before an index (0-based). */
  insert(title: string, axis: Axis, at: number, count = 1): void {
    this.restructure(title, axis, (size) => insertion(axis, size, at, count));
  }

  /** Deletes rows or columns from an index on (0-based). */
  delete(title: string, axis: Axis, at: number, count = 1): void {
    this.restructure(title, axis, (size) => deletion(axis, size, at, count));
  }

  /** Moves rows or columns to stand before an index (0-based, as it is before the move). */
  move(title: string, axis: Axis, at: number, before: number, count = 1): void {
    this.restructure(title, axis, (size) => move(axis, size, at, count, before));
  }

  /** Sorts the rows below the header by a column, formulas along with their rows, as Sheets' own sort does. */
  sort(title: string, column: number): void {
    const { grid } = this.state;
    const sheetId = this.sheetId(title);
    const { rows, columns } = grid.contentSize(sheetId);
    if (rows <= 2) return;
    grid.sort(sheetId, { row: 1, column: 0, rows: rows - 1, columns }, [{ column, ascending: true }]);
    this.commit();
  }
}

const isoOf = (serial: number): string => {
  const text = displayed(serial, serial % 1 === 0 ? 'dd/MM/yyyy' : 'dd/MM/yyyy HH:mm:ss');
  const [date, time] = text.split(' ') as [string, string?];
  const iso = date.split('/').reverse().join('-');
  return time ? `${iso} ${time}` : iso;
};
