/**
 * Cells found by their whole text, wherever they stand. With Google's TextFinder a replacement is one step of Google's
 * own, which no other edit can come between; where a host offers none, the cells are read right before they are written.
 */
import { cellName } from '../../cells/a1.js';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type TextFinder = GoogleAppsScript.Spreadsheet.TextFinder;

function finderOf(sheet: Sheet, text: string, isPattern: boolean): TextFinder | null {
  try {
    return sheet.createTextFinder(text).matchCase(true).matchEntireCell(true).useRegularExpression(isPattern);
  } catch {
    return null;
  }
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function placesOf(sheet: Sheet, text: string, isPattern: boolean): Place[] {
  const pattern = isPattern ? new RegExp(`^(?:${text})$`) : null;
  return sheet
    .getDataRange()
    .getValues()
    .flatMap((line, i) =>
      line.flatMap((value, j): Place[] =>
        (pattern ? pattern.test(String(value)) : String(value) === text)
          ? [{ row: i + 1, column: j + 1 }]
          : [],
      ),
    );
}

/** @returns the 1-based row of the first cell that says exactly that; null where none does */
export function rowSaying(sheet: Sheet, text: string): number | null {
  const finder = finderOf(sheet, text, false);
  if (finder) return finder.findNext()?.getRow() ?? null;
  return placesOf(sheet, text, false)[0]?.row ?? null;
}

/**
 * @param isPattern whether `text` is a regular expression, which a cell has to match as a whole
 * @returns how many cells were replaced
 */
export function replaceCells(sheet: Sheet, text: string, by: string, isPattern: boolean): number {
  const finder = finderOf(sheet, text, isPattern);
  if (finder) return finder.replaceAllWith(by);
  const places = placesOf(sheet, text, isPattern);
  if (places.length > 0) sheet.getRangeList(places.map(cellName)).setValue(by);
  return places.length;
}
