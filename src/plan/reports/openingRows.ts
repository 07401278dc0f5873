/** The rows that opening a reporting period calls for. */
import { type Day, isoDay, yearOf } from '../../calendar/day.js';
import { comesAgain } from '../days/cycle.js';
import { extendedBy, grantsOf } from '../extensions/grants.js';
import type { Agency, Period, Plan, Task } from '../model.js';
import { heirsOf, successionOf } from '../succession/passings.js';
import { fulfilmentByLead, milestonesByLead } from './fulfilment.js';

/**
 * Whether an agency reports to the tracking unit itself: it names no agency above it, or one that is not
 * kept in this workbook (in a district's workbook, the district).
 */
function reportsToUnit(agencies: readonly Agency[]): (agency: Agency) => boolean {
  const codes = new Set(agencies.map((agency) => agency.code));
  return (agency) => agency.parent === '' || agency.parent === agency.code || !codes.has(agency.parent);
}

/** Until when a task goes on for an agency that leads it, what was granted by the as-of day heeded. */
function lastDue({
  extensions,
  settings,
}: Plan): (task: Pick<Task, 'code' | 'due' | 'milestones'>, agency: string) => Day | null {
  const grants = grantsOf(extensions);
  return ({ code, due, milestones }, agency) => {
    const days = (milestones.length > 0 ? milestones : [due]).map(
      (one) =>
        extendedBy(
          one,
          grants('task', code, milestones.length > 0 ? isoDay(one!) : '', agency),
          settings.asOf,
        ).due,
    );
    return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
  };
}

export interface QuarterlyOpening {
  readonly agency: Agency;
  readonly task: Task;
}

/**
 * For a quarter: every agency with every task it leads (or supports, where those report too), where the task is due in
 * or after the quarter and was not done before it; what comes again or goes on all year, in every quarter of its year.
 * In the order of the agencies, so that each agency's rows stand together.
 */
export function quarterlyOpenings(plan: Plan, period: Period & { readonly from: Day }): QuarterlyOpening[] {
  const fulfilment = fulfilmentByLead(plan);
  const milestones = milestonesByLead(plan);
  const doneBefore = (done: Day | null): boolean => done !== null && done < period.from;
  const byAgency = new Map<string, Task[]>();
  const dueOf = lastDue(plan);
  const day = Math.max(plan.settings.asOf, period.from) as Day;
  const isThere = thereOn(plan, day);
  /** Who answers for a task in that period, and in whose place. */
  const answering = (task: Task): { readonly agency: string; readonly as: string }[] =>
    task.leads.flatMap((as) => {
      const succession = task.named.includes(as) ? successionOf(plan.successions, as, task.code) : null;
      if (succession === null || succession.on > day) return isThere(as) ? [{ agency: as, as }] : [];
      const heir = heirsOf(plan, task.code, as).find(isThere);
      return heir === undefined || task.leads.includes(heir) ? [] : [{ agency: heir, as }];
    });
  for (const task of plan.tasks) {
    if (task.due === null) continue;
    const always = comesAgain(task.cycle);
    const isOver = (due: Day): boolean => (always ? yearOf(due) < yearOf(period.from) : due < period.from);
    const last = Math.max(task.due, ...task.leads.map((agency) => dueOf(task, agency)!)) as Day;
    if (isOver(last)) continue;
    const isDone = (agency: string): boolean => {
      if (always) return false;
      if (task.milestones.length === 0) return doneBefore(fulfilment(task, agency).done);
      return milestones(task, agency).every(({ done }) => doneBefore(done));
    };
    const leads = new Map(answering(task).map(({ agency, as }) => [agency, isDone(as)]));
    const allDone = leads.size > 0 && [...leads.values()].every((done) => done);
    const supports = task.supportsReport ? task.supports.filter(isThere) : [];
    for (const agency of new Set([...leads.keys(), ...supports])) {
      if (leads.get(agency) ?? allDone) continue;
      const as = answering(task).find((one) => one.agency === agency)?.as;
      if (as !== undefined && isOver(dueOf(task, as)!)) continue;
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
export const periodicOpenings = (plan: Plan): Agency[] => {
  const isThere = thereOn(plan, plan.settings.asOf);
  return plan.agencies.filter(reportsToUnit(plan.agencies)).filter(({ code }) => isThere(code));
};

/** Whether an agency has not ended by a day. */
function thereOn({ agencies }: Pick<Plan, 'agencies'>, day: Day): (code: string) => boolean {
  const ended = new Set(agencies.flatMap(({ code, until }) => (until !== null && until < day ? [code] : [])));
  return (code) => !ended.has(code);
}
