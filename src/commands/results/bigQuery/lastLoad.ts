/** What this workbook loaded last, and what became of the last attempt: kept outside its cells, so that no copy has it. */
import type { Environment } from '../../../environment.js';

const KEY = 'papi.bigQuery';

export interface LastLoad {
  /** Place, day and digest of the rows: the same are not loaded again. */
  readonly of: string;
  /** ISO day; empty where nothing was loaded yet. */
  readonly day: string;
  readonly rows: number;
  /** Why the last attempt failed; empty where it did not. */
  readonly said: string;
}

const NOTHING: LastLoad = { of: '', day: '', rows: 0, said: '' };

export function lastLoad({ memory }: Environment): LastLoad {
  try {
    return { ...NOTHING, ...(JSON.parse(memory.all()[KEY] ?? '{}') as Partial<LastLoad>) };
  } catch {
    return NOTHING;
  }
}

export const keepLoad = ({ memory }: Environment, last: LastLoad): void =>
  memory.keep({ [KEY]: JSON.stringify(last) });
