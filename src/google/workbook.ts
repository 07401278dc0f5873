/** The workbook of SpreadsheetApp: whole sheets are read and written, never single rows in a loop. */
import type { CellValue } from '../cells/value.js';
import { STATUSES } from '../plan/status.js';
import type { Contents, WorkbookContents } from '../workbook/contents.js';
import {
  type ColumnLayout,
  HEADER_COLOUR,
  type Layout,
  STATUS_COLOURS,
  TEXT_FORMAT,
  type Validation,
} from '../workbook/layout.js';
import type { Block, WorkbookPort } from '../workbook/port.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

const LOCALE = 'vi_VN';
const ZONE = 'Asia/Ho_Chi_Minh';
const TITLE_SIZE = 12;

export function googleWorkbook(): WorkbookPort {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheetNamed = (title: string): Sheet => {
    const sheet = spreadsheet.getSheetByName(title);
    if (!sheet) throw new Error(`Không còn trang tính «${title}».`);
    return sheet;
  };

  return {
    read: (titles) => readSheets(spreadsheet, titles),

    ensureVietnamese() {
      const changed: string[] = [];
      if (spreadsheet.getSpreadsheetLocale() !== LOCALE) {
        spreadsheet.setSpreadsheetLocale(LOCALE);
        changed.push('Ngôn ngữ của bảng tính: Việt Nam');
      }
      if (spreadsheet.getSpreadsheetTimeZone() !== ZONE) {
        spreadsheet.setSpreadsheetTimeZone(ZONE);
        changed.push(`Múi giờ của bảng tính: ${ZONE}`);
      }
      return changed;
    },

    zones: () => ({
      spreadsheet: spreadsheet.getSpreadsheetTimeZone(),
      script: Session.getScriptTimeZone(),
      locale: spreadsheet.getSpreadsheetLocale(),
    }),

    createSheet(title, index) {
      spreadsheet.insertSheet(title, index);
    },

    removeEmptyFirstSheet() {
      const empty = spreadsheet
        .getSheets()
        .find((sheet) => /^(?:Sheet|Trang tính) ?1$/.test(sheet.getName()) && sheet.getLastRow() === 0);
      if (empty) spreadsheet.deleteSheet(empty);
    },

    applyLayout: (title, layout) => applyLayout(spreadsheet, sheetNamed(title), layout),

    write(title, row, column, values) {
      if (values.length === 0) return;
      const sheet = sheetNamed(title);
      const width = values[0]!.length;
      grow(sheet, row + values.length - 1, column + width - 1);
      sheet.getRange(row, column, values.length, width).setValues(values.map((line) => [...line]));
    },

    formatCells(title, cells) {
      const sheet = sheetNamed(title);
      if (cells.length === 0) return;
      grow(sheet, Math.max(...cells.map(({ row }) => row)), Math.max(...cells.map(({ column }) => column)));
      for (const format of new Set(cells.map((cell) => cell.format))) {
        const names = cells.filter((cell) => cell.format === format).map(a1);
        sheet.getRangeList(names).setNumberFormat(format);
      }
      for (const cell of cells) {
        if (!cell.choices) continue;
        const rule = SpreadsheetApp.newDataValidation()
          .requireValueInList([...cell.choices], true)
          .setAllowInvalid(true)
          .build();
        sheet.getRange(cell.row, cell.column).setDataValidation(rule);
      }
    },

    writeFormulas(title, formulas) {
      const sheet = sheetNamed(title);
      for (const { row, column, formula } of formulas) sheet.getRange(row, column).setFormula(formula);
    },

    replace: (title, block) => replace(sheetNamed(title), block),

    flush: () => SpreadsheetApp.flush(),

    linkTo: (title) => `${spreadsheet.getUrl()}#gid=${sheetNamed(title).getSheetId()}`,

    select(title, row, column) {
      const sheet = sheetNamed(title);
      sheet.activate();
      sheet.getRange(row, column).activate();
    },
  };
}

function readSheets(spreadsheet: Spreadsheet, titles: readonly string[] | undefined): WorkbookContents {
  const contents = new Map<string, Contents>();
  for (const sheet of spreadsheet.getSheets()) {
    const title = sheet.getName();
    if (titles && !titles.includes(title)) continue;
    const range = sheet.getDataRange();
    contents.set(title, { title, values: range.getValues() as CellValue[][], formulas: range.getFormulas() });
  }
  return contents;
}

/** A sheet does not grow under setValues. */
function grow(sheet: Sheet, rows: number, columns: number): void {
  const missingRows = rows - sheet.getMaxRows();
  if (missingRows > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missingRows);
  const missingColumns = columns - sheet.getMaxColumns();
  if (missingColumns > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missingColumns);
}

const letters = (column: number): string => {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

const a1 = ({ row, column }: { row: number; column: number }): string => `${letters(column)}${row}`;

const below = (column: number): string => `${letters(column)}2:${letters(column)}`;

function applyLayout(spreadsheet: Spreadsheet, sheet: Sheet, { tabColour, columns }: Layout): void {
  if (columns.length === 0) return;
  grow(sheet, 2, Math.max(...columns.map(({ column }) => column)));
  sheet.setTabColor(tabColour);
  sheet.setFrozenRows(1);

  const headers = (computed: boolean): string[] =>
    columns.filter((column) => column.computed === computed).map(({ column }) => a1({ row: 1, column }));
  const all = [...headers(false), ...headers(true)];
  sheet
    .getRangeList(all)
    .setNumberFormat(TEXT_FORMAT)
    .setFontWeight('bold')
    .setFontColor(HEADER_COLOUR.text)
    .setWrap(true)
    .setVerticalAlignment('middle');
  for (const computed of [false, true]) {
    if (headers(computed).length === 0) continue;
    sheet
      .getRangeList(headers(computed))
      .setBackground(computed ? HEADER_COLOUR.computed : HEADER_COLOUR.typed);
  }
  for (const format of new Set(columns.map((column) => column.format))) {
    const ranges = columns.filter((column) => column.format === format).map(({ column }) => below(column));
    sheet.getRangeList(ranges).setNumberFormat(format).setVerticalAlignment('top');
  }
  const wrapped = columns.filter(({ wrap }) => wrap).map(({ column }) => below(column));
  if (wrapped.length > 0) sheet.getRangeList(wrapped).setWrap(true);

  for (const run of neighbours(columns)) {
    sheet
      .getRange(1, run[0]!.column, 1, run.length)
      .setValues([run.map(({ title }) => title)])
      .setNotes([run.map(({ help }) => help)]);
  }
  for (const { column, width, validation, help } of columns) {
    sheet.setColumnWidth(column, width);
    if (validation) sheet.getRange(below(column)).setDataValidation(ruleOf(spreadsheet, validation, help));
  }

  const statuses = columns
    .filter(({ colourStatuses }) => colourStatuses)
    .map(({ column }) => sheet.getRange(below(column)));
  if (statuses.length > 0) {
    const rules = STATUSES.map((status) =>
      SpreadsheetApp.newConditionalFormatRule()
        .whenTextEqualTo(status)
        .setBackground(STATUS_COLOURS[status].background)
        .setFontColor(STATUS_COLOURS[status].text)
        .setRanges(statuses)
        .build(),
    );
    sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...rules]);
  }
}

/** Columns in runs that stand side by side, so that each run is written in one call. */
function neighbours(columns: readonly ColumnLayout[]): ColumnLayout[][] {
  const runs: ColumnLayout[][] = [];
  for (const column of [...columns].sort((a, b) => a.column - b.column)) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1]!.column === column.column - 1) run.push(column);
    else runs.push([column]);
  }
  return runs;
}

function ruleOf(spreadsheet: Spreadsheet, validation: Validation, help: string): Rule {
  const builder = SpreadsheetApp.newDataValidation().setHelpText(help);
  switch (validation.rule) {
    case 'list':
      return builder
        .requireValueInList([...validation.values], true)
        .setAllowInvalid(true)
        .build();
    case 'range': {
      const source = spreadsheet.getRange(`'${validation.sheet}'!${below(validation.column)}`);
      return builder.requireValueInRange(source, true).setAllowInvalid(true).build();
    }
    case 'date':
      return builder.requireDate().setAllowInvalid(true).build();
    case 'percent':
      return builder.requireNumberBetween(0, 100).setAllowInvalid(true).build();
  }
}

/**
 * One setValues over everything that stood there and everything that comes: either all of the new content is
 * there or, if the call fails, all of the old.
 */
function replace(sheet: Sheet, block: Block): void {
  const width = block.formats.length;
  const oldRows = sheet.getLastRow();
  const oldColumns = sheet.getLastColumn();
  const rows = Math.max(block.values.length, oldRows);
  const columns = Math.max(width, oldColumns);
  grow(sheet, rows, columns);
  block.formats.forEach((format, i) => {
    sheet.getRange(1, i + 1, rows, 1).setNumberFormat(format);
  });
  const blank = (count: number): string[] => Array<string>(count).fill('');
  const values: CellValue[][] = block.values.map((line) => [...line, ...blank(columns - line.length)]);
  while (values.length < rows) values.push(blank(columns));
  sheet
    .getRange(1, 1, rows, columns)
    .setValues(values)
    .setFontWeight('normal')
    .setBackground(null)
    .setFontColor(null)
    .setFontSize(10);

  block.widths.forEach((pixels, i) => {
    sheet.setColumnWidth(i + 1, pixels);
  });
  const band = (wanted: readonly number[]): string[] =>
    wanted.map((row) => `A${row}:${letters(width)}${row}`);
  if (block.titleRows.length > 0)
    sheet.getRangeList(band(block.titleRows)).setFontWeight('bold').setFontSize(TITLE_SIZE);
  if (block.headerRows.length > 0) {
    sheet
      .getRangeList(band(block.headerRows))
      .setFontWeight('bold')
      .setBackground(HEADER_COLOUR.typed)
      .setFontColor(HEADER_COLOUR.text)
      .setWrap(true);
  }
  if (block.totalRows.length > 0) sheet.getRangeList(band(block.totalRows)).setFontWeight('bold');
}
