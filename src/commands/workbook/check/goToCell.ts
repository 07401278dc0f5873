/** Shows a cell to the person at the keyboard: what a click in the sidebar does. */
import { comparable } from '../../../cells/comparable.js';
import type { CellRequest, CellShown } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { headersOf } from '../../../workbook/contents.js';

/**
 * A column that has gone or was not named leaves the row's first cell; with a last row the rows are shown as one block,
 * whatever the column.
 *
 * @throws Refusal when sheet or row are gone
 */
export function goToCell({ workbook }: Environment, { sheet, row, column, lastRow }: CellRequest): CellShown {
  const contents = workbook.read([sheet]).get(sheet);
  if (!contents) throw new Refusal(`Không còn trang tính «${sheet}».`);
  const { title, values } = contents;
  if (row > values.length)
    throw new Refusal(`Trang «${title}» không có dòng ${row}; trang dừng ở dòng ${values.length}.`);
  if (lastRow !== undefined && lastRow > row) {
    workbook.select(title, row, 1, Math.min(lastRow, values.length) - row + 1, values[0]!.length);
    return { sheet: title, row };
  }
  const headers = headersOf(contents).map(comparable);
  const at = column === undefined ? -1 : headers.indexOf(comparable(column));
  workbook.select(title, row, Math.max(at, 0) + 1);
  return { sheet: title, row };
}
