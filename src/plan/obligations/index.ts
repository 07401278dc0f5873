/** Every kind of deadline there is. A new one is a new file, named here. */
import type { Plan } from '../model.js';
import { type Assessed, assess, type Obligation, type ObligationRule } from '../obligation.js';
import { findings } from './findings.js';
import { ownPlans } from './ownPlans.js';
import { periodicReports } from './periodicReports.js';
import { quarterlyReports } from './quarterlyReports.js';
import { tasks } from './tasks.js';

const RULES: readonly ObligationRule[] = [ownPlans, tasks, quarterlyReports, periodicReports, findings];

export const obligationsOf = (plan: Plan): Obligation[] => RULES.flatMap((rule) => rule(plan));

/** Every obligation of the plan as it stands on its as-of day. */
export const assessedObligations = (plan: Plan): Assessed[] => assess(obligationsOf(plan), plan);
