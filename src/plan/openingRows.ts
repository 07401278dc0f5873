/** The rows that opening a reporting period calls for. */
import { addDays, type Day } from '../calendar/day.js';
import { fulfilmentByLead } from './fulfilment.js';
import type { Agency, Period, Plan, Task } from './model.js';

/**
 * Whether an agency reports to the tracking unit itself: it names no agency above it, or one that is not
 * kept in this workbook (in a district's workbook, the district).
 */
export function reportsToUnit(agencies: readonly Agency[]): (agency: Agency) => boolean {
  const codes = new Set(agencies.map((agency) => agency.code));
  return (agency) => agency.parent === '' || agency.parent === agency.code || !codes.has(agency.parent);
}

export interface QuarterlyOpening {
  readonly agency: Agency;
  readonly task: Task;
}

/**
 * For a quarter: every agency with every task it leads or supports, where the task is due in or after the
 * quarter and was not done before it. In the order of the agencies, so that each agency's rows stand together.
 */
export function quarterlyOpenings(plan: Plan, period: Period & { readonly from: Day }): QuarterlyOpening[] {
  const fulfilment = fulfilmentByLead(plan);
  const doneBefore = (done: Day | null): boolean => done !== null && done <= addDays(period.from, -1);
  const byAgency = new Map<string, Task[]>();
  for (const task of plan.tasks) {
    if (task.due === null || task.due < period.from) continue;
    const leads = new Map(task.leads.map((agency) => [agency, doneBefore(fulfilment(task, agency).done)]));
    const allDone = leads.size > 0 && [...leads.values()].every((done) => done);
    for (const agency of new Set([...task.leads, ...task.supports])) {
      if (leads.get(agency) ?? allDone) continue;
      const list = byAgency.get(agency) ?? [];
      list.push(task);
      byAgency.set(agency, list);
    }
  }
  return plan.agencies.flatMap((agency) =>
    (byAgency.get(agency.code) ?? []).map((task) => ({ agency, task })),
  );
}

/** For a 6-month or annual period: every agency that reports to the tracking unit. */
export const periodicOpenings = (plan: Plan): Agency[] => plan.agencies.filter(reportsToUnit(plan.agencies));
