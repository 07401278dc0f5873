/** The sheets of the workbook: which there are, how large, how wide and high, what of them is hidden. */
import { BooleanNumber, type Worksheet } from '@univerjs/core';
import type { Axis } from '../formulas/structure.js';
import { UniverEngine } from '../formulas/univerEngine.js';
import type { Rectangle } from './rectangle.js';
import { type GridState, keyOf, type SheetExtras } from './stored.js';

export class Sheets {
  readonly engine: UniverEngine;
  locale: string;
  timeZone: string;
  protected readonly extras: Record<string, SheetExtras>;
  /** Rows whose cells look different since `takeChanges` was last called, by sheet. */
  protected readonly changedRows = new Map<string, Set<number>>();
  /** Sheets, sizes, widths or whole columns have changed. */
  protected changedShape = false;

  constructor(state: GridState) {
    this.engine = new UniverEngine(state.workbook);
    this.locale = state.locale;
    this.timeZone = state.timeZone;
    this.extras = structuredClone(state.extras);
    // States saved before these were emulated have none.
    for (const extras of Object.values(this.extras)) {
      extras.protections ??= [];
      extras.charts ??= [];
      extras.metadata ??= {};
      extras.filter ??= null;
      extras.merges ??= [];
    }
  }

  protected marked(sheetId: string, row: number): void {
    const rows = this.changedRows.get(sheetId);
    if (rows) rows.add(row);
    else this.changedRows.set(sheetId, new Set([row]));
  }

  sheetIds(): readonly string[] {
    return this.engine.workbook.getSheetOrders();
  }

  sheetIdNamed(name: string): string | null {
    return this.engine.workbook.getSheetBySheetName(name)?.getSheetId() ?? null;
  }

  nameOf(sheetId: string): string {
    return this.sheet(sheetId).getConfig().name;
  }

  protected sheet(sheetId: string): Worksheet {
    const sheet = this.engine.workbook.getSheetBySheetId(sheetId);
    if (!sheet) throw new Error(`Sheet ${sheetId} not found`);
    return sheet;
  }

  hasSheet(sheetId: string): boolean {
    return this.engine.workbook.getSheetBySheetId(sheetId) != null;
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

  moveSheet(sheetId: string, index: number): void {
    this.changedShape = true;
    const order = this.engine.workbook.getSnapshot().sheetOrder;
    order.splice(order.indexOf(sheetId), 1);
    order.splice(index, 0, sheetId);
  }

  freezeRows(sheetId: string, rows: number): void {
    this.freeze(sheetId, rows, this.frozenColumns(sheetId));
  }

  freezeColumns(sheetId: string, columns: number): void {
    this.freeze(sheetId, this.frozenRows(sheetId), columns);
  }

  private freeze(sheetId: string, rows: number, columns: number): void {
    this.changedShape = true;
    this.sheet(sheetId).getConfig().freeze = {
      startRow: rows || -1,
      startColumn: columns || -1,
      xSplit: columns,
      ySplit: rows,
    };
  }

  frozenColumns(sheetId: string): number {
    return this.sheet(sheetId).getConfig().freeze?.xSplit ?? 0;
  }

  frozenRows(sheetId: string): number {
    return this.sheet(sheetId).getConfig().freeze?.ySplit ?? 0;
  }

  setTabColour(sheetId: string, colour: string): void {
    this.changedShape = true;
    this.sheet(sheetId).getConfig().tabColor = colour;
  }

  tabColour(sheetId: string): string {
    return this.sheet(sheetId).getConfig().tabColor ?? '';
  }

  setColumnWidth(sheetId: string, column: number, pixels: number): void {
    this.changedShape = true;
    const { columnData } = this.sheet(sheetId).getConfig();
    columnData[column] = { ...columnData[column], w: pixels };
  }

  columnWidths(sheetId: string): Record<number, number> {
    const { columnData } = this.sheet(sheetId).getConfig();
    const widths: Record<number, number> = {};
    for (const [column, data] of Object.entries(columnData)) if (data?.w) widths[Number(column)] = data.w;
    return widths;
  }

  setRowHeights(sheetId: string, row: number, count: number, pixels: number): void {
    this.changedShape = true;
    const { rowData } = this.sheet(sheetId).getConfig();
    for (let r = row; r < row + count; r++) rowData[r] = { ...rowData[r], h: pixels };
  }

  protected lines(sheetId: string, axis: Axis): Record<number, { hd?: BooleanNumber } | undefined> {
    const { rowData, columnData } = this.sheet(sheetId).getConfig();
    return axis === 'rows' ? rowData : columnData;
  }

  setHidden(sheetId: string, axis: Axis, at: number, count: number, hidden: boolean): void {
    this.changedShape = true;
    const lines = this.lines(sheetId, axis);
    for (let i = at; i < at + count; i++)
      lines[i] = { ...lines[i], hd: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  }

  hiddenLines(sheetId: string, axis: Axis): number[] {
    return Object.keys(this.lines(sheetId, axis))
      .map(Number)
      .filter((at) => this.isHidden(sheetId, axis, at));
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

  setNote(sheetId: string, row: number, column: number, note: string): void {
    this.marked(sheetId, row);
    const { notes } = this.extrasOf(sheetId);
    if (note) notes[keyOf(row, column)] = note;
    else delete notes[keyOf(row, column)];
  }

  /** Extent of what has content or a look of its own. */
  styledSize(sheetId: string): { rows: number; columns: number } {
    const range = this.sheet(sheetId).getCellMatrix().getDataRange();
    return { rows: Math.max(range.endRow + 1, 0), columns: Math.max(range.endColumn + 1, 0) };
  }
}
