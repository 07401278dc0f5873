/** What a sample writes into the sheets of a workbook while they are empty. */
import type { CellValue } from '../cells/value.js';
import type { RowToWrite } from '../schema/declaration.js';
import type { SettingKey } from '../schema/settings.js';
import type { AGENCIES, INDICATORS, PERIODS, TASKS } from '../schema/sheets.js';

export interface Sample {
  readonly settings: Readonly<Partial<Record<SettingKey, CellValue>>>;
  /** What to add to a setting's explanation. */
  readonly remarks: Readonly<Partial<Record<SettingKey, string>>>;
  readonly agencies: readonly RowToWrite<typeof AGENCIES>[];
  readonly tasks: readonly RowToWrite<typeof TASKS>[];
  readonly periods: readonly RowToWrite<typeof PERIODS>[];
  /** Ready forms, where the workbook is to have them. */
  readonly indicators: readonly RowToWrite<typeof INDICATORS>[];
  readonly daysOffYears: readonly [first: number, last: number];
}
