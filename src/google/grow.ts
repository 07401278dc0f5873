/** A sheet does not grow under setValues. @returns its rows afterwards */
export function grow(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number, columns: number): number {
  const present = sheet.getMaxRows();
  if (rows > present) sheet.insertRowsAfter(present, rows - present);
  const presentColumns = sheet.getMaxColumns();
  if (columns > presentColumns) sheet.insertColumnsAfter(presentColumns, columns - presentColumns);
  return Math.max(rows, present);
}
