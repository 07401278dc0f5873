/**
 * The workbook: Univer's model holds the cells and their styles; beside it stands what Google keeps and Univer's
 * core does not (formula text, spills, validations, notes, protections).
 *
 * All rows and columns here are 0-based.
 */
import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type Worksheet,
} from '@univerjs/core';
import { displayed, isDateFormat, isTextFormat } from './cellFormat.js';
import { columnName, FormulaParseError, forEngine, type Token, tokenize } from './formulaText.js';
import { contains, intersects, type Rectangle } from './rectangle.js';
import { type Axis, renameInFormula, type Shift, shiftedRun, shiftFormula } from './structure.js';
import { table } from './table.js';
import { typedInput } from './typedInput.js';
import { type CustomFunctionRunner, type Evaluated, UniverEngine } from './univerEngine.js';

/** A raw cell value: dates are serial numbers. */
export type Raw = string | number | boolean;

export interface StoredFormula {
  readonly text: string;
  /** Size of what it shows; 1 × 1 unless it spills. */
  readonly rows: number;
  readonly columns: number;
  readonly error: string | null;
}

export interface StoredValidation extends Rectangle {
  /** null: none, over whatever was set before. */
  readonly rule: StoredRule | null;
}

export type StoredRule = {
  readonly allowInvalid: boolean;
  readonly help?: string;
} & (
  | { readonly rule: 'list'; readonly values: readonly string[] }
  /** `range` is A1 text with its sheet; it follows the cells it names, as a formula does. */
  | { readonly rule: 'range'; readonly range: string }
  | { readonly rule: 'date' }
  | { readonly rule: 'number'; readonly from: number; readonly to: number }
  /** Written for the first cell of the area; further cells see it shifted. */
  | { readonly rule: 'formula'; readonly formula: string }
);

/** What Google keeps of a sheet beyond cells and styles; part of the saved state. */
export interface SheetExtras {
  formulas: Record<string, StoredFormula>;
  notes: Record<string, string>;
  validations: StoredValidation[];
  conditionalRules: unknown[];
  protections: StoredProtection[];
  charts: StoredChart[];
  /** Developer metadata. */
  metadata: Record<string, string>;
}

/** A chart that stands over the cells of a sheet. */
export interface StoredChart {
  readonly id: string;
  readonly sheetId: string;
  readonly kind: 'bar';
  /** The cell at its upper left corner. */
  readonly row: number;
  readonly column: number;
  /** The first holds the names. */
  readonly ranges: readonly Rectangle[];
  readonly headers: number;
  readonly title: string;
  readonly colours: readonly string[];
  readonly stacked: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A protected sheet or range: who may edit it beside the owner. */
export interface StoredProtection {
  readonly id: string;
  /** null: the whole sheet. */
  readonly area: Rectangle | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly domainEdit: boolean;
  readonly editors: readonly string[];
  /** Of a protected sheet: ranges that anybody may edit. */
  readonly unprotected: readonly Rectangle[];
}

export interface GridState {
  readonly workbook: IWorkbookData;
  readonly extras: Record<string, SheetExtras>;
  readonly locale: string;
  readonly timeZone: string;
  readonly nextSheetNumber: number;
  /** Names the script whose functions gave the results that are stored. */
  readonly calculatedBy?: string;
}

/** A new sheet has 1,000 rows and 26 columns. */
const NEW_ROWS = 1000;
const NEW_COLUMNS = 26;
const GENERAL = 'General';
/** Functions whose result changes by itself. */
const VOLATILE = /\b(?:TODAY|NOW|RAND|RANDBETWEEN)\s*\(/i;
/** A formula that keeps changing what it depends on is circular. */
const MAX_RECALCULATIONS = 20;

interface Formula {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly tokens: readonly Token[] | FormulaParseError;
}

const BLANK: Evaluated = { value: null, isDate: false };
const keyOf = (row: number, column: number): string => `${row},${column}`;
const emptyExtras = (): SheetExtras => ({
  formulas: {},
  notes: {},
  validations: [],
  conditionalRules: [],
  protections: [],
  charts: [],
  metadata: {},
});

/** A new spreadsheet as Google makes it: one empty sheet, in the locale of an American account. */
export function newGridState(): GridState {
  return {
    workbook: {
      id: 'workbook',
      name: 'Bảng tính không có tiêu đề',
      appVersion: '0.25.1',
      locale: 'viVN' as IWorkbookData['locale'],
      styles: {},
      sheetOrder: ['0'],
      sheets: {
        '0': { id: '0', name: 'Sheet1', rowCount: NEW_ROWS, columnCount: NEW_COLUMNS, cellData: {} },
      },
    },
    extras: { '0': emptyExtras() },
    locale: 'en_US',
    timeZone: 'America/Los_Angeles',
    nextSheetNumber: 1,
  };
}

export class Grid {
  readonly engine: UniverEngine;
  locale: string;
  timeZone: string;
  private nextSheetNumber: number;
  private calculatedBy: string | undefined;
  private readonly extras: Record<string, SheetExtras>;
  /** Rows whose cells look different since `takeChanges` was last called, by sheet. */
  private readonly changedRows = new Map<string, Set<number>>();
  /** Sheets, sizes, widths or whole columns have changed. */
  private changedShape = false;
  private readonly formulas = new Map<string, Formula>();
  private readonly dirty = new Set<string>();
  private readonly styleIds = new Map<string, string>();

  constructor(
    state: GridState,
    private readonly thisYear: () => number,
  ) {
    this.engine = new UniverEngine(state.workbook);
    this.locale = state.locale;
    this.timeZone = state.timeZone;
    this.nextSheetNumber = state.nextSheetNumber;
    this.calculatedBy = state.calculatedBy;
    this.extras = structuredClone(state.extras);
    // States saved before these were emulated have none.
    for (const extras of Object.values(this.extras)) {
      extras.protections ??= [];
      extras.charts ??= [];
      extras.metadata ??= {};
    }
    for (const [id, style] of Object.entries(state.workbook.styles))
      this.styleIds.set(JSON.stringify(style), id);
    for (const [sheetId, { formulas }] of Object.entries(this.extras)) {
      for (const [key, { text }] of Object.entries(formulas)) {
        const [row, column] = key.split(',').map(Number);
        this.remember(sheetId, row!, column!, text);
      }
    }
  }

  /**
   * Lets formulas call the script's functions. Results that the same script gave stand, as Google keeps them; those
   * of another one, and of functions that ask the time, are calculated anew.
   *
   * @param script names the script, by its content
   */
  registerFunctions(names: readonly string[], run: CustomFunctionRunner, script: string): void {
    this.engine.register(names, run, (sheetId, row, column, toRow, toColumn) =>
      this.map(
        sheetId,
        { row, column, rows: toRow - row + 1, columns: toColumn - column + 1 },
        (cell, r, c) => {
          const value = rawValue(cell);
          if (value === '') return BLANK;
          return { value, isDate: typeof value === 'number' && isDateFormat(this.format(sheetId, r, c)) };
        },
      ),
    );
    for (const [key, { text }] of this.formulas)
      if (this.calculatedBy !== script || VOLATILE.test(text)) this.dirty.add(key);
      else this.dirty.delete(key);
    this.calculatedBy = script;
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
      ...(this.calculatedBy === undefined ? {} : { calculatedBy: this.calculatedBy }),
    };
  }

  dispose(): void {
    this.engine.dispose();
  }

  // What has changed, for whoever shows it

  private marked(sheetId: string, row: number): void {
    const rows = this.changedRows.get(sheetId);
    if (rows) rows.add(row);
    else this.changedRows.set(sheetId, new Set([row]));
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

  // Sheets

  sheetIds(): readonly string[] {
    return this.engine.workbook.getSheetOrders();
  }

  sheetIdNamed(name: string): string | null {
    return this.engine.workbook.getSheetBySheetName(name)?.getSheetId() ?? null;
  }

  nameOf(sheetId: string): string {
    return this.sheet(sheetId).getConfig().name;
  }

  private sheet(sheetId: string): Worksheet {
    const sheet = this.engine.workbook.getSheetBySheetId(sheetId);
    if (!sheet) throw new Error(`Sheet ${sheetId} not found`);
    return sheet;
  }

  hasSheet(sheetId: string): boolean {
    return this.engine.workbook.getSheetBySheetId(sheetId) != null;
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

  moveSheet(sheetId: string, index: number): void {
    this.changedShape = true;
    const order = this.engine.workbook.getSnapshot().sheetOrder;
    order.splice(order.indexOf(sheetId), 1);
    order.splice(index, 0, sheetId);
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
    extras.notes = byCell(extras.notes);
    extras.formulas = byCell(extras.formulas);
    extras.validations = extras.validations.flatMap(area);
    extras.protections = extras.protections.flatMap((protection) => {
      const unprotected = protection.unprotected.flatMap(area);
      if (protection.area === null) return [{ ...protection, unprotected }];
      return area(protection.area).map((shiftedArea) => ({ ...protection, area: shiftedArea, unprotected }));
    });
    extras.conditionalRules = extras.conditionalRules.flatMap((rule) => {
      const ranges = (rule as { ranges: Rectangle[] }).ranges.flatMap(area);
      return ranges.length === 0 ? [] : [{ ...(rule as object), ranges }];
    });

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

  /** The rules of every sheet, with what they name rewritten. */
  private rewriteRules(rewrite: (text: string, sheetId: string) => string): void {
    for (const [sheetId, extras] of Object.entries(this.extras)) {
      extras.validations = extras.validations.map((validation) => {
        const { rule } = validation;
        if (rule?.rule === 'range')
          return { ...validation, rule: { ...rule, range: rewrite(`=${rule.range}`, sheetId).slice(1) } };
        if (rule?.rule === 'formula')
          return { ...validation, rule: { ...rule, formula: rewrite(rule.formula, sheetId) } };
        return validation;
      });
    }
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
    this.changedShape = true;
    this.engine.structureChanged();
    for (const key of this.formulas.keys()) this.dirty.add(key);
  }

  extrasOf(sheetId: string): SheetExtras {
    return this.extras[sheetId]!;
  }

  rowCount(sheetId: string): number {
    return this.sheet(sheetId).getConfig().rowCount;
  }

  columnCount(sheetId: string): number {
    return this.sheet(sheetId).getConfig().columnCount;
  }

  /** Every cell of a sheet. */
  whole(sheetId: string): Rectangle {
    return { row: 0, column: 0, rows: this.rowCount(sheetId), columns: this.columnCount(sheetId) };
  }

  /** Adds rows at the bottom, or columns at the right. Open-ended formulas reach into them. */
  grow(sheetId: string, rows: number, columns: number): void {
    const config = this.sheet(sheetId).getConfig();
    config.rowCount += rows;
    config.columnCount += columns;
    this.touchAll();
  }

  freezeRows(sheetId: string, rows: number): void {
    this.changedShape = true;
    this.sheet(sheetId).getConfig().freeze = { startRow: rows, startColumn: -1, xSplit: 0, ySplit: rows };
  }

  frozenRows(sheetId: string): number {
    return this.sheet(sheetId).getConfig().freeze?.ySplit ?? 0;
  }

  setTabColour(sheetId: string, colour: string): void {
    this.changedShape = true;
    this.sheet(sheetId).getConfig().tabColor = colour;
  }

  setColumnWidth(sheetId: string, column: number, pixels: number): void {
    this.changedShape = true;
    const { columnData } = this.sheet(sheetId).getConfig();
    columnData[column] = { ...columnData[column], w: pixels };
  }

  setRowHeights(sheetId: string, row: number, count: number, pixels: number): void {
    this.changedShape = true;
    const { rowData } = this.sheet(sheetId).getConfig();
    for (let r = row; r < row + count; r++) rowData[r] = { ...rowData[r], h: pixels };
  }

  private lines(sheetId: string, axis: Axis): Record<number, { hd?: BooleanNumber } | undefined> {
    const { rowData, columnData } = this.sheet(sheetId).getConfig();
    return axis === 'rows' ? rowData : columnData;
  }

  setHidden(sheetId: string, axis: Axis, at: number, count: number, hidden: boolean): void {
    this.changedShape = true;
    const lines = this.lines(sheetId, axis);
    for (let i = at; i < at + count; i++)
      lines[i] = { ...lines[i], hd: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  }

  isHidden(sheetId: string, axis: Axis, at: number): boolean {
    return this.lines(sheetId, axis)[at]?.hd === BooleanNumber.TRUE;
  }

  setSheetHidden(sheetId: string, hidden: boolean): void {
    this.changedShape = true;
    this.sheet(sheetId).getConfig().hidden = hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE;
  }

  isSheetHidden(sheetId: string): boolean {
    return this.sheet(sheetId).getConfig().hidden === BooleanNumber.TRUE;
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
    const shown = this.values(sheetId, area);
    const cells = this.typedCells(sheetId, area);
    const order = shown.map((_, i) => i);
    order.sort((a, b) => {
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

  /** Extent of content: 0 × 0 when empty. Formulas count, also where they show nothing. */
  contentSize(sheetId: string): { rows: number; columns: number } {
    this.recalculate();
    let rows = 0;
    let columns = 0;
    const matrix = this.sheet(sheetId).getCellMatrix();
    matrix.forValue((row, column, cell) => {
      if (cell && (hasContent(cell) || isSpilled(cell))) {
        rows = Math.max(rows, row + 1);
        columns = Math.max(columns, column + 1);
      }
    });
    return { rows, columns };
  }

  // Rules

  /** Sets the rule of an area; what was set on parts of it is forgotten. */
  setValidation(sheetId: string, area: Rectangle, rule: StoredRule | null): void {
    const extras = this.extrasOf(sheetId);
    extras.validations = extras.validations.filter((other) => !contains(area, other));
    if (rule || extras.validations.some((other) => intersects(area, other)))
      extras.validations.push({
        row: area.row,
        column: area.column,
        rows: area.rows,
        columns: area.columns,
        rule,
      });
  }

  /** Sets the rule of each cell of an area; runs of cells below each other that share a rule become one area. */
  setValidations(sheetId: string, area: Rectangle, rules: readonly (readonly (StoredRule | null)[])[]): void {
    this.setValidation(sheetId, area, null);
    const same = (a: StoredRule | null | undefined, b: StoredRule | null | undefined): boolean =>
      a === b || JSON.stringify(a) === JSON.stringify(b);
    for (let j = 0; j < area.columns; j++) {
      for (let from = 0; from < area.rows; ) {
        const rule = rules[from]![j]!;
        let to = from + 1;
        // A formula is written for the first cell of its area: each cell keeps its own.
        if (rule?.rule !== 'formula') while (to < area.rows && same(rules[to]![j], rule)) to++;
        if (rule)
          this.extrasOf(sheetId).validations.push({
            row: area.row + from,
            column: area.column + j,
            rows: to - from,
            columns: 1,
            rule,
          });
        from = to;
      }
    }
  }

  /** The areas with a rule that rejects and that reach into an area, as they hold now, cell by cell where they overlap. */
  rejecting(sheetId: string, area: Rectangle): boolean {
    return this.extrasOf(sheetId).validations.some(
      (one) => one.rule !== null && !one.rule.allowInvalid && intersects(one, area),
    );
  }

  validationAt(sheetId: string, row: number, column: number): StoredValidation | null {
    const cell = { row, column, rows: 1, columns: 1 };
    const found = this.extrasOf(sheetId).validations.findLast((other) => intersects(other, cell));
    return found?.rule ? found : null;
  }

  /** The rule of each cell of an area; the one set last holds. */
  validations(sheetId: string, area: Rectangle): (StoredValidation | null)[][] {
    const found = table<StoredValidation | null>(area.rows, area.columns, () => null);
    for (const one of this.extrasOf(sheetId).validations) {
      if (!intersects(one, area)) continue;
      const value = one.rule ? one : null;
      const to = Math.min(one.column + one.columns, area.column + area.columns) - area.column;
      const bottom = Math.min(one.row + one.rows, area.row + area.rows);
      for (let row = Math.max(one.row, area.row); row < bottom; row++)
        found[row - area.row]!.fill(value, Math.max(one.column - area.column, 0), to);
    }
    return found;
  }

  setNote(sheetId: string, row: number, column: number, note: string): void {
    this.marked(sheetId, row);
    const { notes } = this.extrasOf(sheetId);
    if (note) notes[keyOf(row, column)] = note;
    else delete notes[keyOf(row, column)];
  }

  // Values

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

  formulaTexts(sheetId: string, area: Rectangle): string[][] {
    // Formulas are few: the cells that have one are looked up, not every cell asked.
    const texts = table(area.rows, area.columns, () => '');
    for (const [key, { text }] of Object.entries(this.extrasOf(sheetId).formulas)) {
      const [row, column] = key.split(',').map(Number) as [number, number];
      const line = texts[row - area.row];
      if (line && column >= area.column && column < area.column + area.columns)
        line[column - area.column] = text;
    }
    return texts;
  }

  /** Message of the error that a formula shows, as the cell's hover says it. */
  errorAt(sheetId: string, row: number, column: number): string | null {
    this.recalculate();
    return this.extrasOf(sheetId).formulas[keyOf(row, column)]?.error ?? null;
  }

  private map<T>(
    sheetId: string,
    area: Rectangle,
    read: (cell: ICellData | undefined, row: number, column: number) => T,
  ): T[][] {
    const matrix = this.sheet(sheetId).getCellMatrix();
    const rows: T[][] = [];
    for (let r = area.row; r < area.row + area.rows; r++) {
      const line: T[] = [];
      for (let c = area.column; c < area.column + area.columns; c++) {
        line.push(read((matrix.getValue(r, c) as ICellData | null) ?? undefined, r, c));
      }
      rows.push(line);
    }
    return rows;
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
  private makeDate(sheetId: string, row: number, column: number): void {
    if (!isDateFormat(this.format(sheetId, row, column))) this.setFormat(sheetId, row, column, 'dd/MM/yyyy');
  }

  private put(sheetId: string, row: number, column: number, value: Raw): void {
    this.marked(sheetId, row);
    const matrix = this.sheet(sheetId).getCellMatrix();
    const cell = matrix.getValue(row, column) as ICellData | null;
    this.forget(sheetId, row, column);
    if (value === '') {
      // An empty value over a spilled cell leaves the spill as it is.
      if (cell && isSpilled(cell)) return;
      if (cell?.s !== undefined && cell.s !== null) matrix.setValue(row, column, { s: cell.s });
      else matrix.realDeleteValue(row, column);
      return;
    }
    matrix.setValue(row, column, { ...styleOf(cell), ...content(value) });
  }

  private putFormula(sheetId: string, row: number, column: number, text: string): void {
    this.put(sheetId, row, column, '');
    const cell = this.sheet(sheetId).getCellMatrix().getValue(row, column) as ICellData | null;
    this.sheet(sheetId)
      .getCellMatrix()
      .setValue(row, column, { ...styleOf(cell), v: '', custom: { formula: true } });
    this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows: 1, columns: 1, error: null };
    this.remember(sheetId, row, column, text);
  }

  // Formulas

  private remember(sheetId: string, row: number, column: number, text: string): void {
    let tokens: readonly Token[] | FormulaParseError;
    try {
      tokens = tokenize(text);
    } catch (error) {
      if (!(error instanceof FormulaParseError)) throw error;
      tokens = error;
    }
    const key = `${sheetId}!${keyOf(row, column)}`;
    this.formulas.set(key, { sheetId, row, column, text, tokens });
    this.dirty.add(key);
  }

  private forget(sheetId: string, row: number, column: number): void {
    const stored = this.extrasOf(sheetId).formulas[keyOf(row, column)];
    if (!stored) return;
    this.clearSpill(sheetId, row, column, stored);
    delete this.extrasOf(sheetId).formulas[keyOf(row, column)];
    const key = `${sheetId}!${keyOf(row, column)}`;
    this.formulas.delete(key);
    this.dirty.delete(key);
  }

  private clearSpill(sheetId: string, row: number, column: number, { rows, columns }: StoredFormula): void {
    const matrix = this.sheet(sheetId).getCellMatrix();
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        const cell = matrix.getValue(r, c) as ICellData | null;
        if (!cell || !isSpilled(cell)) continue;
        if (cell.s !== undefined && cell.s !== null) matrix.setValue(r, c, { s: cell.s });
        else matrix.realDeleteValue(r, c);
      }
    }
  }

  /** Marks the formulas that look at an area, or stand in the way of it. */
  private changed(sheetId: string, area: Rectangle): void {
    for (const [key, formula] of this.formulas) {
      if (this.dirty.has(key)) continue;
      const stored = this.extrasOf(formula.sheetId).formulas[keyOf(formula.row, formula.column)];
      const below = {
        row: formula.row,
        column: formula.column,
        rows: Number.MAX_SAFE_INTEGER,
        columns: stored?.columns ?? 1,
      };
      if ((formula.sheetId === sheetId && intersects(below, area)) || this.looksAt(formula, sheetId, area))
        this.dirty.add(key);
    }
  }

  private looksAt(formula: Formula, sheetId: string, area: Rectangle): boolean {
    if (formula.tokens instanceof FormulaParseError) return false;
    return formula.tokens.some((token) => {
      if (token.kind !== 'reference') return false;
      const { sheet, fromRow, fromColumn, toRow, toColumn } = token.reference;
      const target = sheet === null ? formula.sheetId : this.sheetIdNamed(sheet);
      if (target !== sheetId) return false;
      const rows = toRow === null ? Number.MAX_SAFE_INTEGER : toRow - fromRow + 1;
      return intersects({ row: fromRow, column: fromColumn, rows, columns: toColumn - fromColumn + 1 }, area);
    });
  }

  /** Calculates every formula that something it depends on has changed, in order of dependence. */
  recalculate(): void {
    const runs = new Map<string, number>();
    while (this.dirty.size > 0) {
      const key = this.nextInOrder();
      const formula = this.formulas.get(key);
      this.dirty.delete(key);
      if (!formula) continue;
      const times = (runs.get(key) ?? 0) + 1;
      runs.set(key, times);
      if (times > MAX_RECALCULATIONS) {
        this.show(formula, { error: { code: '#REF!', message: 'Đã phát hiện phần phụ thuộc vòng tròn.' } });
        continue;
      }
      const area = this.show(formula, this.evaluate(formula));
      if (area) {
        for (const [other, candidate] of this.formulas) {
          if (other !== key && this.looksAt(candidate, formula.sheetId, area)) this.dirty.add(other);
        }
      }
    }
  }

  /** A dirty formula that looks at no other dirty one; any, if they look at each other in a circle. */
  private nextInOrder(): string {
    let first: string | null = null;
    for (const key of this.dirty) {
      first ??= key;
      const formula = this.formulas.get(key);
      if (!formula) return key;
      const waits = [...this.dirty].some((other) => {
        const candidate = other === key ? undefined : this.formulas.get(other);
        return (
          candidate !== undefined &&
          this.looksAt(formula, candidate.sheetId, {
            row: candidate.row,
            column: candidate.column,
            rows: Number.MAX_SAFE_INTEGER,
            columns: 1,
          })
        );
      });
      if (!waits) return key;
    }
    return first!;
  }

  /** The value of a formula as if it stood in a cell; an error's code where it fails. */
  evaluateText(sheetId: string, row: number, column: number, text: string): Raw {
    this.recalculate();
    const outcome = this.evaluate({ sheetId, row, column, text, tokens: tokenize(text) });
    return 'error' in outcome ? outcome.error.code : (outcome.rows[0]?.[0]?.value ?? '');
  }

  private evaluate(formula: Formula): ReturnType<UniverEngine['evaluate']> {
    const { tokens, sheetId, row, column } = formula;
    if (tokens instanceof FormulaParseError) return { error: { code: '#ERROR!', message: tokens.message } };
    for (const token of tokens) {
      if (token.kind === 'gone') return { error: { code: '#REF!', message: 'Tham chiếu không tồn tại.' } };
      if (token.kind !== 'reference' || token.reference.sheet === null) continue;
      if (this.sheetIdNamed(token.reference.sheet) === null) {
        return {
          error: { code: '#REF!', message: `Tên trang tính không tồn tại: ${token.reference.sheet}.` },
        };
      }
    }
    const text = forEngine(
      tokens,
      (title) => this.rowCount(title === null ? sheetId : this.sheetIdNamed(title)!) - 1,
    );
    return this.engine.evaluate(
      text,
      sheetId,
      row,
      column,
      this.rowCount(sheetId),
      this.columnCount(sheetId),
    );
  }

  /**
   * Puts a result that takes the cells the last one took into those that differ. False where it does not.
   */
  private showInPlace(
    { sheetId, row, column }: Formula,
    stored: StoredFormula,
    outcome: ReturnType<UniverEngine['evaluate']>,
  ): boolean {
    if ('error' in outcome || stored.error !== null) return false;
    const { rows } = outcome;
    if (rows.length !== stored.rows || (rows[0]?.length ?? 0) !== stored.columns) return false;
    const matrix = this.sheet(sheetId).getCellMatrix();
    const cellAt = (i: number, j: number) => matrix.getValue(row + i, column + j) as ICellData | null;
    for (let i = 0; i < stored.rows; i++) {
      for (let j = 0; j < stored.columns; j++) {
        const cell = cellAt(i, j);
        if (i === 0 && j === 0 ? !cell || !isFormulaCell(cell) : !cell || !isSpilled(cell)) return false;
        const evaluated = rows[i]![j]!;
        if (evaluated.isDate && this.format(sheetId, row + i, column + j) === GENERAL) return false;
      }
    }
    for (let i = 0; i < stored.rows; i++) {
      for (let j = 0; j < stored.columns; j++) {
        const cell = cellAt(i, j)!;
        const value = rows[i]![j]!.value ?? '';
        if (rawValue(cell) === value) continue;
        this.marked(sheetId, row + i);
        const mark = i === 0 && j === 0 ? { formula: true } : { spilled: true };
        matrix.setValue(row + i, column + j, { ...styleOf(cell), ...content(value), custom: mark });
      }
    }
    return true;
  }

  /** Puts a result into the formula's cell and those it spills to; gives the area that may have changed. */
  private show(formula: Formula, outcome: ReturnType<UniverEngine['evaluate']>): Rectangle | null {
    const { sheetId, row, column, text } = formula;
    const stored = this.extrasOf(sheetId).formulas[keyOf(row, column)]!;
    const matrix = this.sheet(sheetId).getCellMatrix();
    if (this.showInPlace(formula, stored, outcome))
      return { row, column, rows: stored.rows, columns: stored.columns };
    const old = table(stored.rows, stored.columns, (i, j) =>
      rawValue(matrix.getValue(row + i, column + j) ?? undefined),
    );
    const clearedSpill = stored.rows > 1 || stored.columns > 1;
    this.clearSpill(sheetId, row, column, stored);
    const anchor = styleOf(matrix.getValue(row, column) as ICellData | null);
    const before = { row, column, rows: stored.rows, columns: stored.columns };
    const fail = (code: string, message: string): Rectangle => {
      for (let i = 0; i < stored.rows; i++) if (i === 0 || clearedSpill) this.marked(sheetId, row + i);
      matrix.setValue(row, column, {
        ...anchor,
        v: code,
        t: CellValueType.STRING,
        custom: { formula: true },
      });
      this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows: 1, columns: 1, error: message };
      return before;
    };
    if ('error' in outcome) return fail(outcome.error.code, outcome.error.message);

    const rows = outcome.rows.length;
    const columns = outcome.rows[0]?.length ?? 0;
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) {
        if (r === row && c === column) continue;
        const cell = matrix.getValue(r, c) as ICellData | null;
        if (
          r >= this.rowCount(sheetId) ||
          c >= this.columnCount(sheetId) ||
          (cell && (hasContent(cell) || isSpilled(cell)))
        ) {
          return fail(
            '#REF!',
            `Kết quả mảng không được mở rộng vì sẽ ghi đè lên dữ liệu ở ${columnName(c)}${r + 1}.`,
          );
        }
      }
    }
    outcome.rows.forEach((line, i) => {
      line.forEach((evaluated, j) => {
        const r = row + i;
        const c = column + j;
        const cell = matrix.getValue(r, c) as ICellData | null;
        const mark = i === 0 && j === 0 ? { formula: true } : { spilled: true };
        matrix.setValue(r, c, { ...styleOf(cell), ...content(evaluated.value ?? ''), custom: mark });
        if (old[i]?.[j] !== (evaluated.value ?? '')) this.marked(sheetId, r);
        if (evaluated.isDate && this.format(sheetId, r, c) === GENERAL)
          this.setFormat(sheetId, r, c, 'dd/MM/yyyy');
      });
    });
    for (let i = rows; i < stored.rows; i++) this.marked(sheetId, row + i);
    this.extrasOf(sheetId).formulas[keyOf(row, column)] = { text, rows, columns, error: null };
    return {
      row,
      column,
      rows: Math.max(rows, before.rows),
      columns: Math.max(columns, before.columns),
    };
  }

  // Styles

  private styleAt(sheetId: string, row: number, column: number): IStyleData {
    const sheet = this.sheet(sheetId);
    const own = (sheet.getCellMatrix().getValue(row, column) as ICellData | null)?.s;
    const id = own ?? sheet.getConfig().columnData[column]?.s ?? null;
    if (id === null || id === undefined) return {};
    return typeof id === 'string'
      ? ((this.engine.workbook.getSnapshot().styles[id] as IStyleData | undefined) ?? {})
      : id;
  }

  format(sheetId: string, row: number, column: number): string {
    return this.styleAt(sheetId, row, column).n?.pattern ?? GENERAL;
  }

  private setFormat(sheetId: string, row: number, column: number, pattern: string): void {
    this.restyle(sheetId, { row, column, rows: 1, columns: 1 }, { n: { pattern } });
  }

  private styleId(style: IStyleData): string {
    const text = JSON.stringify(style);
    let id = this.styleIds.get(text);
    if (id === undefined) {
      id = `s${this.styleIds.size}`;
      this.styleIds.set(text, id);
      this.engine.workbook.getSnapshot().styles[id] = style;
    }
    return id;
  }

  /**
   * Merges a patch into the style of every cell of an area. An area that reaches the sheet's last row from its
   * first or second becomes the columns' own style, so that a thousand empty cells need not be kept.
   */
  restyle(sheetId: string, area: Rectangle, patch: IStyleData): void {
    const sheet = this.sheet(sheetId);
    const config = sheet.getConfig();
    const matrix = sheet.getCellMatrix();
    const merged = (row: number, column: number): string =>
      this.styleId({ ...this.styleAt(sheetId, row, column), ...patch });
    const wholeColumns = area.row <= 1 && area.row + area.rows >= config.rowCount && area.rows > 1;
    for (let c = area.column; c < area.column + area.columns; c++) {
      if (wholeColumns) {
        this.changedShape = true;
        for (let r = 0; r < area.row; r++) {
          const cell = matrix.getValue(r, c) as ICellData | null;
          matrix.setValue(r, c, { ...cell, s: this.styleId(this.styleAt(sheetId, r, c)) });
        }
        const column = config.columnData[c];
        const standing =
          typeof column?.s === 'string'
            ? ((this.engine.workbook.getSnapshot().styles[column.s] as IStyleData | undefined) ?? {})
            : {};
        const restyled: [number, ICellData][] = [];
        for (let r = area.row; r < config.rowCount; r++) {
          const cell = matrix.getValue(r, c) as ICellData | null;
          if (cell?.s !== undefined && cell.s !== null) restyled.push([r, { ...cell, s: merged(r, c) }]);
        }
        for (const [r, cell] of restyled) matrix.setValue(r, c, cell);
        config.columnData[c] = { ...column, s: this.styleId({ ...standing, ...patch }) };
        continue;
      }
      for (let r = area.row; r < area.row + area.rows; r++) {
        this.marked(sheetId, r);
        const cell = matrix.getValue(r, c) as ICellData | null;
        matrix.setValue(r, c, { ...cell, s: merged(r, c) });
      }
    }
  }

  /** What names the cell's look of its own, beside its column's; null where it has none. */
  ownStyleId(sheetId: string, row: number, column: number): string | null {
    const style = (this.sheet(sheetId).getCellMatrix().getValue(row, column) as ICellData | null)?.s;
    return style === undefined || style === null
      ? null
      : typeof style === 'string'
        ? style
        : JSON.stringify(style);
  }

  /** Looks of whole columns. */
  columnStyles(sheetId: string): [number, IStyleData][] {
    const { columnData } = this.sheet(sheetId).getConfig();
    const { styles } = this.engine.workbook.getSnapshot();
    return Object.entries(columnData).flatMap(([column, data]) =>
      typeof data?.s === 'string' ? [[Number(column), (styles[data.s] as IStyleData) ?? {}]] : [],
    );
  }

  columnWidths(sheetId: string): Record<number, number> {
    const { columnData } = this.sheet(sheetId).getConfig();
    const widths: Record<number, number> = {};
    for (const [column, data] of Object.entries(columnData)) if (data?.w) widths[Number(column)] = data.w;
    return widths;
  }

  tabColour(sheetId: string): string {
    return this.sheet(sheetId).getConfig().tabColor ?? '';
  }

  /** Extent of what has content or a look of its own. */
  styledSize(sheetId: string): { rows: number; columns: number } {
    const range = this.sheet(sheetId).getCellMatrix().getDataRange();
    return { rows: Math.max(range.endRow + 1, 0), columns: Math.max(range.endColumn + 1, 0) };
  }

  style(sheetId: string, row: number, column: number): IStyleData {
    return this.styleAt(sheetId, row, column);
  }
}

const RANK = { number: 0, string: 1, boolean: 2 } as const;
const VIETNAMESE = new Intl.Collator('vi');

function compared(a: Raw, b: Raw): number {
  const rank = RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  if (rank !== 0) return rank;
  return typeof a === 'string' ? VIETNAMESE.compare(a, String(b)) : Number(a) - Number(b);
}

const styleOf = (cell: ICellData | null | undefined): ICellData =>
  cell?.s === undefined || cell.s === null ? {} : { s: cell.s };

const isFormulaCell = (cell: ICellData): boolean => cell.custom?.['formula'] === true;
const isSpilled = (cell: ICellData): boolean => cell.custom?.['spilled'] === true;
const hasContent = (cell: ICellData): boolean =>
  isFormulaCell(cell) || (!isSpilled(cell) && cell.v !== undefined && cell.v !== null && cell.v !== '');

function rawValue(cell: ICellData | undefined): Raw {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  if (cell.t === CellValueType.BOOLEAN) return cell.v === 1 || cell.v === true;
  return cell.v;
}

function content(value: Raw): ICellData {
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: typeof value === 'number' ? CellValueType.NUMBER : CellValueType.STRING };
}

export type { Evaluated };
