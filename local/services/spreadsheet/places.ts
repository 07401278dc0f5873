/** Where the ranges and sheets are that scripts hand over to other services. */
import type { Rectangle } from '../../grid/rectangle.js';

type Range = GoogleAppsScript.Spreadsheet.Range;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface Place extends Rectangle {
  readonly sheetId: string;
}

const ranges = new WeakMap<object, Place>();
const sheets = new WeakMap<object, string>();

export function placed(range: Range, place: Place): Range {
  ranges.set(range, place);
  return range;
}

/** @throws in Google's words for what is no range */
export function placeOf(range: Range): Place {
  const place = ranges.get(range);
  if (!place) throw new Error("The parameters don't match the method signature: a Range is wanted.");
  return place;
}

export const rectangleOf = (range: Range): Rectangle => {
  const { row, column, rows, columns } = placeOf(range);
  return { row, column, rows, columns };
};

export function identified(sheet: Sheet, id: string): Sheet {
  sheets.set(sheet, id);
  return sheet;
}

export function sheetIdOf(sheet: Sheet): string {
  const id = sheets.get(sheet);
  if (id === undefined)
    throw new Error("The parameters don't match the method signature: a Sheet is wanted.");
  return id;
}
