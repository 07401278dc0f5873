/** Values of cells: read as stored or as shown, written as if typed, put in order. */
import type { ICellData } from '@univerjs/core';
import { displayed, isDateFormat, isTextFormat } from '../values/cellFormat.js';
import { typedInput } from '../values/typedInput.js';
import { content, isSpilled, rawValue, styleOf } from './cellData.js';
import { filtered } from './filter.js';
import { Merges } from './merges.js';
import type { Rectangle } from './rectangle.js';
import { type GridState, keyOf, type Raw } from './stored.js';
import { GENERAL } from './styles.js';
import { table } from './table.js';

export class Cells extends Merges {
  constructor(
    state: GridState,
    private readonly thisYear: () => number,
  ) {
    super(state);
  }

  /** Values as stored: '' for empty, serial numbers for dates. */
  values(sheetId: string, area: Rectangle): Raw[][] {
    this.recalculate();
    return this.map(sheetId, area, (cell) => rawValue(cell));
  }

  displayedValues(sheetId: string, area: Rectangle): string[][] {
    this.recalculate();
    return this.map(sheetId, area, (cell, row, column) => {
      const value = rawValue(cell);
      return value === '' ? '' : displayed(value, this.format(sheetId, row, column));
    });
  }

  /** What stands in the cells themselves: values and formula text; what formulas spill does not count. */
  typedCells(sheetId: string, area: Rectangle): Raw[][] {
    const { formulas } = this.extrasOf(sheetId);
    return this.map(sheetId, area, (cell, row, column) => {
      const formula = formulas[keyOf(row, column)];
      if (formula) return formula.text;
      return cell && isSpilled(cell) ? '' : rawValue(cell);
    });
  }

  /** Puts cells back as `typedCells` gave them: text stays as it is, whatever it looks like. */
  writeTyped(sheetId: string, row: number, column: number, cells: readonly (readonly Raw[])[]): void {
    const area = { row, column, rows: cells.length, columns: cells[0]?.length ?? 0 };
    cells.forEach((line, i) => {
      line.forEach((value, j) => {
        if (
          typeof value === 'string' &&
          value.startsWith('=') &&
          !isTextFormat(this.format(sheetId, row + i, column + j))
        )
          this.putFormula(sheetId, row + i, column + j, value);
        else this.put(sheetId, row + i, column + j, value);
      });
    });
    this.changed(sheetId, area);
  }

  /** Writes as if typed. Text is read in the spreadsheet's locale unless its cell is formatted as text. */
  write(
    sheetId: string,
    row: number,
    column: number,
    values: readonly (readonly Raw[])[],
    dates: ReadonlySet<string>,
  ): void {
    const inputs = values.map((line, i) =>
      line.map((value, j) => {
        if (typeof value !== 'string') return value;
        return typedInput(value, isTextFormat(this.format(sheetId, row + i, column + j)), this.thisYear());
      }),
    );
    inputs.forEach((line, i) => {
      line.forEach((input, j) => {
        const r = row + i;
        const c = column + j;
        if (typeof input === 'number') {
          this.put(sheetId, r, c, input);
          if (dates.has(keyOf(i, j))) this.makeDate(sheetId, r, c);
        } else if (typeof input === 'boolean') this.put(sheetId, r, c, input);
        else if (input.kind === 'empty') this.put(sheetId, r, c, '');
        else if (input.kind === 'text') this.put(sheetId, r, c, input.text);
        else if (input.kind === 'boolean') this.put(sheetId, r, c, input.value);
        else if (input.kind === 'formula') this.putFormula(sheetId, r, c, input.formula);
        else {
          this.put(sheetId, r, c, input.number);
          if (input.format && this.format(sheetId, r, c) === GENERAL)
            this.setFormat(sheetId, r, c, input.format);
        }
      });
    });
    this.changed(sheetId, { row, column, rows: values.length, columns: values[0]?.length ?? 0 });
  }

  /** Puts a formula into a cell; in a cell formatted as text it stays text. */
  writeFormula(sheetId: string, row: number, column: number, formula: string): void {
    if (isTextFormat(this.format(sheetId, row, column))) this.put(sheetId, row, column, formula);
    else this.putFormula(sheetId, row, column, formula.startsWith('=') ? formula : `=${formula}`);
    this.changed(sheetId, { row, column, rows: 1, columns: 1 });
  }

  /** A Date put into a cell with no format of its own makes it a date cell. */
  protected makeDate(sheetId: string, row: number, column: number): void {
    if (!isDateFormat(this.format(sheetId, row, column))) this.setFormat(sheetId, row, column, 'dd/MM/yyyy');
  }

  protected put(sheetId: string, row: number, column: number, value: Raw): void {
    this.marked(sheetId, row);
    this.sizes.delete(sheetId);
    const matrix = this.sheet(sheetId).getCellMatrix();
    const cell = matrix.getValue(row, column) as ICellData | null;
    this.forget(sheetId, row, column);
    if (value === '' || this.isCovered(sheetId, row, column)) {
      // An empty value over a spilled cell leaves the spill as it is.
      if (cell && isSpilled(cell)) return;
      if (cell?.s !== undefined && cell.s !== null) matrix.setValue(row, column, { s: cell.s });
      else matrix.realDeleteValue(row, column);
      return;
    }
    matrix.setValue(row, column, { ...styleOf(cell), ...content(value) });
  }

  protected putFormula(sheetId: string, row: number, column: number, text: string): void {
    this.put(sheetId, row, column, '');
    if (this.isCovered(sheetId, row, column)) return;
    const cell = this.sheet(sheetId).getCellMatrix().getValue(row, column) as ICellData | null;
    this.sheet(sheetId)
      .getCellMatrix()
      .setValue(row, column, { ...styleOf(cell), v: '', custom: { formula: true } });
    this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows: 1, columns: 1, error: null };
    this.remember(sheetId, row, column, text);
  }

  /** Makes an area one block, of which only the upper left cell keeps what it has. */
  merge(sheetId: string, area: Rectangle): void {
    this.mergeInto(sheetId, area, (row, column) => this.put(sheetId, row, column, ''));
    this.changed(sheetId, area);
  }

  /** Filters a table by its cells as they show, one column's hidden values set anew (null: none). */
  setFilter(
    sheetId: string,
    area: Rectangle,
    change: { readonly column: number; readonly values: readonly string[] | null } | null = null,
  ): void {
    const extras = this.extrasOf(sheetId);
    const hidden = { ...extras.filter?.hidden };
    if (change?.values?.length) hidden[change.column] = [...change.values];
    else if (change) delete hidden[change.column];
    extras.filter = filtered(area, hidden, this.displayedValues(sheetId, area));
    this.changedShape = true;
  }

  removeFilter(sheetId: string): void {
    this.extrasOf(sheetId).filter = null;
    this.changedShape = true;
  }

  /** What of a sheet's rows is not shown, by hand or by a filter. */
  isRowShown(sheetId: string, row: number): boolean {
    return !this.isHidden(sheetId, 'rows', row) && !this.extrasOf(sheetId).filter?.hiddenRows.includes(row);
  }

  /**
   * Sorts the rows of an area by some of the sheet's columns: numbers before text before TRUE and FALSE, blanks last
   * whichever way; equal rows stay in order. Formulas go along with their rows, as text.
   */
  sort(
    sheetId: string,
    area: Rectangle,
    by: readonly { readonly column: number; readonly ascending: boolean }[],
  ): void {
    this.checkSortable(sheetId, area);
    const shown = this.values(sheetId, area);
    const cells = this.typedCells(sheetId, area);
    const order = shown.map((_, i) => i);
    const filter = this.extrasOf(sheetId).filter;
    const stays = new Set(filter?.hiddenRows);
    const moved = order.filter((i) => !stays.has(area.row + i));
    const sorted = [...moved].sort((a, b) => {
      for (const { column, ascending } of by) {
        const left = shown[a]![column - area.column] ?? '';
        const right = shown[b]![column - area.column] ?? '';
        const blanks = Number(left === '') - Number(right === '');
        if (blanks !== 0) return blanks;
        const order = compared(left, right);
        if (order !== 0) return ascending ? order : -order;
      }
      return a - b;
    });
    moved.forEach((at, i) => {
      order[at] = sorted[i]!;
    });
    this.sortMerges(sheetId, area, order);
    const { notes } = this.extrasOf(sheetId);
    const oldNotes = table(
      area.rows,
      area.columns,
      (i, j) => notes[keyOf(area.row + i, area.column + j)] ?? '',
    );
    const matrix = this.sheet(sheetId).getCellMatrix();
    const styles = table(
      area.rows,
      area.columns,
      (i, j) => (matrix.getValue(area.row + i, area.column + j) as ICellData | null)?.s ?? null,
    );
    this.writeTyped(
      sheetId,
      area.row,
      area.column,
      order.map((from) => cells[from]!),
    );
    order.forEach((from, i) => {
      if (from === i) return;
      for (let j = 0; j < area.columns; j++) {
        this.setNote(sheetId, area.row + i, area.column + j, oldNotes[from]![j]!);
        if (styles[from]![j] === styles[i]![j]) continue;
        const cell = matrix.getValue(area.row + i, area.column + j) as ICellData | null;
        matrix.setValue(area.row + i, area.column + j, { ...cell, s: styles[from]![j] ?? null });
      }
    });
  }
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;
const VIETNAMESE = new Intl.Collator('vi');

function compared(a: Raw, b: Raw): number {
  const rank = RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  if (rank !== 0) return rank;
  return typeof a === 'string' ? VIETNAMESE.compare(a, String(b)) : Number(a) - Number(b);
}
