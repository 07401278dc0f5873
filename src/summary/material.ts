/** What a summary is made of: deadlines as they stood on a day, and what is known of those they name. */
import { civilDate, type Day } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import { type IndicatorShown, indicatorsShown } from '../forms/shown.js';
import type { Kind } from '../plan/agencies/kinds.js';
import { areasOf, type PapiArea } from '../plan/areas.js';
import type { Agency, Period, Plan, QuarterlyRow, Task } from '../plan/model.js';
import { obligationsOf } from '../plan/obligations/index.js';
import { type Assessed, asItStood, assess, reckoningOf } from '../plan/obligations/obligation.js';
import { completenessOf } from '../plan/ownPlans/completeness.js';
import { gapsInWords } from '../plan/ownPlans/gaps.js';

/** What deadlines are named and grouped by: agencies, tasks, periods, areas. */
export interface Directory {
  readonly agencies: readonly Pick<Agency, 'code' | 'name' | 'kind'>[];
  readonly kinds: readonly Pick<Kind, 'name'>[];
  readonly tasks: readonly Pick<Task, 'code' | 'title' | 'area' | 'leads' | 'named'>[];
  readonly periods: readonly Pick<Period, 'code' | 'title' | 'kind' | 'from' | 'to'>[];
  readonly areas: readonly PapiArea[];
}

/** How complete an agency's own plan is: of so many tasks that it is to hold. */
export interface OwnPlanLine {
  readonly agency: string;
  readonly name: string;
  readonly complete: number;
  readonly required: number;
  /** Exactly what is missing, in words; empty where nothing is. */
  readonly missing: string;
}

export interface Material {
  /** The tracking unit, as reports name it. */
  readonly unit: string;
  /** The plan, as reports name it. */
  readonly planName: string;
  /** The day as of which it is made, unless an earlier one is asked for. */
  readonly asOf: Day;
  readonly calendar: WorkingCalendar;
  readonly directory: Directory;
  /** Everything with a deadline, as it stood at the end of a day. */
  readonly standing: (day: Day) => readonly Assessed[];
  /** What lead agencies collect, of a period or of all, as it was sent by the end of a day. */
  readonly indicators: (period: Pick<Period, 'code'> | null, day: Day) => readonly IndicatorShown[];
  /** How complete agencies' own plans are; empty where that is not checked. */
  readonly ownPlans: readonly OwnPlanLine[];
  /** The report rows that results, difficulties and proposals are written in. */
  readonly reports: readonly Pick<
    QuarterlyRow,
    | 'period'
    | 'agency'
    | 'task'
    | 'title'
    | 'result'
    | 'difficulties'
    | 'proposals'
    | 'sent'
    | 'review'
    | 'row'
  >[];
}

export const directoryOf = (plan: Plan): Directory => ({
  agencies: plan.agencies.map((agency) => ({ ...agency, name: nameOn(agency, plan.settings.asOf) })),
  kinds: plan.kinds,
  tasks: plan.tasks,
  periods: plan.periods,
  areas: areasOf(plan.settings.year),
});

/** Behind the name of an agency that has ended stands its last day. @example 'Sở Cũ (đến 30/6)' */
function nameOn({ name, until }: Pick<Agency, 'name' | 'until'>, day: Day): string {
  if (until === null || until >= day) return name;
  const { month, day: dayOfMonth } = civilDate(until);
  return `${name} (đến ${dayOfMonth}/${month})`;
}

/** One workbook's plan as material for a summary. */
export function materialOf(plan: Plan): Material {
  const { unit, year, planNumber } = plan.settings;
  const obligations = obligationsOf(plan);
  const reckoning = reckoningOf(plan);
  return {
    unit,
    planName: `Kế hoạch nâng cao Chỉ số PAPI năm ${year}${planNumber ? ` (số ${planNumber})` : ''}`,
    asOf: reckoning.asOf,
    calendar: plan.calendar,
    directory: directoryOf(plan),
    standing: (day) =>
      day === reckoning.asOf
        ? assess(obligations, reckoning)
        : asItStood(obligations, { ...reckoning, asOf: day }),
    indicators: (period, day) =>
      indicatorsShown(
        day === reckoning.asOf
          ? plan
          : { ...plan, dataRows: plan.dataRows.filter(({ sent }) => sent !== null && sent <= day) },
        period === null ? null : plan.periods.find(({ code }) => code === period.code)!,
      ),
    ownPlans: completenessOf(plan).map(({ agency, complete, required, missing }) => ({
      agency: agency.code,
      name: agency.name,
      complete,
      required,
      missing: gapsInWords(missing),
    })),
    reports: plan.quarterlyRows,
  };
}
