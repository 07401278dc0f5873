/** Every kind of deadline there is. A new one is a new file, named here: a kind without its rule does not compile. */
import { type Grant, type GrantsOf, grantsOf } from '../extensions/grants.js';
import { subjectOf } from '../extensions/subject.js';
import type { Plan } from '../model.js';
import { passingsOf } from '../succession/passings.js';
import { findings } from './findings.js';
import { forms } from './forms.js';
import { inspections } from './inspections.js';
import {
  type Assessed,
  assess,
  KINDS,
  type Obligation,
  type ObligationKind,
  type ObligationRule,
  reckoningOf,
} from './obligation.js';
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
  inspection: inspections,
  finding: findings,
};

export function obligationsOf(plan: Plan): Obligation[] {
  const passingsIn = passingsOf(plan);
  const grants = grantsOf(plan.extensions);
  return KINDS.flatMap((kind) => RULES[kind](plan)).map((obligation) => {
    const passings = passingsIn(obligation);
    if (passings.length === 0) return obligation;
    return { ...obligation, passings, grants: withHeirs({ ...obligation, passings }, grants) };
  });
}

/** What was granted to those who had it one after the other. */
function withHeirs(obligation: Obligation, grants: GrantsOf): readonly Grant[] {
  const { kind, work, slot } = subjectOf({ ...obligation, firstDue: obligation.due });
  const heirs = obligation.passings.flatMap(({ to }) => to ?? []);
  const all = [...obligation.grants, ...heirs.flatMap((heir) => grants(kind, work, slot, heir))];
  // What was granted to all is found with each of them.
  const unlike = new Map(all.map((grant) => [JSON.stringify(grant), grant]));
  return [...unlike.values()].sort((a, b) => a.from - b.from);
}

/** Every obligation of the plan as it stands on its as-of day. */
export const assessedObligations = (plan: Plan): Assessed[] => assess(obligationsOf(plan), reckoningOf(plan));
