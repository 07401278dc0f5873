/** Gửi cấp trên: what this workbook's own line of authority is told, written to a sheet that the workbook above reads. */
import { timeText } from '../../../calendar/timeText.js';
import type { SentUpReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { indicatorsShown } from '../../../forms/shown.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { figuresSent, periodsSent, type SentUp, sentUpCells } from '../../../rollUp/sentUp.js';
import { dataSent, resultsSent } from '../../../rollUp/unitResults.js';
import { SENT_UP } from '../../../schema/sheets.js';
import { materialOf } from '../../../summary/material.js';
import { cubeOf } from '../../../summary/summary.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { plainTable } from './plainTable.js';
import { sentRatings } from './sentRatings.js';
import { sentRemarks } from './sentRemarks.js';
import { addUpperColumn, evidenceIn, upperCodes } from './upperCodes.js';

/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 40;

/** Remarks that go up: a few, chosen. */
export const MOST_REMARKS = 30;

/**
 * @param request `remarks`: what is to be said above, in the place of what was said before; left out: the same as before.
 * `byTask`: makes the column for the upper plan's codes where it is missing
 */
export function sendUp(environment: Environment, { remarks, byTask }: RequestOf<'sendUp'>): SentUpReport {
  if (remarks && remarks.length > MOST_REMARKS)
    throw new Refusal(
      `Gửi lên nhiều nhất ${MOST_REMARKS} ý kiến, nhưng chọn ${remarks.length}: hãy bớt lại. Chưa ghi gì.`,
    );
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'lập số liệu gửi cấp trên');
    const made = wantSheet(environment, current, SENT_UP);
    const columnAdded = byTask === true && addUpperColumn(environment, made);
    const sent = writeSentUp(environment, made, remarks);
    if (made !== current) updateRights(environment, { calls: RIGHTS_CALLS, first: SENT_UP.title });
    appendLedger(environment, [
      {
        deed: 'Lập số liệu gửi cấp trên',
        content: `${sent.figures.length} dòng số liệu, ${sent.results.length} kết quả theo nhiệm vụ, ${sent.remarks.length} ý kiến`,
      },
    ]);
    return {
      sheet: SENT_UP.title,
      rows: sent.figures.length,
      remarks: sent.remarks,
      results: sent.results.length,
      data: sent.data.length,
      columnAdded,
      link: environment.workbook.linkTo(SENT_UP.title),
      made: sent.made,
    };
  });
}

/** Writes what goes up as it stands now; the daily run does so wherever the sheet stands. */
export function writeSentUp(
  environment: Environment,
  current: Current,
  remarks = sentRemarks(current.contents),
): SentUp {
  const { plan } = current;
  const material = materialOf(plan);
  const sent: SentUp = {
    unit: plan.settings.unit,
    plan: material.planName,
    asOf: plan.settings.asOf,
    made: timeText(environment.now()),
    figures: figuresSent(cubeOf(material.directory, material.standing(material.asOf), material.calendar)),
    indicators: indicatorsShown(plan, null)
      .filter(({ type }) => type !== 'Chữ')
      .map(({ code, title, type, numerator, denominator }) => ({
        code,
        title,
        type,
        numerator,
        denominator,
      })),
    ratings: sentRatings(environment, current),
    results: resultsSent(plan, upperCodes(current), evidenceIn(current)),
    data: dataSent(plan),
    periods: periodsSent(plan.periods),
    remarks: remarks.map((remark) => remark.trim()).filter((remark) => remark !== ''),
  };
  environment.workbook.replace(SENT_UP.title, plainTable(sentUpCells(sent), ['Tên', 'Nội dung']));
  environment.workbook.flush();
  return sent;
}
