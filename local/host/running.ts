/**
 * Runs the very bundle that is pushed to Google, in a vm context on this machine, against services that behave as
 * Google's do: functions as the menu and google.script.run call them, triggers, custom functions.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import {
  CallMeter,
  EXECUTION_MS,
  Killed,
  type MeterOptions,
  SIMPLE_TRIGGER_MS,
} from '../running/callMeter.js';
import { type Clock, dateOn } from '../running/clock.js';
import { errorMessage } from '../running/errorMessage.js';
import type { Execution } from '../running/execution.js';
import { WriteBuffer } from '../running/writeBuffer.js';
import { yearIn } from '../running/zone.js';
import { bigQuery } from '../services/bigQuery/bigQuery.js';
import { BigQueryStore } from '../services/bigQuery/store.js';
import { lockService } from '../services/lockService.js';
import { type Deliver, mailApp } from '../services/mailApp.js';
import { unauthorized } from '../services/notEmulated.js';
import { scriptApp } from '../services/scriptApp.js';
import { session } from '../services/session.js';
import { spreadsheetApp } from '../services/spreadsheet/spreadsheetApp.js';
import { cacheService, propertiesService } from '../services/stores.js';
import { htmlService } from '../services/ui.js';
import { logger, utilities } from '../services/utilities.js';
import { HostState, newSavedState, type StoredTrigger } from '../state/hostState.js';
import type { Store } from '../state/store.js';
import { CustomFunctions } from './customFunctions.js';
import { jsonLike } from './jsonLike.js';
import { IMPORT_RANGE, importRange, type OtherSpreadsheets } from './otherSpreadsheets.js';
import { scriptScope } from './scriptScope.js';

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
  /** The spreadsheet's id, if the store is new. */
  readonly spreadsheetId?: string;
  /** What BigQuery keeps, where the manifest names the service; left out: DuckDB's file beside the state. */
  readonly bigQuery?: BigQueryStore;
  /** The other spreadsheets that its formulas may read. */
  readonly others?: OtherSpreadsheets;
}

/** A save that is to come. */
interface Saving {
  readonly timer: NodeJS.Timeout;
  readonly done: Promise<void>;
  readonly settle: (error: unknown) => void;
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

interface Bundle {
  readonly script: vm.Script;
  readonly id: string;
  readonly customFunctions: readonly string[];
  readonly functionNames: ReadonlySet<string>;
}

const bundles = new Map<string, Bundle>();

/** The bundle, read and compiled once for however many hosts. */
function bundleOf(code: string): Bundle {
  const known = bundles.get(code);
  if (known) return known;
  const bundle: Bundle = {
    script: new vm.Script(code, { filename: 'Code.js' }),
    id: createHash('sha256').update(code).digest('hex'),
    customFunctions: [...code.matchAll(CUSTOM_FUNCTION)].map((match) => match[1]!),
    functionNames: new Set([...code.matchAll(/^function (\w+)/gm)].map((match) => match[1]!)),
  };
  bundles.set(code, bundle);
  return bundle;
}

/** Whether the manifest beside the script enables the advanced service; a script of a test's own has none. */
function namesBigQuery(dist: string): boolean {
  const path = join(dist, 'appsscript.json');
  if (!existsSync(path)) return false;
  const { dependencies } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly dependencies?: { readonly enabledAdvancedServices?: readonly { readonly serviceId: string }[] };
  };
  return (dependencies?.enabledAdvancedServices ?? []).some(({ serviceId }) => serviceId === 'bigquery');
}

export class Running {
  state: HostState;
  /** What simple triggers threw; Google logs it and shows it to nobody. */
  readonly triggerErrors: string[] = [];
  /** Service calls of the last execution, whatever became of it. */
  lastMeter: CallMeter | null = null;
  /** The same of the simple trigger that ran last. */
  lastTrigger: CallMeter | null = null;
  private saving: Saving | null = null;
  /** Service calls of the last simple trigger. */
  triggerCalls = 0;
  /** How simple triggers are slowed, cut off or come between, from now on. */
  triggerMeter: MeterOptions = {};
  protected functions!: CustomFunctions;
  private bigQueryStore: BigQueryStore | null = null;
  protected script!: vm.Script;
  protected scriptId!: string;
  protected customFunctions!: readonly string[];
  protected functionNames!: ReadonlySet<string>;

  private readonly fired = new Set<string>();

  constructor(readonly options: HostOptions) {
    this.readScript();
    this.state = this.load();
  }

  protected readScript(): void {
    const bundle = bundleOf(readFileSync(join(this.options.dist, 'Code.js'), 'utf8'));
    this.script = bundle.script;
    this.functions = new CustomFunctions(this.script, this.options.clock);
    this.scriptId = bundle.id;
    this.customFunctions = bundle.customFunctions;
    this.functionNames = bundle.functionNames;
    const { bigQuery: shared, store, dist } = this.options;
    this.bigQueryStore = namesBigQuery(dist)
      ? (shared ?? this.bigQueryStore ?? new BigQueryStore(store.bigQueryPath()))
      : null;
  }

  /** Takes up the bundle as it has been built anew; the workbook stays. */
  reloadScript(): void {
    this.readScript();
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

  protected load(): HostState {
    const { store, clock, owner } = this.options;
    const state = new HostState(store.load() ?? newSavedState(owner, this.options.spreadsheetId), () =>
      yearIn(clock.now(), this.options.scriptTimeZone),
    );
    Object.assign(state.mailUse, store.mailUse());
    state.mailsSent = store.mails().length;
    for (const id of state.imports) this.options.others?.allow(state.id, id);
    state.grid.registerFunctions(
      [...this.customFunctions, IMPORT_RANGE],
      (name, args) =>
        name === IMPORT_RANGE
          ? importRange(state, this.options.others, args)
          : this.functions.run(name, args),
      this.scriptId,
    );
    return state;
  }

  /** Makes the present state durable. @throws NotSaved */
  commit(): void {
    const waiting = this.saving;
    this.saving = null;
    if (waiting) clearTimeout(waiting.timer);
    try {
      this.options.store.save(this.state.save());
      waiting?.settle(null);
    } catch (error) {
      waiting?.settle(error);
      throw error;
    }
  }

  /** Makes it durable now, or within the time that is allowed. */
  commitSoon(): void {
    const { saveWithinMs } = this.options;
    if (saveWithinMs === undefined) this.commit();
    else this.saving ??= this.savingWithin(saveWithinMs);
  }

  private savingWithin(ms: number): Saving {
    let settle: Saving['settle'] = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      settle = (error) => (error === null ? resolve() : reject(error));
    });
    // Whoever waits for it hears of a failure; where nobody waits there is nobody to tell.
    done.catch(() => undefined);
    const timer = setTimeout(() => {
      try {
        this.commit();
      } catch {
        this.takeBack();
      }
    }, ms);
    return { timer, done, settle };
  }

  /** Resolves when everything done so far is durable. @throws NotSaved once what could not be kept is taken back */
  async saved(): Promise<void> {
    await this.saving?.done;
  }

  /** What could not be saved is not shown either: the last state that was saved stands again. */
  private takeBack(): void {
    const { menus } = this.state;
    this.reload();
    this.state.menus.push(...menus);
  }

  close(): void {
    try {
      if (this.saving) this.commit();
    } finally {
      this.state.grid.dispose();
      if (!this.options.bigQuery) this.bigQueryStore?.close();
      this.options.store.close();
    }
  }

  /** Throws away what was not committed, as a killed process does. */
  reload(): void {
    this.state.grid.dispose();
    this.state = this.load();
  }

  /** "Cho phép truy cập": formulas here may read that spreadsheet from now on. */
  allowImport(id: string): void {
    this.state.imports.add(id);
    this.options.others?.allow(this.state.id, id);
    this.state.grid.refreshImports();
    this.commit();
  }

  /** What formulas read of other spreadsheets is read anew. */
  refreshImports(): void {
    const refresh = (): void => this.state.grid.refreshImports();
    if (this.options.others) this.options.others.readingFor(this.state.id, refresh);
    else refresh();
  }

  /**
   * Fires the one-off triggers whose time has come, each once, those that they make included, as Google does by itself
   * when time passes. What one throws is logged and seen by nobody.
   */
  fireDue(): number {
    const due = (): StoredTrigger | undefined =>
      this.state.triggers.find(
        ({ id, kind, at }) => kind === 'once' && at! <= this.options.clock.now() && !this.fired.has(id),
      );
    let count = 0;
    for (let next = due(); next; next = due()) {
      this.fired.add(next.id);
      count++;
      try {
        this.fire(next.id);
      } catch (error) {
        this.triggerErrors.push(errorMessage(error));
      }
    }
    return count;
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

  protected execute(
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
    this.functions.afresh();
    const meter = new CallMeter(
      this.options.clock,
      meterOptions,
      simpleTrigger ? SIMPLE_TRIGGER_MS : EXECUTION_MS,
    );
    if (simpleTrigger) this.lastTrigger = meter;
    else this.lastMeter = meter;
    // What was typed is saved with what its trigger writes.
    meter.unsaved = simpleTrigger;
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
      commit: () => {
        if (meter.unsaved) this.commit();
        meter.unsaved = false;
      },
    };
    const deliver: Deliver = (mail) => this.options.store.deliver(mail, this.state.mailUse);
    const consented = simpleTrigger
      ? { MailApp: unauthorized('MailApp'), ScriptApp: unauthorized('ScriptApp') }
      : { MailApp: mailApp(execution, deliver), ScriptApp: scriptApp(execution) };
    const context = scriptScope({
      SpreadsheetApp: spreadsheetApp(execution),
      ...consented,
      ...(this.bigQueryStore === null
        ? {}
        : {
            BigQuery: simpleTrigger ? unauthorized('BigQuery') : bigQuery(this.bigQueryStore, execution),
          }),
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
      if (meter.unsaved) this.commitSoon();
    }
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
