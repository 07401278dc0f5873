/** Until when a row that is sent back today is to be corrected. */
import type { Day } from '../../../calendar/day.js';
import { DAYS_OFF, SETTINGS } from '../../../schema/sheets.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';

/** Sheets that it is reckoned from. */
export const CORRECTION_SHEETS: readonly string[] = [SETTINGS.title, DAYS_OFF.title];

/** @example returned on Thursday 20/04/2023 with `Số ngày sửa` 3 //=> Tuesday 25/04/2023 */
export function endOfCorrection(contents: WorkbookContents, today: Day): Day {
  const needed = new Map([...contents].filter(([title]) => CORRECTION_SHEETS.includes(title)));
  const { settings, calendar } = readPlan(needed, today).plan;
  return calendar.add(today, settings.correctionDays);
}
