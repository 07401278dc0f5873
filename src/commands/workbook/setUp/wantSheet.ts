/** Makes an optional sheet when it is first wanted, and the formulas that heed it from then on. */
import type { Environment } from '../../../environment.js';
import type { Sheet } from '../../../schema/declaration.js';
import { type DeclaredSheets, sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { completionOf } from '../../../workbook/completion.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { unheeding } from '../../../workbook/unheeding.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { rememberWorkbook } from '../workbookMemory.js';
import { completeWorkbook, isInGuide } from './completeWorkbook.js';

/** Whether a formula is as it was before one of these sheets stood. */
function isUnheeded(contents: WorkbookContents, declared: DeclaredSheets, sheets: readonly Sheet[]): boolean {
  const { standing, columns } = completionOf(contents, declared);
  return declared.some((sheet) => {
    const one = contents.get(sheet.title);
    return (
      one !== undefined &&
      columns.get(sheet)!.length === 0 &&
      unheeding(sheet, one, sheets, standing).length > 0
    );
  });
}

/** @returns the plan with the sheets in it */
export function wantSheet(environment: Environment, current: Current, ...wanted: readonly Sheet[]): Current {
  const { contents } = current;
  // A run that was cut off may have made one in part.
  const stands = (sheet: Sheet): boolean => {
    const at = positions(sheet, contents.get(sheet.title));
    return (
      contents.has(sheet.title) &&
      Object.keys(sheet.columns).every((key) => at.has(key)) &&
      isInGuide(contents, sheet)
    );
  };
  const declared = sheetsAtHand(contents, new Set(wanted.map(({ key }) => key)));
  if (wanted.every(stands) && !isUnheeded(contents, declared, wanted)) return current;
  completeWorkbook(environment, contents, declared, null);
  const now = requirePlanInZone(environment);
  rememberWorkbook(environment, now.contents);
  return now;
}
