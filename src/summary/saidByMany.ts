/** Texts that many agencies wrote alike, each once, with how many said it. */
import { comparable } from '../cells/comparable.js';

/** A text, with whose it is and what it is about. */
export interface Said {
  readonly text: string;
  readonly agencyName: string;
  readonly task: string;
  /** Row of `Báo cáo quý`. */
  readonly row: number;
}

export interface SaidByMany {
  readonly text: string;
  /** Those that said it, each once, in the order in which they stand. */
  readonly agencies: readonly string[];
  /** Codes of the tasks of which it was said. */
  readonly tasks: readonly string[];
  /** The first row that says it. */
  readonly row: number;
}

/**
 * Texts that differ only in case, blanks and closing marks are one. Said by most agencies first, then as they stand.
 *
 * @example ninety-seven communes wrote "Thiếu nhân lực" //=> [{ text: 'Thiếu nhân lực', agencies: [97 names], … }]
 */
export function saidByMany(all: readonly Said[]): SaidByMany[] {
  const groups = new Map<string, { text: string; agencies: Set<string>; tasks: Set<string>; row: number }>();
  for (const { text, agencyName, task, row } of all) {
    const key = comparable(text).replace(/[\s.;,…]+$/, '');
    if (key === '') continue;
    const group = groups.get(key) ?? { text, agencies: new Set(), tasks: new Set(), row };
    group.agencies.add(agencyName);
    group.tasks.add(task);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => b.agencies.size - a.agencies.size)
    .map(({ text, agencies, tasks, row }) => ({ text, agencies: [...agencies], tasks: [...tasks], row }));
}
