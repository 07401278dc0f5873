/** What a summary is about: a period, a lead agency's areas and tasks, one area. */
import type { Period, Plan } from '../plan/model.js';
import type { Assessed } from '../plan/obligation.js';

/** What a period's report is about: its own report rows, and whatever else fell due in it. */
export const ofPeriod =
  ({ code, from, to }: Period) =>
  ({ period, due }: Assessed): boolean =>
    period !== null
      ? period === code
      : due !== null && from !== null && to !== null && due >= from && due <= to;

/**
 * What a lead agency answers for province-wide: every agency's rows of the tasks that it leads, and the findings in
 * the areas of these tasks. A row counts once, whoever else leads or supports its task.
 */
export function ofLead(plan: Plan, lead: string): (obligation: Assessed) => boolean {
  const led = plan.tasks.filter(({ leads }) => leads.includes(lead));
  const tasks = new Set(led.map(({ code }) => code));
  const areas = new Set(led.map(({ area }) => area).filter((area) => area > 0));
  return ({ task, kind, area }) => (task === null ? kind === 'finding' && areas.has(area) : tasks.has(task));
}

/** The period of the same kind that ended last before this one began; null when there is none. */
export function periodBefore(plan: Plan, { kind, from }: Period): Period | null {
  let before: Period | null = null;
  for (const period of plan.periods) {
    if (period.kind !== kind || period.to === null || from === null || period.to > from) continue;
    if (before === null || period.to > before.to!) before = period;
  }
  return before;
}

/** The quarter that ended last before a day; null when there is none. */
export function quarterBefore(plan: Plan, day: number): Period | null {
  let before: Period | null = null;
  for (const period of plan.periods) {
    if (period.kind !== 'Quý' || period.to === null || period.to >= day) continue;
    if (before === null || period.to > before.to!) before = period;
  }
  return before;
}
