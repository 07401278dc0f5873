/** What is being set up, told in the guided start: it stands in the settings at once, and the start goes on from there. */
import type { Beginning, Overview } from '../../src/contract.js';
import { MemoryStore } from '../support/localHost.js';
import {
  closeHosts,
  openTestHost,
  preparedHost,
  sampleHost,
  type TestHost,
} from '../support/preparedHost.js';

afterEach(closeHosts);

const empty = (): TestHost =>
  preparedHost(
    'just set up, 2026',
    () => openTestHost(new MemoryStore(), '2026-03-02'),
    (workbook) => {
      workbook.call('setUpWorkbook');
    },
  );
const tell = (workbook: TestHost, request: object): Beginning => workbook.call('describePlan', request);
const setting = (workbook: TestHost, item: string): unknown =>
  workbook.rows('Cấu hình').find((row) => row['Mục'] === item)!['Giá trị'];

test('each answer is kept as it is given, and nothing else is touched', () => {
  const workbook = empty();
  expect(workbook.call<Overview>('getOverview').beginning).toEqual({
    model: null,
    level: 'Cấp tỉnh',
    unit: '',
    year: 2026,
    planNumber: '',
    planIssued: null,
    agencies: 0,
    periods: 0,
    tasks: 0,
    annexSheets: [],
    warnings: [],
  });
  const before = workbook.rows('Cấu hình');
  tell(workbook, { model: 'twoLevels' });
  tell(workbook, { unit: ' UBND tỉnh An Bình ' });
  const told = tell(workbook, { planNumber: '15/KH-UBND', planIssued: '20/1/2026' });
  expect(told).toMatchObject({
    model: 'twoLevels',
    unit: 'UBND tỉnh An Bình',
    planNumber: '15/KH-UBND',
    planIssued: '2026-01-20',
    warnings: [],
  });
  expect(workbook.call<Overview>('getOverview').beginning).toEqual(told);
  const changed = workbook.rows('Cấu hình').filter((row, i) => row['Giá trị'] !== before[i]!['Giá trị']);
  expect(changed.map((row) => row['Mục'])).toEqual([
    'Đơn vị theo dõi',
    'Số kế hoạch',
    'Ngày ban hành kế hoạch',
  ]);
  const ledger = workbook.rows('Nhật ký').length;
  tell(workbook, { unit: 'UBND tỉnh An Bình', year: 2026 });
  expect(workbook.rows('Nhật ký')).toHaveLength(ledger);
});

test.each([
  ['twoLevels', {}, 'Cấp tỉnh', []],
  ['threeLevels', {}, 'Cấp tỉnh', ['Từ 01/07/2025 không còn cấp huyện']],
  ['threeLevels', { year: 2024 }, 'Cấp tỉnh', []],
  ['twoLevels', { year: 2024 }, 'Cấp tỉnh', ['Năm 2024 còn cấp huyện']],
  ['lower', {}, 'Cấp xã', []],
  ['lower', { level: 'Cấp huyện', year: 2024 }, 'Cấp huyện', []],
] as const)('a workbook %s with %j is of %s', (model, more, level, warnings) => {
  const workbook = empty();
  const told = tell(workbook, { model, ...more });
  expect(told).toMatchObject({ model, level });
  expect(told.warnings).toEqual(warnings.map((words) => expect.stringContaining(words)));
  expect(setting(workbook, 'Cấp')).toBe(level);
});

test('what is no day, no year, or not the plan’s is refused, and nothing is written', () => {
  const workbook = empty();
  for (const [request, words] of [
    [{ planIssued: '31/2/2026' }, '«31/2/2026» không phải là ngày'],
    [{ planIssued: '20/01/2016' }, 'Hãy sửa ngày, hoặc Năm kế hoạch'],
    [{ year: 26 }, 'Năm «26» không hợp lệ'],
    [{ model: 'fourLevels' }, 'Không có kiểu bảng tính «fourLevels»'],
  ] as const)
    expect(() => tell(workbook, request)).toThrow(words);
  expect(setting(workbook, 'Ngày ban hành kế hoạch')).toBe('');
  expect(() => workbook.call('describePlan', { unit: 'UBND huyện' }, { user: 'canbo@a.example' })).toThrow(
    'Chỉ người điều phối',
  );
});

test('of a workbook in use, what it is of is told by its agencies', () => {
  const { beginning } = sampleHost('hung-yen-2023').call<Overview>('getOverview');
  expect(beginning).toMatchObject({ model: 'threeLevels', agencies: 32, year: 2023 });
});
