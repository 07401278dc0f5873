/** Rank by on-time rate, then by fewer overdue. */
import type { Figures } from './figures.js';

/**
 * The place of each; those that agree share a place and leave the next ones free. Null where nothing is decided yet.
 *
 * @example rates 0.9, 0.8, 0.9, none //=> 1, 3, 1, null
 */
export function ranks(lines: readonly Figures[]): (number | null)[] {
  const better = (a: Figures, b: Figures): boolean =>
    a.onTimeRate! > b.onTimeRate! ||
    (a.onTimeRate === b.onTimeRate && a.counts['Quá hạn'] < b.counts['Quá hạn']);
  const rated = lines.filter(({ onTimeRate }) => onTimeRate !== null);
  return lines.map((line) =>
    line.onTimeRate === null ? null : 1 + rated.filter((other) => better(other, line)).length,
  );
}
