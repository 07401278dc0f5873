/** Opens a closed period again; the summary that was reported stays on its sheet. */
import type { PeriodRequest, ReopenPeriodReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlan } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { keepFrozen } from '../../workbook/knownSheets/frozenSheets.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { periodNamed, reportSheetOf, setPeriodState } from './periodNamed.js';

export function reopenPeriod(environment: Environment, request: PeriodRequest): ReopenPeriodReport {
  return environment.exclusively(() => {
    const { plan, contents } = requirePlan(environment);
    requireCoordinator(environment, plan.settings, 'mở lại kỳ báo cáo');
    const period = periodNamed(plan, request.period);
    if (period.state !== 'Đã chốt')
      throw new Refusal(`Kỳ ${period.code} đang ở trạng thái «${period.state}»; chỉ mở lại kỳ đã chốt.`);
    orderRights(environment);
    // Whatever was made when it was closed was reported: a later closing leaves it alone.
    keepFrozen(environment, period.code);
    setPeriodState(environment, contents, period, 'Đang mở');
    appendLedger(environment, [{ deed: 'Mở lại kỳ', content: period.code }]);
    const { state: rights } = updateRights(environment, { first: reportSheetOf(period).title });
    return { period: period.code, rights };
  });
}
