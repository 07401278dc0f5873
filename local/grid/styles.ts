/** How cells look: each has a look of its own or its column's, each look is kept once. */
import type { ICellData, IStyleData } from '@univerjs/core';
import type { Rectangle } from './rectangle.js';
import { Sheets } from './sheets.js';
import type { GridState } from './stored.js';

export const GENERAL = 'General';

export class Styles extends Sheets {
  private readonly styleIds = new Map<string, string>();

  constructor(state: GridState) {
    super(state);
    for (const [id, style] of Object.entries(state.workbook.styles))
      this.styleIds.set(JSON.stringify(style), id);
  }

  protected styleAt(sheetId: string, row: number, column: number): IStyleData {
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

  protected setFormat(sheetId: string, row: number, column: number, pattern: string): void {
    this.restyle(sheetId, { row, column, rows: 1, columns: 1 }, { n: { pattern } });
  }

  protected styleId(style: IStyleData): string {
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

  style(sheetId: string, row: number, column: number): IStyleData {
    return this.styleAt(sheetId, row, column);
  }
}
