/** Notes on tasks that an amended annex no longer has. */
import { comparable } from '../../../cells/value.js';
import { TASKS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import type { WorkbookPort } from '../../../workbook/port.js';

/** Puts a note on the code of each task, where it stands now; '' takes it away. Nothing of the task is changed. */
export function markTasks(workbook: WorkbookPort, codes: readonly string[], note: string): void {
  if (codes.length === 0) return;
  const contents = workbook.read([TASKS.title]).get(TASKS.title);
  const column = positions(TASKS, contents).get('code');
  if (!contents || column === undefined) return;
  const wanted = new Set(codes.map(comparable));
  const cells = contents.values.flatMap((values, i) =>
    i > 0 && wanted.has(comparable(String(values[column] ?? ''))) ? [{ row: i + 1, column: column + 1 }] : [],
  );
  workbook.markCells(TASKS.title, cells, note);
}
