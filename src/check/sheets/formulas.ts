/** The computed columns: each has its one formula in its header cell, and nothing typed in its way. */
import { type CellValue, isBlank, quoted } from '../../cells/value.js';
import { formulasOf, settingFormulas } from '../../schema/formulas.js';
import { SETTING } from '../../schema/settings.js';
import { SETTINGS } from '../../schema/sheets.js';
import type { DeclaredSheets } from '../../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW, HEADER_ROW, type Standing } from '../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../workbook/contents.js';
import type { Problem } from '../../workbook/reading/problem.js';
import { CELL_ERROR } from '../../workbook/reading/readCell.js';
import { settingRows } from '../../workbook/reading/sheets/readSettings.js';
import { type Flaw, mendable } from '../flaw.js';
import type { BrokenColumn } from '../mend.js';

const withoutBlanks = (formula: string): string => formula.replace(/\s+/g, '').toUpperCase();

function flawOf(
  contents: Contents,
  position: number,
  formula: string,
): { row: number; message: string } | null {
  const at = HEADER_ROW - 1;
  const present = contents.formulas[at]?.[position] ?? '';
  const shown = contents.values[at]?.[position] ?? '';
  const stray = contents.formulas.findIndex((row, i) => i !== at && (row[position] ?? '') !== '');
  if (present === '')
    return stray > 0
      ? { row: stray + 1, message: 'Công thức không ở ô tiêu đề.' }
      : { row: HEADER_ROW, message: 'Ô tiêu đề mất công thức.' };
  if (withoutBlanks(present) !== withoutBlanks(formula))
    return { row: HEADER_ROW, message: `Công thức đã bị sửa thành ${quoted(present)}.` };
  if (stray >= 0) return { row: stray + 1, message: 'Có công thức thừa trong cột tự tính.' };
  if (typeof shown === 'string' && CELL_ERROR.test(shown)) {
    const below = contents.values.findIndex((row, i) => i > at && !isBlank(row[position]));
    if (below < 0) return { row: HEADER_ROW, message: `Công thức báo lỗi ${shown}.` };
    return {
      row: below + 1,
      message: `Có giá trị gõ vào cột tự tính: ${quoted(contents.values[below]![position]!)}; công thức không hiện được.`,
    };
  }
  return null;
}

export function brokenColumns(
  contents: WorkbookContents,
  sheets: DeclaredSheets,
  standing: Standing,
): BrokenColumn[] {
  return sheets.flatMap((sheet) => {
    const one = contents.get(sheet.title);
    if (!one) return [];
    const keys = Object.keys(sheet.columns).filter((key) => standing.positions.get(sheet.title)?.has(key));
    return formulasOf(sheet, keys, standing).flatMap(({ key, column, formula }): BrokenColumn[] => {
      const flaw = flawOf(one, column - 1, formula);
      return flaw ? [{ sheet, title: sheet.columns[key]!.title, column, formula, ...flaw }] : [];
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

/** Computed settings whose cell holds something else than their formula. */
export function settingFormulaFlaws(contents: WorkbookContents, standing: Standing): Flaw[] {
  const one = contents.get(SETTINGS.title);
  if (!one) return [];
  const present = settingRows(one);
  return settingFormulas([...present.keys()], standing).flatMap(({ key, row, column, formula }): Flaw[] => {
    const stands = one.formulas[row - 1]?.[column - 1] ?? '';
    if (withoutBlanks(stands) === withoutBlanks(formula)) return [];
    const instead = stands || (one.values[row - 1]?.[column - 1] ?? '');
    const { title } = SETTING[key];
    return [
      mendable(
        {
          severity: 'lỗi',
          sheet: SETTINGS.title,
          row,
          column: SETTINGS.columns.value.title,
          message: isBlank(instead)
            ? `${title}: mất công thức.`
            : `${title}: công thức bị thay bằng ${quoted(instead)}.`,
          remedy: 'Chạy Sửa bảng tính: công thức được ghi lại, giá trị gõ đè được chép vào Nhật ký.',
        },
        `Trang ${SETTINGS.title}: ghi lại công thức mục «${title}».`,
        { kind: 'setUp' },
      ),
    ];
  });
}

/** Settings that a formula gives: what it shows may change by itself, or with the cells that it names. */
export function formulasInSettings(contents: WorkbookContents): Problem[] {
  const one = contents.get(SETTINGS.title);
  const column = positions(SETTINGS, one).get('value');
  if (!one || column === undefined) return [];
  return [...settingRows(one)].flatMap(([key, row]): Problem[] => {
    const formula = one.formulas[row - 1]?.[column] ?? '';
    if (formula === '' || SETTING[key].type === 'computed') return [];
    return [
      {
        severity: 'cảnh báo',
        sheet: SETTINGS.title,
        row,
        column: SETTINGS.columns.value.title,
        message: `${SETTING[key].title}: đang là công thức ${quoted(formula)}, giá trị có thể tự thay đổi.`,
        remedy: 'Gõ giá trị vào ô thay cho công thức.',
      },
    ];
  });
}

/** What stands in a computed column that is not its formula: typed values and strayed formulas (rows 1-based). */
export function intruders(contents: Contents, column: number): { row: number; value: CellValue }[] {
  return contents.values.flatMap((line, i) => {
    if (i < FIRST_DATA_ROW - 1) return [];
    const value = contents.formulas[i]?.[column - 1] || line[column - 1];
    return isBlank(value) ? [] : [{ row: i + 1, value: value! }];
  });
}
