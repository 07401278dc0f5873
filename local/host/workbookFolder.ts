/**
 * The workbooks of a state folder, each opened when it is first asked for, all by one process and one clock. They read
 * each other by IMPORTRANGE. The first is there from the start; units beneath a sample are made when they are first opened,
 * and entered where the first one lists its units.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UNITS } from '../../src/schema/sheets.js';
import { type Clock, SetClock } from '../running/clock.js';
import { PROJECT, SCRIPT_TIME_ZONE } from '../running/zoneOfProcess.js';
import { goOn } from '../sample/goOn.js';
import type { LivedUnit } from '../sample/livedSample.js';
import { livedSampleOf, livedUnitsOf, settingOf } from '../sample/livedSamples.js';
import { BigQueryStore } from '../services/bigQuery/store.js';
import { FolderStore } from '../state/folderStore.js';
import { FIRST, folderOf, isKept, othersIn } from '../state/folders.js';
import { removeState } from '../state/mark.js';
import { MemoryStore } from '../state/store.js';
import { LocalHost } from './localHost.js';
import { OtherSpreadsheets } from './otherSpreadsheets.js';
import type { HostOptions } from './running.js';

/** Who owns the first workbook, and works with each unless somebody else is said to. */
export const DEFAULT_USER = 'dieuphoi@hungyen.example';

export interface OpenWorkbook {
  /** FIRST, or the id in its address. */
  readonly name: string;
  readonly host: LocalHost;
  readonly store: FolderStore;
}

/** A workbook that is there, or can be made. */
export interface NamedWorkbook {
  readonly name: string;
  /** The id in its address. */
  readonly id: string;
  /** Whose plan it is. */
  readonly title: string;
  readonly isMade: boolean;
}

export interface FolderOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly saveWithinMs?: number;
  /** See OtherSpreadsheets. */
  readonly later?: (reader: string) => void;
  /** Told before a workbook is made, which takes some seconds. */
  readonly making?: (title: string) => void;
}

export class WorkbookFolder {
  private readonly others: OtherSpreadsheets;
  private readonly open = new Map<string, OpenWorkbook>();
  /** Of the first workbook; it holds the folder for this process. */
  private readonly store: FolderStore;
  /** One for all of them, as on Google; opened when a build with BigQuery first asks. */
  private readonly bigQuery: BigQueryStore;

  constructor(private readonly options: FolderOptions) {
    this.others = new OtherSpreadsheets((id) => this.readable(id), options.later ?? null);
    this.store = new FolderStore(options.dir);
    this.bigQuery = new BigQueryStore(this.store.bigQueryPath());
  }

  /** Whether nothing has been kept here yet. */
  get isNew(): boolean {
    return !isKept(this.options.dir, FIRST);
  }

  /** Deletes every workbook. @throws where a file in the way is not ours; then nothing is deleted */
  begin(): void {
    const { dir } = this.options;
    removeState(dir, ...othersIn(dir).map((name) => folderOf(dir, name)));
  }

  /** Puts the save before the last in the place of a workbook's last one; it is not open yet. @throws as `workbook` */
  takePrevious(name: string): void {
    if (name === FIRST) {
      this.store.takePrevious();
      return;
    }
    if (!this.isOther(name)) throw this.unknown(name);
    const store = new FolderStore(folderOf(this.options.dir, name));
    try {
      store.takePrevious();
    } finally {
      store.close();
    }
  }

  /** Whether another workbook than the first is kept under that name. */
  private isOther(name: string): boolean {
    return othersIn(this.options.dir).includes(name);
  }

  private unknown(name: string): Error {
    const names = this.list().map((one) => `${one.name} (${one.title})`);
    return new Error(`Không có bảng tính «${name}». Các bảng tính: ${names.join(', ')}.`);
  }

  private host(store: HostOptions['store'], more: Partial<HostOptions>): LocalHost {
    const { clock, saveWithinMs } = this.options;
    return new LocalHost({
      dist: join(PROJECT, 'dist'),
      store,
      clock,
      owner: DEFAULT_USER,
      scriptTimeZone: SCRIPT_TIME_ZONE,
      others: this.others,
      bigQuery: this.bigQuery,
      ...(saveWithinMs === undefined ? {} : { saveWithinMs }),
      ...more,
    });
  }

  get first(): OpenWorkbook {
    return (
      this.open.get(FIRST) ?? this.opened({ name: FIRST, store: this.store, host: this.host(this.store, {}) })
    );
  }

  private opened(workbook: OpenWorkbook): OpenWorkbook {
    this.open.set(workbook.name, workbook);
    return workbook;
  }

  /** Those that are open. */
  get all(): readonly OpenWorkbook[] {
    return [...this.open.values()];
  }

  /** What there is, and what can be made, the first one first. */
  list(): NamedWorkbook[] {
    const { dir } = this.options;
    const { host } = this.first;
    const kept = othersIn(dir);
    const units = livedUnitsOf(host);
    const titleOf = (name: string): string => {
      const opened = this.open.get(name);
      const said = opened && settingOf(opened.host, 'Đơn vị theo dõi');
      return said || (units.find((unit) => unit.name === name)?.title ?? name);
    };
    return [
      {
        name: FIRST,
        id: host.state.id,
        title: settingOf(host, 'Đơn vị theo dõi') || 'Bảng tính đầu tiên',
        isMade: true,
      },
      ...[...new Set([...units.map(({ name }) => name), ...kept])].map((name) => ({
        name,
        id: name,
        title: titleOf(name),
        isMade: kept.includes(name),
      })),
    ];
  }

  /** The workbook of that name or id, made if it is a unit's that was never opened. @throws naming those there are */
  workbook(name: string): OpenWorkbook {
    const opened = this.open.get(name);
    if (opened) return opened;
    if (name === FIRST) return this.first;
    if (this.isOther(name)) return this.openKept(name);
    if (name === this.first.host.state.id) return this.first;
    const unit = livedUnitsOf(this.first.host).find((one) => one.name === name);
    if (!unit) throw this.unknown(name);
    this.options.making?.(unit.title);
    this.make(unit);
    return this.openKept(name);
  }

  private openKept(name: string): OpenWorkbook {
    const store = new FolderStore(folderOf(this.options.dir, name));
    try {
      return this.opened({ name, store, host: this.host(store, {}) });
    } catch (error) {
      store.close();
      throw error;
    }
  }

  /** A unit's workbook, lived through on a clock of its own; kept only once it is whole. */
  private make(unit: LivedUnit): void {
    const { host: above } = this.first;
    const memory = new MemoryStore();
    const host = this.host(memory, {
      clock: new SetClock(livedSampleOf(above)!.today, SCRIPT_TIME_ZONE),
      owner: unit.owner,
      spreadsheetId: unit.name,
    });
    try {
      host.share([above.state.owner]);
      unit.live(host);
      goOn(host);
      host.run('setSchedule', [{ on: true }]);
      host.commit();
      const store = new FolderStore(folderOf(this.options.dir, unit.name));
      store.save(memory.load()!);
      store.close();
    } finally {
      host.close();
    }
    enterUnit(above, unit);
  }

  /** What a formula may read: a workbook that is there, by its id. */
  private readable(id: string): LocalHost | null {
    if (id === this.first.host.state.id) return this.first.host;
    if (!this.isOther(id)) return null;
    try {
      return this.workbook(id).host;
    } catch {
      // Damaged: whoever opens it is told why.
      return null;
    }
  }

  close(): void {
    for (const { name, host } of this.open.values()) if (name !== FIRST) host.close();
    const first = this.open.get(FIRST);
    if (first) first.host.close();
    else this.store.close();
    this.bigQuery.close();
  }
}

/** The coordinator above lists the unit with its workbook's address, unless it is listed already. */
function enterUnit(above: LocalHost, { name, code, title }: LivedUnit): void {
  const link = `https://docs.google.com/spreadsheets/d/${name}/edit`;
  if (!above.sheets().some((sheet) => sheet.title === UNITS.title))
    above.run('setUpWorkbook', [{ with: ['rollUp'] }]);
  const rows = above.content(UNITS.title);
  if (rows.some((row) => row[0] === code || String(row[2]).includes(`/d/${name}/`))) return;
  const free = rows.findIndex((row, i) => i > 0 && row.every((cell) => cell === ''));
  above.paste(UNITS.title, `A${(free < 0 ? rows.length : free) + 1}`, [[code, title, link]]);
}

/** @throws where the program was not built */
export function checkBuilt(): void {
  if (!existsSync(join(PROJECT, 'dist', 'Code.js')))
    throw new Error('Chưa có dist/Code.js. Hãy chạy npm run build trước.');
}
