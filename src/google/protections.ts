/** The program's own protections, told from people's by how their description begins. */
import { rectangleName } from '../cells/a1.js';
import type { ProtectionChanges, ProtectionFailure } from '../workbook/port.js';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleProtection = GoogleAppsScript.Spreadsheet.Protection;

/** How the description of every protection of the program begins. */
const MARK = 'Theo dõi PAPI: ';

function ours(spreadsheet: Spreadsheet): { key: string; protection: GoogleProtection }[] {
  const { RANGE, SHEET } = SpreadsheetApp.ProtectionType;
  return [RANGE, SHEET]
    .flatMap((type) => spreadsheet.getProtections(type))
    .map((protection) => ({ description: protection.getDescription(), protection }))
    .filter(({ description }) => description.startsWith(MARK))
    .map(({ description, protection }) => ({ key: description.slice(MARK.length), protection }));
}

export const protectionsOf = (spreadsheet: Spreadsheet): string[] => ours(spreadsheet).map(({ key }) => key);

export function protect(spreadsheet: Spreadsheet, { remove, add }: ProtectionChanges): ProtectionFailure[] {
  const doomed = new Set(remove);
  if (doomed.size > 0) {
    for (const { key, protection } of ours(spreadsheet)) if (doomed.has(key)) protection.remove();
  }
  const failures = new Map<string, string>();
  for (const { key, sheet: title, area, open, editors } of add) {
    const sheet = spreadsheet.getSheetByName(title);
    if (!sheet) continue;
    const protection = (
      area ? sheet.getRange(rectangleName(area)).protect() : sheet.protect()
    ).setDescription(MARK + key);
    // One list of ranges is one call, however many there are.
    if (open.length > 0)
      protection.setUnprotectedRanges(sheet.getRangeList(open.map(rectangleName)).getRanges());
    // Whoever has access may edit a fresh protection. Google takes out neither the owner nor the current user.
    protection.removeEditors(protection.getEditors());
    const wanted = editors.filter((editor) => !failures.has(editor));
    try {
      if (wanted.length > 0) protection.addEditors(wanted);
    } catch {
      for (const editor of wanted) {
        try {
          protection.addEditor(editor);
        } catch (error) {
          failures.set(editor, error instanceof Error ? error.message : String(error));
        }
      }
    }
    if (protection.canDomainEdit()) protection.setDomainEdit(false);
  }
  return [...failures].map(([address, reason]) => ({ address, reason }));
}
