/** What people mistype: each bad cell is named, the good rows are processed, and nothing is overwritten. */
import type { Overview, Problem, RemindersPreview, SummaryPreview } from '../../src/contract.js';
import { closeHosts, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const problemsOf = (workbook: TestHost): readonly Problem[] =>
  workbook.call<Overview>('getOverview').problems;

/** The one problem at a place; every problem must say where it is and what to do. */
function problemAt(workbook: TestHost, sheet: string, row: number | null, column: string | null): Problem {
  const problems = problemsOf(workbook);
  for (const problem of problems) {
    expect(problem.message).not.toBe('');
    expect(problem.remedy).not.toBe('');
  }
  const found = problems.filter((p) => p.sheet === sheet && p.row === row && p.column === column);
  if (found.length !== 1)
    throw new Error(`Not one problem at ${sheet} ${row} ${column}: ${JSON.stringify(problems)}`);
  return found[0]!;
}

/** Number of task obligations, straight from the summary. */
const taskTotal = (workbook: TestHost): number =>
  workbook
    .call<SummaryPreview>('previewSummary')
    .tables.find(({ group }) => group === 'Loại việc')!
    .lines.find(({ title }) => title === 'Nhiệm vụ')!.total;

/** Every cell of every sheet but those that the program writes. */
const everything = (workbook: TestHost): Record<string, unknown> =>
  Object.fromEntries(
    workbook.host
      .sheets()
      .filter(({ title }) => !['Tổng hợp', 'Nhật ký'].includes(title))
      .map(({ title }) => [title, workbook.cells(title)]),
  );

/** Runs the commands that read the tables, and shows that none of them touched what people typed. */
function nothingOverwritten(workbook: TestHost): void {
  const before = everything(workbook);
  for (const name of ['getOverview', 'previewSummary', 'previewReminders']) workbook.call(name);
  workbook.call('setUpWorkbook');
  const after = everything(workbook);
  for (const [title, cells] of Object.entries(before)) expect(after[title]).toEqual(cells);
}

const TASK = { 'Mã NV': 'NV22' };

describe('A single bad cell', () => {
  let workbook: TestHost;
  let total: number;
  beforeEach(() => {
    workbook = sampleHost();
    total = taskTotal(workbook);
    expect(problemsOf(workbook)).toEqual([]);
  });

  test('a date typed as text is read as day/month/year, and named', () => {
    workbook.type('Nhiệm vụ', TASK, 'Hạn hoàn thành', "'05/06/2023");
    const problem = problemAt(workbook, 'Nhiệm vụ', 14, 'Hạn hoàn thành');
    expect(problem.severity).toBe('cảnh báo');
    expect(problem.message).toContain('05/06/2023');
    const item = workbook
      .call<Overview>('getOverview')
      .pressing.find(({ sheet, row }) => sheet === 'Nhiệm vụ' && row === 14);
    expect(item).toMatchObject({ due: '2023-06-05', status: 'Quá hạn' });
    nothingOverwritten(workbook);
  });

  test.each([['cuối quý II'], ['31/02/2023'], ['TRUE'], ['#N/A']])(
    'a due date that is not a date: %s',
    (typed) => {
      workbook.type('Nhiệm vụ', TASK, 'Hạn hoàn thành', typed);
      const problem = problemAt(workbook, 'Nhiệm vụ', 14, 'Hạn hoàn thành');
      expect(problem.severity).toBe('lỗi');
      expect(taskTotal(workbook)).toBe(total);
      nothingOverwritten(workbook);
    },
  );

  test('an unknown agency code among the leads leaves the known ones leading', () => {
    workbook.type('Nhiệm vụ', TASK, 'Chủ trì', 'STC; SXYZ; SNV');
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Chủ trì').message).toContain('SXYZ');
    expect(taskTotal(workbook)).toBe(total + 1);
    nothingOverwritten(workbook);
  });

  test('an agency without a code, whose row alone is left out', () => {
    workbook.type('Cơ quan', { Mã: 'BHY' }, 'Mã', '');
    expect(problemAt(workbook, 'Cơ quan', 23, 'Mã')).toMatchObject({ severity: 'lỗi', message: 'Thiếu Mã.' });
    expect(workbook.call<SummaryPreview>('previewSummary').tables[0]!.lines).toHaveLength(31);
    nothingOverwritten(workbook);
  });

  test('two tasks with one code: the second is named and not counted', () => {
    workbook.type('Nhiệm vụ', TASK, 'Mã NV', 'NV12');
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Mã NV').message).toContain('dòng 10');
    expect(taskTotal(workbook)).toBe(total - 1);
    nothingOverwritten(workbook);
  });

  test('a task that nobody leads', () => {
    workbook.type('Nhiệm vụ', TASK, 'Chủ trì', '');
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Chủ trì')).toMatchObject({
      severity: 'lỗi',
      message: 'Thiếu Chủ trì.',
    });
    expect(taskTotal(workbook)).toBe(total - 1);
    nothingOverwritten(workbook);
  });

  test('a percentage of 150', () => {
    workbook.type('Nhiệm vụ', TASK, 'Tiến độ (%)', 150);
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Tiến độ (%)').message).toContain('150');
    expect(taskTotal(workbook)).toBe(total);
    nothingOverwritten(workbook);
  });

  test('an agency without an address: the others get their mail, and this one is named', () => {
    workbook.type('Cơ quan', { Mã: 'STP' }, 'Email nhận nhắc việc', '');
    expect(problemAt(workbook, 'Cơ quan', 4, 'Email nhận nhắc việc').severity).toBe('cảnh báo');
    const preview = workbook.call<RemindersPreview>('previewReminders');
    expect(preview.withheld.map(({ agency }) => agency)).toEqual(['STP']);
    expect(preview.digests.length).toBeGreaterThan(20);
    nothingOverwritten(workbook);
  });

  test('a formula pasted over a value: what it shows is used, and it is named', () => {
    workbook.type('Nhiệm vụ', TASK, 'Hạn hoàn thành', '=H2');
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Hạn hoàn thành').message).toContain('=H2');
    expect(taskTotal(workbook)).toBe(total);
    nothingOverwritten(workbook);
  });

  test('a formula that fails where a value should stand', () => {
    workbook.type('Nhiệm vụ', TASK, 'Hạn hoàn thành', '=1/0');
    expect(problemAt(workbook, 'Nhiệm vụ', 14, 'Hạn hoàn thành').severity).toBe('lỗi');
    expect(taskTotal(workbook)).toBe(total);
  });

  test('an unknown code in a report row leaves that row out and names the cell', () => {
    workbook.call('openPeriod', { period: '2023-6T' });
    workbook.type('Nộp báo cáo', { 'Mã cơ quan': 'STP' }, 'Mã cơ quan', 'S.T.P');
    expect(problemAt(workbook, 'Nộp báo cáo', 4, 'Mã cơ quan').message).toContain('S.T.P');
    nothingOverwritten(workbook);
  });

  test('a code typed in another case, with blanks or in full width still means its agency', () => {
    workbook.type('Nhiệm vụ', TASK, 'Chủ trì', ' stc ; ＳＮＶ ');
    expect(problemsOf(workbook)).toEqual([]);
    expect(taskTotal(workbook)).toBe(total + 1);
  });

  test.each([
    ['Số ngày làm việc để ban hành kế hoạch', 'mười lăm'],
    ['Cấp', 'Cấp thôn'],
    ['Giờ gửi', 25],
    ['Người điều phối', 'không phải địa chỉ'],
    ['Báo trước (ngày làm việc)', '10 và 5'],
    ['Ngày ban hành kế hoạch', 'tháng ba'],
  ])('a setting that cannot be used: %s', (item, value) => {
    workbook.type('Cấu hình', { Mục: item }, 'Giá trị', value);
    const row = workbook.cells('Cấu hình').findIndex((line) => line[0] === item) + 1;
    expect(problemAt(workbook, 'Cấu hình', row, 'Giá trị').message).toContain(item);
    nothingOverwritten(workbook);
  });
});

describe('A workbook pulled about', () => {
  test('a sheet deleted is named, and everything else goes on', () => {
    const workbook = sampleHost();
    const total = taskTotal(workbook);
    workbook.host.deleteSheet('Kiểm tra');
    expect(problemAt(workbook, 'Kiểm tra', null, null).severity).toBe('lỗi');
    expect(taskTotal(workbook)).toBe(total);
  });

  test('the tasks deleted: no task is counted, and the reason is named', () => {
    const workbook = sampleHost();
    workbook.host.deleteSheet('Nhiệm vụ');
    expect(problemAt(workbook, 'Nhiệm vụ', null, null).remedy).toContain('Thiết lập');
    expect(taskTotal(workbook)).toBe(0);
  });

  test.each([
    ['Nhiệm vụ', 'Minh chứng'],
    ['Nhiệm vụ', 'Hạn hoàn thành'],
    ['Nhiệm vụ', 'Chủ trì'],
    ['Cơ quan', 'Mã'],
    ['Ngày nghỉ', 'Loại'],
    ['Cấu hình', 'Giá trị'],
  ])('a column deleted (%s, %s) is named, and setting up adds it back', (sheet, header) => {
    const workbook = sampleHost();
    workbook.host.delete(sheet, 'columns', workbook.cells(sheet)[0]!.indexOf(header));
    problemAt(workbook, sheet, null, header);
    for (const name of ['previewSummary', 'writeSummary', 'previewReminders']) workbook.call(name);
    workbook.call('setUpWorkbook');
    expect(workbook.cells(sheet)[0]).toContain(header);
    expect(problemsOf(workbook).filter((p) => p.sheet === sheet && p.row === null)).toEqual([]);
  });

  test('columns moved are found by their headers, wherever they stand', () => {
    const workbook = sampleHost();
    const before = workbook.call<SummaryPreview>('previewSummary');
    for (const sheet of ['Nhiệm vụ', 'Cơ quan', 'Kỳ báo cáo', 'Ngày nghỉ', 'Cấu hình']) {
      const width = workbook.cells(sheet)[0]!.length;
      for (let i = 0; i < width; i += 3) workbook.host.move(sheet, 'columns', i, (i * 7) % width);
    }
    expect(problemsOf(workbook)).toEqual([]);
    expect(workbook.call<SummaryPreview>('previewSummary')).toEqual(before);
    nothingOverwritten(workbook);
    // The spilled columns followed their columns too.
    const statuses = workbook.rows('Nhiệm vụ').map((row) => row['Tình trạng']);
    expect(statuses.filter((status) => status === 'Trong hạn').length).toBeGreaterThan(20);
  });

  test('columns that people add are left alone, and opening a period writes around them', () => {
    const workbook = sampleHost();
    workbook.host.insert('Báo cáo quý', 'columns', 2);
    workbook.host.type('Báo cáo quý', 'C1', 'Cột riêng');
    workbook.host.insert('Nhiệm vụ', 'columns', 0);
    workbook.host.paste('Nhiệm vụ', 'A1', [['Ghi chú riêng'], ['của tôi']]);
    workbook.call('openPeriod', { period: '2023-Q1' });
    const rows = workbook.rows('Báo cáo quý');
    expect(rows).toHaveLength(476);
    expect(new Set(rows.map((row) => row['Cột riêng']))).toEqual(new Set(['']));
    expect(workbook.cells('Nhiệm vụ')[1]![0]).toBe('của tôi');
    expect(problemsOf(workbook)).toEqual([]);
    nothingOverwritten(workbook);
  });

  test('5,000 empty rows below are passed over', () => {
    const workbook = sampleHost();
    const before = workbook.call<SummaryPreview>('previewSummary');
    for (const sheet of ['Nhiệm vụ', 'Cơ quan', 'Báo cáo quý']) {
      const size = workbook.host.sheets().find(({ title }) => title === sheet)!.rows;
      workbook.host.insert(sheet, 'rows', size, 5000);
    }
    workbook.host.type('Nhiệm vụ', 'D5900', ' ');
    expect(workbook.call<SummaryPreview>('previewSummary')).toEqual(before);
    const report = workbook.call<{ added: number }>('openPeriod', { period: '2023-Q1' });
    expect(report.added).toBe(476);
    expect(workbook.cells('Báo cáo quý')[1]![0]).toBe('2023-Q1');
  });
});
