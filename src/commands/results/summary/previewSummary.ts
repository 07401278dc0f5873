/** Consolidated summaries: looked at by anybody, written to `Tổng hợp` by coordinators. */
import { addDays, isoDay } from '../../../calendar/day.js';
import type { CountOpened, MinuteShown, SummaryPreview, SummaryRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { Assessed } from '../../../plan/obligations/obligation.js';
import { groupingOf } from '../../../summary/groupings.js';
import { directoryOf, materialOf } from '../../../summary/material.js';
import { type Summary, summarize } from '../../../summary/summary.js';
import { type Current, requirePlan } from '../../currentPlan.js';
import { minuteOfPlan } from '../minuteOfPlan.js';
import { unitsOfScope } from '../rollUp/unitsOfScope.js';
import { itemOf } from './itemOf.js';
import { scopeOf, tablesOf } from './scopeOf.js';

/** Rows listed of an opened count; more are counted. */
const ROWS_LISTED = 200;

/** The summary that is asked for. @throws Refusal that says what does not exist */
export function summaryOf(environment: Environment, current: Current, request: SummaryRequest): Summary {
  const material = materialOf(current.plan);
  const scope = scopeOf(current.plan, request);
  return {
    ...summarize(material, scope, tablesOf(request)),
    units: unitsOfScope(environment, current, material, scope),
  };
}

/** The obligations that a count is of. */
function counted(current: Current, { obligations }: Summary, count: CountOpened): Assessed[] {
  const { grouping, key, area, status } = count;
  const { keyOf } = groupingOf(grouping, directoryOf(current.plan), obligations);
  return obligations.filter(
    (one) =>
      (key === null || keyOf(one) === key) &&
      (area === undefined || one.area === area) &&
      (status === undefined || one.status === status),
  );
}

/** Days beside which it is told, and days ahead. */
const WEEK = 7;
const AHEAD = 10;

function minuteShown({ plan }: Current): MinuteShown {
  const since = addDays(plan.settings.asOf, -WEEK);
  const { next, ...minute } = minuteOfPlan(plan, since, AHEAD);
  return {
    ...minute,
    since: isoDay(since),
    next: {
      total: next.total,
      matters: next.matters.map(({ due, ...matter }) => ({ ...matter, due: isoDay(due) })),
    },
  };
}

export function asPreview(summary: Summary, current: Current, request: SummaryRequest = {}): SummaryPreview {
  const { obligations, asOf, ...rest } = summary;
  const rows = request.open ? counted(current, summary, request.open) : [];
  return {
    ...rest,
    asOf: isoDay(asOf),
    problems: current.problems,
    opened: rows.slice(0, ROWS_LISTED).map(itemOf(current.plan)),
    openedTotal: rows.length,
    minute: request.minute ? minuteShown(current) : null,
  };
}

export function previewSummary(environment: Environment, request: SummaryRequest): SummaryPreview {
  const current = requirePlan(environment);
  return asPreview(summaryOf(environment, current, request), current, request);
}
