/** Where the declared columns and settings stand in the workbook at hand, wherever people have moved them. */
import type { SettingKey } from './settings.js';

/** Row 1 holds the headers, and in them the formulas of computed columns; data begins in row 2. */
export const HEADER_ROW = 1;
export const FIRST_DATA_ROW = 2;

/** 0-based position of each declared column, by key; absent when its header is not there. */
export type Positions = ReadonlyMap<string, number>;

export interface Standing {
  /** Positions of the declared columns of each sheet, by title. */
  readonly positions: ReadonlyMap<string, Positions>;
  /** 1-based rows of the settings. */
  readonly settingRows: ReadonlyMap<SettingKey, number>;
}
