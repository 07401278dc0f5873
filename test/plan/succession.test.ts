/** Agencies that end and succeed: who answers for what on which day (capabilities §4). */
import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import { dateFromDay } from '../../src/calendar/day.js';
import type { CellValue } from '../../src/cells/value.js';
import { obligationsOf } from '../../src/plan/obligations/index.js';
import { type Assessed, asItStood, reckoningOf } from '../../src/plan/obligations/obligation.js';
import { periodicOpenings, quarterlyOpenings } from '../../src/plan/reports/openingRows.js';
import { digestsOf } from '../../src/reminders/digest.js';
import { latenessOf } from '../../src/summary/lateness.js';
import { materialOf } from '../../src/summary/material.js';
import { summarize } from '../../src/summary/summary.js';
import { day, type Read, type Row, readTables } from '../support/plans/plainWorkbook.js';

const YEAR: Readonly<Record<string, CellValue>> = {
  'Năm kế hoạch': 2026,
  'Ngày ban hành kế hoạch': '2026-01-20',
};
const agency = (code: string, kind = 'Sở, ban, ngành', more: Row = {}): Row => ({
  Mã: code,
  'Tên cơ quan': `Cơ quan ${code}`,
  Loại: kind,
  'Email nhận nhắc việc': `${code.toLowerCase()}@tinh.example`,
  ...more,
});
const task = (code: string, leads: string, due: string, more: Row = {}): Row => ({
  'Mã NV': code,
  'Nhiệm vụ': `Việc ${code}`,
  'Chủ trì': leads,
  'Hạn hoàn thành': due,
  ...more,
});
const read = (asOf: string, tables: Record<string, readonly Row[]>): Read =>
  readTables(
    {
      'Ngày nghỉ': builtInDaysOff(2026).map((row) => ({ Ngày: dateFromDay(row.day), Loại: row.kind })),
      ...tables,
    },
    { ...YEAR, 'Ngày tính': asOf },
  );
const ended = (code: string, until: string): Row =>
  agency(code, 'Sở, ban, ngành', { 'Trạng thái': 'Kết thúc', 'Đến ngày': until });
const ofTask = ({ obligations }: Read, code: string): Assessed[] =>
  obligations.filter(({ task: of }) => of === code);
const on = (found: Read, iso: string): Assessed[] =>
  asItStood(obligationsOf(found.plan), { ...reckoningOf(found.plan), asOf: day(iso) });

describe('E1: of what a group leads the old one drops out of what is due from the day on', () => {
  const agencies = [
    ...Array.from({ length: 13 }, (_, i) => agency(`S${i + 1}`)),
    ended('BQLKCN', '2026-06-30'),
    ...Array.from({ length: 106 }, (_, i) => agency(`X${i + 1}`, 'UBND cấp xã')),
  ];
  const tables = {
    'Cơ quan': agencies,
    'Nhiệm vụ': [
      task('NV1', '@SO', '', { 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2026; 31/12/2026' }),
      task('NV2', '@TATCA', '2026-12-31'),
    ],
    'Sắp xếp cơ quan': [{ 'Mã cũ': 'BQLKCN', 'Mã mới': 'S1', 'Ngày hiệu lực': '2026-07-01' }],
  };
  test('from that day', () => {
    const found = read('2026-07-05', tables);
    const milestones = ofTask(found, 'NV1');
    expect(milestones.filter(({ key }) => key.endsWith('2026-Q2'))).toHaveLength(14);
    expect(milestones.filter(({ key }) => key.endsWith('2026-Q4'))).toHaveLength(13);
    expect(ofTask(found, 'NV2')).toHaveLength(119);
    const rows = found.problems.filter(({ sheet, row }) => row !== null && sheet !== 'Kỳ báo cáo');
    expect(rows.filter(({ severity }) => severity === 'lỗi')).toEqual([]);
  });
  test('as of the day before nothing has changed', () => {
    const found = read('2026-07-05', tables);
    const before = on(found, '2026-06-30');
    expect(before.filter(({ task: of }) => of === 'NV1')).toHaveLength(28);
    expect(before.filter(({ task: of }) => of === 'NV2')).toHaveLength(120);
  });
});

test('E2: a named lead’s task goes over with its day and its progress, and the old one is mailed no more', () => {
  const tables = {
    'Cơ quan': [ended('SDTTG', '2026-08-31'), agency('SNV')],
    'Nhiệm vụ': [task('NV7', 'SDTTG', '2026-09-30', { 'Tiến độ (%)': 60 })],
    'Sắp xếp cơ quan': [{ 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-09-01' }],
  };
  const found = read('2026-09-05', tables);
  expect(ofTask(found, 'NV7')).toMatchObject([
    {
      key: 'task|NV7|SNV',
      agency: 'SNV',
      takenFrom: 'SDTTG',
      progress: 60,
      daysLeft: 18,
      status: 'Trong hạn',
    },
  ]);
  expect(on(found, '2026-08-31').find(({ task: of }) => of === 'NV7')).toMatchObject({ agency: 'SDTTG' });
  // The first working day after it: told at once, as taken over; the old one is told of nothing.
  const next = read('2026-09-07', tables);
  const digests = digestsOf(next.plan, next.obligations, { has: () => false });
  expect(digests.map((digest) => digest.agency.code)).toEqual(['SNV']);
  expect(digests[0]!.items.map(({ key }) => key)).toContain('task|NV7|SNV');
  // Ten days before it is due it is told of again, no longer as taken over.
  const again = read('2026-09-16', tables);
  const told = { has: (key: string) => key === 'task|NV7|SNV@2026-09-30#9999' };
  const takenOver = (found: Read, known: { has: (key: string) => boolean }): string[] =>
    digestsOf(found.plan, found.obligations, known).flatMap((digest) =>
      [...digest.takenOver].map(({ key }) => key),
    );
  expect(takenOver(next, { has: () => false })).toEqual(['task|NV7|SNV']);
  expect(takenOver(again, { has: () => false })).toEqual(['task|NV7|SNV']);
  expect(takenOver(again, told)).toEqual([]);
  expect(digestsOf(again.plan, again.obligations, told)[0]!.items.map(({ key }) => key)).toContain(
    'task|NV7|SNV',
  );
  // What SNV reports of it since is its fulfilment.
  const done = read('2026-09-25', {
    ...tables,
    'Kỳ báo cáo': [
      {
        Kỳ: '2026-Q3',
        Loại: 'Quý',
        'Từ ngày': '2026-07-01',
        'Đến ngày': '2026-09-30',
        'Hạn nộp cấp tỉnh (trước ngày)': '2026-10-15',
        'Trạng thái': 'Đang mở',
      },
    ],
    'Báo cáo quý': [
      {
        Kỳ: '2026-Q3',
        'Mã cơ quan': 'SNV',
        'Mã NV': 'NV7',
        'Ngày hoàn thành': '2026-09-20',
        'Ngày gửi': '2026-09-20',
      },
    ],
  });
  expect(done.of('task|NV7|SNV')).toMatchObject({ status: 'Hoàn thành đúng hạn', done: day('2026-09-20') });
  expect(
    done.problems.filter(({ sheet }) => sheet === 'Báo cáo quý').filter(({ row }) => row !== null),
  ).toEqual([]);
});

test('E3: what was overdue of a group ends with the old one; what was its own goes over, days of grace free', () => {
  const tables = {
    'Cơ quan': [ended('BQLKCN', '2026-06-30'), agency('SCT')],
    'Nhiệm vụ': [task('NV05c', '@TATCA', '2026-06-30')],
    'Kiểm tra': [
      {
        'Mã KT': 'KT09',
        'Cơ quan được kiểm tra': 'BQLKCN',
        'Tồn tại, hạn chế': 'x',
        'Hạn khắc phục': '2026-06-20',
      },
    ],
    'Sắp xếp cơ quan': [
      {
        'Mã cũ': 'BQLKCN',
        'Mã mới': 'SCT',
        'Ngày hiệu lực': '2026-07-01',
        'Việc quá hạn': 'Chuyển',
        'Ngày ân hạn': 10,
      },
    ],
  };
  const found = read('2026-07-10', tables);
  expect(found.of('task|NV05c|BQLKCN')).toMatchObject({ status: 'Quá hạn', settled: true, daysLeft: 0 });
  const finding = found.obligations.find(({ kind }) => kind === 'finding')!;
  expect(finding).toMatchObject({
    agency: 'SCT',
    status: 'Quá hạn',
    lateBefore: { agency: 'BQLKCN', days: 7 },
    freeUntil: day('2026-07-15'),
  });
  expect(latenessOf(finding, found.plan.calendar)).toBeNull();
  const later = read('2026-07-17', tables);
  const again = later.obligations.find(({ kind }) => kind === 'finding')!;
  expect(latenessOf(again, later.plan.calendar)).toBe(2);
  const { lines, total } = summarize(materialOf(found.plan)).tables.find(({ name }) => name === 'agency')!;
  const line = (code: string) => lines.find(({ key }) => key === code)!;
  expect(line('BQLKCN')).toMatchObject({ title: 'Cơ quan BQLKCN (đến 30/6)' });
  expect(line('SCT').findings).toEqual({ open: 1, overdue: 1 });
  // Two decided: its own plan and its part of NV05c; the finding is not counted against it yet.
  expect(line('SCT').work).toMatchObject({ overdue: 3, kept: 0, onTimeRate: 0 });
  expect(total.total).toBe(lines.reduce((sum, one) => sum + one.total, 0));
});

test('One is split in two by task; what nobody takes stays where it is', () => {
  const found = read('2026-09-07', {
    'Cơ quan': [ended('SKHDT', '2026-08-31'), agency('STC'), agency('SNV')],
    'Nhiệm vụ': [
      task('NV1', 'SKHDT', '2026-12-31'),
      task('NV2', 'SKHDT;STC', '2026-12-31'),
      task('NV3', 'SKHDT', '2026-12-31'),
    ],
    'Sắp xếp cơ quan': [
      {
        'Mã cũ': 'SKHDT',
        'Mã mới': 'SNV',
        'Ngày hiệu lực': '2026-09-01',
        'Phạm vi': 'Theo nhiệm vụ',
        'Nhiệm vụ': 'NV3',
      },
      { 'Mã cũ': 'SKHDT', 'Mã mới': 'STC', 'Ngày hiệu lực': '2026-09-01' },
    ],
  });
  expect(ofTask(found, 'NV1').map(({ agency: of }) => of)).toEqual(['STC']);
  // STC has its own part in it: nothing is given over.
  expect(ofTask(found, 'NV2').map(({ key }) => key)).toEqual(['task|NV2|STC']);
  expect(ofTask(found, 'NV3').map(({ agency: of }) => of)).toEqual(['SNV']);
});

test('Periods opened afterwards are the successor’s; an unsent row of an open quarter goes over', () => {
  const tables = {
    'Cơ quan': [ended('SDTTG', '2026-08-31'), agency('SNV')],
    'Nhiệm vụ': [task('NV7', 'SDTTG', '2026-12-31')],
    'Sắp xếp cơ quan': [{ 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-09-01' }],
    'Kỳ báo cáo': [
      {
        Kỳ: '2026-Q3',
        Loại: 'Quý',
        'Từ ngày': '2026-07-01',
        'Đến ngày': '2026-09-30',
        'Hạn nộp cấp tỉnh (trước ngày)': '2026-10-15',
        'Trạng thái': 'Đang mở',
      },
    ],
    'Báo cáo quý': [{ Kỳ: '2026-Q3', 'Mã cơ quan': 'SDTTG', 'Mã NV': 'NV7' }],
  };
  const found = read('2026-09-07', tables);
  expect(found.of('quarterly|2026-Q3|SNV|NV7')).toMatchObject({ takenFrom: 'SDTTG', due: day('2026-10-14') });
  expect(found.of('quarterly|2026-Q3|SDTTG|NV7')).toBeUndefined();
  const own = read('2026-09-07', {
    ...tables,
    'Báo cáo quý': [...tables['Báo cáo quý'], { Kỳ: '2026-Q3', 'Mã cơ quan': 'SNV', 'Mã NV': 'NV7' }],
  });
  expect(own.obligations.filter(({ kind }) => kind === 'quarterly').map(({ key }) => key)).toEqual([
    'quarterly|2026-Q3|SNV|NV7',
  ]);
  const period = {
    row: 2,
    code: '2026-Q4',
    title: '',
    kind: 'Quý',
    from: day('2026-10-01'),
    to: day('2026-12-31'),
    before: day('2027-01-15'),
    state: 'Chưa mở',
  } as const;
  expect(quarterlyOpenings(found.plan, period).map((one) => one.agency.code)).toEqual(['SNV']);
  expect(periodicOpenings(found.plan).map(({ code }) => code)).toEqual(['SNV']);
});

test('What was done before the day is the old one’s for ever; its own plan is asked of nobody else', () => {
  const found = read('2026-09-07', {
    'Cơ quan': [
      agency('SDTTG', 'Sở, ban, ngành', {
        'Trạng thái': 'Kết thúc',
        'Đến ngày': '2026-08-31',
        'Ngày ban hành KH': '2026-02-01',
      }),
      agency('SNV'),
    ],
    'Nhiệm vụ': [task('NV7', 'SDTTG', '2026-09-30', { 'Ngày hoàn thành': '2026-08-20' })],
    'Sắp xếp cơ quan': [{ 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-09-01' }],
  });
  expect(found.of('task|NV7|SDTTG')).toMatchObject({ status: 'Hoàn thành đúng hạn', takenFrom: null });
  expect(found.of('ownPlan|SDTTG')).toMatchObject({ status: 'Hoàn thành đúng hạn' });
});

test.each<[string, Row, string]>([
  [
    'the same agency',
    { 'Mã cũ': 'SNV', 'Mã mới': 'snv', 'Ngày hiệu lực': '2026-09-01' },
    'Mã mới: Mã mới trùng Mã cũ: dòng này không được tính.',
  ],
  [
    'by task, and none named',
    { 'Mã cũ': 'SNV', 'Mã mới': 'STC', 'Ngày hiệu lực': '2026-09-01', 'Phạm vi': 'Theo nhiệm vụ' },
    'Nhiệm vụ: Phạm vi «Theo nhiệm vụ» nhưng chưa ghi nhiệm vụ nào: dòng này không được tính.',
  ],
  [
    'no such agency',
    { 'Mã cũ': 'SNV', 'Mã mới': 'SXYZ', 'Ngày hiệu lực': '2026-09-01' },
    'Mã mới: Không có cơ quan mã «SXYZ».',
  ],
])('A row that cannot be is named: %s', (_, row, said) => {
  expect(
    read('2026-09-07', { 'Cơ quan': [agency('SNV'), agency('STC')], 'Sắp xếp cơ quan': [row] }).named(
      'Sắp xếp cơ quan',
      2,
    ),
  ).toContain(said);
});

describe('A row of an open quarter given over is one deadline with the one that goes on with it', () => {
  const quarter = (rows: readonly Row[], asOf = '2026-09-07'): Read =>
    read(asOf, {
      'Cơ quan': [ended('SDTTG', '2026-08-31'), agency('SNV')],
      'Nhiệm vụ': [task('NV7', 'SDTTG', '2026-12-31')],
      'Sắp xếp cơ quan': [{ 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-09-01' }],
      'Kỳ báo cáo': [
        {
          Kỳ: '2026-Q3',
          Loại: 'Quý',
          'Từ ngày': '2026-07-01',
          'Đến ngày': '2026-09-30',
          'Hạn nộp cấp tỉnh (trước ngày)': '2026-10-15',
          'Trạng thái': 'Đang mở',
        },
      ],
      'Báo cáo quý': rows.map((row) => ({ Kỳ: '2026-Q3', 'Mã NV': 'NV7', ...row })),
    });
  const given: Row = { 'Mã cơ quan': 'SDTTG', Duyệt: 'Đã chuyển giao', 'Tiến độ (%)': 60 };
  const standing = (found: Assessed[]) =>
    found
      .filter(({ kind }) => kind === 'quarterly')
      .map(({ key, status, source }) => [key, status, source.row]);
  test('the successor’s from the day on, done when it sends; the old one’s before', () => {
    const found = quarter([given, { 'Mã cơ quan': 'SNV', 'Ngày gửi': '2026-10-10' }], '2026-10-12');
    expect(standing([...found.obligations])).toEqual([
      ['quarterly|2026-Q3|SNV|NV7', 'Hoàn thành đúng hạn', 3],
    ]);
    expect(standing(on(found, '2026-08-20'))).toEqual([['quarterly|2026-Q3|SDTTG|NV7', 'Trong hạn', 3]]);
  });
  test('what the old one sent before the day is sent', () => {
    const found = quarter([{ 'Mã cơ quan': 'SDTTG', 'Ngày gửi': '2026-08-20' }, { 'Mã cơ quan': 'SNV' }]);
    expect(standing([...found.obligations])).toEqual([
      ['quarterly|2026-Q3|SDTTG|NV7', 'Hoàn thành đúng hạn', 2],
    ]);
  });
});

test('What is granted to a successor puts its deadline off from then on', () => {
  const found = read('2026-10-05', {
    'Cơ quan': [ended('SDTTG', '2026-08-31'), agency('SNV')],
    'Nhiệm vụ': [task('NV7', 'SDTTG', '2026-09-30')],
    'Kiểm tra': [
      {
        'Mã KT': 'KT09',
        'Cơ quan được kiểm tra': 'SDTTG',
        'Tồn tại, hạn chế': 'x',
        'Hạn khắc phục': '2026-09-20',
      },
    ],
    'Sắp xếp cơ quan': [
      { 'Mã cũ': 'SDTTG', 'Mã mới': 'SNV', 'Ngày hiệu lực': '2026-09-01', 'Việc quá hạn': 'Chuyển' },
    ],
    'Gia hạn': [
      { 'Mã GH': 'GH1', 'Loại việc': 'Nhiệm vụ', 'Mã việc': 'NV7' },
      { 'Mã GH': 'GH2', 'Loại việc': 'Khắc phục', 'Mã việc': 'KT09' },
    ].map((row) => ({
      ...row,
      'Mã cơ quan': 'SNV',
      'Hạn mới': '2026-10-31',
      'Kết luận': 'Đồng ý',
      'Ngày văn bản': '2026-09-28',
    })),
  });
  expect(found.problems.filter(({ sheet, row }) => sheet === 'Gia hạn' && row !== null)).toEqual([]);
  expect(found.obligations.filter(({ due }) => due === day('2026-10-31')).map(({ key }) => key)).toEqual([
    'task|NV7|SNV',
    'finding|KT09|SNV',
  ]);
  expect(on(found, '2026-09-25').filter(({ due }) => due === day('2026-10-31'))).toEqual([]);
});
