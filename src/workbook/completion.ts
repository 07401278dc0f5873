/** What a workbook lacks of the schema, and where everything will stand once it is complete. */
import type { Sheet } from '../schema/declaration.js';
import { SETTING_KEYS, type SettingKey } from '../schema/settings.js';
import { SETTINGS } from '../schema/sheets.js';
import type { DeclaredSheets } from '../schema/sheetsAtHand.js';
import type { Positions, Standing } from '../schema/standing.js';
import { isEmpty, positions, type WorkbookContents } from './contents.js';
import { settingRows } from './reading/sheets/readSettings.js';
import { firstFreeRow } from './rowWriter.js';

export interface Completion {
  readonly sheets: readonly Sheet[];
  /** Keys of the columns to add, by sheet; all of them for a sheet to create. */
  readonly columns: ReadonlyMap<Sheet, readonly string[]>;
  readonly settings: readonly SettingKey[];
  /** Where columns and settings then stand. */
  readonly standing: Standing;
}

export function completionOf(contents: WorkbookContents, declared: DeclaredSheets): Completion {
  const at = new Map<string, Positions>();
  const columns = new Map<Sheet, string[]>();
  for (const sheet of declared) {
    const one = contents.get(sheet.title);
    const found = new Map(positions(sheet, one));
    const missing = Object.keys(sheet.columns).filter((key) => !found.has(key));
    const width = one === undefined || isEmpty(one) ? 0 : one.values[0]!.length;
    for (const [i, key] of missing.entries()) found.set(key, width + i);
    at.set(sheet.title, found);
    columns.set(sheet, missing);
  }
  const rows = new Map(settingRows(contents.get(SETTINGS.title)));
  const settings = SETTING_KEYS.filter((key) => !rows.has(key));
  const firstRow = firstFreeRow(SETTINGS, contents.get(SETTINGS.title));
  for (const [i, key] of settings.entries()) rows.set(key, firstRow + i);
  return {
    sheets: declared.filter(({ title }) => !contents.has(title)),
    columns,
    settings,
    standing: { positions: at, settingRows: rows },
  };
}
