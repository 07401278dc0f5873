/** A summary written to a sheet of its own, as values with native charts. */

import { timeText } from '../../calendar/timeText.js';
import type { Environment } from '../../environment.js';
import { STATUSES } from '../../plan/status.js';
import type { Summary } from '../../summary/summary.js';
import { summaryCells } from '../../summary/summarySheet.js';

const WIDTHS = [70, 330, ...STATUSES.map(() => 82), 70, 80, 95, 95, 75];

/** Replaces the sheet's content; gives its number of rows. */
export function putSummary(
  environment: Environment,
  title: string,
  summary: Summary,
  problems: number,
): number {
  const at = timeText(environment.now());
  const cells = summaryCells(summary, { at, by: environment.userEmail(), problems });
  environment.workbook.replace(title, { ...cells, widths: WIDTHS });
  environment.workbook.flush();
  return cells.values.length;
}
