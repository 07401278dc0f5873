/** Makes an optional sheet when it is first wanted, and the formulas that heed it from then on. */
import type { Environment } from '../../environment.js';
import type { Sheet } from '../../schema/declaration.js';
import { sheetsAtHand } from '../../schema/sheetsAtHand.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { rememberWorkbook } from '../workbookMemory.js';
import { completeWorkbook } from './completeWorkbook.js';

/** @returns the plan with the sheet in it */
export function wantSheet(environment: Environment, current: Current, wanted: Sheet): Current {
  const { contents } = current;
  if (contents.has(wanted.title)) return current;
  completeWorkbook(environment, contents, sheetsAtHand(contents, new Set([wanted.key])), null);
  const now = requirePlanInZone(environment);
  rememberWorkbook(environment, now.contents);
  return now;
}
