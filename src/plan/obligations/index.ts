/** Every kind of deadline there is. A new one is a new file, named here: a kind without its rule does not compile. */
import type { Plan } from '../model.js';
import {
  type Assessed,
  assess,
  KINDS,
  type Obligation,
  type ObligationKind,
  type ObligationRule,
  reckoningOf,
} from '../obligation.js';
import { passingsOf } from '../succession/passings.js';
import { findings } from './findings.js';
import { forms } from './forms.js';
import { ownPlanGaps } from './ownPlanGaps.js';
import { ownPlans } from './ownPlans.js';
import { periodicReports } from './periodicReports.js';
import { quarterlyReports } from './quarterlyReports.js';
import { tasks } from './tasks.js';

const RULES: Readonly<Record<ObligationKind, ObligationRule>> = {
  ownPlan: ownPlans,
  gaps: ownPlanGaps,
  task: tasks,
  quarterly: quarterlyReports,
  periodic: periodicReports,
  form: forms,
  finding: findings,
};

export function obligationsOf(plan: Plan): Obligation[] {
  const passings = passingsOf(plan);
  return KINDS.flatMap((kind) => RULES[kind](plan)).map((obligation) => {
    const passing = passings(obligation);
    return passing.length === 0 ? obligation : { ...obligation, passings: passing };
  });
}

/** Every obligation of the plan as it stands on its as-of day. */
export const assessedObligations = (plan: Plan): Assessed[] => assess(obligationsOf(plan), reckoningOf(plan));
