/** A summary written to a sheet of its own, as values. */
import { STATUSES } from '../plan/status.js';
import type { Summary } from '../summary/summary.js';
import { summaryCells } from '../summary/summarySheet.js';
import { TEXT_FORMAT } from '../workbook/layout.js';
import type { Environment } from '../workbook/port.js';
import { timeText } from './timeText.js';

const FORMATS = [TEXT_FORMAT, TEXT_FORMAT, ...STATUSES.map(() => '0'), '0', '0%'];
const WIDTHS = [90, 320, ...STATUSES.map(() => 90), 80, 100];

/** Replaces the sheet's content; gives its number of rows. */
export function putSummary(
  environment: Environment,
  title: string,
  summary: Summary,
  problems: number,
): number {
  const cells = summaryCells(summary, timeText(environment.now()), environment.userEmail(), problems);
  environment.workbook.replace(title, { ...cells, formats: FORMATS, widths: WIDTHS });
  environment.workbook.flush();
  return cells.values.length;
}
