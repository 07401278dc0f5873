/** A table of an annex: nothing stands in it that says nothing. */

export interface ReportTable {
  readonly title: string;
  readonly header: readonly string[];
  /** Shares of the width, one a column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Rows in bold, 0-based: groups, totals. */
  readonly strong: readonly number[];
  /** What its signs mean, a paragraph each, under it. */
  readonly notes?: readonly string[];
}

const NAMING = 2;
const saysNothing = (cell: string | number): boolean => cell === 0 || cell === '' || cell === '–';

/** Without the columns in which no row says anything. */
export function withoutEmpty(table: ReportTable): ReportTable {
  const kept = table.header.map((_, i) => i < NAMING || table.rows.some((row) => !saysNothing(row[i]!)));
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => kept[i]);
  return { ...table, header: keep(table.header), widths: keep(table.widths), rows: table.rows.map(keep) };
}
