/** What the types of the declarations rule out: `npm run typecheck` fails where one of these compiles. */
import type { Day } from '../../src/calendar/day.js';
import type { FormulaNames, RowOf, RowToWrite } from '../../src/schema/declaration.js';
import { AGENCIES, type DAYS_OFF, PERIODS, SHEET, type TASKS } from '../../src/schema/sheets.js';
import type { WorkbookPort } from '../../src/workbook/port.js';
import { writeRows } from '../../src/workbook/rowWriter.js';

const asWritten = <T>(value: T): T => value;

test('A row has the types that its columns declare', () => {
  const day = (row: RowOf<typeof DAYS_OFF>): Day => row.day;
  const kind = (row: RowOf<typeof AGENCIES>): 'Sở, ban, ngành' | string => row.kind;
  // @ts-expect-error A column that is not required may be blank.
  const due = (row: RowOf<typeof TASKS>): Day => row.due;
  // @ts-expect-error A choice that is not required may be blank.
  const state = (row: RowOf<typeof PERIODS>): 'Chưa mở' | 'Đang mở' | 'Đã chốt' => row.state;
  // @ts-expect-error Computed columns are not read.
  const status = (row: RowOf<typeof TASKS>) => row.status;
  expect([day, kind, due, state, status]).toHaveLength(5);
});

test('A formula names only what there is', () => {
  const misnamed = (names: FormulaNames<typeof TASKS.columns>): string[] => [
    names.own('due'),
    // @ts-expect-error No such column.
    names.own('deu'),
    names.of(PERIODS, 'beforeProvince'),
    // @ts-expect-error That column is another sheet's.
    names.of(PERIODS, 'due'),
    // @ts-expect-error No such setting.
    names.setting('ásOf'),
  ];
  expect(misnamed).toBeDefined();
});

test('Every computed column has its formula, and nothing else has', () => {
  for (const sheet of Object.values(SHEET))
    expect(Object.keys(sheet.formulas).sort()).toEqual(
      Object.entries(sheet.columns)
        .filter(([, { type }]) => type === 'computed')
        .map(([key]) => key)
        .sort(),
    );
});

test('A row to write has only keys of its sheet', () => {
  // @ts-expect-error No such column.
  asWritten<RowToWrite<typeof AGENCIES>>({ code: 'SNV', nmae: 'Sở Nội vụ' });
  // @ts-expect-error Its formula fills it.
  asWritten<RowToWrite<typeof AGENCIES>>({ code: 'SNV', planStatus: 'Trong hạn' });
  const row: RowToWrite<typeof AGENCIES> = { code: 'SNV', ...({ nmae: 'Sở Nội vụ' } as object) };
  expect(() => writeRows({} as WorkbookPort, AGENCIES, new Map([['code', 0]]), 2, [row])).toThrow(
    'Trang Cơ quan không khai báo cột «nmae».',
  );
});
