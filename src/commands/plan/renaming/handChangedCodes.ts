/** Codes that were typed over by hand while other sheets still name them: named with the action that renames them everywhere. */
import { comparable } from '../../../cells/value.js';
import type { Renaming } from '../../../plan/succession/renaming.js';
import { AGENCIES, LEDGER, TASKS } from '../../../schema/sheets.js';
import type { DeclaredSheets } from '../../../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import type { Problem } from '../../../workbook/reading/problem.js';
import { cellsNaming, codedSheet, ownCell } from './cellsNaming.js';

/** `Việc` of the ledger's line that an edit leaves. */
export const CODE_CHANGE = 'Đổi mã bằng tay';

/** What the ledger tells of codes that were typed over, each change once. */
function handChanges(contents: WorkbookContents): Renaming[] {
  const sheet = contents.get(LEDGER.title);
  const at = positions(LEDGER, sheet);
  const found = new Map<string, Renaming>();
  for (const line of sheet?.values.slice(FIRST_DATA_ROW - 1) ?? []) {
    if (comparable(String(line[at.get('deed') ?? -1] ?? '')) !== comparable(CODE_CHANGE)) continue;
    const [key, from, to] = String(line[at.get('detail') ?? -1] ?? '').split('\n');
    if (!from || !to || (key !== AGENCIES.key && key !== TASKS.key)) continue;
    found.set(`${key}|${comparable(from)}`, { of: key === TASKS.key ? 'task' : 'agency', from, to });
  }
  return [...found.values()];
}

export function handChangedCodeProblems(contents: WorkbookContents, sheets: DeclaredSheets): Problem[] {
  return handChanges(contents).flatMap((renaming): Problem[] => {
    const { from, to } = renaming;
    const now = ownCell({ ...renaming, from: to }, contents);
    if (ownCell(renaming, contents) !== null || now === null) return [];
    const left = cellsNaming(renaming, contents, sheets).length;
    if (left === 0) return [];
    return [
      {
        severity: 'lỗi',
        sheet: codedSheet(renaming).title,
        row: now.row,
        column: now.header,
        message: `Mã «${from}» đổi tay thành «${to}», còn ${left} ô ở các trang ghi mã cũ: nhiệm vụ, báo cáo đó không được tính.`,
        remedy: `Ở thanh bên, thẻ Thiết lập, mục Nâng cao, chọn «Đổi mã», mã cũ ${from}, mã mới ${to}; hoặc gõ lại mã cũ.`,
      },
    ];
  });
}
