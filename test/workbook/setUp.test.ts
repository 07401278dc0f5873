/** Setting up, through the bundle on the local services. */
import type { SetUpReport } from '../../src/contract.js';
import { SETTING } from '../../src/schema/settings.js';
import { TASKS } from '../../src/schema/sheets.js';
import { sheetsAtHand } from '../../src/schema/sheetsAtHand.js';
import { olderWorkbook } from '../support/plans/olderWorkbook.js';
import { closeHosts, OWNER, openTestHost, sampleHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

/** Headers as design.md fixes them; * are computed. */
const HEADERS: Readonly<Record<string, string>> = {
  'Cấu hình': 'Mục | Giá trị | Giải thích',
  'Cơ quan':
    'Mã | Tên cơ quan | Loại | Cơ quan cấp trên | Người đứng đầu | Email nhận nhắc việc | Email lãnh đạo | Người được sửa | Ngày ban hành KH | Link KH | Hạn ban hành KH | Tình trạng KH | Phải ban hành KH | Loại ĐVHC | Mã đơn vị | Cụm | Trạng thái | Từ ngày | Đến ngày',
  'Nhiệm vụ':
    'Mã NV | Lĩnh vực | Nội dung thành phần | Nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Hạn hoàn thành | Tiến độ (%) | Ngày hoàn thành | Minh chứng | Ghi chú | Quý | Số ngày còn lại | Tình trạng | Chế độ | Bắt đầu | Các mốc | Thời gian (nguyên văn) | Phối hợp có báo cáo | Hạn đang tính | Số lần gia hạn',
  'Kỳ báo cáo':
    'Kỳ | Tên kỳ | Loại | Từ ngày | Đến ngày | Hạn nộp cấp tỉnh (trước ngày) | Hạn nộp cấp huyện (trước ngày) | Trạng thái',
  'Báo cáo quý':
    'Kỳ | Mã cơ quan | Cơ quan | Mã NV | Nhiệm vụ | Kết quả thực hiện | Tiến độ (%) | Ngày hoàn thành | Minh chứng | Khó khăn, vướng mắc | Kiến nghị | Ngày gửi | Duyệt | Ý kiến | Hạn gửi | Tình trạng | Ngày gửi lại | Dấu duyệt',
  'Nộp báo cáo': 'Kỳ | Mã cơ quan | Cơ quan | Hạn nộp | Ngày nộp | Số văn bản | Link | Tình trạng',
  'Kiểm tra':
    'Mã KT | Ngày kiểm tra | Hình thức | Cơ quan kiểm tra | Cơ quan được kiểm tra | Lĩnh vực | Tồn tại, hạn chế | Yêu cầu khắc phục | Hạn khắc phục | Ngày khắc phục | KT gốc | Tình trạng | Kết quả tái kiểm tra | Mã cuộc | Mức độ | Minh chứng | Xác nhận',
  'Ngày nghỉ': 'Ngày | Loại | Lý do | Căn cứ | Áp dụng',
  'Nhật ký': 'Thời điểm | Việc | Mã cơ quan | Người nhận | Nội dung | Kết quả | Chi tiết',
};

const SETTINGS =
  'Đơn vị theo dõi · Cấp · Cơ quan tổng hợp · Năm kế hoạch · Số kế hoạch · Ngày ban hành kế hoạch · Số ngày làm việc để ban hành kế hoạch · Ngày tính · Báo trước (ngày làm việc) · Sắp đến hạn (ngày làm việc) · Nhắc lại khi quá hạn (ngày làm việc) · Báo lãnh đạo khi quá hạn (ngày làm việc) · Giờ gửi · Tên người gửi · Email trả lời · Người điều phối · Chế độ thử · Số ngày sửa · Sắp đến hạn đến hết ngày · Cơ quan phối hợp báo cáo quý · Chế độ gửi · Báo cáo quý: trước ngày (của tháng sau quý) · Báo cáo quý của cấp dưới: trước ngày (của tháng sau quý) · Số liệu báo cáo 6 tháng, năm: từ ngày (năm trước) · Số liệu báo cáo 6 tháng: đến ngày · Báo cáo 6 tháng: trước ngày · Báo cáo 6 tháng của cấp dưới: trước ngày · Số liệu báo cáo năm: đến ngày · Báo cáo năm: trước ngày · Báo cáo năm của cấp dưới: trước ngày · Tự mở kỳ · KH riêng gồm nhiệm vụ phối hợp · Trích yếu kế hoạch · Email lãnh đạo đơn vị · Ngày gửi thư lãnh đạo';

const setting = (workbook: TestHost, item: string) =>
  workbook.rows('Cấu hình').find((row) => row['Mục'] === item)!['Giá trị'];

/** What stands in every sheet, how its columns look, what may be typed into them and who may. */
function standing({ host, cells }: TestHost) {
  const { grid } = host.state;
  return Object.fromEntries(
    host.sheets().map(({ title }) => {
      const id = grid.sheetIdNamed(title)!;
      const columns = Array.from({ length: 22 }, (_, column) => {
        const { bg, bl } = grid.style(id, 0, column);
        const rule = grid.validationAt(id, 500, column)?.rule;
        return [grid.format(id, 500, column), rule?.rule, rule?.allowInvalid, bg?.rgb, bl];
      });
      const protections = grid
        .extrasOf(id)
        .protections.map(({ description, editors }) => [description, [...editors].sort()]);
      return [title, { cells: cells(title), columns, protections }];
    }),
  );
}

describe('Setting up an empty spreadsheet', () => {
  test('makes every sheet of design.md with its headers, in order, and takes the empty first sheet away', () => {
    const workbook = openTestHost();
    const report = workbook.call<SetUpReport>('setUpWorkbook');
    const titles = workbook.host.sheets().map(({ title }) => title);
    expect(titles).toEqual([
      'Hướng dẫn',
      'Cấu hình',
      'Cơ quan',
      'Nhiệm vụ',
      'Kỳ báo cáo',
      'Báo cáo quý',
      'Nộp báo cáo',
      'Kiểm tra',
      'Ngày nghỉ',
      'Tổng hợp',
      'Nhật ký',
    ]);
    expect(report.created).toEqual(titles);
    for (const [title, headers] of Object.entries(HEADERS)) {
      expect(
        workbook
          .cells(title)[0]!
          .filter((value) => value !== '')
          .join(' | '),
      ).toBe(headers);
    }
    expect(
      workbook
        .rows('Cấu hình')
        .map((row) => row['Mục'])
        .join(' · '),
    ).toBe(SETTINGS);
  });

  test('sets locale and zone, and makes whoever does it the first coordinator', () => {
    const workbook = openTestHost();
    workbook.call('setUpWorkbook', undefined, { user: 'lan@noivu.example' });
    expect(workbook.host.state.grid.locale).toBe('vi_VN');
    expect(workbook.host.state.grid.timeZone).toBe('Asia/Ho_Chi_Minh');
    expect(setting(workbook, 'Người điều phối')).toBe('lan@noivu.example');
    expect(setting(workbook, 'Ngày tính')).toBe('2023-06-08');
    expect(setting(workbook, 'Số ngày làm việc để ban hành kế hoạch')).toBe(15);
    expect(setting(workbook, 'Báo trước (ngày làm việc)')).toBe('10, 5, 1');
  });

  test("fills the days off of the plan's year and its neighbours", () => {
    const workbook = openTestHost();
    workbook.call('setUpWorkbook');
    const years = new Set(workbook.rows('Ngày nghỉ').map((row) => String(row['Ngày']).slice(0, 4)));
    expect([...years]).toEqual(['2022', '2023', '2024']);
  });

  test('lets nobody do it whose address Google does not say', () => {
    const workbook = openTestHost();
    expect(() => workbook.call('setUpWorkbook', undefined, { user: '' })).toThrow(
      /Google không cho biết địa chỉ/,
    );
    expect(workbook.host.sheets()).toHaveLength(1);
  });

  test('formats codes as text and days as dd/MM/yyyy, freezes the header, sets dropdowns and colours', () => {
    const workbook = openTestHost();
    workbook.call('setUpWorkbook');
    const { grid } = workbook.host.state;
    for (const sheet of sheetsAtHand(new Map())) {
      const id = grid.sheetIdNamed(sheet.title)!;
      Object.values(sheet.columns).forEach((column, i) => {
        if (
          ['code', 'codes', 'text', 'longText', 'emails', 'link'].includes(column.type) &&
          sheet.title !== 'Cấu hình'
        )
          expect(grid.format(id, 1, i)).toBe('@');
        if (column.type === 'date') expect(grid.format(id, 500, i)).toBe('dd/MM/yyyy');
        expect(grid.style(id, 0, i).bl).toBe(1);
      });
    }
    const tasks = grid.sheetIdNamed('Nhiệm vụ')!;
    expect(grid.extrasOf(tasks).conditionalRules).toHaveLength(6);
    expect(
      Object.keys(TASKS.columns).flatMap((_, column) => {
        const found = grid.validationAt(tasks, 500, column);
        return found ? [[column, found.rule!.rule]] : [];
      }),
    ).toEqual([
      [0, 'formula'],
      [1, 'list'],
      [2, 'list'],
      [3, 'formula'],
      [4, 'formula'],
      [5, 'formula'],
      [6, 'formula'],
      [7, 'date'],
      [8, 'number'],
      [9, 'date'],
      [10, 'formula'],
      [11, 'formula'],
      [15, 'list'],
      [16, 'date'],
      [17, 'formula'],
      [18, 'formula'],
      [19, 'list'],
    ]);
    expect(workbook.host.state.grid.engine.workbook.getSheetBySheetId(tasks)!.getConfig().freeze.ySplit).toBe(
      1,
    );
  });

  test('keeps whose row it is and the task in sight; people’s own way of freezing stays', () => {
    const workbook = openTestHost();
    workbook.call('setUpWorkbook');
    const { grid } = workbook.host.state;
    const frozen = (sheet: string): unknown =>
      grid.displayedValues(grid.sheetIdNamed(sheet)!, {
        row: 0,
        column: Math.max(grid.frozenColumns(grid.sheetIdNamed(sheet)!) - 1, 0),
        rows: 1,
        columns: 1,
      })[0]![0];
    expect(['Nhiệm vụ', 'Báo cáo quý', 'Nộp báo cáo', 'Kiểm tra'].map(frozen)).toEqual([
      'Nhiệm vụ',
      'Nhiệm vụ',
      'Cơ quan',
      'Cơ quan được kiểm tra',
    ]);
    expect(grid.frozenColumns(grid.sheetIdNamed('Cơ quan')!)).toBe(0);
    // An older workbook gets it as it is brought up; what somebody froze himself stays.
    const older = olderWorkbook('v2');
    const { grid: before } = older.host.state;
    const id = (sheet: string): string => before.sheetIdNamed(sheet)!;
    before.freezeColumns(id('Kiểm tra'), 1);
    older.call('setUpWorkbook');
    expect(before.frozenColumns(id('Báo cáo quý'))).toBe(5);
    expect(before.frozenColumns(id('Kiểm tra'))).toBe(1);
  });

  test('keeps its service calls far from growing with the rows', () => {
    const small = openTestHost().host.run('setUpWorkbook').calls;
    const shared = openTestHost();
    shared.host.share(['a@b.example', 'c@d.example', 'e@f.example']);
    const withOthers = shared.host.run('setUpWorkbook').calls;
    const large = openTestHost().host.run('setUpWorkbook', [{ sample: 'hung-yen-2023' }]).calls;
    console.info(
      `Service calls of setting up: ${small} empty, ${withOthers} shared, ${large} with the sample`,
    );
    expect(large - small).toBeLessThan(120);
    expect(Math.max(small, withOthers)).toBeLessThanOrEqual(400);
  });

  test('leaves a sheet that people made under one of its titles, and adds to it what is missing', () => {
    const workbook = openTestHost();
    const { host } = workbook;
    host.state.grid.addSheet('Cơ quan', 0);
    host.paste('Cơ quan', 'A1', [
      ['Ghi chú riêng', 'Mã'],
      ['của tôi', 'SNV'],
    ]);
    const report = workbook.call<SetUpReport>('setUpWorkbook');
    expect(workbook.cells('Cơ quan')[0]!.slice(0, 3)).toEqual(['Ghi chú riêng', 'Mã', 'Tên cơ quan']);
    expect(workbook.cells('Cơ quan')[1]!.slice(0, 2)).toEqual(['của tôi', 'SNV']);
    expect(report.created).not.toContain('Cơ quan');
    expect(report.kept).toEqual(['Cơ quan: giữ nguyên 1 dòng']);
    expect(report.rights.state).toBe('complete');
  });

  test('cut off anywhere is completed by the next run: the workbook is as if the first had ended', () => {
    const start = () => {
      const workbook = openTestHost();
      workbook.host.share(['lan@noivu.example', 'minh@taichinh.example']);
      return workbook;
    };
    const whole = start();
    const { calls } = whole.host.run('setUpWorkbook');
    const wanted = standing(whole);
    const kills = runs(calls, 3);
    for (let nth = 1; nth <= kills; nth++) {
      const killAt = Math.round((nth * calls) / (kills + 1));
      const workbook = start();
      expect(() => workbook.call('setUpWorkbook', undefined, { meter: { killAt } })).toThrow(
        'Exceeded maximum execution time',
      );
      workbook.call('setUpWorkbook');
      expect({ killAt, ...standing(workbook) }).toEqual({ killAt, ...wanted });
    }
  });

  test('refuses a sample that it does not know, before anything is made', () => {
    const workbook = openTestHost();
    expect(() => workbook.call('setUpWorkbook', { sample: 'ha-noi' })).toThrow(
      'Không có bộ dữ liệu mẫu «ha-noi»',
    );
    expect(workbook.host.sheets()).toHaveLength(1);
  });
});

describe('The Hưng Yên sample', () => {
  test('of the province has its 32 agencies, 38 tasks and 6 periods, and no flaw', () => {
    const workbook = sampleHost();
    expect(workbook.rows('Cơ quan')).toHaveLength(32);
    expect(workbook.rows('Nhiệm vụ')).toHaveLength(38);
    expect(workbook.rows('Kỳ báo cáo')).toHaveLength(6);
    expect(workbook.call<{ problems: unknown[] }>('getOverview').problems).toEqual([]);
    const row = workbook.rows('Cấu hình').find((one) => one['Mục'] === 'Ngày ban hành kế hoạch')!;
    expect(row['Giá trị']).toBe('2023-03-10');
    expect(row['Giải thích']).toMatch(/NGÀY VÍ DỤ/);
  });

  test('of the city has its 18 agencies and no flaw', () => {
    const workbook = sampleHost('tp-hung-yen-2023');
    expect(workbook.rows('Cơ quan')).toHaveLength(18);
    expect(workbook.rows('Nhiệm vụ')).toHaveLength(38);
    expect(workbook.call<{ problems: unknown[] }>('getOverview').problems).toEqual([]);
  });

  test('has days off for 2019 to 2026, with 24 November there and not applied', () => {
    const rows = sampleHost().rows('Ngày nghỉ');
    expect(new Set(rows.map((row) => String(row['Ngày']).slice(0, 4))).size).toBe(8);
    expect(rows.find((row) => row['Ngày'] === '2026-11-24')!['Áp dụng']).toBe('Không');
  });

  test('as of 08/06/2023: every own plan of a department or district is due 31/03/2023', () => {
    const rows = sampleHost()
      .rows('Cơ quan')
      .filter((row) => row['Loại'] === 'Sở, ban, ngành' || row['Loại'] === 'UBND cấp huyện');
    expect(rows).toHaveLength(29);
    expect(new Set(rows.map((row) => row['Hạn ban hành KH']))).toEqual(new Set(['2023-03-31']));
  });

  test('as of 08/06/2023: issued on 20/04/2023 instead, they are due 16/05/2023', () => {
    const workbook = sampleHost();
    workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '20/04/2023');
    const rows = workbook.rows('Cơ quan').filter((row) => row['Hạn ban hành KH'] !== '');
    expect(rows).toHaveLength(29);
    expect(new Set(rows.map((row) => row['Hạn ban hành KH']))).toEqual(new Set(['2023-05-16']));
  });

  test.each([
    ['hung-yen-2023', '2023-06-09', 32],
    ['tp-hung-yen-2023', '2023-06-04', 18],
  ] as const)('the 6-month report of %s: last day in time %s', (sample, lastDay, agencies) => {
    const workbook = sampleHost(sample);
    workbook.call('openPeriod', { period: '2023-6T' });
    const rows = workbook.rows('Nộp báo cáo');
    expect(rows).toHaveLength(agencies);
    expect(new Set(rows.map((row) => row['Hạn nộp']))).toEqual(new Set([lastDay]));
  });

  test('shows its computed columns, and nothing beside empty rows', () => {
    const workbook = sampleHost();
    const task = workbook.rows('Nhiệm vụ').find((row) => row['Mã NV'] === 'NV02')!;
    expect([task['Quý'], task['Số ngày còn lại'], task['Tình trạng']]).toEqual(['2023-Q2', 16, 'Trong hạn']);
    expect(
      workbook
        .cells('Nhiệm vụ')
        .slice(39)
        .flat()
        .filter((value) => value !== ''),
    ).toEqual([]);
  });
});

describe('Setting up a second time', () => {
  test('changes no cell that people typed, whatever they typed, and reports what it kept', () => {
    const workbook = sampleHost();
    workbook.call('openPeriod', { period: '2023-Q1' });
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV03' }, 'Ghi chú', 'Ghi chú riêng');
    workbook.type('Cấu hình', { Mục: 'Sắp đến hạn (ngày làm việc)' }, 'Giá trị', 7);
    workbook.host.type('Nhiệm vụ', 'W1', 'Cột riêng');
    const before = workbook.host.sheets().map(({ title }) => workbook.cells(title));
    const report = workbook.call<SetUpReport>('setUpWorkbook', { sample: 'tp-hung-yen-2023' });
    expect(workbook.host.sheets().map(({ title }) => workbook.cells(title))).toEqual(before);
    expect(report).toMatchObject({ created: [], added: [], loaded: [] });
    expect(report.kept).toEqual(
      expect.arrayContaining([
        'Cấu hình: giữ nguyên 35 dòng',
        'Cơ quan: giữ nguyên 32 dòng',
        'Nhiệm vụ: giữ nguyên 38 dòng',
        'Báo cáo quý: giữ nguyên 476 dòng',
      ]),
    );
  });

  test('adds back what is missing: a sheet, a column, a setting, a formula', () => {
    const workbook = sampleHost();
    workbook.host.deleteSheet('Nhật ký');
    workbook.host.type('Nhiệm vụ', 'L1', 'Chú thích của tôi');
    workbook.host.type('Nhiệm vụ', 'O1', 'Tình trạng');
    workbook.type('Cấu hình', { Mục: 'Giờ gửi' }, 'Mục', 'Giờ gửi cũ');
    const report = workbook.call<SetUpReport>('setUpWorkbook');
    expect(report.created).toEqual(['Nhật ký']);
    expect(report.added).toEqual([
      'Nhiệm vụ: cột Ghi chú',
      'Cấu hình: mục Giờ gửi',
      'Nhiệm vụ: công thức cột Tình trạng',
    ]);
    expect(workbook.cells('Nhiệm vụ')[0]!.slice(11, 23)).toEqual([
      'Chú thích của tôi',
      'Quý',
      'Số ngày còn lại',
      'Tình trạng',
      'Chế độ',
      'Bắt đầu',
      'Các mốc',
      'Thời gian (nguyên văn)',
      'Phối hợp có báo cáo',
      'Hạn đang tính',
      'Số lần gia hạn',
      'Ghi chú',
    ]);
    expect(setting(workbook, 'Giờ gửi')).toBe(SETTING.sendHour.initial);
    expect(workbook.rows('Nhiệm vụ')[0]!['Tình trạng']).toBe('Trong hạn');
  });

  test('is refused to whoever is not a coordinator', () => {
    const workbook = sampleHost();
    expect(() => workbook.call('setUpWorkbook', undefined, { user: 'canbo@hungyen.example' })).toThrow(
      /Chỉ người điều phối mới được thiết lập lại bảng tính/,
    );
    expect(() => workbook.call('setUpWorkbook', undefined, { user: OWNER })).not.toThrow();
  });
});
