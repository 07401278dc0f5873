/** The cells of a sheet as they are read, and where its declared columns stand among them. */
import { type CellValue, comparable, isBlank } from '../cells/value.js';
import type { Sheet } from '../schema/declaration.js';
import type { DeclaredSheets } from '../schema/sheetsAtHand.js';
import type { Positions } from '../schema/standing.js';
import type { Problem } from './reading/problem.js';

/** A sheet's cells from A1 to its last row and column with content. */
export interface Contents {
  readonly title: string;
  readonly values: readonly (readonly CellValue[])[];
  /** Formula text of each cell, empty where there is none; the same shape as `values`. */
  readonly formulas: readonly (readonly string[])[];
}

/** Nothing stands in the sheet: Google gives its first cell then. */
export const isEmpty = ({ values }: Contents): boolean =>
  values.length === 1 && values[0]!.length === 1 && isBlank(values[0]![0]);

/** The workbook as read in one go: sheets by title. */
export type WorkbookContents = ReadonlyMap<string, Contents>;

/** `=VSTACK("Tình trạng";…)`: how the formula in the header of a computed column begins. */
const TITLED_FORMULA = /^=\s*VSTACK\(\s*"((?:[^"]|"")*)"/i;

/**
 * The headers of a sheet as people read them. The header of a computed column is the first text of its formula, also
 * where the formula cannot show it (#REF!, #ERROR!, Loading…).
 */
export function headersOf(contents: Contents | undefined): string[] {
  return (contents?.values[0] ?? []).map((shown, i) => {
    const [, title] = TITLED_FORMULA.exec(contents?.formulas[0]?.[i] ?? '') ?? [];
    return title === undefined ? String(shown) : title.replace(/""/g, '"');
  });
}

/** Finds the declared columns by header, wherever people have moved them. The first of two alike counts. */
export function positions(sheet: Sheet, contents: Contents | undefined): Positions {
  const headers = headersOf(contents).map(comparable);
  const found = new Map<string, number>();
  for (const [key, column] of Object.entries(sheet.columns)) {
    const at = headers.indexOf(comparable(column.title));
    if (at >= 0) found.set(key, at);
  }
  return found;
}

/** Finds a declared column (0-based) of any sheet, by the sheet's title and the column's key. */
export const columnFinder =
  (contents: WorkbookContents, sheets: DeclaredSheets) =>
  (title: string, key: string): number | undefined => {
    const sheet = sheets.find((one) => one.title === title);
    return sheet && positions(sheet, contents.get(title)).get(key);
  };

export const missingSheet = ({ title }: Sheet): Problem => ({
  severity: 'lỗi',
  sheet: title,
  row: null,
  column: null,
  message: `Không thấy trang tính «${title}».`,
  remedy: 'Nếu trang bị đổi tên, hãy đặt lại đúng tên; nếu bị xóa, chạy Thiết lập để tạo lại.',
});

export function missingColumn(sheet: Sheet, key: string): Problem {
  const { title, required } = sheet.columns[key]!;
  return {
    severity: required ? 'lỗi' : 'cảnh báo',
    sheet: sheet.title,
    row: null,
    column: title,
    message: `Không thấy cột «${title}» ở dòng tiêu đề.`,
    remedy: 'Nếu tiêu đề bị sửa, hãy ghi lại đúng tên; nếu cột bị xóa, chạy Thiết lập để thêm lại.',
  };
}

/** Sheets and columns that are gone: named once each, because no row can say so. An optional sheet need not be there. */
export function missingParts(sheet: Sheet, contents: Contents | undefined): Problem[] {
  if (!contents) return sheet.optional ? [] : [missingSheet(sheet)];
  const found = positions(sheet, contents);
  return Object.keys(sheet.columns)
    .filter((key) => !found.has(key))
    .map((key) => missingColumn(sheet, key));
}
