/** Inputs that once gave a wrong number, typed into the built bundle's own workbook. */
import type { CheckReport, Overview, SummaryPreview } from '../../src/contract.js';
import { closeHosts, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const setZone = (workbook: TestHost, zone: string): void => {
  workbook.host.state.grid.timeZone = zone;
};

describe('A progress typed into a cell', () => {
  test.each([
    ['50%', 50],
    ['50', 50],
    ['100%', 100],
    ['12,5%', 12.5],
    ['0,5', null],
  ])('"%s" is %s', (typed, progress) => {
    const workbook = sampleHost();
    workbook.host.type('Nhiệm vụ', workbook.cell('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Tiến độ (%)'), typed);
    const { opened } = workbook.call<SummaryPreview>('previewSummary', {
      groupings: ['task'],
      open: { grouping: 'task', key: 'NV02' },
    });
    expect(opened.filter(({ kind }) => kind === 'Nhiệm vụ').map((item) => item.progress)).toEqual([progress]);
    const named = workbook.call<Overview>('getOverview').problems.map(({ message }) => message);
    expect(named.filter((message) => message.includes('không rõ là 0,5% hay 50%'))).toHaveLength(
      progress === null ? 1 : 0,
    );
  });
});

describe('A wrong time zone of the spreadsheet', () => {
  test.each(['America/New_York', 'Asia/Tokyo'])(
    '%s: nothing is written or sent until it is right',
    (zone) => {
      const workbook = sampleHost();
      setZone(workbook, zone);
      const before = workbook.cells('Báo cáo quý');
      for (const [name, argument] of [
        ['openPeriod', { period: '2023-Q1' }],
        ['writeSummary', {}],
        ['addDaysOff', { year: 2027 }],
        ['sendReminders', {}],
        ['getReport', {}],
      ] as const)
        expect(() => workbook.call(name, argument)).toThrow(`Múi giờ của bảng tính đang là ${zone}`);
      expect(workbook.cells('Báo cáo quý')).toEqual(before);
      expect(workbook.store.mails()).toEqual([]);
      workbook.call('setUpWorkbook');
      expect(workbook.call<{ added: number }>('openPeriod', { period: '2023-Q1' }).added).toBeGreaterThan(0);
    },
  );

  test('Asia/Saigon is the same zone by its older name', () => {
    const workbook = sampleHost();
    setZone(workbook, 'Asia/Saigon');
    expect(workbook.call<{ added: number }>('openPeriod', { period: '2023-Q1' }).added).toBeGreaterThan(0);
    expect(workbook.call<Overview>('getOverview').warnings.join()).not.toContain('Múi giờ');
  });

  test('leaves a time of day in what was written meanwhile, which checking names once the zone is right', () => {
    const workbook = sampleHost();
    const cell = workbook.cell('Cơ quan', { Mã: 'SNV' }, 'Ngày ban hành KH');
    workbook.host.paste('Cơ quan', cell, [[45015.5]]);
    const { findings } = workbook.call<CheckReport>('checkWorkbook');
    expect(findings.map(({ column, message }) => `${column}: ${message}`)).toContainEqual(
      expect.stringMatching(/^Ngày ban hành KH: Ngày 30\/03\/2023 có kèm giờ \(12 giờ 0 phút\).*múi giờ/),
    );
  });
});

describe('The status in «Nhiệm vụ» of a task that several lead', () => {
  const statusOf = (workbook: TestHost) =>
    workbook.rows('Nhiệm vụ').find((one) => one['Mã NV'] === 'NV02')!['Tình trạng'];
  test('is not one official’s word, and is done when every lead is; how many are is shown', () => {
    const workbook = sampleHost();
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Chủ trì', 'SNV;STC');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '05/06/2023');
    expect(statusOf(workbook)).toBe('Trong hạn (0/2 cơ quan)');
    expect(workbook.call<CheckReport>('checkWorkbook').findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('2 cơ quan chủ trì: ngày, tiến độ ghi ở đây không được tính'),
    );
    workbook.call('openPeriod', { period: '2023-Q2' });
    const done = (agency: string) =>
      workbook.type(
        'Báo cáo quý',
        { 'Mã cơ quan': agency, 'Mã NV': 'NV02' },
        'Ngày hoàn thành',
        '05/06/2023',
      );
    done('SNV');
    expect(statusOf(workbook)).toBe('Trong hạn (1/2 cơ quan)');
    done('STC');
    expect(statusOf(workbook)).toBe('Hoàn thành đúng hạn (2/2 cơ quan)');
  });
});

describe('The status in «Nhiệm vụ» of a task with milestones is that of the first one that is still open', () => {
  const shown = (workbook: TestHost) => {
    const row = workbook.rows('Nhiệm vụ').find((one) => one['Mã NV'] === 'NV02')!;
    return [String(row['Hạn đang tính']), row['Tình trạng']];
  };
  const type = (workbook: TestHost, header: string, value: string) =>
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, header, value);

  test.each<[mode: string, milestones: string, ...expected: string[]]>([
    ['Một lần', '31/03/2023; 30/06/2023', '2023-06-30', 'Trong hạn'],
    ['Nhiều mốc', '30/06/2023; 31/03/2023', '2023-03-31', 'Quá hạn'],
    ['Nhiều mốc', '31/12/2023', '2023-12-31', 'Trong hạn'],
    ['Nhiều mốc', '', '2023-06-30', 'Trong hạn'],
    ['Hằng quý', '', '2023-03-31', 'Quá hạn'],
    ['Hằng tháng', '14/06/2023', '2023-06-14', 'Sắp đến hạn'],
    ['Thường xuyên', '', '2023-06-30', 'Trong hạn'],
  ])('%s, «%s»', (mode, milestones, ...expected) => {
    const workbook = sampleHost();
    type(workbook, 'Chủ trì', 'SNV');
    type(workbook, 'Hạn hoàn thành', '30/06/2023');
    type(workbook, 'Chế độ', mode);
    type(workbook, 'Các mốc', milestones);
    expect(shown(workbook)).toEqual(expected);
  });

  test('all year without a day of its own: until the last day of the year', () => {
    const workbook = sampleHost();
    type(workbook, 'Hạn hoàn thành', '');
    type(workbook, 'Chế độ', 'Thường xuyên');
    expect(shown(workbook)[0]).toBe('2023-12-31');
  });

  test('and it is done once every milestone is', () => {
    const workbook = sampleHost();
    type(workbook, 'Chủ trì', 'SNV');
    type(workbook, 'Chế độ', 'Nhiều mốc');
    type(workbook, 'Các mốc', '30/06/2023; 29/09/2023');
    const report = (quarter: string, day: string) => {
      workbook.call('openPeriod', { period: quarter });
      workbook.type(
        'Báo cáo quý',
        { Kỳ: quarter, 'Mã cơ quan': 'SNV', 'Mã NV': 'NV02' },
        'Ngày hoàn thành',
        day,
      );
    };
    report('2023-Q2', '05/06/2023');
    expect(shown(workbook)).toEqual(['2023-09-29', 'Trong hạn']);
    report('2023-Q3', '07/06/2023');
    expect(shown(workbook)).toEqual(['2023-09-29', 'Hoàn thành đúng hạn']);
  });
});

test('The status in «Kiểm tra» is what the program counts: what a re-inspection found not remedied is open', () => {
  const workbook = sampleHost();
  const row = (
    code: string,
    inspected: string,
    remedied: string,
    origin: string,
    due: string,
    outcome: string,
  ) => [
    ...[
      code,
      inspected,
      origin === '' ? 'Định kỳ' : 'Tái kiểm tra',
      'SNV',
      'STC',
      '',
      'Chưa niêm yết',
      'Niêm yết',
    ],
    ...[due, remedied, origin],
    ...['', outcome],
  ];
  const first = (code: string, remedied: string): string[] =>
    row(code, '10/04/2023', remedied, '', '05/05/2023', '');
  const again = (code: string, origin: string, inspected: string, outcome: string): string[] =>
    row(code, inspected, '', origin, '', outcome);
  const rows = [
    first('KT01', '04/05/2023'),
    first('KT02', '04/05/2023'),
    first('KT03', '05/06/2023'),
    first('KT04', '04/05/2023'),
    again('KT05', 'KT01', '01/06/2023', 'Chưa'),
    again('KT06', 'KT02', '01/06/2023', 'Đã'),
    again('KT07', 'kt03', '01/06/2023', 'Một phần'),
    again('KT08', 'KT04', '20/06/2023', 'Chưa'),
  ];
  // The computed column stands between; what is typed goes around it.
  workbook.host.paste(
    'Kiểm tra',
    'A2',
    rows.map((cells) => cells.slice(0, 11)),
  );
  workbook.host.paste(
    'Kiểm tra',
    'M2',
    rows.map((cells) => [cells[12]!]),
  );
  const { opened } = workbook.call<SummaryPreview>('previewSummary', {
    open: { grouping: 'kind', key: 'finding' },
  });
  const counted = new Map(opened.map((item) => [item.row, item.status]));
  const shown = workbook
    .cells('Kiểm tra')
    .slice(1, 9)
    .map((line) => line[11]);
  expect(shown).toEqual([
    'Quá hạn',
    'Hoàn thành đúng hạn',
    'Hoàn thành quá hạn',
    'Hoàn thành đúng hạn',
    '',
    '',
    '',
    '',
  ]);
  expect(shown.map((text) => text || undefined)).toEqual(shown.map((_, i) => counted.get(i + 2)));
});
