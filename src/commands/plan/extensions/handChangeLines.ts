/** Due days typed over by hand, as `Nhật ký` tells them. */
import { type HandChange, handChanges } from '../../../plan/extensions/handChanges.js';
import type { Plan } from '../../../plan/model.js';
import { LEDGER } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';

/** Those of which nobody has said yet what they are. */
export function pendingHandChanges(contents: WorkbookContents, { tasks }: Plan): HandChange[] {
  const sheet = contents.get(LEDGER.title);
  if (!sheet) return [];
  const at = positions(LEDGER, sheet);
  const lines = sheet.values.slice(FIRST_DATA_ROW - 1).map((line) => ({
    deed: String(line[at.get('deed') ?? -1] ?? ''),
    outcome: String(line[at.get('outcome') ?? -1] ?? ''),
    detail: String(line[at.get('detail') ?? -1] ?? ''),
  }));
  return handChanges(lines, tasks);
}
