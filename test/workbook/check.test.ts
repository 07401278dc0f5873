/** checkWorkbook: every rule, each by what it finds, where, and whether repair mends it; and its size. */

import type { CheckFinding, CheckReport, OpenPeriodReport, RepairReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { MemoryStore } from '../support/localHost.js';
import {
  closeHosts,
  OWNER,
  openTestHost,
  preparedHost,
  sampleHost,
  type TestHost,
} from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

/** Two periods open; the quarter with the rows of who leads, or of everybody. */
const opened = (supportsReport: 'Có' | 'Không' = 'Không'): TestHost =>
  preparedHost(`opened, supports report: ${supportsReport}`, sampleHost, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Cơ quan phối hợp báo cáo quý' }, 'Giá trị', supportsReport);
    workbook.host.share(workbook.rows('Cơ quan').map((row) => String(row['Người được sửa'])));
    for (const period of ['2023-Q1', '2023-6T']) workbook.call('openPeriod', { period });
    workbook.host.paste('Kiểm tra', 'A2', [
      ['KT01', '15/05/2023', 'Định kỳ', 'SNV', 'STC', '0. Chung', 'Chậm', 'Sửa', '01/06/2023', ''],
    ]);
    workbook.call('setUpWorkbook');
    goOn(workbook);
  });

const findingsOf = (workbook: TestHost): readonly CheckFinding[] =>
  workbook.call<CheckReport>('checkWorkbook').findings;

test('A workbook in order has no finding, and repairing would do nothing', () => {
  const workbook = opened();
  expect(workbook.call<CheckReport>('checkWorkbook')).toEqual({
    findings: [],
    errors: 0,
    warnings: 0,
    repairable: false,
  });
  expect(workbook.call<RepairReport>('repairWorkbook').steps).toEqual([]);
});

test('A period that is opened past row 1,000 brings no warning: its rows have their formats and rules', () => {
  const workbook = opened('Có');
  const { added } = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q2' });
  goOn(workbook);
  const filled = workbook.rows('Báo cáo quý').filter((row) => row['Kỳ'] !== '').length;
  expect(added).toBeGreaterThan(400);
  const { host } = workbook;
  expect(host.state.grid.rowCount(host.state.grid.sheetIdNamed('Báo cáo quý')!)).toBeGreaterThan(1_900);
  expect(filled).toBeGreaterThan(900);
  expect(findingsOf(workbook)).toEqual([]);
});

type Damage = (workbook: TestHost) => void;
const paste =
  (sheet: string, cell: string, value: string | number): Damage =>
  ({ host }) =>
    host.paste(sheet, cell, [[value]]);

describe('A finding says where, what is wrong, what to do, and whether repair mends it:', () => {
  test.each<[string, Damage, Partial<CheckFinding> & { readonly text: string }]>([
    [
      'a sheet renamed',
      ({ host }) => host.renameSheet('Nhiệm vụ', 'NV 2023'),
      { sheet: 'Nhiệm vụ', text: 'đổi tên thành «NV 2023»', repair: true },
    ],
    [
      'a sheet deleted',
      ({ host }) => host.deleteSheet('Kiểm tra'),
      { sheet: 'Kiểm tra', text: 'Không thấy trang tính', repair: true },
    ],
    [
      'a sheet copied',
      ({ host }) => void host.duplicateSheet('Nhiệm vụ'),
      { sheet: 'Bản sao của Nhiệm vụ', text: 'không đọc trang này', repair: false },
    ],
    [
      'tabs in another order',
      ({ host }) => host.state.grid.moveSheet(host.state.grid.sheetIdNamed('Nhật ký')!, 0),
      { text: 'thứ tự', repair: true },
    ],
    [
      'a column renamed',
      paste('Nhiệm vụ', 'H1', 'Hạn'),
      { sheet: 'Nhiệm vụ', column: 'Hạn hoàn thành', text: 'Tiêu đề cột bị sửa', repair: true },
    ],
    [
      'a header emptied',
      paste('Cơ quan', 'F1', ''),
      { sheet: 'Cơ quan', column: 'Email nhận nhắc việc', text: 'xóa', repair: true },
    ],
    [
      'a column deleted',
      ({ host }) => host.delete('Nhiệm vụ', 'columns', 10),
      { sheet: 'Nhiệm vụ', column: 'Minh chứng', text: 'Không thấy cột', repair: true },
    ],
    [
      'a row above the header',
      ({ host }) => host.insert('Cơ quan', 'rows', 0),
      { sheet: 'Cơ quan', text: 'Dòng tiêu đề không ở dòng 1', repair: true },
    ],
    [
      'the header deleted',
      ({ host }) => host.delete('Cơ quan', 'rows', 0),
      { sheet: 'Cơ quan', text: 'Dòng tiêu đề', repair: true },
    ],
    [
      'a setting deleted',
      ({ host }) => host.delete('Cấu hình', 'rows', 5),
      { sheet: 'Cấu hình', text: 'không thấy mục này', repair: true },
    ],
    [
      'a formula typed over',
      paste('Nhiệm vụ', 'O1', 'Tình trạng'),
      { sheet: 'Nhiệm vụ', row: 1, column: 'Tình trạng', text: 'mất công thức', repair: true },
    ],
    [
      'a header deleted with its formula',
      paste('Nhiệm vụ', 'M1', ''),
      { sheet: 'Nhiệm vụ', row: 1, column: 'Quý', text: 'Tiêu đề cột bị sửa', repair: true },
    ],
    [
      'a formula changed',
      paste('Nhiệm vụ', 'M1', '=VSTACK("Quý";PAPI_QUARTER(J2:J))'),
      { sheet: 'Nhiệm vụ', row: 1, column: 'Quý', text: 'đã bị sửa', repair: true },
    ],
    [
      'a value in a formula’s way',
      paste('Nhiệm vụ', 'O9', 'xong'),
      { sheet: 'Nhiệm vụ', row: 9, column: 'Tình trạng', text: 'gõ vào cột tự tính', repair: true },
    ],
    [
      'the formula of a setting typed over',
      ({ type }) => type('Cấu hình', { Mục: 'Sắp đến hạn đến hết ngày' }, 'Giá trị', '20/06/2023'),
      {
        sheet: 'Cấu hình',
        row: 20,
        column: 'Giá trị',
        text: 'công thức bị thay bằng «20/6/2023»',
        repair: true,
      },
    ],
    [
      'a format lost',
      ({ host }) =>
        host.state.grid.restyle(
          host.state.grid.sheetIdNamed('Nhiệm vụ')!,
          { row: 3, column: 0, rows: 1, columns: 1 },
          { n: { pattern: 'General' } },
        ),
      { sheet: 'Nhiệm vụ', row: 4, column: 'Mã NV', text: 'sai định dạng', repair: true },
    ],
    [
      'a rule lost',
      ({ host }) =>
        host.state.grid.setValidation(
          host.state.grid.sheetIdNamed('Nhiệm vụ')!,
          { row: 4, column: 7, rows: 2, columns: 1 },
          null,
        ),
      { sheet: 'Nhiệm vụ', row: 5, column: 'Hạn hoàn thành', text: '2 ô mất quy tắc nhập', repair: true },
    ],
    [
      'a day typed as text',
      paste('Nhiệm vụ', 'H3', "'05/06/2023"),
      { sheet: 'Nhiệm vụ', row: 3, column: 'Hạn hoàn thành', text: 'là chữ', repair: true },
    ],
    [
      'a day that is none',
      paste('Nhiệm vụ', 'H3', 'cuối quý II'),
      { sheet: 'Nhiệm vụ', row: 3, column: 'Hạn hoàn thành', text: 'không phải là ngày', repair: false },
    ],
    [
      'a code twice',
      paste('Cơ quan', 'A3', 'VP'),
      { sheet: 'Cơ quan', row: 3, column: 'Mã', text: 'đã có ở dòng 2', repair: false },
    ],
    [
      'an unknown code',
      paste('Nhiệm vụ', 'F3', 'XYZ'),
      { sheet: 'Nhiệm vụ', row: 3, column: 'Chủ trì', text: 'Không có cơ quan mã «XYZ»', repair: false },
    ],
    [
      'agencies above each other',
      ({ host }) => {
        host.paste('Cơ quan', 'D2', [['SNV'], ['VP']]);
      },
      { sheet: 'Cơ quan', row: 2, column: 'Cơ quan cấp trên', text: 'VP → SNV → VP', repair: false },
    ],
    [
      'an agency above itself',
      paste('Cơ quan', 'D2', 'VP'),
      { sheet: 'Cơ quan', row: 2, column: 'Cơ quan cấp trên', text: 'VP → VP', repair: false },
    ],
    [
      'an agency without an address',
      paste('Cơ quan', 'F2', ''),
      { sheet: 'Cơ quan', row: 2, column: 'Email nhận nhắc việc', text: 'chưa có địa chỉ', repair: false },
    ],
    [
      'done before the plan',
      paste('Nhiệm vụ', 'J2', '01/02/2023'),
      {
        sheet: 'Nhiệm vụ',
        row: 2,
        column: 'Ngày hoàn thành',
        text: 'trước ngày ban hành kế hoạch',
        repair: false,
      },
    ],
    [
      'done in the future',
      paste('Nhiệm vụ', 'J2', '01/07/2023'),
      { sheet: 'Nhiệm vụ', row: 2, column: 'Ngày hoàn thành', text: 'chưa đến', repair: false },
    ],
    [
      'due before the plan',
      paste('Nhiệm vụ', 'H2', '01/02/2023'),
      {
        sheet: 'Nhiệm vụ',
        row: 2,
        column: 'Hạn hoàn thành',
        text: 'trước ngày ban hành kế hoạch',
        repair: false,
      },
    ],
    [
      'a period that ends before it begins',
      paste('Kỳ báo cáo', 'E2', '01/12/2022'),
      { sheet: 'Kỳ báo cáo', row: 2, column: 'Đến ngày', text: 'trước Từ ngày', repair: false },
    ],
    [
      'remedied before it was found',
      paste('Kiểm tra', 'J2', '01/05/2023'),
      { sheet: 'Kiểm tra', row: 2, column: 'Ngày khắc phục', text: 'trước ngày kiểm tra', repair: false },
    ],
    [
      'a task without a product',
      paste('Nhiệm vụ', 'E2', ''),
      { sheet: 'Nhiệm vụ', row: 2, column: 'Sản phẩm', text: 'chưa ghi sản phẩm', repair: false },
    ],
    [
      'a task that nobody leads',
      paste('Nhiệm vụ', 'F2', ''),
      { sheet: 'Nhiệm vụ', row: 2, column: 'Chủ trì', text: 'Thiếu Chủ trì', repair: false },
    ],
    [
      'a task without a time',
      paste('Nhiệm vụ', 'H2', ''),
      { sheet: 'Nhiệm vụ', row: 2, column: 'Hạn hoàn thành', text: 'chưa có hạn', repair: false },
    ],
    [
      'a plan issued without its text',
      paste('Cơ quan', 'I2', '24/03/2023'),
      { sheet: 'Cơ quan', row: 2, column: 'Link KH', text: 'chưa có đường dẫn', repair: false },
    ],
    [
      'a day off and worked',
      ({ host, cells }) =>
        host.paste('Ngày nghỉ', `A${cells('Ngày nghỉ').length + 1}`, [
          ['01/05/2023', 'Làm bù', 'Nhầm', '', 'Có'],
        ]),
      { sheet: 'Ngày nghỉ', column: 'Ngày', text: 'vừa được nghỉ vừa làm bù', repair: false },
    ],
    [
      'a day off twice',
      ({ host, cells }) =>
        host.paste('Ngày nghỉ', `A${cells('Ngày nghỉ').length + 1}`, [
          ['01/05/2023', 'Nghỉ lễ', '', '', 'Có'],
        ]),
      { sheet: 'Ngày nghỉ', column: 'Ngày', text: 'tính một lần', repair: false },
    ],
    [
      'a worked weekday',
      ({ host, cells }) =>
        host.paste('Ngày nghỉ', `A${cells('Ngày nghỉ').length + 1}`, [
          ['07/06/2023', 'Làm bù', '', '', 'Có'],
        ]),
      { sheet: 'Ngày nghỉ', column: 'Loại', text: 'không phải ngày cuối tuần', repair: false },
    ],
    [
      'a Sunday off',
      ({ host, cells }) =>
        host.paste('Ngày nghỉ', `A${cells('Ngày nghỉ').length + 1}`, [
          ['11/06/2023', 'Nghỉ bù', '', '', 'Có'],
        ]),
      { sheet: 'Ngày nghỉ', column: 'Loại', text: 'vốn đã nghỉ', repair: false },
    ],
    [
      'a kind of day off that is not known',
      paste('Ngày nghỉ', 'B5', 'Nghỉ mát'),
      { sheet: 'Ngày nghỉ', row: 5, column: 'Loại', text: 'không có trong danh sách', repair: false },
    ],
    [
      'another zone',
      ({ host }) => {
        host.state.grid.timeZone = 'Asia/Tokyo';
      },
      { text: 'Múi giờ', repair: true },
    ],
    [
      'another locale',
      ({ host }) => {
        host.state.grid.locale = 'en_US';
      },
      { text: 'Ngôn ngữ', repair: true },
    ],
    [
      'a protection taken away',
      ({ host }) => {
        host.state.grid.extrasOf(host.state.grid.sheetIdNamed('Nhật ký')!).protections = [];
      },
      { text: 'Vùng bảo vệ của trang «Nhật ký» chưa đúng', repair: true },
    ],
    [
      'an address that was not shared with',
      paste('Cơ quan', 'H2', 'moi@hungyen.example'),
      { text: 'Chưa chia sẻ bảng tính cho 1 địa chỉ: moi@hungyen.example', repair: false },
    ],
    [
      'a daily run set twice',
      ({ host }) => {
        for (const id of ['a', 'b'])
          host.state.triggers.push({
            id,
            handler: 'dailyRun',
            owner: OWNER,
            kind: 'daily',
            hour: 8,
            at: null,
          });
      },
      { text: 'nhiều lần', repair: true },
    ],
    [
      'a daily run that has gone',
      ({ host }) => {
        host.state.metadata['papi.schedule'] = JSON.stringify({ owner: OWNER });
      },
      { text: 'không còn trong Google', repair: true },
    ],
  ])('%s', (_, damage, { text, ...expected }) => {
    const workbook = opened();
    damage(workbook);
    const found = findingsOf(workbook).find(
      (finding) =>
        finding.message.includes(text) &&
        Object.entries(expected).every(([key, value]) => finding[key as keyof CheckFinding] === value),
    );
    if (!found) throw new Error(`Not found: ${JSON.stringify(findingsOf(workbook), null, 1)}`);
    expect(found.remedy).not.toBe('');
    if (!expected.repair) return;
    const { fingerprint, steps } = workbook.call<RepairReport>('repairWorkbook');
    expect(steps.length).toBeGreaterThan(0);
    workbook.call('repairWorkbook', { fingerprint });
    goOn(workbook);
    expect(findingsOf(workbook).filter(({ repair }) => repair)).toEqual([]);
    expect(workbook.call<RepairReport>('repairWorkbook').steps).toEqual([]);
  });
});

describe('Repairing', () => {
  test('does nothing when things have changed since it said what it would do', () => {
    const workbook = opened();
    workbook.host.renameSheet('Kiểm tra', 'KT');
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    workbook.host.paste('Nhiệm vụ', 'O2', [['xong']]);
    expect(() => workbook.call('repairWorkbook', { fingerprint })).toThrow('đã thay đổi từ lúc xem trước');
    expect(workbook.host.sheets().map(({ title }) => title)).toContain('KT');
  });

  test('keeps each old value in the ledger, with its place', () => {
    const workbook = opened();
    workbook.host.paste('Nhiệm vụ', 'H3', [["'05/06/2023"]]);
    workbook.host.paste('Nhiệm vụ', 'O9', [['xong rồi']]);
    workbook.host.paste('Cơ quan', 'D2', [['snv']]);
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    expect(workbook.call<RepairReport>('repairWorkbook', { fingerprint }).valuesKept).toBe(3);
    const ledger = workbook
      .rows('Nhật ký')
      .map((row) => String(row['Chi tiết']))
      .join('\n');
    expect(ledger).toContain('Nhiệm vụ, dòng 3, Hạn hoàn thành: «05/06/2023» → «05/06/2023»');
    expect(ledger).toContain('Nhiệm vụ, dòng 9, Tình trạng: «xong rồi»');
    expect(ledger).toContain('Cơ quan, dòng 2, Cơ quan cấp trên: «snv» → «SNV»');
    expect(workbook.cells('Cơ quan')[1]![3]).toBe('SNV');
  });

  test('mends an agency’s own code that was typed with a hidden sign, not the references to it', () => {
    const workbook = opened();
    const own = workbook.cell('Cơ quan', { Mã: 'STC' }, 'Mã');
    const leads = workbook.rows('Nhiệm vụ').map((row) => row['Chủ trì']);
    const reports = workbook.rows('Báo cáo quý').map((row) => row['Mã cơ quan']);
    workbook.host.paste('Cơ quan', own, [['\u200bSTC\u00a0']]);
    const found = findingsOf(workbook).filter(({ repair }) => repair);
    expect(found.map(({ sheet, column }) => `${sheet}: ${column}`)).toEqual(['Cơ quan: Mã']);
    expect(found[0]!.message).toContain('ký tự ẩn (U+200B)');
    const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
    workbook.call('repairWorkbook', { fingerprint });
    goOn(workbook);
    expect(workbook.rows('Cơ quan').map((row) => row['Mã'])).toContain('STC');
    expect(workbook.rows('Nhiệm vụ').map((row) => row['Chủ trì'])).toEqual(leads);
    expect(workbook.rows('Báo cáo quý').map((row) => row['Mã cơ quan'])).toEqual(reports);
    expect(findingsOf(workbook)).toEqual([]);
  });

  test('finds a rule of another kind in whichever column; checking asks a few columns each minute, all in an hour', () => {
    const workbook = opened();
    const { grid } = workbook.host.state;
    const id = grid.sheetIdNamed('Nhiệm vụ')!;
    const area = { row: 1, column: 7, rows: grid.rowCount(id) - 1, columns: 1 };
    grid.setValidation(id, area, { rule: 'number', from: 0, to: 9, allowInvalid: false });
    const minute = (): string[] => {
      workbook.clock.spend(60_000);
      return findingsOf(workbook).map(({ column, message }) => `${column}: ${message}`);
    };
    const found = new Set(Array.from({ length: 20 }, minute).flat());
    expect([...found]).toEqual(['Hạn hoàn thành: Cột có quy tắc nhập đã bị đổi.']);
    const { fingerprint, steps } = workbook.call<RepairReport>('repairWorkbook');
    expect(steps).toEqual(['Trang Nhiệm vụ: đặt lại định dạng và quy tắc nhập của cột «Hạn hoàn thành».']);
    workbook.call('repairWorkbook', { fingerprint });
    goOn(workbook);
    expect(Array.from({ length: 20 }, minute).flat()).toEqual([]);
  });

  test('is refused to officials', () => {
    expect(() => opened().call('repairWorkbook', {}, { user: 'canbo@hungyen.example' })).toThrow(
      'Chỉ người điều phối',
    );
  });
});

describe('100 agencies, 100 tasks, 4 quarters', () => {
  const large = (tasks: number): TestHost => {
    const workbook = openTestHost(new MemoryStore());
    workbook.call('setUpWorkbook');
    workbook.type('Cấu hình', { Mục: 'Cơ quan phối hợp báo cáo quý' }, 'Giá trị', 'Có');
    const { host } = workbook;
    const agencies = Array.from({ length: 100 }, (_, i) => `CQ${i}`);
    host.paste(
      'Cơ quan',
      'A2',
      agencies.map((code) => [code, `Cơ quan ${code}`, 'Khác', '', '', `${code}@hy.example`]),
    );
    host.paste(
      'Nhiệm vụ',
      'A2',
      Array.from({ length: tasks }, (_, i) => [
        `NV${i}`,
        '0. Chung',
        '',
        `Nhiệm vụ ${i}`,
        'Báo cáo',
        agencies.join(';').length > 0 ? 'CQ0' : '',
        agencies.slice(1).join(';'),
        '31/12/2023',
      ]),
    );
    host.paste(
      'Kỳ báo cáo',
      'A2',
      [1, 2, 3, 4].map((q) => [
        `2023-Q${q}`,
        `Quý ${q}`,
        'Quý',
        `01/${String(3 * q - 2).padStart(2, '0')}/2023`,
        '31/12/2023',
        '15/01/2024',
        '15/01/2024',
        'Chưa mở',
      ]),
    );
    return workbook;
  };

  test('40,000 rows (in the sample 2,000) are opened and checked within six minutes at 100 ms a call, in as many calls as 400', () => {
    const slow = { meter: { costMs: 100 } };
    const run = (tasks: number): number[] => {
      const workbook = large(tasks);
      const calls = [1, 2, 3, 4].map((q) => {
        const { calls, result } = workbook.host.run('openPeriod', [{ period: `2023-Q${q}` }], slow);
        expect((result as OpenPeriodReport).added).toBe(100 * tasks);
        return calls;
      });
      calls.push(workbook.host.run('checkWorkbook', [], slow).calls);
      const rows = workbook.cells('Báo cáo quý').filter(([period]) => period !== '' && period !== 'Kỳ');
      expect(rows).toHaveLength(400 * tasks);
      closeHosts();
      return calls;
    };
    const few = run(1);
    const many = run(runs(100, 5));
    many.forEach((calls, i) => {
      // A sheet that has to grow takes two calls more.
      expect(calls - few[i]!).toBeLessThanOrEqual(2);
    });
  }, 240_000);
});
