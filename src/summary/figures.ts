/** What is said of a group of obligations: counts of the six statuses and what follows from them. */
import { KINDS, type ObligationKind } from '../plan/obligation.js';
import { isDone, STANDING, STATUSES, type Status } from '../plan/status.js';

/** How many obligations stand in each of the six statuses. */
export type Counts = Readonly<Record<Status, number>>;

export interface Figures {
  readonly counts: Counts;
  readonly total: number;
  /** Share of the deadlines already decided (done, or passed) that were kept; null when none is decided yet. */
  readonly onTimeRate: number | null;
  /** Working days, averaged over what is done late or overdue; null when nothing is. */
  readonly averageLateness: number | null;
  /** Own plans: issued in time, issued late, not issued. */
  readonly ownPlans: { readonly onTime: number; readonly late: number; readonly not: number };
  /** Six-month and annual reports: in, in late, missing. */
  readonly periodic: { readonly onTime: number; readonly late: number; readonly not: number };
  /** Inspection findings that are not remedied yet, and of them those past their day. */
  readonly findings: { readonly open: number; readonly overdue: number };
}

/** Cells of a tally: for each kind how many stand in each status, the working days late, and how many are late. */
const KIND_SIZE = STATUSES.length + 2;
export const TALLY_SIZE = KINDS.length * KIND_SIZE;
/** From the first cell of a kind. */
export const LATE_DAYS = STATUSES.length;
export const LATE_COUNT = LATE_DAYS + 1;

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
  const standing = (wanted: (typeof STANDING)[Status]): number =>
    STATUSES.reduce((all, status) => all + (STANDING[status] === wanted ? counts[status] : 0), 0);
  const total = STATUSES.reduce((all, status) => all + counts[status], 0);
  const kept = standing('kept');
  const decided = kept + standing('late') + standing('overdue');
  const late = sum(LATE_COUNT);
  const pending = (kind: ObligationKind): number =>
    STATUSES.reduce((all, status) => all + (isDone(status) ? 0 : cell(kind, STATUS_CELL[status])), 0);
  const handedIn = (kind: ObligationKind) => ({
    onTime: cell(kind, STATUS_CELL['Hoàn thành đúng hạn']),
    late: cell(kind, STATUS_CELL['Hoàn thành quá hạn']),
    not: pending(kind),
  });
  return {
    counts,
    total,
    onTimeRate: decided === 0 ? null : kept / decided,
    averageLateness: late === 0 ? null : sum(LATE_DAYS) / late,
    ownPlans: handedIn('ownPlan'),
    periodic: handedIn('periodic'),
    findings: { open: pending('finding'), overdue: cell('finding', STATUS_CELL['Quá hạn']) },
  };
}
