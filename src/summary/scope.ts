/** What a summary is about: a period, a lead agency's areas and tasks, one area. */
import type { Day } from '../calendar/day.js';
import type { PeriodKind } from '../plan/model.js';
import type { Assessed } from '../plan/obligation.js';
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
