/** The workbook of SpreadsheetApp: whole sheets are read and written, never single rows in a loop. */

import { isVietnamsZone, LOCALE, ZONE } from '../calendar/zone.js';
import { cellName, columnFrom, onSheet, rectangleName } from '../cells/a1.js';
import type { CellValue } from '../cells/value.js';
import { STATUSES } from '../plan/status.js';
import {
  type ColumnLayout,
  HEADER_COLOUR,
  type Layout,
  STATUS_COLOURS,
  TEXT_FORMAT,
  type Validation,
} from '../schema/layout.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import type { Contents, WorkbookContents } from '../workbook/contents.js';
import type { Looks, WorkbookPort } from '../workbook/port.js';
import { grow } from './grow.js';
import { googleRights } from './protections.js';
import { replaceSheet } from './replaceSheet.js';
import { writeCells } from './writeCells.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.DataValidation;

/** Apps Script has no page set-up; the address of the PDF carries it: A4, landscape, fit to width, page numbers. */
const PRINT_SETUP = '&size=A4&portrait=false&fitw=true&gridlines=false&sheetnames=false&pagenum=CENTER';
/** Rows that are no longer called for. */
const MARK_COLOUR = '#fce8e6';

export function googleWorkbook(): WorkbookPort {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheetNamed = (title: string): Sheet => {
    const sheet = spreadsheet.getSheetByName(title);
    if (!sheet) throw new Error(`Không còn trang tính «${title}».`);
    return sheet;
  };
  // Which key is whose costs a call each and is asked once.
  let carried: ReadonlyMap<string, GoogleAppsScript.Spreadsheet.DeveloperMetadata> | undefined;
  const metadata = (key: string) => {
    carried ??= new Map(spreadsheet.getDeveloperMetadata().map((one) => [one.getKey(), one]));
    return carried.get(key);
  };

  return {
    read: (titles) => readSheets(spreadsheet, titles),

    readRows(title, row, count) {
      const sheet = sheetNamed(title);
      const width = Math.max(sheet.getLastColumn(), 1);
      const read = (from: number, rows: number): CellValue[][] =>
        rows < 1 ? [] : (sheet.getRange(from, 1, rows, width).getValues() as CellValue[][]);
      return { header: read(1, 1)[0]!, rows: read(row, count) };
    },

    ensureVietnamese() {
      const changed: string[] = [];
      if (spreadsheet.getSpreadsheetLocale() !== LOCALE) {
        spreadsheet.setSpreadsheetLocale(LOCALE);
        changed.push('Ngôn ngữ của bảng tính: Việt Nam');
      }
      if (!isVietnamsZone(spreadsheet.getSpreadsheetTimeZone())) {
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

    renameSheet(title, to) {
      sheetNamed(title).setName(to);
    },

    moveSheet(title, index) {
      spreadsheet.setActiveSheet(sheetNamed(title));
      spreadsheet.moveActiveSheet(index + 1);
    },

    moveRowToTop(title, row) {
      const sheet = sheetNamed(title);
      sheet.setFrozenRows(0);
      sheet.moveRows(sheet.getRange(row, 1), 1);
    },

    insertRowAtTop(title) {
      sheetNamed(title).insertRowBefore(1);
    },

    looks: (titles) => new Map(titles.map((title) => [title, looksOf(sheetNamed(title))])),

    applyLayout: (title, layout) => applyLayout(spreadsheet, sheetNamed(title), layout),

    write(title, row, column, values) {
      if (values.length === 0) return;
      const sheet = sheetNamed(title);
      const width = values[0]!.length;
      grow(sheet, row + values.length - 1, column + width - 1);
      sheet.getRange(row, column, values.length, width).setValues(values.map((line) => [...line]));
    },

    writeCells: (title, cells) => (cells.length === 0 ? [] : writeCells(sheetNamed(title), cells)),

    cellWriter(title, column, parts) {
      if (parts.length === 0) return () => undefined;
      const ranges = sheetNamed(title)
        .getRangeList(parts.map(({ row, rows }) => rectangleName({ row, column, rows, columns: 1 })))
        .getRanges();
      return (index, values) => {
        ranges[index]!.setValues(values.map((line) => [...line]));
      };
    },

    formatCells(title, cells) {
      const sheet = sheetNamed(title);
      if (cells.length === 0) return;
      grow(sheet, Math.max(...cells.map(({ row }) => row)), Math.max(...cells.map(({ column }) => column)));
      for (const format of new Set(cells.map((cell) => cell.format))) {
        const names = cells.filter((cell) => cell.format === format).map(cellName);
        sheet.getRangeList(names).setNumberFormat(format);
      }
      for (const { row, column, validation, help } of cells)
        sheet.getRange(row, column).setDataValidation(ruleOf(spreadsheet, validation, help));
    },

    clearCells(title, cells) {
      if (cells.length > 0) sheetNamed(title).getRangeList(cells.map(cellName)).clearContent();
    },

    markCells(title, cells, note) {
      if (cells.length === 0) return;
      const marked = sheetNamed(title).getRangeList(cells.map(cellName));
      marked.setNote(note).setBackground(note === '' ? null : MARK_COLOUR);
    },

    notes(title, column) {
      const sheet = sheetNamed(title);
      const rows = sheet.getLastRow();
      if (rows === 0) return [];
      return sheet
        .getRange(1, column, rows, 1)
        .getNotes()
        .map(([note]) => note!);
    },

    limitChoices(title, row, column, choices, help) {
      const rules = choices.map((values) => [
        SpreadsheetApp.newDataValidation()
          .setHelpText(help)
          .setAllowInvalid(true)
          .requireValueInList([...values], true)
          .build(),
      ]);
      sheetNamed(title).getRange(row, column, rules.length, 1).setDataValidations(rules);
    },

    writeFormulas(title, formulas) {
      const sheet = sheetNamed(title);
      for (const { row, column, formula } of formulas) sheet.getRange(row, column).setFormula(formula);
    },

    replace: (title, block) => replaceSheet(sheetNamed(title), block),

    sharedWith: () => spreadsheet.getEditors().map((editor) => editor.getEmail().toLowerCase()),
    countShared: () => spreadsheet.getEditors().length,
    rights: googleRights(spreadsheet),

    remembered: (key) => metadata(key)?.getValue() ?? null,
    remember(key, value) {
      const standing = metadata(key);
      if (standing) standing.setValue(value);
      else {
        spreadsheet.addDeveloperMetadata(key, value);
        carried = undefined;
      }
    },

    flush: () => SpreadsheetApp.flush(),

    sheetId: (title) => spreadsheet.getSheetByName(title)?.getSheetId() ?? null,
    titlesById: () => new Map(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()])),

    id: () => spreadsheet.getId(),
    linkTo: (title) => `${spreadsheet.getUrl()}#gid=${sheetNamed(title).getSheetId()}`,
    printLink: (title) =>
      `${spreadsheet.getUrl().replace(/\/edit.*$/, '')}/export?format=pdf&gid=${sheetNamed(title).getSheetId()}${PRINT_SETUP}`,

    select(title, row, column) {
      const sheet = sheetNamed(title);
      sheet.activate();
      sheet.getRange(row, column).activate();
    },
  };
}

function looksOf(sheet: Sheet): Looks {
  const range = sheet.getDataRange();
  const criteria = SpreadsheetApp.DataValidationCriteria;
  const rules = new Map<GoogleAppsScript.Spreadsheet.DataValidationCriteria, Validation['rule']>([
    [criteria.VALUE_IN_LIST, 'list'],
    [criteria.VALUE_IN_RANGE, 'range'],
    [criteria.DATE_IS_VALID_DATE, 'date'],
    [criteria.NUMBER_BETWEEN, 'number'],
    [criteria.CUSTOM_FORMULA, 'formula'],
  ]);
  const validations = range.getDataValidations();
  return {
    formats: range.getNumberFormats(),
    frozenRows: sheet.getFrozenRows(),
    ruled: validations.map((line) => line.map((one) => one !== null)),
    // Asking a rule what it is may be a call of its own: one row is asked.
    rules: validations[validations.length - 1]!.map((one) => {
      const rule = one ? rules.get(one.getCriteriaType()) : undefined;
      return one && rule ? { rule, rejects: !one.getAllowInvalid() } : null;
    }),
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

const below = (column: number): string => columnFrom(FIRST_DATA_ROW, column);

function applyLayout(spreadsheet: Spreadsheet, sheet: Sheet, { tabColour, columns }: Layout): void {
  if (columns.length === 0) return;
  grow(sheet, 2, Math.max(...columns.map(({ column }) => column)));
  sheet.setTabColor(tabColour);
  sheet.setFrozenRows(1);

  const headers = (computed: boolean): string[] =>
    columns
      .filter((column) => column.computed === computed)
      .map(({ column }) => cellName({ row: 1, column }));
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
    // Laid out again, the old colours go; rules of people's own stay.
    const others = sheet.getConditionalFormatRules().filter((rule) => {
      const [text] = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
      return !(STATUSES as readonly unknown[]).includes(text);
    });
    sheet.setConditionalFormatRules([...others, ...rules]);
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
  const builder = SpreadsheetApp.newDataValidation().setHelpText(help).setAllowInvalid(!validation.rejects);
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
