/** Of each agency how many indicators are due, and how many it has met: what its rating is made of (capabilities 6, TC5). */
import type { Day } from '../calendar/day.js';
import { lastDayBefore } from '../plan/days/dueDays.js';
import type { DataRow, Indicator, Period, Plan } from '../plan/model.js';
import { sendingStanding } from '../plan/reports/returnedReport.js';
import { askedOf, collectedIn } from './asked.js';
import { isCounted, shownValue } from './figure.js';
import { standingOf } from './total.js';

/** One indicator of one period, as an agency answers for it. */
export interface DueFigure {
  readonly agency: string;
  readonly indicator: string;
  readonly period: string;
  readonly met: boolean;
  /** 1-based row of `Số liệu`; null where it has none. */
  readonly row: number | null;
}

/**
 * The figures that are due of each agency: of indicators that must be entered, in periods that were opened, sent or past
 * their day. A share (of cases, of yes and no, a mean) is met where the agency's own reaches the target; what is added
 * up for the whole province, and what has no target, where it was sent by its day. A unit without cases has none due.
 */
export function dueFigures(
  plan: Pick<Plan, 'agencies' | 'indicators' | 'periods' | 'dataRows' | 'settings' | 'calendar'>,
  asOf: Day,
): DueFigure[] {
  const isCollected = collectedIn(plan);
  const asked = askedOf(plan);
  const rowByKey = new Map(
    plan.dataRows.map((row) => [`${row.period}|${row.agency}|${row.indicator}`, row] as const),
  );
  return plan.periods
    .filter(({ state }) => state !== 'Chưa mở')
    .flatMap((period) =>
      plan.indicators
        .filter((indicator) => indicator.required && isCollected(indicator, period))
        .flatMap((indicator) =>
          asked(indicator, period).flatMap(({ code: agency }): DueFigure[] => {
            const row = rowByKey.get(`${period.code}|${agency}|${indicator.code}`);
            const met = isMet(plan, indicator, period, row, asOf);
            return met === null
              ? []
              : [{ agency, indicator: indicator.code, period: period.code, met, row: row?.row ?? null }];
          }),
        ),
    );
}

/** null where nothing is due. */
function isMet(
  { settings, calendar }: Pick<Plan, 'settings' | 'calendar'>,
  indicator: Indicator,
  { before }: Period,
  row: DataRow | undefined,
  asOf: Day,
): boolean | null {
  const last = before === null ? null : lastDayBefore(before);
  if (row === undefined || !isCounted(indicator, row)) return last !== null && asOf > last ? false : null;
  const weighted = indicator.type === 'Tỷ lệ' || indicator.adding === 'Bình quân gia quyền';
  if (weighted && row.denominator === 0) return null;
  const own = weighted || indicator.type === 'Có/Không';
  if (!own || indicator.target === null) {
    const { done } = sendingStanding(row, last, settings.correctionDays, calendar);
    return last === null || done! <= last;
  }
  return (
    standingOf(indicator, {
      numerator: row.value,
      denominator: row.denominator ?? 1,
      value: shownValue(indicator, row),
    }).reached === true
  );
}

/** How many are due and met, by agency; an agency without any has no entry. */
export function metByAgency(
  figures: readonly DueFigure[],
): ReadonlyMap<string, { readonly due: number; readonly met: number }> {
  const counts = new Map<string, { due: number; met: number }>();
  for (const { agency, met } of figures) {
    const count = counts.get(agency) ?? { due: 0, met: 0 };
    count.due++;
    if (met) count.met++;
    counts.set(agency, count);
  }
  return counts;
}
