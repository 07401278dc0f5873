/** A local host in memory, for tests: the built bundle on the emulated services. */
import { SetClock } from '../../local/clock.js';
import { columnName } from '../../local/formulaText.js';
import type { Raw } from '../../local/grid.js';
import { LocalHost, type RunOptions } from '../../local/host.js';
import { MemoryStore } from '../../local/store.js';
import type { SampleName } from '../../src/contract.js';
import { DIST } from '../bundle.js';

export const ZONE = 'Asia/Ho_Chi_Minh';
export const OWNER = 'dieuphoi@hungyen.example';
export const TODAY = '2023-06-08';

export interface TestHost {
  readonly host: LocalHost;
  readonly store: MemoryStore;
  readonly clock: SetClock;
  call<T>(name: string, argument?: unknown, options?: RunOptions): T;
  /** A sheet as rows by header, empty rows left out. */
  rows(sheet: string): Record<string, Raw>[];
  /** Every cell of a sheet's content. */
  cells(sheet: string): Raw[][];
  /** A1 name of the cell under a header, in the first row in which the given columns hold the given values. */
  cell(sheet: string, row: Readonly<Record<string, Raw>>, header: string): string;
  type(sheet: string, row: Readonly<Record<string, Raw>>, header: string, value: Raw): void;
}

const opened: LocalHost[] = [];

export function closeHosts(): void {
  for (const host of opened.splice(0)) host.close();
}

export function openTestHost(store = new MemoryStore(), today = TODAY): TestHost {
  const clock = new SetClock(today, ZONE);
  const host = new LocalHost({ dist: DIST, store, clock, owner: OWNER, scriptTimeZone: ZONE });
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
    type: (sheet, row, header, value) => host.type(sheet, cell(sheet, row, header), value),
  };
}

const prepared = new Map<string, MemoryStore>();

/** A host with a sample set up (made once a file, copied for each test). */
export function sampleHost(sample: SampleName = 'hung-yen-2023', today = TODAY): TestHost {
  const key = `${sample}${today}`;
  let store = prepared.get(key);
  if (!store) {
    store = new MemoryStore();
    openTestHost(store, today).call('setUpWorkbook', { sample });
    prepared.set(key, store);
  }
  return openTestHost(store.copy(), today);
}
