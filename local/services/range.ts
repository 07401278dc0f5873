/** Range and RangeList. */
import { BooleanNumber, type IStyleData, VerticalAlign, WrapStrategy } from '@univerjs/core';
import { isDate } from '../../src/calendar/day.js';
import { isDateFormat } from '../grid/cellFormat.js';
import { columnName, parseReference } from '../grid/formulaText.js';
import type { Area, Raw } from '../grid/grid.js';
import { table } from '../grid/table.js';
import { CallMeter } from '../host/callMeter.js';
import type { Execution } from '../host/execution.js';
import { instantOf, serialOf } from '../host/zone.js';
import { emulate } from './notEmulated.js';
import { PROTECTED_CELL, protect } from './protection.js';
import { builtValidation, validation } from './rules.js';
import { sheet } from './sheet.js';

type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;

/** Where a range is, for those stand-ins that take one as an argument. */
const places = new WeakMap<object, Area & { readonly sheetId: string }>();

export function placeOf(range: Range): Area & { readonly sheetId: string } {
  const place = places.get(range);
  if (!place) throw new Error("The parameters don't match the method signature: a Range is wanted.");
  return place;
}

const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** @throws as Google words it */
export function checkArea(execution: Execution, sheetId: string, area: Area): void {
  if (area.rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  const { grid } = execution.state;
  if (
    area.row < 0 ||
    area.column < 0 ||
    area.row + area.rows > grid.rowCount(sheetId) ||
    area.column + area.columns > grid.columnCount(sheetId)
  ) {
    throw new Error(OUTSIDE);
  }
}

/** The area that A1 text names in a sheet ("B3", "A2:F", "A:C"). */
export function areaOfA1(execution: Execution, sheetId: string, a1: string): Area {
  const { grid } = execution.state;
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(a1);
  const reference = parseReference(columns ? `${columns[1]}1:${columns[2]}` : a1);
  if (!reference) throw new Error('Range not found');
  const toRow = reference.toRow ?? grid.rowCount(sheetId) - 1;
  return {
    row: reference.fromRow,
    column: reference.fromColumn,
    rows: toRow - reference.fromRow + 1,
    columns: reference.toColumn - reference.fromColumn + 1,
  };
}

function styling<T>(self: () => T, restyle: (patch: IStyleData) => void) {
  const styled = (patch: IStyleData): T => {
    restyle(patch);
    return self();
  };
  const colour = (rgb: string | null): { rgb: string } | null => (rgb === null ? null : { rgb });
  return {
    setNumberFormat: (format: string) => styled({ n: { pattern: format } }),
    setFontWeight: (weight: string | null) =>
      styled({ bl: weight === 'bold' ? BooleanNumber.TRUE : BooleanNumber.FALSE }),
    setFontSize: (size: number) => styled({ fs: size }),
    // A bad colour string is accepted silently, as Google does.
    setFontColor: (rgb: string | null) => styled({ cl: colour(rgb) }),
    setBackground: (rgb: string | null) => styled({ bg: colour(rgb) }),
    setWrap: (wrap: boolean) => styled({ tb: wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW }),
    setVerticalAlignment: (alignment: 'top' | 'middle' | 'bottom' | null) =>
      styled({
        vt:
          alignment === 'top'
            ? VerticalAlign.TOP
            : alignment === 'middle'
              ? VerticalAlign.MIDDLE
              : VerticalAlign.BOTTOM,
      }),
  };
}

export function rangeList(execution: Execution, sheetId: string, areas: readonly Area[]): RangeList {
  const { grid } = execution.state;
  const each = (deed: (one: Range) => void): RangeList => {
    // One call of the list is one call, however many ranges it holds.
    const unmetered = { ...execution, meter: new CallMeter(execution.clock) };
    unmetered.meter.errorPrototype = execution.meter.errorPrototype;
    for (const area of areas) deed(range(unmetered, sheetId, area));
    return self;
  };
  const self: RangeList = emulate<RangeList>(
    'RangeList',
    {
      ...styling(
        () => self,
        (patch) => {
          for (const area of areas) grid.restyle(sheetId, area, patch);
        },
      ),
      getRanges: () => areas.map((area) => range(execution, sheetId, area)),
      setNote: (note: string) => each((one) => one.setNote(note)),
      clearContent: () => each((one) => one.clearContent()),
      setValue: (value: unknown) => each((one) => one.setValue(value)),
    },
    execution.meter,
  );
  return self;
}

export function range(execution: Execution, sheetId: string, area: Area): Range {
  const { grid } = execution.state;

  /** Raw value of something a script hands over. */
  const raw = (value: unknown): Raw => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value === null || value === undefined) return '';
    if (isDate(value)) return serialOf(value, grid.timeZone);
    return String(value);
  };

  const { effectiveUser, state } = execution;
  /** A script may write what the person it runs as may write. */
  const checkRights = (): void => {
    if (
      effectiveUser.toLowerCase() !== state.owner.toLowerCase() &&
      !grid.mayEdit(sheetId, area, effectiveUser)
    )
      throw new Error(PROTECTED_CELL);
  };

  const write = (values: readonly (readonly unknown[])[]): void => {
    checkRights();
    const dates = new Set<string>();
    values.forEach((line, i) => {
      line.forEach((value, j) => {
        if (isDate(value)) dates.add(`${i},${j}`);
      });
    });
    grid.write(
      sheetId,
      area.row,
      area.column,
      values.map((line) => line.map(raw)),
      dates,
    );
  };

  const given = (value: Raw, row: number, column: number): unknown =>
    typeof value === 'number' && isDateFormat(grid.format(sheetId, row, column))
      ? new execution.Date(instantOf(value, grid.timeZone))
      : value;

  const values = (): unknown[][] =>
    grid
      .values(sheetId, area)
      .map((line, i) => line.map((value, j) => given(value, area.row + i, area.column + j)));

  const cells = <T>(of: (row: number, column: number) => T): T[][] =>
    table(area.rows, area.columns, (i, j) => of(area.row + i, area.column + j));

  const self: Range = emulate<Range>(
    'Range',
    {
      ...styling(
        () => self,
        (patch) => grid.restyle(sheetId, area, patch),
      ),
      getValues: () => values() as ReturnType<Range['getValues']>,
      getValue: () => values()[0]![0] as ReturnType<Range['getValue']>,
      getDisplayValues: () => grid.displayedValues(sheetId, area),
      getFormulas: () => grid.formulaTexts(sheetId, area),
      getNumberFormat: () => grid.format(sheetId, area.row, area.column),
      setValues(data: unknown[][]) {
        if (data.length !== area.rows) {
          throw new Error(
            `The number of rows in the data does not match the number of rows in the range. The data has ${data.length} but the range has ${area.rows}.`,
          );
        }
        const odd = data.find((line) => line.length !== area.columns);
        if (odd) {
          throw new Error(
            `The number of columns in the data does not match the number of columns in the range. The data has ${odd.length} but the range has ${area.columns}.`,
          );
        }
        write(data);
        return self;
      },
      setValue(value: unknown) {
        write(table(area.rows, area.columns, () => value));
        return self;
      },
      setFormula(formula: string) {
        if (area.rows !== 1 || area.columns !== 1)
          throw new Error('Range.setFormula on several cells is not emulated by the local host.');
        checkRights();
        grid.writeFormula(sheetId, area.row, area.column, formula);
        return self;
      },
      setNote(note: string | null) {
        const { notes } = grid.extrasOf(sheetId);
        for (let r = area.row; r < area.row + area.rows; r++) {
          for (let c = area.column; c < area.column + area.columns; c++) {
            if (note) notes[`${r},${c}`] = note;
            else delete notes[`${r},${c}`];
          }
        }
        return self;
      },
      setNotes(lines: (string | null)[][]) {
        if (lines.length !== area.rows || lines.some((line) => line.length !== area.columns)) {
          throw new Error('The number of rows or columns in the notes does not match the range.');
        }
        const { notes } = grid.extrasOf(sheetId);
        lines.forEach((line, i) => {
          line.forEach((note, j) => {
            const key = `${area.row + i},${area.column + j}`;
            if (note) notes[key] = note;
            else delete notes[key];
          });
        });
        return self;
      },
      getNote: () => grid.extrasOf(sheetId).notes[`${area.row},${area.column}`] ?? '',
      setDataValidation(rule: GoogleAppsScript.Spreadsheet.DataValidation | null) {
        checkRights();
        grid.setValidation(sheetId, area, rule && builtValidation(rule));
        return self;
      },
      setDataValidations(rules: (GoogleAppsScript.Spreadsheet.DataValidation | null)[][]) {
        checkRights();
        if (rules.length !== area.rows || rules.some((line) => line.length !== area.columns)) {
          throw new Error('The number of rows or columns in the rules does not match the range.');
        }
        rules.forEach((line, i) => {
          line.forEach((rule, j) => {
            const cell = { row: area.row + i, column: area.column + j, rows: 1, columns: 1 };
            grid.setValidation(sheetId, cell, rule && builtValidation(rule));
          });
        });
        return self;
      },
      getDataValidations: () =>
        grid
          .validations(sheetId, area)
          .map((line) => line.map((found) => (found?.rule ? validation(execution, found.rule) : null))),
      setNumberFormats(formats: string[][]) {
        if (formats.length !== area.rows || formats.some((line) => line.length !== area.columns))
          throw new Error('The number of rows or columns in the formats does not match the range.');
        formats.forEach((line, i) => {
          line.forEach((pattern, j) => {
            const cell = { row: area.row + i, column: area.column + j, rows: 1, columns: 1 };
            if (grid.format(sheetId, cell.row, cell.column) !== pattern)
              grid.restyle(sheetId, cell, { n: { pattern } });
          });
        });
        return self;
      },
      getNumberFormats: () => cells((row, column) => grid.format(sheetId, row, column)),
      getNotes: () => cells((row, column) => grid.extrasOf(sheetId).notes[`${row},${column}`] ?? ''),
      clearContent() {
        write(cells(() => ''));
        return self;
      },
      protect: () => protect(execution, sheetId, area),
      getSheet: () => sheet(execution, sheetId),
      activate() {
        execution.state.activeCell = { sheetId, row: area.row, column: area.column };
        return self;
      },
      getRow: () => area.row + 1,
      getColumn: () => area.column + 1,
      getNumRows: () => area.rows,
      getNumColumns: () => area.columns,
      getA1Notation: () => {
        const from = `${columnName(area.column)}${area.row + 1}`;
        const to = `${columnName(area.column + area.columns - 1)}${area.row + area.rows}`;
        return from === to ? from : `${from}:${to}`;
      },
    },
    execution.meter,
  );
  places.set(self, { ...area, sheetId });
  return self;
}
