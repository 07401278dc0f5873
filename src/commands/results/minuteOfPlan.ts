/** How a plan stands on its as-of day, beside an earlier day. */
import { addDays, type Day } from '../../calendar/day.js';
import type { Plan } from '../../plan/model.js';
import { materialOf } from '../../summary/material.js';
import { type Minute, minuteOf } from '../../summary/minute.js';

/** @param ahead days of the calendar that what falls next reaches */
export function minuteOfPlan(plan: Plan, since: Day, ahead: number): Minute {
  const { asOf } = plan.settings;
  const { standing } = materialOf(plan);
  return minuteOf(standing(asOf), standing(since), plan.agencies, {
    since,
    asOf,
    until: addDays(asOf, ahead),
  });
}
