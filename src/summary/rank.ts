/** Rank by on-time rate, then by fewer overdue, among those of a kind. */
import type { Kept } from './figures.js';

/** What is ranked: among whom, and by what. */
export interface Ranked extends Pick<Kept, 'onTimeRate' | 'overdue'> {
  /** Only those of one field are compared: a commune is not ranked against a department. */
  readonly field: string;
}

/**
 * The place of each in its field; those that agree share a place and leave the next ones free. Null where nothing is
 * decided yet.
 *
 * @example rates 0.9, 0.8, 0.9, none, all of one field //=> 1, 3, 1, null
 */
export function ranks(all: readonly Ranked[]): (number | null)[] {
  const better = (a: Ranked, b: Ranked): boolean =>
    a.onTimeRate! > b.onTimeRate! || (a.onTimeRate === b.onTimeRate && a.overdue < b.overdue);
  const rated = all.filter(({ onTimeRate }) => onTimeRate !== null);
  return all.map((one) =>
    one.onTimeRate === null
      ? null
      : 1 + rated.filter((other) => other.field === one.field && better(other, one)).length,
  );
}
