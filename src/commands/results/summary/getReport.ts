/** What the official report is made of. Everybody may look. */
import { addDays, type Day, dayOf, isoDay } from '../../../calendar/day.js';
import type { ReportData, ReportRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { quarterEnd } from '../../../plan/days/dueDays.js';
import { inspectionsCounted } from '../../../plan/inspections/counted.js';
import type { Plan } from '../../../plan/model.js';
import type { Assessed } from '../../../plan/obligations/obligation.js';
import { materialOf } from '../../../summary/material.js';
import { resultsOf } from '../../../summary/results.js';
import { type Scope, summarize, taskFilter } from '../../../summary/summary.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { scoresShown } from '../papi/getScores.js';
import { publishedRating } from '../rating/publishedRating.js';
import { unitsOfScope } from '../rollUp/unitsOfScope.js';
import { itemOf } from './itemOf.js';
import { asPreview } from './previewSummary.js';
import { scopeOf } from './scopeOf.js';

/** Without a period, what comes next reaches at least so far, to the end of that quarter. */
const DAYS_AHEAD = 30;

/** The last day of what comes next: of the period of that kind that follows, else of the quarter. */
function nextUntil(plan: Plan, period: Scope['period'], asOf: Day): Day {
  const following = plan.periods
    .filter(
      ({ kind, to }) =>
        period !== null && kind === period.kind && to !== null && to > asOf && to > period.to!,
    )
    .sort((a, b) => a.to! - b.to!)[0];
  return following?.to ?? quarterEnd(addDays(asOf, DAYS_AHEAD));
}

/** Tasks that are not done and not due yet, area by area. */
function underway(obligations: readonly Assessed[], asOf: Day): ReportData['underway'] {
  const byArea = new Map<number, Assessed[]>();
  for (const one of obligations)
    if (one.kind === 'task' && one.done === null && one.due !== null && one.due > asOf)
      byArea.set(one.area, [...(byArea.get(one.area) ?? []), one]);
  return [...byArea]
    .sort(([a], [b]) => a - b)
    .map(([area, tasks]) => {
      const stated = tasks.flatMap(({ progress }) => (progress === null ? [] : [progress]));
      const sum = stated.reduce((total, progress) => total + progress, 0);
      return { area, count: tasks.length, progress: stated.length === 0 ? null : sum / stated.length };
    });
}

const byDue = (a: Assessed, b: Assessed): number => a.due! - b.due! || a.area - b.area;

export function getReport(environment: Environment, request: ReportRequest): ReportData {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  const { settings } = plan;
  const scope: Scope = scopeOf(plan, request);
  const material = materialOf(plan);
  const summary = {
    ...summarize(material, scope),
    units: unitsOfScope(environment, current, material, scope),
  };
  const asOf = summary.asOf;
  const until = nextUntil(plan, scope.period, asOf);
  const wider = summarize(material, { ...scope, period: null }, []).obligations;
  // They are the whole plan's, and a lead agency's or an area's report tells of its own.
  const wantsScores = plan.scores.length > 0 && request.lead === undefined && request.area === undefined;
  const item = itemOf(plan);
  const iso = (day: Day | null | undefined): string | null => (day ? isoDay(day) : null);
  const ofYear = scope.period === null || scope.period.kind === 'Năm';
  return {
    summary: asPreview(summary, current),
    scores: wantsScores ? scoresShown(current, {}, wider) : null,
    rating: ofYear ? publishedRating(environment, current) : null,
    level: settings.level,
    office: settings.office,
    unit: settings.unit,
    year: settings.year,
    planNumber: settings.planNumber,
    planSubject: settings.planSubject,
    results: resultsOf(material, scope.period, taskFilter(material.directory, scope)),
    underway: underway(wider, asOf),
    inspections: inspectionsCounted(
      plan,
      summary.obligations,
      {
        from: scope.period?.from ?? dayOf(settings.year - 1, 1, 1),
        to: scope.period?.to ?? dayOf(settings.year, 12, 31),
      },
      asOf,
    ),
    planIssued: iso(settings.planIssued),
    from: iso(scope.period?.from),
    to: iso(scope.period?.to),
    today: isoDay(environment.today()),
    overdue: summary.obligations
      .filter(({ status }) => status === 'Quá hạn')
      .sort(byDue)
      .map(item),
    doneLate: summary.obligations
      .filter(({ status }) => status === 'Hoàn thành quá hạn')
      .sort(byDue)
      .map(item),
    extended: summary.obligations
      .filter(({ extended }) => extended > 0)
      .sort(byDue)
      .map(item),
    next: wider
      .filter(({ due, done }) => done === null && due !== null && due >= asOf && due <= until)
      .sort(byDue)
      .map(item),
    nextUntil: isoDay(until),
  };
}
