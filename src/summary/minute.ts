/** How the plan stands, in a minute: three figures and their change, who is worst, what fell due and what falls next. */
import type { Day } from '../calendar/day.js';
import type { Agency } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { STANDING } from '../plan/obligations/status.js';
import { periodInWords } from '../plan/periods/periodCode.js';

export interface Minute {
  /** Share of the deadlines already decided that were kept; null when none is decided yet. */
  readonly rate: number | null;
  readonly rateBefore: number | null;
  /** Not done and past their day; without those of closed periods and approved reports. */
  readonly overdue: number;
  readonly overdueBefore: number;
  /** Overdue now and not before; done since then. */
  readonly newlyOverdue: number;
  readonly newlyDone: number;
  /** Overdue by kind of agency, most first. */
  readonly levels: readonly { readonly title: string; readonly overdue: number; readonly agencies: number }[];
  /** Those with most that is overdue, at most five. */
  readonly worst: readonly Worst[];
  /** Agencies with something overdue. */
  readonly agencies: number;
  /** What fell due since the earlier day until the as-of day, and how much of it is done. */
  readonly fell: { readonly total: number; readonly done: number };
  /** What falls due after the as-of day until the last day looked at, and is not done; soonest first. */
  readonly next: { readonly total: number; readonly matters: readonly Falling[] };
}

export interface Worst {
  readonly agency: string;
  readonly name: string;
  readonly head: string;
  readonly overdue: number;
  /** Working days that the longest is overdue. */
  readonly longest: number;
}

/** One task, or the report rows of one period, due on one day. */
export interface Falling {
  readonly title: string;
  readonly due: Day;
  readonly agencies: number;
  readonly count: number;
}

const WORST = 5;

const rateOf = (obligations: readonly Assessed[]): number | null => {
  let kept = 0;
  let decided = 0;
  for (const { status } of obligations) {
    const standing = STANDING[status];
    if (standing === 'kept') kept++;
    if (standing !== 'open') decided++;
  }
  return decided === 0 ? null : kept / decided;
};

const isOverdue = ({ status, settled }: Assessed): boolean => status === 'Quá hạn' && !settled;

/**
 * @param now everything as it stands on the as-of day
 * @param before the same, in the same order, as it stood at the end of an earlier day
 * @param span the earlier day, the as-of day, the last day of what falls next
 */
export function minuteOf(
  now: readonly Assessed[],
  before: readonly Assessed[],
  agencies: readonly Pick<Agency, 'code' | 'name' | 'head' | 'kind'>[],
  { since, asOf, until }: { readonly since: Day; readonly asOf: Day; readonly until: Day },
): Minute {
  const overdue = now.filter(isOverdue);
  const overdueBefore = before.filter(isOverdue);
  const wasOverdue = new Set(overdueBefore.map(({ key }) => key));
  const byAgency = new Map<string, { overdue: number; longest: number }>();
  for (const { agency, daysLeft } of overdue) {
    const standing = byAgency.get(agency) ?? { overdue: 0, longest: 0 };
    byAgency.set(agency, {
      overdue: standing.overdue + 1,
      longest: Math.max(standing.longest, 0 - daysLeft!),
    });
  }
  const behind = agencies.flatMap((agency) => {
    const standing = byAgency.get(agency.code);
    return standing ? [{ ...agency, ...standing }] : [];
  });
  const levels = new Map<string, { title: string; overdue: number; agencies: number }>();
  for (const { kind, overdue } of behind) {
    const level = levels.get(kind) ?? { title: kind, overdue: 0, agencies: 0 };
    levels.set(kind, { title: kind, overdue: level.overdue + overdue, agencies: level.agencies + 1 });
  }
  const fell = now.filter(({ due }) => due !== null && due > since && due <= asOf);
  const next = now.filter(
    ({ due, done, settled }) => due !== null && done === null && !settled && due > asOf && due <= until,
  );
  return {
    rate: rateOf(now),
    rateBefore: rateOf(before),
    overdue: overdue.length,
    overdueBefore: overdueBefore.length,
    newlyOverdue: overdue.filter(({ key }) => !wasOverdue.has(key)).length,
    newlyDone: now.filter(({ done }) => done !== null && done > since && done <= asOf).length,
    levels: [...levels.values()].sort((a, b) => b.overdue - a.overdue),
    worst: behind
      .sort((a, b) => b.overdue - a.overdue || b.longest - a.longest)
      .slice(0, WORST)
      .map(({ code, name, head, overdue, longest }) => ({ agency: code, name, head, overdue, longest })),
    agencies: behind.length,
    fell: { total: fell.length, done: fell.filter(({ done }) => done !== null).length },
    next: { total: next.length, matters: falling(next) },
  };
}

function falling(next: readonly Assessed[]): Falling[] {
  const matters = new Map<string, { title: string; due: Day; agencies: Set<string>; count: number }>();
  for (const { kind, period, title, due, agency } of next) {
    const named =
      kind === 'quarterly' || kind === 'periodic'
        ? `Báo cáo ${periodInWords(period!)}`
        : title.replace(/[.;\s]+$/, '');
    const key = `${due} ${named}`;
    const matter = matters.get(key) ?? { title: named, due: due!, agencies: new Set(), count: 0 };
    matter.agencies.add(agency);
    matter.count++;
    matters.set(key, matter);
  }
  return [...matters.values()]
    .map((matter) => ({ ...matter, agencies: matter.agencies.size }))
    .sort((a, b) => a.due - b.due || b.count - a.count);
}
