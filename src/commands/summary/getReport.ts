/** What the official report is made of. Everybody may look. */
import { addDays, type Day, isoDay } from '../../calendar/day.js';
import type { ReportData, ReportRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { quarterEnd } from '../../plan/dueDays.js';
import type { Plan } from '../../plan/model.js';
import type { Assessed } from '../../plan/obligation.js';
import { materialOf } from '../../summary/material.js';
import { type Scope, summarize } from '../../summary/summary.js';
import { requirePlanInZone } from '../currentPlan.js';
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

const byDue = (a: Assessed, b: Assessed): number => a.due! - b.due! || a.area - b.area;

export function getReport(environment: Environment, request: ReportRequest): ReportData {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  const { settings } = plan;
  const scope: Scope = scopeOf(plan, request);
  const material = materialOf(plan);
  const summary = summarize(material, scope);
  const asOf = summary.asOf;
  const until = nextUntil(plan, scope.period, asOf);
  const wider = summarize(material, { ...scope, period: null }, []).obligations;
  const item = itemOf(plan);
  const iso = (day: Day | null | undefined): string | null => (day ? isoDay(day) : null);
  return {
    summary: asPreview(summary, current),
    level: settings.level,
    office: settings.office,
    unit: settings.unit,
    year: settings.year,
    planNumber: settings.planNumber,
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
    next: wider
      .filter(({ due, done }) => done === null && due !== null && due >= asOf && due <= until)
      .sort(byDue)
      .map(item),
    nextUntil: isoDay(until),
  };
}
