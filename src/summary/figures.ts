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

/** Cells of a tally: for each kind how many stand in each status, the working days late, and how many are late. */
const KIND_SIZE = STATUSES.length + 2;
export const TALLY_SIZE = KINDS.length * KIND_SIZE;
/** From the first cell of a kind. */
export const LATE_DAYS = STATUSES.length;
export const LATE_COUNT = LATE_DAYS + 1;

const STATUS_INDEX = new Map<Status, number>(STATUSES.map((status, i) => [status, i]));
const KIND_INDEX = new Map<ObligationKind, number>(KINDS.map((kind, i) => [kind, i * KIND_SIZE]));

export const kindCell = (kind: ObligationKind): number => KIND_INDEX.get(kind)!;
export const statusCell = (status: Status): number => STATUS_INDEX.get(status)!;

/**
 * The figures of one tally, which stands at `at` in a longer array; of one kind only where it is named.
 *
 * @example 3 done in time, 1 done late, 4 overdue: onTimeRate //=> 0.375
 */
export function figuresOf(tallies: ArrayLike<number>, at: number, only?: ObligationKind): Figures {
  const kinds = only ? [only] : KINDS;
  const cell = (kind: ObligationKind, i: number): number =>
    kinds.includes(kind) ? tallies[at + kindCell(kind) + i]! : 0;
  const sum = (i: number): number => kinds.reduce((total, kind) => total + cell(kind, i), 0);
  const counts = Object.fromEntries(STATUSES.map((status, i) => [status, sum(i)])) as Record<Status, number>;
  const total = STATUSES.reduce((all, status) => all + counts[status], 0);
  const kept = counts['Hoàn thành đúng hạn'];
  const decided = kept + counts['Hoàn thành quá hạn'] + counts['Quá hạn'];
  const late = sum(LATE_COUNT);
  const pending = (kind: ObligationKind): number =>
    STATUSES.reduce((all, _, i) => all + (i < 2 ? 0 : cell(kind, i)), 0);
  const handedIn = (kind: ObligationKind) => ({
    onTime: cell(kind, 0),
    late: cell(kind, 1),
    not: pending(kind),
  });
  return {
    counts,
    total,
    onTimeRate: decided === 0 ? null : kept / decided,
    averageLateness: late === 0 ? null : sum(LATE_DAYS) / late,
    ownPlans: handedIn('ownPlan'),
    periodic: handedIn('periodic'),
    findings: { open: pending('finding'), overdue: cell('finding', statusCell('Quá hạn')) },
  };
}
