/** A local host in memory, for tests: the built bundle on the emulated services. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SampleName } from '../../src/contract.js';
import { DIST } from './bundle/builtFiles.js';
import { columnName, LocalHost, MemoryStore, type Raw, type RunOptions, SetClock } from './localHost.js';

export const ZONE = 'Asia/Ho_Chi_Minh';
export const OWNER = 'dieuphoi@hungyen.example';
export const TODAY = '2023-06-08';

export interface TestHost {
  readonly host: LocalHost;
  readonly store: MemoryStore;
  readonly clock: SetClock;
  readonly today: string;
  call<T>(name: string, argument?: unknown, options?: RunOptions): T;
  /** A sheet as rows by header, empty rows left out. */
  rows(sheet: string): Record<string, Raw>[];
  /** Every cell of a sheet's content. */
  cells(sheet: string): Raw[][];
  /** A1 name of the cell under a header, in the first row in which the given columns hold the given values. */
  cell(sheet: string, row: Readonly<Record<string, Raw>>, header: string): string;
  /** Puts a value under a header as pasting does: past every validation. */
  type(sheet: string, row: Readonly<Record<string, Raw>>, header: string, value: Raw): void;
}

const opened: LocalHost[] = [];

export function closeHosts(): void {
  for (const host of opened.splice(0)) host.close();
}

export function openTestHost(
  store = new MemoryStore(),
  today = TODAY,
  more: Partial<ConstructorParameters<typeof LocalHost>[0]> = {},
): TestHost {
  const clock = new SetClock(today, ZONE);
  const host = new LocalHost({ dist: DIST, store, clock, owner: OWNER, scriptTimeZone: ZONE, ...more });
  opened.push(host);
  const cells = (sheet: string): Raw[][] => host.content(sheet);
  const cell: TestHost['cell'] = (sheet, row, header) => {
    const [headers, ...lines] = cells(sheet);
    const at = lines.findIndex((line) =>
      Object.entries(row).every(([key, value]) => line[headers!.indexOf(key)] === value),
    );
    if (at < 0) throw new Error(`No row ${JSON.stringify(row)} in ${sheet}`);
    return `${columnName(headers!.indexOf(header))}${at + 2}`;
  };
  return {
    host,
    store,
    clock,
    today,
    call: <T>(name: string, argument?: unknown, options?: RunOptions) =>
      host.run(name, argument === undefined ? [] : [argument], options).result as T,
    cells,
    rows(sheet) {
      const [headers, ...lines] = cells(sheet);
      return lines
        .filter((line) => line.some((value) => value !== ''))
        .map((line) => Object.fromEntries(headers!.map((header, i) => [String(header), line[i]!])));
    },
    cell,
    type: (sheet, row, header, value) => host.paste(sheet, cell(sheet, row, header), [[value]]),
  };
}

const prepared = new Map<string, { readonly store: MemoryStore; readonly today: string }>();

/**
 * A host brought into a state once a file, and copied for each test; where the name is of all files, once a run.
 */
export function preparedHost(
  name: string,
  from: () => TestHost,
  prepare: (workbook: TestHost) => void,
  ofAllFiles = false,
): TestHost {
  let state = prepared.get(name);
  const file = join(process.env['PAPI_PREPARED']!, createHash('sha256').update(name).digest('hex'));
  if (!state && ofAllFiles && existsSync(file)) {
    const [today, text] = JSON.parse(readFileSync(file, 'utf8')) as [string, string];
    state = { store: MemoryStore.of(text), today };
    prepared.set(name, state);
  }
  if (!state) {
    const workbook = from();
    prepare(workbook);
    workbook.host.commit();
    state = { store: workbook.store, today: workbook.today };
    prepared.set(name, state);
    if (ofAllFiles) {
      const half = `${file}.${process.pid}`;
      writeFileSync(half, JSON.stringify([state.today, state.store.written()]));
      renameSync(half, file);
    }
  }
  return openTestHost(state.store.copy(), state.today);
}

/** A host with a sample set up. */
export const sampleHost = (sample: SampleName = 'hung-yen-2023', today = TODAY): TestHost =>
  preparedHost(
    `${sample} ${today}`,
    () => openTestHost(new MemoryStore(), today),
    (workbook) => workbook.call('setUpWorkbook', { sample }),
    true,
  );
