/** Inspections (II.3, III.2.c): the worked examples of capabilities §10, what is planned and held, and remedies that are confirmed. */
import { inspectionsCounted } from '../../src/plan/inspections/counted.js';
import { day, type Row, readTables } from '../support/plans/plainWorkbook.js';

const finding = (code: string, more: Row): Row => ({
  'Mã KT': code,
  'Ngày kiểm tra': '2023-06-01',
  'Cơ quan được kiểm tra': 'X01',
  'Tồn tại, hạn chế': 'Chưa niêm yết đủ',
  'Yêu cầu khắc phục': 'Niêm yết đủ',
  'Hạn khắc phục': '2023-07-10',
  ...more,
});
const planned = (code: string, more: Row = {}): Row => ({
  'Mã cuộc': code,
  'Cơ quan kiểm tra': 'SNV',
  'Mã cơ quan': 'X01',
  Quý: 'II',
  ...more,
});
const task = (code: string, area: string, leads: string): Row => ({
  'Mã NV': code,
  'Lĩnh vực': area,
  'Nhiệm vụ': code,
  'Chủ trì': leads,
  'Hạn hoàn thành': '2023-12-31',
});

test.each(['Chưa', 'Một phần', 'một phần ', 'CHƯA'])(
  'E1: a re-inspection that says «%s» opens the original again',
  (outcome) => {
    const tables = {
      'Kiểm tra': [
        finding('KT13', {
          'Ngày kiểm tra': '2026-08-10',
          'Hạn khắc phục': '2026-09-10',
          'Ngày khắc phục': '2026-09-05',
        }),
        finding('KT50', {
          'Ngày kiểm tra': '2026-09-18',
          'Hình thức': 'Tái kiểm tra',
          'KT gốc': 'KT13',
          'Kết quả tái kiểm tra': outcome,
          'Hạn khắc phục': '',
        }),
      ],
    };
    const on = (asOf: string) =>
      readTables(tables, { 'Năm kế hoạch': 2026, 'Ngày tính': asOf }).of('finding|KT13');
    expect(on('2026-09-17')).toMatchObject({ status: 'Hoàn thành đúng hạn' });
    expect(on('2026-09-18')).toMatchObject({ status: 'Quá hạn', daysLeft: -6 });
  },
);

test('E2: a finding without a day is counted as having none', () => {
  const { of } = readTables({ 'Kiểm tra': [finding('KT02', { 'Hạn khắc phục': '' })] });
  expect(of('finding|KT02')).toMatchObject({ status: 'Chưa có hạn' });
});

test('E3: 30 planned, 27 held, 12 of them clean, 15 with 22 findings, 13 remedied', () => {
  const plans = Array.from({ length: 30 }, (_, i) =>
    planned(`C${i + 1}`, {
      ...(i < 27 ? { 'Ngày tiến hành': '2023-05-15' } : {}),
      'Kết quả': i < 12 ? 'Không có tồn tại' : i < 27 ? 'Có tồn tại' : '',
    }),
  );
  const found = Array.from({ length: 22 }, (_, i) =>
    finding(`KT${i + 1}`, {
      'Mã cuộc': `C${13 + (i % 15)}`,
      'Ngày kiểm tra': '2023-05-15',
      ...(i < 13 ? { 'Ngày khắc phục': '2023-06-20', 'Minh chứng': 'https://a.example/x' } : {}),
    }),
  );
  const { plan, obligations, problems } = readTables({ 'Kế hoạch kiểm tra': plans, 'Kiểm tra': found });
  const span = { from: day('2023-01-01'), to: day('2023-12-31') };
  expect(inspectionsCounted(plan, obligations, span, day('2023-07-20'))).toEqual({
    planned: 30,
    ofPlan: 27,
    held: 27,
    clean: 12,
    found: 22,
    remedied: 13,
  });
  expect(problems.filter(({ sheet, row }) => sheet === 'Kiểm tra' && row !== null)).toEqual([]);
  // Of the third quarter nothing was planned nor held; on the day before they were held, nothing was held yet.
  const third = { from: day('2023-07-01'), to: day('2023-09-30') };
  expect(inspectionsCounted(plan, [], third, day('2023-07-20'))).toMatchObject({ planned: 0, held: 0 });
  expect(inspectionsCounted(plan, [], span, day('2023-05-14'))).toMatchObject({
    planned: 30,
    ofPlan: 0,
    held: 0,
  });
});

test('without a plan of inspections those are counted of which a finding stands, one a day and agency', () => {
  const { plan, obligations } = readTables({
    'Kiểm tra': [finding('KT1', {}), finding('KT2', {}), finding('KT3', { 'Ngày kiểm tra': '2023-06-02' })],
  });
  const span = { from: day('2023-01-01'), to: day('2023-12-31') };
  expect(inspectionsCounted(plan, obligations, span, day('2023-07-20'))).toMatchObject({
    planned: 0,
    held: 2,
    found: 3,
  });
});

describe('A lead agency inspects in quarter III', () => {
  const tasks = [task('NV01', '2', 'SNV'), task('NV02', '0', 'STC'), task('NV03', '3', 'X01;@XA')];
  const read = (plans: readonly Row[], asOf: string) =>
    readTables({ 'Nhiệm vụ': tasks, 'Kế hoạch kiểm tra': plans }, { 'Ngày tính': asOf });

  test('who leads an area by name; nobody where there is no plan of inspections', () => {
    const { obligations } = read([planned('C1')], '2023-07-20');
    expect(obligations.filter(({ kind }) => kind === 'inspection').map(({ key }) => key)).toEqual([
      'inspection|SNV',
    ]);
    const without = readTables({ 'Nhiệm vụ': tasks });
    expect(without.obligations.filter(({ kind }) => kind === 'inspection')).toEqual([]);
  });

  test.each([
    ['2023-09-30', '', 'Sắp đến hạn'],
    ['2023-10-02', '', 'Quá hạn'],
    ['2023-10-02', '2023-06-30', 'Quá hạn'],
    ['2023-10-02', '2023-08-15', 'Hoàn thành đúng hạn'],
    ['2023-10-02', '2023-10-01', 'Quá hạn'],
  ])('on %s, held %j: %s', (asOf, held, status) => {
    const { of } = read([planned('C1', { Quý: 'III', 'Ngày tiến hành': held })], asOf);
    expect(of('inspection|SNV')).toMatchObject({ due: day('2023-09-30'), status, title: 'Kiểm tra quý III' });
  });
});

describe('A remedy', () => {
  const remedied = { 'Ngày khắc phục': '2023-07-05' };
  const evidence = { 'Minh chứng': 'https://a.example/anh' };
  const stand = (more: Row, others: readonly Row[] = [], plans: readonly Row[] = [planned('C1')]) => {
    const { of } = readTables({
      'Kiểm tra': [finding('KT01', { ...remedied, ...more }), ...others],
      ...(plans.length > 0 ? { 'Kế hoạch kiểm tra': plans } : {}),
    });
    const { status, title } = of('finding|KT01')!;
    return [status, title];
  };

  test('counts as ever where no inspections are planned', () => {
    expect(stand({}, [], [])).toEqual(['Hoàn thành đúng hạn', 'Niêm yết đủ']);
    expect(stand({ 'Xác nhận': 'Chưa đạt' }, [], [])).toEqual(['Quá hạn', 'Niêm yết đủ']);
  });

  test('waits to be confirmed, and is none when it is not enough', () => {
    // Officials close a finding only with evidence; whoever inspected may confirm it without.
    expect(stand({ 'Minh chứng': ' ' })).toEqual(['Quá hạn', 'Niêm yết đủ (thiếu minh chứng)']);
    expect(stand({ 'Xác nhận': ' đã  xác nhận'.normalize('NFD') })).toEqual([
      'Hoàn thành đúng hạn',
      'Niêm yết đủ',
    ]);
    expect(stand({ 'Xác nhận': 'Chưa đạt' })).toEqual(['Quá hạn', 'Niêm yết đủ']);
    expect(stand(evidence)).toEqual(['Hoàn thành đúng hạn', 'Niêm yết đủ (chờ xác nhận)']);
    expect(stand({ ...evidence, 'Xác nhận': 'Đã xác nhận' })).toEqual(['Hoàn thành đúng hạn', 'Niêm yết đủ']);
    expect(stand({ ...evidence, 'Xác nhận': 'Chưa đạt' })).toEqual(['Quá hạn', 'Niêm yết đủ']);
  });

  test('is confirmed by a re-inspection that found it', () => {
    const again = finding('KT09', {
      'Ngày kiểm tra': '2023-07-12',
      'KT gốc': 'KT01',
      'Kết quả tái kiểm tra': 'Đã',
      'Hạn khắc phục': '',
    });
    expect(stand(evidence, [again])).toEqual(['Hoàn thành đúng hạn', 'Niêm yết đủ']);
    expect(stand({}, [again])).toEqual(['Hoàn thành đúng hạn', 'Niêm yết đủ']);
  });
});

test('what cannot be is named', () => {
  const { named } = readTables({
    'Kế hoạch kiểm tra': [
      planned('C1', { Quý: '', 'Kết quả': 'Có tồn tại' }),
      planned('C2', { 'Từ ngày': '2023-05-10', 'Đến ngày': '2023-05-01', 'Mã cơ quan': 'X99' }),
      planned('C2', { Quý: 'V' }),
    ],
    'Kiểm tra': [
      finding('KT01', { 'Mã cuộc': 'C9' }),
      finding('KT02', { 'Mã cuộc': 'C1', 'Cơ quan được kiểm tra': 'X02' }),
      finding('KT03', { 'KT gốc': 'KT77' }),
      finding('KT04', { 'KT gốc': 'KT02' }),
      finding('KT05', { 'Ngày khắc phục': '2023-07-05', 'Xác nhận': 'Đã xác nhận' }),
      finding('KT06', { 'Ngày khắc phục': '2023-07-05' }),
      finding('KT07', { 'KT gốc': 'KT06', 'Kết quả tái kiểm tra': 'Chưa', 'Ngày kiểm tra': '' }),
    ],
  });
  expect(named('Kế hoạch kiểm tra', 2)).toEqual([
    'Quý: Cuộc kiểm tra chưa có Quý hoặc Đến ngày: chưa tính được đã đến hạn hay chưa.',
    'Ngày tiến hành: Đã có Kết quả nhưng chưa ghi Ngày tiến hành: chưa được tính là đã kiểm tra.',
  ]);
  expect(named('Kế hoạch kiểm tra', 3)).toEqual([
    'Đến ngày: Đến ngày 01/05/2023 trước Từ ngày 10/05/2023.',
    'Mã cơ quan: Không có cơ quan mã «X99».',
  ]);
  expect(named('Kế hoạch kiểm tra', 4).length).toBe(2);
  expect(named('Kiểm tra', 2)).toEqual([
    'Mã cuộc: Không có cuộc kiểm tra mã «C9» ở trang Kế hoạch kiểm tra.',
  ]);
  expect(named('Kiểm tra', 3)).toEqual(['Mã cuộc: Cuộc kiểm tra «C1» là của cơ quan khác (X01).']);
  expect(named('Kiểm tra', 4)[0]).toMatch(/^KT gốc: Không có lần kiểm tra mã «KT77»/);
  expect(named('Kiểm tra', 5)[0]).toBe('KT gốc: KT gốc «KT02» là của cơ quan khác (X02).');
  expect(named('Kiểm tra', 7)[0]).toContain('Minh chứng: Đã ghi Ngày khắc phục nhưng chưa có minh chứng');
  expect(named('Kiểm tra', 8)).toEqual([
    'Ngày kiểm tra: Tái kiểm tra chưa ghi Ngày kiểm tra; KT gốc vẫn tính như trước.',
  ]);
  expect(named('Kiểm tra', 6)).toEqual(['Minh chứng: Đã xác nhận khắc phục nhưng chưa có minh chứng.']);
});
