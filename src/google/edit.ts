/** The cells that an onEdit event tells of. */
import type { Edit } from '../commands/reporting/edits/editedRows.js';

/** null for anything but a real event: whoever can open the sidebar can call onEdit with what they like. */
export function editOf(event: unknown): Edit | null {
  const { range, value, oldValue } = (event ?? {}) as Partial<GoogleAppsScript.Events.SheetsOnEdit>;
  if (typeof range?.getSheet !== 'function') return null;
  return {
    sheet: range.getSheet().getName(),
    row: range.getRow(),
    column: range.getColumn(),
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
    // Google tells them of a single cell only; of a day its serial number.
    ...(value === undefined || value === null ? {} : { now: value as string | number }),
    ...(oldValue === undefined || oldValue === null ? {} : { before: oldValue as string | number }),
  };
}
