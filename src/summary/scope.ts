/** What a summary is about: a period, a lead agency's areas and tasks, one area. */
import type { Day } from '../calendar/day.js';
import type { PeriodKind } from '../plan/model.js';
import type { Assessed } from '../plan/obligation.js';
import type { Directory } from './material.js';

export type ListedPeriod = Directory['periods'][number];

/** What a period's report is about: its own report rows, and whatever else fell due in it. */
export const ofPeriod =
  ({ code, from, to }: ListedPeriod) =>
  ({ period, due }: Assessed): boolean =>
    period !== null
      ? period === code
      : due !== null && from !== null && to !== null && due >= from && due <= to;

/**
 * What a lead agency answers for province-wide: every agency's rows of the tasks that it leads, and the findings in
 * the areas of these tasks. A row counts once, whoever else leads or supports its task.
 */
export function ofLead({ tasks: listed }: Directory, lead: string): (obligation: Assessed) => boolean {
  const led = listed.filter(({ leads }) => leads.includes(lead));
  const tasks = new Set(led.map(({ code }) => code));
  const areas = new Set(led.map(({ area }) => area).filter((area) => area > 0));
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
