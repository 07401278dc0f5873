/** Consolidation: assessed obligations counted by whatever they are grouped by, in one pass a grouping. */
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { STANDING, type Status } from '../plan/obligations/status.js';
import {
  DONE_UNDUE,
  EXTENDED,
  EXTENDED_LATE,
  FIRST_DECIDED,
  FIRST_KEPT,
  type Figures,
  FREED,
  figuresOf,
  KIND_CELL,
  LATE_COUNT,
  LATE_DAYS,
  STATUS_CELL,
  TALLY_SIZE,
} from './figures.js';
import { latenessOf } from './lateness.js';

export interface Group {
  /** An agency's code, an area's number, a kind; empty for what states none. */
  readonly key: string;
  readonly title: string;
  /** Among which groups it is ranked, where not all are alike. */
  readonly field?: string;
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
  readonly kinds: Uint8Array;
  readonly statuses: Uint8Array;
  /** Working days late; -1 for what is not late. */
  readonly lateness: Int32Array;
  /** Indices of those that were put off: few. */
  readonly extended: readonly number[];
  /** Indices of those that others took over: few. */
  readonly taken: readonly number[];
}

/** A line as a summary shows it. */
export interface SummaryLine extends Omit<Line, 'key'> {
  /** Of the group; null for the total. */
  readonly key: string | null;
  /** Among the lines of its table (of agencies: of its kind), by the on-time rate of the work itself. */
  readonly rank: number | null;
  /** The same, by the on-time rate of its reports. */
  readonly reportRank: number | null;
  /** On-time rate less that of the previous period, -1 to 1; null where either is unknown. */
  readonly change: number | null;
}

export function tallied(obligations: readonly Assessed[], calendar: WorkingCalendar): Tallied {
  const kinds = new Uint8Array(obligations.length);
  const statuses = new Uint8Array(obligations.length);
  const lateness = new Int32Array(obligations.length);
  const extended: number[] = [];
  const taken: number[] = [];
  for (let i = 0; i < kinds.length; i++) {
    const obligation = obligations[i]!;
    kinds[i] = KIND_CELL[obligation.kind];
    statuses[i] = STATUS_CELL[obligation.status];
    lateness[i] = latenessOf(obligation, calendar) ?? -1;
    if (obligation.extended > 0) extended.push(i);
    if (obligation.takenFrom !== null) taken.push(i);
  }
  return { obligations, kinds, statuses, lateness, extended, taken };
}

/** Obligations parted into groups: of each the index of its group. */
export interface Partition {
  readonly groups: readonly Group[];
  readonly places: Int32Array;
  /** Of those that others took over, in the order of `taken`: the group whose lateness before it was. */
  readonly before: readonly number[];
}

/** @throws when an obligation has no group: nothing may drop out silently */
export function partitionOf({ obligations, taken }: Tallied, { groups, keyOf }: Grouping): Partition {
  const indexByKey = new Map(groups.map(({ key }, i) => [key, i]));
  const places = new Int32Array(obligations.length);
  for (let i = 0; i < places.length; i++) {
    const index = indexByKey.get(keyOf(obligations[i]!));
    if (index === undefined) throw new Error(`No group for ${obligations[i]!.key}`);
    places[i] = index;
  }
  const before = taken.map((i) => {
    const obligation = obligations[i]!;
    const { lateBefore } = obligation;
    return lateBefore === null
      ? places[i]!
      : (indexByKey.get(keyOf({ ...obligation, agency: lateBefore.agency })) ?? places[i]!);
  });
  return { groups, places, before };
}

const UNDUE = STATUS_CELL['Chưa có hạn'];

/** Tallies side by side, one for each of `size` places. */
function tallies(
  { obligations, kinds, statuses, lateness, extended, taken }: Tallied,
  size: number,
  places: Int32Array,
  before: readonly number[],
): Int32Array {
  const sums = new Int32Array(size * TALLY_SIZE);
  for (let i = 0; i < kinds.length; i++) {
    const at = places[i]! * TALLY_SIZE + kinds[i]!;
    sums[at + statuses[i]!]!++;
    const late = lateness[i]!;
    if (late >= 0) {
      sums[at + LATE_DAYS]! += late;
      sums[at + LATE_COUNT]!++;
    }
    if (statuses[i] === UNDUE && obligations[i]!.done !== null) sums[at + DONE_UNDUE]!++;
  }
  for (const i of extended) {
    const { status, firstStatus, extendedLate } = obligations[i]!;
    const at = places[i]! * TALLY_SIZE + kinds[i]!;
    sums[at + EXTENDED]!++;
    if (extendedLate) sums[at + EXTENDED_LATE]!++;
    sums[at + FIRST_KEPT]! += Number(isKept(firstStatus)) - Number(isKept(status));
    sums[at + FIRST_DECIDED]! += Number(isDecided(firstStatus)) - Number(isDecided(status));
  }
  taken.forEach((i, nth) => {
    const { status, lateBefore } = obligations[i]!;
    const isLate = STANDING[status] === 'late' || STANDING[status] === 'overdue';
    if (isLate && lateness[i]! < 0) sums[places[i]! * TALLY_SIZE + kinds[i]! + FREED]!++;
    if (lateBefore === null) return;
    const at = before[nth]! * TALLY_SIZE + kinds[i]!;
    sums[at + LATE_DAYS]! += lateBefore.days;
    sums[at + LATE_COUNT]!++;
  });
  return sums;
}

const isKept = (status: Status): boolean => STANDING[status] === 'kept';
const isDecided = (status: Status): boolean => STANDING[status] !== 'open';

const linesOf = (groups: readonly Group[], sums: Int32Array): Line[] =>
  groups.map((group, i) => ({ ...group, ...figuresOf(sums, i * TALLY_SIZE) }));

/** One line for each group. */
export const consolidate = (what: Tallied, { groups, places, before }: Partition): Line[] =>
  linesOf(groups, tallies(what, groups.length, places, before));

/** Counted by two groupings at once; what is said of either, and of everything, is added up from the cells. */
export interface CrossTable {
  readonly cells: readonly (readonly Figures[])[];
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly total: Figures;
  /** A tally of everything. */
  readonly sums: Int32Array;
  /** Tallies of the cells, row by row. */
  readonly tallies: Int32Array;
}

export function crossTable(what: Tallied, rows: Partition, columns: Partition): CrossTable {
  const width = columns.groups.length;
  const size = rows.groups.length * width;
  const places = rows.places.map((place, i) => place * width + columns.places[i]!);
  const before = rows.before.map((place, i) => place * width + columns.before[i]!);
  const cells = tallies(what, size, places, before);
  const folded = (count: number, into: (cell: number) => number): Int32Array => {
    const sums = new Int32Array(count * TALLY_SIZE);
    for (let cell = 0; cell < size; cell++) {
      const from = cell * TALLY_SIZE;
      const to = into(cell) * TALLY_SIZE;
      for (let i = 0; i < TALLY_SIZE; i++) sums[to + i]! += cells[from + i]!;
    }
    return sums;
  };
  const sums = folded(1, () => 0);
  return {
    cells: rows.groups.map((_, i) =>
      columns.groups.map((__, j) => figuresOf(cells, (i * width + j) * TALLY_SIZE)),
    ),
    rows: linesOf(
      rows.groups,
      folded(rows.groups.length, (cell) => Math.floor(cell / width)),
    ),
    columns: linesOf(
      columns.groups,
      folded(width, (cell) => cell % width),
    ),
    total: figuresOf(sums, 0),
    sums,
    tallies: cells,
  };
}
