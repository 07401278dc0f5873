/** Deadlines that were put off: judged by the day granted by the day on which they are looked at (capabilities §3). */

import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import type { CellValue } from '../../src/cells/value.js';
import { PAPI_DUENOW, PAPI_EXTENSION } from '../../src/functions.js';
import { assessedObligations, obligationsOf } from '../../src/plan/obligations/index.js';
import { asItStood, assess, reckoningOf } from '../../src/plan/obligations/obligation.js';
import { quarterlyOpenings } from '../../src/plan/reports/openingRows.js';
import { materialOf } from '../../src/summary/material.js';
import { EVERYTHING, summarize } from '../../src/summary/summary.js';
import { at, day, type Read, type Row, readTables } from '../support/plans/plainWorkbook.js';

const YEAR: Readonly<Record<string, CellValue>> = {
  'Năm kế hoạch': 2026,
  'Ngày ban hành kế hoạch': '2026-01-20',
};

const task = (code: string, leads: string, due: string, more: Row = {}): Row => ({
  'Mã NV': code,
  'Nhiệm vụ': `Việc ${code}`,
  'Chủ trì': leads,
  'Hạn hoàn thành': due,
  ...more,
});

const granted = (work: string, newDue: string, documentDay: string, more: Row = {}): Row => ({
  'Loại việc': 'Nhiệm vụ',
  'Mã việc': work,
  'Hạn mới': newDue,
  'Kết luận': 'Đồng ý',
  'Số văn bản': '812/UBND-NC',
  'Ngày văn bản': documentDay,
  ...more,
});

const read = (
  tasks: readonly Row[],
  extensions: readonly Row[],
  asOf: string,
  more: Record<string, readonly Row[]> = {},
): Read =>
  readTables(
    {
      'Nhiệm vụ': tasks,
      'Gia hạn': extensions.map((row, i) => ({ 'Mã GH': `GH0${i + 1}`, ...row })),
      'Ngày nghỉ': builtInDaysOff(2026)
        .concat(builtInDaysOff(2027))
        .map((row) => ({ Ngày: at(row.day === null ? '' : isoOf(row.day)), Loại: row.kind })),
      ...more,
    },
    { ...YEAR, 'Ngày tính': asOf },
  );

const isoOf = (serial: number): string => new Date((serial - 25569) * 86_400_000).toISOString().slice(0, 10);

test('E1: put off in time and done in time; by the first day it was 37 working days late', () => {
  const found = read(
    [task('NV03', 'SNV', '2026-06-30', { 'Ngày hoàn thành': '2026-08-20' })],
    [granted('NV03', '2026-09-30', '2026-06-25')],
    '2026-08-25',
  );
  const one = found.of('task|NV03|SNV')!;
  expect(one).toMatchObject({
    status: 'Hoàn thành đúng hạn',
    due: day('2026-09-30'),
    firstDue: day('2026-06-30'),
    extended: 1,
    extendedLate: false,
    grantedBy: '812/UBND-NC',
  });
  expect(found.plan.calendar.count(day('2026-07-01'), day('2026-08-20'))).toBe(37);
  const { total } = summarize(materialOf(found.plan), EVERYTHING);
  // Beside four own plans that nobody has issued.
  expect(total.work).toMatchObject({ onTimeRate: 0.2, kept: 1 });
  expect(total).toMatchObject({ extended: 1, extendedLate: 0, firstOnTimeRate: 0 });
});

test('E2: granted after its day; how it stood before does not change', () => {
  const tables = [
    [task('NV10', 'SNV', '2026-04-30')],
    [granted('NV10', '2026-05-31', '2026-05-15')],
  ] as const;
  const later = read(...tables, '2026-05-20');
  expect(later.of('task|NV10|SNV')).toMatchObject({ status: 'Trong hạn', extended: 1, extendedLate: true });
  const before = (found: Read) =>
    asItStood(obligationsOf(found.plan), { ...reckoningOf(found.plan), asOf: day('2026-05-10') }).find(
      ({ key }) => key === 'task|NV10|SNV',
    );
  expect(before(later)).toMatchObject({
    status: 'Quá hạn',
    daysLeft: -5,
    extended: 0,
    due: day('2026-04-30'),
  });
  expect(before(read(...tables, '2026-12-20'))).toEqual(before(later));
  expect(read(...tables, '2026-05-10').of('task|NV10|SNV')).toMatchObject({
    status: 'Quá hạn',
    daysLeft: -5,
  });
  const { calendar } = later.plan;
  expect(calendar.count(day('2026-05-01'), day('2026-05-15'))).toBe(10);
  expect(summarize(materialOf(later.plan)).total).toMatchObject({ extended: 1, extendedLate: 1 });
});

test('E3: of 105 that answer for it one alone was put off', () => {
  const communes = Array.from({ length: 104 }, (_, i) => ({
    Mã: `X${String(i + 1).padStart(3, '0')}`,
    'Tên cơ quan': `UBND xã Số ${i + 1}`,
    Loại: 'UBND cấp xã',
    'Email nhận nhắc việc': `x${i + 1}@tinh.example`,
  }));
  const found = read(
    [task('NV18', 'SXD;@XA', '2026-12-31')],
    [granted('NV18', '2027-02-28', '2026-12-20', { 'Mã cơ quan': 'x005' })],
    '2027-01-05',
    {
      'Cơ quan': [
        {
          Mã: 'SXD',
          'Tên cơ quan': 'Sở Xây dựng',
          Loại: 'Sở, ban, ngành',
          'Email nhận nhắc việc': 's@tinh.example',
        },
        ...communes,
      ],
    },
  );
  const of = found.obligations.filter((one) => one.task === 'NV18');
  expect(of).toHaveLength(105);
  expect(of.filter(({ status }) => status === 'Quá hạn')).toHaveLength(104);
  expect(of.filter(({ status }) => status === 'Trong hạn').map(({ agency }) => agency)).toEqual(['X005']);
});

test.each<[string, readonly Row[], string, string]>([
  [
    'the newest document counts, wherever it stands',
    [granted('NV03', '2026-09-30', '2026-06-25'), granted('NV03', '2026-08-31', '2026-06-20')],
    '2026-07-01',
    '2026-09-30',
  ],
  [
    'one that is not concluded counts not',
    [granted('NV03', '2026-09-30', '2026-06-25', { 'Kết luận': 'Chờ' })],
    '2026-07-01',
    '2026-06-30',
  ],
  [
    'one that was refused counts not',
    [granted('NV03', '2026-09-30', '2026-06-25', { 'Kết luận': 'Không' })],
    '2026-07-01',
    '2026-06-30',
  ],
  [
    'one whose document is of a later day counts not yet',
    [granted('NV03', '2026-09-30', '2026-06-25')],
    '2026-06-24',
    '2026-06-30',
  ],
  [
    'of one day that for the agency alone counts',
    [
      granted('NV03', '2026-08-31', '2026-06-25', { 'Mã cơ quan': 'SNV' }),
      granted('NV03', '2026-09-30', '2026-06-25'),
    ],
    '2026-07-01',
    '2026-08-31',
  ],
])('%s', (_, extensions, asOf, due) => {
  expect(read([task('NV03', 'SNV;STC', '2026-06-30')], extensions, asOf).of('task|NV03|SNV')!.due).toBe(
    day(due),
  );
});

test('Of several milestones one is put off, named by its quarter or its day', () => {
  const milestones = task('NV26', 'SNV', '', { 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2026; 31/12/2026' });
  for (const slot of ['2026-Q2', '30/6/2026']) {
    const found = read(
      [milestones],
      [granted('NV26', '2026-08-31', '2026-06-01', { 'Mốc/Kỳ': slot })],
      '2026-07-05',
    );
    expect(found.of('task|NV26|SNV|2026-Q2')).toMatchObject({ due: day('2026-08-31'), status: 'Trong hạn' });
    expect(found.of('task|NV26|SNV|2026-Q4')).toMatchObject({ due: day('2026-12-31'), extended: 0 });
  }
});

test('Reports, findings and own plans are put off as well', () => {
  const found = read(
    [task('NV03', 'SNV;STC', '2026-12-31')],
    [
      granted('', '2026-07-31', '2026-07-01', {
        'Loại việc': 'Báo cáo',
        'Mốc/Kỳ': '2026-Q2',
        'Mã cơ quan': 'SNV',
      }),
      granted('NV03', '2026-08-10', '2026-07-02', {
        'Loại việc': 'Báo cáo',
        'Mốc/Kỳ': '2026-Q2',
        'Mã cơ quan': 'SNV',
      }),
      granted('', '2026-06-30', '2026-06-05', { 'Loại việc': 'Báo cáo', 'Mốc/Kỳ': '2026-6T' }),
      granted('KT01', '2026-08-15', '2026-07-01', { 'Loại việc': 'Khắc phục' }),
      granted('', '2026-03-31', '2026-02-01', { 'Loại việc': 'Kế hoạch riêng', 'Mã cơ quan': 'X01' }),
    ],
    '2026-07-20',
    {
      'Kỳ báo cáo': [
        {
          Kỳ: '2026-Q2',
          Loại: 'Quý',
          'Từ ngày': '2026-04-01',
          'Đến ngày': '2026-06-30',
          'Hạn nộp cấp tỉnh (trước ngày)': '2026-07-15',
          'Trạng thái': 'Đang mở',
        },
        {
          Kỳ: '2026-6T',
          Loại: '6 tháng',
          'Từ ngày': '2025-11-01',
          'Đến ngày': '2026-05-31',
          'Hạn nộp cấp tỉnh (trước ngày)': '2026-06-10',
          'Trạng thái': 'Đang mở',
        },
      ],
      'Báo cáo quý': ['SNV', 'STC'].map((agency) => ({
        Kỳ: '2026-Q2',
        'Mã cơ quan': agency,
        'Mã NV': 'NV03',
      })),
      'Nộp báo cáo': ['SNV', 'STC'].map((agency) => ({ Kỳ: '2026-6T', 'Mã cơ quan': agency })),
      'Kiểm tra': [
        {
          'Mã KT': 'KT01',
          'Cơ quan được kiểm tra': 'STC',
          'Tồn tại, hạn chế': 'x',
          'Hạn khắc phục': '2026-07-10',
        },
      ],
    },
  );
  expect(found.problems.filter(({ sheet, row }) => sheet === 'Gia hạn' && row !== null)).toEqual([]);
  const dues = Object.fromEntries(found.obligations.map(({ key, due }) => [key, due]));
  expect(dues).toMatchObject({
    'quarterly|2026-Q2|SNV|NV03': day('2026-08-10'),
    'quarterly|2026-Q2|STC|NV03': day('2026-07-14'),
    'periodic|2026-6T|SNV': day('2026-06-30'),
    'periodic|2026-6T|STC': day('2026-06-30'),
    'finding|KT01': day('2026-08-15'),
    'ownPlan|X01': day('2026-03-31'),
  });
  expect(dues['ownPlan|X02']).toBe(dues['ownPlan|SNV']);
});

test.each<[string, Row, string]>([
  [
    'no such task',
    granted('NV99', '2026-09-30', '2026-06-25'),
    'Mã việc: Không có nhiệm vụ mã «NV99». Dòng này không được tính.',
  ],
  [
    'an agency that has no part in it',
    granted('NV03', '2026-09-30', '2026-06-25', { 'Mã cơ quan': 'STC' }),
    'Mã cơ quan: STC không có nhiệm vụ, báo cáo này (Nhiệm vụ NV03). Dòng này không được tính.',
  ],
  [
    'granted without a day',
    granted('NV03', '2026-09-30', ''),
    'Ngày văn bản: Đã đồng ý nhưng chưa ghi ngày văn bản: gia hạn này chưa được tính.',
  ],
  [
    'no later than the plan says',
    granted('NV03', '2026-06-01', '2026-05-25'),
    'Hạn mới: Hạn mới 01/06/2026 không muộn hơn hạn của kế hoạch 30/06/2026.',
  ],
  [
    'a period that is none',
    granted('', '2026-09-30', '2026-06-25', { 'Loại việc': 'Báo cáo', 'Mốc/Kỳ': '2026-Q9' }),
    'Mốc/Kỳ: Không có kỳ báo cáo «2026-Q9». Dòng này không được tính.',
  ],
  [
    'which milestone is not said',
    granted('NV26', '2026-09-30', '2026-06-25'),
    'Mốc/Kỳ: NV26 có nhiều mốc nhưng chưa ghi mốc được gia hạn. Dòng này không được tính.',
  ],
])('A row that cannot count is named: %s', (_, row, said) => {
  const found = read(
    [
      task('NV03', 'SNV', '2026-06-30'),
      task('NV26', 'SNV', '', { 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2026; 31/12/2026' }),
    ],
    [row],
    '2026-07-01',
  );
  expect(found.named('Gia hạn', 2)).toContain(said);
});

test('A quarter that begins after the first day still asks for its rows where the task was put off', () => {
  const tasks = [task('NV03', 'SNV;STC', '2026-06-30')];
  const found = read(
    tasks,
    [granted('NV03', '2026-09-30', '2026-06-25', { 'Mã cơ quan': 'SNV' })],
    '2026-07-05',
  );
  const period = {
    row: 2,
    code: '2026-Q3',
    title: '',
    kind: 'Quý',
    from: day('2026-07-01'),
    to: day('2026-09-30'),
    before: day('2026-10-15'),
    state: 'Chưa mở',
  } as const;
  expect(
    quarterlyOpenings(found.plan, period).map(({ agency, task: one }) => `${agency.code} ${one.code}`),
  ).toEqual(['SNV NV03']);
});

test('Without a single extension everything is assessed as before', () => {
  const found = read([task('NV03', 'SNV', '2026-06-30')], [], '2026-07-01');
  const plain = assess(obligationsOf(found.plan), reckoningOf(found.plan));
  expect(assessedObligations(found.plan)).toEqual(plain);
  expect(plain.every(({ due, firstDue, extended }) => due === firstDue && extended === 0)).toBe(true);
});

test('What the sheets show: the day of a task as it stands, how often it was put off, what a row amounts to', () => {
  const rows: CellValue[][] = [
    ['Loại việc', 'Mã việc', 'Mốc/Kỳ', 'Mã cơ quan', 'Hạn mới', 'Kết luận', 'Ngày văn bản'],
    ['Nhiệm vụ', 'NV03', '', '', at('2026-09-30'), 'Đồng ý', at('2026-06-25')],
    ['Nhiệm vụ', 'nv03', '', 'X005', at('2026-12-31'), 'Đồng ý', at('2026-06-28')],
    ['Nhiệm vụ', 'NV03', '', '', at('2026-08-31'), 'Đồng ý', at('2026-06-20')],
    ['Nhiệm vụ', 'NV04', '', '', at('2026-08-31'), 'Chờ', ''],
  ];
  const shown = (asOf: string, counted?: boolean) =>
    PAPI_DUENOW(
      [['Mã NV'], ['NV03'], ['NV04'], ['']],
      [['Chủ trì'], ['@XA'], ['SNV'], ['']],
      [['Hạn'], [at('2026-06-30')], ['mai'], ['']],
      at(asOf),
      rows,
      counted,
    );
  expect(shown('2026-07-01')).toEqual([['Hạn'], [at('2026-09-30')], ['mai'], ['']]);
  expect(shown('2026-06-21')).toEqual([['Hạn'], [at('2026-08-31')], ['mai'], ['']]);
  expect(shown('2026-07-01', true)).toEqual([[''], [3], [''], ['']]);
  const column = (i: number) => rows.slice(1).map((row) => [row[i]!]);
  expect(
    PAPI_EXTENSION(column(0), column(1), column(2), column(3), column(5), column(6), at('2026-06-26')),
  ).toEqual([['Đang tính'], ['Chưa đến ngày văn bản'], ['Đã có gia hạn mới hơn'], ['Chờ kết luận']]);
});
