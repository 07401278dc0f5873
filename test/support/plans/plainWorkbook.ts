/** A workbook as cells alone, for the pure core: only the columns that a test speaks of. */
import { builtInDaysOff } from '../../../src/calendar/builtIn.js';
import { type Day, dateFromDay, dayFromText } from '../../../src/calendar/day.js';
import type { CellValue } from '../../../src/cells/value.js';
import type { Plan } from '../../../src/plan/model.js';
import { assessedObligations } from '../../../src/plan/obligations/index.js';
import type { Assessed } from '../../../src/plan/obligations/obligation.js';
import type { WorkbookContents } from '../../../src/workbook/contents.js';
import type { Problem } from '../../../src/workbook/reading/problem.js';
import { readPlan } from '../../../src/workbook/reading/readPlan.js';

export type Row = Readonly<Record<string, CellValue>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

export const day = (text: string): Day => {
  const read = dayFromText(text);
  if (read === null) throw new Error(`No day: ${text}`);
  return read;
};
/** A date cell. */
export const at = (text: string): Date => dateFromDay(day(text));

/** Of every sheet the columns that stand in some row of it; text that reads as ISO day becomes a date cell. */
export function contentsOf(tables: Tables): WorkbookContents {
  return new Map(
    Object.entries(tables).map(([title, rows]) => {
      const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const cell = (value: CellValue | undefined): CellValue =>
        typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? at(value) : (value ?? '');
      const values = [headers, ...rows.map((row) => headers.map((header) => cell(row[header])))];
      return [title, { title, values, formulas: values.map((row) => row.map(() => '')) }];
    }),
  );
}

export interface Read {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
  readonly obligations: readonly Assessed[];
  /** The obligation of that key. */
  readonly of: (key: string) => Assessed | undefined;
  /** What is named about a sheet's row: "cột: lời". */
  readonly named: (sheet: string, row: number) => string[];
}

/** The 2023 plan with the tables given in place of its own. */
export function readTables(tables: Tables, settings: Readonly<Record<string, CellValue>> = {}): Read {
  const stated: Readonly<Record<string, CellValue>> = {
    'Đơn vị theo dõi': 'UBND tỉnh Hưng Yên',
    Cấp: 'Cấp tỉnh',
    'Năm kế hoạch': 2023,
    'Ngày ban hành kế hoạch': '2023-03-10',
    'Ngày tính': '2023-07-20',
    ...settings,
  };
  const contents = contentsOf({
    'Cấu hình': Object.entries(stated).map(([item, value]) => ({ Mục: item, 'Giá trị': value })),
    'Cơ quan': AGENCIES,
    'Kỳ báo cáo': PERIODS,
    'Ngày nghỉ': builtInDaysOff(2023).map((row) => ({ Ngày: dateFromDay(row.day), Loại: row.kind })),
    ...tables,
  });
  const { plan, problems } = readPlan(contents, day('2023-07-20'));
  const obligations = assessedObligations(plan);
  return {
    plan,
    problems,
    obligations,
    of: (key) => obligations.find((one) => one.key === key),
    named: (sheet, row) =>
      problems
        .filter((problem) => problem.sheet === sheet && problem.row === row)
        .map(({ column, message }) => `${column}: ${message}`),
  };
}

export const AGENCIES: readonly Row[] = [
  { Mã: 'SNV', 'Tên cơ quan': 'Sở Nội vụ', Loại: 'Sở, ban, ngành' },
  { Mã: 'STC', 'Tên cơ quan': 'Sở Tài chính', Loại: 'Sở, ban, ngành' },
  { Mã: 'X01', 'Tên cơ quan': 'UBND xã Một', Loại: 'UBND cấp xã' },
  { Mã: 'X02', 'Tên cơ quan': 'UBND xã Hai', Loại: 'UBND cấp xã' },
].map((row) => ({ ...row, 'Email nhận nhắc việc': `${row.Mã.toLowerCase()}@tinh.example` }));

export const PERIODS: readonly Row[] = [
  ['2023-Q1', 'Quý', '2023-01-01', '2023-03-31', '2023-04-15'],
  ['2023-Q2', 'Quý', '2023-04-01', '2023-06-30', '2023-07-15'],
  ['2023-Q3', 'Quý', '2023-07-01', '2023-09-30', '2023-10-15'],
  ['2023-6T', '6 tháng', '2022-11-01', '2023-05-31', '2023-06-10'],
  ['2023-N', 'Năm', '2022-11-01', '2023-10-31', '2023-10-31'],
].map(([code, kind, from, to, before]) => ({
  Kỳ: code!,
  Loại: kind!,
  'Từ ngày': from!,
  'Đến ngày': to!,
  'Hạn nộp cấp tỉnh (trước ngày)': before!,
  'Trạng thái': 'Đang mở',
}));
