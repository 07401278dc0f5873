/** Embedded charts: kept as plain data with their ranges; the page draws them. */

import type { Rectangle } from '../../grid/rectangle.js';
import type { StoredChart } from '../../grid/stored.js';
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';
import { rectangleOf } from './places.js';

type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;
type BarBuilder = GoogleAppsScript.Spreadsheet.EmbeddedBarChartBuilder;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** The plain data behind each chart object. */
const built = new WeakMap<object, StoredChart>();

export function chartOf(execution: Execution, data: StoredChart): Chart {
  const chart = emulate<Chart>(
    'EmbeddedChart',
    { getChartId: () => data.id as unknown as number },
    execution,
  );
  built.set(chart, data);
  return chart;
}

export const builtChart = (chart: object): StoredChart => {
  const data = built.get(chart);
  if (!data) throw new Error("The parameters don't match the method signature: a built chart is wanted.");
  return data;
};

/** A chart takes its visual methods (title, colours) only after asBarChart() and the like. */
export function chartBuilder(execution: Execution, sheetId: string): Builder {
  const builder: Builder = emulate<Builder>(
    'EmbeddedChartBuilder',
    { asBarChart: () => barChartBuilder(execution, sheetId) },
    execution,
  );
  return builder;
}

function barChartBuilder(execution: Execution, sheetId: string): BarBuilder {
  const ranges: Rectangle[] = [];
  const options: Record<string, unknown> = {};
  let place: { row: number; column: number } | null = null;
  let stacked = false;
  let title = '';
  let colours: readonly string[] = [];
  let headers = 0;
  const done = (): BarBuilder => self;
  const self: BarBuilder = emulate<BarBuilder>(
    'EmbeddedBarChartBuilder',
    {
      addRange(range: GoogleAppsScript.Spreadsheet.Range) {
        ranges.push(rectangleOf(range));
        return done() as unknown as Builder;
      },
      setNumHeaders(count: number) {
        headers = count;
        return done() as unknown as Builder;
      },
      setTitle(text: string) {
        title = text;
        return done();
      },
      setColors(values: string[]) {
        colours = [...values];
        return done();
      },
      setStacked() {
        stacked = true;
        return done();
      },
      setOption(name: string, value: unknown) {
        options[name] = value;
        return done() as unknown as Builder;
      },
      setPosition(row: number, column: number, offsetX: number, offsetY: number) {
        if (row < 1 || column < 1) throw new Error('The position of the chart is outside of the sheet.');
        if (offsetX !== 0 || offsetY !== 0)
          throw new Error('EmbeddedChartBuilder.setPosition with offsets is not emulated by the local host.');
        place = { row: row - 1, column: column - 1 };
        return done() as unknown as Builder;
      },
      build() {
        if (!place) throw new Error('The chart has no position.');
        return chartOf(execution, {
          id: '',
          sheetId,
          kind: 'bar',
          ...place,
          ranges,
          headers,
          title,
          colours,
          stacked,
          options,
        });
      },
    },
    execution,
  );
  return self;
}
