/** Consolidation: assessed obligations counted by whatever they are grouped by, in one pass a grouping. */
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import type { Assessed } from '../plan/obligation.js';
import { type Figures, figuresOf, LATE_COUNT, LATE_DAYS, TALLY_SIZE, tallyCell } from './figures.js';
import { latenessOf } from './lateness.js';

export interface Group {
  /** An agency's code, an area's number, a kind. */
  readonly key: string;
  readonly title: string;
}

export interface Grouping {
  /** In the order in which they are to stand; every one gets a line, with zeros if nothing falls under it. */
  readonly groups: readonly Group[];
  readonly keyOf: (obligation: Assessed) => string;
}

export interface Line extends Group, Figures {}

/** Obligations with what every grouping needs of them reckoned once. */
export interface Tallied {
  readonly obligations: readonly Assessed[];
  readonly cells: Uint8Array;
  /** Working days late; -1 for what is not late. */
  readonly lateness: Int32Array;
}

export function tallied(obligations: readonly Assessed[], calendar: WorkingCalendar): Tallied {
  const cells = new Uint8Array(obligations.length);
  const lateness = new Int32Array(obligations.length);
  for (let i = 0; i < obligations.length; i++) {
    const obligation = obligations[i]!;
    cells[i] = tallyCell(obligation.kind, obligation.status);
    lateness[i] = latenessOf(obligation, calendar) ?? -1;
  }
  return { obligations, cells, lateness };
}

/** Tallies side by side, one for each of `size` groups. @throws when `indexOf` gives no group: nothing may drop out silently */
export function tallies(
  { obligations, cells, lateness }: Tallied,
  size: number,
  indexOf: (obligation: Assessed) => number | undefined,
): Int32Array {
  const sums = new Int32Array(size * TALLY_SIZE);
  for (let i = 0; i < obligations.length; i++) {
    const index = indexOf(obligations[i]!);
    if (index === undefined) throw new Error(`No group for ${obligations[i]!.key}`);
    const at = index * TALLY_SIZE;
    sums[at + cells[i]!]!++;
    const late = lateness[i]!;
    if (late >= 0) {
      sums[at + LATE_DAYS]! += late;
      sums[at + LATE_COUNT]!++;
    }
  }
  return sums;
}

/** One line for each group. */
export function consolidate(what: Tallied, { groups, keyOf }: Grouping): Line[] {
  const indexByKey = new Map(groups.map(({ key }, i) => [key, i]));
  const sums = tallies(what, groups.length, (obligation) => indexByKey.get(keyOf(obligation)));
  return groups.map((group, i) => ({ ...group, ...figuresOf(sums, i * TALLY_SIZE) }));
}

/** The figures of all of them together. */
export const totalOf = (what: Tallied): Figures =>
  figuresOf(
    tallies(what, 1, () => 0),
    0,
  );

/** Rows by one grouping, columns by another: the figures of each pair, row by row. */
export function crossTable(what: Tallied, rows: Grouping, columns: Grouping): Figures[][] {
  const rowByKey = new Map(rows.groups.map(({ key }, i) => [key, i * columns.groups.length]));
  const columnByKey = new Map(columns.groups.map(({ key }, i) => [key, i]));
  const sums = tallies(
    what,
    rows.groups.length * columns.groups.length,
    (obligation) => rowByKey.get(rows.keyOf(obligation))! + columnByKey.get(columns.keyOf(obligation))!,
  );
  return rows.groups.map((_, i) =>
    columns.groups.map((_, j) => figuresOf(sums, (i * columns.groups.length + j) * TALLY_SIZE)),
  );
}
