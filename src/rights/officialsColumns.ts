/** The columns that officials fill in, as the rectangles that can be opened without opening any other column. */
import type { Sheet } from '../schema/declaration.js';
import type { Positions } from '../schema/standing.js';

export interface ColumnRun {
  /** 1-based. */
  readonly column: number;
  readonly columns: number;
}

export interface OfficialsColumns {
  /** The widest; null where the sheet has none. */
  readonly run: ColumnRun | null;
  /** Those that stand away from it, and their titles. */
  readonly others: readonly ColumnRun[];
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
  const asRun = ({ column, titles }: (typeof runs)[number]): ColumnRun => ({
    column,
    columns: titles.length,
  });
  return {
    run: widest && asRun(widest),
    others: runs.filter((run) => run !== widest).map(asRun),
    apart: runs.flatMap((run) => (run === widest ? [] : run.titles)),
  };
}
