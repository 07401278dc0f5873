/** What units sent fills the upper workbook's own rows: looked at first, nothing approved or typed meanwhile overwritten. */

import type { Day } from '../../src/calendar/day.js';
import type { CheckReport, FillReport, SentUpReport } from '../../src/contract.js';
import type { QuarterlyRow } from '../../src/plan/model.js';
import { looseCode, whyLeft } from '../../src/rollUp/filling.js';
import { resultsSent } from '../../src/rollUp/unitResults.js';
import { MemoryStore, OtherSpreadsheets, type Raw } from '../support/localHost.js';
import { collecting, enter } from '../support/plans/collectedPlan.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { addressOf } from '../support/plans/joined.js';
import { day } from '../support/plans/plainWorkbook.js';
import { closeHosts, openTestHost, type TestHost } from '../support/preparedHost.js';
import { stride } from '../support/soak.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';

describe('Put together over a unit’s own agencies', () => {
  const row = (agency: string, task: string, more: Partial<QuarterlyRow>): QuarterlyRow => ({
    row: 2,
    period: '2026-Q2',
    agency,
    task,
    title: task,
    progress: null,
    done: null,
    result: '',
    difficulties: '',
    proposals: '',
    sent: null,
    resent: null,
    review: 'Đã duyệt',
    remark: '',
    returned: null,
    correctBy: null,
    approvedOn: null,
    edited: false,
    ...more,
  });
  const sent = (...quarterlyRows: QuarterlyRow[]) =>
    resultsSent(
      {
        periods: [],
        tasks: [],
        quarterlyRows,
        agencies: [
          { code: 'A', name: 'Phòng A' },
          { code: 'B', name: 'Phòng B' },
        ] as never,
      },
      new Map([
        ['NV1', 'NV16'],
        ['NV2', 'NV 16'],
      ]),
      () => '',
    );
  const half = row('B', 'NV1', { progress: 50, result: 'Đang làm' });
  const whole = row('A', 'NV1', { progress: 100, done: day('2026-06-20'), result: 'Xong' });

  test.each<[string, QuarterlyRow[], object]>([
    ['one alone', [whole], { progress: 100, done: day('2026-06-20'), result: 'Xong' }],
    [
      'two, one half done',
      [whole, half],
      { progress: 75, done: null, result: 'Phòng A: Xong\nPhòng B: Đang làm' },
    ],
    [
      'both done: the later day',
      [whole, row('B', 'NV1', { progress: 100, done: day('2026-06-25') })],
      { progress: 100, done: day('2026-06-25') },
    ],
    [
      'what is not approved says nothing, and holds completion back',
      [whole, row('B', 'NV1', { progress: 10, result: 'Mới', review: 'Chờ duyệt' })],
      { progress: 99, done: null, result: 'Đã duyệt báo cáo của 1/2 cơ quan.\nPhòng A: Xong' },
    ],
    ['blank is not nought', [whole, row('B', 'NV1', { result: 'Chưa rõ' })], { progress: 99, done: null }],
    ['two tasks with one code above', [whole, { ...half, task: 'NV2' }], { progress: 75 }],
  ])('%s', (_, rows, expected) => {
    if (rows.some(({ task }) => task === 'NV2')) {
      // "NV 16" and "NV16" are two texts: each goes up, and the upper workbook finds one task for both.
      expect(sent(...rows).map(({ task }) => task)).toEqual(['NV16', 'NV 16']);
      return;
    }
    expect(sent(...rows)).toMatchObject([{ task: 'NV16', ...expected }]);
  });

  test('nothing approved, or no code above: nothing goes up', () => {
    expect(sent({ ...whole, review: 'Chờ duyệt' })).toEqual([]);
    expect(sent({ ...whole, task: 'NV9' })).toEqual([]);
  });
});

describe('A row that says something else', () => {
  const made = day('2026-07-02');
  const blank = { sent: null, resent: null, returned: null, review: 'Chờ duyệt' as const, edited: false };
  const on = (one: string): Day => day(one);
  test.each<[object, 'Đang mở' | 'Đã chốt' | 'Chưa mở', string | null]>([
    [{}, 'Đang mở', null],
    [{ sent: on('2026-07-01') }, 'Đang mở', null],
    [
      { sent: on('2026-07-03') },
      'Đang mở',
      'số ở đây gửi ngày 03/07/2026, sau số liệu của đơn vị (02/07/2026)',
    ],
    [{ review: 'Đã duyệt' }, 'Đang mở', 'khác số đã duyệt'],
    [{ edited: true }, 'Đang mở', 'khác số đã duyệt'],
    [{}, 'Đã chốt', 'kỳ đã chốt'],
    [{}, 'Chưa mở', 'kỳ chưa mở'],
    [
      { review: 'Trả lại', sent: on('2026-07-01'), returned: on('2026-07-03') },
      'Đang mở',
      'đã trả lại ngày 03/07/2026, đơn vị chưa lập lại số liệu',
    ],
    [{ review: 'Trả lại', sent: on('2026-07-01'), returned: on('2026-07-02') }, 'Đang mở', null],
  ])('%j, period %s: %s', (row, state, expected) => {
    expect(whyLeft({ ...blank, ...row }, state, made)).toBe(expected);
  });
  test('codes are compared without blanks and case', () => {
    expect(looseCode(' nv 16 ')).toBe(looseCode('NV16'));
  });
});

interface Two {
  readonly upper: TestHost;
  readonly lower: TestHost;
  readonly others: InstanceType<typeof OtherSpreadsheets>;
}

/** `STC` of the upper workbook keeps a workbook of its own, whose tasks NV01 and NV03 answer to NV02 and NV05 above. */
function two(): Two {
  const others = new OtherSpreadsheets();
  const named = (id: string): TestHost => {
    const from = guardedPlan();
    const store = new MemoryStore();
    store.save({ ...from.store.load()!, id });
    const host = openTestHost(store, from.today, { others });
    others.add(id, () => host.host);
    return host;
  };
  const [upper, lower] = [named('upper'), named('lower')];
  expect(lower.call<SentUpReport>('sendUp', { byTask: true })).toMatchObject({
    results: 0,
    columnAdded: true,
  });
  for (const [code, above] of [
    ['NV01', 'nv 02'],
    ['NV03', 'NV05'],
    ['NV02', 'NV99'],
  ])
    lower.type('Nhiệm vụ', { 'Mã NV': code! }, 'Mã NV cấp trên', above!);
  for (const [agency, task, progress] of [
    ['SNV', 'NV01', '60'],
    ['SNV', 'NV03', '40'],
    ['STP', 'NV03', '80'],
    ['STC', 'NV02', '10'],
  ]) {
    const row = { 'Mã cơ quan': agency!, 'Mã NV': task! };
    lower.type(REPORTS, row, 'Kết quả thực hiện', `Kết quả của ${agency} về ${task}`);
    lower.type(REPORTS, row, 'Tiến độ (%)', progress!);
    lower.type(REPORTS, row, 'Duyệt', 'Đã duyệt');
  }
  expect(lower.call<SentUpReport>('sendUp')).toMatchObject({ results: 3, columnAdded: false });
  upper.call('setUpWorkbook', { with: ['rollUp'] });
  upper.host.paste('Đơn vị trực thuộc', 'A2', [['STC', 'Phường Một', addressOf('lower')]]);
  upper.call('getRollUp');
  others.allow('upper', 'lower');
  upper.host.state.grid.refreshImports();
  upper.call('getRollUp');
  return { upper, lower, others };
}

const preview = (upper: TestHost): FillReport => upper.call('fillFromUnits');
const fill = (upper: TestHost, { fingerprint } = preview(upper)): FillReport =>
  upper.call('fillFromUnits', { fingerprint });
const reportOf = ({ rows }: TestHost, task: string) =>
  rows(REPORTS).find((row) => row['Mã cơ quan'] === 'STC' && row['Mã NV'] === task)!;
const again = ({ upper, lower }: Two): void => {
  lower.call('sendUp');
  upper.host.state.grid.refreshImports();
  upper.call('getRollUp');
};

test('is shown, filled in, sent and told; what is not known is refused by name; a second time nothing is left to do', () => {
  const { upper } = two();
  const seen = preview(upper);
  expect(seen).toMatchObject({ done: false, said: '1/1 đơn vị có số liệu.', filled: 2, same: 0, rest: 0 });
  expect(seen.left).toEqual(['Phường Một · 2023-Q1 · NV99: không có nhiệm vụ mã «NV99» ở đây']);
  expect(seen.rows[0]).toMatchObject({ unit: 'Phường Một', row: '2023-Q1 · nv 02' });
  expect(seen.rows[0]!.cells).toContain('Tiến độ (%): «60»');
  expect(reportOf(upper, 'NV02')['Tiến độ (%)']).toBe('');

  const done = fill(upper, seen);
  expect(done).toMatchObject({ done: true, filled: 2, rest: 0 });
  expect(reportOf(upper, 'NV02')).toMatchObject({
    'Kết quả thực hiện': 'Kết quả của SNV về NV01',
    'Tiến độ (%)': 60,
    'Ngày gửi': '2023-06-08',
    Duyệt: 'Chờ duyệt',
  });
  expect(reportOf(upper, 'NV05')).toMatchObject({ 'Tiến độ (%)': 60 });
  expect(String(reportOf(upper, 'NV05')['Kết quả thực hiện'])).toContain(
    'Cơ quan STP: Kết quả của STP về NV03',
  );
  expect(upper.rows('Nhật ký').filter((row) => row['Việc'] === 'Điền từ số liệu đơn vị')).toHaveLength(1);
  expect(preview(upper)).toMatchObject({ filled: 0, same: 2 });
  const { findings } = upper.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ severity }) => severity === 'lỗi')).toEqual([]);
});

test('approved stays, and the difference is told; returned comes again; blank below takes nothing away', () => {
  const both = two();
  const { upper, lower } = both;
  fill(upper);
  const approve = (task: string, decision: string, remark?: string): void => {
    upper.type(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': task }, 'Duyệt', decision);
    if (remark) upper.type(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': task }, 'Ý kiến', remark);
  };
  approve('NV02', 'Đã duyệt');
  approve('NV05', 'Trả lại', 'Bổ sung số liệu');
  upper.type(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV05' }, 'Kiến nghị', 'Do tỉnh ghi');
  for (const [agency, task] of [
    ['SNV', 'NV01'],
    ['SNV', 'NV03'],
  ]) {
    const row = { 'Mã cơ quan': agency!, 'Mã NV': task! };
    lower.type(REPORTS, row, 'Duyệt', 'Chờ duyệt');
    lower.type(REPORTS, row, 'Tiến độ (%)', '100');
    lower.type(REPORTS, row, 'Ngày hoàn thành', '08/06/2023');
    lower.type(REPORTS, row, 'Duyệt', 'Đã duyệt');
  }
  again(both);
  const seen = preview(upper);
  expect(seen.left[0]).toMatch(
    /^Phường Một · 2023-Q1 · nv 02: khác số đã duyệt \(.*Tiến độ \(%\): «60» → «100»/,
  );
  fill(upper, seen);
  expect(reportOf(upper, 'NV02')).toMatchObject({ 'Tiến độ (%)': 60, Duyệt: 'Đã duyệt' });
  expect(reportOf(upper, 'NV05')).toMatchObject({
    'Tiến độ (%)': 90,
    'Kiến nghị': 'Do tỉnh ghi',
    'Ngày gửi lại': '2023-06-08',
  });
  expect(reportOf(upper, 'NV05')['Ngày hoàn thành']).toBe('');
});

test('figures by period go up as numerators and denominators, and into the row of the unit above', () => {
  const others = new OtherSpreadsheets();
  const named = (id: string): TestHost => {
    const from = collecting();
    const store = new MemoryStore();
    store.save({ ...from.store.load()!, id });
    const host = openTestHost(store, from.today, { others });
    others.add(id, () => host.host);
    return host;
  };
  const [upper, lower] = [named('upper'), named('lower')];
  const figures: readonly (readonly [string, string, Readonly<Record<string, Raw>>])[] = [
    ['X01', 'CT01', { 'Giá trị/Tử số': 190, 'Mẫu số': 200 }],
    ['X02', 'CT01', { 'Giá trị/Tử số': 45, 'Mẫu số': 60 }],
    ['X03', 'CT01', { 'Giá trị/Tử số': 300, 'Mẫu số': 310 }],
    ['X01', 'CT02', { 'Giá trị/Tử số': 5 }],
    ['X02', 'CT02', { 'Giá trị/Tử số': 4 }],
    // Not approved: it says nothing.
    ['X03', 'CT02', { 'Giá trị/Tử số': 7 }],
    // What two units answer cannot be one answer.
    ['X01', 'CT03', { 'Giá trị/Tử số': 'Có' }],
    ['X02', 'CT03', { 'Giá trị/Tử số': 'Không' }],
  ];
  for (const [unit, code, cells] of figures) enter(lower, unit, code, cells);
  for (const [unit, code, cells] of figures)
    if (cells['Giá trị/Tử số'] !== 7)
      lower.type('Số liệu', { 'Mã cơ quan': unit, 'Mã CT': code }, 'Duyệt', 'Đã duyệt');
  expect(lower.call<SentUpReport>('sendUp')).toMatchObject({ data: 2 });
  upper.call('setUpWorkbook', { with: ['rollUp'] });
  upper.host.paste('Đơn vị trực thuộc', 'A2', [['X01', 'Xã Một', addressOf('lower')]]);
  upper.call('getRollUp');
  others.allow('upper', 'lower');
  upper.host.state.grid.refreshImports();
  upper.call('getRollUp');
  expect(fill(upper)).toMatchObject({ done: true, filled: 2, left: [], rest: 0 });
  const rowOf = (code: string) =>
    upper.rows('Số liệu').find((row) => row['Mã cơ quan'] === 'X01' && row['Mã CT'] === code)!;
  expect(rowOf('CT01')).toMatchObject({ 'Giá trị/Tử số': 535, 'Mẫu số': 570, 'Ngày gửi': '2026-04-10' });
  expect(rowOf('CT02')).toMatchObject({ 'Giá trị/Tử số': 9 });
  expect(rowOf('CT03')['Giá trị/Tử số']).toBe('');
});

test('refuses officials, an old preview, a workbook without units; names a unit that is no agency here', () => {
  const both = two();
  const { upper } = both;
  expect(() => upper.call('fillFromUnits', {}, { user: officialOf('STC') })).toThrow('Chỉ người điều phối');
  const seen = preview(upper);
  upper.type(REPORTS, { 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' }, 'Tiến độ (%)', '35');
  expect(() => fill(upper, seen)).toThrow('Số liệu đã thay đổi từ lúc xem trước');
  upper.host.paste('Đơn vị trực thuộc', 'A2', [['P001']]);
  upper.call('getRollUp');
  expect(preview(upper).filled).toBe(0);
  upper.host.paste('Đơn vị trực thuộc', 'A2', [['', '', '']]);
  expect(() => preview(upper)).toThrow('Chưa có đơn vị trực thuộc');
});

describe('While somebody types, and cut off', () => {
  test('at no call is a word lost that is typed meanwhile; what is left is named', () => {
    const { upper } = two();
    upper.host.commit();
    const before = upper.store.load()!;
    const request = [{ fingerprint: preview(upper).fingerprint }];
    const { calls } = upper.host.run('fillFromUnits', request);
    expect(calls).toBeLessThanOrEqual(150);
    for (let after = 1; after < calls; after += stride(9)) {
      upper.store.save(before);
      upper.host.reload();
      let refused = false;
      try {
        upper.host.run('fillFromUnits', request, {
          meter: {
            interleave: {
              after,
              deed: () =>
                upper.type(
                  REPORTS,
                  { 'Mã cơ quan': 'STC', 'Mã NV': 'NV05' },
                  'Khó khăn, vướng mắc',
                  'Gõ tay',
                ),
            },
          },
        });
      } catch (error) {
        // Typed before it had read: it is no longer what was looked at.
        refused = String(error).includes('đã thay đổi từ lúc xem trước');
        if (!refused) throw error;
      }
      const stands = String(reportOf(upper, 'NV05')['Khó khăn, vướng mắc']);
      expect([after, stands]).toEqual([after, 'Gõ tay']);
      if (!refused) expect(reportOf(upper, 'NV02')['Tiến độ (%)']).toBe(60);
    }
  });

  test('a run that is cut off is completed by the next look', () => {
    const { upper } = two();
    upper.host.commit();
    const before = upper.store.load()!;
    const request = [{ fingerprint: preview(upper).fingerprint }];
    const { calls } = upper.host.run('fillFromUnits', request);
    const whole = JSON.stringify(upper.rows(REPORTS));
    for (let at = 1; at <= calls; at += stride(11)) {
      upper.store.save(before);
      upper.host.reload();
      expect(() => upper.host.run('fillFromUnits', request, { meter: { killAt: at } })).toThrow();
      upper.host.reload();
      const seen = preview(upper);
      if (seen.filled > 0) fill(upper, seen);
      expect([at, JSON.stringify(upper.rows(REPORTS))]).toEqual([at, whole]);
    }
  });
});
