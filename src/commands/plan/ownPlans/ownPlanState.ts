/** How complete an agency's own plan is, as the client is told. */
import { isoDay } from '../../../calendar/day.js';
import type { OwnPlanState } from '../../../contract.js';
import type { Plan } from '../../../plan/model.js';
import { type Completeness, isDocumented } from '../../../plan/ownPlans/completeness.js';
import { whyOf } from '../../../plan/ownPlans/gaps.js';

export function ownPlanState(
  plan: Plan,
  { agency, required, complete, missing, due }: Completeness,
): OwnPlanState {
  const issued = isDocumented(plan, agency) ? agency.planIssued : null;
  return {
    agency: agency.code,
    name: agency.name,
    issued: issued === null ? null : isoDay(issued),
    required,
    complete,
    missing: missing.map((one) => ({ task: one.task, title: one.title, why: whyOf(one) })),
    due: due === null || missing.length === 0 ? null : isoDay(due),
    row: plan.ownPlanRows?.find((row) => row.agency === agency.code)?.row ?? null,
  };
}
