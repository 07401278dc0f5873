/** Univer's grid as a window on the server's workbook: it shows what the server says, and says what people type. */
import {
  CommandType,
  type ICellData,
  type ICommandInfo,
  ICommandService,
  IUndoRedoService,
  type IWorkbookData,
  LocaleType,
  Univer,
} from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import { ILayoutService, UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
import viVN from '@univerjs/preset-sheets-core/locales/vi-VN';
import '@univerjs/preset-sheets-core/lib/index.css';
import type { Changes } from '../../live/liveWorkbook.js';
import type { Locks } from '../../live/locks.js';
import type { CellView, SheetView, WorkbookView } from '../../live/view.js';
import type { Place } from '../place.js';
import { Markers } from './markers.js';

export interface GridEvents {
  typed(place: Place, text: string): void;
  pasted(place: Place, rows: readonly (readonly string[])[]): void;
  selected(place: Place): void;
  /** Somebody has made a column wider or narrower. */
  widened(sheet: string, column: number, pixels: number): void;
  /** The arrow of a cell with a list has been pressed. */
  arrow(place: Place): void;
  /** The pointer is over a cell; null: over none. */
  hovered(place: Place | null): void;
  /** What is seen of the sheet has moved. */
  moved(): void;
  /** Somebody has tried what only the server may do (rows, columns, sheets). */
  shapeTried(): void;
}

const SET_VALUES = 'sheet.mutation.set-range-values';
/** What people do to a grid that changes more than values. */
const SHAPE =
  /^sheet\.mutation\.(?:insert|remove|move|set-worksheet-(?:name|order|hide)|copy|add|delete)|^sheet\.mutation\.set-tab-color/;
const SET_WIDTH = 'sheet.mutation.set-worksheet-col-width';
const FIT_ROWS = 'sheet.operation.mark-dirty-row-auto-height';
const FIT_NO_ROWS = 'sheet.operation.cancel-mark-dirty-row-auto-height';
const STRING = 1;
const TELL_AFTER_MS = 30;
const BOTTOM = 3;
const WRAP = 3;
/** Pixels: a row of one line at 10 pt, what of it is no text, and a letter's usual width, bold or not. */
const ROW_HEIGHT = 21;
const ROW_MARGIN = 5;
/** Pixels that the line below frozen rows takes of the last of them. */
const FREEZE_LINE = 4;
const FONT_SIZE = 10;
/** Pixels of a line for each point of its letters, with room for the two marks that stand on a Vietnamese capital. */
const LINE_PER_POINT = 1.6;
const LETTER_WIDTH = 6.1;
const BOLD_WIDTH = 7.2;
const COLUMN_WIDTH = 100;

/** What is left free around the text, as Sheets leaves it; without it marks above Vietnamese capitals are cut off. */
const PADDING = { t: 3, b: 1, l: 3, r: 3 };
const padded = (look: unknown): unknown => ({ pd: PADDING, ...(look as object) });

type Lines = Record<number, readonly CellView[]>;

export class UniverGrid {
  private univer: Univer | null = null;
  private api: FUniver | null = null;
  private view: WorkbookView | null = null;
  /** Id of what Univer shows now. */
  private unit = '';
  private loads = 0;
  private looks: unknown[] = [];
  private readonly lines = new Map<string, Lines>();
  /** While the server's word is put into the grid. */
  private applying = false;
  private typing: { place: Place; text: string } | null = null;
  /** Rows that Univer is going to fit to their text when it is idle, by the ids of its tasks. */
  private fitting: string[] = [];
  private readonly markers: Markers;

  constructor(
    private readonly container: HTMLElement,
    private readonly events: GridEvents,
  ) {
    this.markers = new Markers((place) => this.events.arrow(place));
    // Univer keeps the browser from moving the focus: a field outside would go on taking what is typed.
    container.addEventListener(
      'pointerdown',
      () => {
        const at = document.activeElement;
        if (at instanceof HTMLElement && !container.contains(at)) at.blur();
      },
      true,
    );
  }

  /** Shows a workbook, from the sheet that was shown before if it is still there. */
  load(view: WorkbookView): void {
    const shown = this.activeSheet();
    this.view = view;
    this.markers.show(view.sheets);
    this.looks = view.looks.map(padded);
    this.lines.clear();
    for (const sheet of view.sheets) this.lines.set(sheet.id, { ...sheet.cells });
    const api = this.api ?? this.start();
    this.applying = true;
    const before = this.unit;
    const order = view.sheets.filter(({ isHidden }) => !isHidden).map(({ id }) => id);
    this.unit = `workbook${view.version}.${++this.loads}`;
    if (before) {
      // What Univer has still to do when it is idle would find a workbook that is no more.
      const commands = this.univer!.__getInjector().get(ICommandService);
      for (const id of this.fitting.splice(0))
        commands.syncExecuteCommand(FIT_NO_ROWS, { unitId: before, id }, { onlyLocal: true });
      api.disposeUnit(before);
    }
    api.createWorkbook(this.workbookData(view, shown && order.includes(shown) ? shown : order[0]!));
    this.applying = false;
    // Univer starts its services with the first workbook.
    if (!before) this.markers.install(this.univer!.__getInjector());
    if (shown && order.includes(shown)) api.getActiveWorkbook()?.setActiveSheet(shown);
  }

  /** Univer itself, without a workbook yet. */
  private start(): FUniver {
    const univer = new Univer({
      locale: LocaleType.VI_VN,
      locales: { [LocaleType.VI_VN]: viVN as never },
    });
    const preset = UniverSheetsCorePreset({
      container: this.container,
      header: false,
      toolbar: false,
      formulaBar: false,
      contextMenu: false,
      footer: { sheetBar: true, statisticBar: false, menus: false, zoomSlider: false } as never,
      sheets: { disableForceStringAlert: true, disableForceStringMark: true },
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      disableAutoFocus: true,
    } as never) as { plugins: readonly (unknown | readonly [unknown, unknown] | null)[] };
    for (const plugin of preset.plugins) {
      if (!plugin) continue;
      const [kind, options] = Array.isArray(plugin) ? plugin : [plugin, undefined];
      univer.registerPlugin(kind as never, options as never);
    }
    this.univer = univer;
    this.api = FUniver.newAPI(univer);
    this.listen(univer, this.api);
    return this.api;
  }

  private workbookData({ sheets }: WorkbookView, first: string): IWorkbookData {
    const styles = Object.fromEntries(this.looks.map((look, i) => [`l${i}`, look]));
    return {
      id: this.unit,
      name: 'Theo dõi PAPI',
      appVersion: '0.25.1',
      locale: LocaleType.VI_VN,
      styles: styles as IWorkbookData['styles'],
      sheetOrder: sheets.map(({ id }) => id),
      sheets: Object.fromEntries(
        sheets.map((sheet) => [
          sheet.id,
          {
            id: sheet.id,
            name: sheet.title,
            status: sheet.id === first ? 1 : 0,
            rowCount: sheet.rows,
            columnCount: sheet.columns,
            hidden: sheet.isHidden ? 1 : 0,
            tabColor: sheet.tabColour,
            defaultRowHeight: ROW_HEIGHT,
            defaultColumnWidth: COLUMN_WIDTH,
            rowData: this.rowHeights(sheet),
            mergeData: sheet.merges.map(({ row, column, rows, columns }) => ({
              startRow: row,
              startColumn: column,
              endRow: row + rows - 1,
              endColumn: column + columns - 1,
            })),
            // As Sheets has it.
            defaultStyle: { ff: 'Arial', fs: FONT_SIZE, vt: BOTTOM },
            freeze: {
              startRow: sheet.frozenRows || -1,
              startColumn: sheet.frozenColumns || -1,
              xSplit: sheet.frozenColumns,
              ySplit: sheet.frozenRows,
            },
            columnData: Object.fromEntries(
              Array.from({ length: sheet.columns }, (_, column) => [
                column,
                {
                  ...(sheet.hiddenColumns.includes(column) ? { hd: 1 } : {}),
                  ...(sheet.widths[column] ? { w: sheet.widths[column] } : {}),
                  ...(sheet.columnLooks[column] === undefined ? {} : { s: `l${sheet.columnLooks[column]}` }),
                },
              ]),
            ),
            cellData: Object.fromEntries(
              Object.entries(sheet.cells).map(([row, cells]) => [
                row,
                Object.fromEntries(cells.map((cell) => [cell[0], this.cellData(cell)])),
              ]),
            ),
          },
        ]),
      ) as IWorkbookData['sheets'],
    };
  }

  /** Rows as high as their text needs, as Sheets fits them by itself; reckoned, because measuring would take long. */
  private rowHeights({
    cells,
    widths,
    frozenRows,
    hiddenRows,
    hiddenColumns,
  }: SheetView): Record<number, { h?: number; hd?: number; ia: 0 }> {
    // Univer is to fit no row by itself: it would measure every cell that wraps, whenever it is idle.
    const heights: Record<number, { h?: number; hd?: number; ia: 0 }> = {};
    for (const [row, line] of Object.entries(cells)) {
      let most = ROW_HEIGHT;
      for (const [column, text, look] of line) {
        const { tb, bl, fs = FONT_SIZE } = this.looks[look] as { tb?: number; bl?: number; fs?: number };
        if (hiddenColumns.includes(column)) continue;
        const letter = ((bl ? BOLD_WIDTH : LETTER_WIDTH) * fs) / FONT_SIZE;
        const letters = Math.max(((widths[column] ?? COLUMN_WIDTH) - 6) / letter, 4);
        const lines =
          tb === WRAP
            ? text.split('\n').reduce((sum, part) => sum + Math.max(Math.ceil(part.length / letters), 1), 0)
            : 1;
        most = Math.max(most, ROW_MARGIN + Math.round(lines * fs * LINE_PER_POINT));
      }
      if (Number(row) === frozenRows - 1) most += FREEZE_LINE;
      heights[Number(row)] = { ...(most > ROW_HEIGHT ? { h: most } : {}), ia: 0 };
    }
    for (const row of hiddenRows) heights[row] = { ...heights[row], hd: 1, ia: 0 };
    return heights;
  }

  private cellData([, text, look]: CellView): ICellData {
    return { v: text, t: STRING, s: `l${look}` };
  }

  private activeSheet(): string | null {
    return this.api?.getActiveWorkbook()?.getActiveSheet()?.getSheetId() ?? null;
  }

  private listen(univer: Univer, api: FUniver): void {
    const injector = univer.__getInjector();
    injector.get(ICommandService).onCommandExecuted((command) => this.executed(command));
    api.addEvent(api.Event.BeforeSheetEditEnd, ({ worksheet, row, column, value, isConfirm }) => {
      this.typing = isConfirm
        ? {
            place: { sheet: worksheet.getSheetId(), row, column },
            text: value.toPlainText().replace(/\r?\n$/, ''),
          }
        : null;
    });
    api.addEvent(api.Event.SheetEditEnded, () => {
      // What people type is undone on the server or not at all.
      setTimeout(() => injector.get(IUndoRedoService).clearUndoRedo(this.unit));
    });
    api.addEvent(api.Event.CellHover, ({ row, column, worksheet }) =>
      this.events.hovered({ sheet: worksheet.getSheetId(), row, column }),
    );
    this.container.addEventListener('pointerleave', () => this.events.hovered(null));
    api.addEvent(api.Event.Scroll, () => this.events.moved());
    const tell = (): void => {
      const place = this.selection();
      if (place) this.events.selected(place);
    };
    // Univer keeps the first selection after loading to itself.
    for (const event of ['pointerup', 'keyup'])
      this.container.addEventListener(event, () => setTimeout(tell, TELL_AFTER_MS));
    api.addEvent(api.Event.SelectionChanged, tell);
    api.addEvent(api.Event.SelectionMoveEnd, tell);
    api.addEvent(api.Event.ActiveSheetChanged, tell);
  }

  selection(): Place | null {
    const sheet = this.api?.getActiveWorkbook()?.getActiveSheet();
    if (!sheet) return null;
    const range = sheet.getSelection()?.getActiveRange();
    return { sheet: sheet.getSheetId(), row: range?.getRow() ?? 0, column: range?.getColumn() ?? 0 };
  }

  private executed({ id, type, params }: Readonly<ICommandInfo>): void {
    if (id === FIT_ROWS) this.fitting.push(String((params as { id: unknown }).id));
    if (this.applying || type !== CommandType.MUTATION) return;
    if (SHAPE.test(id)) {
      this.events.shapeTried();
      return;
    }
    if (id === SET_WIDTH) {
      const { subUnitId, ranges, colWidth } = params as {
        subUnitId: string;
        ranges: readonly { startColumn: number; endColumn: number }[];
        colWidth: number | Record<number, number>;
      };
      for (const { startColumn, endColumn } of ranges)
        for (let column = startColumn; column <= endColumn; column++) {
          const width = typeof colWidth === 'number' ? colWidth : colWidth[column];
          if (width !== undefined) this.events.widened(subUnitId, column, Math.round(width));
        }
      return;
    }
    if (id !== SET_VALUES) return;
    const { subUnitId, cellValue } = params as {
      subUnitId: string;
      cellValue: Record<number, Record<number, ICellData | null>>;
    };
    const { typing } = this;
    this.typing = null;
    const cells = Object.entries(cellValue ?? {}).flatMap(([row, line]) =>
      Object.entries(line ?? {}).map(([column, cell]) => ({
        row: Number(row),
        column: Number(column),
        cell,
      })),
    );
    if (cells.length === 0) return;
    if (
      typing &&
      typing.place.sheet === subUnitId &&
      cells.some(({ row, column }) => row === typing.place.row && column === typing.place.column)
    ) {
      this.events.typed(typing.place, typing.text);
      return;
    }
    // Cells whose text is touched; a change of looks alone is nobody's business.
    const touched = cells.filter(({ cell }) => cell === null || 'v' in cell || 'p' in cell || 'f' in cell);
    if (touched.length === 0) return;
    const top = Math.min(...touched.map(({ row }) => row));
    const left = Math.min(...touched.map(({ column }) => column));
    const rows = Math.max(...touched.map(({ row }) => row)) - top + 1;
    const columns = Math.max(...touched.map(({ column }) => column)) - left + 1;
    const texts = Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => this.textAt(subUnitId, top + i, left + j)),
    );
    for (const { row, column, cell } of touched)
      texts[row - top]![column - left] = String(
        cell?.v ?? cell?.p?.body?.dataStream?.replace(/\r\n$/, '') ?? '',
      );
    this.events.pasted({ sheet: subUnitId, row: top, column: left }, texts);
  }

  private textAt(sheet: string, row: number, column: number): string {
    return this.lines.get(sheet)?.[row]?.find(([at]) => at === column)?.[1] ?? '';
  }

  /** Puts rows as the server has them into the grid. False when the whole must be loaded anew. */
  apply({ shape, rows, looks, looksFrom }: Changes): boolean {
    if (shape || !this.view || !this.api) return false;
    looks.forEach((look, i) => {
      this.looks[looksFrom + i] = padded(look);
    });
    for (const [sheet, lines] of Object.entries(rows)) {
      const known = this.lines.get(sheet);
      if (!known) return false;
      const numbers = Object.keys(lines).map(Number);
      const before = new Map(numbers.map((row) => [row, known[row] ?? []]));
      for (const row of numbers) known[row] = lines[row]!;
      this.write(sheet, numbers, before);
    }
    return true;
  }

  /** Puts rows back as the server has them: after what it refused. */
  restore({ sheet, row }: Place, rows = 1): void {
    const numbers = Array.from({ length: rows }, (_, i) => row + i);
    this.write(sheet, numbers, new Map());
  }

  private write(
    sheet: string,
    numbers: readonly number[],
    before: ReadonlyMap<number, readonly CellView[]>,
  ): void {
    const lines = this.lines.get(sheet);
    const width = this.view?.sheets.find(({ id }) => id === sheet)?.columns ?? 26;
    const cellValue: Record<number, Record<number, unknown>> = {};
    for (const row of numbers) {
      const line: Record<number, unknown> = {};
      const gone = before.get(row)?.map(([column]) => column) ?? Array.from({ length: width }, (_, i) => i);
      for (const column of gone) line[column] = { v: null, t: null, f: null, si: null, p: null, s: null };
      for (const cell of lines?.[row] ?? [])
        line[cell[0]] = { f: null, si: null, p: null, v: cell[1], t: STRING, s: this.looks[cell[2]] };
      cellValue[row] = line;
    }
    this.applying = true;
    try {
      this.univer!.__getInjector()
        .get(ICommandService)
        .syncExecuteCommand(
          SET_VALUES,
          { unitId: this.unit, subUnitId: sheet, cellValue },
          { onlyLocal: true },
        );
    } finally {
      this.applying = false;
    }
  }

  /** Shows a cell, or a block of cells; with the keyboard, what is typed next goes into it. */
  goTo(
    {
      sheet,
      row,
      column,
      rows = 1,
      columns = 1,
    }: Place & { readonly rows?: number; readonly columns?: number },
    withKeyboard = false,
  ): void {
    const workbook = this.api?.getActiveWorkbook();
    if (!workbook) return;
    if (this.activeSheet() !== sheet) workbook.setActiveSheet(sheet);
    const target = workbook.getSheetBySheetId(sheet);
    if (!target) return;
    target.getRange(row, column, rows, columns).activate();
    target.scrollToCell(Math.max(row - 3, 0), Math.max(column - 2, 0));
    this.events.selected({ sheet, row, column });
    if (!withKeyboard) return;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    this.univer!.__getInjector().get(ILayoutService).focus();
  }

  /** Whether somebody types into a cell of the grid. */
  isTyping(): boolean {
    return this.api?.getActiveWorkbook()?.isCellEditing() ?? false;
  }

  /** What the person may not edit is tinted. */
  tint(locks: Readonly<Record<string, Locks>>): void {
    this.markers.tint(locks);
    this.api?.getActiveWorkbook()?.getActiveSheet()?.refreshCanvas();
  }

  /** What a cell shows. */
  shows({ sheet, row, column }: Place): string {
    return this.textAt(sheet, row, column);
  }

  noteAt(place: Place): string {
    return this.markers.noteAt(place);
  }

  /** Where a cell of the sheet that is shown stands in the container, in pixels; null where that is not known. */
  rectangle(row: number, column: number): { x: number; y: number; width: number; height: number } | null {
    const sheet = this.api?.getActiveWorkbook()?.getActiveSheet();
    const shown = this.view?.sheets.find(({ id }) => id === sheet?.getSheetId());
    if (!sheet || !shown || row >= shown.rows || column >= shown.columns) return null;
    try {
      const at = (r: number, c: number): DOMRect => sheet.getRange(r, c).getCellRect();
      const { sheetViewStartRow, sheetViewStartColumn, offsetX, offsetY } = sheet.getScrollState();
      const { frozenRows: frozen, frozenColumns } = shown;
      const first = Math.min(sheetViewStartRow + frozen, shown.rows - 1);
      const firstColumn = Math.min(sheetViewStartColumn + frozenColumns, shown.columns - 1);
      const scrolledX = at(0, firstColumn).left - at(0, frozenColumns).left + offsetX;
      const scrolledY = at(first, 0).top - at(frozen, 0).top + offsetY;
      const cell = at(row, column);
      return {
        x: cell.left - (column < frozenColumns ? 0 : scrolledX),
        y: cell.top - (row < frozen ? 0 : scrolledY),
        width: cell.width,
        height: cell.height,
      };
    } catch {
      // Univer has not laid the sheet out yet.
      return null;
    }
  }

  sheetId(): string | null {
    return this.activeSheet();
  }
}
