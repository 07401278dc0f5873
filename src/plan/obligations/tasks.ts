/** Assigned tasks: one obligation for each task, each of its milestones where it has several, and each agency that leads it. */
import { type Day, isoDay } from '../../calendar/day.js';
import { grantsOf } from '../extensions/grants.js';
import { type Fulfilment, fulfilmentByLead, milestonesByLead, together } from '../reports/fulfilment.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import { heirsOf } from '../succession/passings.js';
import type { Obligation, ObligationRule } from './obligation.js';

export const tasks: ObligationRule = (plan) => {
  const fulfilment = fulfilmentByLead(plan);
  const milestones = milestonesByLead(plan);
  const grants = grantsOf(plan.extensions);
  const sinceOf = new Map(plan.agencies.map(({ code, since }) => [code, since]));
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
        passings: NO_PASSINGS,
        grants: grants('task', task.code, slot, agency),
        done,
        progress,
        returned: null,
        source: { sheet: SHEET_TITLES.tasks, row: task.row },
      });
      // What a successor reports of it counts as well, where it has no part of its own.
      const heirs = task.named.includes(agency)
        ? heirsOf(plan, task.code, agency).filter((heir) => !task.leads.includes(heir))
        : [];
      const began = task.named.includes(agency) ? null : (sinceOf.get(agency) ?? null);
      const isIts = (due: Day | null): boolean => began === null || due === null || due >= began;
      if (task.milestones.length === 0)
        return isIts(task.due)
          ? [
              one(
                key,
                task.due,
                '',
                together(
                  fulfilment(task, agency),
                  heirs.map((heir) => fulfilment(task, heir)),
                ),
              ),
            ]
          : [];
      const ofHeirs = heirs.map((heir) => milestones(task, heir));
      return milestones(task, agency)
        .filter(({ due }) => isIts(due))
        .map((milestone) =>
          one(
            `${key}|${milestone.key}`,
            milestone.due,
            isoDay(milestone.due),
            together(
              milestone,
              ofHeirs.flatMap((all) => all.filter((other) => other.key === milestone.key)),
            ),
          ),
        );
    }),
  );
};
