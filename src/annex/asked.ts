/** What an annex asks a person: each name and each time once, however many rows have it. */
import { normalName } from './names/normalName.js';
import type { AnnexRow } from './readAnnex.js';
import { spoken } from './spelling.js';

export interface AskedName {
  /** As it is written where it stands first. */
  readonly text: string;
  /** What it was taken for; empty where it is kept as words. */
  readonly codes: readonly string[];
  readonly note: string;
  /** Rows of the annex that have it. */
  readonly sources: readonly number[];
}

export interface AskedTime {
  readonly text: string;
  readonly note: string;
  readonly sources: readonly number[];
}

/** Names and times in doubt, in the order in which they come. */
export function askedOf(rows: readonly AnnexRow[]): {
  readonly names: readonly AskedName[];
  readonly times: readonly AskedTime[];
} {
  const names = new Map<string, AskedName>();
  const times = new Map<string, AskedTime>();
  for (const { source, kind, names: read, written, due, notes } of rows) {
    if (kind !== 'task') continue;
    for (const { text, codes, note } of read) {
      if (note === null) continue;
      const key = normalName(text, '');
      const known = names.get(key) ?? { text, codes, note, sources: [] };
      names.set(key, { ...known, sources: [...new Set([...known.sources, source])] });
    }
    if (due !== null) continue;
    const note = notes.find((one) => one.startsWith(OF_TIME))?.slice(OF_TIME.length) ?? '';
    const key = spoken(written.time);
    const known = times.get(key) ?? { text: written.time, note, sources: [] };
    times.set(key, { ...known, sources: [...known.sources, source] });
  }
  return { names: [...names.values()], times: [...times.values()] };
}

const OF_TIME = 'Thời gian: ';
