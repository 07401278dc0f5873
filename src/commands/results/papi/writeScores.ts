/** Phân tích PAPI: published scores beside this year's work, on a sheet of its own. */
import { vnDay } from '../../../calendar/day.js';
import type { ScoresRequest, WrittenScores } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { analysisCells } from '../../../papi/analysisSheet.js';
import { Refusal } from '../../../refusal.js';
import { ANALYSIS, SCORES } from '../../../schema/sheets.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { scoresShown } from './getScores.js';

/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 40;

/**
 * Replaces what the sheet held.
 *
 * @throws Refusal to whoever is no coordinator, and where there are no scores
 */
export function writeScores(environment: Environment, request: ScoresRequest): WrittenScores {
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'lập trang phân tích PAPI');
    const { province, year, years, planYear, lines, total, examples } = scoresShown(current, request);
    if (year === null)
      throw new Refusal(
        `Chưa có điểm PAPI. Hãy dán hoặc ghi điểm đã công bố vào trang ${SCORES.title} rồi lập lại.`,
      );
    const made = wantSheet(environment, current, ANALYSIS);
    const cells = analysisCells(
      {
        province,
        year,
        planYear,
        before: years.find((one) => one < year) ?? null,
        lines,
        total,
        examples,
      },
      `Tính đến ngày ${vnDay(made.plan.settings.asOf)}.`,
    );
    environment.workbook.replace(ANALYSIS.title, cells);
    environment.workbook.flush();
    if (made !== current) updateRights(environment, { calls: RIGHTS_CALLS, first: ANALYSIS.title });
    appendLedger(environment, [{ deed: 'Lập phân tích PAPI', content: `${province}, năm ${year}` }]);
    return {
      sheet: ANALYSIS.title,
      rows: cells.values.length,
      link: environment.workbook.linkTo(ANALYSIS.title),
      print: environment.workbook.printLink(ANALYSIS.title),
    };
  });
}
