/** The computed columns' formulas, with the names in them resolved to where the columns now stand. */

import { columnFrom, columnLetters, onSheet, rectangleName } from '../cells/a1.js';
import { SHEET_TITLES } from '../plan/sheetTitles.js';
import type { Columns, FormulaNames, Sheet } from './declaration.js';
import { SETTING } from './settings.js';
import { SETTINGS } from './sheets.js';
import { FIRST_DATA_ROW, type Standing } from './standing.js';

export interface CellFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** @throws Error that says which column or setting the workbook does not have */
function namesFor(sheet: Sheet, standing: Standing): FormulaNames<Columns> {
  const position = ({ key: of, columns }: Pick<Sheet, 'key' | 'columns'>, key: string): number => {
    const found = standing.positions.get(SHEET_TITLES[of])?.get(key);
    if (found === undefined)
      throw new Error(
        `Công thức cần cột «${columns[key]?.title ?? key}» của trang ${SHEET_TITLES[of]}, nhưng không thấy.`,
      );
    return found + 1;
  };
  const whole = (of: Pick<Sheet, 'key' | 'columns'>, key: string): string =>
    columnFrom(FIRST_DATA_ROW, position(of, key));
  return {
    own: (key) => whole(sheet, key),
    of: (other, key) => onSheet(SHEET_TITLES[other.key], whole(other, key)),
    table: (other, keys) => {
      const title = SHEET_TITLES[other.key];
      const places = keys.map((key) => position(other, key));
      const inOrder = places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
      if (!inOrder) return `HSTACK(${keys.map((key) => onSheet(title, whole(other, key))).join(';')})`;
      const columns = { row: FIRST_DATA_ROW, rows: null, column: places[0]!, columns: keys.length };
      return onSheet(title, rectangleName(columns));
    },
    setting: (key) => {
      const row = standing.settingRows.get(key);
      if (row === undefined) throw new Error(`Công thức cần mục «${SETTING[key].title}», nhưng không thấy.`);
      return onSheet(SETTINGS.title, `$${columnLetters(position(SETTINGS, 'value'))}$${row}`);
    },
  };
}

/**
 * The formula of each computed column among `keys` that stands in the sheet.
 *
 * @throws Error when a formula names a column or a setting that the workbook does not have
 */
export function formulasOf(sheet: Sheet, keys: readonly string[], standing: Standing): CellFormula[] {
  const names = namesFor(sheet, standing);
  return keys.flatMap((key) => {
    const formula = sheet.formulas[key];
    const position = standing.positions.get(sheet.title)?.get(key);
    return formula && position !== undefined
      ? [{ row: FIRST_DATA_ROW, column: position + 1, formula: `=${formula(names)}` }]
      : [];
  });
}
