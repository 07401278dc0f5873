/** The computed columns' formulas, with the names in them resolved to where the columns now stand. */

import { columnFrom, columnLetters, onSheet, rectangleName } from '../cells/a1.js';
import { SHEET_TITLES } from '../plan/sheetTitles.js';
import type { Columns, FormulaNames, Sheet } from './declaration.js';
import { DATE_FORMAT } from './layout.js';
import { SETTING, type SettingKey, type SettingOf } from './settings.js';
import { SETTING_FORMULAS, SETTINGS } from './sheets.js';
import { HEADER_ROW, type Standing } from './standing.js';

export interface CellFormula {
  /** The computed column's key. */
  readonly key: string;
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
    columnFrom(HEADER_ROW, position(of, key));
  return {
    own: (key) => whole(sheet, key),
    of: (other, key) => onSheet(SHEET_TITLES[other.key], whole(other, key)),
    table: (other, keys) => {
      const title = SHEET_TITLES[other.key];
      const places = keys.map((key) => position(other, key));
      const inOrder = places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
      if (!inOrder) return `HSTACK(${keys.map((key) => onSheet(title, whole(other, key))).join(';')})`;
      const columns = { row: HEADER_ROW, rows: null, column: places[0]!, columns: keys.length };
      return onSheet(title, rectangleName(columns));
    },
    has: ({ key }) => standing.positions.has(SHEET_TITLES[key]),
    setting: (key) => {
      const row = standing.settingRows.get(key);
      if (row === undefined) throw new Error(`Công thức cần mục «${SETTING[key].title}», nhưng không thấy.`);
      return onSheet(SETTINGS.title, `$${columnLetters(position(SETTINGS, 'value'))}$${row}`);
    },
  };
}

/** The formula of each computed setting among `keys`, in its value cell. */
export function settingFormulas(
  keys: readonly SettingKey[],
  standing: Standing,
): (Omit<CellFormula, 'key'> & { readonly key: SettingOf<'computed'>; readonly format: string })[] {
  const names = namesFor(SETTINGS, standing);
  const column = standing.positions.get(SETTINGS.title)!.get('value')! + 1;
  return (Object.keys(SETTING_FORMULAS) as SettingOf<'computed'>[])
    .filter((key) => keys.includes(key))
    .map((key) => ({
      key,
      row: standing.settingRows.get(key)!,
      column,
      formula: `=${SETTING_FORMULAS[key](names)}`,
      format: DATE_FORMAT,
    }));
}

/**
 * The formula for a header cell: its title, and below it what the column shows in each row. In the header row, which
 * stays where it is, it survives sorting and deleting of rows.
 */
function headerFormula(sheet: Sheet, key: string, rows: string, names: FormulaNames<Columns>): string {
  const { columns } = sheet;
  // Any column but its own, which would be a circle.
  const other = Object.keys(columns).find((one) => columns[one]!.type !== 'computed')!;
  return `=VSTACK("${columns[key]!.title}";FILTER(${rows};ROW(${names.own(other)})>${HEADER_ROW}))`;
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
      ? [
          {
            key,
            row: HEADER_ROW,
            column: position + 1,
            formula: headerFormula(sheet, key, formula(names), names),
          },
        ]
      : [];
  });
}
