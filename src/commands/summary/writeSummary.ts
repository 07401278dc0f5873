/** Writes the consolidated summary to `Tổng hợp`. */
import type { SummaryReport, SummaryRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { SUMMARY } from '../../schema/sheets.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlanInZone } from '../currentPlan.js';
import { asPreview, summaryOf } from './previewSummary.js';
import { putSummary } from './summaryOnSheet.js';

export function writeSummary(environment: Environment, request: SummaryRequest): SummaryReport {
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'ghi bảng tổng hợp');
    const summary = summaryOf(current, request);
    if (!current.contents.has(SUMMARY.title))
      environment.workbook.createSheet(SUMMARY.title, current.sheets.indexOf(SUMMARY));
    const rows = putSummary(environment, SUMMARY.title, summary, current.problems.length);
    return {
      ...asPreview(summary, current),
      sheet: SUMMARY.title,
      rows,
      print: environment.workbook.printLink(SUMMARY.title),
    };
  });
}
