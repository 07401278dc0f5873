/** What is said of a group of obligations: counts of the six statuses and what follows from them. */
import { KINDS, type ObligationKind } from '../plan/obligations/obligation.js';
import { isDone, STANDING, STATUSES, type Status } from '../plan/obligations/status.js';

/** How many obligations stand in each of the six statuses. */
export type Counts = Readonly<Record<Status, number>>;

/** How well some of the deadlines were kept. */
export interface Kept {
  /** Share of the decided ones that were kept; null when none is decided yet. */
  readonly onTimeRate: number | null;
  /** Done in time. */
  readonly kept: number;
  /** Done late. */
  readonly late: number;
  /** Not done, and past its day. */
  readonly overdue: number;
}

/** Which kinds are reports on work, and which are work: one report row more is no task more. */
const IS_REPORT: Readonly<Record<ObligationKind, boolean>> = {
  ownPlan: false,
  gaps: false,
  task: false,
  quarterly: true,
  periodic: true,
  form: true,
  inspection: false,
  finding: false,
};

export interface Figures {
  readonly counts: Counts;
  readonly total: number;
  /** Share of the deadlines already decided (done, or passed) that were kept; null when none is decided yet. */
  readonly onTimeRate: number | null;
  /** The same by the plan's own days, whatever was put off since. */
  readonly firstOnTimeRate: number | null;
  /** Deadlines that were put off, and of them those put off when their day had passed. */
  readonly extended: number;
  readonly extendedLate: number;
  /** Working days, averaged over what is done late or overdue; null when nothing is. */
  readonly averageLateness: number | null;
  /** Of the deadlines of work itself: own plans, tasks, findings. */
  readonly work: Kept;
  /** Of reports: quarterly rows, six-month and annual reports. */
  readonly reports: Kept;
  /** Own plans: issued in time, issued late, not issued. */
  readonly ownPlans: { readonly onTime: number; readonly late: number; readonly not: number };
  /** Six-month and annual reports: in, in late, missing. */
  readonly periodic: { readonly onTime: number; readonly late: number; readonly not: number };
  /** Inspection findings that are not remedied yet, and of them those past their day. */
  readonly findings: { readonly open: number; readonly overdue: number };
}

/**
 * Cells of a tally: for each kind how many stand in each status, the working days late, how many are late, how many
 * are done that had no due day (their status is Chưa có hạn, and nothing is left to do); how many were put off, how many
 * of them late, by how many the deadlines kept and decided would differ by the plan's own days, and how many late ones
 * are not counted against who took them over.
 */
export const KIND_SIZE = STATUSES.length + 8;
export const TALLY_SIZE = KINDS.length * KIND_SIZE;
/** From the first cell of a kind. */
export const LATE_DAYS = STATUSES.length;
export const LATE_COUNT = LATE_DAYS + 1;
export const DONE_UNDUE = LATE_COUNT + 1;
export const EXTENDED = DONE_UNDUE + 1;
export const EXTENDED_LATE = EXTENDED + 1;
export const FIRST_KEPT = EXTENDED_LATE + 1;
export const FIRST_DECIDED = FIRST_KEPT + 1;
export const FREED = FIRST_DECIDED + 1;

const places = <K extends string>(keys: readonly K[], size: number): Readonly<Record<K, number>> =>
  Object.fromEntries(keys.map((key, i) => [key, i * size])) as Record<K, number>;

/** First cell of each kind in a tally. */
export const KIND_CELL = places(KINDS, KIND_SIZE);
/** Cell of each status, from the first cell of its kind. */
export const STATUS_CELL = places(STATUSES, 1);

/**
 * The figures of one tally, which stands at `at` in a longer array; of one kind only where it is named.
 *
 * @example 3 done in time, 1 done late, 4 overdue: onTimeRate //=> 0.375
 */
export function figuresOf(tallies: ArrayLike<number>, at: number, only?: ObligationKind): Figures {
  const kinds = only ? [only] : KINDS;
  const cell = (kind: ObligationKind, i: number): number =>
    kinds.includes(kind) ? tallies[at + KIND_CELL[kind] + i]! : 0;
  const sum = (i: number): number => kinds.reduce((total, kind) => total + cell(kind, i), 0);
  const counts = Object.fromEntries(STATUSES.map((status) => [status, sum(STATUS_CELL[status])])) as Record<
    Status,
    number
  >;
  const total = STATUSES.reduce((all, status) => all + counts[status], 0);
  const keptOf = (of: readonly ObligationKind[]): Kept => {
    const standing = (wanted: (typeof STANDING)[Status]): number =>
      of.reduce(
        (all, kind) =>
          all +
          STATUSES.reduce(
            (some, status) => some + (STANDING[status] === wanted ? cell(kind, STATUS_CELL[status]) : 0),
            0,
          ),
        0,
      );
    const kept = standing('kept');
    const late = standing('late');
    const overdue = standing('overdue');
    const decided = kept + late + overdue - of.reduce((all, kind) => all + cell(kind, FREED), 0);
    return { onTimeRate: decided === 0 ? null : kept / decided, kept, late, overdue };
  };
  const late = sum(LATE_COUNT);
  const all = keptOf(KINDS);
  const firstDecided = all.kept + all.late + all.overdue + sum(FIRST_DECIDED) - sum(FREED);
  const pending = (kind: ObligationKind): number =>
    STATUSES.reduce((all, status) => all + (isDone(status) ? 0 : cell(kind, STATUS_CELL[status])), 0) -
    cell(kind, DONE_UNDUE);
  const handedIn = (kind: ObligationKind) => ({
    onTime: cell(kind, STATUS_CELL['Hoàn thành đúng hạn']),
    late: cell(kind, STATUS_CELL['Hoàn thành quá hạn']),
    not: pending(kind),
  });
  return {
    counts,
    total,
    onTimeRate: all.onTimeRate,
    firstOnTimeRate: firstDecided === 0 ? null : (all.kept + sum(FIRST_KEPT)) / firstDecided,
    extended: sum(EXTENDED),
    extendedLate: sum(EXTENDED_LATE),
    work: keptOf(KINDS.filter((kind) => !IS_REPORT[kind])),
    reports: keptOf(KINDS.filter((kind) => IS_REPORT[kind])),
    averageLateness: late === 0 ? null : sum(LATE_DAYS) / late,
    ownPlans: handedIn('ownPlan'),
    periodic: handedIn('periodic'),
    findings: { open: pending('finding'), overdue: cell('finding', STATUS_CELL['Quá hạn']) },
  };
}
