/**
 * The local host: the very bundle that is pushed to Google, run in a vm context on this machine against services
 * that behave as Google's do.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Day, dateFromDay, isDate } from '../../src/calendar/day.js';
import { displayed, isDateFormat } from '../grid/cellFormat.js';
import { columnName, parseReference } from '../grid/formulaText.js';
import type { Raw } from '../grid/grid.js';
import type { Rectangle } from '../grid/rectangle.js';
import { type Axis, deletion, insertion, move, type Shift } from '../grid/structure.js';
import { refusedBy } from '../grid/typing.js';
import type { CustomArgument, Evaluated } from '../grid/univerEngine.js';
import { PROTECTED_CELL } from '../services/cellDeeds.js';
import { lockService } from '../services/lockService.js';
import { type Deliver, mailApp } from '../services/mailApp.js';
import { unauthorized } from '../services/notEmulated.js';
import { scriptApp } from '../services/scriptApp.js';
import { session } from '../services/session.js';
import { objectsOf, spreadsheetApp } from '../services/spreadsheetApp.js';
import { cacheService, propertiesService } from '../services/stores.js';
import { htmlService } from '../services/ui.js';
import { logger, utilities } from '../services/utilities.js';
import { CallMeter, EXECUTION_MS, Killed, type MeterOptions, SIMPLE_TRIGGER_MS } from './callMeter.js';
import { type Clock, dateOn } from './clock.js';
import { copied } from './copy.js';
import { errorMessage } from './errorMessage.js';
import type { Execution } from './execution.js';
import { HostState, newSavedState } from './hostState.js';
import type { Store } from './store.js';
import { WriteBuffer } from './writeBuffer.js';
import { yearIn } from './zone.js';

export interface HostOptions {
  /** Folder of the built bundle. */
  readonly dist: string;
  readonly store: Store;
  readonly clock: Clock;
  /** Whose spreadsheet it is, if the store is new. */
  readonly owner: string;
  readonly scriptTimeZone: string;
  /** After what was typed and after an execution, how long saving may wait; what a script flushes never waits. */
  readonly saveWithinMs?: number;
}

export interface RunOptions {
  /** The person at the keyboard; the owner if left out. */
  readonly user?: string;
  readonly meter?: MeterOptions;
}

export interface Run {
  readonly result: unknown;
  /** Service calls made. */
  readonly calls: number;
  readonly callsByName: ReadonlyMap<string, number>;
  /** About how long it would have taken on Google. */
  readonly googleMs: number;
  readonly log: readonly string[];
}

const CUSTOM_FUNCTION = /\/\*\*(?:(?!\*\/)[\s\S])*?@customfunction(?:(?!\*\/)[\s\S])*?\*\/\s*function (\w+)/g;

const scripts = new Map<string, vm.Script>();

/** The compiled bundle, compiled once for however many hosts. */
function scriptOf(code: string): vm.Script {
  const script = scripts.get(code) ?? new vm.Script(code, { filename: 'Code.js' });
  scripts.set(code, script);
  return script;
}

export class LocalHost {
  state: HostState;
  /** What simple triggers threw; Google logs it and shows it to nobody. */
  readonly triggerErrors: string[] = [];
  /** Service calls of the last execution, whatever became of it. */
  lastMeter: CallMeter | null = null;
  private saving: NodeJS.Timeout | null = null;
  /** Service calls of the last simple trigger. */
  triggerCalls = 0;
  /** The script as custom functions see it. */
  private functions: vm.Context | null = null;
  private script!: vm.Script;
  private scriptId!: string;
  private customFunctions!: readonly string[];
  private functionNames!: ReadonlySet<string>;

  constructor(readonly options: HostOptions) {
    this.readScript();
    this.state = this.load();
  }

  private readScript(): void {
    const code = readFileSync(join(this.options.dist, 'Code.js'), 'utf8');
    this.script = scriptOf(code);
    this.scriptId = createHash('sha256').update(code).digest('hex');
    this.customFunctions = [...code.matchAll(CUSTOM_FUNCTION)].map((match) => match[1]!);
    this.functionNames = new Set([...code.matchAll(/^function (\w+)/gm)].map((match) => match[1]!));
  }

  /** Takes up the bundle as it has been built anew; the workbook stays. */
  reloadScript(): void {
    this.readScript();
    this.functions = null;
    const { menus } = this.state;
    this.commit();
    this.reload();
    this.state.menus.push(...menus);
  }

  /** Whether the script has a function of that name that a client may call. */
  has(name: string): boolean {
    return !name.endsWith('_') && this.functionNames.has(name);
  }

  /** Names that a client may call. */
  names(): string[] {
    return [...this.functionNames].filter((name) => this.has(name));
  }

  private load(): HostState {
    const { store, clock, owner } = this.options;
    const state = new HostState(store.load() ?? newSavedState(owner), () =>
      yearIn(clock.now(), this.options.scriptTimeZone),
    );
    Object.assign(state.mailUse, store.mailUse());
    state.mailsSent = store.mails().length;
    state.grid.registerFunctions(
      this.customFunctions,
      (name, args) => this.runCustomFunction(name, args),
      this.scriptId,
    );
    return state;
  }

  /** Makes the present state durable. */
  commit(): void {
    if (this.saving) clearTimeout(this.saving);
    this.saving = null;
    this.options.store.save(this.state.save());
  }

  /** Makes it durable now, or within the time that is allowed. */
  private commitSoon(): void {
    const { saveWithinMs } = this.options;
    if (saveWithinMs === undefined) this.commit();
    else this.saving ??= setTimeout(() => this.commit(), saveWithinMs);
  }

  close(): void {
    if (this.saving) this.commit();
    this.state.grid.dispose();
    this.options.store.close();
  }

  /** Throws away what was not committed, as a killed process does. */
  reload(): void {
    this.state.grid.dispose();
    this.state = this.load();
  }

  /**
   * Fires a trigger as Google does: under its owner's authority, with an event that names it. A one-off trigger stays
   * until somebody deletes it.
   */
  fire(id: string, meter?: MeterOptions): Run {
    const trigger = this.state.triggers.find((one) => one.id === id);
    if (!trigger) throw new Error(`Không có lịch chạy «${id}».`);
    if (!this.functionNames.has(trigger.handler))
      throw new Error(`Script function not found: ${trigger.handler}`);
    const now = new Date(this.options.clock.now());
    return this.execute(trigger.handler, { user: trigger.owner, ...(meter ? { meter } : {}) }, () => [
      {
        authMode: 'FULL',
        triggerUid: trigger.id,
        timezone: 'UTC',
        year: now.getUTCFullYear(),
        month: now.getUTCMonth() + 1,
        'day-of-month': now.getUTCDate(),
        'day-of-week': now.getUTCDay() || 7,
        hour: now.getUTCHours(),
        minute: now.getUTCMinutes(),
        second: now.getUTCSeconds(),
      },
    ]);
  }

  /**
   * Calls a function of the script, as the menu or google.script.run would: arguments and result must be
   * JSON-like. What the function wrote before it threw stays written.
   *
   * @throws whatever the function throws; Killed when the meter's options say so
   */
  run(
    name: string,
    args: readonly unknown[] = [],
    { user = this.state.owner, meter: meterOptions = {} }: RunOptions = {},
  ): Run {
    if (name.endsWith('_') || !this.functionNames.has(name))
      throw new Error(`Script function not found: ${name}`);
    return this.execute(name, { user, meter: meterOptions }, () => args);
  }

  private execute(
    name: string,
    {
      user,
      meter: meterOptions = {},
      simpleTrigger = false,
    }: RunOptions & { readonly user: string; readonly simpleTrigger?: boolean },
    argumentsFor: (execution: Execution) => readonly unknown[],
  ): Run {
    const log: string[] = [];
    const held = new Set<string>();
    this.functions = null;
    const meter = new CallMeter(
      this.options.clock,
      meterOptions,
      simpleTrigger ? SIMPLE_TRIGGER_MS : EXECUTION_MS,
    );
    if (!simpleTrigger) this.lastMeter = meter;
    const execution: Execution = {
      state: this.state,
      meter,
      buffer: new WriteBuffer(),
      clock: this.options.clock,
      Date: dateOn(this.options.clock),
      // A simple trigger runs without the person's consent: Google does not say who they are.
      activeUser: simpleTrigger ? '' : user,
      effectiveUser: user,
      scriptTimeZone: this.options.scriptTimeZone,
      commit: () => this.commit(),
    };
    const deliver: Deliver = (mail) => this.options.store.deliver(mail, this.state.mailUse);
    const consented = simpleTrigger
      ? { MailApp: unauthorized('MailApp'), ScriptApp: unauthorized('ScriptApp') }
      : { MailApp: mailApp(execution, deliver), ScriptApp: scriptApp(execution) };
    const context = vm.createContext({
      SpreadsheetApp: spreadsheetApp(execution),
      ...consented,
      PropertiesService: propertiesService(execution),
      CacheService: cacheService(execution),
      LockService: lockService(execution, held),
      Session: session(execution),
      HtmlService: htmlService(execution, this.options.dist),
      Utilities: utilities(execution),
      Logger: logger(execution, log),
      console: {
        log: (text: unknown) => log.push(String(text)),
        warn: (text: unknown) => log.push(String(text)),
        error: (text: unknown) => log.push(String(text)),
      },
      Date: execution.Date,
    });
    meter.errorPrototype = vm.runInContext('Error.prototype', context) as object;
    try {
      this.script.runInContext(context);
      const result = (context[name] as (...args: unknown[]) => unknown)(...argumentsFor(execution));
      if (meter.killed) throw new Killed();
      execution.buffer.push();
      if (meter.interleavingFailed) throw meter.interleavingFailed.error;
      return {
        result: jsonLike(result),
        calls: meter.count,
        callsByName: meter.calls,
        googleMs: meter.googleMs,
        log,
      };
    } catch (error) {
      // What was written before a script threw is pushed out; before it was killed, it is lost.
      if (!meter.killed) pushedQuietly(execution.buffer);
      throw meter.interleavingFailed ? meter.interleavingFailed.error : error;
    } finally {
      execution.buffer.lose();
      for (const lock of held) this.state.locks.delete(lock);
      this.commitSoon();
    }
  }

  /**
   * Runs a custom function without services. Google enters the script anew for each; here those that are calculated
   * on account of one execution or one edit share a context.
   */
  private runCustomFunction(name: string, args: readonly CustomArgument[]): Evaluated | Evaluated[][] {
    const HostDate = dateOn(this.options.clock);
    if (!this.functions) {
      this.functions = vm.createContext({ Date: HostDate });
      this.script.runInContext(this.functions);
    }
    const context = this.functions;
    const given = (one: Evaluated): unknown => {
      if (one.value === null) return '';
      return one.isDate ? dateFromSerial(one.value as number, HostDate) : one.value;
    };
    const values = args.map((arg) => (Array.isArray(arg) ? arg.map((line) => line.map(given)) : given(arg)));
    const result = (context[name] as (...args: unknown[]) => unknown)(...values);
    const taken = (value: unknown): Evaluated => {
      if (isDate(value)) return { value: serialOfLocal(value), isDate: true };
      if (value === null || value === undefined) return { value: '', isDate: false };
      return {
        value: typeof value === 'number' || typeof value === 'boolean' ? value : String(value),
        isDate: false,
      };
    };
    return Array.isArray(result)
      ? result.map((line: unknown) => (Array.isArray(line) ? line.map(taken) : [taken(line)]))
      : taken(result);
  }

  // What a person does in the grid

  private sheetId(title: string): string {
    const id = this.state.grid.sheetIdNamed(title);
    if (id === null) {
      const known = this.state.grid.sheetIds().map((sheet) => this.state.grid.nameOf(sheet));
      throw new Error(`Không có trang tính «${title}». Các trang: ${known.join(', ')}.`);
    }
    return id;
  }

  private area(title: string, a1: string) {
    const sheetId = this.sheetId(title);
    const reference = parseReference(a1.toUpperCase());
    if (!reference) throw new Error(`Không hiểu ô «${a1}»: cần dạng B3 hoặc A2:F10.`);
    const { grid } = this.state;
    const toRow = reference.toRow ?? grid.rowCount(sheetId) - 1;
    if (toRow >= grid.rowCount(sheetId) || reference.toColumn >= grid.columnCount(sheetId)) {
      throw new Error(
        `Vùng «${a1}» nằm ngoài trang «${title}» (${grid.rowCount(sheetId)} dòng, đến cột ${columnName(grid.columnCount(sheetId) - 1)}).`,
      );
    }
    return {
      sheetId,
      row: reference.fromRow,
      column: reference.fromColumn,
      rows: toRow - reference.fromRow + 1,
      columns: reference.toColumn - reference.fromColumn + 1,
    };
  }

  /** Shares the spreadsheet with people as editors. */
  share(emails: readonly string[]): void {
    this.state.sharedWith = [
      ...new Set([...this.state.sharedWith, ...emails.map((email) => email.toLowerCase())]),
    ];
    this.commit();
  }

  /** Takes the spreadsheet away from people; they are out of its protections too, and stay so when they come back. */
  unshare(emails: readonly string[]): void {
    const gone = new Set(emails.map((email) => email.toLowerCase()));
    this.state.sharedWith = this.state.sharedWith.filter((email) => !gone.has(email));
    for (const id of this.state.grid.sheetIds()) {
      const extras = this.state.grid.extrasOf(id);
      extras.protections = extras.protections.map((one) => ({
        ...one,
        editors: one.editors.filter((editor) => !gone.has(editor)),
      }));
    }
    this.commit();
  }

  /** A group of people that the spreadsheet can be shared with, by its address. */
  group(address: string, members: readonly string[]): void {
    this.state.groups[address.toLowerCase()] = [...members];
    this.commit();
  }

  /** "Tạo bản sao" of the whole spreadsheet, by somebody, in a store of its own. */
  copyTo(store: Store, copier: string): LocalHost {
    store.save(copied(this.state.save(), copier));
    return new LocalHost({ ...this.options, store, owner: copier });
  }

  /**
   * Types a value into a cell: protections and validations are heeded, onEdit runs.
   *
   * @throws in Google's words where the cell is protected or the value is rejected
   */
  type(title: string, a1: string, value: Raw, user = this.state.owner): void {
    const { sheetId, row, column } = this.area(title, a1);
    const { grid } = this.state;
    this.checkRights(sheetId, { row, column, rows: 1, columns: 1 }, user);
    const before = grid.values(sheetId, { row, column, rows: 1, columns: 1 })[0]![0]!;
    const refusal = refusedBy(grid, sheetId, row, column, value);
    if (refusal !== null) throw new Error(refusal);
    grid.write(sheetId, row, column, [[value]], new Set());
    this.edited(sheetId, { row, column, rows: 1, columns: 1 }, user, { value, oldValue: before });
  }

  /** Pastes rows of values from a cell on: protections are heeded, validations are not; onEdit runs once. */
  paste(title: string, a1: string, values: readonly (readonly Raw[])[], user = this.state.owner): void {
    const { sheetId, row, column } = this.area(title, a1);
    const area = { row, column, rows: values.length, columns: values[0]?.length ?? 0 };
    this.checkRights(sheetId, area, user);
    this.state.grid.write(sheetId, row, column, values, new Set());
    this.edited(sheetId, area, user, {});
  }

  private checkRights(sheetId: string, area: Rectangle, user: string): void {
    if (!this.state.mayEdit(sheetId, area, user)) throw new Error(PROTECTED_CELL);
  }

  /** Runs the simple trigger as the person at the keyboard; what it throws is logged and seen by nobody. */
  private edited(
    sheetId: string,
    area: Rectangle,
    user: string,
    values: { readonly value?: Raw; readonly oldValue?: Raw },
  ): void {
    if (!this.functionNames.has('onEdit')) {
      this.commitSoon();
      return;
    }
    try {
      const { calls } = this.execute('onEdit', { user, simpleTrigger: true }, (execution) => [
        {
          authMode: 'LIMITED',
          range: objectsOf(execution).range(sheetId, area),
          ...(values.value === undefined ? {} : { value: String(values.value) }),
          ...(values.oldValue === undefined || values.oldValue === '' ? {} : { oldValue: values.oldValue }),
        },
      ]);
      this.triggerCalls = calls;
    } catch (error) {
      this.triggerErrors.push(errorMessage(error));
    }
  }

  /** Values of a range; dates as ISO text. */
  read(title: string, a1: string): Raw[][] {
    const area = this.area(title, a1);
    const { grid } = this.state;
    return grid
      .values(area.sheetId, area)
      .map((line, i) =>
        line.map((value, j) =>
          typeof value === 'number' && isDateFormat(grid.format(area.sheetId, area.row + i, area.column + j))
            ? isoOf(value)
            : value,
        ),
      );
  }

  /** All cells of a sheet from A1 to its last content; dates as ISO text. */
  content(title: string): Raw[][] {
    const { rows, columns } = this.state.grid.contentSize(this.sheetId(title));
    return rows === 0 ? [] : this.read(title, `A1:${columnName(columns - 1)}${rows}`);
  }

  /** A range as the cells show it. */
  readDisplayed(title: string, a1: string): string[][] {
    const area = this.area(title, a1);
    return this.state.grid.displayedValues(area.sheetId, area);
  }

  sheets(): { title: string; rows: number; columns: number; lastRow: number }[] {
    const { grid } = this.state;
    return grid.sheetIds().map((id) => ({
      title: grid.nameOf(id),
      rows: grid.rowCount(id),
      columns: grid.columnCount(id),
      lastRow: grid.contentSize(id).rows,
    }));
  }

  deleteSheet(title: string): void {
    this.state.grid.removeSheet(this.sheetId(title));
    this.commit();
  }

  renameSheet(title: string, to: string): void {
    this.state.grid.renameSheet(this.sheetId(title), to);
    this.commit();
  }

  /** As Sheets' own "Tạo bản sao": the copy stands to the right. */
  duplicateSheet(title: string): string {
    const name = `Bản sao của ${title}`;
    this.state.grid.copySheet(this.sheetId(title), name);
    this.commit();
    return name;
  }

  private restructure(title: string, axis: Axis, shiftOf: (size: number) => Shift): void {
    const { grid } = this.state;
    const sheetId = this.sheetId(title);
    grid.restructure(sheetId, shiftOf(axis === 'rows' ? grid.rowCount(sheetId) : grid.columnCount(sheetId)));
    this.commit();
  }

  /** Inserts rows or columns before an index (0-based). */
  insert(title: string, axis: Axis, at: number, count = 1): void {
    this.restructure(title, axis, (size) => insertion(axis, size, at, count));
  }

  /** Deletes rows or columns from an index on (0-based). */
  delete(title: string, axis: Axis, at: number, count = 1): void {
    this.restructure(title, axis, (size) => deletion(axis, size, at, count));
  }

  /** Moves rows or columns to stand before an index (0-based, as it is before the move). */
  move(title: string, axis: Axis, at: number, before: number, count = 1): void {
    this.restructure(title, axis, (size) => move(axis, size, at, count, before));
  }

  /** Sorts the rows below the header by a column, formulas along with their rows, as Sheets' own sort does. */
  sort(title: string, column: number): void {
    const { grid } = this.state;
    const sheetId = this.sheetId(title);
    const { rows, columns } = grid.contentSize(sheetId);
    if (rows <= 2) return;
    grid.sort(sheetId, { row: 1, column: 0, rows: rows - 1, columns }, [{ column, ascending: true }]);
    this.commit();
  }
}

/** The script has thrown already: that is what is told. */
function pushedQuietly(buffer: WriteBuffer): void {
  try {
    buffer.push();
  } catch {
    // told above
  }
}

const isoOf = (serial: number): string => {
  const text = displayed(serial, serial % 1 === 0 ? 'dd/MM/yyyy' : 'dd/MM/yyyy HH:mm:ss');
  const [date, time] = text.split(' ') as [string, string?];
  const iso = date.split('/').reverse().join('-');
  return time ? `${iso} ${time}` : iso;
};

function dateFromSerial(serial: number, HostDate: DateConstructor): Date {
  const midnight = dateFromDay(Math.floor(serial) as Day);
  return new HostDate(midnight.getTime() + Math.round((serial % 1) * 86400) * 1000);
}

function serialOfLocal(date: Date): number {
  const midnight = new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const day = Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000) + 25569;
  return day + (date.getTime() - midnight.getTime()) / 86_400_000;
}

/** What google.script.run carries: JSON-like values. @throws for a Date, a function or an instance of a class */
export function jsonLike(value: unknown, path = 'result'): unknown {
  if (value === undefined || value === null) return null;
  if (
    isDate(value) ||
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    typeof value === 'bigint'
  ) {
    throw new Error(`The script completed but the returned value is not a supported return type: ${path}.`);
  }
  if (Array.isArray(value)) return value.map((item, i) => jsonLike(item, `${path}[${i}]`));
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(entries.map(([key, item]) => [key, jsonLike(item, `${path}.${key}`)]));
  }
  return value;
}
