/** When a planned inspection is to be held by, and whose it is. */
import { type Day, dayOf } from '../../calendar/day.js';
import { quarterEnd } from '../days/dueDays.js';
import type { Agency, InspectionPlan, Plan } from '../model.js';

export const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** The last day that the plan sets: `Đến ngày`, else the end of its quarter; null where it sets neither. */
export const lastDayOf = (
  { to, quarter }: Pick<InspectionPlan, 'to' | 'quarter'>,
  year: number,
): Day | null => to ?? (quarter === null ? null : quarterEnd(dayOf(year, quarter * 3, 1)));

/**
 * Agencies that lead an area's work, which inspect in quarter III (III.2.c): those that `Chủ trì` names by themselves for a task
 * of one of the eight areas. People's committees are inspected, and have their plans of their own.
 */
export function inspectingLeads({ agencies, tasks }: Pick<Plan, 'agencies' | 'tasks'>): Agency[] {
  const named = new Set(tasks.flatMap((task) => (task.area > 0 ? task.named : [])));
  return agencies.filter(
    ({ code, kind, until }) => named.has(code) && until === null && !/^UBND/i.test(kind),
  );
}
