/**
 * What the program asks of Google, in whole-sheet strokes: every method is a fixed number of service calls,
 * however many rows it carries. src/google implements it; nothing outside that folder names a Google service.
 */
import type { SheetCells } from '../cells/sheetCells.js';
import type { CellValue } from '../cells/value.js';
import type { Layout, SettingLayout, Validation } from '../schema/layout.js';
import type { CellRange, SummaryCells } from '../summary/summarySheet.js';
import type { WorkbookContents } from './contents.js';
import type { RightsPort } from './rightsPort.js';

export interface NotesToChange {
  /** 1-based. */
  readonly column: number;
  readonly change: (note: string, index: number) => string;
}

export interface WorkbookPort {
  /**
   * Reads all sheets in the order of the tabs but those that other workbooks' data are brought into, or those named in
   * the order of their titles. Titles that do not exist are left out.
   */
  read(titles?: readonly string[]): WorkbookContents;
  /** The same of those that are there, without their formulas: in a call fewer each. */
  readValues(titles: readonly string[]): WorkbookContents;
  /** The header row, and some rows (1-based) of a sheet, as many of them as there are. */
  readRows(
    title: string,
    row: number,
    count: number,
  ): { readonly header: readonly CellValue[]; readonly rows: readonly (readonly CellValue[])[] };
  /**
   * The same of a sheet's rows as they stand at each call: in two service calls from the second on.
   *
   * @throws from the second call on, where the sheet has fewer rows by then
   */
  rowsReader(title: string, row: number, count: number): () => ReturnType<WorkbookPort['readRows']>;
  /** Sets locale vi_VN and zone Asia/Ho_Chi_Minh; says what had to be changed. */
  ensureVietnamese(): readonly string[];
  /** Zone of the spreadsheet, of the script, and the spreadsheet's locale. */
  zones(): { readonly spreadsheet: string; readonly script: string; readonly locale: string };
  createSheet(title: string, index: number): void;
  /** Deletes a sheet if nothing stands in it. */
  deleteEmptySheet(title: string): void;
  renameSheet(title: string, to: string): void;
  /** Takes a sheet out of people's sight, or back into it. */
  setHidden(title: string, hidden: boolean): void;
  /** Moves a sheet to a place among the tabs (0-based). */
  moveSheet(title: string, index: number): void;
  /** Moves a row (1-based) to the top. */
  moveRowToTop(title: string, row: number): void;
  insertRowAtTop(title: string): void;
  /** Adds empty rows at the very bottom of a sheet; gives the first of them (1-based). */
  growRows(title: string, count: number): number;
  /** Moves whole rows (1-based) to stand before another, with all that is in them. */
  moveRows(title: string, row: number, count: number, before: number): void;
  /** Sorts whole rows (1-based) by a column, ascending, empty cells last. */
  sortBlock(title: string, row: number, count: number, column: number): void;
  /**
   * How the cells of those sheets are formatted and what may be typed into them.
   *
   * @param asked columns (1-based) whose kind of rule is asked for, by sheet: two calls each
   */
  looks(asked: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, Looks>;
  /** Lays columns out, their headers' looks and notes with them; what stands in the cells stays. */
  applyLayout(title: string, layout: Layout): void;
  /** Lays all columns of a sheet out that this execution has made and that is empty, and writes their headers. */
  layOutNew(title: string, layout: Layout): void;
  /** Of a layout, formats, rules and colours of the data rows alone, to the last row that there is. */
  layOutCells(title: string, layout: Layout): void;
  /**
   * Writes a block of values, growing the sheet where needed. Text goes as it is: into columns laid out as text
   * it stays text, whatever it begins with.
   *
   * @param row 1-based
   * @param column 1-based
   */
  write(title: string, row: number, column: number, values: readonly (readonly CellValue[])[]): void;
  /** Prepares the same, so that between a last look at the cells and their writing stands no call but the write. */
  writer(title: string, row: number, column: number, values: readonly (readonly CellValue[])[]): () => void;
  /**
   * Prepares writing scattered cells (1-based) and none between them, in as many calls as there are runs of neighbours
   * or different values, whichever are fewer. The write gives back the cells that Google refused, with its reason; the
   * others are written.
   */
  cellsWriter(title: string, cells: readonly CellToWrite[]): () => readonly UnwrittenCell[];
  /**
   * Appends a row below the last one with content, in one step that nobody else's can come between: it overwrites nothing,
   * and nothing that others append overwrites it. Text stays text, whatever it begins with.
   */
  appendRow(title: string, values: readonly CellValue[]): void;
  /** Inserts so many empty rows below a row (1-based). */
  insertRows(title: string, after: number, count: number): void;
  /** Prepares finding a cell by its whole text: gives the uppermost row (1-based) that holds it, null where none does. */
  textFinder(title: string): (text: string) => number | null;
  /**
   * Prepares replacing the text of whole cells, wherever in the sheet they stand, in one step that nobody else's can
   * come between; gives how many cells held it.
   *
   * @returns `pattern`: the text is a regular expression that the whole cell matches
   */
  textReplacer(title: string): (text: string, by: string, pattern?: boolean) => number;
  /**
   * Prepares writing into parts of a column (1-based), so that each write costs one call. Parts may overlap.
   *
   * @returns writes the part of that index
   */
  cellWriter(
    title: string,
    column: number,
    parts: readonly { readonly row: number; readonly rows: number }[],
  ): (index: number, values: readonly (readonly CellValue[])[]) => void;
  /** Formats single cells (1-based) and sets what may be typed into each. */
  formatCells(title: string, cells: readonly SettingLayout[]): void;
  /** Sorts the rows below the header by columns (1-based), whole rows, as Sheets' own sort does. */
  sortRows(title: string, columns: readonly number[]): void;
  /** Prepares writing one value into single cells (1-based), however many; null: into none. */
  filler(
    title: string,
    cells: readonly { row: number; column: number }[],
    value: CellValue,
  ): (() => void) | null;
  /** Prepares emptying single cells (1-based); null: none. */
  clearer(title: string, cells: readonly { row: number; column: number }[]): (() => void) | null;
  /** Colours cells (1-based) and attaches a note to each; an empty note takes both away. */
  markCells(title: string, cells: readonly { row: number; column: number }[], note: string): void;
  /**
   * Changes the notes of a column's cells from a row (1-based) down, so many; cells whose note changes are coloured, or
   * lose their colour with the last of their note. Nothing is written where no note changes.
   */
  changeNotes(
    title: string,
    row: number,
    column: number,
    count: number,
    change: (note: string, index: number) => string,
  ): void;
  /** Prepares the same of several columns, of the notes as they stand now; null where none changes. */
  notesWriter(
    title: string,
    row: number,
    count: number,
    columns: readonly NotesToChange[],
  ): (() => void) | null;
  /** The notes of a column's cells, from row 1 to the sheet's last. */
  notes(title: string, column: number): readonly string[];
  /** Whether the current user may edit a cell (1-based). */
  mayEdit(title: string, cell: { readonly row: number; readonly column: number }): boolean;
  /** Prepares that one of these values may be typed into each cell (1-based) of a column, one list a row. */
  choicesWriter(
    title: string,
    row: number,
    column: number,
    choices: readonly (readonly string[])[],
    help: string,
  ): () => void;
  /** Writes formulas into single cells (1-based), `;` between arguments; `format`: how the result is to look. */
  writeFormulas(
    title: string,
    formulas: readonly { row: number; column: number; formula: string; format?: string }[],
  ): void;
  /** Replaces a sheet's whole content by one block with its styles, in one stroke of writing. */
  replace(title: string, content: SheetContent): void;
  /** Addresses, in lower case, that the spreadsheet is shared with as editors. */
  sharedWith(): readonly string[];
  /** To how many the spreadsheet is shared as editors. */
  countShared(): number;
  /** Who may edit what. */
  readonly rights: RightsPort;
  /** What the workbook carries along under a key; null where there is nothing. */
  remembered(key: string): string | null;
  remember(key: string, value: string): void;
  /** Pushes pending writes out. */
  flush(): void;
  /** The number that Google gave a sheet for good; null where there is no such sheet. */
  sheetId(title: string): number | null;
  /** Titles of all sheets by that number: two calls a sheet. */
  titlesById(): ReadonlyMap<number, string>;
  /** Tells this spreadsheet from a copy of it. */
  id(): string;
  /** Address of a sheet in the browser, to which "&range=A5" can be added. */
  linkTo(title: string): string;
  /** Address of a sheet as a PDF for printing: A4, landscape, as wide as the page. */
  printLink(title: string, lines?: boolean): string;
  /** Shows a cell, or a block of cells, to the person at the keyboard. */
  select(title: string, row: number, column: number, rows?: number, columns?: number): void;
}

/** A cell (1-based) and what is to stand in it. */
export interface CellToWrite {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

export interface UnwrittenCell {
  readonly cell: CellToWrite;
  readonly reason: string;
}

/** The cells of a sheet from A1 to its last content, as they look. */
export interface Looks {
  readonly formats: readonly (readonly string[])[];
  /** Whether each cell has a rule. */
  readonly ruled: readonly (readonly boolean[])[];
  /** Of the columns (1-based) that were asked for, the rule in the last row; null where there is none. */
  readonly rules: ReadonlyMap<number, FoundRule | null>;
}

export interface FoundRule {
  readonly kind: Validation['rule'] | 'other';
  readonly rejects: boolean;
}

/** The content of a sheet that the program writes as a whole; only summaries have more than cells and headings. */
export interface SheetContent
  extends SheetCells,
    Partial<Pick<SummaryCells, 'textRows' | 'alarms' | 'rates' | 'charts'>> {
  /** Cells that are one. */
  readonly merges?: readonly CellRange[];
  /** So many rows stay in sight, and stand on every page that is printed. */
  readonly frozenRows?: number;
}
