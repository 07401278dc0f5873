/** What a sheet looks like, as the page shows it: text, look and column of each cell, row by row. */
import type { IStyleData } from '@univerjs/core';
import { displayed, isDateFormat } from '../cellFormat.js';
import type { Area, Grid, StoredChart } from '../grid.js';

/** [column, text, index of its look]. */
export type CellView = readonly [column: number, text: string, look: number];

export interface SheetView {
  readonly id: string;
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly widths: Readonly<Record<number, number>>;
  readonly frozenRows: number;
  readonly tabColour: string;
  readonly cells: Readonly<Record<number, readonly CellView[]>>;
  /** Looks of whole columns. */
  readonly columnLooks: Readonly<Record<number, number>>;
  readonly charts: readonly ChartView[];
}

export interface ChartView {
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
  readonly ranges: readonly Area[];
}

/** Whether a conditional format holds for what a cell has. */
function holds({ when, text, number }: Coloured, value: unknown): boolean {
  if (when === 'textEqualTo') return value === text;
  if (typeof value !== 'number') return false;
  if (when === 'numberGreaterThan') return value > number!;
  if (when === 'numberGreaterThanOrEqualTo') return value >= number!;
  return when === 'numberLessThan' && value < number!;
}

/** Looks by index; each is sent once. */
export class Looks {
  readonly all: IStyleData[] = [];
  private readonly indexByText = new Map<string, number>();

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

export function rowView(grid: Grid, looks: Looks, sheetId: string, row: number, columns: number): CellView[] {
  const cells: CellView[] = [];
  if (row >= grid.rowCount(sheetId) || columns === 0) return cells;
  const [values] = grid.values(sheetId, { row, column: 0, rows: 1, columns });
  const rules = grid.extrasOf(sheetId).conditionalRules as Coloured[];
  for (let column = 0; column < columns; column++) {
    const value = values![column]!;
    const style = grid.ownStyle(sheetId, row, column);
    if (value === '' && !style) continue;
    const { n, ...look } = grid.style(sheetId, row, column);
    const format = n?.pattern ?? 'General';
    const rule = rules.find(
      (one) =>
        one.ranges.some(
          (area) =>
            row >= area.row &&
            row < area.row + area.rows &&
            column >= area.column &&
            column < area.column + area.columns,
        ) && holds(one, value),
    );
    cells.push([
      column,
      value === '' ? '' : displayed(value, format),
      looks.indexOf({
        ...look,
        ...(typeof value === 'number' || isDateFormat(format) ? { ht: RIGHT } : {}),
        ...(rule?.background ? { bg: { rgb: rule.background } } : {}),
        ...(rule?.colour ? { cl: { rgb: rule.colour } } : {}),
      }),
    ]);
  }
  return cells;
}

function chartView(grid: Grid, sheetId: string, { title, stacked, colours, ranges }: StoredChart): ChartView {
  const columns = ranges.map((area) => grid.values(sheetId, area));
  const table = (columns[0] ?? []).map((_, i) => columns.flatMap((range) => range[i] ?? []));
  const [header = [], ...lines] = table;
  return {
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
    tabColour: grid.tabColour(sheetId),
    cells,
    columnLooks,
    charts: grid.extrasOf(sheetId).charts.map((chart) => chartView(grid, sheetId, chart)),
  };
}
