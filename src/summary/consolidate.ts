/** Consolidation: assessed obligations counted by whatever they are grouped by. */
import type { Assessed } from '../plan/obligation.js';
import { STATUSES, type Status } from '../plan/status.js';

/** How many obligations stand in each of the six statuses. */
export type Counts = Readonly<Record<Status, number>>;

export interface Line {
  /** Key of the group: an agency's code, an area's number, a kind. */
  readonly key: string;
  readonly title: string;
  readonly counts: Counts;
}

export interface Grouping {
  /** In the order in which they are to stand; every one gets a line, with zeros if nothing falls under it. */
  readonly groups: readonly { readonly key: string; readonly title: string }[];
  readonly keyOf: (obligation: Assessed) => string;
}

const none = (): Record<Status, number> =>
  Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;

/** One line for each group. An obligation whose key no group has is an error: nothing may drop out silently. */
export function consolidate(obligations: readonly Assessed[], { groups, keyOf }: Grouping): Line[] {
  const countsByKey = new Map(groups.map(({ key }) => [key, none()]));
  for (const obligation of obligations) {
    const counts = countsByKey.get(keyOf(obligation));
    if (!counts) throw new Error(`No group «${keyOf(obligation)}» for ${obligation.key}`);
    counts[obligation.status]++;
  }
  return groups.map(({ key, title }) => ({ key, title, counts: countsByKey.get(key)! }));
}

/** The counts of all lines together. */
export function addUp(lines: readonly { readonly counts: Counts }[]): Counts {
  const total = none();
  for (const { counts } of lines) for (const status of STATUSES) total[status] += counts[status];
  return total;
}

export const size = (counts: Counts): number => STATUSES.reduce((sum, status) => sum + counts[status], 0);

/**
 * Share of the deadlines already decided (done, or passed) that were kept; null when none is decided yet.
 *
 * @example 3 done in time, 1 done late, 4 overdue //=> 0.375
 */
export function onTimeRate(counts: Counts): number | null {
  const kept = counts['Hoàn thành đúng hạn'];
  const decided = kept + counts['Hoàn thành quá hạn'] + counts['Quá hạn'];
  return decided === 0 ? null : kept / decided;
}
