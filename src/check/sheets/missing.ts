/** Sheets, columns and settings that are gone: set-up adds them again. */
import type { Sheet } from '../../schema/declaration.js';
import { SETTING, type Setting } from '../../schema/settings.js';
import { SETTINGS } from '../../schema/sheets.js';
import type { Completion } from '../../workbook/completion.js';
import { missingColumn, missingSheet } from '../../workbook/contents.js';
import { missingSetting } from '../../workbook/reading/sheets/readSettings.js';
import { type Flaw, mendable } from '../flaw.js';

export function missingFlaws({ sheets, columns, settings }: Completion): Flaw[] {
  const setUp = { kind: 'setUp' } as const;
  const gone = new Set(sheets);
  return [
    ...sheets.map((sheet) => mendable(missingSheet(sheet), `Tạo trang «${sheet.title}».`, setUp)),
    ...[...columns].flatMap(([sheet, keys]: readonly [Sheet, readonly string[]]) =>
      gone.has(sheet)
        ? []
        : keys.map((key) =>
            mendable(
              missingColumn(sheet, key),
              `Trang ${sheet.title}: thêm cột «${sheet.columns[key]!.title}».`,
              setUp,
            ),
          ),
    ),
    ...(gone.has(SETTINGS as Sheet)
      ? []
      : settings.flatMap((key) => {
          const { spare, title }: Setting = SETTING[key];
          return spare ? [] : [mendable(missingSetting(key), `Cấu hình: thêm mục «${title}».`, setUp)];
        })),
  ];
}
