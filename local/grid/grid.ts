/**
 * The workbook: Univer's model holds the cells and their styles; beside it stands what Google keeps and Univer's
 * core does not. Built up in layers, each of which knows those below it alone: sheets, styles, calculation, rules, cells,
 * and here what changes the shape of them all.
 *
 * All rows and columns are 0-based.
 */
import type { ICellData } from '@univerjs/core';
import {
  copiedFormula,
  pieces,
  renameInFormula,
  type Shift,
  shiftedRun,
  shiftFormula,
} from '../formulas/structure.js';
import type { Formula } from './calculation.js';
import { Cells } from './cells.js';
import type { Rectangle } from './rectangle.js';
import {
  emptyExtras,
  type GridState,
  keyOf,
  MAX_CELLS,
  MAX_COLUMNS,
  NEW_COLUMNS,
  NEW_ROWS,
} from './stored.js';

export class Grid extends Cells {
  private nextSheetNumber: number;

  constructor(state: GridState, thisYear: () => number) {
    super(state, thisYear);
    this.nextSheetNumber = state.nextSheetNumber;
  }

  /** The state to save. Pending formulas are calculated first. */
  save(): GridState {
    this.recalculate();
    return {
      workbook: this.engine.workbook.getSnapshot(),
      extras: this.extras,
      locale: this.locale,
      timeZone: this.timeZone,
      nextSheetNumber: this.nextSheetNumber,
      ...(this.names.length > 0 ? { names: this.names } : {}),
      ...(this.calculatedBy === undefined ? {} : { calculatedBy: this.calculatedBy }),
    };
  }

  dispose(): void {
    this.engine.dispose();
  }

  /** What looks different since the last call. Pending formulas are calculated first. */
  takeChanges(): { readonly shape: boolean; readonly rows: ReadonlyMap<string, ReadonlySet<number>> } {
    this.recalculate();
    const rows = new Map(this.changedRows);
    const shape = this.changedShape;
    this.changedRows.clear();
    this.changedShape = false;
    return { shape, rows };
  }

  addSheet(name: string, index: number): string {
    const id = String(this.nextSheetNumber++);
    this.engine.workbook.addWorksheet(id, index, {
      id,
      name,
      rowCount: NEW_ROWS,
      columnCount: NEW_COLUMNS,
      cellData: {},
    });
    this.extras[id] = emptyExtras();
    this.touchAll();
    return id;
  }

  removeSheet(sheetId: string): void {
    this.engine.workbook.removeSheet(sheetId);
    delete this.extras[sheetId];
    this.names = this.names.filter((one) => one.sheetId !== sheetId);
    for (const [key, formula] of this.formulas) if (formula.sheetId === sheetId) this.formulas.delete(key);
    this.touchAll();
  }

  /** Renames a sheet; formulas go on naming it. */
  renameSheet(sheetId: string, name: string): void {
    const config = this.sheet(sheetId).getConfig();
    this.changedShape = true;
    const before = config.name;
    config.name = name;
    this.rewriteFormulas((text) => renameInFormula(text, before, name));
  }

  /** Makes a copy of a sheet with everything on it, next to it. */
  copySheet(sheetId: string, name: string): string {
    const id = String(this.nextSheetNumber++);
    for (const [key, stored] of Object.entries(this.extrasOf(sheetId).formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      this.clearSpill(sheetId, row, column, stored);
    }
    const config = structuredClone(this.sheet(sheetId).getConfig());
    this.engine.workbook.addWorksheet(id, this.sheetIds().indexOf(sheetId) + 1, { ...config, id, name });
    this.extras[id] = structuredClone(this.extrasOf(sheetId));
    for (const [key, { text }] of Object.entries(this.extras[id].formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      this.remember(id, row, column, text);
    }
    this.touchAll();
    return id;
  }

  /** Inserts, deletes or moves rows or columns: cells, styles, notes, rules and references go along. */
  restructure(sheetId: string, shift: Shift): void {
    const sheet = this.sheet(sheetId);
    const config = sheet.getConfig();
    const extras = this.extrasOf(sheetId);
    for (const [key, stored] of Object.entries(extras.formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      this.clearSpill(sheetId, row, column, stored);
      this.formulas.delete(`${sheetId}!${key}`);
      this.dirty.delete(`${sheetId}!${key}`);
    }
    const rows = shift.axis === 'rows';
    const size = rows ? config.rowCount : config.columnCount;
    const place = (row: number, column: number): [number, number] | null => {
      const to = shift.to(rows ? row : column);
      return to === null ? null : rows ? [to, column] : [row, to];
    };

    const matrix = sheet.getCellMatrix();
    const cells: [number, number, ICellData][] = [];
    matrix.forValue((row, column, cell) => {
      if (cell) cells.push([row, column, cell]);
    });
    for (const [row, column] of cells) matrix.realDeleteValue(row, column);
    for (const [row, column, cell] of cells) {
      const to = place(row, column);
      if (to) matrix.setValue(to[0], to[1], cell);
    }
    const lines = rows ? config.rowData : config.columnData;
    const standing = Object.entries(lines);
    for (const [index] of standing) delete lines[Number(index)];
    for (const [index, data] of standing) {
      const to = shift.to(Number(index));
      if (to !== null) lines[to] = data;
    }
    const byCell = <T>(record: Record<string, T>): Record<string, T> =>
      Object.fromEntries(
        Object.entries(record).flatMap(([key, value]) => {
          const [row, column] = key.split(',').map(Number) as [number, number];
          const to = place(row, column);
          return to ? [[keyOf(to[0], to[1]), value]] : [];
        }),
      );
    const area = <A extends Rectangle>(old: A): A[] => {
      const [from, count] = rows ? [old.row, old.rows] : [old.column, old.columns];
      const run = shiftedRun(shift, from, from + count - 1);
      if (!run) return [];
      const size = run.to - run.from + 1;
      return [rows ? { ...old, row: run.from, rows: size } : { ...old, column: run.from, columns: size }];
    };
    const cellwise = <A extends Rectangle>(
      old: A,
    ): { readonly piece: A; readonly down: number; readonly across: number }[] => {
      const first = rows ? old.row : old.column;
      const count = rows ? old.rows : old.columns;
      // Rows that are inserted take the rules of those around them, and deleting leaves no gap; the first that is left
      // keeps its own rule, not that of the one before it.
      if (shift.size !== size) {
        let was = first;
        while (was < first + count - 1 && shift.to(was) === null) was++;
        return area(old).map((piece) => ({
          piece,
          down: rows ? was - first : 0,
          across: rows ? 0 : was - first,
        }));
      }
      return pieces(shift, first, first + count - 1).map(({ was, from, to }) => {
        const length = to - from + 1;
        const piece = rows ? { ...old, row: from, rows: length } : { ...old, column: from, columns: length };
        return { piece, down: rows ? was - first : 0, across: rows ? 0 : was - first };
      });
    };
    extras.notes = byCell(extras.notes);
    extras.formulas = byCell(extras.formulas);
    // A rule that is a formula is written for the first cell of its area: each piece has its own first cell.
    extras.validations = extras.validations.flatMap((old) =>
      cellwise(old).map(({ piece, down, across }) =>
        piece.rule?.rule === 'formula'
          ? { ...piece, rule: { ...piece.rule, formula: copiedFormula(piece.rule.formula, down, across) } }
          : piece,
      ),
    );
    extras.protections = extras.protections.flatMap((protection) => {
      const unprotected = protection.unprotected.flatMap(area);
      if (protection.area === null) return [{ ...protection, unprotected }];
      return area(protection.area).map((shiftedArea) => ({ ...protection, area: shiftedArea, unprotected }));
    });
    extras.conditionalRules = extras.conditionalRules.flatMap((rule) => {
      const ranges = (rule as { ranges: Rectangle[] }).ranges.flatMap((old) =>
        cellwise(old).map(({ piece }) => piece),
      );
      return ranges.length === 0 ? [] : [{ ...(rule as object), ranges }];
    });

    extras.merges = extras.merges.flatMap(area).filter((block) => block.rows > 1 || block.columns > 1);
    this.shiftNames(sheetId, area);
    if (extras.filter) {
      const [left] = area(extras.filter.area);
      const { hidden, hiddenRows } = extras.filter;
      extras.filter = left
        ? {
            area: left,
            hidden: rows
              ? hidden
              : Object.fromEntries(
                  Object.entries(hidden).flatMap(([column, values]) => {
                    const to = shift.to(Number(column));
                    return to === null ? [] : [[to, values]];
                  }),
                ),
            hiddenRows: rows ? hiddenRows.flatMap((row) => shift.to(row) ?? []) : hiddenRows,
          }
        : null;
    }
    extras.charts = extras.charts.map((chart) => {
      const corner = place(chart.row, chart.column) ?? [chart.row, chart.column];
      return { ...chart, row: corner[0], column: corner[1], ranges: chart.ranges.flatMap(area) };
    });

    const lastRow = config.rowCount - 1;
    if (rows) config.rowCount = shift.size;
    else config.columnCount = shift.size;
    const title = config.name.toLowerCase();
    for (const [key, { text }] of Object.entries(extras.formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      this.remember(sheetId, row, column, text);
    }
    const rewrite = (text: string, standsIn: string): string =>
      shiftFormula(
        text,
        (sheetTitle) => (sheetTitle === null ? standsIn === sheetId : sheetTitle.toLowerCase() === title),
        shift,
        lastRow,
      );
    this.rewriteRules(rewrite);
    for (const formula of [...this.formulas.values()]) {
      const text = rewrite(formula.text, formula.sheetId);
      if (text !== formula.text) this.rewriteFormula(formula, text);
    }
    this.touchAll();
  }

  private rewriteFormulas(rewrite: (text: string) => string): void {
    this.rewriteRules(rewrite);
    for (const formula of [...this.formulas.values()]) {
      const text = rewrite(formula.text);
      if (text !== formula.text) this.rewriteFormula(formula, text);
    }
    this.touchAll();
  }

  private rewriteFormula({ sheetId, row, column }: Formula, text: string): void {
    const stored = this.extrasOf(sheetId).formulas[keyOf(row, column)]!;
    this.extrasOf(sheetId).formulas[keyOf(row, column)] = { ...stored, text };
    this.remember(sheetId, row, column, text);
  }

  private touchAll(): void {
    if (this.names.length > 0) this.readNamesAnew();
    this.changedShape = true;
    this.sizes.clear();
    this.engine.structureChanged();
    for (const key of this.formulas.keys()) this.dirty.add(key);
  }

  /** Whether a sheet may grow so far: 18,278 columns a sheet and 10 million cells in all (Google). */
  mayGrow(sheetId: string, rows: number, columns: number): boolean {
    const size = (id: string): number =>
      (this.rowCount(id) + (id === sheetId ? rows : 0)) *
      (this.columnCount(id) + (id === sheetId ? columns : 0));
    return (
      this.columnCount(sheetId) + columns <= MAX_COLUMNS &&
      this.sheetIds().reduce((sum, id) => sum + size(id), 0) <= MAX_CELLS
    );
  }

  /** Adds rows at the bottom, or columns at the right. Open-ended formulas reach into them. */
  grow(sheetId: string, rows: number, columns: number): void {
    if (!this.mayGrow(sheetId, rows, columns))
      throw new Error(
        'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      );
    const config = this.sheet(sheetId).getConfig();
    config.rowCount += rows;
    config.columnCount += columns;
    this.touchAll();
  }
}
