/** Command-line options that the local tools share. */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Clock, realClock, SetClock } from './clock.js';
import { LocalHost } from './host.js';
import { FolderStore } from './store.js';
import { PROJECT, SCRIPT_TIME_ZONE } from './zoneOfProcess.js';

/** Who owns the local workbook and works with it unless --user says otherwise. */
export const DEFAULT_USER = 'dieuphoi@hungyen.example';

export const OPTIONS = {
  dir: { type: 'string' },
  today: { type: 'string' },
  user: { type: 'string' },
  display: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

export interface LocalOptions {
  readonly words: readonly string[];
  readonly dir: string;
  readonly today: string | undefined;
  readonly user: string;
  readonly display: boolean;
  readonly help: boolean;
}

export function localOptions(argv: readonly string[]): LocalOptions {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: true,
  });
  return {
    words: positionals,
    dir: values.dir ?? join(PROJECT, '.local'),
    today: values.today,
    user: values.user ?? DEFAULT_USER,
    display: values.display ?? false,
    help: values.help ?? false,
  };
}

export const clockOf = (today: string | undefined): Clock =>
  today === undefined ? realClock : new SetClock(today, SCRIPT_TIME_ZONE);

export function openHost({ dir, today }: Pick<LocalOptions, 'dir' | 'today'>): {
  host: LocalHost;
  store: FolderStore;
} {
  const clock = clockOf(today);
  const store = new FolderStore(dir);
  try {
    const host = new LocalHost({
      dist: join(PROJECT, 'dist'),
      store,
      clock,
      owner: DEFAULT_USER,
      scriptTimeZone: SCRIPT_TIME_ZONE,
    });
    return { host, store };
  } catch (error) {
    store.close();
    throw error;
  }
}
