/** The cells that name an agency or a task by its code, in every sheet, and what is to stand in each. */
import { type CellValue, comparable } from '../../../cells/value.js';
import { resealed } from '../../../plan/reports/approvalSeal.js';
import { type Renaming, renamedCode } from '../../../plan/succession/renaming.js';
import type { Sheet } from '../../../schema/declaration.js';
import { AGENCIES, EXTENSIONS, GROUPS, TASKS } from '../../../schema/sheets.js';
import type { DeclaredSheets } from '../../../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import type { CellChange } from '../../../workbook/guardedWrite.js';

/** The sheet whose rows have such codes, and its column of them. */
export const codedSheet = ({ of }: Renaming): Sheet => (of === 'agency' ? AGENCIES : TASKS);

/** Whether a column names such codes; the column of the codes themselves is not among them. */
function names({ of }: Renaming, sheet: Sheet, key: string): boolean {
  const column = sheet.columns[key]!;
  // Beside kinds and groups a group is made of agencies.
  if (of === 'agency' && sheet.key === GROUPS.key && key === 'of') return true;
  if (column.type !== 'code' && column.type !== 'codes') return false;
  if (column.from === (of === 'agency' ? 'agencies' : 'tasks')) return true;
  // Of findings and periods other codes stand there: only what is the very code of a task is one.
  return of === 'task' && sheet.key === EXTENSIONS.key && key === 'work';
}

/** A cell with one code, or several between ";" and line breaks: the code under its new name, all else as it is. */
const renamedIn = (renaming: Renaming, cell: string): string =>
  cell
    .split(/([;\n,])/)
    .map((part) => {
      const text = part.trim().replace(/^trừ\s+/iu, '');
      return text === '' ? part : part.replace(text, renamedCode(renaming, text));
    })
    .join('');

/** The cells of every sheet but the one with the codes themselves and the ledger. */
export function cellsNaming(
  renaming: Renaming,
  contents: WorkbookContents,
  sheets: DeclaredSheets,
): CellChange[] {
  return sheets.flatMap((sheet): CellChange[] => {
    const one = contents.get(sheet.title);
    if (!one || sheet.byProgram) return [];
    const at = positions(sheet, one);
    const columns = Object.keys(sheet.columns).filter((key) => at.has(key) && names(renaming, sheet, key));
    const change = (row: number, key: string, old: CellValue, now: CellValue): CellChange => ({
      sheet: sheet.title,
      row: row + 1,
      column: at.get(key)! + 1,
      header: sheet.columns[key]!.title,
      old,
      now,
    });
    return one.values.flatMap((line, row): CellChange[] => {
      if (row < FIRST_DATA_ROW - 1) return [];
      const changes = columns.flatMap((key): CellChange[] => {
        const old = line[at.get(key)!] ?? '';
        if (typeof old !== 'string' || one.formulas[row]?.[at.get(key)!]) return [];
        const now = renamedIn(renaming, old);
        return now === old ? [] : [change(row, key, old, now)];
      });
      if (!('seal' in sheet.columns) || changes.length === 0 || !at.has('seal')) return changes;
      // What was approved stays approved under the new code.
      const mark = String(line[at.get('seal')!] ?? '');
      const cell = (key: string): string => String(line[at.get(key) ?? -1] ?? '');
      const about = at.has('indicator') ? 'indicator' : 'task';
      const row0 = { period: cell('period'), agency: cell('agency'), [about]: cell(about) };
      const now = resealed(mark, row0, { ...row0, [renaming.of]: renaming.to });
      return now === mark ? changes : [...changes, change(row, 'seal', mark, now)];
    });
  });
}

/** The cell with the code itself; none where no row has it. */
export function ownCell(renaming: Renaming, contents: WorkbookContents): CellChange | null {
  const sheet = codedSheet(renaming);
  const one = contents.get(sheet.title);
  const column = positions(sheet, one).get('code');
  if (!one || column === undefined) return null;
  const row = one.values.findIndex(
    (line, i) =>
      i >= FIRST_DATA_ROW - 1 && comparable(String(line[column] ?? '')) === comparable(renaming.from),
  );
  return row < 0
    ? null
    : {
        sheet: sheet.title,
        row: row + 1,
        column: column + 1,
        header: sheet.columns['code']!.title,
        old: one.values[row]![column] ?? '',
        now: renaming.to,
      };
}
