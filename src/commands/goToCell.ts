/** Shows a cell to the person at the keyboard: what a click in the sidebar does. */
import { comparable } from '../cells/value.js';
import type { CellRequest } from '../contract.js';
import type { Environment } from '../environment.js';
import { Refusal } from '../refusal.js';

export function goToCell({ workbook }: Environment, { sheet, row, column }: CellRequest): void {
  const contents = workbook.read([String(sheet)]).get(String(sheet));
  if (!contents) throw new Refusal(`Không còn trang tính «${sheet}».`);
  if (!Number.isInteger(row) || row < 1) throw new Refusal(`Dòng «${row}» không hợp lệ.`);
  const headers = (contents.values[0] ?? []).map((header) => comparable(String(header)));
  const at = column === undefined ? -1 : headers.indexOf(comparable(String(column)));
  workbook.select(contents.title, row, Math.max(at, 0) + 1);
}
