/** Opens a reporting period: makes the rows that agencies are to fill in, once, however often it is called. */
import type { OpenPeriodReport, PeriodRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { openRows } from './openRows.js';
import { periodNamed } from './periodNamed.js';

export function openPeriod(environment: Environment, request: PeriodRequest): OpenPeriodReport {
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    const { plan, problems } = current;
    requireCoordinator(environment, plan.settings, 'mở kỳ báo cáo');
    const period = periodNamed(plan, request.period);
    orderRights(environment);
    const opened = openRows(environment, current, period);
    const { state: rights } = updateRights(environment, { first: opened.sheet });
    return { period: period.code, ...opened, problems, rights };
  });
}
