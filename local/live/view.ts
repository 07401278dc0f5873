/** What a sheet looks like, as the page shows it: text, look and column of each cell, row by row. */
import type { IStyleData } from '@univerjs/core';
import type { Grid } from '../grid/grid.js';
import type { Rectangle } from '../grid/rectangle.js';
import { placeOfKey, type StoredChart } from '../grid/stored.js';
import { displayed, isDateFormat } from '../values/cellFormat.js';

/** [column, text, index of its look]. */
export type CellView = readonly [column: number, text: string, look: number];

export interface SheetView {
  readonly id: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly widths: Readonly<Record<number, number>>;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColour: string;
  readonly cells: Readonly<Record<number, readonly CellView[]>>;
  /** Looks of whole columns. */
  readonly columnLooks: Readonly<Record<number, number>>;
  readonly charts: readonly ChartView[];
  readonly isHidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** Merged blocks. */
  readonly merges: readonly Rectangle[];
  /** Columns in which a filter hides something; null where there is no filter. */
  readonly filtered: readonly number[] | null;
  readonly notes: readonly (readonly [row: number, column: number, text: string])[];
  /** Where people choose from a list; of several the last holds. */
  readonly choices: readonly (Rectangle & { readonly chosen: boolean })[];
}

export interface ChartView {
  readonly id: string;
  /** The cell at the upper left corner, and pixels. */
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly stacked: boolean;
  readonly colours: readonly string[];
  readonly series: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface WorkbookView {
  readonly version: number;
  readonly sheets: readonly SheetView[];
  readonly looks: readonly IStyleData[];
}

interface Coloured {
  readonly when: string;
  readonly text?: string;
  readonly number?: number;
  readonly background?: string;
  readonly colour?: string;
  readonly ranges: readonly Rectangle[];
}

/** Whether a conditional format holds for what a cell has. */
function holds({ when, text, number }: Coloured, value: unknown): boolean {
  if (when === 'textEqualTo') return value === text;
  if (when === 'textStartsWith') return typeof value === 'string' && value.startsWith(String(text));
  if (typeof value !== 'number') return false;
  if (when === 'numberGreaterThan') return value > number!;
  if (when === 'numberGreaterThanOrEqualTo') return value >= number!;
  return when === 'numberLessThan' && value < number!;
}

/** Looks by index; each is sent once. */
export class Looks {
  readonly all: IStyleData[] = [];
  private readonly indexByText = new Map<string, number>();
  /** By what makes a look up, so that it is not put together for each cell. */
  readonly known = new Map<string, { readonly index: number; readonly format: string }>();

  indexOf(look: IStyleData): number {
    const text = JSON.stringify(look);
    let index = this.indexByText.get(text);
    if (index === undefined) {
      index = this.all.push(look) - 1;
      this.indexByText.set(text, index);
    }
    return index;
  }
}

const RIGHT = 3;

const covers = (area: Rectangle, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

export function rowView(grid: Grid, looks: Looks, sheetId: string, row: number, columns: number): CellView[] {
  const cells: CellView[] = [];
  if (row >= grid.rowCount(sheetId) || columns === 0) return cells;
  const values = grid.values(sheetId, { row, column: 0, rows: 1, columns })[0]!;
  const rules = grid.extrasOf(sheetId).conditionalRules as Coloured[];
  for (let column = 0; column < columns; column++) {
    const value = values[column]!;
    const own = grid.ownStyleId(sheetId, row, column);
    if (value === '' && own === null) continue;
    const rule = rules.findIndex(
      (one) => holds(one, value) && one.ranges.some((area) => covers(area, row, column)),
    );
    const key = `${own ?? `${sheetId} ${column}`}|${typeof value === 'number'}|${rule < 0 ? '' : `${sheetId} ${JSON.stringify(rules[rule])}`}`;
    let known = looks.known.get(key);
    if (!known || own === null) {
      const { n, ...look } = grid.style(sheetId, row, column);
      const format = n?.pattern ?? 'General';
      const { background, colour } = rules[rule] ?? {};
      const index = looks.indexOf({
        ...look,
        ...(typeof value === 'number' || isDateFormat(format) ? { ht: RIGHT } : {}),
        ...(background ? { bg: { rgb: background } } : {}),
        ...(colour ? { cl: { rgb: colour } } : {}),
      });
      known = { index, format };
      looks.known.set(key, known);
    }
    cells.push([column, value === '' ? '' : displayed(value, known.format), known.index]);
  }
  return cells;
}

/** Pixels of a chart that says nothing of its size, as Sheets makes it. */
const CHART_SIZE = { width: 600, height: 371 };

const pixels = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);

function chartView(grid: Grid, sheetId: string, chart: StoredChart): ChartView {
  const { title, stacked, colours, ranges, options } = chart;
  const columns = ranges.map((area) => grid.values(sheetId, area));
  const table = (columns[0] ?? []).map((_, i) => columns.flatMap((range) => range[i] ?? []));
  const [header = [], ...lines] = table;
  return {
    id: chart.id,
    row: chart.row,
    column: chart.column,
    width: pixels(options['width'], CHART_SIZE.width),
    height: pixels(options['height'], CHART_SIZE.height),
    title,
    stacked,
    colours,
    series: header.slice(1).map(String),
    lines: lines.map(([name, ...values]) => ({
      name: String(name),
      values: values.map((value) => (typeof value === 'number' ? value : 0)),
    })),
  };
}

export function sheetView(grid: Grid, looks: Looks, sheetId: string): SheetView {
  const extras = grid.extrasOf(sheetId);
  const { rows, columns } = grid.styledSize(sheetId);
  const cells: Record<number, readonly CellView[]> = {};
  for (let row = 0; row < rows; row++) {
    const line = rowView(grid, looks, sheetId, row, columns);
    if (line.length > 0) cells[row] = line;
  }
  const columnLooks: Record<number, number> = {};
  for (const [column, { n: _, ...look }] of grid.columnStyles(sheetId))
    columnLooks[column] = looks.indexOf(look);
  return {
    id: sheetId,
    title: grid.nameOf(sheetId),
    rows: grid.rowCount(sheetId),
    columns: grid.columnCount(sheetId),
    widths: grid.columnWidths(sheetId),
    frozenRows: grid.frozenRows(sheetId),
    frozenColumns: grid.frozenColumns(sheetId),
    tabColour: grid.tabColour(sheetId),
    cells,
    columnLooks,
    charts: extras.charts.map((chart) => chartView(grid, sheetId, chart)),
    isHidden: grid.isSheetHidden(sheetId),
    hiddenRows: [...new Set([...grid.hiddenLines(sheetId, 'rows'), ...(extras.filter?.hiddenRows ?? [])])],
    hiddenColumns: grid.hiddenLines(sheetId, 'columns'),
    merges: extras.merges,
    filtered: extras.filter && Object.keys(extras.filter.hidden).map(Number),
    notes: Object.entries(extras.notes).map(([key, text]) => [...placeOfKey(key), text] as const),
    choices: extras.validations.map(({ row, column, rows, columns, rule }) => ({
      row,
      column,
      rows,
      columns,
      chosen: rule?.rule === 'list' || rule?.rule === 'range',
    })),
  };
}
