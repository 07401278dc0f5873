/** Range. */

import { columnName } from '../../formulas/formulaText.js';
import type { Rectangle } from '../../grid/rectangle.js';
import type { Raw, StoredRule } from '../../grid/stored.js';
import { table } from '../../grid/table.js';
import { instantOf } from '../../running/zone.js';
import { isDateFormat } from '../../values/cellFormat.js';
import { emulate } from '../notEmulated.js';
import { checked } from './a1.js';
import { cellDeeds, styling } from './cellDeeds.js';
import { filter } from './filter.js';
import type { Objects } from './objects.js';
import { placed } from './places.js';
import { protect } from './protection.js';
import { builtValidation, validation } from './rules.js';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Validation = GoogleAppsScript.Spreadsheet.DataValidation;

export function range(objects: Objects, sheetId: string, area: Rectangle): Range {
  const { execution } = objects;
  const { grid } = execution.state;
  const deeds = cellDeeds(execution, sheetId, area);

  /** A table of the range's own size. @throws in Google's words where it is of another */
  const sized = <T>(lines: readonly (readonly T[])[], what = 'data'): readonly (readonly T[])[] => {
    if (lines.length !== area.rows)
      throw new Error(
        `The number of rows in the ${what} does not match the number of rows in the range. The ${what} has ${lines.length} but the range has ${area.rows}.`,
      );
    const odd = lines.find((line) => line.length !== area.columns);
    if (odd)
      throw new Error(
        `The number of columns in the ${what} does not match the number of columns in the range. The ${what} has ${odd.length} but the range has ${area.columns}.`,
      );
    return lines;
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

  const noteAt = (row: number, column: number): string =>
    grid.extrasOf(sheetId).notes[`${row},${column}`] ?? '';
  const all = <T>(value: T): T[][] => table(area.rows, area.columns, () => value);
  const rulesOf = (rules: readonly (readonly (Validation | null)[])[]): (StoredRule | null)[][] =>
    rules.map((line) => line.map((rule) => rule && builtValidation(rule)));
  const done = (): Range => self;

  const self: Range = emulate<Range>(
    'Range',
    {
      ...styling(done, deeds.style),
      getValues: () => values() as ReturnType<Range['getValues']>,
      getValue: () => values()[0]![0] as ReturnType<Range['getValue']>,
      getDisplayValues: () => grid.displayedValues(sheetId, area),
      getDisplayValue: () => grid.displayedValues(sheetId, area)[0]![0]!,
      getFormulas: () => grid.formulaTexts(sheetId, area),
      getFormula: () => grid.formulaTexts(sheetId, { ...area, rows: 1, columns: 1 })[0]![0]!,
      getNumberFormat: () => grid.format(sheetId, area.row, area.column),
      getNumberFormats: () => cells((row, column) => grid.format(sheetId, row, column)),
      getBackgrounds: () => cells((row, column) => grid.style(sheetId, row, column).bg?.rgb ?? '#ffffff'),
      getBackground: () => grid.style(sheetId, area.row, area.column).bg?.rgb ?? '#ffffff',
      canEdit: () => execution.state.mayEdit(sheetId, area, execution.effectiveUser),
      isBlank: () => grid.values(sheetId, area).every((line) => line.every((value) => value === '')),
      setValues(data: unknown[][]) {
        deeds.write(sized(data));
        return self;
      },
      setValue(value: unknown) {
        deeds.fill(value);
        return self;
      },
      setFormula(formula: string) {
        if (area.rows !== 1 || area.columns !== 1)
          throw new Error('Range.setFormula on several cells is not emulated by the local host.');
        deeds.formulas([[formula]]);
        return self;
      },
      setFormulas(formulas: string[][]) {
        deeds.formulas(sized(formulas, 'data'));
        return self;
      },
      setNote(note: string | null) {
        deeds.note(all(note));
        return self;
      },
      setNotes(lines: (string | null)[][]) {
        deeds.note(sized(lines, 'notes'));
        return self;
      },
      clearNote() {
        deeds.note(all(null));
        return self;
      },
      getNote: () => noteAt(area.row, area.column),
      getNotes: () => cells(noteAt),
      setDataValidation(rule: Validation | null) {
        deeds.validateAll(rule && builtValidation(rule));
        return self;
      },
      setDataValidations(rules: (Validation | null)[][]) {
        deeds.validate(rulesOf(sized(rules, 'rules')));
        return self;
      },
      clearDataValidations() {
        deeds.validateAll(null);
        return self;
      },
      getDataValidation: () => {
        const found = grid.validationAt(sheetId, area.row, area.column)?.rule;
        return found ? validation(execution, found) : null;
      },
      getDataValidations: () => {
        // Cells that share a rule share its stand-in, which cannot be changed.
        const known = new Map<StoredRule, Validation>();
        const standIn = (rule: StoredRule): Validation => {
          const found = known.get(rule) ?? validation(execution, rule);
          known.set(rule, found);
          return found;
        };
        return grid
          .validations(sheetId, area)
          .map((line) => line.map((found) => (found?.rule ? standIn(found.rule) : null)));
      },
      setBackgrounds(colours: (string | null)[][]) {
        deeds.backgrounds(sized(colours, 'colors'));
        return self;
      },
      setNumberFormats(formats: string[][]) {
        deeds.formats(sized(formats, 'formats'));
        return self;
      },
      clearContent() {
        deeds.fill('');
        return self;
      },
      sort(spec: unknown) {
        const columns = (Array.isArray(spec) ? spec : [spec]).map((one: unknown) => {
          const { column, ascending = true } =
            typeof one === 'number' ? { column: one } : (one as { column: number; ascending?: boolean });
          return { column: column - 1, ascending };
        });
        execution.buffer.write(() => {
          deeds.checkRights();
          grid.sort(sheetId, area, columns);
        });
        return self;
      },
      merge() {
        deeds.merge([area]);
        return self;
      },
      mergeAcross() {
        deeds.merge(table(area.rows, 1, (i) => ({ ...area, row: area.row + i, rows: 1 })).flat());
        return self;
      },
      mergeVertically() {
        deeds.merge(
          table(1, area.columns, (_, j) => ({ ...area, column: area.column + j, columns: 1 })).flat(),
        );
        return self;
      },
      breakApart() {
        deeds.breakApart();
        return self;
      },
      isPartOfMerge: () => grid.mergesIn(sheetId, area).length > 0,
      getMergedRanges: () => grid.mergesIn(sheetId, area).map((block) => objects.range(sheetId, block)),
      createFilter: () => {
        execution.buffer.push();
        if (grid.extrasOf(sheetId).filter)
          throw new Error("You can't create a filter in a sheet that already has a filter.");
        grid.setFilter(sheetId, area);
        return filter(objects, sheetId);
      },
      protect: () => {
        deeds.checkRights();
        return protect(objects, sheetId, area);
      },
      getSheet: () => objects.sheet(sheetId),
      offset: ((rows: number, columns: number, height: number = area.rows, width: number = area.columns) =>
        objects.range(
          sheetId,
          checked(execution, sheetId, {
            row: area.row + rows,
            column: area.column + columns,
            rows: height,
            columns: width,
          }),
        )) as Range['offset'],
      getCell: (row: number, column: number) => {
        if (row < 1 || column < 1 || row > area.rows || column > area.columns)
          throw new Error('Cell reference out of range');
        return objects.range(sheetId, {
          row: area.row + row - 1,
          column: area.column + column - 1,
          rows: 1,
          columns: 1,
        });
      },
      activate() {
        execution.state.activeCell = { sheetId, ...area };
        return self;
      },
      getRow: () => area.row + 1,
      getColumn: () => area.column + 1,
      getLastRow: () => area.row + area.rows,
      getLastColumn: () => area.column + area.columns,
      getNumRows: () => area.rows,
      getNumColumns: () => area.columns,
      getA1Notation: () => {
        const from = `${columnName(area.column)}${area.row + 1}`;
        const to = `${columnName(area.column + area.columns - 1)}${area.row + area.rows}`;
        return from === to ? from : `${from}:${to}`;
      },
    },
    execution,
  );
  return placed(self, { ...area, sheetId });
}
