/**
 * Closes a reporting period: its summary is kept on a sheet of its own, as values that nobody but the owner can edit,
 * so that later edits never change what was reported; agencies can no longer fill in its rows. A closing that was cut
 * off goes on in the sheet that it had begun.
 */
import type { ClosePeriodReport, PeriodRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { materialOf } from '../../../summary/material.js';
import { EVERYTHING, summarize } from '../../../summary/summary.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { putSummary } from '../../results/summary/summaryOnSheet.js';
import { FROZEN_PREFIX, frozenSheets, keepFrozen } from '../../workbook/knownSheets/frozenSheets.js';
import { sheetToFreeze } from '../../workbook/knownSheets/sheetToFreeze.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { periodNamed, reportSheetOf, setPeriodState } from './periodNamed.js';

export function closePeriod(environment: Environment, request: PeriodRequest): ClosePeriodReport {
  return environment.exclusively(() => {
    const { plan, problems, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'chốt kỳ báo cáo');
    const period = periodNamed(plan, request.period);
    // Cut off when the period counted as closed already: what comes after that is still to be done.
    const isBegun = frozenSheets(environment).some((one) => one.period === period.code && !one.kept);
    if (period.state !== 'Đang mở' && !(period.state === 'Đã chốt' && isBegun))
      throw new Refusal(
        `Kỳ ${period.code} đang ở trạng thái «${period.state}», không phải «Đang mở», nên không chốt được.`,
      );
    orderRights(environment);
    const sheet = sheetToFreeze(
      environment,
      { code: period.code, title: `${FROZEN_PREFIX}${period.code}` },
      contents,
    );
    putSummary(environment, sheet, summarize(materialOf(plan), { ...EVERYTHING, period }), problems.length);
    setPeriodState(environment, contents, period, 'Đã chốt');
    appendLedger(environment, [{ deed: 'Chốt kỳ', content: period.code, detail: [`Trang ${sheet}`] }]);
    keepFrozen(environment, period.code);
    const { state: rights } = updateRights(environment, { first: reportSheetOf(period).title });
    return { period: period.code, sheet, rights };
  });
}
