/** Puts the rows of each agency and period together again, after people sorted a report sheet by something else. */
import type { Environment } from '../../../environment.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { positions } from '../../../workbook/contents.js';

export function gatherRows({ workbook }: Environment, title: string): void {
  const contents = workbook.read([title]);
  const declared = sheetsAtHand(contents).find((sheet) => sheet.title === title);
  if (!declared) return;
  const at = positions(declared, contents.get(title));
  const columns = ['period', 'agency', 'task'].flatMap((key) => (at.has(key) ? [at.get(key)! + 1] : []));
  if (columns.length < 2) return;
  // Protections stay where they are while rows move: nothing stands open until they are set anew.
  workbook.rights.sheet(title)?.whole()?.setOpen([]);
  workbook.sortRows(title, columns);
  workbook.flush();
}
