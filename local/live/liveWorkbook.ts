/** A workbook that windows show: what people do goes in, what looks different comes out. */
import { randomUUID } from 'node:crypto';
import { SETTING } from '../../src/schema/settings.js';
import { AGENCIES, SETTINGS } from '../../src/schema/sheets.js';
import { columnName } from '../formulas/formulaText.js';
import { contains, type Rectangle } from '../grid/rectangle.js';
import { Refusal } from '../grid/refusal.js';
import type { LocalHost } from '../host/localHost.js';
import { idIn, NOT_CONNECTED } from '../host/otherSpreadsheets.js';
import type { CallMeter, MeterOptions } from '../running/callMeter.js';
import type { RunningClock } from '../running/clock.js';
import { PROTECTED_CELL } from '../services/spreadsheet/cellDeeds.js';
import type { Shown } from '../state/hostState.js';
import { History } from './history.js';
import { type Locks, locksOf } from './locks.js';
import type { Person } from './person.js';
import { type CellView, Looks, rowView, type SheetView, sheetView, type WorkbookView } from './view.js';

/** Cells of rows that look different; of a sheet, by row. */
export interface Changes {
  readonly version: number;
  /** Sheets, sizes or widths have changed: the whole is to be asked for anew. */
  readonly shape: boolean;
  readonly rows: Readonly<Record<string, Readonly<Record<number, readonly CellView[]>>>>;
  /** Looks that came up since, the first of them being number `looksFrom`. */
  readonly looks: readonly unknown[];
  readonly looksFrom: number;
}

/** What a command left behind, beside its result. */
export interface CommandOutcome {
  readonly result?: unknown;
  /** As Google words it: "Exception: …". */
  readonly error?: string;
  readonly shown: readonly (Omit<Shown, 'content'> & {
    readonly content?: string;
    readonly frame?: string;
  })[];
  /** Where the script took the person to; null where it did not. */
  readonly goTo: {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  } | null;
  readonly calls: Calls;
}

/** Service calls of a command. */
export interface Calls {
  readonly name: string;
  readonly count: number;
  readonly byName: readonly (readonly [name: string, count: number])[];
  /** About how long it would have taken on Google. */
  readonly googleMs: number;
}

export interface CellFacts {
  /** What is in the cell itself: a formula's text, or what was typed. */
  readonly content: string;
  readonly note: string;
  readonly choices: readonly string[] | null;
  /** Whether that person may edit it. */
  readonly editable: boolean;
  readonly error: string | null;
  /** The id of the spreadsheet that a formula may only read once somebody has allowed it; null: none is waited for. */
  readonly connects: string | null;
}

/** As Sheets words it. */
const tooLarge = (): Refusal =>
  new Refusal(
    'Thao tác này sẽ làm số ô của bảng tính vượt quá giới hạn 10.000.000 ô.',
    'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
  );
const outside = (): Refusal => new Refusal('Vùng nằm ngoài trang tính.', 'The range lies outside the sheet.');

/** Cells that are found at the most, and that a refusal names. */
const FOUND = 1000;
const NAMED = 5;
const VIETNAMESE = new Intl.Collator('vi', { numeric: true });

/** What is refused on account of a protection, as Sheets tells a person. */
function inWords(error: unknown, cells: readonly string[]): unknown {
  if (!(error instanceof Error) || !error.message.startsWith(PROTECTED_CELL)) return error;
  const first = cells.slice(0, NAMED).join(', ');
  const more = cells.length > NAMED;
  const vietnamese = first ? `ô ${first}${more ? ' và các ô khác' : ''}` : 'một vùng';
  const english = first ? `${first}${more ? ' and other cells' : ''}` : 'a range';
  return new Refusal(
    `Bạn đang sửa ${vietnamese} được bảo vệ. Hãy liên hệ người điều phối nếu cần sửa; không có gì được ghi.`,
    `You are trying to edit ${english}, which is protected. Ask the coordinator if you need to; nothing was written.`,
  );
}

export class LiveWorkbook {
  private readonly history = new History();
  private version = 1;
  private looks = new Looks();
  private looksSent = 0;
  private readonly listeners = new Set<(changes: Changes) => void>();
  /** Pages that the script has shown, by an id that cannot be guessed. */
  readonly frames = new Map<string, string>();
  private shown: LocalHost['state']['grid'];
  private lastCalls: Calls = { name: '', count: 0, byName: [], googleMs: 0 };

  constructor(
    readonly host: LocalHost,
    readonly clock: RunningClock,
    /** How executions are measured; `googleTime`: they end after six minutes of the time that Google would take. */
    private readonly meter: MeterOptions = {},
  ) {
    // What stands is sent whole to whoever asks first.
    host.state.grid.takeChanges();
    this.shown = host.state.grid;
  }

  /** Resolves when what was done is durable. @throws NotSaved; the windows then show again what stood before */
  async kept(): Promise<void> {
    try {
      await this.host.saved();
    } catch (error) {
      // The host takes it back before its promise is heard of.
      await Promise.resolve();
      this.publish();
      throw error;
    }
  }

  subscribe(listener: (changes: Changes) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  view(): WorkbookView {
    const { grid } = this.host.state;
    this.publish();
    const sheets = grid.sheetIds().map((id): SheetView => sheetView(grid, this.looks, id));
    this.looksSent = this.looks.all.length;
    return { version: this.version, sheets, looks: this.looks.all };
  }

  /** Tells the windows what looks different since they were told last. @returns whether anything does */
  publish(): boolean {
    const { grid } = this.host.state;
    const { shape: reshaped, rows } = grid.takeChanges();
    // Taken back, or of a script built anew: another workbook stands in the place of the one shown.
    const shape = reshaped || grid !== this.shown;
    this.shown = grid;
    if (!shape && rows.size === 0) return false;
    this.version++;
    const changed: Record<string, Record<number, readonly CellView[]>> = {};
    if (!shape) {
      for (const [sheetId, numbers] of rows) {
        const { columns } = grid.styledSize(sheetId);
        const lines: Record<number, readonly CellView[]> = {};
        for (const row of numbers) lines[row] = rowView(grid, this.looks, sheetId, row, columns);
        changed[sheetId] = lines;
      }
    }
    const looksFrom = this.looksSent;
    this.looksSent = this.looks.all.length;
    const changes: Changes = {
      version: this.version,
      shape,
      rows: changed,
      looks: this.looks.all.slice(looksFrom),
      looksFrom,
    };
    for (const listener of this.listeners) listener(changes);
    return true;
  }

  /** What formulas read of other spreadsheets is read anew. */
  refreshImports(): void {
    this.host.refreshImports();
    if (this.publish()) this.host.commitSoon();
  }

  private titleOf(sheetId: string): string {
    const { grid } = this.host.state;
    if (!grid.hasSheet(sheetId))
      throw new Refusal('Trang tính không còn nữa. Hãy tải lại.', 'The sheet is gone. Please reload.');
    return grid.nameOf(sheetId);
  }

  /** An edit of somebody's that can be taken back. @throws in the words of Sheets where it is refused */
  private edits(sheetId: string, area: Rectangle, user: string, deed: () => void): void {
    const { grid } = this.host.state;
    try {
      const within = contains(grid.whole(sheetId), area);
      const before = within ? grid.typedCells(sheetId, area) : [];
      deed();
      if (within) this.history.did(user, { ...area, sheetId, before, after: grid.typedCells(sheetId, area) });
    } catch (error) {
      throw inWords(error, this.refusedCells(sheetId, area, user));
    } finally {
      this.publish();
    }
  }

  /** Names of the first cells of an area that somebody may not edit. */
  private refusedCells(sheetId: string, area: Rectangle, user: string): string[] {
    const { state } = this.host;
    if (!state.grid.hasSheet(sheetId)) return [];
    const names: string[] = [];
    for (let row = area.row; row < area.row + area.rows && names.length <= NAMED; row++)
      for (let column = area.column; column < area.column + area.columns && names.length <= NAMED; column++)
        if (!state.mayEdit(sheetId, { row, column, rows: 1, columns: 1 }, user))
          names.push(`${columnName(column)}${row + 1}`);
    return names;
  }

  /** Takes back what somebody did last in the grid, or does it again. @returns where that was */
  step(way: 'undo' | 'redo', user: string): { sheet: string; row: number; column: number } | null {
    const edit = this.history.next(user, way);
    if (!edit) return null;
    const { grid } = this.host.state;
    const { sheetId, row, column, rows, columns } = edit;
    const area = { row, column, rows, columns };
    const [from, to] = way === 'undo' ? [edit.after, edit.before] : [edit.before, edit.after];
    const stands =
      grid.hasSheet(sheetId) &&
      contains(grid.whole(sheetId), area) &&
      JSON.stringify(grid.typedCells(sheetId, area)) === JSON.stringify(from);
    if (!stands) {
      this.history.dropped(user, way);
      const cell = `${columnName(column)}${row + 1}`;
      throw new Refusal(
        `Không ${way === 'undo' ? 'hoàn tác' : 'làm lại'} được: ô ${cell} đã được thay đổi sau đó.`,
        `Cannot ${way}: cell ${cell} has been changed since.`,
      );
    }
    try {
      this.host.putBack(sheetId, area, to, user);
    } catch (error) {
      throw inWords(error, this.refusedCells(sheetId, area, user));
    } finally {
      this.publish();
    }
    this.history.moved(user, way);
    return { sheet: sheetId, row, column };
  }

  /** Cells that show a text, whatever its case and marks are made of, sheet by sheet from the given one. */
  find(text: string, first: string): { sheet: string; row: number; column: number }[] {
    const { grid } = this.host.state;
    const folded = (value: string): string => value.normalize('NFC').toLowerCase();
    const wanted = folded(text.trim());
    if (wanted === '') return [];
    const ids = grid.sheetIds().filter((id) => !grid.isSheetHidden(id));
    const at = Math.max(ids.indexOf(first), 0);
    const found: { sheet: string; row: number; column: number }[] = [];
    for (const sheet of [...ids.slice(at), ...ids.slice(0, at)]) {
      const { rows, columns } = grid.contentSize(sheet);
      if (rows === 0) continue;
      const lines = grid.displayedValues(sheet, { row: 0, column: 0, rows, columns });
      for (const [row, line] of lines.entries())
        for (const [column, value] of line.entries())
          if (value !== '' && folded(value).includes(wanted)) {
            found.push({ sheet, row, column });
            if (found.length >= FOUND) return found;
          }
    }
    return found;
  }

  /** @throws Refusal where there is no such sheet or column */
  private columnOf(sheetId: string, column: number): void {
    this.titleOf(sheetId);
    if (column >= this.host.state.grid.columnCount(sheetId)) throw outside();
  }

  sort(sheetId: string, column: number, ascending: boolean, user: string): void {
    this.columnOf(sheetId, column);
    try {
      this.host.sortTable(sheetId, column, ascending, user);
    } catch (error) {
      throw inWords(error, []);
    } finally {
      this.publish();
    }
  }

  filter(sheetId: string, column: number, hidden: readonly string[] | null): void {
    this.columnOf(sheetId, column);
    this.host.filterTable(sheetId, column, hidden);
    this.publish();
  }

  /** What a column shows, each once in Vietnamese order, and what of it a filter hides. */
  columnValues(sheetId: string, column: number): { values: string[]; hidden: readonly string[] } {
    const { grid } = this.host.state;
    this.columnOf(sheetId, column);
    const { heading, rows } = this.host.table(sheetId);
    const area = { row: heading + 1, column, rows, columns: 1 };
    const values = new Set(grid.displayedValues(sheetId, area).flat());
    return {
      values: [...values].sort(VIETNAMESE.compare),
      hidden: grid.extrasOf(sheetId).filter?.hidden[column] ?? [],
    };
  }

  width(sheetId: string, column: number, pixels: number): void {
    this.columnOf(sheetId, column);
    this.host.setColumnWidth(sheetId, column, Math.min(Math.max(pixels, 20), 1000));
    this.publish();
  }

  /** What of each sheet somebody may not edit. */
  locks(user: string): Record<string, Locks> {
    const { state } = this.host;
    return Object.fromEntries(state.grid.sheetIds().map((id) => [id, locksOf(state, id, user)]));
  }

  /** Types into a cell. @throws in the words of Sheets where that is refused */
  type(sheetId: string, row: number, column: number, text: string, user: string): void {
    const title = this.titleOf(sheetId);
    const cell = { row, column, rows: 1, columns: 1 };
    if (!contains(this.host.state.grid.whole(sheetId), cell)) throw outside();
    this.edits(sheetId, cell, user, () =>
      this.host.type(title, `${columnName(column)}${row + 1}`, text, user),
    );
  }

  paste(
    sheetId: string,
    row: number,
    column: number,
    rows: readonly (readonly string[])[],
    user: string,
  ): void {
    const { grid } = this.host.state;
    const title = this.titleOf(sheetId);
    const width = rows.reduce((most, line) => Math.max(most, line.length), 0);
    const missing = {
      rows: Math.max(row + rows.length - grid.rowCount(sheetId), 0),
      columns: Math.max(column + width - grid.columnCount(sheetId), 0),
    };
    if (missing.rows > 0 || missing.columns > 0) {
      if (!grid.mayGrow(sheetId, missing.rows, missing.columns)) throw tooLarge();
      grid.grow(sheetId, missing.rows, missing.columns);
    }
    this.edits(sheetId, { row, column, rows: rows.length, columns: width }, user, () =>
      this.host.paste(
        title,
        `${columnName(column)}${row + 1}`,
        rows.map((line) => [...line, ...Array<string>(width - line.length).fill('')]),
        user,
      ),
    );
  }

  clear(
    sheetId: string,
    area: { row: number; column: number; rows: number; columns: number },
    user: string,
  ): void {
    const { grid } = this.host.state;
    this.titleOf(sheetId);
    if (!contains(grid.whole(sheetId), area)) throw outside();
    const rows: string[][] = [];
    for (let i = 0; i < area.rows; i++) rows.push(Array<string>(area.columns).fill(''));
    this.paste(sheetId, area.row, area.column, rows, user);
  }

  facts(sheetId: string, row: number, column: number, user: string): CellFacts {
    const { grid } = this.host.state;
    this.titleOf(sheetId);
    const cell = { row, column, rows: 1, columns: 1 };
    const extras = grid.extrasOf(sheetId);
    const formula = extras.formulas[`${row},${column}`];
    const rule = grid.validationAt(sheetId, row, column)?.rule;
    return {
      content: formula?.text ?? grid.displayedValues(sheetId, cell)[0]![0]!,
      note: extras.notes[`${row},${column}`] ?? '',
      choices:
        rule?.rule === 'list' ? rule.values : rule?.rule === 'range' ? this.choicesIn(rule.range) : null,
      editable: this.host.state.mayEdit(sheetId, cell, user),
      error: formula?.error ?? null,
      connects: formula?.error === NOT_CONNECTED ? this.readBy(sheetId, row, column, formula.text) : null,
    };
  }

  /** The id of the spreadsheet that a formula with IMPORTRANGE reads: its link stands in the formula, or in a cell. */
  private readBy(sheetId: string, row: number, column: number, formula: string): string | null {
    const [, literal, elsewhere] = /\bIMPORTRANGE\s*\(\s*(?:"([^"]*)"|([^;,]+))/i.exec(formula) ?? [];
    const link =
      literal ?? (elsewhere && this.host.state.grid.evaluateText(sheetId, row, column, `=${elsewhere}`));
    return link === undefined ? null : idIn(String(link));
  }

  /** "Cho phép truy cập", clicked at a cell. @throws Refusal where it is not that person's to click */
  connect(sheetId: string, row: number, column: number, user: string): void {
    const { connects, editable } = this.facts(sheetId, row, column, user);
    if (connects === null) return;
    if (!editable || !this.host.options.others?.mayOpen(connects, user))
      throw new Refusal(
        'Bạn không cho phép được: cần quyền sửa ô này và quyền mở bảng tính kia.',
        'You cannot allow it: it takes the right to edit this cell and to open the other spreadsheet.',
      );
    this.host.allowImport(connects);
    this.publish();
  }

  private choicesIn(range: string): string[] {
    const match = /^'(.+)'!([A-Z]+\d+:[A-Z]+)$/.exec(range);
    if (!match) return [];
    return this.host
      .read(match[1]!.replace(/''/g, "'"), match[2]!)
      .map(([value]) => String(value))
      .filter(Boolean);
  }

  /** Calls a function as the menu or google.script.run does. */
  run(name: string, args: readonly unknown[], user: string): CommandOutcome {
    return this.perform(name, () => this.host.run(name, args, { user, meter: this.meter }));
  }

  fire(id: string): CommandOutcome {
    const handler = this.host.state.triggers.find((one) => one.id === id)?.handler ?? id;
    return this.perform(handler, () => this.host.fire(id, this.meter));
  }

  /** Fires the one-off triggers whose time has come. */
  fireDue(): boolean {
    const fired = this.host.fireDue() > 0;
    if (fired) this.publish();
    return fired;
  }

  private perform(
    name: string,
    deed: () => { result: unknown; calls: number; callsByName: ReadonlyMap<string, number> },
  ): CommandOutcome {
    const { state } = this.host;
    state.shown.length = 0;
    state.activeCell = null;
    let done: { result?: unknown; error?: string };
    this.host.lastMeter = null;
    try {
      done = { result: deed().result };
    } catch (error) {
      const { name: kind, message } = error as Error;
      done = { error: `${kind}: ${message}` };
    }
    const meter = this.host.lastMeter as CallMeter | null;
    this.lastCalls = {
      name,
      count: meter?.count ?? 0,
      byName: [...(meter?.calls ?? [])].sort(([, a], [, b]) => b - a),
      googleMs: meter?.googleMs ?? 0,
    };
    this.publish();
    // After a kill the state is another one.
    const { activeCell, shown, grid } = this.host.state;
    return {
      ...done,
      shown: shown.map(({ content, ...one }) =>
        one.kind === 'toast' ? { ...one, content } : { ...one, frame: this.frame(content) },
      ),
      goTo: activeCell && {
        sheet: grid.hasSheet(activeCell.sheetId) ? activeCell.sheetId : '',
        row: activeCell.row,
        column: activeCell.column,
        rows: activeCell.rows ?? 1,
        columns: activeCell.columns ?? 1,
      },
      calls: this.lastCalls,
    };
  }

  private frame(content: string): string {
    // Pages that are no longer shown anywhere.
    if (this.frames.size > 50) this.frames.delete(this.frames.keys().next().value!);
    const id = randomUUID();
    this.frames.set(id, content);
    return id;
  }

  /** The people who may sit at the keyboard: the owner, the coordinators, the officials of each agency. */
  people(): readonly Person[] {
    const { host } = this;
    const titles = host.sheets().map(({ title }) => title);
    const people: Person[] = [{ email: host.state.owner, who: 'Chủ sở hữu, người điều phối' }];
    const add = (emails: unknown, who: string): void => {
      for (const email of String(emails ?? '').split(/[;,\s]+/))
        if (email && !people.some((one) => one.email === email)) people.push({ email, who });
    };
    const { coordinators } = SETTING;
    if (titles.includes(SETTINGS.title))
      for (const [item, value] of host.content(SETTINGS.title))
        if (item === coordinators.title) add(value, coordinators.title);
    if (titles.includes(AGENCIES.title)) {
      const { name, editors } = AGENCIES.columns;
      const [header = [], ...rows] = host.content(AGENCIES.title);
      const at = ({ title }: { readonly title: string }): number => header.indexOf(title);
      for (const row of rows) add(row[at(editors)], `Cán bộ ${String(row[at(name)])}`);
    }
    return people;
  }

  get calls(): Calls {
    return this.lastCalls;
  }
}
