/** How the declared columns of a sheet look and what may be typed into them, in as few calls as there are differences. */
import { cellName, columnFrom, onSheet } from '../cells/a1.js';
import { STATUSES } from '../plan/status.js';
import {
  type ColumnLayout,
  HEADER_COLOUR,
  type Layout,
  type SettingLayout,
  STATUS_COLOURS,
  TEXT_FORMAT,
  type Validation,
} from '../schema/layout.js';
import { FIRST_DATA_ROW, HEADER_ROW } from '../schema/standing.js';
import { grow } from './grow.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

const below = (column: number): string => columnFrom(FIRST_DATA_ROW, column);

/** Lays columns out, headers and data; what stands in the cells stays. */
export function layOut(spreadsheet: Spreadsheet, sheet: Sheet, { tabColour, columns }: Layout): void {
  if (columns.length === 0) return;
  const rows = grow(sheet, FIRST_DATA_ROW, Math.max(...columns.map(({ column }) => column)));
  sheet.setTabColor(tabColour);
  sheet.setFrozenRows(HEADER_ROW);
  for (const run of runsOf(columns, () => true)) layOutRun(sheet, run, rows);
  const computed = columns.filter((column) => column.computed);
  if (computed.length > 0)
    sheet
      .getRangeList(computed.map(({ column }) => cellName({ row: HEADER_ROW, column })))
      .setBackground(HEADER_COLOUR.computed);
  for (const run of runsOf(columns, (a, b) => a.width === b.width))
    sheet.setColumnWidths(run[0]!.column, run.length, run[0]!.width);
  for (const run of runsOf(
    columns.filter(({ hidden }) => hidden),
    () => true,
  ))
    sheet.hideColumns(run[0]!.column, run.length);
  layOutCells(spreadsheet, sheet, { columns });
}

/** Formats, wrapping, rules and colours of the data cells alone: for rows that have come in below. */
export function layOutCells(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  { columns }: Pick<Layout, 'columns'>,
): void {
  for (const format of new Set(columns.map((column) => column.format)))
    sheet
      .getRangeList(columns.filter((column) => column.format === format).map(({ column }) => below(column)))
      .setNumberFormat(format);
  const wrapped = columns.filter(({ wrap }) => wrap).map(({ column }) => below(column));
  if (wrapped.length > 0) sheet.getRangeList(wrapped).setWrap(true);
  setRules(
    spreadsheet,
    sheet,
    columns.map((column) => ({ ...column, row: null })),
  );
  colourStatuses(sheet, columns);
}

function layOutRun(sheet: Sheet, run: readonly ColumnLayout[], rows: number): void {
  const first = run[0]!.column;
  sheet
    .getRange(HEADER_ROW, first, 1, run.length)
    // A formula in a cell that is formatted as text stays text.
    .setNumberFormats([run.map(({ computed }) => (computed ? 'General' : TEXT_FORMAT))])
    .setFontWeight('bold')
    .setFontColor(HEADER_COLOUR.text)
    .setWrap(true)
    .setVerticalAlignment('middle')
    .setBackground(HEADER_COLOUR.typed)
    .setNotes([run.map(({ help }) => help)]);
  sheet.getRange(FIRST_DATA_ROW, first, rows - HEADER_ROW, run.length).setVerticalAlignment('top');
}

/** Sets what may be typed: into single cells, or (`row` null) into columns. A rule that there is none leaves it be. */
export function setRules(
  spreadsheet: Spreadsheet,
  sheet: Sheet,
  places: readonly (Pick<SettingLayout, 'column' | 'validation' | 'help'> & {
    readonly row: number | null;
  })[],
): void {
  const ruled = places.flatMap(({ row, column, validation, help }) =>
    validation ? [{ name: row === null ? below(column) : cellName({ row, column }), validation, help }] : [],
  );
  if (ruled.length === 0) return;
  const [first] = places;
  const inOneColumn = places.every(
    ({ row, column }, i) => column === first!.column && first!.row !== null && row === first!.row + i,
  );
  // Cells of one column below each other, each with a rule of its own that names its own cell: one call for all.
  if (inOneColumn) {
    sheet
      .getRange(first!.row!, first!.column, places.length, 1)
      .setDataValidations(
        places.map(({ validation, help }) => [validation ? ruleOf(spreadsheet, validation, help) : null]),
      );
    return;
  }
  const ranges = sheet.getRangeList(ruled.map(({ name }) => name)).getRanges();
  ruled.forEach(({ validation, help }, i) => {
    ranges[i]!.setDataValidation(ruleOf(spreadsheet, validation, help));
  });
}

function colourStatuses(sheet: Sheet, columns: readonly ColumnLayout[]): void {
  const coloured = columns.filter((column) => column.colourStatuses).map(({ column }) => below(column));
  if (coloured.length === 0) return;
  const statuses = sheet.getRangeList(coloured).getRanges();
  const rules = STATUSES.map((status) =>
    SpreadsheetApp.newConditionalFormatRule()
      // Behind the status of a task that several lead stands how many of them are done.
      .whenTextStartsWith(status)
      .setBackground(STATUS_COLOURS[status].background)
      .setFontColor(STATUS_COLOURS[status].text)
      .setRanges(statuses)
      .build(),
  );
  // Laid out again, the old colours go; rules of people's own stay.
  const others = sheet.getConditionalFormatRules().filter((rule) => {
    const [text] = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
    return !(STATUSES as readonly unknown[]).includes(text);
  });
  sheet.setConditionalFormatRules([...others, ...rules]);
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
      return '';
  }
}

function ruleOf(spreadsheet: Spreadsheet, validation: Validation, help: string): Rule {
  const builder = SpreadsheetApp.newDataValidation()
    .setHelpText([formWanted(validation), help].filter(Boolean).join(' '))
    .setAllowInvalid(!validation.rejects);
  switch (validation.rule) {
    case 'list':
      return builder.requireValueInList([...validation.values], true).build();
    case 'range': {
      const source = spreadsheet.getRange(onSheet(validation.sheet, below(validation.column)));
      return builder.requireValueInRange(source, true).build();
    }
    case 'date':
      return builder.requireDate().build();
    case 'number':
      return builder.requireNumberBetween(validation.from, validation.to).build();
    case 'formula':
      return builder.requireFormulaSatisfied(validation.formula).build();
  }
}
