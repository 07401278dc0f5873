/** How complete each agency's own plan is: every task of the province's plan that it leads, row by row (III.1.a). */
import type { Day } from '../../calendar/day.js';
import { planDue } from '../days/dueDays.js';
import type { Agency, OwnPlanRow, Plan, Task } from '../model.js';
import { gapsInWords, gapsOf, NOT_COUNTED, type TaskGaps } from './gaps.js';

/** Working days in which what is missing is to be put in. */
export const DAYS_TO_COMPLETE = 5;

export interface Completeness {
  readonly agency: Agency;
  /** Tasks that its plan is to hold, those left out that do not apply; and of them those that it holds in full. */
  readonly required: number;
  readonly complete: number;
  readonly missing: readonly TaskGaps[];
  /** Last day for what is missing: 5 working days from its issue, or from when the check was opened; null while not issued. */
  readonly due: Day | null;
}

/** A plan counts as issued once its document is there (its number or its link), where own plans are checked. */
export const isDocumented = (
  { ownPlanRows }: Pick<Plan, 'ownPlanRows'>,
  { planLink }: Pick<Agency, 'planLink'>,
): boolean => ownPlanRows === null || planLink !== '';

/** An agency that must issue a plan, and the tasks that it must hold. */
export interface OwnPlanDuty {
  readonly agency: Agency;
  readonly tasks: readonly Task[];
}

/** Every agency that issues a plan and has a task in it: those it leads, groups included, and by the settings those it supports. */
export function ownPlanDuties({
  agencies,
  tasks,
  settings,
}: Pick<Plan, 'agencies' | 'tasks' | 'settings'>): OwnPlanDuty[] {
  const byAgency = new Map<string, Task[]>();
  for (const task of tasks)
    for (const code of [...task.leads, ...(settings.ownPlansOfSupports ? task.supports : [])])
      byAgency.set(code, [...(byAgency.get(code) ?? []), task]);
  return agencies.flatMap((agency) => {
    const own = byAgency.get(agency.code);
    const ended = agency.until !== null && agency.until < settings.asOf;
    return own && agency.issuesPlan && !ended ? [{ agency, tasks: own }] : [];
  });
}

const keyOf = (agency: string, task: string): string => `${agency}|${task}`;

/** Rows by agency and task. */
export const ownPlanRowFinder = (
  rows: readonly OwnPlanRow[],
): ((agency: string, task: string) => OwnPlanRow | null) => {
  const byKey = new Map(rows.map((row) => [keyOf(row.agency, row.task), row]));
  return (agency, task) => byKey.get(keyOf(agency, task)) ?? null;
};

/**
 * Of each agency whose plan is to hold something; nothing where own plans are not checked.
 *
 * @example 12 tasks, 11 in the plan, 1 of them without its product //=> { required: 12, complete: 10, missing: [2 tasks] }
 */
export function completenessOf(plan: Plan): Completeness[] {
  const { ownPlanRows, calendar } = plan;
  if (ownPlanRows === null) return [];
  const rowOf = ownPlanRowFinder(ownPlanRows);
  return ownPlanDuties(plan).map(({ agency, tasks }): Completeness => {
    const missing: TaskGaps[] = [];
    let required = 0;
    let opened = agency.planIssued;
    for (const task of tasks) {
      const row = rowOf(agency.code, task.code);
      const gaps = gapsOf(row, task.due);
      if (gaps === NOT_COUNTED) continue;
      required++;
      if (gaps.length === 0) continue;
      const days = { own: row?.due ?? null, province: task.due };
      missing.push({ task: task.code, title: task.title, gaps, days });
      if (opened !== null && row?.opened && row.opened > opened) opened = row.opened;
    }
    return {
      agency,
      required,
      complete: required - missing.length,
      missing,
      due: opened !== null && isDocumented(plan, agency) ? planDue(opened, DAYS_TO_COMPLETE, calendar) : null,
    };
  });
}

/** @example 'Kế hoạch còn thiếu nội dung: 2/12 nhiệm vụ; không có trong kế hoạch: NV02; thiếu sản phẩm: NV07' */
export const missingInWords = ({ required, missing }: Pick<Completeness, 'required' | 'missing'>): string =>
  `Kế hoạch còn thiếu nội dung: ${missing.length}/${required} nhiệm vụ; ${gapsInWords(missing)}`;
