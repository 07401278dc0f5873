/** Brings a workbook that an earlier version set up to this one, by steps that are each safe to repeat. */

import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { Sheet } from '../../schema/declaration.js';
import { layoutOf, layoutOfSettings } from '../../schema/layout.js';
import { SETTING_KEYS } from '../../schema/settings.js';
import { SCHEMA_VERSION, SETTINGS, SHEETS } from '../../schema/sheets.js';
import { completionOf } from '../../workbook/completion.js';
import type { WorkbookPort } from '../../workbook/port.js';
import { rememberVersion, schemaVersion } from '../workbookMemory.js';

interface Migration {
  readonly to: number;
  readonly what: string;
  readonly step: (environment: Environment) => void;
}

/** Formats, rules, colours and help of every declared column; values stay. */
export function layOutEverything(environment: Environment): void {
  const { workbook } = environment;
  const contents = workbook.read();
  const { standing, columns } = completionOf(contents);
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);
  for (const sheet of SHEETS as readonly Sheet[]) {
    const keys = Object.keys(sheet.columns).filter((key) => !columns.get(sheet)!.includes(key));
    if (keys.length > 0)
      workbook.applyLayout(
        sheet.title,
        layoutOf(sheet, standing.positions.get(sheet.title)!, keys, positionOf),
      );
  }
  if (contents.has(SETTINGS.title))
    workbook.formatCells(SETTINGS.title, layoutOfSettings(SETTING_KEYS, standing));
}

const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    what: 'Nâng bảng tính lên phiên bản 2: quy tắc nhập cho mọi cột, mỗi cơ quan chỉ sửa các dòng của mình.',
    step: layOutEverything,
  },
];

/** What is still to be done to a workbook that has been set up. @throws Refusal for one of a later version */
export function pendingMigrations(workbook: WorkbookPort): readonly Migration[] {
  const version = schemaVersion(workbook);
  if (version > SCHEMA_VERSION)
    throw new Refusal(
      `Bảng tính thuộc phiên bản ${version}, mới hơn phiên bản ${SCHEMA_VERSION} của tiện ích này. Hãy cập nhật tiện ích rồi chạy lại.`,
    );
  return MIGRATIONS.filter(({ to }) => to > version);
}

export function migrate(environment: Environment): void {
  const { workbook } = environment;
  for (const { to, step } of pendingMigrations(workbook)) {
    step(environment);
    rememberVersion(workbook, to);
    workbook.flush();
  }
}
