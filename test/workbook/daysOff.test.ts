/** `Ngày nghỉ`: filled, extended, edited, and what the formula engine makes of it. */
import type { DaysOffReport, Overview } from '../../src/contract.js';
import { closeHosts, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const yearRows = (workbook: TestHost, year: number) =>
  workbook.rows('Ngày nghỉ').filter((row) => String(row['Ngày']).startsWith(`${year}-`));

describe('Adding a year to Ngày nghỉ', () => {
  test('takes the year after the last one listed: reckoned by law, marked Tạm tính, and said so', () => {
    const workbook = sampleHost();
    expect(workbook.call<DaysOffReport>('addDaysOff')).toMatchObject({
      year: 2027,
      existing: 0,
      provisional: true,
    });
    const rows = yearRows(workbook, 2027).filter((row) => row['Áp dụng'] === 'Có');
    expect(new Set(rows.map((row) => row['Loại']))).toEqual(new Set(['Tạm tính']));
    // 2027: Tết is 6/2, a Saturday; 4/2 to 8/2 are off, and two compensation days follow.
    expect(rows.map((row) => row['Ngày'])).toEqual([
      '2027-01-01',
      '2027-02-04',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-04-16',
      '2027-04-30',
      '2027-05-01',
      '2027-05-03',
      '2027-09-02',
      '2027-09-03',
    ]);
    expect(workbook.host.state.shown.at(-1)).toMatchObject({
      kind: 'toast',
      content: expect.stringContaining('2027'),
    });
  });

  test('has 24 November from 2026 on, not applied: a day like any other until a coordinator switches it on', () => {
    const workbook = sampleHost('hung-yen-2023', '2026-11-02');
    const row = yearRows(workbook, 2026).find(({ Ngày: day }) => day === '2026-11-24')!;
    expect(row).toMatchObject({ Loại: 'Nghỉ lễ', 'Áp dụng': 'Không' });
    const last = workbook.cells('Ngày nghỉ').length;
    workbook.host.paste('Ngày nghỉ', 'G1', [[`=VN_ISWORKDAY("24/11/2026";A2:E${last})`]]);
    expect(workbook.host.read('Ngày nghỉ', 'G1')).toEqual([[true]]);
    workbook.type('Ngày nghỉ', { Ngày: '2026-11-24' }, 'Áp dụng', 'Có');
    expect(workbook.host.read('Ngày nghỉ', 'G1')).toEqual([[false]]);
  });

  test('never touches a row that stands, edited or not, and adds nothing twice', () => {
    const workbook = sampleHost();
    workbook.call('addDaysOff', { year: 2027 });
    workbook.type('Ngày nghỉ', { Ngày: '2027-09-03' }, 'Ngày', '01/09/2027');
    workbook.type('Ngày nghỉ', { Ngày: '2027-04-16' }, 'Áp dụng', 'Không');
    const before = workbook.cells('Ngày nghỉ');
    const again = workbook.call<DaysOffReport>('addDaysOff', { year: 2027 });
    const after = workbook.cells('Ngày nghỉ');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(again).toMatchObject({ added: 1, existing: 14 });
    expect(after.at(-1)![0]).toBe('2027-09-03');
    expect(workbook.call<DaysOffReport>('addDaysOff', { year: 2023 })).toMatchObject({
      added: 0,
      provisional: false,
    });
  });

  test.each([[1800], [2023.5], ['hai nghìn']])('refuses the year %s', (year) => {
    expect(() => sampleHost().call('addDaysOff', { year })).toThrow(`Năm «${year}» không hợp lệ`);
  });

  test('is refused to officials', () => {
    expect(() => sampleHost().call('addDaysOff', {}, { user: 'canbo@hungyen.example' })).toThrow(
      'Chỉ người điều phối',
    );
  });
});

test('The overview warns when the plan’s year holds Tạm tính days', () => {
  const workbook = sampleHost();
  const warned = (): boolean =>
    workbook.call<Overview>('getOverview').warnings.some((warning) => warning.includes('tạm tính'));
  expect(warned()).toBe(false);
  workbook.call('addDaysOff', { year: 2027 });
  expect(warned()).toBe(false);
  workbook.type('Cấu hình', { Mục: 'Năm kế hoạch' }, 'Giá trị', 2027);
  expect(warned()).toBe(true);
});

describe('The formula engine’s own functions, with the same holidays', () => {
  /** 300 pairs of dates in 2019-2026; holidays are the weekdays off. (NETWORKDAYS knows no Saturday that is worked.) */
  const withDates = (): TestHost =>
    preparedHost('dates', sampleHost, (workbook) => {
      const { host } = workbook;
      host.insert('Kiểm tra', 'columns', 12, 10);
      let state = 2023;
      const random = (n: number): number => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state % n;
      };
      // 2020 to 2025: no step of 150 days leaves the years that are listed.
      const date = (serial: number): number => 43831 + serial;
      host.paste(
        'Kiểm tra',
        'M2',
        Array.from({ length: 300 }, () => {
          const start = random(2150);
          return [
            date(start),
            date(Math.max(0, Math.min(2190, start + random(500) - 250))),
            random(300) - 150,
          ];
        }),
      );
      const off = workbook
        .rows('Ngày nghỉ')
        .filter((row) => row['Áp dụng'] === 'Có' && row['Loại'] !== 'Làm bù')
        .map((row) => [String(row['Ngày'])]);
      host.paste('Kiểm tra', 'P2', off);
    });

  test.each([
    ['NETWORKDAYS', 'N', 'VN_NETWORKDAYS'],
    ['WORKDAY', 'O', 'VN_WORKDAY'],
  ])('%s agrees on 300 random cases', (theirs, column, ours) => {
    const workbook = withDates();
    const { host } = workbook;
    const last = 1 + workbook.cells('Kiểm tra').filter((row) => row[15] !== '').length;
    host.paste(
      'Kiểm tra',
      'R2',
      Array.from({ length: 300 }, (_, i) => [`=${theirs}(M${i + 2};${column}${i + 2};$P$2:$P$${last})`]),
    );
    host.type('Kiểm tra', 'S2', `=${ours}(M2:M301;${column}2:${column}301;P2:P${last})`);
    const { grid } = host.state;
    const values = grid.values(grid.sheetIdNamed('Kiểm tra')!, { row: 1, column: 17, rows: 300, columns: 2 });
    expect(values.map(([, own]) => own)).toEqual(values.map(([their]) => their));
    expect(new Set(values.map(([their]) => their)).size).toBeGreaterThan(100);
  });
});
