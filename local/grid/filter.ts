/**
 * A filter over a table, as Sheets has one for each sheet: which rows it hides is settled when a criterion is set and
 * stays so until the next; what is typed meanwhile hides and shows nothing. Values written by scripts reach hidden rows;
 * sorting moves only rows that are shown.
 */
import type { Rectangle } from './rectangle.js';

export interface StoredFilter {
  /** The heading is its first row. */
  readonly area: Rectangle;
  /** What is hidden in a column, as the cells show it, by the column's number. */
  readonly hidden: Readonly<Record<number, readonly string[]>>;
  readonly hiddenRows: readonly number[];
}

/** @param shown what the cells of the area show, heading included */
export function filtered(
  area: Rectangle,
  hidden: StoredFilter['hidden'],
  shown: readonly (readonly string[])[],
): StoredFilter {
  const columns = Object.entries(hidden).map(
    ([column, values]) => [Number(column), new Set(values)] as const,
  );
  const hiddenRows = shown.flatMap((line, i) =>
    i > 0 && columns.some(([column, values]) => values.has(line[column - area.column] ?? ''))
      ? [area.row + i]
      : [],
  );
  return { area, hidden, hiddenRows };
}
