/** The computed columns' formulas, with the names in them resolved to where the columns now stand. */

import { FIRST_DATA_ROW, type Positions } from '../workbook/contents.js';
import type { FormulaNames, Sheet, SheetKey } from './declaration.js';
import { columnLetters } from './layout.js';
import type { SettingKey } from './settings.js';
import { SHEETS } from './sheets.js';

export interface Standing {
  /** Positions of the declared columns of each sheet, by title. */
  readonly positions: ReadonlyMap<string, Positions>;
  /** 1-based rows of the settings. */
  readonly settingRows: ReadonlyMap<SettingKey, number>;
}

export interface CellFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

class Missing extends Error {}

function namesFor(sheet: Sheet, standing: Standing): FormulaNames {
  const letters = (title: string, key: string): string => {
    const position = standing.positions.get(title)?.get(key);
    if (position === undefined) throw new Missing(`${title}.${key}`);
    return columnLetters(position + 1);
  };
  const titleOf = (key: SheetKey): string => SHEETS.find((candidate) => candidate.key === key)!.title;
  return {
    own: (key) => {
      const column = letters(sheet.title, key);
      return `${column}${FIRST_DATA_ROW}:${column}`;
    },
    of: (other, key) => {
      const column = letters(titleOf(other), key);
      return `'${titleOf(other)}'!${column}${FIRST_DATA_ROW}:${column}`;
    },
    table: (other, keys) => {
      const title = titleOf(other);
      const places = keys.map((key) => standing.positions.get(title)?.get(key) ?? -1);
      const range = (first: string, last: string): string =>
        `'${title}'!${letters(title, first)}${FIRST_DATA_ROW}:${letters(title, last)}`;
      const inOrder = places.every((place, i) => i === 0 || place === places[i - 1]! + 1);
      return inOrder
        ? range(keys[0]!, keys[keys.length - 1]!)
        : `HSTACK(${keys.map((key) => range(key, key)).join(';')})`;
    },
    setting: (key) => {
      const row = standing.settingRows.get(key as SettingKey);
      if (row === undefined) throw new Missing(key);
      return `'${titleOf('settings')}'!$${letters(titleOf('settings'), 'value')}$${row}`;
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
