/** Sheet. What changes the shape of a sheet is done at once, and what was written before it. */

import { deletion, insertion, move } from '../../formulas/structure.js';
import { emulate } from '../notEmulated.js';
import { areaOfA1, checked } from './a1.js';
import { cellDeeds, PROTECTED_CELL } from './cellDeeds.js';
import { builtChart, chartBuilder, chartOf } from './charts.js';
import { filter } from './filter.js';
import { addMetadata, metadataOf } from './metadata.js';
import { namedRange } from './namedRange.js';
import type { Objects } from './objects.js';
import { identified, placeOf } from './places.js';
import { protect } from './protection.js';
import { rangeList } from './rangeList.js';
import { builtRule, formatRuleOf } from './rules.js';
import { textFinder } from './textFinder.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function sheet(objects: Objects, sheetId: string): Sheet {
  const { execution } = objects;
  const { buffer, state, effectiveUser } = execution;
  const { grid } = state;
  const later = (deed: () => void): Sheet => {
    buffer.write(deed);
    return self;
  };
  const atOnce = (deed: () => void): Sheet => {
    buffer.push();
    deed();
    return self;
  };
  const metadata = () => grid.extrasOf(sheetId).metadata;
  /** Deleting and moving rows or columns takes the right to all of them. */
  const checkRights = (axis: 'rows' | 'columns', at: number, count: number): void => {
    const area =
      axis === 'rows'
        ? { row: at, rows: count, column: 0, columns: grid.columnCount(sheetId) }
        : { row: 0, rows: grid.rowCount(sheetId), column: at, columns: count };
    if (!state.mayEdit(sheetId, area, effectiveUser)) throw new Error(PROTECTED_CELL);
  };
  const size = (axis: 'rows' | 'columns'): number =>
    axis === 'rows' ? grid.rowCount(sheetId) : grid.columnCount(sheetId);
  /** @param before 0-based */
  const insert = (axis: 'rows' | 'columns', before: number, count: number): Sheet =>
    atOnce(() => {
      if (count < 1) throw new Error(`The number of ${axis} to insert must be at least 1.`);
      if (before < 0 || before > size(axis)) throw new Error(`Those ${axis} are out of bounds.`);
      if (before === size(axis)) grid.grow(sheetId, axis === 'rows' ? count : 0, axis === 'rows' ? 0 : count);
      else grid.restructure(sheetId, insertion(axis, size(axis), before, count));
    });
  const remove = (axis: 'rows' | 'columns', at: number, count: number): void => {
    atOnce(() => {
      if (count < 1 || at < 0 || at + count > size(axis)) throw new Error(`Those ${axis} are out of bounds.`);
      if (count === size(axis)) throw new Error(`You can't delete all the ${axis} on the sheet.`);
      checkRights(axis, at, count);
      grid.restructure(sheetId, deletion(axis, size(axis), at, count));
    });
  };
  const hide = (axis: 'rows' | 'columns', at: number, count: number, hidden: boolean): void => {
    later(() => grid.setHidden(sheetId, axis, at, count, hidden));
  };
  const self: Sheet = emulate<Sheet>(
    'Sheet',
    {
      getName: () => grid.nameOf(sheetId),
      getSheetId: () => Number(sheetId),
      getIndex: () => grid.sheetIds().indexOf(sheetId) + 1,
      setName(name: string) {
        return atOnce(() => {
          const taken = grid.sheetIdNamed(name);
          if (taken !== null && taken !== sheetId)
            throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
          grid.renameSheet(sheetId, name);
        });
      },
      // A sheet has one protection of its own: protecting it again gives the one that stands, whoever made it.
      protect: () => {
        const standing = grid.extrasOf(sheetId).protections.find(({ area }) => area === null);
        return standing ? objects.protection(sheetId, standing.id) : protect(objects, sheetId, null);
      },
      getProtections: (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
        grid
          .extrasOf(sheetId)
          .protections.filter(({ area }) => (String(type) === 'RANGE') === (area !== null))
          .map(({ id }) => objects.protection(sheetId, id)),
      insertRowBefore: (before: number) => insert('rows', before - 1, 1),
      insertRowAfter: (after: number) => insert('rows', after, 1),
      insertRowsBefore: (before: number, count: number) => insert('rows', before - 1, count),
      insertRowsAfter: (after: number, count: number) => insert('rows', after, count),
      insertColumnBefore: (before: number) => insert('columns', before - 1, 1),
      insertColumnAfter: (after: number) => insert('columns', after, 1),
      insertColumnsBefore: (before: number, count: number) => insert('columns', before - 1, count),
      insertColumnsAfter: (after: number, count: number) => insert('columns', after, count),
      deleteRow(row: number) {
        remove('rows', row - 1, 1);
        return self;
      },
      deleteRows: (row: number, count: number) => remove('rows', row - 1, count),
      deleteColumn(column: number) {
        remove('columns', column - 1, 1);
        return self;
      },
      deleteColumns: (column: number, count: number) => remove('columns', column - 1, count),
      moveRows(spec: GoogleAppsScript.Spreadsheet.Range, to: number) {
        const { row, rows } = placeOf(spec);
        atOnce(() => {
          checkRights('rows', row, rows);
          grid.restructure(sheetId, move('rows', grid.rowCount(sheetId), row, rows, to - 1));
        });
      },
      /**
       * "Appends a row to the bottom of the current data region. … This operation is atomic": where it stands is found
       * when it is pushed out, below the last row with content, spilled formulas included.
       */
      appendRow(values: unknown[]) {
        const taken = [...values];
        return later(() => {
          const { rows } = grid.contentSize(sheetId);
          const end = { row: rows, column: 0, rows: 1, columns: taken.length };
          const deeds = cellDeeds(execution, sheetId, end);
          deeds.checkRights();
          if (rows === grid.rowCount(sheetId)) grid.grow(sheetId, 1, 0);
          const missing = taken.length - grid.columnCount(sheetId);
          if (missing > 0) grid.grow(sheetId, 0, missing);
          deeds.writing([taken])();
        });
      },
      createTextFinder: (text: string) => textFinder(objects, sheetId, text),
      getMaxRows: () => grid.rowCount(sheetId),
      getMaxColumns: () => grid.columnCount(sheetId),
      getLastRow: () => grid.contentSize(sheetId).rows,
      getLastColumn: () => grid.contentSize(sheetId).columns,
      getDataRange: () => {
        const { rows, columns } = grid.contentSize(sheetId);
        return objects.range(sheetId, {
          row: 0,
          column: 0,
          rows: Math.max(rows, 1),
          columns: Math.max(columns, 1),
        });
      },
      getRange: ((...args: [string] | [number, number, number?, number?]) => {
        if (typeof args[0] === 'string')
          return objects.range(sheetId, checked(execution, sheetId, areaOfA1(execution, sheetId, args[0])));
        const [row, column, rows = 1, columns = 1] = args as [number, number, number?, number?];
        return objects.range(
          sheetId,
          checked(execution, sheetId, { row: row - 1, column: column - 1, rows, columns }),
        );
      }) as Sheet['getRange'],
      getRangeList: (names: string[]) =>
        rangeList(
          objects,
          sheetId,
          names.map((name) => checked(execution, sheetId, areaOfA1(execution, sheetId, name))),
        ),
      setFrozenRows(rows: number) {
        later(() => grid.freezeRows(sheetId, rows));
      },
      getFrozenRows: () => grid.frozenRows(sheetId),
      setFrozenColumns(columns: number) {
        later(() => grid.freezeColumns(sheetId, columns));
      },
      getFrozenColumns: () => grid.frozenColumns(sheetId),
      setTabColor: (colour: string | null) => later(() => grid.setTabColour(sheetId, colour ?? '')),
      setColumnWidth: (column: number, width: number) =>
        later(() => grid.setColumnWidth(sheetId, column - 1, width)),
      setColumnWidths: (column: number, count: number, width: number) =>
        later(() => {
          for (let i = 0; i < count; i++) grid.setColumnWidth(sheetId, column - 1 + i, width);
        }),
      getColumnWidth: (column: number) => grid.columnWidths(sheetId)[column - 1] ?? 100,
      setRowHeight: (row: number, height: number) =>
        later(() => grid.setRowHeights(sheetId, row - 1, 1, height)),
      setRowHeights: (row: number, count: number, height: number) =>
        later(() => grid.setRowHeights(sheetId, row - 1, count, height)),
      hideColumns: ((column: number, count: number = 1) =>
        hide('columns', column - 1, count, true)) as Sheet['hideColumns'],
      showColumns: ((column: number, count: number = 1) =>
        hide('columns', column - 1, count, false)) as Sheet['showColumns'],
      hideRows: ((row: number, count: number = 1) => hide('rows', row - 1, count, true)) as Sheet['hideRows'],
      showRows: ((row: number, count: number = 1) =>
        hide('rows', row - 1, count, false)) as Sheet['showRows'],
      isColumnHiddenByUser: (column: number) => grid.isHidden(sheetId, 'columns', column - 1),
      isRowHiddenByUser: (row: number) => grid.isHidden(sheetId, 'rows', row - 1),
      isRowHiddenByFilter: (row: number) =>
        grid.extrasOf(sheetId).filter?.hiddenRows.includes(row - 1) ?? false,
      getFilter: () =>
        (grid.extrasOf(sheetId).filter ? filter(objects, sheetId) : null) as ReturnType<Sheet['getFilter']>,
      hideSheet: () => later(() => grid.setSheetHidden(sheetId, true)),
      showSheet: () => later(() => grid.setSheetHidden(sheetId, false)),
      isSheetHidden: () => grid.isSheetHidden(sheetId),
      getDeveloperMetadata: () => metadataOf(execution, metadata),
      addDeveloperMetadata: ((key: string, value?: string) => {
        addMetadata(execution, metadata, key, value);
        return self;
      }) as Sheet['addDeveloperMetadata'],
      getConditionalFormatRules: () =>
        grid.extrasOf(sheetId).conditionalRules.map((rule) => formatRuleOf(execution, rule)),
      setConditionalFormatRules(rules: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[]) {
        const taken = rules.map(builtRule);
        later(() => {
          grid.extrasOf(sheetId).conditionalRules = taken;
        });
      },
      getNamedRanges: () =>
        grid
          .namedRanges()
          .filter((one) => one.sheetId === sheetId)
          .map((stored) => namedRange(objects, stored)),
      newChart: () => chartBuilder(execution, sheetId),
      getCharts: () => grid.extrasOf(sheetId).charts.map((chart) => chartOf(execution, chart)),
      insertChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart) {
        const built = builtChart(chart);
        atOnce(() => {
          const { charts } = grid.extrasOf(sheetId);
          const id = String(1 + Math.max(0, ...charts.map((one) => Number(one.id))));
          charts.push({ ...built, id, sheetId });
        });
      },
      removeChart(chart: GoogleAppsScript.Spreadsheet.EmbeddedChart) {
        const { id } = builtChart(chart);
        atOnce(() => {
          const extras = grid.extrasOf(sheetId);
          if (!extras.charts.some((one) => one.id === id)) throw new Error('Chart not found in the sheet.');
          extras.charts = extras.charts.filter((one) => one.id !== id);
        });
      },
      activate() {
        execution.state.activeCell = { sheetId, row: 0, column: 0 };
        return self;
      },
    },
    execution,
  );
  return identified(self, sheetId);
}
