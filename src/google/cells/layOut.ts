/** How the declared columns of a sheet look and what may be typed into them, in as few calls as there are differences. */
import { cellName, columnFrom, onSheet, rectangleName } from '../../cells/a1.js';
import { STATUSES } from '../../plan/obligations/status.js';
import {
  AUTOMATIC_FORMAT,
  type ColumnLayout,
  HEADER_COLOUR,
  type Layout,
  NOT_OFFICIALS_COLOUR,
  type SettingLayout,
  STATUS_COLOURS,
  TEXT_FORMAT,
  type Validation,
} from '../../schema/layout.js';
import { FIRST_DATA_ROW, HEADER_ROW } from '../../schema/standing.js';
import { grow } from './grow.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** Hands out the range of that name, which may be another sheet's. */
export type RangeSource = (name: string) => GoogleAppsScript.Spreadsheet.Range;

const below = (column: number): string => columnFrom(FIRST_DATA_ROW, column);
const belowAll = (run: readonly ColumnLayout[]): string =>
  rectangleName({ row: FIRST_DATA_ROW, rows: null, column: run[0]!.column, columns: run.length });

/** Lays columns out, headers and data; what stands in the cells stays. */
export function layOut(
  source: RangeSource,
  sheet: Sheet,
  { tabColour, frozenColumns, columns }: Layout,
): void {
  if (columns.length === 0) return;
  const rows = grow(sheet, FIRST_DATA_ROW, Math.max(...columns.map(({ column }) => column)));
  sheet.setTabColor(tabColour);
  sheet.setFrozenRows(HEADER_ROW);
  freezeColumns(sheet, frozenColumns);
  for (const run of runsOf(columns, () => true)) layOutRun(sheet, run, rows);
  for (const run of runsOf(columns, (a, b) => a.width === b.width))
    sheet.setColumnWidths(run[0]!.column, run.length, run[0]!.width);
  hide(sheet, columns);
  layOutCells(source, sheet, { columns });
}

/** Formats, rules and colours of the data cells alone: for rows that have come in below. */
export function layOutCells(source: RangeSource, sheet: Sheet, { columns }: Pick<Layout, 'columns'>): void {
  for (const format of new Set(columns.map((column) => column.format)))
    sheet
      .getRangeList(columns.filter((column) => column.format === format).map(({ column }) => below(column)))
      .setNumberFormat(format);
  setColumnRules(source, sheet, columns);
  tint(sheet, columns);
  colourStatuses(sheet, columns);
}

/**
 * Lays a sheet out that this execution has made and that is empty, its headers written last: a run that is cut off
 * before leaves an empty sheet to the next. Formats and rules go in one block each, since nothing stands there that they
 * could be in the way of.
 *
 * @param columns all of the sheet's, from the first
 */
export function layOutNew(
  source: RangeSource,
  sheet: Sheet,
  { tabColour, frozenColumns, columns }: Layout,
): void {
  if (columns.length === 0) return;
  const rows = grow(sheet, FIRST_DATA_ROW, columns.length);
  const block = <T>(header: T[], line: T[]): T[][] => [header, ...Array<T[]>(rows - HEADER_ROW).fill(line)];
  sheet.setTabColor(tabColour);
  sheet.setFrozenRows(HEADER_ROW);
  if (frozenColumns > 0) sheet.setFrozenColumns(frozenColumns);
  const whole = sheet
    .getRange(HEADER_ROW, 1, rows, columns.length)
    .setNumberFormats(
      block(
        columns.map(headerFormat),
        columns.map(({ format }) => format),
      ),
    )
    .setVerticalAlignment('top')
    .setWrap(true);
  const withFormula = columns.filter(({ validation }) => validation?.rule === 'formula');
  const rules = columns.map(({ validation, help }) =>
    validation && validation.rule !== 'formula' ? ruleOf(source, validation, help) : null,
  );
  if (rules.some((rule) => rule !== null))
    whole.setDataValidations(
      block(
        columns.map(() => null),
        rules,
      ),
    );
  setColumnRules(source, sheet, withFormula);
  for (const run of runsOf(columns, (a, b) => a.width === b.width))
    if (run[0]!.width !== NEW_COLUMN_WIDTH) sheet.setColumnWidths(run[0]!.column, run.length, run[0]!.width);
  hide(sheet, columns);
  tint(sheet, columns);
  const statuses = statusRanges(sheet, columns);
  if (statuses.length > 0) sheet.setConditionalFormatRules(statusRules(statuses));
  const header = headerLooks(sheet, columns);
  header.setNotes([columns.map(({ help }) => help)]);
  header.setValues([columns.map(({ title }) => title)]);
}

/**
 * Where people have frozen some, theirs stand; so it does where they have merged cells across the line, which Google
 * refuses to part.
 */
function freezeColumns(sheet: Sheet, columns: number): void {
  if (columns === 0 || sheet.getFrozenColumns() > 0) return;
  const beside = sheet.getRange(HEADER_ROW, columns, sheet.getMaxRows(), 2);
  if (
    beside
      .getMergedRanges()
      .every((merged) => merged.getLastColumn() <= columns || merged.getColumn() > columns)
  )
    sheet.setFrozenColumns(columns);
}

/** Pixels of a column in a new sheet (Google). */
const NEW_COLUMN_WIDTH = 100;

// A formula in a cell that is formatted as text stays text.
const headerFormat = ({ computed }: ColumnLayout): string => (computed ? AUTOMATIC_FORMAT : TEXT_FORMAT);

function layOutRun(sheet: Sheet, run: readonly ColumnLayout[], rows: number): void {
  const first = run[0]!.column;
  headerLooks(sheet, run)
    .setNumberFormats([run.map(headerFormat)])
    .setNotes([run.map(({ help }) => help)]);
  sheet.getRange(HEADER_ROW, first, rows, run.length).setVerticalAlignment('top').setWrap(true);
}

/** The header cells of columns that stand side by side. */
const headerLooks = (sheet: Sheet, columns: readonly ColumnLayout[]): GoogleAppsScript.Spreadsheet.Range =>
  sheet
    .getRange(HEADER_ROW, columns[0]!.column, 1, columns.length)
    .setFontWeight('bold')
    .setFontColor(HEADER_COLOUR.text)
    .setBackgrounds([
      columns.map(({ computed }) => (computed ? HEADER_COLOUR.computed : HEADER_COLOUR.typed)),
    ]);

/** Whose cells are whose is seen before anybody is refused. */
function tint(sheet: Sheet, columns: readonly ColumnLayout[]): void {
  const tinted = runsOf(
    columns.filter((column) => column.tinted),
    () => true,
  );
  if (tinted.length > 0) sheet.getRangeList(tinted.map(belowAll)).setBackground(NOT_OFFICIALS_COLOUR);
}

function hide(sheet: Sheet, columns: readonly ColumnLayout[]): void {
  for (const run of runsOf(
    columns.filter(({ hidden }) => hidden),
    () => true,
  ))
    sheet.hideColumns(run[0]!.column, run.length);
}

/** Sets what may be typed into columns. A rule that there is none leaves it be. */
function setColumnRules(source: RangeSource, sheet: Sheet, columns: readonly ColumnLayout[]): void {
  const runs = runsOf(
    columns.filter(({ validation }) => validation !== null),
    sameFormula,
  );
  if (runs.length === 0) return;
  const ranges = rangesNamed(sheet, runs.map(belowAll));
  runs.forEach((run, i) => {
    const [{ validation, help }] = run as [ColumnLayout];
    ranges[i]!.setDataValidation(ruleOf(source, validation!, run.length > 1 ? '' : help));
  });
}

/** Whether one formula, which names the first cell of its range, does for both columns. */
const sameFormula = (a: ColumnLayout, b: ColumnLayout): boolean =>
  a.validation?.rejects === b.validation?.rejects &&
  formulaWithoutPlace(a) !== null &&
  formulaWithoutPlace(a) === formulaWithoutPlace(b);

const formulaWithoutPlace = ({ validation, column }: ColumnLayout): string | null =>
  validation?.rule === 'formula'
    ? validation.formula.split(cellName({ row: FIRST_DATA_ROW, column })).join('')
    : null;

/**
 * Formats single cells and sets what may be typed into each: of cells below each other in two calls. Each has a rule of
 * its own, which names its own cell.
 */
export function formatCells(source: RangeSource, sheet: Sheet, cells: readonly SettingLayout[]): void {
  const [first] = cells;
  if (!first) return;
  grow(sheet, Math.max(...cells.map(({ row }) => row)), Math.max(...cells.map(({ column }) => column)));
  const rules = cells.map(({ validation, help }) => validation && ruleOf(source, validation, help));
  if (cells.every(({ row, column }, i) => column === first.column && row === first.row + i)) {
    const range = sheet.getRange(first.row, first.column, cells.length, 1);
    range.setNumberFormats(cells.map(({ format }) => [format]));
    if (rules.some((rule) => rule !== null)) range.setDataValidations(rules.map((rule) => [rule]));
    return;
  }
  for (const format of new Set(cells.map((cell) => cell.format))) {
    const names = cells.filter((cell) => cell.format === format).map(cellName);
    sheet.getRangeList(names).setNumberFormat(format);
  }
  const ranges = sheet.getRangeList(cells.map(cellName)).getRanges();
  rules.forEach((rule, i) => {
    if (rule) ranges[i]!.setDataValidation(rule);
  });
}

/** A list of ranges takes two calls, however many there are. */
export const rangesNamed = (sheet: Sheet, names: readonly string[]): GoogleAppsScript.Spreadsheet.Range[] =>
  names.length > 1 ? sheet.getRangeList([...names]).getRanges() : names.map((name) => sheet.getRange(name));

const statusRanges = (sheet: Sheet, columns: readonly ColumnLayout[]): GoogleAppsScript.Spreadsheet.Range[] =>
  rangesNamed(
    sheet,
    columns.filter((column) => column.colourStatuses).map(({ column }) => below(column)),
  );

const statusRules = (
  ranges: GoogleAppsScript.Spreadsheet.Range[],
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] =>
  STATUSES.map((status) =>
    SpreadsheetApp.newConditionalFormatRule()
      // Behind the status of a task that several lead stands how many of them are done.
      .whenTextStartsWith(status)
      .setBackground(STATUS_COLOURS[status].background)
      .setFontColor(STATUS_COLOURS[status].text)
      .setRanges(ranges)
      .build(),
  );

function colourStatuses(sheet: Sheet, columns: readonly ColumnLayout[]): void {
  const ranges = statusRanges(sheet, columns);
  if (ranges.length === 0) return;
  // Laid out again, the old colours go; rules of people's own stay.
  const others = sheet.getConditionalFormatRules().filter((rule) => {
    const [text] = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
    return !(STATUSES as readonly unknown[]).includes(text);
  });
  sheet.setConditionalFormatRules([...others, ...statusRules(ranges)]);
}

/** Columns in runs that stand side by side and are alike. */
function runsOf(
  columns: readonly ColumnLayout[],
  alike: (a: ColumnLayout, b: ColumnLayout) => boolean,
): ColumnLayout[][] {
  const runs: ColumnLayout[][] = [];
  for (const column of [...columns].sort((a, b) => a.column - b.column)) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run && last && last.column === column.column - 1 && alike(last, column)) run.push(column);
    else runs.push([column]);
  }
  return runs;
}

/** What form is wanted: Google shows it when something else is typed. */
function formWanted(validation: Validation): string {
  switch (validation.rule) {
    case 'list':
      return 'Chọn một giá trị trong danh sách.';
    case 'range':
      return `Chọn mã có ở trang ${validation.sheet}.`;
    case 'date':
      return 'Nhập ngày/tháng/năm, ví dụ 15/5/2023.';
    case 'number':
      return `Nhập số từ ${validation.from} đến ${validation.to}.`;
    case 'formula':
      return validation.words;
  }
}

function ruleOf(source: RangeSource, validation: Validation, help: string): Rule {
  const builder = SpreadsheetApp.newDataValidation()
    .setHelpText([formWanted(validation), help].filter(Boolean).join(' '))
    .setAllowInvalid(!validation.rejects);
  switch (validation.rule) {
    case 'list':
      return builder.requireValueInList([...validation.values], true).build();
    case 'range':
      return builder
        .requireValueInRange(source(onSheet(validation.sheet, below(validation.column))), true)
        .build();
    case 'date':
      return builder.requireDate().build();
    case 'number':
      return builder.requireNumberBetween(validation.from, validation.to).build();
    case 'formula':
      return builder.requireFormulaSatisfied(validation.formula).build();
  }
}
