/** Assigned tasks: one obligation for each task, each of its milestones where it has several, and each agency that leads it. */
import { type Day, isoDay } from '../../calendar/day.js';
import { grantsOf } from '../extensions/grants.js';
import type { Obligation, ObligationRule } from '../obligation.js';
import { type Fulfilment, fulfilmentByLead, milestonesByLead } from '../reports/fulfilment.js';
import { SHEET_TITLES } from '../sheetTitles.js';

export const tasks: ObligationRule = (plan) => {
  const fulfilment = fulfilmentByLead(plan);
  const milestones = milestonesByLead(plan);
  const grants = grantsOf(plan.extensions);
  return plan.tasks.flatMap((task) =>
    task.leads.flatMap((agency) => {
      const key = `task|${task.code}|${agency}`;
      const one = (
        key: string,
        due: Day | null,
        slot: string,
        { done, progress }: Fulfilment,
      ): Obligation => ({
        key,
        kind: 'task',
        agency,
        area: task.area,
        component: task.component,
        task: task.code,
        title: task.title,
        period: null,
        settled: false,
        due,
        grants: grants('task', task.code, slot, agency),
        done,
        progress,
        returned: null,
        source: { sheet: SHEET_TITLES.tasks, row: task.row },
      });
      return task.milestones.length === 0
        ? one(key, task.due, '', fulfilment(task, agency))
        : milestones(task, agency).map((milestone) =>
            one(`${key}|${milestone.key}`, milestone.due, isoDay(milestone.due), milestone),
          );
    }),
  );
};
