/** A summary written to a sheet of its own, as values with native charts. */

import { timeText } from '../../../calendar/timeText.js';
import type { Environment } from '../../../environment.js';
import type { Summary } from '../../../summary/summary.js';
import { type RatingWritten, summaryCells } from '../../../summary/summarySheet.js';

/** Replaces the sheet's content; gives its number of rows. */
export function putSummary(
  environment: Environment,
  title: string,
  summary: Summary,
  problems: number,
  rating: RatingWritten | null = null,
): number {
  const at = timeText(environment.now());
  const cells = summaryCells(summary, { at, by: environment.userEmail(), problems, rating });
  environment.workbook.replace(title, cells);
  environment.workbook.flush();
  return cells.values.length;
}
