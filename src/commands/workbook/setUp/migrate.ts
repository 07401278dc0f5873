/** Brings a workbook that an earlier version set up to this one, by steps that are each safe to repeat. */

import { UNCLEAR_ONE, WHOLE_FORMAT } from '../../../cells/percent.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { formulasOf } from '../../../schema/formulas.js';
import { type Layout, layoutOf, layoutOfSettings, type SettingLayout } from '../../../schema/layout.js';
import { SETTING_KEYS } from '../../../schema/settings.js';
import { SCHEMA_VERSION, SETTINGS } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { HEADER_ROW } from '../../../schema/standing.js';
import { completionOf } from '../../../workbook/completion.js';
import type { Contents } from '../../../workbook/contents.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import { appendLedger } from '../../ledger.js';
import { leaveOldReturns } from '../../reporting/review/unrecordedReturns.js';
import { rememberVersion, schemaVersion } from '../workbookMemory.js';

interface Migration {
  readonly to: number;
  readonly what: string;
  readonly step: (environment: Environment) => void;
}

/** Cells that say 1 where nobody can tell whether 100% was typed: they keep the format that tells them from a plain 1. */
const unclearOnes = (contents: Contents | undefined, { columns }: Layout): SettingLayout[] =>
  (contents?.values ?? []).flatMap((line, i) =>
    columns.flatMap(({ column, validation, help }) =>
      line[column - 1] === UNCLEAR_ONE
        ? [{ row: i + 1, column, format: WHOLE_FORMAT, validation, help }]
        : [],
    ),
  );

/** Formats, rules, colours and help of every declared column; values stay. */
function layOutEverything(environment: Environment): void {
  const { workbook } = environment;
  const contents = workbook.read();
  const sheets = sheetsAtHand(contents);
  const { standing, columns } = completionOf(contents, sheets);
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);
  for (const sheet of sheets) {
    const keys = Object.keys(sheet.columns).filter((key) => !columns.get(sheet)!.includes(key));
    if (keys.length === 0) continue;
    const layout = layoutOf(sheet, standing.positions.get(sheet.title)!, keys, positionOf);
    workbook.applyLayout(sheet.title, layout);
    workbook.formatCells(sheet.title, unclearOnes(contents.get(sheet.title), layout));
  }
  if (contents.has(SETTINGS.title))
    workbook.formatCells(SETTINGS.title, layoutOfSettings(SETTING_KEYS, standing));
}

/**
 * Formulas leave their place in the rows (version 2 had them in row 2) for the header cells. Each old one stands in the
 * ledger before it is cleared; values that people typed into computed columns stay where they are and are named by the
 * workbook check.
 */
function moveFormulasToHeaders(environment: Environment): void {
  const { workbook } = environment;
  const contents = workbook.read();
  const sheets = sheetsAtHand(contents);
  const { standing } = completionOf(contents, sheets);
  const moving = sheets.flatMap((sheet) => {
    const one = contents.get(sheet.title);
    if (!one) return [];
    const wanted = formulasOf(sheet, Object.keys(sheet.formulas), standing);
    const columns = wanted.filter(({ column }) => !one.formulas[HEADER_ROW - 1]?.[column - 1]);
    const old = wanted.flatMap(({ key, column }) =>
      one.formulas.flatMap((row, i) =>
        i >= HEADER_ROW && row[column - 1]
          ? [
              {
                row: i + 1,
                column,
                text: `${sheet.title}, dòng ${i + 1}, ${sheet.columns[key]!.title}: ${row[column - 1]}`,
              },
            ]
          : [],
      ),
    );
    return columns.length + old.length > 0 ? [{ sheet, columns, old }] : [];
  });
  const texts = moving.flatMap(({ old }) => old.map(({ text }) => text));
  if (texts.length > 0)
    appendLedger(environment, [
      {
        deed: 'Nâng phiên bản',
        content: 'Công thức chuyển lên ô tiêu đề',
        outcome: 'Đã thay',
        detail: texts,
      },
    ]);
  for (const { sheet, columns, old } of moving) {
    workbook.clearer(sheet.title, old)?.();
    workbook.writeFormulas(sheet.title, columns);
    workbook.flush();
  }
}

const MIGRATIONS: readonly Migration[] = [
  {
    to: 2,
    what: 'Nâng bảng tính lên phiên bản 2: quy tắc nhập cho mọi cột, mỗi cơ quan chỉ sửa các dòng của mình.',
    // The next one lays everything out anew.
    step: () => undefined,
  },
  {
    to: 3,
    what: 'Nâng bảng tính lên phiên bản 3: công thức nằm ở ô tiêu đề, sắp xếp hay xóa dòng không làm hỏng; quy tắc nhập được đặt lại.',
    step: (environment) => {
      layOutEverything(environment);
      moveFormulasToHeaders(environment);
      leaveOldReturns(environment);
    },
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
