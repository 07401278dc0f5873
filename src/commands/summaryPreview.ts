/** Consolidated summaries: looked at by anybody, written to `Tổng hợp` by coordinators. */
import { isoDay } from '../calendar/day.js';
import type { SummaryLine, SummaryPreview, SummaryRequest } from '../contract.js';
import { assessedObligations } from '../plan/obligations/index.js';
import { type Counts, onTimeRate, size } from '../summary/consolidate.js';
import { type Summary, summarize } from '../summary/summary.js';
import type { Environment } from '../workbook/port.js';
import { type Current, requirePlan } from './currentPlan.js';
import { periodNamed } from './periodNamed.js';

/** The summary that is asked for. @throws Refusal that says which periods there are */
export const summaryOf = ({ plan }: Current, { period }: SummaryRequest): Summary =>
  summarize(plan, assessedObligations(plan), period ? periodNamed(plan, String(period)) : null);

const line = (key: string, title: string, counts: Counts): SummaryLine => ({
  key,
  title,
  counts,
  total: size(counts),
  onTimeRate: onTimeRate(counts),
});

export function asPreview(summary: Summary, current: Current): SummaryPreview {
  return {
    unit: summary.unit,
    period: summary.period,
    asOf: isoDay(summary.asOf),
    tables: summary.tables.map((table) => ({
      title: table.title,
      group: table.group,
      lines: table.lines.map(({ key, title, counts }) => line(key, title, counts)),
      total: line('', 'Tổng cộng', table.total),
    })),
    problems: current.problems,
  };
}

export function previewSummary(environment: Environment, request: SummaryRequest): SummaryPreview {
  const current = requirePlan(environment);
  return asPreview(summaryOf(current, request), current);
}
