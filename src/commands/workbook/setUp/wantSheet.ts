/** Makes an optional sheet when it is first wanted, and the formulas that heed it from then on. */
import type { Environment } from '../../../environment.js';
import type { Sheet } from '../../../schema/declaration.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { positions } from '../../../workbook/contents.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { rememberWorkbook } from '../workbookMemory.js';
import { completeWorkbook } from './completeWorkbook.js';

/** @returns the plan with the sheets in it */
export function wantSheet(environment: Environment, current: Current, ...wanted: readonly Sheet[]): Current {
  const { contents } = current;
  // A run that was cut off may have made one in part.
  const isWhole = (sheet: Sheet): boolean => {
    const at = positions(sheet, contents.get(sheet.title));
    return contents.has(sheet.title) && Object.keys(sheet.columns).every((key) => at.has(key));
  };
  if (wanted.every(isWhole)) return current;
  completeWorkbook(
    environment,
    contents,
    sheetsAtHand(contents, new Set(wanted.map(({ key }) => key))),
    null,
  );
  const now = requirePlanInZone(environment);
  rememberWorkbook(environment, now.contents);
  return now;
}
