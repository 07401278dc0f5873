/** The one idea of the program: whatever has a deadline and somebody who answers for it. */
import type { Day } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';
import { extendedBy, type Grant } from '../extensions/grants.js';
import type { Plan } from '../model.js';
import { type Passing, passedOn } from '../succession/passed.js';
import { daysLeft, type Status, statusOn } from './status.js';

export const OBLIGATION_KINDS = {
  ownPlan: 'Ban hành kế hoạch',
  gaps: 'Bổ sung kế hoạch',
  task: 'Nhiệm vụ',
  quarterly: 'Báo cáo quý',
  periodic: 'Báo cáo định kỳ',
  form: 'Biểu số liệu',
  inspection: 'Kiểm tra theo kế hoạch',
  finding: 'Khắc phục sau kiểm tra',
} as const;

export type ObligationKind = keyof typeof OBLIGATION_KINDS;

/** In the order in which they are listed. */
export const KINDS = Object.keys(OBLIGATION_KINDS) as readonly ObligationKind[];

/** Kinds that only some workbooks have: they are spoken of where there is one. */
const SELDOM: readonly ObligationKind[] = ['form', 'gaps', 'inspection'];

/** The kinds that people are told of, in the order in which they are listed. */
export const kindsOf = (obligations: readonly Pick<Obligation, 'kind'>[]): readonly ObligationKind[] =>
  KINDS.filter((kind) => !SELDOM.includes(kind) || obligations.some((one) => one.kind === kind));

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
  /** Last day in time by the plan itself, whatever was granted since; null when none is stated. */
  readonly due: Day | null;
  /** How it goes over to others, where its agency ends or gives it away. */
  readonly passings: readonly Passing[];
  /** Later days that were granted, each in the place of the one before. */
  readonly grants: readonly Grant[];
  /** Day on which it was done; null while it is not. */
  readonly done: Day | null;
  /** Percent, 0 to 100. */
  readonly progress: number | null;
  /** Nothing more is asked of the agency, whatever the status: its report was approved, or its period is closed. */
  readonly settled: boolean;
  /** Day on which its report was sent back, while it waits to be sent again; null otherwise. */
  readonly returned: Day | null;
  /** The sheet row it comes from, for links. */
  readonly source: { readonly sheet: string; readonly row: number };
}

/** An obligation as it stands on a day. */
export interface Assessed extends Obligation {
  /** Last day in time by which it is judged on that day: the one granted last, else the plan's; null when none is stated. */
  readonly due: Day | null;
  /** Who had it before, on whose day of ending it went over; null where it never did. */
  readonly takenFrom: string | null;
  /** Working days by which it was late already then, and whose they are. */
  readonly lateBefore: { readonly agency: string; readonly days: number } | null;
  /** Until then lateness is not counted against who took it over; null where it never went over. */
  readonly freeUntil: Day | null;
  /** The plan's own last day in time. */
  readonly firstDue: Day | null;
  /** How it would stand by the plan's own day. */
  readonly firstStatus: Status;
  /** How often it was put off by that day. */
  readonly extended: number;
  /** Number of the document that granted its day; empty where it was not put off, or none is stated. */
  readonly grantedBy: string;
  /** Whether it was put off once when its day had passed. */
  readonly extendedLate: boolean;
  readonly status: Status;
  /** Working days left, negative when overdue; null when done or without a due day. */
  readonly daysLeft: number | null;
}

/** A rule that turns rows of the plan into obligations. Each kind of deadline is one. */
export type ObligationRule = (plan: Plan) => Obligation[];

/** By what obligations are assessed. */
export interface Reckoning {
  /** The day on which they are looked at. */
  readonly asOf: Day;
  /** Working days before the due day from which a deadline is near. */
  readonly soon: number;
  readonly calendar: WorkingCalendar;
}

/** How a plan is reckoned: as of its `Ngày tính`. */
export const reckoningOf = ({ settings, calendar }: Plan): Reckoning => ({
  asOf: settings.asOf,
  soon: settings.soon,
  calendar,
});

/** Statuses and working days left on a day. */
export function assess(obligations: readonly Obligation[], { asOf, soon, calendar }: Reckoning): Assessed[] {
  // Written out: V8 makes slow dictionaries of objects spread and then added to, and every count reads these.
  const assessed: Assessed[] = [];
  for (const obligation of obligations) {
    const one = assessOne(obligation, { asOf, soon, calendar });
    if (one !== null) assessed.push(one);
  }
  return assessed;
}

/** null for what is nobody's any more. */
function assessOne(obligation: Obligation, { asOf: day, soon, calendar }: Reckoning): Assessed | null {
  const { grants } = obligation;
  const extended = extendedBy(obligation.due, grants, day);
  // A report that was sent back may be corrected until the end of that term, where it is later.
  const due = obligation.returned === null ? extended.due : later(extended.due, obligation.due);
  const { done } = obligation;
  const passed = passedOn(obligation, due, done, day, calendar);
  if (passed === null) return null;
  // What fell due and ended with its agency is overdue for ever, by the days until its last one.
  const asOf = passed.concluded ?? day;
  const status =
    passed.concluded !== null && done === null ? 'Quá hạn' : statusOn(due, done, asOf, soon, calendar);
  return {
    key: passed.key,
    kind: obligation.kind,
    agency: passed.agency,
    area: obligation.area,
    component: obligation.component,
    task: obligation.task,
    title: obligation.title,
    period: obligation.period,
    due,
    grants,
    passings: obligation.passings,
    takenFrom: passed.takenFrom,
    lateBefore: passed.lateBefore,
    freeUntil: passed.freeUntil,
    firstDue: obligation.due,
    extended: extended.times,
    grantedBy: extended.grant?.document ?? '',
    extendedLate: extended.afterDue,
    done,
    progress: obligation.progress,
    settled: obligation.settled || passed.concluded !== null,
    returned: obligation.returned,
    source: obligation.source,
    status,
    firstStatus: extended.times === 0 ? status : statusOn(obligation.due, done, asOf, soon, calendar),
    daysLeft: due === null || done !== null ? null : daysLeft(due, asOf, calendar),
  };
}

const later = (a: Day | null, b: Day | null): Day | null => (a === null || (b !== null && b > a) ? b : a);

/** Obligations as they stood at the end of an earlier day: what was done after it was not done yet. */
export const asItStood = (obligations: readonly Obligation[], reckoning: Reckoning): Assessed[] =>
  assess(
    obligations.map((obligation) =>
      obligation.done !== null && obligation.done > reckoning.asOf
        ? { ...obligation, done: null }
        : obligation,
    ),
    reckoning,
  );

/** Fewest working days left first; of equals the one due earlier. For obligations that are open and have a due day. */
export const byUrgency = (a: Assessed, b: Assessed): number => a.daysLeft! - b.daysLeft! || a.due! - b.due!;
