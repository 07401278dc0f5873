/** The rating of a year in a workbook: a trial, published with appeals, closed and kept (capabilities 6). */
import type { RatingReport, ReportData, SettledRating, WrittenRating } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';

afterAll(closeHosts);

const MARKS = 'Chấm điểm';

/** As of a day on which all tasks and the reports of the first quarter are overdue; one of STC's is done. */
const lived = (): TestHost =>
  preparedHost('to be rated', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Ngày tính' }, 'Giá trị', '20/06/2023');
    for (const Mã of ['SNV', 'STC']) workbook.type('Cơ quan', { Mã }, 'Loại', 'UBND cấp xã');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Ngày hoàn thành', '01/06/2023');
  });
const rating = (workbook: TestHost, request: object = {}, user?: string): RatingReport =>
  workbook.call('getRating', request, user ? { user } : {});
const write = (workbook: TestHost): WrittenRating => {
  const { fingerprint } = workbook.call<WrittenRating>('writeRating');
  return workbook.call('writeRating', { fingerprint });
};
const settle = (workbook: TestHost, step: string): SettledRating => {
  const { fingerprint } = workbook.call<SettledRating>('settleRating', { step });
  const report = workbook.call<SettledRating>('settleRating', { step, fingerprint });
  goOn(workbook);
  return report;
};
const of = (report: RatingReport, code: string) => report.agencies.find(({ agency }) => agency === code)!;

test('A trial follows the workbook; every point opens to its rows; officials see their own', () => {
  const workbook = lived();
  const shown = rating(workbook, { year: 2023, agency: 'STC' });
  expect(shown).toMatchObject({ year: 2023, state: 'trial', problems: [], mayCoordinate: true });
  expect(of(shown, 'STC')).toMatchObject({
    // One task of three, no report of three.
    points: 10,
    maximum: 40,
    score: 25,
    rank: 1,
    class: 'Yếu*',
  });
  expect(of(shown, 'SNV')).toMatchObject({ rank: null, class: 'Chưa xếp hạng' });
  expect(shown.cases!['TC2']).toContainEqual({
    key: 'task|NV02|STC',
    said: 'Việc 2: Hoàn thành đúng hạn',
    sheet: 'Nhiệm vụ',
    row: 3,
  });
  const own = rating(workbook, {}, officialOf('STC'));
  expect(own.agencies.map(({ agency }) => agency)).toEqual(['STC']);
  expect(own.agencies[0]).toMatchObject({ rank: 1 });
  expect(() => rating(workbook, { agency: 'SNV' }, officialOf('STC'))).toThrow('Chỉ người điều phối');
  expect(() => rating(workbook, { year: 2024 })).toThrow('không xếp loại được năm 2024');
});

test('Written, judged, published with appeals, closed: what was published stands', () => {
  const workbook = lived();
  expect(() => workbook.call('settleRating', { step: 'publish' })).toThrow('Chấm thử');
  expect(() => workbook.call('writeRating', {}, { user: officialOf('STC') })).toThrow('Chỉ người điều phối');
  const { fingerprint, added } = workbook.call<WrittenRating>('writeRating');
  const { result, calls } = workbook.host.run('writeRating', [{ fingerprint }]);
  console.info(`writeRating with the sheets made: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  expect(result).toMatchObject({ done: true, added });
  goOn(workbook);
  const row = { 'Mã cơ quan': 'STC', 'Mã TC': 'TC2' };
  const mark = () =>
    workbook.rows(MARKS).find((one) => one['Mã cơ quan'] === 'STC' && one['Mã TC'] === 'TC2')!;
  expect(mark()).toMatchObject({
    Đợt: '2023',
    'Số liệu': '1 đúng, 0 trễ, 2 quá hạn / 3',
    'Điểm tự động': 10,
    'Dẫn chứng': 'Nhiệm vụ: dòng 3, 5, 6',
    Điểm: 10,
  });
  // What people gave stays when it is written again, with what has changed meanwhile.
  workbook.type(MARKS, row, 'Điểm thưởng', 2);
  workbook.type(MARKS, row, 'Lý do', 'Cách làm mới');
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV05' }, 'Ngày hoàn thành', '01/06/2023');
  expect(write(workbook)).toMatchObject({ added: 0, changed: 1 });
  expect(mark()).toMatchObject({ 'Điểm tự động': 20, 'Lý do': 'Cách làm mới', Điểm: 22 });
  expect(workbook.rows('Tiêu chí')).toHaveLength(13);

  // The summary tells of it from the first trial on, of the whole plan alone.
  const summed = (request: object = {}): { said: unknown[]; line: unknown[] | undefined } => {
    workbook.call('writeSummary', request);
    const cells = workbook.cells('Tổng hợp');
    const at = cells.findIndex(([title]) => String(title).startsWith('Xếp loại năm'));
    return {
      said: at < 0 ? [] : cells.slice(at, at + 2).flatMap((row) => row.filter((cell) => cell !== '')),
      line: at < 0 ? undefined : cells.slice(at).find(([code]) => code === 'STC'),
    };
  };
  expect(summed()).toMatchObject({
    said: expect.arrayContaining([
      'Xếp loại năm 2023 (chấm thử, chưa công bố): sở, ban, ngành, cơ quan',
      'Hạng',
      'TC2',
    ]),
    line: expect.arrayContaining(['STC', 1, 55, 'Trung bình*', 22]),
  });
  expect(summed({ period: '2023-Q1' })).toEqual({ said: [] });
  expect(summed({ lead: 'STC' })).toEqual({ said: [] });

  const reported = (period?: string) =>
    workbook.call<ReportData>('getReport', period === undefined ? {} : { period }).rating;
  expect(reported()).toBeNull();
  const published = settle(workbook, 'publish');
  expect(published).toMatchObject({
    state: 'published',
    sheet: 'Xếp loại 2023 (dự kiến)',
    appealsUntil: '2023-06-15',
    done: true,
  });
  const line = (sheet: string, code: string) => workbook.cells(sheet).find((cells) => cells[1] === code)!;
  expect(line('Xếp loại 2023 (dự kiến)', 'STC')).toEqual(expect.arrayContaining([1, 22, 55, 'Trung bình*']));
  expect(reported()).toMatchObject({ state: 'published', appealsUntil: '2023-06-15' });
  expect(reported('2023-Q1')).toBeNull();
  workbook.type('Nhiệm vụ', { 'Mã NV': 'NV04' }, 'Chủ trì', 'STC');
  expect(summed()).toMatchObject({
    said: expect.arrayContaining([
      'Xếp loại năm 2023 (dự kiến, công bố ngày 08/06/2023, nhận kiến nghị đến hết ngày 15/06/2023): sở, ban, ngành, cơ quan',
    ]),
    line: expect.arrayContaining(['STC', 55, 22]),
  });
  expect(of(rating(workbook), 'STC')).toMatchObject({ points: 22, maximum: 40, score: 55 });
  expect(() => write(workbook)).toThrow('đã công bố dự kiến');
  expect(() => settle(workbook, 'close')).toThrow('Còn thời gian kiến nghị đến hết ngày 15/06/2023');

  workbook.host.paste('Kiến nghị điểm', 'A2', [['KN01', '2023', 'STC', 'TC2', 22, 30, 'Đã làm đúng hạn']]);
  workbook.clock.spend(8 * 24 * 3_600_000);
  expect(rating(workbook).waiting).toMatchObject([{ code: 'KN01', agency: 'STC', row: 2 }]);
  expect(() => settle(workbook, 'close')).toThrow('Còn 1 kiến nghị chưa kết luận (KN01)');
  workbook.type('Kiến nghị điểm', { Mã: 'KN01' }, 'Kết luận', 'Đồng ý');
  workbook.type('Kiến nghị điểm', { Mã: 'KN01' }, 'Điểm sau', 28);
  expect(settle(workbook, 'close')).toMatchObject({ state: 'closed', sheet: 'Xếp loại 2023' });
  const table = workbook.cells('Xếp loại 2023');
  expect(table.find((line) => line[1] === 'STC')).toEqual(
    expect.arrayContaining([1, 'STC', 'Cơ quan STC', 30, 75, 'Khá*']),
  );
  // What was published stays as it was.
  expect(line('Xếp loại 2023 (dự kiến)', 'STC')).toEqual(expect.arrayContaining([22, 55]));
  expect(() => settle(workbook, 'withdraw')).toThrow('đã chốt');
  expect(rating(workbook)).toMatchObject({ state: 'closed', problems: [] });
  workbook.type(MARKS, row, 'Điểm thưởng', 5);
  expect(rating(workbook).problems).toMatchObject([
    { message: expect.stringContaining('đã bị sửa sau khi chốt xếp loại năm 2023') },
  ]);
  expect(reported()!.problems).toHaveLength(1);
});

test('Weights that do not add to 100 are refused and named; a rating is taken back', () => {
  const workbook = lived();
  write(workbook);
  settle(workbook, 'publish');
  expect(settle(workbook, 'withdraw')).toMatchObject({ state: 'trial' });
  workbook.type('Tiêu chí', { 'Mã TC': 'TC6', Nhóm: 'Xã' }, 'Trọng số', 10);
  expect(() => rating(workbook)).toThrow('Tổng trọng số của nhóm Xã là 95, không phải 100');
  const { findings } = workbook.call<{ findings: { message: string }[] }>('checkWorkbook');
  expect(findings.map(({ message }) => message)).toContain(
    'Nhóm Xã: tổng trọng số là 95, không phải 100; chưa chấm điểm được.',
  );
});
