/** What the formulas of `Nhiệm vụ` and `Kiểm tra` show of tasks given over and put off, as the program says. */
import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import { dateFromDay } from '../../src/calendar/day.js';
import type { CellValue } from '../../src/cells/value.js';
import { PAPI_DUENOW, PAPI_STATUS, PAPI_TASKDONE, PAPI_TASKDUE } from '../../src/functions.js';
import type { Status } from '../../src/plan/obligations/status.js';
import { at, type Read, type Row, readTables } from '../support/plans/plainWorkbook.js';

const AGENCIES: readonly Row[] = ['SDTTG', 'SNV', 'STC', 'SCT'].map((code) => ({
  Mã: code,
  'Tên cơ quan': `Cơ quan ${code}`,
  Loại: 'Sở, ban, ngành',
}));
const GIVEN: readonly Row[] = [
  {
    'Mã cũ': 'SDTTG',
    'Mã mới': 'STC',
    'Ngày hiệu lực': '2026-07-01',
    'Phạm vi': 'Theo nhiệm vụ',
    'Nhiệm vụ': 'NV3',
  },
  { 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-07-01', 'Phạm vi': 'Toàn bộ', 'Nhiệm vụ': '' },
].map((row) => ({ ...row, 'Việc quá hạn': 'Chuyển' }));
const PERIOD: Row = {
  Kỳ: '2026-Q3',
  Loại: 'Quý',
  'Từ ngày': '2026-07-01',
  'Đến ngày': '2026-09-30',
  'Hạn nộp cấp tỉnh (trước ngày)': '2026-10-15',
  'Trạng thái': 'Đang mở',
};

interface Case {
  readonly task: Row;
  readonly reports?: readonly Row[];
  readonly extensions?: readonly Row[];
  readonly shown: Status;
  /** Of several leads, how many are done. */
  readonly counted?: string;
}

const task = (leads: string, due: string, more: Row = {}): Row => ({
  'Mã NV': 'NV1',
  'Nhiệm vụ': 'Việc',
  'Chủ trì': leads,
  'Hạn hoàn thành': due,
  'Chế độ': '',
  'Các mốc': '',
  'Ngày hoàn thành': '',
  ...more,
});
const report = (agency: string, done: string, code = 'NV1'): Row => ({
  Kỳ: '2026-Q3',
  'Mã cơ quan': agency,
  'Mã NV': code,
  'Ngày hoàn thành': done,
  Duyệt: 'Đã duyệt',
  'Ngày gửi': done,
  'Ngày gửi lại': '',
  'Dấu duyệt': '',
});
const grant = (agency: string, due: string, day: string): Row => ({
  'Mã GH': 'GH1',
  'Loại việc': 'Nhiệm vụ',
  'Mã việc': 'NV1',
  'Mốc/Kỳ': '',
  'Mã cơ quan': agency,
  'Hạn mới': due,
  'Kết luận': 'Đồng ý',
  'Ngày văn bản': day,
});
const TWO = { 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2026; 31/12/2026' };

const cells = (rows: readonly Row[], headers: readonly string[]): CellValue[][] =>
  rows.length === 0
    ? [headers.map(() => '')]
    : rows.map((row) =>
        headers.map((header) => {
          const value = row[header] ?? '';
          return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? at(value) : value;
        }),
      );

/** The worst of them: open before done, overdue before near before in time. */
function worst(found: Read, code: string): string {
  const statuses = found.obligations
    .filter(({ kind, task: of }) => kind === 'task' && of === code)
    .map(({ status }) => status);
  const order: readonly Status[] = [
    'Quá hạn',
    'Sắp đến hạn',
    'Trong hạn',
    'Hoàn thành quá hạn',
    'Hoàn thành đúng hạn',
  ];
  return order.find((status) => statuses.includes(status)) ?? '';
}

test.each<[string, Case]>([
  ['a named lead’s open task', { task: task('SDTTG', '2026-09-30'), shown: 'Trong hạn' }],
  ['overdue before the day', { task: task('SDTTG', '2026-06-15'), shown: 'Quá hạn' }],
  [
    'done by the successor',
    {
      task: task('SDTTG', '2026-08-31'),
      reports: [report('SNV', '2026-08-10')],
      shown: 'Hoàn thành đúng hạn',
    },
  ],
  [
    'another than who takes the rest',
    {
      task: task('SDTTG', '2026-08-31', { 'Mã NV': 'NV3' }),
      reports: [report('STC', '2026-09-02', 'NV3')],
      shown: 'Hoàn thành quá hạn',
    },
  ],
  [
    'what who takes the rest reports of it says nothing',
    {
      task: task('SDTTG', '2026-08-31', { 'Mã NV': 'NV3' }),
      reports: [report('SNV', '2026-08-10', 'NV3')],
      shown: 'Quá hạn',
    },
  ],
  [
    'done by the old one before the day',
    {
      task: task('SDTTG', '2026-09-30'),
      reports: [report('SDTTG', '2026-06-20')],
      shown: 'Hoàn thành đúng hạn',
    },
  ],
  [
    'the successor leads it too: the old one’s part drops out',
    {
      task: task('SDTTG;SNV', '2026-08-31'),
      reports: [report('SNV', '2026-08-10')],
      shown: 'Hoàn thành đúng hạn',
    },
  ],
  [
    'of a group the old one drops out of what is due later',
    {
      task: task('@SO', '2026-08-31'),
      reports: ['SNV', 'STC', 'SCT'].map((agency) => report(agency, '2026-08-10')),
      shown: 'Hoàn thành đúng hạn',
      counted: '3/3 cơ quan',
    },
  ],
  [
    'and stays in what had fallen due',
    {
      task: task('@SO', '2026-06-15'),
      reports: ['SNV', 'STC', 'SCT'].map((agency) => report(agency, '2026-08-10')),
      shown: 'Quá hạn',
      counted: '3/4 cơ quan',
    },
  ],
  [
    'milestones of a named lead go over',
    { task: task('SDTTG', '', TWO), reports: [report('SDTTG', '2026-06-20')], shown: 'Trong hạn' },
  ],
  [
    'granted to the successor',
    {
      task: task('SDTTG', '2026-08-31'),
      extensions: [grant('SNV', '2026-12-31', '2026-08-20')],
      shown: 'Trong hạn',
    },
  ],
  [
    'granted to the old one before',
    {
      task: task('SDTTG', '2026-08-31'),
      extensions: [grant('SDTTG', '2026-09-09', '2026-06-20')],
      shown: 'Sắp đến hạn',
    },
  ],
])('%s', (_, { task: row, reports = [], extensions = [], shown, counted }) => {
  const asOf = '2026-09-07';
  const daysOff = builtInDaysOff(2026).map((one) => ({ Ngày: dateFromDay(one.day), Loại: one.kind }));
  const found = readTables(
    {
      'Cơ quan': AGENCIES.map((one) =>
        one['Mã'] === 'SDTTG' ? { ...one, 'Trạng thái': 'Kết thúc', 'Đến ngày': '2026-06-30' } : one,
      ),
      'Nhiệm vụ': [row],
      'Kỳ báo cáo': [PERIOD],
      'Sắp xếp cơ quan': GIVEN,
      'Báo cáo quý': reports,
      'Gia hạn': extensions,
      'Ngày nghỉ': daysOff,
    },
    { 'Năm kế hoạch': 2026, 'Ngày ban hành kế hoạch': '2026-01-20', 'Ngày tính': asOf },
  );
  const code = String(row['Mã NV']);
  expect(worst(found, code)).toBe(shown);

  const [leads, done, milestones] = ['Chủ trì', 'Ngày hoàn thành', 'Các mốc'].map(
    (header) => row[header] ?? '',
  );
  const due = row['Hạn hoàn thành'] === '' ? '' : at(String(row['Hạn hoàn thành']));
  const completions = cells(reports, [
    'Mã cơ quan',
    'Mã NV',
    'Ngày hoàn thành',
    'Duyệt',
    'Ngày gửi lại',
    'Dấu duyệt',
    'Kỳ',
  ]);
  const agencies = cells(AGENCIES, ['Mã', 'Tên cơ quan', 'Loại']);
  const given = cells(GIVEN, ['Mã cũ', 'Mã mới', 'Ngày hiệu lực', 'Phạm vi', 'Nhiệm vụ']);
  const granted = cells(extensions, [
    'Loại việc',
    'Mã việc',
    'Mốc/Kỳ',
    'Mã cơ quan',
    'Hạn mới',
    'Kết luận',
    'Ngày văn bản',
  ]);
  const today = at(asOf);
  const day = (one: unknown): CellValue => one as CellValue;
  const next = PAPI_TASKDUE(code, leads!, due, done!, milestones!, completions, agencies, '', given, today);
  const now = PAPI_DUENOW(code, leads!, day(next), today, granted, false, given);
  const finished = (count: boolean) =>
    PAPI_TASKDONE(code, leads!, done!, completions, agencies, count, '', milestones!, given, today, due);
  const listed = cells(daysOff, ['Ngày', 'Loại']);
  expect(PAPI_STATUS(day(now), day(finished(false)), today, 5, listed)).toBe(shown);
  expect(finished(true)).toBe(counted ?? '');
});

test('A group of all has no agency of the header', () => {
  const listed = [['Mã', 'Tên cơ quan', 'Loại'], ...cells(AGENCIES, ['Mã', 'Tên cơ quan', 'Loại'])];
  expect(PAPI_TASKDONE('NV1', '@TATCA', '', [['']], listed, true)).toBe('0/4 cơ quan');
});

test('Before the day nothing has changed', () => {
  const given = cells(GIVEN, ['Mã cũ', 'Mã mới', 'Ngày hiệu lực', 'Phạm vi', 'Nhiệm vụ']);
  const agencies = cells(AGENCIES, ['Mã', 'Tên cơ quan', 'Loại']);
  const counted = (asOf: string): unknown =>
    PAPI_TASKDONE('NV1', '@SO', '', [['']], agencies, true, '', '', given, at(asOf), at('2026-08-31'));
  expect(counted('2026-06-30')).toBe('0/4 cơ quan');
  expect(counted('2026-07-01')).toBe('0/3 cơ quan');
});

test('A finding is judged by the day that was granted for it', () => {
  const granted = [['Khắc phục', 'KT01', '', 'STC', at('2026-09-30'), 'Đồng ý', at('2026-08-01')]];
  const due = (kind?: string): unknown =>
    PAPI_DUENOW('KT01', 'STC', at('2026-08-10'), at('2026-09-07'), granted, false, '', kind);
  expect(due('Khắc phục')).toEqual(at('2026-09-30'));
  expect(due()).toEqual(at('2026-08-10'));
});
