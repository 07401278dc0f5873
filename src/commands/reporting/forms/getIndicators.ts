/** What lead agencies collect, added up (III.2.đ). Coordinators see every form, an official those of his own agency. */
import { isoDay } from '../../../calendar/day.js';
import type { IndicatorsReport, IndicatorsRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { formsShown, indicatorsShown } from '../../../forms/shown.js';
import { INDICATORS } from '../../../schema/sheets.js';
import { agencyNamed } from '../../agencyNamed.js';
import { callerOf } from '../../caller.js';
import { requirePlan } from '../../currentPlan.js';
import { periodNamed } from '../periods/periodNamed.js';

export function getIndicators(environment: Environment, request: IndicatorsRequest): IndicatorsReport {
  const { plan, contents } = requirePlan(environment);
  const period = request.period === undefined ? null : periodNamed(plan, request.period);
  const lead = request.lead === undefined ? null : agencyNamed(plan, request.lead).code;
  const { coordinates, fills } = callerOf(environment, plan);
  const own = new Set(fills.map(({ code }) => code));
  const indicators = indicatorsShown(plan, period, lead).filter((one) => coordinates || own.has(one.lead));
  return {
    made: contents.has(INDICATORS.title),
    period: period?.code ?? null,
    asOf: isoDay(plan.settings.asOf),
    periods: plan.periods.map(({ code, title, state }) => ({ code, title, state })),
    indicators,
    forms: formsShown(indicators),
  };
}
