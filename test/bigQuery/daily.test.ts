/** A workbook of the build with BigQuery: set up, loaded by hand and by the daily run, cut off, asked. */
import type { BigQuerySetUp, CheckReport, DayLoaded, SummaryPreview, UnitsAsked } from '../../src/contract';
import { bigQueryDist } from '../support/bigQuery/bigQueryDist';
import { BigQueryStore, MemoryStore } from '../support/localHost';
import { filledHost } from '../support/plans/filledPlan';
import { closeHosts, openTestHost, sampleHost, type TestHost, TODAY } from '../support/preparedHost';

const PLACE = { project: 'papi-viet-nam', dataSet: 'papi', unit: 'T33' };

let dist: string;
let shared: InstanceType<typeof BigQueryStore>;
let workbook: TestHost;

const opened = (of: TestHost, bigQuery = shared): TestHost =>
  openTestHost(of.store.copy() as MemoryStore, TODAY, { dist, bigQuery });
const asked = (question: string, more: object = {}): UnitsAsked =>
  workbook.call('askUnits', { question, ...more });
const settings = (): string[] =>
  workbook
    .rows('Cấu hình')
    .flatMap((row) => (String(row['Mục']).startsWith('BigQuery') ? [String(row['Giá trị'])] : []));

beforeAll(() => {
  dist = bigQueryDist();
  shared = new BigQueryStore(':memory:');
  workbook = opened(filledHost(1));
});
afterAll(() => {
  closeHosts();
  shared.close();
});

test('the normal build refuses, in words, and says what to do', () => {
  const normal = sampleHost();
  for (const [name, argument] of [
    ['setUpBigQuery', PLACE],
    ['loadDay', undefined],
    ['askUnits', { question: 'units' }],
  ] as const)
    expect(() => normal.call(name, argument)).toThrow('Bản tiện ích này không có BigQuery');
});

test('before it is set up nothing is asked or loaded', () => {
  expect(asked('units')).toMatchObject({ place: null, rows: [], last: null });
  expect(() => workbook.call('loadDay')).toThrow('Chưa thiết lập BigQuery');
  expect(() => workbook.call('setUpBigQuery', { ...PLACE, project: 'Dự án' })).toThrow('«BigQuery: dự án»');
  expect(() => workbook.host.run('setUpBigQuery', [PLACE], { user: 'canbo@hungyen.example' })).toThrow(
    'Chỉ người điều phối',
  );
  expect(settings()).toEqual([]);
});

test('set up: data set, tables, views, three settings; again changes nothing', () => {
  expect(workbook.call<BigQuerySetUp>('setUpBigQuery', PLACE)).toEqual({ ...PLACE, made: true });
  expect(settings()).toEqual(['papi-viet-nam', 'papi', 'T33']);
  const before = workbook.cells('Cấu hình');
  expect(workbook.call<BigQuerySetUp>('setUpBigQuery', PLACE)).toEqual({ ...PLACE, made: false });
  expect(workbook.cells('Cấu hình')).toEqual(before);
  expect(asked('units')).toMatchObject({ place: PLACE, rows: [] });
});

const lines = (summary: SummaryPreview, name: string) =>
  summary.tables.find((table) => table.name === name)!.lines.filter(({ total }) => total > 0);

/** What BigQuery says is what the workbook's own summary says. */
function agrees(): void {
  const summary = workbook.call<SummaryPreview>('previewSummary', {
    groupings: ['agency', 'area', 'quarter'],
  });
  const [unit] = asked('units').rows;
  expect([unit!['total'], unit!['overdue'], unit!['on_time_rate']]).toEqual([
    summary.total.total,
    summary.total.counts['Quá hạn'],
    summary.total.onTimeRate,
  ]);
  for (const [question, name, key] of [
    ['areas', 'area', 'area'],
    ['agencies', 'agency', 'agency'],
  ] as const)
    expect(asked(question).rows.map((row) => [String(row[key]), row['total'], row['on_time_rate']])).toEqual(
      lines(summary, name)
        .map((line): unknown[] => [line.key, line.total, line.onTimeRate])
        .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
    );
}

test('a day loaded is the day of the summary; loaded again it is not loaded', () => {
  const first = workbook.call<DayLoaded>('loadDay');
  expect(first).toMatchObject({ day: TODAY, loaded: true });
  expect(first.rows).toBeGreaterThan(100);
  agrees();
  expect(workbook.call<DayLoaded>('loadDay')).toEqual({ ...first, loaded: false });
  expect(asked('standing')).toMatchObject({
    rows: [{ unit: 'T33', day: TODAY, sources: 1 }],
    last: TODAY,
    said: '',
  });
});

test('neither people nor addresses nor texts are loaded', () => {
  const text = JSON.stringify(shared.sql('SELECT * FROM papi.snapshot').rows);
  expect(text).not.toMatch(/@|Thủ trưởng|kinh phí/);
  expect(text).toContain('Sở Nội vụ');
});

test('cut off at any call to BigQuery, the numbers are those before or those after, and the next run mends it', () => {
  const [before] = asked('units').rows;
  const open = workbook.rows('Cơ quan').find((row) => row['Ngày ban hành KH'] === '')!;
  workbook.type('Cơ quan', { Mã: open['Mã']! }, 'Ngày ban hành KH', '01/03/2023');
  const store = workbook.store.copy() as MemoryStore;
  const again = (): TestHost => openTestHost(store.copy() as MemoryStore, TODAY, { dist, bigQuery: shared });
  const { callsByName, calls } = again().host.run('loadDay', []);
  const [after] = asked('units').rows;
  expect(after).not.toEqual(before);
  const ofBigQuery = [...callsByName].reduce(
    (sum, [name, n]) => sum + (/BigQuery|Utilities|set/.test(name) ? n : 0),
    0,
  );
  // Every other: each is a whole run.
  for (let at = calls - ofBigQuery; at <= calls; at += 2) {
    const host = again();
    host.clock.spend(1000 * at);
    expect(() => host.host.run('loadDay', [], { meter: { killAt: at } })).toThrow();
    expect(asked('units').rows[0]).toEqual(after);
    host.host.close();
  }
  expect(workbook.call<DayLoaded>('loadDay').loaded).toBe(true);
  agrees();
  expect(ofBigQuery).toBeGreaterThan(8);
});

test('the daily run loads; what fails is written down and fails nothing else', () => {
  const DAY_MS = 86_400_000;
  const daily = opened(sampleHost());
  daily.call('setUpBigQuery', { ...PLACE, unit: 'T34' });
  daily.call('setSchedule', { on: true });
  const run = (): void =>
    void daily.host.fire(daily.host.state.triggers.find(({ handler }) => handler === 'dailyRun')!.id);
  daily.clock.spend(DAY_MS);
  run();
  expect(daily.call<UnitsAsked>('askUnits', { question: 'standing' })).toMatchObject({
    day: '2023-06-09',
    last: '2023-06-09',
    said: '',
  });
  daily.clock.spend(3 * DAY_MS);
  shared.sql("UPDATE host.data_sets SET name = 'gone'");
  try {
    run();
  } finally {
    shared.sql("UPDATE host.data_sets SET name = 'papi'");
  }
  const failed = daily.call<UnitsAsked>('askUnits', { question: 'standing' });
  expect(failed).toMatchObject({ day: '2023-06-12', last: '2023-06-09' });
  expect(failed.said).toMatch(/^BigQuery không nhận: Not found: Dataset .* Hãy kiểm tra dự án/);
  expect(daily.rows('Nhật ký').find((row) => row['Việc'] === 'Nạp BigQuery')).toMatchObject({
    'Kết quả': 'Lỗi',
  });
});

test('two workbooks that load under one code are seen', () => {
  const store = new MemoryStore();
  store.save({ ...sampleHost().store.load()!, id: 'another' });
  const twice = openTestHost(store, TODAY, { dist, bigQuery: shared });
  twice.call('setUpBigQuery', PLACE);
  twice.call('loadDay');
  expect(asked('standing').rows[0]).toMatchObject({ unit: 'T33', sources: 2 });
});

test('a slow answer is waited for; an older table gets the new columns', () => {
  shared.slow = true;
  try {
    expect(asked('kinds').rows.length).toBeGreaterThan(2);
  } finally {
    shared.slow = false;
  }
  const old = new BigQueryStore(':memory:');
  const host = opened(sampleHost(), old);
  old.makeDataSet(PLACE.project, PLACE.dataSet, 'US');
  old.makeTable(PLACE.project, PLACE.dataSet, {
    tableReference: { tableId: 'loads' },
    schema: {
      fields: ['unit', 'day', 'load'].map((name) => ({ name, type: name === 'day' ? 'DATE' : 'STRING' })),
    },
  });
  expect(host.call<BigQuerySetUp>('setUpBigQuery', PLACE).made).toBe(false);
  expect(host.call<DayLoaded>('loadDay').loaded).toBe(true);
  expect(host.call<UnitsAsked>('askUnits', { question: 'standing' }).rows).toHaveLength(1);
  old.close();
});

test('check finds nothing wrong with the three settings', () => {
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ message }) => message.includes('BigQuery'))).toEqual([]);
});
