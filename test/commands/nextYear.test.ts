/** A copy of the workbook becomes the next year's; the original never; cut off anywhere, it is gone on with. */
import type {
  CheckReport,
  NextYearPreview,
  NextYearReport,
  Overview,
  RemindersPreview,
} from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { MemoryStore } from '../support/localHost.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { writeTable } from '../support/plans/province.js';
import { closeHosts, OWNER, openTestHost, preparedHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const COPIED_ON = '2024-01-04';

/** Year's end: a task done, one at 100 %, one renewed, findings open and remedied, an agency ended, mails gone out. */
const lived = (): TestHost =>
  preparedHost('a year lived, to be gone on from', guardedPlan, (workbook) => {
    const set = (sheet: string, row: Record<string, string>, header: string, value: string | number): void =>
      workbook.type(sheet, row, header, value);
    const tasks: readonly [string, string, string | number][] = [
      ['NV01', 'Ngày hoàn thành', '12/06/2023'],
      ['NV02', 'Tiến độ (%)', 100],
      ['NV05', 'Chế độ', 'Hằng quý'],
    ];
    for (const [code, header, value] of tasks) set('Nhiệm vụ', { 'Mã NV': code }, header, value);
    writeTable(
      workbook,
      'Kiểm tra',
      ['', '01/06/2023'].map((remedied, i) => ({
        'Mã KT': `KT0${i + 1}`,
        'Ngày kiểm tra': '15/05/2023',
        'Cơ quan được kiểm tra': 'BHY',
        'Tồn tại, hạn chế': 'Chưa niêm yết',
        'Hạn khắc phục': '01/06/2023',
        'Ngày khắc phục': remedied,
      })),
    );
    set('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
    set('Cấu hình', { Mục: 'Số kế hoạch' }, 'Giá trị', '15/KH-UBND');
    set('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
    set('Cơ quan', { Mã: 'SNV' }, 'Ngày ban hành KH', '15/03/2023');
    const { fingerprint } = workbook.call<RemindersPreview>('previewReminders');
    workbook.call('sendReminders', { fingerprint });
    goOn(workbook);
    set('Cơ quan', { Mã: 'STP' }, 'Trạng thái', 'Kết thúc');
    set('Cơ quan', { Mã: 'STP' }, 'Đến ngày', '31/12/2023');
    workbook.call('setUpWorkbook', { with: ['successions'] });
    goOn(workbook);
    writeTable(workbook, 'Sắp xếp cơ quan', [
      { 'Mã cũ': 'STP', 'Mã mới': 'STC', 'Ngày hiệu lực': '31/12/2023', 'Phạm vi': 'Toàn bộ' },
    ]);
  });

const copy = (): TestHost => {
  const store = new MemoryStore();
  lived().host.copyTo(store, OWNER).close();
  return openTestHost(store, COPIED_ON);
};

const cells = (workbook: TestHost): object =>
  Object.fromEntries(workbook.host.sheets().map(({ title }) => [title, workbook.cells(title)]));

function isNextYears(workbook: TestHost): void {
  const setting = (item: string) => workbook.rows('Cấu hình').find((row) => row['Mục'] === item)?.['Giá trị'];
  expect(['Năm kế hoạch', 'Số kế hoạch', 'Ngày ban hành kế hoạch', 'Chế độ thử'].map(setting)).toEqual([
    2024,
    '',
    '',
    'Bật',
  ]);
  expect(
    workbook
      .rows('Nhiệm vụ')
      .map((row) => [
        row['Mã NV'],
        row['Chủ trì'],
        row['Hạn hoàn thành'],
        row['Tiến độ (%)'],
        row['Ghi chú'],
      ]),
  ).toEqual([
    [
      'NV02',
      'STC',
      '2024-06-14',
      '',
      expect.stringMatching(/^Chuyển từ năm 2023: hạn gốc 15\/06\/2023; Tiến độ 100 %/),
    ],
    ['NV03', 'SNV; STC', '2024-06-14', '', expect.stringContaining('Đã xong 0/2 cơ quan')],
    ['NV05', 'STC', '2024-06-14', '', ''],
  ]);
  expect(workbook.rows('Cơ quan').map((row) => [row['Mã'], row['Ngày ban hành KH']])).toEqual(
    ['SNV', 'STC', 'BHY'].map((code) => [code, '']),
  );
  expect(workbook.rows('Kỳ báo cáo').map((row) => [row['Kỳ'], row['Trạng thái']])).toEqual(
    ['Q1', '6T', 'Q2', 'Q3', 'N', 'Q4'].map((one) => [`2024-${one}`, 'Chưa mở']),
  );
  expect(workbook.rows('Kiểm tra')).toMatchObject([
    { 'Mã KT': 'KT01', 'Hạn khắc phục': '2023-06-01', 'Tình trạng': 'Quá hạn' },
  ]);
  for (const title of ['Báo cáo quý', 'Nộp báo cáo', 'Sắp xếp cơ quan'])
    expect(workbook.rows(title)).toEqual([]);
  const daysOff = workbook.rows('Ngày nghỉ').map((row) => String(row['Ngày']));
  expect(new Set(daysOff).size).toBe(daysOff.length);
  expect(daysOff.filter((one) => one.startsWith('2024')).length).toBeGreaterThan(8);
  const deeds = workbook.rows('Nhật ký').map((row) => row['Việc']);
  expect(deeds).toContain('Chuyển sang năm sau');
  // Of the mails those that told of the finding; nothing of it is new.
  expect(deeds.filter((one) => one === 'Nhắc việc').length).toBeLessThanOrEqual(1);
}

test('A copy: shown, each task to be decided, done; the original is refused and keeps its year', () => {
  const original = lived();
  const before = cells(original);
  expect(() => original.call('previewNextYear')).toThrow('Tạo bản sao');
  expect(() => original.call('startNextYear', { fingerprint: 'x' })).toThrow('Đây là bảng tính gốc');

  const workbook = copy();
  // Rights set anew in a copy do not make it an original.
  workbook.call('setUpWorkbook');
  goOn(workbook);
  const preview = workbook.call<NextYearPreview>('previewNextYear');
  expect(preview).toMatchObject({ from: 2023, to: 2024, interrupted: false, findings: { all: 2, open: 1 } });
  expect(preview.counts).toEqual({ repeat: 1, carry: 2, drop: 1, look: 1 });
  expect(preview.tasks.map(({ code, proposal }) => [code, proposal])).toEqual([
    ['NV01', 'Bỏ'],
    ['NV02', 'Cần xem'],
    ['NV03', 'Chuyển tiếp'],
    ['NV04', 'Chuyển tiếp'],
    ['NV05', 'Lặp lại'],
  ]);
  const emptied = Object.fromEntries(preview.sheets.map((one) => [one.sheet, one.emptied]));
  expect(emptied).toMatchObject({ 'Báo cáo quý': 7, 'Cơ quan': 1, 'Kiểm tra': 1, 'Kỳ báo cáo': 2 });
  const { fingerprint } = preview;
  expect(() =>
    workbook.call('startNextYear', { fingerprint, tasks: [{ code: 'NV99', proposal: 'Bỏ' }] }),
  ).toThrow('NV99');
  const tasks = [{ code: 'NV04', proposal: 'Bỏ' }];
  const { result, calls } = workbook.host.run('startNextYear', [{ fingerprint, tasks }]);
  expect(result as NextYearReport).toMatchObject({ to: 2024, counts: { drop: 2, carry: 1 } });
  expect(calls).toBeLessThan(1_500);
  goOn(workbook);
  isNextYears(workbook);
  expect(() => workbook.call('previewNextYear')).toThrow('đã chuyển sang năm 2024');
  const { digests } = workbook.call<RemindersPreview>('previewReminders');
  expect(JSON.stringify(digests)).not.toContain('NV01');
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  expect(findings.filter(({ severity }) => severity === 'lỗi').map(({ message }) => message)).toEqual([]);
  expect(cells(original)).toEqual(before);
});

test('Between the old year and the new nobody is let into a row that is not his', () => {
  const workbook = copy();
  workbook.host.state.sharedWith = [officialOf('SNV'), officialOf('STC')];
  // Rights set anew in a copy stand as they were before the rows move.
  workbook.call('setUpWorkbook');
  goOn(workbook);
  const types = (agency: string, code: string, header: string): void =>
    workbook.host.type(
      'Nhiệm vụ',
      workbook.cell('Nhiệm vụ', { 'Mã NV': code }, header),
      'x',
      officialOf(agency),
    );
  types('SNV', 'NV01', 'Minh chứng');
  const { fingerprint } = workbook.call<NextYearPreview>('previewNextYear');
  const result = workbook.call<NextYearReport>('startNextYear', { fingerprint });
  expect(result.rights).toMatchObject({ state: 'updating', done: 0 });
  for (const agency of ['SNV', 'STC'])
    for (const { 'Mã NV': code } of workbook.rows('Nhiệm vụ'))
      expect(() => types(agency, String(code), 'Minh chứng')).toThrow('protected');
  expect(goOn(workbook).length).toBeGreaterThan(0);
  expect(workbook.call<Overview>('getOverview').rights.state).toBe('complete');
  types('STC', 'NV02', 'Minh chứng');
  expect(() => types('SNV', 'NV02', 'Minh chứng')).toThrow('protected');
});

test('Cut off at any call, it is gone on with as it was decided', () => {
  const tasks = [{ code: 'NV04', proposal: 'Bỏ' }];
  const first = copy();
  const { fingerprint } = first.call<NextYearPreview>('previewNextYear');
  const { calls } = first.host.run('startNextYear', [{ fingerprint, tasks }]);
  let interrupted = 0;
  // Most is written in the middle: rights come last and are begun anew by themselves.
  for (let killAt = 40; killAt < calls - 10; killAt += 23) {
    closeHosts();
    const workbook = copy();
    const request = { fingerprint: workbook.call<NextYearPreview>('previewNextYear').fingerprint, tasks };
    expect(() => workbook.call('startNextYear', request, { meter: { killAt } })).toThrow(
      'Exceeded maximum execution time',
    );
    try {
      const again = workbook.call<NextYearPreview>('previewNextYear');
      if (again.interrupted) {
        interrupted++;
        expect(workbook.call<Overview>('getOverview').warnings.join()).toContain('bị dừng giữa chừng');
      }
      workbook.call('startNextYear', {
        fingerprint: again.fingerprint,
        ...(again.interrupted ? {} : { tasks }),
      });
    } catch (error) {
      expect((error as Error).message).toContain('đã chuyển sang năm 2024');
    }
    goOn(workbook);
    isNextYears(workbook);
  }
  expect(interrupted).toBeGreaterThan(1);
});

test('What was told of an open finding is not told anew in the next year’s workbook, and its next stage is', () => {
  const workbook = copy();
  const onDay = (day: string): void =>
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', day.split('-').reverse().join('/'));
  const told = (): string[] =>
    workbook
      .call<RemindersPreview>('previewReminders')
      .digests.flatMap(({ agency, text }) => (/Chưa niêm yết/.test(text) ? [agency] : []));
  onDay('2023-12-29');
  expect(told()).toEqual(['BHY']);
  const letters = workbook.call<RemindersPreview>('previewReminders').fingerprint;
  workbook.call('sendReminders', { fingerprint: letters, asOf: '2023-12-29' });
  expect(told()).toEqual([]);
  const { fingerprint } = workbook.call<NextYearPreview>('previewNextYear');
  workbook.call('startNextYear', { fingerprint });
  goOn(workbook);
  expect(workbook.rows('Kiểm tra')).toMatchObject([{ 'Mã KT': 'KT01', 'Tình trạng': 'Quá hạn' }]);
  // Trial letters remember trials alone.
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
  expect(told()).toEqual([]);
  onDay('2024-01-12');
  workbook.clock.spend(new Date('2024-01-12T03:00:00Z').getTime() - workbook.clock.now());
  expect(told()).toEqual(['BHY']);
});

test('Somebody types while it runs: at whichever call, what was typed stands, and the run stops where it would not', () => {
  const first = copy();
  const { fingerprint } = first.call<NextYearPreview>('previewNextYear');
  const { calls } = first.host.run('startNextYear', [{ fingerprint }]);
  closeHosts();
  let stopped = 0;
  for (const [sheet, row, header] of [
    ['Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Sản phẩm'],
    ['Cơ quan', { Mã: 'BHY' }, 'Email lãnh đạo'],
  ] as const) {
    const lost: number[] = [];
    for (let after = 1; after < calls * 0.6; after += 13) {
      const workbook = copy();
      const deed = (): void => workbook.type(sheet, row, header, 'go@hy.example');
      try {
        workbook.host.run('startNextYear', [{ fingerprint }], { meter: { interleave: { after, deed } } });
      } catch (error) {
        stopped++;
        expect(String(error)).toMatch(/vừa có người sửa/);
      }
      const found = workbook.rows(sheet).find((one) => Object.entries(row).every(([k, v]) => one[k] === v));
      if (found?.[header] !== 'go@hy.example') lost.push(after);
      closeHosts();
    }
    // Google has no compare-and-set: what is typed in the moment between the last look and the write is not seen.
    expect(lost.length).toBeLessThanOrEqual(1);
  }
  expect(stopped).toBeGreaterThan(0);
});
