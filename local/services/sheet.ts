/** Sheet. */

import { insertion, move } from '../grid/structure.js';
import type { Execution } from '../host/execution.js';
import { builtChart, chartBuilder, chartOf } from './charts.js';
import { emulate } from './notEmulated.js';
import { protect, protection } from './protection.js';
import { areaOfA1, checkArea, placeOf, range, rangeList } from './range.js';
import { builtRule, formatRuleOf } from './rules.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Ids of the sheets behind the stand-ins. */
const ids = new WeakMap<object, string>();
export const sheetIdOf = (sheet: Sheet): string => ids.get(sheet)!;

export function sheet(execution: Execution, sheetId: string): Sheet {
  const { grid } = execution.state;
  const checkedRange = (area: { row: number; column: number; rows: number; columns: number }) => {
    checkArea(execution, sheetId, area);
    return range(execution, sheetId, area);
  };
  const self: Sheet = emulate<Sheet>(
    'Sheet',
    {
      getName: () => grid.nameOf(sheetId),
      getSheetId: () => Number(sheetId),
      setName(name: string) {
        const taken = grid.sheetIdNamed(name);
        if (taken !== null && taken !== sheetId)
          throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
        grid.renameSheet(sheetId, name);
        return self;
      },
      // A sheet has one protection of its own: protecting it again gives the one that stands.
      protect: () => {
        const standing = grid.extrasOf(sheetId).protections.find(({ area }) => area === null);
        return standing ? protection(execution, sheetId, standing.id) : protect(execution, sheetId, null);
      },
      getProtections: (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
        grid
          .extrasOf(sheetId)
          .protections.filter(({ area }) => (String(type) === 'RANGE') === (area !== null))
          .map(({ id }) => protection(execution, sheetId, id)),
      insertRowBefore(before: number) {
        grid.restructure(sheetId, insertion('rows', grid.rowCount(sheetId), before - 1, 1));
        return self;
      },
      moveRows(spec: GoogleAppsScript.Spreadsheet.Range, to: number) {
        const { row, rows } = placeOf(spec);
        grid.restructure(sheetId, move('rows', grid.rowCount(sheetId), row, rows, to - 1));
      },
      getMaxRows: () => grid.rowCount(sheetId),
      getMaxColumns: () => grid.columnCount(sheetId),
      getLastRow: () => grid.contentSize(sheetId).rows,
      getLastColumn: () => grid.contentSize(sheetId).columns,
      getDataRange: () => {
        const { rows, columns } = grid.contentSize(sheetId);
        return range(execution, sheetId, {
          row: 0,
          column: 0,
          rows: Math.max(rows, 1),
          columns: Math.max(columns, 1),
        });
      },
      getRange: ((...args: [string] | [number, number, number?, number?]) => {
        if (typeof args[0] === 'string') return checkedRange(areaOfA1(execution, sheetId, args[0]));
        const [row, column, rows = 1, columns = 1] = args as [number, number, number?, number?];
        return checkedRange({ row: row - 1, column: column - 1, rows, columns });
      }) as Sheet['getRange'],
      getRangeList: (names: string[]) => {
        const areas = names.map((name) => areaOfA1(execution, sheetId, name));
        for (const area of areas) checkArea(execution, sheetId, area);
        return rangeList(execution, sheetId, areas);
      },
      insertRowsAfter(after: number, count: number) {
        if (after !== grid.rowCount(sheetId))
          throw new Error('Sheet.insertRowsAfter above the last row is not emulated by the local host.');
        grid.grow(sheetId, count, 0);
        return self;
      },
      insertColumnsAfter(after: number, count: number) {
        if (after !== grid.columnCount(sheetId))
          throw new Error(
            'Sheet.insertColumnsAfter before the last column is not emulated by the local host.',
          );
        grid.grow(sheetId, 0, count);
        return self;
      },
      setFrozenRows: (rows: number) => grid.freezeRows(sheetId, rows),
      getFrozenRows: () => grid.frozenRows(sheetId),
      setTabColor(colour: string | null) {
        grid.setTabColour(sheetId, colour ?? '');
        return self;
      },
      setColumnWidth(column: number, width: number) {
        grid.setColumnWidth(sheetId, column - 1, width);
        return self;
      },
      getConditionalFormatRules: () =>
        grid.extrasOf(sheetId).conditionalRules.map((rule) => formatRuleOf(execution, rule)),
      setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]) {
        grid.extrasOf(sheetId).conditionalRules = rules.map(builtRule);
      },
      newChart: () => chartBuilder(execution, sheetId),
      getCharts: () => grid.extrasOf(sheetId).charts.map((chart) => chartOf(execution, chart)),
      insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart) {
        const { charts } = grid.extrasOf(sheetId);
        const id = String(1 + Math.max(0, ...charts.map((one) => Number(one.id))));
        charts.push({ ...builtChart(chart), id, sheetId });
      },
      removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart) {
        const extras = grid.extrasOf(sheetId);
        const { id } = builtChart(chart);
        if (!extras.charts.some((one) => one.id === id)) throw new Error('Chart not found in the sheet.');
        extras.charts = extras.charts.filter((one) => one.id !== id);
      },
      activate() {
        execution.state.activeCell = { sheetId, row: 0, column: 0 };
        return self;
      },
    },
    execution.meter,
  );
  ids.set(self, sheetId);
  return self;
}
