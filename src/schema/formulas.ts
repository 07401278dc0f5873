/** The computed columns' formulas, with the names in them resolved to where the columns now stand. */

import { columnFrom, columnLetters, onSheet, rectangleName } from '../cells/a1.js';
import { SHEET_TITLES, type SheetKey } from '../plan/sheetTitles.js';
import type { FormulaNames, Sheet } from './declaration.js';
import type { SettingKey } from './settings.js';
import { SETTINGS } from './sheets.js';
import { FIRST_DATA_ROW, type Standing } from './standing.js';

export interface CellFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

class Missing extends Error {}

function namesFor(sheet: Sheet, standing: Standing): FormulaNames {
  const position = (title: string, key: string): number => {
    const found = standing.positions.get(title)?.get(key);
    if (found === undefined) throw new Missing(`${title}.${key}`);
    return found + 1;
  };
  const whole = (title: string, key: string): string => columnFrom(FIRST_DATA_ROW, position(title, key));
  const titleOf = (key: SheetKey): string => SHEET_TITLES[key];
  return {
    own: (key) => whole(sheet.title, key),
    of: (other, key) => onSheet(titleOf(other), whole(titleOf(other), key)),
    table: (other, keys) => {
      const title = titleOf(other);
      const places = keys.map((key) => standing.positions.get(title)?.get(key) ?? -1);
      const inOrder = places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
      if (!inOrder) return `HSTACK(${keys.map((key) => onSheet(title, whole(title, key))).join(';')})`;
      const columns = {
        row: FIRST_DATA_ROW,
        rows: null,
        column: position(title, keys[0]!),
        columns: keys.length,
      };
      return onSheet(title, rectangleName(columns));
    },
    setting: (key) => {
      const row = standing.settingRows.get(key as SettingKey);
      if (row === undefined) throw new Missing(key);
      return onSheet(SETTINGS.title, `$${columnLetters(position(SETTINGS.title, 'value'))}$${row}`);
    },
  };
}

/** The formula of each computed column among `keys`; those that name something missing are left out. */
export function formulasOf(sheet: Sheet, keys: readonly string[], standing: Standing): CellFormula[] {
  const names = namesFor(sheet, standing);
  return keys.flatMap((key) => {
    const column = sheet.columns[key]!;
    const position = standing.positions.get(sheet.title)?.get(key);
    if (!column.formula || position === undefined) return [];
    try {
      return [{ row: FIRST_DATA_ROW, column: position + 1, formula: column.formula(names) }];
    } catch (error) {
      if (error instanceof Missing) return [];
      throw error;
    }
  });
}
