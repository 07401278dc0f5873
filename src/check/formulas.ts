/** The computed columns: each has its one formula in the first data row, and nothing typed in its way. */
import { type CellValue, isBlank, quoted } from '../cells/value.js';
import type { Sheet } from '../schema/declaration.js';
import { formulasOf } from '../schema/formulas.js';
import { SHEETS } from '../schema/sheets.js';
import { FIRST_DATA_ROW, type Standing } from '../schema/standing.js';
import type { Contents, WorkbookContents } from '../workbook/contents.js';
import { type Flaw, mendable } from './flaw.js';
import type { BrokenColumn } from './mend.js';

const withoutBlanks = (formula: string): string => formula.replace(/\s+/g, '').toUpperCase();

function flawOf(
  contents: Contents,
  position: number,
  formula: string,
): { row: number; message: string } | null {
  const at = FIRST_DATA_ROW - 1;
  const present = contents.formulas[at]?.[position] ?? '';
  const shown = contents.values[at]?.[position] ?? '';
  const stray = contents.formulas.findIndex((row, i) => i !== at && (row[position] ?? '') !== '');
  if (present === '') {
    if (stray > 0) return { row: stray + 1, message: `Công thức không còn ở dòng ${FIRST_DATA_ROW}.` };
    return {
      row: FIRST_DATA_ROW,
      message: isBlank(shown) ? 'Mất công thức.' : `Công thức bị gõ đè: ${quoted(shown)}.`,
    };
  }
  if (withoutBlanks(present) !== withoutBlanks(formula))
    return { row: FIRST_DATA_ROW, message: `Công thức đã bị sửa thành ${quoted(present)}.` };
  if (stray >= 0) return { row: stray + 1, message: 'Có công thức thừa trong cột tự tính.' };
  if (shown === '#REF!') {
    const below = contents.values.findIndex((row, i) => i > at && !isBlank(row[position]));
    if (below < 0) return { row: FIRST_DATA_ROW, message: 'Công thức báo lỗi #REF!.' };
    return {
      row: below + 1,
      message: `Có giá trị gõ vào cột tự tính: ${quoted(contents.values[below]![position]!)}; công thức không hiện được.`,
    };
  }
  return null;
}

export function brokenColumns(contents: WorkbookContents, standing: Standing): BrokenColumn[] {
  return SHEETS.flatMap((sheet: Sheet) => {
    const one = contents.get(sheet.title);
    if (!one) return [];
    const keys = Object.keys(sheet.columns).filter((key) => standing.positions.get(sheet.title)?.has(key));
    return formulasOf(sheet, keys, standing).flatMap(({ column, formula }): BrokenColumn[] => {
      const flaw = flawOf(one, column - 1, formula);
      const title = String(one.values[0]?.[column - 1] ?? '');
      return flaw ? [{ sheet, title, column, formula, ...flaw }] : [];
    });
  });
}

export function formulaFlaws(broken: readonly BrokenColumn[]): Flaw[] {
  const step = ({ sheet }: BrokenColumn): string =>
    `Trang ${sheet.title}: ghi lại công thức cột ${broken
      .filter((other) => other.sheet === sheet)
      .map(({ title }) => `«${title}»`)
      .join(', ')}.`;
  return broken.map((column) =>
    mendable(
      {
        severity: 'lỗi',
        sheet: column.sheet.title,
        row: column.row,
        column: column.title,
        message: column.message,
        remedy: 'Chạy Sửa bảng tính: công thức được ghi lại, giá trị gõ đè được chép vào Nhật ký.',
      },
      step(column),
      { kind: 'formula', column },
    ),
  );
}

/** What stands in a computed column that is not its formula: typed values and strayed formulas (rows 1-based). */
export function intruders(contents: Contents, column: number): { row: number; value: CellValue }[] {
  return contents.values.flatMap((line, i) => {
    if (i < FIRST_DATA_ROW - 1) return [];
    const value = contents.formulas[i]?.[column - 1] || line[column - 1];
    return isBlank(value) ? [] : [{ row: i + 1, value: value! }];
  });
}
