/**
 * The texts that help people fill the workbook in: headers' notes, explanations of settings, the guide. They stand in
 * help.json and are pushed beside the code, because they are wanted at set-up only and all code is parsed every time.
 */
import type { Status } from '../plan/status.js';
import type { SheetKey } from './declaration.js';
import type { SettingKey } from './settings.js';

export interface Help {
  readonly steps: readonly string[];
  readonly colours: readonly (readonly [colour: string, meaning: string])[];
  readonly statuses: Readonly<Record<Status, string>>;
  readonly sheets: Readonly<
    Record<
      SheetKey,
      {
        readonly purpose: string;
        readonly filledBy: string;
        readonly columns: Readonly<Record<string, string>>;
      }
    >
  >;
  readonly settings: Readonly<Record<SettingKey, string>>;
}

/** Name of the file beside the code. */
export const HELP_FILE = 'help';
