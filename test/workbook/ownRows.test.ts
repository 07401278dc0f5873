/** Each in their own rows; stamps; approved rows; periods opened, closed and reopened. */

import type { ClosePeriodReport, OpenPeriodReport, RepairReport, SetUpReport } from '../../src/contract.js';
import { closeHosts, OWNER, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const STC = 'sotaichinh@hungyen.example';
const STP = 'sotuphap@hungyen.example';
const SECOND = 'dieuphoi2@hungyen.example';
const STRANGER = 'nguoila@khac.example';
const PROTECTED = 'You are trying to edit a protected cell or object.';

const shared = (): TestHost =>
  preparedHost('shared', sampleHost, (workbook) => {
    workbook.host.share([STC, STP, SECOND, STRANGER]);
    workbook.type('Cấu hình', { Mục: 'Người điều phối' }, 'Giá trị', `${OWNER}; ${SECOND}`);
    workbook.call('openPeriod', { period: '2023-Q1' });
    workbook.call('openPeriod', { period: '2023-6T' });
  });

const rowOf = (agency: string, task?: string) => ({
  Kỳ: task ? '2023-Q1' : '2023-6T',
  'Mã cơ quan': agency,
  ...(task ? { 'Mã NV': task } : {}),
});
const typeAs = (
  workbook: TestHost,
  user: string,
  sheet: string,
  row: Record<string, string>,
  header: string,
  value: string | number,
): void => workbook.host.type(sheet, workbook.cell(sheet, row, header), value, user);

describe('An official', () => {
  test('fills in the rows of the own agency, in reports and in the own plan', () => {
    const workbook = shared();
    typeAs(workbook, STC, 'Báo cáo quý', rowOf('STC', 'NV22'), 'Kết quả thực hiện', 'Đã hướng dẫn.');
    typeAs(workbook, STC, 'Nộp báo cáo', rowOf('STC'), 'Ngày nộp', '07/06/2023');
    typeAs(workbook, STC, 'Cơ quan', { Mã: 'STC' }, 'Ngày ban hành KH', '30/03/2023');
    typeAs(workbook, STC, 'Nhiệm vụ', { 'Mã NV': 'NV22' }, 'Tiến độ (%)', 80);
    expect(workbook.host.triggerErrors).toEqual([]);
  });

  test.each([
    ['another agency’s report', 'Báo cáo quý', { Kỳ: '2023-Q1', 'Mã cơ quan': 'STP' }, 'Kết quả thực hiện'],
    ['the approval of the own report', 'Báo cáo quý', { Kỳ: '2023-Q1', 'Mã cơ quan': 'STC' }, 'Duyệt'],
    ['another agency’s submission', 'Nộp báo cáo', { 'Mã cơ quan': 'STP' }, 'Ngày nộp'],
    ['another agency’s own plan', 'Cơ quan', { Mã: 'STP' }, 'Ngày ban hành KH'],
    ['the own agency’s addresses', 'Cơ quan', { Mã: 'STC' }, 'Người được sửa'],
    ['a task’s due day', 'Nhiệm vụ', { 'Mã NV': 'NV22' }, 'Hạn hoàn thành'],
    ['a computed column', 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Tình trạng'],
    ['a setting', 'Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị'],
    ['a day off', 'Ngày nghỉ', { Ngày: '2023-01-01' }, 'Áp dụng'],
  ])('is refused %s, in Google’s words', (_, sheet, row, header) => {
    const workbook = shared();
    const before = workbook.cells(sheet);
    expect(() => typeAs(workbook, STC, sheet, row as Record<string, string>, header, 'x')).toThrow(PROTECTED);
    expect(workbook.cells(sheet)).toEqual(before);
  });

  test.each(['Báo cáo quý', 'Nhiệm vụ', 'Nhật ký', 'Kỳ báo cáo'])('is refused the header of %s', (sheet) => {
    expect(() => shared().host.type(sheet, 'A1', 'x', STC)).toThrow(PROTECTED);
  });

  test('of no agency is refused every report, and coordinators none', () => {
    const workbook = shared();
    const row = rowOf('STC', 'NV22');
    expect(() => typeAs(workbook, STRANGER, 'Báo cáo quý', row, 'Kết quả thực hiện', 'x')).toThrow(PROTECTED);
    for (const user of [OWNER, SECOND]) {
      typeAs(workbook, user, 'Báo cáo quý', row, 'Kết quả thực hiện', 'Do người điều phối ghi.');
      typeAs(workbook, user, 'Báo cáo quý', row, 'Ý kiến', 'Ghi rõ hơn.');
      typeAs(workbook, user, 'Cấu hình', { Mục: 'Giờ gửi' }, 'Giá trị', 7);
    }
  });

  test('may paste over many own rows, not over one row too many', () => {
    const workbook = shared();
    const own = workbook.rows('Báo cáo quý').filter((row) => row['Mã cơ quan'] === 'STC').length;
    const first = workbook.cell('Báo cáo quý', { 'Mã cơ quan': 'STC' }, 'Kết quả thực hiện');
    workbook.host.paste(
      'Báo cáo quý',
      first,
      Array.from({ length: own }, () => ['Xong.']),
      STC,
    );
    expect(workbook.rows('Báo cáo quý').filter((row) => row['Ngày gửi'] === '2023-06-08')).toHaveLength(own);
    expect(() =>
      workbook.host.paste(
        'Báo cáo quý',
        first,
        Array.from({ length: own + 1 }, () => ['x']),
        STC,
      ),
    ).toThrow(PROTECTED);
  });
});

describe('Protections', () => {
  test('number one a sheet and at most a few an agency, and applying them again changes nothing', () => {
    const workbook = shared();
    const count = () =>
      workbook.host.state.grid
        .sheetIds()
        .reduce((sum, id) => sum + workbook.host.state.grid.extrasOf(id).protections.length, 0);
    const before = count();
    // Eleven sheets; two agencies whose people are let in, each in three sheets; the tasks that they lead alone.
    const led = workbook.rows('Nhiệm vụ').filter((row) => ['STC', 'STP'].includes(String(row['Chủ trì'])));
    expect(led.length).toBeGreaterThan(0);
    expect(before).toBe(11 + 2 * 3 + led.length);
    const again = workbook.host.run('setUpWorkbook');
    expect(count()).toBe(before);
    expect(again.callsByName.get('Range.protect') ?? 0).toBe(0);
    expect(again.callsByName.get('Sheet.protect') ?? 0).toBe(0);
  });

  test('report the addresses that cannot be let in; the rest go on', () => {
    const workbook = shared();
    const report = workbook.call<SetUpReport>('setUpWorkbook');
    expect(report.unreachable).toContain('sonoivu@hungyen.example');
    expect(report.unreachable).not.toContain(STC);
    typeAs(workbook, STC, 'Nộp báo cáo', rowOf('STC'), 'Ngày nộp', '07/06/2023');
  });

  test('follow an address that is changed, once repaired', () => {
    const workbook = shared();
    workbook.type('Cơ quan', { Mã: 'STC' }, 'Người được sửa', STP);
    const { fingerprint, steps } = workbook.call<RepairReport>('repairWorkbook');
    expect(steps.join()).toContain('vùng bảo vệ');
    workbook.call('repairWorkbook', { fingerprint });
    expect(() => typeAs(workbook, STC, 'Nộp báo cáo', rowOf('STC'), 'Ngày nộp', '07/06/2023')).toThrow(
      PROTECTED,
    );
    typeAs(workbook, STP, 'Nộp báo cáo', rowOf('STC'), 'Ngày nộp', '07/06/2023');
  });

  test('made by a second coordinator lock out neither the owner nor the coordinators', () => {
    const workbook = shared();
    workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Báo cáo quý')!).protections = [];
    workbook.call('openPeriod', { period: '2023-Q2' }, { user: SECOND });
    for (const user of [OWNER, SECOND]) workbook.host.type('Báo cáo quý', 'N2', 'ý kiến', user);
    expect(() => workbook.host.type('Báo cáo quý', 'N2', 'x', STC)).toThrow(PROTECTED);
  });
});

describe('Stamps', () => {
  test('set the day of sending when a result or the day done is filled in, once, and say so to no other row', () => {
    const workbook = shared();
    const row = rowOf('STC', 'NV22');
    typeAs(workbook, STC, 'Báo cáo quý', row, 'Minh chứng', 'CV 1');
    expect(workbook.rows('Báo cáo quý').every((line) => line['Ngày gửi'] === '')).toBe(true);
    typeAs(workbook, STC, 'Báo cáo quý', row, 'Kết quả thực hiện', 'Xong.');
    expect(workbook.rows('Báo cáo quý').filter((line) => line['Ngày gửi'] !== '')).toMatchObject([row]);
    workbook.clock.spend(3 * 86_400_000);
    typeAs(workbook, STC, 'Báo cáo quý', row, 'Kết quả thực hiện', 'Xong hẳn.');
    expect(workbook.rows('Báo cáo quý').find((line) => line['Ngày gửi'] !== '')!['Ngày gửi']).toBe(
      '2023-06-08',
    );
  });

  test('record a row that is sent back, with the remark, and clear nothing; sent again, the first sending stays, and the second gets its own day with the next run', () => {
    const workbook = shared();
    const row = rowOf('STC', 'NV22');
    typeAs(workbook, STC, 'Báo cáo quý', row, 'Kết quả thực hiện', 'Xong.');
    typeAs(workbook, OWNER, 'Báo cáo quý', row, 'Ý kiến', 'Thiếu minh chứng.');
    typeAs(workbook, OWNER, 'Báo cáo quý', row, 'Duyệt', 'Trả lại');
    expect(workbook.rows('Báo cáo quý').find((line) => line['Duyệt'] === 'Trả lại')).toMatchObject({
      'Kết quả thực hiện': 'Xong.',
      'Ngày gửi': '2023-06-08',
      'Ý kiến': 'Thiếu minh chứng.',
    });
    expect(workbook.rows('Nhật ký').at(-1)).toMatchObject({
      Việc: 'Trả lại',
      'Mã cơ quan': 'STC',
      'Nội dung': '2023-Q1 · NV22',
      'Chi tiết': 'Thiếu minh chứng.',
    });
    workbook.clock.spend(86_400_000);
    typeAs(workbook, STC, 'Báo cáo quý', row, 'Kết quả thực hiện', 'Đã bổ sung.');
    expect(workbook.host.triggerErrors).toEqual([]);
    workbook.clock.spend(86_400_000);
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    workbook.call('repairWorkbook', { fingerprint });
    expect(workbook.rows('Báo cáo quý').find((line) => line['Duyệt'] === 'Trả lại')).toMatchObject({
      'Ngày gửi': '2023-06-08',
      'Ngày gửi lại': '2023-06-09',
    });
  });

  test('cost as many service calls for a hundred rows as for one', () => {
    const workbook = shared();
    const { host } = workbook;
    const calls = [1, 100].map((rows) => {
      host.paste(
        'Báo cáo quý',
        'F2',
        Array.from({ length: rows }, () => ['Xong.']),
      );
      expect(workbook.rows('Báo cáo quý').filter((line) => line['Ngày gửi'] !== '')).toHaveLength(rows);
      return host.triggerCalls;
    });
    expect(calls[0]).toBeGreaterThan(5);
    expect(calls[1]).toBe(calls[0]);
    expect(host.triggerErrors).toEqual([]);
  });

  test('offer the components of the chosen area', () => {
    const workbook = shared();
    typeAs(workbook, OWNER, 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Lĩnh vực', '7. Quản trị môi trường');
    const { grid } = workbook.host.state;
    expect(grid.validationAt(grid.sheetIdNamed('Nhiệm vụ')!, 1, 2)?.rule).toMatchObject({
      values: [
        '7.1 Nghiêm túc trong bảo vệ môi trường',
        '7.2 Chất lượng không khí',
        '7.3 Chất lượng nguồn nước',
      ],
    });
    expect(grid.validationAt(grid.sheetIdNamed('Nhiệm vụ')!, 2, 2)?.rule).toMatchObject({ rule: 'list' });
  });

  test('a made-up event does nothing', () => {
    const workbook = shared();
    const before = workbook.cells('Báo cáo quý');
    for (const event of [undefined, {}, { range: { row: 2 } }, 'x', { range: null }])
      workbook.call('onEdit', event, { user: STRANGER });
    expect(workbook.cells('Báo cáo quý')).toEqual(before);
  });
});

describe('Typing', () => {
  test.each([
    ['Nhiệm vụ', 'H2', 'cuối quý II'],
    ['Nhiệm vụ', 'I2', 150],
    ['Nhiệm vụ', 'B2', '9. Khác'],
    ['Nhiệm vụ', 'A3', 'NV02'],
    ['Nhiệm vụ', 'A2', 'x'.repeat(41)],
    ['Cơ quan', 'F2', 'a@b'],
    ['Cơ quan', 'C2', 'Sở'],
    ['Cơ quan', 'F2', 'không phải địa chỉ'],
    ['Cấu hình', 'B5', 'mười lăm'],
    ['Cấu hình', 'B14', 25],
    ['Báo cáo quý', 'M2', 'Duyệt'],
  ])('in %s %s rejects %s and says what is wanted', (sheet, cell, value) => {
    const workbook = shared();
    const before = workbook.cells(sheet);
    expect(() => workbook.host.type(sheet, cell, value)).toThrow(
      /vi phạm quy tắc xác thực dữ liệu đã đặt cho ô này\. \S/,
    );
    expect(workbook.cells(sheet)).toEqual(before);
  });

  test.each([
    ['Nhiệm vụ', 'H2', '30/06/2023'],
    ['Nhiệm vụ', 'I2', 100],
    ['Nhiệm vụ', 'A3', 'NV99'],
    ['Cơ quan', 'F2', 'a@b.example; c@d.example'],
    ['Cơ quan', 'D2', 'snv'],
    ['Nhiệm vụ', 'H2', ''],
  ])('in %s %s takes %s', (sheet, cell, value) => {
    shared().host.type(sheet, cell, value);
  });
});

describe('Periods', () => {
  const totals = (workbook: TestHost): unknown[] => workbook.cells('TH 2023-6T');

  test('closing writes a frozen copy that no later edit changes, and locks the rows; reopening opens them', () => {
    const workbook = shared();
    const row = rowOf('STC');
    expect(workbook.call<ClosePeriodReport>('closePeriod', { period: '2023-6T' })).toMatchObject({
      period: '2023-6T',
      sheet: 'TH 2023-6T',
      rights: { state: 'complete' },
    });
    const before = totals(workbook);
    expect(JSON.stringify(before)).toContain('Kỳ báo cáo: 2023-6T');
    const { grid } = workbook.host.state;
    const id = grid.sheetIdNamed('TH 2023-6T')!;
    expect(
      grid
        .formulaTexts(id, { row: 0, column: 0, ...grid.contentSize(id) })
        .flat()
        .join(''),
    ).toBe('');

    expect(() => typeAs(workbook, STC, 'Nộp báo cáo', row, 'Ngày nộp', '07/06/2023')).toThrow(PROTECTED);
    typeAs(workbook, OWNER, 'Nộp báo cáo', row, 'Ngày nộp', '07/06/2023');
    expect(totals(workbook)).toEqual(before);
    expect(() => workbook.host.type('TH 2023-6T', 'A1', 'x', STC)).toThrow(PROTECTED);
    expect(() => workbook.host.type('TH 2023-6T', 'A1', 'x', SECOND)).toThrow(PROTECTED);

    workbook.call('reopenPeriod', { period: '2023-6T' });
    typeAs(workbook, STC, 'Nộp báo cáo', row, 'Ngày nộp', '08/06/2023');
    expect(totals(workbook)).toEqual(before);
    expect(workbook.call<ClosePeriodReport>('closePeriod', { period: '2023-6T' }).sheet).toBe(
      'TH 2023-6T (2)',
    );
    expect(totals(workbook)).toEqual(before);
    expect(workbook.cells('TH 2023-6T (2)')).not.toEqual(before);
  });

  test('of a period are counted its own rows, the report rows of shorter periods in it, and what fell due in it', () => {
    const workbook = shared();
    workbook.call('closePeriod', { period: '2023-6T' });
    const cells = totals(workbook) as (string | number)[][];
    const kinds = cells.slice(cells.findIndex((line) => line[0] === 'Theo loại việc'));
    const total = (kind: string) => kinds.find((line) => line[1] === kind)![8];
    expect(total('Báo cáo định kỳ')).toBe(32);
    expect(total('Ban hành kế hoạch')).toBe(29);
    // The six months end on 31/05: the first quarter lies in them, the second does not.
    const firstQuarter = workbook.rows('Báo cáo quý').filter((row) => row['Kỳ'] === '2023-Q1').length;
    expect(firstQuarter).toBeGreaterThan(300);
    expect(total('Báo cáo quý')).toBe(firstQuarter);
  });

  test.each([
    ['closePeriod', '2023-N', 'không chốt được'],
    ['reopenPeriod', '2023-Q1', 'chỉ mở lại kỳ đã chốt'],
    ['closePeriod', '2024-Q1', 'Không có kỳ báo cáo «2024-Q1»'],
  ])('%s of %s is refused: %s', (name, period, message) => {
    expect(() => shared().call(name, { period })).toThrow(message);
  });

  test('closed are not opened again by openPeriod, and officials neither close nor reopen', () => {
    const workbook = shared();
    for (const name of ['closePeriod', 'reopenPeriod', 'openPeriod'])
      expect(() => workbook.call(name, { period: '2023-6T' }, { user: STC })).toThrow('Chỉ người điều phối');
    workbook.call('closePeriod', { period: '2023-6T' });
    expect(() => workbook.call('openPeriod', { period: '2023-6T' })).toThrow('đã chốt');
  });

  test('opening again marks rows whose task has gone, keeps what is in them, and takes the mark off when it is back', () => {
    const workbook = shared();
    typeAs(workbook, STC, 'Báo cáo quý', rowOf('STC', 'NV22'), 'Kết quả thực hiện', 'Xong.');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV22' }, 'Mã NV', 'NV22B');
    const report = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q1' });
    expect(report.marked).toBeGreaterThan(0);
    const cell = workbook.cell('Báo cáo quý', rowOf('STC', 'NV22'), 'Mã NV');
    const note = (): string | undefined =>
      workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Báo cáo quý')!).notes[
        `${Number(cell.slice(1)) - 1},3`
      ];
    expect(note()).toMatch(/^Không còn trong kế hoạch/);
    expect(
      workbook.rows('Báo cáo quý').find((line) => line['Mã cơ quan'] === 'STC' && line['Mã NV'] === 'NV22'),
    ).toMatchObject({ 'Kết quả thực hiện': 'Xong.' });
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV22B' }, 'Mã NV', 'NV22');
    const { marked } = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q1' });
    // The rows that were made for the other code meanwhile.
    expect(marked).toBe(workbook.rows('Báo cáo quý').filter((line) => line['Mã NV'] === 'NV22B').length);
    expect(note()).toBeUndefined();
  });
});
