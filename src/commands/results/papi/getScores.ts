/** Published scores of PAPI, year over year, beside this year's work (III.3.d). Everybody may look. */
import { isoDay } from '../../../calendar/day.js';
import type { ScoresReport, ScoresRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { indicatorsShown } from '../../../forms/shown.js';
import { analysisOf, provinceKey, totalOf } from '../../../papi/analysis.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import type { Assessed } from '../../../plan/obligations/obligation.js';
import { Refusal } from '../../../refusal.js';
import { SCORES, TASKS } from '../../../schema/sheets.js';
import { firstFreeRow } from '../../../workbook/rowWriter.js';
import { type Current, requirePlan } from '../../currentPlan.js';

/** Figures that were made up say so themselves. */
const MADE_UP = /ví dụ|giả định|minh họa/i;

/** @throws Refusal for a year or a province without scores */
export function getScores(environment: Environment, request: ScoresRequest): ScoresReport {
  return scoresShown(requirePlan(environment), request);
}

/** @throws Refusal for a year or a province without scores */
export function scoresShown(
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
  request: ScoresRequest,
  obligations?: readonly Assessed[],
): ScoresReport {
  const { settings, indicators } = plan;
  const provinces = new Map(plan.scores.map(({ province }) => [provinceKey(province), province]));
  const wanted = request.province ?? settings.unit;
  const known = provinces.has(provinceKey(wanted));
  if (request.province !== undefined && !known)
    throw new Refusal(`Trang ${SCORES.title} chưa có điểm của «${request.province}».`);
  const key = known ? provinceKey(wanted) : (provinces.keys().next().value ?? '');
  const own = plan.scores.filter(({ province }) => provinceKey(province) === key);
  const years = [...new Set(own.map(({ year }) => year))].sort((a, b) => b - a);
  if (request.year !== undefined && !years.includes(request.year))
    throw new Refusal(
      `Trang ${SCORES.title} chưa có điểm năm ${request.year} của ${provinces.get(key) ?? 'tỉnh'}.`,
    );
  const year = request.year ?? years[0] ?? null;
  const reached = new Map(indicatorsShown(plan, null).map((one) => [one.code, one.reached]));
  const before = years.find((one) => year !== null && one < year);
  return {
    made: contents.has(SCORES.title),
    asOf: isoDay(settings.asOf),
    planYear: settings.year,
    year,
    province: provinces.get(key) ?? '',
    years,
    provinces: [...provinces.values()],
    total: {
      now: totalOf(own.filter((one) => one.year === year)),
      before: totalOf(own.filter((one) => one.year === before)),
    },
    lines:
      year === null
        ? []
        : analysisOf(
            own,
            year,
            plan,
            obligations ?? assessedObligations(plan),
            indicators.map(({ code, task, area }) => ({ task, area, reached: reached.get(code) ?? null })),
          ),
    examples: own.some(({ source }) => MADE_UP.test(source)),
    freeTaskRow: firstFreeRow(TASKS, contents.get(TASKS.title)),
  };
}
