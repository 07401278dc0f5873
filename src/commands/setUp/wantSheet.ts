/** Makes an optional sheet when it is first wanted, and the formulas that heed it from then on. */
import type { Environment } from '../../environment.js';
import type { Sheet } from '../../schema/declaration.js';
import { sheetsAtHand } from '../../schema/sheetsAtHand.js';
import { positions } from '../../workbook/contents.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { rememberWorkbook } from '../workbookMemory.js';
import { completeWorkbook } from './completeWorkbook.js';

/** @returns the plan with the sheet in it */
export function wantSheet(environment: Environment, current: Current, wanted: Sheet): Current {
  const { contents } = current;
  // A run that was cut off may have made it in part.
  const at = positions(wanted, contents.get(wanted.title));
  if (contents.has(wanted.title) && Object.keys(wanted.columns).every((key) => at.has(key))) return current;
  completeWorkbook(environment, contents, sheetsAtHand(contents, new Set([wanted.key])), null);
  const now = requirePlanInZone(environment);
  rememberWorkbook(environment, now.contents);
  return now;
}
