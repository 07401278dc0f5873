/**
 * Closes a reporting period: its summary is kept on a sheet of its own, as values that nobody but the owner can edit,
 * so that later edits never change what was reported; agencies can no longer fill in its rows.
 */
import type { ClosePeriodReport, PeriodRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { FROZEN_PREFIX } from '../../rights/protectionPlan.js';
import { materialOf } from '../../summary/material.js';
import { EVERYTHING, summarize } from '../../summary/summary.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlan } from '../currentPlan.js';
import { appendLedger } from '../ledger.js';
import { protectWorkbook } from '../rights/protectWorkbook.js';
import { putSummary } from '../summary/summaryOnSheet.js';
import { periodNamed, setPeriodState } from './periodNamed.js';

/** "TH 2023-6T"; a period closed again gets a further sheet, and the earlier one stays as it is. */
function frozenTitle(code: string, taken: ReadonlySet<string>): string {
  const title = `${FROZEN_PREFIX}${code}`;
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? title : `${title} (${nth})`;
    if (!taken.has(candidate)) return candidate;
  }
}

export function closePeriod(environment: Environment, request: PeriodRequest): ClosePeriodReport {
  return environment.exclusively(() => {
    const { plan, problems, contents } = requirePlan(environment);
    requireCoordinator(environment, plan.settings, 'chốt kỳ báo cáo');
    const period = periodNamed(plan, request.period);
    if (period.state !== 'Đang mở')
      throw new Refusal(
        `Kỳ ${period.code} đang ở trạng thái «${period.state}», không phải «Đang mở», nên không chốt được.`,
      );
    const sheet = frozenTitle(period.code, new Set(contents.keys()));
    environment.workbook.createSheet(sheet, contents.size);
    putSummary(environment, sheet, summarize(materialOf(plan), { ...EVERYTHING, period }), problems.length);
    setPeriodState(environment, contents, period, 'Đã chốt');
    appendLedger(environment, [{ deed: 'Chốt kỳ', content: period.code, detail: [`Trang ${sheet}`] }]);
    protectWorkbook(environment);
    return { period: period.code, sheet };
  });
}
