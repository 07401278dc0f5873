/** The columns that officials fill in, as the one rectangle that can be opened without opening any other column. */
import type { Sheet } from '../schema/declaration.js';
import type { Positions } from '../schema/standing.js';

export interface OfficialsColumns {
  /** 1-based; null where the sheet has none. */
  readonly run: { readonly column: number; readonly columns: number } | null;
  /** Titles of columns that people pulled away from the others: they stay the coordinators'. */
  readonly apart: readonly string[];
}

export function officialsColumns(sheet: Sheet, at: Positions): OfficialsColumns {
  const columns = Object.entries(sheet.columns)
    .flatMap(([key, { officials, title }]) =>
      officials && at.has(key) ? [{ column: at.get(key)! + 1, title }] : [],
    )
    .sort((a, b) => a.column - b.column);
  const runs: { column: number; titles: string[] }[] = [];
  for (const { column, title } of columns) {
    const last = runs[runs.length - 1];
    if (last && last.column + last.titles.length === column) last.titles.push(title);
    else runs.push({ column, titles: [title] });
  }
  const widest = runs.reduce<(typeof runs)[number] | null>(
    (best, run) => (best && best.titles.length >= run.titles.length ? best : run),
    null,
  );
  return {
    run: widest && { column: widest.column, columns: widest.titles.length },
    apart: runs.flatMap((run) => (run === widest ? [] : run.titles)),
  };
}
