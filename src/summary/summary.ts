/** The summary of a plan as of a day: by agency, by area and by kind of deadline. */
import type { Day } from '../calendar/day.js';
import { AREAS, areaTitle } from '../plan/areas.js';
import type { Period, Plan } from '../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../plan/obligation.js';
import { addUp, type Counts, consolidate, type Line } from './consolidate.js';

export interface SummaryTable {
  readonly title: string;
  /** Header of the first column. */
  readonly group: string;
  readonly lines: readonly Line[];
  readonly total: Counts;
}

/** What a period's report is about: its own report rows, and whatever else fell due in it. */
export const ofPeriod =
  ({ code, from, to }: Period) =>
  ({ period, due }: Assessed): boolean =>
    period !== null
      ? period === code
      : due !== null && from !== null && to !== null && due >= from && due <= to;

export interface Summary {
  readonly unit: string;
  readonly planName: string;
  /** The period it is of, as reports name it; null when it is of everything. */
  readonly period: string | null;
  readonly asOf: Day;
  readonly tables: readonly SummaryTable[];
  readonly total: Counts;
}

export function summarize(plan: Plan, all: readonly Assessed[], period: Period | null = null): Summary {
  const obligations = period ? all.filter(ofPeriod(period)) : all;
  const table = (title: string, group: string, lines: readonly Line[]): SummaryTable => ({
    title,
    group,
    lines,
    total: addUp(lines),
  });
  const byAgency = consolidate(obligations, {
    groups: plan.agencies.map(({ code, name }) => ({ key: code, title: name })),
    keyOf: ({ agency }) => agency,
  });
  const byArea = consolidate(obligations, {
    groups: AREAS.map((area) => ({ key: String(area.number), title: areaTitle(area) })),
    keyOf: ({ area }) => String(area),
  });
  const byKind = consolidate(obligations, {
    groups: Object.entries(OBLIGATION_KINDS).map(([key, title]) => ({ key, title })),
    keyOf: ({ kind }) => kind,
  });
  const { unit, year, planNumber, asOf } = plan.settings;
  return {
    unit,
    planName: `Kế hoạch nâng cao Chỉ số PAPI năm ${year}${planNumber ? ` (số ${planNumber})` : ''}`,
    period: period && [period.code, period.title].filter(Boolean).join(' · '),
    asOf,
    tables: [
      table('Theo cơ quan', 'Cơ quan', byAgency),
      table('Theo lĩnh vực', 'Lĩnh vực', byArea),
      table('Theo loại việc', 'Loại việc', byKind),
    ],
    total: addUp(byAgency),
  };
}
