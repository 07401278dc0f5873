/** The plan as the workbook has it now. */

import { isVietnamsZone, ZONE } from '../calendar/zone.js';
import type { Environment } from '../environment.js';
import { Refusal } from '../refusal.js';
import { SETTINGS } from '../schema/sheets.js';
import { type DeclaredSheets, sheetsAtHand } from '../schema/sheetsAtHand.js';
import type { WorkbookContents } from '../workbook/contents.js';
import { type ReadPlan, readPlan } from '../workbook/reading/readPlan.js';

export interface Current extends ReadPlan {
  readonly contents: WorkbookContents;
  readonly sheets: DeclaredSheets;
}

export const isSetUp = (contents: WorkbookContents): boolean => contents.has(SETTINGS.title);

export function currentPlan(environment: Environment): Current {
  const contents = environment.workbook.read();
  return { contents, sheets: sheetsAtHand(contents), ...readPlan(contents, environment.today()) };
}

/** @throws Refusal when the workbook has never been set up */
export function requirePlan(environment: Environment): Current {
  const current = currentPlan(environment);
  if (!isSetUp(current.contents)) {
    throw new Refusal(
      'Bảng tính chưa được thiết lập. Hãy chạy «Thiết lập bảng tính» trong trình đơn Theo dõi PAPI.',
    );
  }
  return current;
}

/**
 * The plan, for a command that writes or sends days. In another zone a date cell names another day to the program than
 * to people, and what is written or mailed then is a day off for good.
 *
 * @throws Refusal when the workbook has never been set up, or while spreadsheet or script are not in Vietnam's zone
 */
export function requirePlanInZone(environment: Environment): Current {
  const current = requirePlan(environment);
  const { spreadsheet, script } = environment.workbook.zones();
  if (!isVietnamsZone(spreadsheet))
    throw new Refusal(
      `Múi giờ của bảng tính đang là ${spreadsheet}, không phải ${ZONE}, nên ngày bị lệch. Chưa ghi, chưa gửi gì. Hãy chạy lại «Thiết lập bảng tính» để đặt lại múi giờ rồi làm lại việc này.`,
    );
  if (!isVietnamsZone(script))
    throw new Refusal(
      `Múi giờ của chương trình đang là ${script}, không phải ${ZONE}, nên ngày bị lệch. Chưa ghi, chưa gửi gì. Hãy nhờ người cài đặt sửa timeZone trong appsscript.json.`,
    );
  return current;
}
