/** The plan as the workbook has it now. */

import type { Environment } from '../environment.js';
import { Refusal } from '../refusal.js';
import { SETTINGS } from '../schema/sheets.js';
import type { WorkbookContents } from '../workbook/contents.js';
import { type ReadPlan, readPlan } from '../workbook/readPlan.js';

export interface Current extends ReadPlan {
  readonly contents: WorkbookContents;
}

export const isSetUp = (contents: WorkbookContents): boolean => contents.has(SETTINGS.title);

export function currentPlan(environment: Environment): Current {
  const contents = environment.workbook.read();
  return { contents, ...readPlan(contents, environment.today()) };
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
