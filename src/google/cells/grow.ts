type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface Size {
  rows: number;
  columns: number;
}

/** Google: a new sheet has 1,000 rows and 26 columns. */
const NEW_SHEET: Size = { rows: 1000, columns: 26 };

/** Sizes of sheets made in this execution: asking for them costs two calls each time. */
const made = new WeakMap<Sheet, Size>();
/** Of these, those that nothing was done to yet. */
const untouched = new WeakSet<Sheet>();

/** Says that a sheet has just been made. */
export function justMade(sheet: Sheet): Sheet {
  made.set(sheet, { ...NEW_SHEET });
  untouched.add(sheet);
  return sheet;
}

/** Whether this execution has made the sheet and does something to it for the first time. */
export const firstTouch = (sheet: Sheet): boolean => untouched.delete(sheet);

/** Times that the last row is looked for, while others delete rows: past it Google puts none in. */
const TRIES = 3;

/**
 * Puts empty rows below the last.
 *
 * @param known the number of the last row, where it has been asked for
 * @returns the first of the new ones (1-based)
 */
export function addRows(sheet: Sheet, count: number, known?: number): number {
  let last = known ?? sheet.getMaxRows();
  for (let tried = 1; ; tried++) {
    try {
      sheet.insertRowsAfter(last, count);
      return last + 1;
    } catch (error) {
      if (tried === TRIES) throw error;
      last = sheet.getMaxRows();
    }
  }
}

/** A sheet does not grow under setValues. @returns its rows afterwards */
export function grow(sheet: Sheet, rows: number, columns: number): number {
  const size = made.get(sheet) ?? { rows: sheet.getMaxRows(), columns: sheet.getMaxColumns() };
  while (rows > size.rows) {
    const missing = rows - size.rows;
    size.rows = addRows(sheet, missing, size.rows) + missing - 1;
  }
  if (columns > size.columns) {
    sheet.insertColumnsAfter(size.columns, columns - size.columns);
    size.columns = columns;
  }
  return size.rows;
}
