/**
 * What Sheets draws into cells beside their text: an arrow where people choose from a list, a corner where a note
 * stands, a sign in the heading of a filtered column, and a tint over what the person may not edit.
 */
import { type ICellDataForSheetInterceptor, type Injector, InterceptorEffectEnum } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/preset-sheets-core';
import type { Locks } from '../../live/locks.js';
import type { SheetView } from '../../live/view.js';
import type { Place } from '../place.js';

type Rectangle = SheetView['choices'][number];
type Area = Pick<Rectangle, 'row' | 'column' | 'rows' | 'columns'>;

const ARROW_WIDTH = 18;
const NOTE_COLOUR = '#f29900';
const ARROW_COLOUR = '#5f6368';
const TINT = 'rgba(95, 99, 104, 0.07)';

const covers = ({ row, column, rows, columns }: Area, r: number, c: number): boolean =>
  r >= row && r < row + rows && c >= column && c < column + columns;

/** Whether somebody whose locks these are may not edit a cell. */
export const isLocked = (lock: Locks | undefined, row: number, column: number): boolean =>
  lock !== undefined &&
  ((lock.closed && !lock.open.some((area) => covers(area, row, column))) ||
    lock.blocks.some((area) => covers(area, row, column)));

interface Marks {
  readonly arrow: boolean;
  readonly note: string;
  readonly filter: boolean;
  readonly locked: boolean;
}

interface Cell {
  readonly row: number;
  readonly col: number;
  readonly subUnitId: string;
  readonly primaryWithCoord: { startX: number; startY: number; endX: number; endY: number };
}

export class Markers {
  private sheets = new Map<string, SheetView>();
  private notes = new Map<string, Map<string, string>>();
  private locks: Readonly<Record<string, Locks>> = {};
  /** What is known of cells, until sheets or locks change. */
  private known = new Map<string, Marks | null>();

  constructor(private readonly pressed: (place: Place) => void) {}

  show(sheets: readonly SheetView[]): void {
    this.sheets = new Map(sheets.map((sheet) => [sheet.id, sheet]));
    this.notes = new Map(
      sheets.map(({ id, notes }) => [
        id,
        new Map(notes.map(([row, column, text]) => [`${row},${column}`, text])),
      ]),
    );
    this.known.clear();
  }

  tint(locks: Readonly<Record<string, Locks>>): void {
    this.locks = locks;
    this.known.clear();
  }

  noteAt({ sheet, row, column }: Place): string {
    return this.notes.get(sheet)?.get(`${row},${column}`) ?? '';
  }

  private marks(sheetId: string, row: number, column: number): Marks | null {
    const key = `${sheetId}!${row},${column}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const sheet = this.sheets.get(sheetId);
    if (!sheet) return null;
    const marks: Marks = {
      arrow: sheet.choices.findLast((area) => covers(area, row, column))?.chosen ?? false,
      note: this.noteAt({ sheet: sheetId, row, column }),
      filter:
        sheet.filtered !== null &&
        row === Math.max(sheet.frozenRows, 1) - 1 &&
        sheet.filtered.includes(column),
      locked: isLocked(this.locks[sheetId], row, column),
    };
    const found = marks.arrow || marks.note || marks.filter || marks.locked ? marks : null;
    this.known.set(key, found);
    return found;
  }

  install(injector: Injector): void {
    const render = [
      {
        zIndex: 10,
        drawWith: (context: CanvasRenderingContext2D, cell: Cell) => this.draw(context, cell),
        isHit: ({ x }: { x: number; y: number }, cell: Cell) =>
          this.marks(cell.subUnitId, cell.row, cell.col)?.arrow === true &&
          x > cell.primaryWithCoord.endX - ARROW_WIDTH,
        onPointerDown: ({ subUnitId, row, col }: Cell) =>
          this.pressed({ sheet: subUnitId, row, column: col }),
      },
    ];
    injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      handler: (cell, place, next) => {
        if (!this.marks(place.subUnitId, place.row, place.col)) return next(cell);
        return next({ ...cell, customRender: render } as ICellDataForSheetInterceptor);
      },
    });
  }

  private draw(context: CanvasRenderingContext2D, { subUnitId, row, col, primaryWithCoord }: Cell): void {
    const marks = this.marks(subUnitId, row, col);
    if (!marks) return;
    const { startX, startY, endX, endY } = primaryWithCoord;
    const triangle = (colour: string, ...points: readonly (readonly [number, number])[]): void => {
      context.fillStyle = colour;
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x, y);
      context.fill();
    };
    context.save();
    if (marks.locked) {
      context.fillStyle = TINT;
      context.fillRect(startX, startY, endX - startX, endY - startY);
    }
    if (marks.note) triangle(NOTE_COLOUR, [endX - 7, startY], [endX, startY], [endX, startY + 7]);
    if (marks.arrow || marks.filter) {
      const middle = startY + 10;
      const colour = marks.filter ? '#fff' : ARROW_COLOUR;
      triangle(colour, [endX - 13, middle - 2], [endX - 5, middle - 2], [endX - 9, middle + 3]);
    }
    context.restore();
  }
}
