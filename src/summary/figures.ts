/** What is said of a group of obligations: counts of the six statuses and what follows from them. */
import type { ObligationKind } from '../plan/obligation.js';
import { STATUSES, type Status } from '../plan/status.js';

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

const KINDS: readonly ObligationKind[] = ['ownPlan', 'task', 'quarterly', 'periodic', 'finding'];

/** Cells of a tally: how many of each kind in each status, then working days late, and how many are late. */
export const TALLY_SIZE = KINDS.length * STATUSES.length + 2;
export const LATE_DAYS = TALLY_SIZE - 2;
export const LATE_COUNT = TALLY_SIZE - 1;

const STATUS_INDEX = new Map<Status, number>(STATUSES.map((status, i) => [status, i]));
const KIND_INDEX = new Map<ObligationKind, number>(KINDS.map((kind, i) => [kind, i * STATUSES.length]));

/** Which cell of a tally counts an obligation. */
export const tallyCell = (kind: ObligationKind, status: Status): number =>
  KIND_INDEX.get(kind)! + STATUS_INDEX.get(status)!;

/**
 * The figures of one tally, which stands at `at` in a longer array.
 *
 * @example 3 done in time, 1 done late, 4 overdue: onTimeRate //=> 0.375
 */
export function figuresOf(tallies: ArrayLike<number>, at: number): Figures {
  const cell = (kind: ObligationKind, status: Status): number => tallies[at + tallyCell(kind, status)]!;
  const counts = Object.fromEntries(
    STATUSES.map((status) => [status, KINDS.reduce((sum, kind) => sum + cell(kind, status), 0)]),
  ) as Record<Status, number>;
  const total = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const kept = counts['Hoàn thành đúng hạn'];
  const decided = kept + counts['Hoàn thành quá hạn'] + counts['Quá hạn'];
  const late = tallies[at + LATE_COUNT]!;
  const handedIn = (kind: ObligationKind) => {
    const onTime = cell(kind, 'Hoàn thành đúng hạn');
    const late = cell(kind, 'Hoàn thành quá hạn');
    return { onTime, late, not: pending(kind) };
  };
  const pending = (kind: ObligationKind): number =>
    STATUSES.slice(2).reduce((sum, status) => sum + cell(kind, status), 0);
  return {
    counts,
    total,
    onTimeRate: decided === 0 ? null : kept / decided,
    averageLateness: late === 0 ? null : tallies[at + LATE_DAYS]! / late,
    ownPlans: handedIn('ownPlan'),
    periodic: handedIn('periodic'),
    findings: { open: pending('finding'), overdue: cell('finding', 'Quá hạn') },
  };
}
