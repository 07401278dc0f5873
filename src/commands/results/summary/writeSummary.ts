/** Writes the consolidated summary to `Tổng hợp`, or in its place a lead agency's form to a sheet of its own. */
import type { SummaryReport, SummaryRequest, WriteSummaryRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { SUMMARY } from '../../../schema/sheets.js';
import type { Summary } from '../../../summary/summary.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { writeForm } from '../../reporting/forms/writeForm.js';
import { periodNamed } from '../../reporting/periods/periodNamed.js';
import { ratingWritten } from '../rating/publishedRating.js';
import { asPreview, summaryOf } from './previewSummary.js';
import { putSummary } from './summaryOnSheet.js';

export function writeSummary(
  environment: Environment,
  { form, ...request }: WriteSummaryRequest,
): SummaryReport {
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    if (form !== undefined) {
      const written = writeForm(environment, current, form, request.period);
      const summary = summaryOf(environment, current, { ...request, lead: form });
      // Of a form the lines between its cells are printed too: units are read across.
      return reported(environment, current, summary, written, true);
    }
    requireCoordinator(environment, current.plan.settings, 'ghi bảng tổng hợp');
    const summary = summaryOf(environment, current, request);
    if (!current.contents.has(SUMMARY.title))
      environment.workbook.createSheet(SUMMARY.title, current.sheets.indexOf(SUMMARY));
    const rows = putSummary(
      environment,
      SUMMARY.title,
      summary,
      current.problems.length,
      ofYear(current, request) ? ratingWritten(environment, current) : null,
    );
    return reported(environment, current, summary, { sheet: SUMMARY.title, rows });
  });
}

/** A rating is of the whole plan, as it stands. */
const ofYear = ({ plan }: Current, { period, lead, area, asOf }: SummaryRequest): boolean =>
  [lead, area, asOf].every((narrowed) => narrowed === undefined) &&
  (!period || periodNamed(plan, period).kind === 'Năm');

const reported = (
  { workbook }: Environment,
  current: Current,
  summary: Summary,
  written: Pick<SummaryReport, 'sheet' | 'rows'>,
  lines = false,
): SummaryReport => ({
  ...asPreview(summary, current),
  ...written,
  print: workbook.printLink(written.sheet, lines),
});
