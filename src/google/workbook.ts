/** The workbook of SpreadsheetApp: whole sheets are read and written, never single rows in a loop. */

import { isVietnamsZone, LOCALE, ZONE } from '../calendar/zone.js';
import { cellName, columnLetters, rectangleName } from '../cells/a1.js';
import type { CellValue } from '../cells/value.js';
import { IMPORTED } from '../plan/sheetTitles.js';
import type { Sheet as DeclaredSheet } from '../schema/declaration.js';
import { AUTOMATIC_FORMAT, type Validation } from '../schema/layout.js';
import type { Contents } from '../workbook/contents.js';
import type { Looks, WorkbookPort } from '../workbook/port.js';
import { cellsWriter } from './cells/cellsWriter.js';
import { replaceCells, rowSaying } from './cells/cellText.js';
import { addRows, firstTouch, grow, justMade } from './cells/grow.js';
import { formatCells, layOut, layOutCells, layOutNew, rangesNamed } from './cells/layOut.js';
import { MARK_COLOUR, notesWriter } from './cells/notesWriter.js';
import { percentHeaders, showPercents } from './cells/percents.js';
import { replaceSheet } from './cells/replaceSheet.js';
import { rowsReader } from './cells/rowsReader.js';
import { googleRights } from './protections.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Apps Script has no page set-up; the address of the PDF carries it: A4, landscape, fit to width, page numbers, frozen rows on each. */
const PRINT_SETUP =
  '&size=A4&portrait=false&fitw=true&gridlines=false&sheetnames=false&pagenum=CENTER&fzr=true';

/** @param declared every sheet that may stand in it */
export function googleWorkbook(declared: readonly DeclaredSheet[]): WorkbookPort {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  // Looked up once: a sheet that somebody renames meanwhile is still the sheet that was meant.
  const known = new Map<string, Sheet>();
  const sheetNamed = (title: string): Sheet => {
    const sheet = known.get(title) ?? spreadsheet.getSheetByName(title);
    if (!sheet) throw new Error(`Không còn trang tính «${title}».`);
    known.set(title, sheet);
    return sheet;
  };
  let id: string | undefined;
  let shared: readonly string[] | undefined;
  // Sheets made in this execution.
  const made = new Map<string, Sheet>();
  // Which key is whose costs a call each and is asked once; of what this execution has added only the value is known.
  let carried: Map<string, GoogleAppsScript.Spreadsheet.DeveloperMetadata> | undefined;
  const added = new Map<string, string>();
  // Ranges that rules of several columns choose from.
  const sources = new Map<string, GoogleAppsScript.Spreadsheet.Range>();
  const source = (name: string): GoogleAppsScript.Spreadsheet.Range => {
    const range = sources.get(name) ?? spreadsheet.getRange(name);
    sources.set(name, range);
    return range;
  };
  const percents = percentHeaders(declared);
  const metadata = (key: string) => {
    carried ??= new Map(spreadsheet.getDeveloperMetadata().map((one) => [one.getKey(), one]));
    return carried.get(key);
  };

  return {
    read(titles) {
      // Titles are asked of each sheet, or sheets of each title.
      const sheets = titles
        ? titles.map((title) => [title, spreadsheet.getSheetByName(title)] as const)
        : spreadsheet.getSheets().map((sheet) => [sheet.getName(), sheet] as const);
      const contents = new Map<string, Contents>();
      for (const [title, sheet] of sheets) {
        if (!sheet) continue;
        // What other workbooks sent is read by who asks for it.
        if (!titles && title.startsWith(IMPORTED)) continue;
        known.set(title, sheet);
        contents.set(title, contentsOf(sheet, title, percents));
      }
      return contents;
    },

    readValues: (titles) =>
      new Map(
        titles.flatMap((title) => {
          const sheet = known.get(title) ?? spreadsheet.getSheetByName(title);
          if (!sheet) return [];
          known.set(title, sheet);
          return [
            [title, { title, values: sheet.getDataRange().getValues() as CellValue[][], formulas: [] }],
          ];
        }),
      ),

    readRows: (title, row, count) => rowsReader(sheetNamed(title), row, count)(),
    rowsReader: (title, row, count) => rowsReader(sheetNamed(title), row, count),

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
      // Few ask for it.
      get locale() {
        return spreadsheet.getSpreadsheetLocale();
      },
    }),

    createSheet(title, index) {
      const sheet = justMade(spreadsheet.insertSheet(title, index));
      known.set(title, sheet);
      made.set(title, sheet);
    },

    deleteEmptySheet(title) {
      const sheet = spreadsheet.getSheetByName(title);
      if (sheet?.getLastRow() === 0) spreadsheet.deleteSheet(sheet);
    },

    renameSheet(title, to) {
      const sheet = sheetNamed(title);
      sheet.setName(to);
      known.delete(title);
      known.set(to, sheet);
    },

    setHidden(title, hidden) {
      const sheet = sheetNamed(title);
      if (hidden) sheet.hideSheet();
      else sheet.showSheet();
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

    growRows: (title, count) => addRows(sheetNamed(title), count),

    moveRows(title, row, count, before) {
      const sheet = sheetNamed(title);
      sheet.moveRows(sheet.getRange(row, 1, count, 1), before);
    },

    sortBlock(title, row, count, column) {
      const sheet = sheetNamed(title);
      sheet.getRange(row, 1, count, sheet.getMaxColumns()).sort({ column, ascending: true });
    },

    looks: (asked) =>
      new Map([...asked].map(([title, columns]) => [title, looksOf(sheetNamed(title), columns)])),

    applyLayout: (title, layout) => layOut(source, sheetNamed(title), layout),
    layOutNew(title, layout) {
      const sheet = sheetNamed(title);
      firstTouch(sheet);
      layOutNew(source, sheet, layout);
    },
    layOutCells: (title, layout) => layOutCells(source, sheetNamed(title), layout),

    write(title, row, column, values) {
      if (values.length > 0) rectangleWriter(sheetNamed(title), row, column, values)();
    },
    writer: (title, row, column, values) =>
      values.length === 0 ? () => undefined : rectangleWriter(sheetNamed(title), row, column, values),
    cellsWriter: (title, cells) => (cells.length === 0 ? () => [] : cellsWriter(sheetNamed(title), cells)),

    appendRow(title, values) {
      // An apostrophe keeps text from being read as a formula, a number or a date, and hides itself.
      sheetNamed(title).appendRow(
        values.map((value) => (typeof value === 'string' && /^[=+\-@'\d]/.test(value) ? `'${value}` : value)),
      );
    },

    insertRows(title, after, count) {
      sheetNamed(title).insertRowsAfter(after, count);
    },

    textFinder(title) {
      const sheet = sheetNamed(title);
      return (text) => rowSaying(sheet, text);
    },

    textReplacer(title) {
      const sheet = sheetNamed(title);
      return (text, by, pattern = false) => replaceCells(sheet, text, by, pattern);
    },

    cellWriter(title, column, parts) {
      if (parts.length === 0) return () => undefined;
      const ranges = sheetNamed(title)
        .getRangeList(parts.map(({ row, rows }) => rectangleName({ row, column, rows, columns: 1 })))
        .getRanges();
      return (index, values) => {
        ranges[index]!.setValues(values.map((line) => [...line]));
      };
    },

    formatCells: (title, cells) => formatCells(source, sheetNamed(title), cells),

    sortRows(title, columns) {
      const sheet = sheetNamed(title);
      const rows = sheet.getLastRow();
      if (rows < 3) return;
      // Without a last row: rows that are deleted meanwhile cannot put its end outside.
      sheet
        .getRange(`A2:${columnLetters(sheet.getLastColumn())}`)
        .sort(columns.map((column) => ({ column, ascending: true })));
    },

    filler(title, cells, value) {
      if (cells.length === 0) return null;
      const list = sheetNamed(title).getRangeList(cells.map(cellName));
      return () => void list.setValue(value);
    },

    clearer(title, cells) {
      if (cells.length === 0) return null;
      const list = sheetNamed(title).getRangeList(cells.map(cellName));
      return () => void list.clearContent();
    },

    markCells(title, cells, note) {
      if (cells.length === 0) return;
      const marked = sheetNamed(title).getRangeList(cells.map(cellName));
      marked.setNote(note).setBackground(note === '' ? null : MARK_COLOUR);
    },

    changeNotes(title, row, column, count, change) {
      if (count > 0) notesWriter(sheetNamed(title), row, count, [{ column, change }])?.();
    },
    notesWriter: (title, row, count, columns) =>
      count === 0 || columns.length === 0 ? null : notesWriter(sheetNamed(title), row, count, columns),

    mayEdit: (title, { row, column }) => sheetNamed(title).getRange(row, column).canEdit(),

    notes(title, column) {
      // A whole column: rows that are deleted meanwhile cannot put its end outside.
      const letters = columnLetters(column);
      return sheetNamed(title)
        .getRange(`${letters}:${letters}`)
        .getNotes()
        .map(([note]) => note!);
    },

    choicesWriter(title, row, column, choices, help) {
      const rules = choices.map((values) => [
        SpreadsheetApp.newDataValidation()
          .setHelpText(help)
          .setAllowInvalid(true)
          .requireValueInList([...values], true)
          .build(),
      ]);
      const range = sheetNamed(title).getRange(row, column, rules.length, 1);
      return () => void range.setDataValidations(rules);
    },

    writeFormulas(title, formulas) {
      if (formulas.length === 0) return;
      const sheet = sheetNamed(title);
      // In a cell that is formatted as text a formula stays text; cells of sheets just made were not formatted so.
      if (!made.has(title))
        for (const wanted of new Set(formulas.map(({ format = AUTOMATIC_FORMAT }) => format)))
          sheet
            .getRangeList(formulas.filter(({ format = AUTOMATIC_FORMAT }) => format === wanted).map(cellName))
            .setNumberFormat(wanted);
      rangesNamed(sheet, formulas.map(cellName)).forEach((range, i) => {
        range.setFormula(formulas[i]!.formula);
      });
    },

    replace: (title, content) => replaceSheet(sheetNamed(title), content),

    // The program shares with nobody: whoever is let in or put out meanwhile is seen by the next execution.
    sharedWith: () => (shared ??= spreadsheet.getEditors().map((editor) => editor.getEmail().toLowerCase())),
    countShared: () => spreadsheet.getEditors().length,
    rights: googleRights(spreadsheet, (title) => made.get(title) ?? spreadsheet.getSheetByName(title)),

    remembered: (key) => added.get(key) ?? metadata(key)?.getValue() ?? null,
    remember(key, value) {
      if (added.get(key) === value) return;
      // What was added has to be looked for before it can be changed.
      if (added.delete(key)) carried = undefined;
      const standing = metadata(key);
      if (standing) standing.setValue(value);
      else {
        spreadsheet.addDeveloperMetadata(key, value);
        added.set(key, value);
      }
    },

    flush: () => SpreadsheetApp.flush(),

    sheetId: (title) => spreadsheet.getSheetByName(title)?.getSheetId() ?? null,
    titlesById: () => new Map(spreadsheet.getSheets().map((sheet) => [sheet.getSheetId(), sheet.getName()])),

    id: () => (id ??= spreadsheet.getId()),
    linkTo: (title) => `${spreadsheet.getUrl()}#gid=${sheetNamed(title).getSheetId()}`,
    printLink: (title, lines = false) =>
      `${spreadsheet.getUrl().replace(/\/edit.*$/, '')}/export?format=pdf&gid=${sheetNamed(title).getSheetId()}${PRINT_SETUP}&gridlines=${lines}`,

    select(title, row, column, rows = 1, columns = 1) {
      const sheet = sheetNamed(title);
      sheet.activate();
      sheet.getRange(row, column, rows, columns).activate();
    },
  };
}

function rectangleWriter(
  sheet: Sheet,
  row: number,
  column: number,
  values: readonly (readonly CellValue[])[],
): () => void {
  const width = values[0]!.length;
  firstTouch(sheet);
  grow(sheet, row + values.length - 1, column + width - 1);
  const range = sheet.getRange(row, column, values.length, width);
  return () => {
    range.setValues(values.map((line) => [...line]));
  };
}

function looksOf(sheet: Sheet, asked: readonly number[]): Looks {
  const range = sheet.getDataRange();
  const criteria = SpreadsheetApp.DataValidationCriteria;
  const kinds = new Map<GoogleAppsScript.Spreadsheet.DataValidationCriteria, Validation['rule']>([
    [criteria.VALUE_IN_LIST, 'list'],
    [criteria.VALUE_IN_RANGE, 'range'],
    [criteria.DATE_IS_VALID_DATE, 'date'],
    [criteria.NUMBER_BETWEEN, 'number'],
    [criteria.CUSTOM_FORMULA, 'formula'],
  ]);
  const validations = range.getDataValidations();
  const last = validations[validations.length - 1]!;
  return {
    formats: range.getNumberFormats(),
    ruled: validations.map((line) => line.map((one) => one !== null)),
    // Asking a rule what it is is a call of its own: one row is asked.
    rules: new Map(
      asked.map((column) => {
        const one = last[column - 1] ?? null;
        return [
          column,
          one && { kind: kinds.get(one.getCriteriaType()) ?? 'other', rejects: !one.getAllowInvalid() },
        ];
      }),
    ),
  };
}

function contentsOf(sheet: Sheet, title: string, percents: ReadonlySet<string>): Contents {
  const range = sheet.getDataRange();
  // Values last, as what is written next rests on them: only formats of shares, where there are any, are asked for after.
  const formulas = range.getFormulas();
  const values = range.getValues() as CellValue[][];
  showPercents(sheet, values, percents);
  return { title, values, formulas };
}
