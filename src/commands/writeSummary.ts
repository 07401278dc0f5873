/** Writes the consolidated summary to `Tổng hợp`. */
import type { SummaryReport } from '../contract.js';
import { STATUSES } from '../plan/status.js';
import { summaryCells } from '../summary/summarySheet.js';
import { TEXT_FORMAT } from '../workbook/layout.js';
import type { Environment } from '../workbook/port.js';
import { SHEETS, SUMMARY } from '../workbook/schema.js';
import { requireCoordinator } from './coordinator.js';
import { requirePlan } from './currentPlan.js';
import { asPreview, summaryOf } from './summaryPreview.js';
import { timeText } from './timeText.js';

const FORMATS = [TEXT_FORMAT, TEXT_FORMAT, ...STATUSES.map(() => '0'), '0', '0%'];
const WIDTHS = [90, 320, ...STATUSES.map(() => 90), 80, 100];

export function writeSummary(environment: Environment): SummaryReport {
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    requireCoordinator(environment, current.plan.settings, 'ghi bảng tổng hợp');
    const summary = summaryOf(current);
    const { workbook } = environment;
    const cells = summaryCells(
      summary,
      timeText(environment.now()),
      environment.userEmail(),
      current.problems.length,
    );
    if (!current.contents.has(SUMMARY.title))
      workbook.createSheet(
        SUMMARY.title,
        SHEETS.findIndex((sheet) => sheet === SUMMARY),
      );
    workbook.replace(SUMMARY.title, { ...cells, formats: FORMATS, widths: WIDTHS });
    workbook.flush();
    return { ...asPreview(summary, current), sheet: SUMMARY.title, rows: cells.values.length };
  });
}
