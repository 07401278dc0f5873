/** Agencies' own plans: what each is to hold, and what is missing (capabilities 9; plan III.1.a). */
import { AgencyDirectory } from '../../src/annex/names/directory.js';
import { matchOwnAnnex } from '../../src/annex/ownPlan.js';
import { readAnnex } from '../../src/annex/readAnnex.js';
import { vnDay } from '../../src/calendar/day.js';
import { type Completeness, completenessOf } from '../../src/plan/ownPlans/completeness.js';
import { whyOf } from '../../src/plan/ownPlans/gaps.js';
import { materialOf } from '../../src/summary/material.js';
import { EVERYTHING, summarize } from '../../src/summary/summary.js';
import { summaryCells } from '../../src/summary/summarySheet.js';
import { type Read, type Row, readTables } from '../support/plans/plainWorkbook.js';

const agency = (code: string, kind: string, more: Row = {}): Row => ({
  Mã: code,
  'Tên cơ quan': `Cơ quan ${code}`,
  Loại: kind,
  ...more,
});
const ISSUED: Row = { 'Ngày ban hành KH': '2026-02-02', 'Link KH': '15/KH-UBND' };
const AGENCIES = [
  agency('STC', 'Sở, ban, ngành', ISSUED),
  agency('BQLKCN', 'Sở, ban, ngành', ISSUED),
  agency('X005', 'UBND cấp xã', ISSUED),
];
const task = (code: string, leads: string, due = '2026-12-31', more: Row = {}): Row => ({
  'Mã NV': code,
  'Nhiệm vụ': `Việc ${code}`,
  'Chủ trì': leads,
  'Hạn hoàn thành': due,
  ...more,
});
const line = (of: string, code: string, more: Row = {}): Row => ({
  'Mã cơ quan': of,
  'Mã NV': code,
  'Có trong KH': 'Có',
  'Sản phẩm': 'Báo cáo',
  'Người/bộ phận': 'Văn phòng',
  'Quý I': 'x',
  ...more,
});
const read = (tables: Record<string, readonly Row[]>, settings: Row = {}): Read =>
  readTables(
    { 'Cơ quan': AGENCIES, ...tables },
    {
      'Năm kế hoạch': 2026,
      'Ngày ban hành kế hoạch': '2026-01-20',
      'Ngày tính': '2026-02-04',
      ...settings,
    },
  );
const of = (found: Read, code: string): Completeness =>
  completenessOf(found.plan).find(({ agency }) => agency.code === code)!;
const counted = ({ complete, required, missing }: Completeness): string =>
  [`${complete}/${required}`, ...missing.map((one) => `${one.task}: ${whyOf(one)}`)].join(' | ');

const twelve = Array.from({ length: 12 }, (_, i) => `NV${String(i + 1).padStart(2, '0')}`);

test('E1: 12 required, 11 in the plan, one of them without its product', () => {
  const found = read({
    'Nhiệm vụ': twelve.map((code) => task(code, '@XA')),
    'KH riêng': twelve.map((code, i) =>
      line('X005', code, i === 0 ? { 'Có trong KH': 'Không' } : i === 4 ? { 'Sản phẩm': '' } : {}),
    ),
  });
  expect(counted(of(found, 'X005'))).toBe('10/12 | NV01: không có trong kế hoạch | NV05: thiếu sản phẩm');
  expect(found.of('gaps|X005')).toMatchObject({
    title: 'Kế hoạch còn thiếu nội dung: 2/12 nhiệm vụ; không có trong kế hoạch: NV01; thiếu sản phẩm: NV05',
    status: 'Sắp đến hạn',
  });
  // Five working days from the issue on Monday 2 February.
  expect(vnDay(found.of('gaps|X005')!.due!)).toBe('09/02/2026');
});

test('E2: a day later than the province’s is missing; groups count among what an agency leads', () => {
  const found = read({
    'Nhiệm vụ': [task('NV05c', '@SO;@XA'), task('NV15', 'STC', '2026-03-31'), task('NV24', '@SO')],
    'KH riêng': [
      line('STC', 'NV05c', { 'Hạn trong KH': '2026-12-31' }),
      line('STC', 'NV15', { 'Hạn trong KH': '2026-04-15' }),
      line('STC', 'NV24'),
    ],
  });
  expect(counted(of(found, 'STC'))).toBe(
    '2/3 | NV15: muộn hơn hạn của tỉnh (15/04/2026, hạn của tỉnh 31/03/2026)',
  );
});

test('The summary of everything has it, with what is missing; one of a part has not', () => {
  const found = read({
    'Nhiệm vụ': [task('NV01', 'STC'), task('NV02', 'STC')],
    'KH riêng': [line('STC', 'NV01'), line('STC', 'NV02', { 'Sản phẩm': '' })],
  });
  const material = materialOf(found.plan);
  const summary = summarize(material);
  expect(summary.ownPlans).toEqual([
    { agency: 'STC', name: 'Cơ quan STC', complete: 1, required: 2, missing: 'thiếu sản phẩm: NV02' },
  ]);
  expect(summarize(material, { ...EVERYTHING, lead: 'STC' }).ownPlans).toEqual([]);
  const { values } = summaryCells(summary, { at: '', by: '', problems: 0, rating: null });
  expect(values.map((row) => row.slice(0, 5))).toContainEqual([
    'STC',
    'Cơ quan STC',
    1,
    2,
    'thiếu sản phẩm: NV02',
  ]);
});

test('E3: what does not apply is left out of the count once it is accepted, and missing until then', () => {
  const tasks = [task('NV01', 'BQLKCN'), task('NV02', 'BQLKCN')];
  const rows = (verdict: string): Row[] => [
    line('BQLKCN', 'NV01'),
    { 'Mã cơ quan': 'BQLKCN', 'Mã NV': 'NV02', 'Có trong KH': 'Không áp dụng', 'Thẩm định': verdict },
  ];
  const accepted = read({ 'Nhiệm vụ': tasks, 'KH riêng': rows('Đạt') });
  expect(counted(of(accepted, 'BQLKCN'))).toBe('1/1');
  expect(accepted.of('gaps|BQLKCN')).toBeUndefined();
  for (const verdict of ['', 'Không'])
    expect(counted(of(read({ 'Nhiệm vụ': tasks, 'KH riêng': rows(verdict) }), 'BQLKCN'))).toBe(
      '1/2 | NV02: chưa được chấp nhận «Không áp dụng»',
    );
});

test.each([
  ['no row at all', null, 'chưa ghi có trong kế hoạch hay không'],
  ['nothing said', { 'Có trong KH': '' }, 'chưa ghi có trong kế hoạch hay không'],
  ['no people', { 'Người/bộ phận': '' }, 'thiếu người, bộ phận chịu trách nhiệm'],
  ['no quarter', { 'Quý I': '' }, 'thiếu thời gian theo quý'],
  [
    'a quarter that says no',
    { 'Quý I': 'Không'.normalize('NFD'), 'Quý II': '-', 'Quý III': 0 },
    'thiếu thời gian theo quý',
  ],
  ['a quarter that says yes in words', { 'Quý I': '', 'Quý III': 'Có' }, ''],
  ['refused', { 'Thẩm định': 'Không' }, 'thẩm định không đạt'],
  ['accepted', { 'Thẩm định': 'Đạt', 'Quý I': '', 'Quý IV': 'x' }, ''],
])('One task, %s', (_, more, why) => {
  const found = read({
    'Nhiệm vụ': [task('NV01', 'STC')],
    'KH riêng': more === null ? [line('X005', 'NV01')] : [line('STC', 'NV01', more)],
  });
  expect(counted(of(found, 'STC'))).toBe(why === '' ? '1/1' : `0/1 | NV01: ${why}`);
});

test('Supporting tasks are required where the settings say so', () => {
  const tables = { 'Nhiệm vụ': [task('NV01', 'X005', undefined, { 'Phối hợp': 'STC' })], 'KH riêng': [] };
  expect(of(read(tables), 'STC')).toBeUndefined();
  expect(of(read(tables, { 'KH riêng gồm nhiệm vụ phối hợp': 'Có' }), 'STC').required).toBe(1);
});

describe('When a plan counts as issued', () => {
  const agencies = [agency('STC', 'Sở, ban, ngành', { 'Ngày ban hành KH': '2026-02-02' })];
  const tasks = [task('NV01', 'STC')];
  test('where own plans are not checked: on the day that was typed, as ever', () => {
    const found = read({ 'Cơ quan': agencies, 'Nhiệm vụ': tasks });
    expect(found.of('ownPlan|STC')!.status).toBe('Hoàn thành đúng hạn');
    expect(found.of('gaps|STC')).toBeUndefined();
  });
  test('where they are: once its number or link is there, and then on the day of its issue', () => {
    const checked = { 'Nhiệm vụ': tasks, 'KH riêng': [{ 'Mã cơ quan': 'STC', 'Mã NV': 'NV01' }] };
    const without = read({ 'Cơ quan': agencies, ...checked });
    expect(without.of('ownPlan|STC')!.done).toBeNull();
    expect(without.of('gaps|STC')).toBeUndefined();
    const late = [agency('STC', 'Sở, ban, ngành', { ...ISSUED, 'Ngày ban hành KH': '2026-03-02' })];
    expect(
      read({ 'Cơ quan': late, ...checked }, { 'Ngày tính': '2026-03-03' }).of('ownPlan|STC')!.status,
    ).toBe('Hoàn thành quá hạn');
  });
  test('the term begins anew from when the check was opened, of what is missing alone', () => {
    const found = read(
      {
        'Nhiệm vụ': [...tasks, task('NV02', 'STC')],
        'KH riêng': [
          { 'Mã cơ quan': 'STC', 'Mã NV': 'NV01', 'Ngày mở': '2026-02-04' },
          line('STC', 'NV02', { 'Ngày mở': '2026-02-10' }),
        ],
      },
      { 'Ngày tính': '2026-02-11' },
    );
    expect(vnDay(found.of('gaps|STC')!.due!)).toBe('11/02/2026');
  });
});

test('Rows that cannot count are named', () => {
  const found = read({
    'Nhiệm vụ': [task('NV01', 'STC')],
    'KH riêng': [line('STC', 'NV99'), line('SXX', 'NV01')],
  });
  expect(found.named('KH riêng', 2)).toEqual([
    'Mã NV: Không có nhiệm vụ mã «NV99»: dòng này không được tính.',
  ]);
  expect(found.named('KH riêng', 3)[0]).toContain('«SXX»');
});

test('An agency’s own annex: by code, then by title, then by a title alike', () => {
  const { plan } = read({
    'Nhiệm vụ': [
      task('NV01', 'STC', '2026-06-30', { 'Nhiệm vụ': 'Công khai thu, chi ngân sách cấp xã' }),
      task('NV02', 'STC', '2026-06-30', { 'Nhiệm vụ': 'Tổ chức hội nghị phổ biến kế hoạch' }),
      task('NV03', 'STC', '2026-06-30', {
        'Nhiệm vụ': 'Rà soát thủ tục hành chính thuộc lĩnh vực tài chính',
      }),
    ],
  });
  const table = [
    ['TT', 'Nội dung, nhiệm vụ', 'Sản phẩm', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Thời gian thực hiện'],
    ['NV03', 'Việc viết khác hẳn', 'Báo cáo', 'Phòng Quản lý ngân sách', '', 'Quý II/2026'],
    ['2', 'Công khai thu, chi ngân sách cấp xã', 'Thông báo', 'Phòng Tin học', '', 'Quý I, Quý III/2026'],
    ['1', 'Tổ chức hội nghị phổ biến kế hoạch năm', 'Hội nghị', 'Văn phòng', '', 'Tháng 3 - 8/2026'],
    ['3', 'Mua sắm trang thiết bị', '', 'Văn phòng', '', 'Thường xuyên'],
  ];
  const { rows } = readAnnex(table, {
    directory: new AgencyDirectory(plan.agencies, plan.groups, '', []),
    frame: { year: 2026, issued: plan.settings.planIssued, calendar: plan.calendar },
  });
  const required = plan.tasks.map((one) => ({
    ...one,
    component: '',
    start: null,
    due: null,
    milestones: [],
  }));
  expect(
    matchOwnAnnex(rows, required, (source) => table[source - 1]![0]!, 2026).map(
      ({ task, product, people, quarters, due }) => [
        task,
        product,
        people,
        quarters.join(','),
        due === null ? '' : vnDay(due),
      ],
    ),
  ).toEqual([
    ['NV03', 'Báo cáo', 'Phòng Quản lý ngân sách', '2', '30/06/2026'],
    ['NV01', 'Thông báo', 'Phòng Tin học', '1,3', '30/09/2026'],
    ['NV02', 'Hội nghị', 'Văn phòng', '1,2,3', '31/08/2026'],
    [null, '', 'Văn phòng', '1,2,3,4', '31/12/2026'],
  ]);
});
