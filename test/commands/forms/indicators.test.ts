/** Forms of lead agencies through the names that people call: opened, filled in, added up, reminded. */
import type {
  CheckReport,
  IndicatorsReport,
  OpenPeriodReport,
  Overview,
  RemindersPreview,
  SummaryReport,
} from '../../../src/contract.js';
import type { Raw } from '../../support/localHost.js';
import { collecting, enter, share } from '../../support/plans/collectedPlan.js';
import { closeHosts, type TestHost } from '../../support/preparedHost.js';
import { editableRows } from '../../support/standingRights.js';

afterAll(closeHosts);

describe('Opening a period', () => {
  test('makes a row for each indicator of its length and unit asked, an agency’s together, once', () => {
    const workbook = collecting();
    const rows = () =>
      workbook.rows('Số liệu').map((row) => `${row['Mã cơ quan']} ${row['Mã CT']} ${row['Cơ quan']}`);
    expect(rows()).toEqual([
      'STC CT02 Sở Tài chính',
      ...['X01 Một', 'X02 Hai', 'X03 Ba'].flatMap((unit) => {
        const [code, name] = unit.split(' ');
        return ['CT01', 'CT02', 'CT03'].map((indicator) => `${code} ${indicator} UBND xã ${name}`);
      }),
    ]);
    expect(workbook.call<OpenPeriodReport>('openPeriod', { period: '2026-Q1' })).toMatchObject({
      forms: { sheet: 'Số liệu', added: 0, existing: 10 },
    });
    expect(rows()).toHaveLength(10);
  });

  test('lets an agency into its own rows alone, one block for each', () => {
    const workbook = collecting();
    const may = (header: string, agency: string): string[] =>
      editableRows(workbook, 'Số liệu', header, `${agency.toLowerCase()}@tinh.example`);
    expect(may('Giá trị/Tử số', 'STC')).toEqual(['2026-Q1 STC']);
    expect(may('Ngày gửi', 'X02')).toEqual(Array(3).fill('2026-Q1 X02'));
    expect(may('Duyệt', 'X02')).toEqual([]);
  });
});

test('Opening and adding up take as many calls for 44 indicators as for twelve', () => {
  const callsWith = (more: number): number[] => {
    const workbook = collecting();
    const [headers] = workbook.cells('Chỉ tiêu');
    // Below those of the same agency: another block of rows would be one more to protect.
    const cells: Readonly<Record<string, Raw>> = {
      'Cơ quan ra biểu': 'STC',
      Kiểu: 'Tỷ lệ',
      'Ai nhập': '@XA',
    };
    const rows = Array.from({ length: more }, (_, i) =>
      headers!.map((header) =>
        header === 'Mã CT' ? `CT1${i}` : header === 'Tên' ? `Chỉ tiêu ${i}` : (cells[String(header)] ?? ''),
      ),
    );
    if (more > 0) workbook.host.paste('Chỉ tiêu', 'A6', rows);
    return (
      [
        ['openPeriod', { period: '2026-Q2' }],
        ['getIndicators', { period: '2026-Q2' }],
      ] as const
    ).map(([name, request]) => workbook.host.run(name, [request]).calls);
  };
  expect(callsWith(40)).toEqual(callsWith(8));
});

describe('getIndicators', () => {
  test('adds up 45/50, 30/60 and a missing unit to 75/110 = 68,2 %, short of its target, one missing by name', () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50);
    share(workbook, 'X02', 30, 60);
    const { indicators, forms } = workbook.call<IndicatorsReport>('getIndicators', { period: '2026-Q1' });
    expect(indicators.map(({ code }) => code)).toEqual(['CT01', 'CT02', 'CT03']);
    const [first, second] = indicators;
    expect(first).toMatchObject({
      code: 'CT01',
      title: 'Hồ sơ đúng hạn',
      numerator: 75,
      denominator: 110,
      target: 95,
      reached: false,
      short: 30,
      missing: ['UBND xã Ba'],
      lowest: [
        { agency: 'UBND xã Hai', value: 50 },
        { agency: 'UBND xã Một', value: 90 },
      ],
    });
    expect(first!.value).toBeCloseTo(68.18, 2);
    expect(second).toMatchObject({ value: null, numerator: null, reached: null, answered: 0, asked: 4 });
    expect(forms[0]).toMatchObject({ lead: 'SNV', indicators: 2, reached: 0, notReached: 1 });
    expect(forms[0]!.missing).toEqual([
      { agency: 'UBND xã Ba', count: 2 },
      { agency: 'Sở Tài chính', count: 1 },
      { agency: 'UBND xã Một', count: 1 },
      { agency: 'UBND xã Hai', count: 1 },
    ]);
  });

  test('shows a lead agency its own forms only, and who leads none nothing', () => {
    const workbook = collecting();
    const seenBy = (user: string): string[] =>
      workbook.call<IndicatorsReport>('getIndicators', {}, { user }).indicators.map(({ code }) => code);
    expect(seenBy('stc@tinh.example')).toEqual(['CT03', 'CT04']);
    expect(seenBy('x01@tinh.example')).toEqual([]);
  });

  test('counts nothing that was not sent or was sent back, and says so in a workbook without forms', () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50, '');
    share(workbook, 'X02', 30, 60);
    enter(workbook, 'X02', 'CT01', { Duyệt: 'Trả lại' });
    const [first] = workbook.call<IndicatorsReport>('getIndicators', { period: '2026-Q1' }).indicators;
    expect(first).toMatchObject({ value: null, missing: ['UBND xã Một', 'UBND xã Hai', 'UBND xã Ba'] });
    expect(() => workbook.call('getIndicators', { period: '2026-Q9' })).toThrow(
      'Không có kỳ báo cáo «2026-Q9»',
    );
  });
});

test('What a unit owes of a form is one deadline, done when the last of its figures was sent', () => {
  const workbook = collecting();
  const owed = (): string[] =>
    workbook
      .call<Overview>('getOverview', { list: { kind: 'form' } })
      .list.items.map(({ key, title, due, status }) => `${key} ${title} ${due} ${status}`);
  expect(owed()).toContain('form|SNV|X01|2026-Q1 Biểu SNV quý I/2026: còn 2 chỉ tiêu 2026-04-14 Sắp đến hạn');
  // What need not be entered is nobody's deadline.
  expect(owed().filter((one) => one.includes('STC|X01'))).toEqual([]);
  share(workbook, 'X01', 45, 50);
  expect(owed()).toContain('form|SNV|X01|2026-Q1 Biểu SNV quý I/2026: còn 1 chỉ tiêu 2026-04-14 Sắp đến hạn');
  enter(workbook, 'X01', 'CT02', { 'Giá trị/Tử số': 0, 'Ngày gửi': '16/04/2026' });
  const done = workbook
    .call<Overview>('getOverview', { list: { kind: 'form', agency: 'X01' } })
    .list.items.map(({ done, status, title }) => [done, status, title]);
  expect(done).toEqual([['2026-04-16', 'Hoàn thành quá hạn', 'Biểu SNV quý I/2026']]);
});

describe('Its form', () => {
  const written = (workbook: TestHost, user?: string) =>
    workbook.call<SummaryReport>(
      'writeSummary',
      { form: 'SNV', period: '2026-Q1' },
      user === undefined ? {} : { user },
    );

  test('is written to a sheet of its own by its lead agency: units down, indicators across, the total', () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50);
    share(workbook, 'X02', 30, 60);
    share(workbook, 'X03', 0, 0);
    enter(workbook, 'STC', 'CT02', { 'Giá trị/Tử số': 3, 'Ngày gửi': '10/04/2026' });
    const report = written(workbook, 'snv@tinh.example');
    expect(report.sheet).toBe('Biểu SNV 2026-Q1');
    const rows = workbook.cells('Biểu SNV 2026-Q1').map((row) => row.join(' | '));
    expect(rows[0]).toContain('BIỂU TỔNG HỢP SỐ LIỆU');
    expect(rows.slice(5)).toEqual([
      'TT | Đơn vị | CT01. Hồ sơ đúng hạn |  |  | CT02. Tin, bài',
      ' |  | Tử số (hồ sơ) | Mẫu số (hồ sơ) | Tỷ lệ (%) | Giá trị',
      '1 | Sở Tài chính |  |  |  | 3',
      '2 | UBND xã Một | 45 | 50 | 90 | –',
      '3 | UBND xã Hai | 30 | 60 | 50 | –',
      '4 | UBND xã Ba | 0 | 0 | không phát sinh | –',
      ' | Cộng: Sở, ban, ngành |  |  |  | 3',
      ' | Cộng: UBND cấp xã |  |  |  | –',
      ' | Tổng cộng | 75 | 110 | 68.2 | 3',
      ' | Mục tiêu | ≥ 95 % |  |  | ≥ 12',
      ' | Đánh giá | Chưa đạt |  |  | Chưa đạt',
      ' | Đã có số liệu | 3/3 đơn vị |  |  | 1/4 đơn vị',
      ' |  |  |  |  | ',
      ' | CT02 chưa có số liệu của 3 đơn vị: UBND xã Một, UBND xã Hai, UBND xã Ba. |  |  |  | ',
    ]);
    // Written again it is the same sheet; the summary is not touched.
    expect(written(workbook).rows).toBe(report.rows);
    expect(workbook.rows('Tổng hợp')).toEqual([]);
  });

  test('is nobody else’s to write, and takes no sheet that people made', () => {
    const workbook = collecting();
    expect(() => written(workbook, 'stc@tinh.example')).toThrow('Chỉ người điều phối');
    expect(() => workbook.call('writeSummary', { form: 'STC', period: '2026-Q2' })).not.toThrow();
    expect(() => workbook.call('writeSummary', { form: 'X01', period: '2026-Q1' })).toThrow(
      'không có chỉ tiêu nào',
    );
    expect(() => workbook.call('writeSummary', { form: 'SNV' })).toThrow('Hãy chọn kỳ');
    written(workbook);
    workbook.host.paste('Biểu SNV 2026-Q1', 'A1', [['của riêng tôi']]);
    expect(() => written(workbook)).toThrow('không phải do chương trình lập');
  });

  test('stands in the summary as a table with who is missing', () => {
    const workbook = collecting();
    share(workbook, 'X01', 45, 50);
    share(workbook, 'X02', 30, 60);
    workbook.call('writeSummary', { period: '2026-Q1', groupings: ['area'] });
    const rows = workbook.cells('Tổng hợp').map((row) => row.filter((cell) => cell !== '').join(' | '));
    const first = rows.indexOf('Theo chỉ tiêu');
    expect(rows.slice(first + 2, first + 4)).toEqual([
      expect.stringMatching(
        /^CT01 \| Hồ sơ đúng hạn \(hồ sơ\) \| 75 \| 110 \| 68\.18\d* \| ≥ 95 \| Chưa đạt \| 30 \| 2\/3 \| SNV$/,
      ),
      'CT02 | Tin, bài | – | – | – | ≥ 12 | – | 0/4 | SNV',
    ]);
    expect(rows).toContain('1 | CT01. Hồ sơ đúng hạn\nUBND xã Ba');
  });
});

test('The check names what cannot be used, and what is odd', () => {
  const workbook = collecting();
  share(workbook, 'X01', 'khoảng 40', 50);
  share(workbook, 'X02', 61, 60);
  share(workbook, 'X03', -3, 60);
  enter(workbook, 'X01', 'CT02', { 'Giá trị/Tử số': 20, 'Ngày gửi': '10/04/2026' });
  workbook.call('openPeriod', { period: '2026-Q2' });
  workbook.type('Số liệu', { 'Mã cơ quan': 'X01', 'Mã CT': 'CT02', Kỳ: '2026-Q2' }, 'Giá trị/Tử số', 9);
  workbook.type('Chỉ tiêu', { 'Mã CT': 'CT03' }, 'Mục tiêu', 120);
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  const said = findings
    .filter(({ sheet }) => ['Số liệu', 'Chỉ tiêu'].includes(sheet))
    .map(({ sheet, row, column, message }) => `${sheet} ${row} ${column}: ${message}`);
  expect(said).toEqual([
    'Chỉ tiêu 4 Mục tiêu: Mục tiêu «120» lớn hơn 100 %; chỉ tiêu đang tính như không có mục tiêu.',
    'Số liệu 3 Giá trị/Tử số: «khoảng 40» không phải là số. Số liệu này không được tính.',
    'Số liệu 6 Giá trị/Tử số: Tử số «61» lớn hơn mẫu số «60»: tỷ lệ trên 100 %. Số liệu này không được tính.',
    'Số liệu 9 Giá trị/Tử số: Số «-3» là số âm. Số liệu này không được tính.',
    'Số liệu 14 Giá trị/Tử số: Giảm hơn một nửa so với kỳ trước: từ «20» xuống «9». Số liệu vẫn được tính.',
  ]);
});

test('The columns that reckon show each unit its share, the target, whether it is reached, and the status', () => {
  const workbook = collecting();
  share(workbook, 'X01', 49, 50);
  share(workbook, 'X02', 30, 60);
  enter(workbook, 'X01', 'CT02', { 'Giá trị/Tử số': 20, 'Ngày gửi': '20/04/2026' });
  const shown = (unit: string, code: string) => {
    const row = workbook.rows('Số liệu').find((one) => one['Mã cơ quan'] === unit && one['Mã CT'] === code)!;
    return ['Tỷ lệ', 'Mục tiêu', 'Đạt', 'Hạn', 'Tình trạng'].map((header) => row[header]);
  };
  expect(shown('X01', 'CT01')).toEqual([98, 95, 'Đạt', '2026-04-14', 'Hoàn thành đúng hạn']);
  expect(shown('X02', 'CT01')).toEqual([50, 95, 'Chưa đạt', '2026-04-14', 'Hoàn thành đúng hạn']);
  expect(shown('X01', 'CT02')).toEqual(['', 12, '', '2026-04-14', 'Hoàn thành quá hạn']);
  expect(shown('X03', 'CT03')).toEqual(['', '', '', '2026-04-14', 'Sắp đến hạn']);
  expect(shown('X03', 'CT01')).toEqual(['', 95, '', '2026-04-14', 'Sắp đến hạn']);
  share(workbook, 'X03', 0, 0);
  expect(shown('X03', 'CT01')).toEqual(['không phát sinh', 95, '', '2026-04-14', 'Hoàn thành đúng hạn']);
});

test('Typing a figure stamps its sending, clearing it takes the stamp away, correcting what was sent back sends it again', () => {
  const workbook = collecting();
  const cell = (header: string): string =>
    workbook.cell('Số liệu', { 'Mã cơ quan': 'X01', 'Mã CT': 'CT01' }, header);
  const seen = () =>
    workbook.rows('Số liệu').find((row) => row['Mã cơ quan'] === 'X01' && row['Mã CT'] === 'CT01')!;
  const official = 'x01@tinh.example';
  workbook.host.type('Số liệu', cell('Giá trị/Tử số'), 45, official);
  expect(seen()['Ngày gửi']).toBe('2026-04-10');
  workbook.host.type('Số liệu', cell('Giá trị/Tử số'), '', official);
  expect(seen()['Ngày gửi']).toBe('');
  workbook.host.type('Số liệu', cell('Giá trị/Tử số'), 45, official);
  workbook.host.type('Số liệu', cell('Duyệt'), 'Trả lại');
  workbook.host.type('Số liệu', cell('Mẫu số'), 50, official);
  // What is said of it is not the official's to change.
  expect(seen()).toMatchObject({ Duyệt: 'Trả lại', 'Ngày gửi lại': '' });
  workbook.host.type('Số liệu', cell('Mẫu số'), 51);
  expect(seen()).toMatchObject({ 'Ngày gửi': '2026-04-10', 'Ngày gửi lại': '2026-04-10' });
  // That a unit had no case is an answer.
  const none = (header: string): string =>
    workbook.cell('Số liệu', { 'Mã cơ quan': 'X02', 'Mã CT': 'CT01' }, header);
  workbook.host.type('Số liệu', none('Mẫu số'), 0, 'x02@tinh.example');
  expect(workbook.rows('Số liệu').find((row) => row['Mã cơ quan'] === 'X02')).toMatchObject({
    'Ngày gửi': '2026-04-10',
  });
  expect(workbook.host.triggerErrors).toEqual([]);
});

test('A unit is reminded of its form, the lead agency of who is missing by name, once a stage', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  enter(workbook, 'X01', 'CT02', { 'Giá trị/Tử số': 4, 'Ngày gửi': '10/04/2026' });
  workbook.clock.spend(3 * 24 * 3600 * 1000);
  const letters = (day: string): ReadonlyMap<string, string> => {
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', day);
    const { digests } = workbook.call<RemindersPreview>('previewReminders');
    return new Map(digests.map(({ agency, text }) => [agency, text]));
  };
  const before = letters('13/04/2026');
  expect(before.get('X02')).toContain('Biểu số liệu quý I/2026: chưa gửi 1 biểu');
  expect(before.get('X02')).toContain('Biểu SNV quý I/2026: còn 2 chỉ tiêu');
  expect(before.has('SNV')).toBe(false);
  const after = letters('15/04/2026');
  expect(after.get('SNV')).toContain(
    'Biểu quý I/2026 do quý cơ quan tổng hợp: 3 đơn vị chưa gửi đủ số liệu: Sở Tài chính, UBND xã Hai, UBND xã Ba.',
  );
  expect(after.get('SNV')).toContain('đôn đốc các đơn vị chưa gửi biểu nêu dưới đây');
  // What is not asked for by duty is nobody's to chase.
  expect(after.get('STC')).not.toContain('do quý cơ quan tổng hợp');
  expect(after.has('X01')).toBe(false);
});
