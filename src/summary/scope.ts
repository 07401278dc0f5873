/** What a summary is about: a period, a lead agency's areas and tasks, one area. */
import type { Day } from '../calendar/day.js';
import type { PeriodKind } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import type { Directory } from './material.js';

export type ListedPeriod = Directory['periods'][number];

/**
 * What a period's report is about: its own report rows, and whatever falls into it, from its first to its last day. The
 * time of a report row is the last day of the period that it reports on, and only a longer period takes it in (six
 * months the first quarter, the year all of them); the time of anything else is its due day.
 *
 * @param periods every period, to know what other report rows are of
 * @example 2023-6T (01/11/2022 to 31/05/2023) takes in the rows of 2023-Q1, not those of 2023-Q2, which ends on 30/06
 */
export function ofPeriod(
  { code, kind, from, to }: ListedPeriod,
  periods: readonly ListedPeriod[],
): (obligation: Assessed) => boolean {
  const within = (day: Day | null): boolean =>
    day !== null && from !== null && to !== null && day >= from && day <= to;
  const taken = new Set(
    periods
      .filter((other) => LENGTH[other.kind] < LENGTH[kind] && within(other.to))
      .map((other) => other.code),
  ).add(code);
  return ({ period, due }) => (period === null ? within(due) : taken.has(period));
}

/** Months that a period of each kind is of. */
const LENGTH: Readonly<Record<PeriodKind, number>> = { Quý: 3, '6 tháng': 6, Năm: 12 };

/**
 * Whether a task is an agency's to lead: it leads it alone, or is named. What a group leads, all its agencies do, each
 * for itself (capabilities 11: of 706 rows of a department 600 were everybody's).
 *
 * @example leads "STC" and "STC; @XA" are STC's to lead, "@SO; @XA" is not
 */
export const isLedBy = (
  { leads, named }: Pick<Directory['tasks'][number], 'leads' | 'named'>,
  agency: string,
): boolean => named.includes(agency) || (leads.length === 1 && leads[0] === agency);

/** The areas of the tasks that an agency leads. */
export const areasLed = ({ tasks }: Pick<Directory, 'tasks'>, lead: string): ReadonlySet<number> =>
  new Set(tasks.filter((task) => task.area > 0 && isLedBy(task, lead)).map(({ area }) => area));

/**
 * What a lead agency answers for province-wide: every agency's rows of the tasks that it leads, and the findings in
 * the areas of these tasks. A row counts once, whoever else leads or supports its task.
 */
export function ofLead(directory: Directory, lead: string): (obligation: Assessed) => boolean {
  const tasks = new Set(directory.tasks.filter((task) => isLedBy(task, lead)).map(({ code }) => code));
  const areas = areasLed(directory, lead);
  return ({ task, kind, area }) => (task === null ? kind === 'finding' && areas.has(area) : tasks.has(task));
}

/** The period of a kind that ended last by a day; null when there is none. */
export function lastEnded({ periods }: Directory, kind: PeriodKind, by: Day): ListedPeriod | null {
  return periods
    .filter((period) => period.kind === kind && period.to !== null && period.to <= by)
    .reduce<ListedPeriod | null>(
      (last, period) => (last === null || period.to! > last.to! ? period : last),
      null,
    );
}

/** The areas that a scope is of; null: all of them. */
export const areasAsked = (
  directory: Pick<Directory, 'tasks'>,
  { area, lead }: { readonly area: number | null; readonly lead: string | null },
): ReadonlySet<number> | null => {
  const led = lead === null ? null : areasLed(directory, lead);
  if (area === null) return led;
  return new Set(led === null || led.has(area) ? [area] : []);
};
