/** Puts the rows of each agency and period together again, after people sorted a report sheet by something else. */
import type { Environment } from '../../environment.js';
import type { Sheet } from '../../schema/declaration.js';
import { SHEETS } from '../../schema/sheets.js';
import { positions } from '../../workbook/contents.js';

export function gatherRows({ workbook }: Environment, title: string): void {
  const declared = (SHEETS as readonly Sheet[]).find((sheet) => sheet.title === title);
  if (!declared) return;
  const at = positions(declared, workbook.read([title]).get(title));
  const columns = ['period', 'agency', 'task'].flatMap((key) => (at.has(key) ? [at.get(key)! + 1] : []));
  if (columns.length < 2) return;
  // Protections stay where they are while rows move: nothing stands open until they are set anew.
  workbook.rights.sheet(title)?.whole()?.setOpen([]);
  workbook.sortRows(title, columns);
  workbook.flush();
}
