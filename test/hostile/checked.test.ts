/** What people type, paste and pull about, what checking says of it, and what repair makes of it. */
import type { CheckFinding, CheckReport, RepairReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { closeHosts, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const opened = (): TestHost =>
  preparedHost('sample, first quarter open', sampleHost, (workbook) => {
    // Who leads reports: few rows, so that each case is cheap.
    workbook.type('Cấu hình', { Mục: 'Cơ quan phối hợp báo cáo quý' }, 'Giá trị', 'Không');
    workbook.host.share(workbook.rows('Cơ quan').map((row) => String(row['Người được sửa'])));
    workbook.call('openPeriod', { period: '2023-Q1' });
    workbook.call('setUpWorkbook');
    goOn(workbook);
  });

const findingsOf = (workbook: TestHost): readonly CheckFinding[] =>
  workbook.call<CheckReport>('checkWorkbook').findings;

const repair = (workbook: TestHost): RepairReport => {
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
  const report = workbook.call<RepairReport>('repairWorkbook', { fingerprint });
  goOn(workbook);
  return report;
};

test('Before anything is typed there is nothing to say', () => {
  expect(findingsOf(opened())).toEqual([]);
});

describe('A cell that repair puts into its proper form:', () => {
  test.each<
    [
      typed: string,
      sheet: string,
      row: Readonly<Record<string, string>>,
      column: string,
      says: string,
      becomes: string | number,
    ]
  >([
    ['Sở Tư pháp', 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Chủ trì', 'chưa phải mã: «STP»', 'STP'],
    [
      'Sở Nội vụ, Sở Tư pháp và STC',
      'Nhiệm vụ',
      { 'Mã NV': 'NV02' },
      'Phối hợp',
      'chưa phải mã: «SNV;STP;STC»',
      'SNV;STP;STC',
    ],
    ['stp; snv', 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Phối hợp', 'không đúng dạng «STP;SNV»', 'STP;SNV'],
    ['＠HUYEN', 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Phối hợp', 'chữ toàn khổ', '@HUYEN'],
    ['Sở Nội vụ', 'Cơ quan', { Mã: 'STP' }, 'Cơ quan cấp trên', 'chưa phải mã: «SNV»', 'SNV'],
    ['2023-Q1\u00a0', 'Báo cáo quý', { 'Mã NV': 'NV02' }, 'Kỳ', 'khoảng trắng khác loại', '2023-Q1'],
    ['Ｑuý', 'Kỳ báo cáo', { Kỳ: '2023-Q2' }, 'Loại', 'chữ toàn khổ', 'Quý'],
    ['\u00a0', 'Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', 'Ô trông như trống', ''],
    ['\u200b', 'Báo cáo quý', { 'Mã NV': 'NV02' }, 'Ngày gửi', 'ký tự ẩn (U+200B)', ''],
    ['  ', 'Cơ quan', { Mã: 'STP' }, 'Link KH', 'khoảng trắng thừa', ''],
    ['Cấp tỉnh ', 'Cấu hình', { Mục: 'Cấp' }, 'Giá trị', 'khoảng trắng thừa', 'Cấp tỉnh'],
    ['tắt', 'Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'chữ hoa, chữ thường', 'Tắt'],
    [
      "'15\u00a0",
      'Cấu hình',
      { Mục: 'Số ngày làm việc để ban hành kế hoạch' },
      'Giá trị',
      'không phải ô số',
      15,
    ],
    ["'08/06/2023", 'Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', 'không phải ô ngày', '2023-06-08'],
  ])('%j in %s %j, %s', (typed, sheet, row, column, says, becomes) => {
    const workbook = opened();
    const cell = workbook.cell(sheet, row, column);
    workbook.host.paste(sheet, cell, [[typed]]);
    const named = findingsOf(workbook).filter((one) => one.sheet === sheet && one.column === column);
    expect(named.map(({ message }) => message).join()).toContain(says);
    expect(named.every(({ remedy }) => remedy !== '')).toBe(true);
    expect(named.some(({ repair: mends }) => mends)).toBe(true);
    expect(repair(workbook).valuesKept).toBe(1);
    expect(workbook.host.read(sheet, cell)).toEqual([[becomes]]);
    expect(findingsOf(workbook).filter(({ repair: mends }) => mends)).toEqual([]);
  });

  test.each([
    ['a name that nobody bears', 'Sở Không có; STP', 'Không có cơ quan mã «Sở Không có»'],
    ['a code with a slip', 'SNVV', 'Có thể là «SNV»'],
  ])('%s is named and left: nothing is guessed', (_, typed, says) => {
    const workbook = opened();
    const cell = workbook.cell('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Phối hợp');
    workbook.host.paste('Nhiệm vụ', cell, [[typed]]);
    expect(
      findingsOf(workbook)
        .map(({ message, remedy }) => `${message} ${remedy}`)
        .join(),
    ).toContain(says);
    expect(workbook.call<RepairReport>('repairWorkbook').steps).toEqual([]);
  });
});

describe('What only people can settle is named, with what to do, and repair leaves it:', () => {
  type Deed = (workbook: TestHost) => void;
  test.each<[string, Deed, Partial<CheckFinding> & { readonly says: string }]>([
    [
      'a period without the due day of the workbook’s level',
      (workbook) => {
        workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q2' }, 'Hạn nộp cấp tỉnh (trước ngày)', '');
        workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q2' }, 'Hạn nộp cấp huyện (trước ngày)', '10/07/2023');
      },
      {
        severity: 'cảnh báo',
        sheet: 'Kỳ báo cáo',
        column: 'Hạn nộp cấp tỉnh (trước ngày)',
        says: 'Kỳ 2023-Q2 chưa có hạn nộp của bảng tính cấp tỉnh (chỉ có hạn của cấp kia): chưa mở được kỳ này',
      },
    ],
    [
      'an open period without a due day',
      (workbook) => workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q1' }, 'Hạn nộp cấp tỉnh (trước ngày)', ''),
      {
        severity: 'lỗi',
        sheet: 'Kỳ báo cáo',
        column: 'Hạn nộp cấp tỉnh (trước ngày)',
        says: 'không có hạn, không được nhắc',
      },
    ],
    [
      'two columns with one header',
      ({ host }) => host.paste('Nhiệm vụ', 'Z1', [['Chủ trì ']]),
      {
        severity: 'lỗi',
        sheet: 'Nhiệm vụ',
        row: 1,
        column: 'Chủ trì',
        says: 'Có 2 cột cùng tiêu đề «Chủ trì» (cột F, Z): chương trình chỉ đọc cột F',
      },
    ],
    [
      'a formula in Cấu hình',
      ({ host }) => {
        const { grid } = host.state;
        const row = host.content('Cấu hình').findIndex(([item]) => item === 'Ngày tính');
        host.paste('Cấu hình', `B${row + 1}`, [['=DATE(2023;6;8)']]);
        expect(grid.sheetIdNamed('Cấu hình')).not.toBeNull();
      },
      {
        severity: 'cảnh báo',
        sheet: 'Cấu hình',
        column: 'Giá trị',
        says: 'Ngày tính: đang là công thức «=DATE(2023;6;8)»',
      },
    ],
  ])('%s', (_, deed, { says, ...expected }) => {
    const workbook = opened();
    deed(workbook);
    const found = findingsOf(workbook);
    expect(found).toContainEqual(
      expect.objectContaining({ ...expected, repair: false, message: expect.stringContaining(says) }),
    );
    expect(found.every(({ remedy }) => remedy !== '')).toBe(true);
    const { steps } = workbook.call<RepairReport>('repairWorkbook');
    expect(steps).toEqual([]);
  });
});
