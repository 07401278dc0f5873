/** Assigned tasks: one obligation for each task and each agency that leads it. */
import { fulfilmentByLead } from '../fulfilment.js';
import type { ObligationRule } from '../obligation.js';
import { SHEET_TITLES } from '../sheetTitles.js';

export const tasks: ObligationRule = (plan) => {
  const fulfilment = fulfilmentByLead(plan);
  return plan.tasks.flatMap((task) =>
    task.leads.map((agency) => ({
      key: `task|${task.code}|${agency}`,
      kind: 'task',
      agency,
      area: task.area,
      component: task.component,
      task: task.code,
      title: task.title,
      period: null,
      settled: false,
      due: task.due,
      ...fulfilment(task, agency),
      returned: null,
      source: { sheet: SHEET_TITLES.tasks, row: task.row },
    })),
  );
};
