/** Inspections of a span of days: those planned, those held, and what they found (capabilities §10). */
import type { Day } from '../../calendar/day.js';
import type { Plan } from '../model.js';
import type { Assessed } from '../obligations/obligation.js';
import { lastDayOf } from './planned.js';

export interface InspectionsCounted {
  /** Inspections of the plan whose last day lies in the span; 0 without `Kế hoạch kiểm tra`. */
  readonly planned: number;
  /** Of these, how many were held. */
  readonly ofPlan: number;
  /** All held in the span by the as-of day, planned or not. */
  readonly held: number;
  /** Held, and found nothing. */
  readonly clean: number;
  /** Findings to be remedied in the span, and remedied. */
  readonly found: number;
  readonly remedied: number;
}

/**
 * An inspection counts by the day on which it was held, a finding by the day by which it is to be remedied. Without a plan of
 * inspections those are counted of which a finding stands, one a day and agency.
 *
 * @param counted the deadlines of the span
 * @example 30 planned, 27 held, 12 of them clean, 22 findings, 13 remedied //=> { planned: 30, ofPlan: 27, held: 27, clean: 12, … }
 */
export function inspectionsCounted(
  { findings, inspectionPlans, settings }: Pick<Plan, 'findings' | 'inspectionPlans' | 'settings'>,
  counted: readonly Assessed[],
  { from, to }: { readonly from: Day; readonly to: Day },
  asOf: Day,
): InspectionsCounted {
  const wasHeld = (day: Day | null): boolean => day !== null && day >= from && day <= to && day <= asOf;
  const rows = inspectionPlans ?? [];
  const planned = rows.filter((row) => {
    const last = lastDayOf(row, settings.year);
    return last === null ? wasHeld(row.held) : last >= from && last <= to;
  });
  const known = new Set(rows.map(({ code }) => code));
  const held = rows.filter((row) => wasHeld(row.held));
  const beside = new Set(
    findings.flatMap(({ plan, agency, inspected }) =>
      known.has(plan) || !wasHeld(inspected) ? [] : [`${agency} ${inspected}`],
    ),
  );
  const finding = counted.filter(({ kind }) => kind === 'finding');
  const withFindings = new Set(findings.map(({ plan }) => plan));
  return {
    planned: planned.length,
    ofPlan: planned.filter(({ held }) => held !== null && held <= asOf).length,
    held: held.length + beside.size,
    clean: held.filter(({ code, found }) => found === false && !withFindings.has(code)).length,
    found: finding.length,
    remedied: finding.filter(({ done }) => done !== null).length,
  };
}
