/** The one idea of the program: whatever has a deadline and somebody who answers for it. */
import type { Day } from '../calendar/day.js';
import type { Plan } from './model.js';
import { daysLeft, type Status, statusOn } from './status.js';

export const OBLIGATION_KINDS = {
  ownPlan: 'Ban hành kế hoạch',
  task: 'Nhiệm vụ',
  quarterly: 'Báo cáo quý',
  periodic: 'Báo cáo định kỳ',
  finding: 'Khắc phục sau kiểm tra',
} as const;

export type ObligationKind = keyof typeof OBLIGATION_KINDS;

export interface Obligation {
  /** Stable for as long as its codes are: 'task|NV02|SNV'. */
  readonly key: string;
  readonly kind: ObligationKind;
  /** Code of the agency that answers for it. */
  readonly agency: string;
  /** 0 to 8; 0 also for what serves all areas. */
  readonly area: number;
  /** The component of its task, as typed; empty where there is none. */
  readonly component: string;
  /** Code of the task that it is about; null where it is about none. */
  readonly task: string | null;
  readonly title: string;
  /** Code of the reporting period whose row it is; null for what is no report. */
  readonly period: string | null;
  /** Last day in time; null when none is stated. */
  readonly due: Day | null;
  /** Day on which it was done; null while it is not. */
  readonly done: Day | null;
  /** Percent, 0 to 100. */
  readonly progress: number | null;
  /** Nothing more is asked of the agency, whatever the status: its report was approved, or its period is closed. */
  readonly settled: boolean;
  /** The sheet row it comes from, for links. */
  readonly source: { readonly sheet: string; readonly row: number };
}

/** An obligation as it stands on a day. */
export interface Assessed extends Obligation {
  readonly status: Status;
  /** Working days left, negative when overdue; null when done or without a due day. */
  readonly daysLeft: number | null;
}

/** A rule that turns rows of the plan into obligations. Each kind of deadline is one. */
export type ObligationRule = (plan: Plan) => Obligation[];

/** Statuses and working days left on the plan's as-of day (`Ngày tính`). */
export function assess(obligations: readonly Obligation[], plan: Plan): Assessed[] {
  const { asOf, soon } = plan.settings;
  // Written out: V8 makes slow dictionaries of objects spread and then added to, and every count reads these.
  return obligations.map((obligation) => ({
    key: obligation.key,
    kind: obligation.kind,
    agency: obligation.agency,
    area: obligation.area,
    component: obligation.component,
    task: obligation.task,
    title: obligation.title,
    period: obligation.period,
    due: obligation.due,
    done: obligation.done,
    progress: obligation.progress,
    settled: obligation.settled,
    source: obligation.source,
    status: statusOn(obligation.due, obligation.done, asOf, soon, plan.calendar),
    daysLeft:
      obligation.due === null || obligation.done !== null
        ? null
        : daysLeft(obligation.due, asOf, plan.calendar),
  }));
}

/** The plan as it stood at the end of an earlier day: what was done after it was not done yet. */
export function asItStood(obligations: readonly Obligation[], plan: Plan, day: Day): Assessed[] {
  return assess(
    obligations.map((obligation) =>
      obligation.done !== null && obligation.done > day ? { ...obligation, done: null } : obligation,
    ),
    { ...plan, settings: { ...plan.settings, asOf: day } },
  );
}
