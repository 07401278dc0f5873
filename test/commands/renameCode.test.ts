/** A code renamed everywhere: nothing is lost, nothing is reminded anew, what was approved stays so. */
import type { CheckReport, OverviewList, RemindersPreview, RenameReport } from '../../src/contract.js';
import { renamedKey } from '../../src/plan/succession/renaming.js';
import { renamedNotice } from '../../src/reminders/memory/renamedNotices.js';
import { goOn } from '../support/goOn.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const rename = (workbook: TestHost, request: object): RenameReport => {
  const { fingerprint } = workbook.call<RenameReport>('renameCode', request);
  return workbook.call('renameCode', { ...request, fingerprint });
};
const said = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};
/** Every cell with text, under the name that the code is given. */
const cellsOf = (workbook: TestHost, titles: readonly string[], code: RegExp, to: string): string =>
  JSON.stringify(titles.map((title) => workbook.cells(title))).replace(code, to);
const errors = (workbook: TestHost): string[] =>
  workbook
    .call<CheckReport>('checkWorkbook')
    .findings.filter(({ severity }) => severity === 'lỗi')
    .map(({ message }) => message);

test.each<[string, string, string, string]>([
  ['agency', 'SNV', 'task|NV02|snv', 'task|NV02|SNVU'],
  ['agency', 'SNV', 'quarterly|2023-Q1|SNV|NV02', 'quarterly|2023-Q1|SNVU|NV02'],
  ['agency', 'SNV', 'ownPlan|SNV', 'ownPlan|SNVU'],
  ['agency', 'SNV', 'periodic|2023-6T|SNV', 'periodic|2023-6T|SNVU'],
  ['agency', 'SNV', 'form|SNV|X001|2023-Q1', 'form|SNVU|X001|2023-Q1'],
  ['agency', 'SNV', 'form|STC|SNV|2023-Q1', 'form|STC|SNVU|2023-Q1'],
  ['agency', 'SNV', 'task|SNV|STC', 'task|SNV|STC'],
  ['agency', 'SNV', 'finding|SNV', 'finding|SNV'],
  ['task', 'NV02', 'task|NV02|SNV|2023-Q2', 'task|NEW|SNV|2023-Q2'],
  ['task', 'NV02', 'quarterly|2023-Q1|NV02|NV02', 'quarterly|2023-Q1|NV02|NEW'],
])('a key of %s %s: %s', (of, from, key, renamed) => {
  const renaming = { of: of as 'agency' | 'task', from, to: of === 'agency' ? 'SNVU' : 'NEW' };
  expect(renamedKey(renaming, key)).toBe(renamed);
  expect(renamedNotice(renaming, `${key}@2023-06-30#-5`)).toBe(`${renamed}@2023-06-30#-5`);
});

test('of the agency above as well', () => {
  const renaming = { of: 'agency', from: 'UB', to: 'UBND' } as const;
  expect(renamedNotice(renaming, 'task|NV02|UB@2023-06-30#-5^ub')).toBe('task|NV02|UBND@2023-06-30#-5^UBND');
  expect(renamedNotice(renaming, '2023-06-08')).toBe('2023-06-08');
});

const sent = (): TestHost => {
  const workbook = guardedPlan();
  workbook.type('Cấu hình', { Mục: 'Chế độ thử' }, 'Giá trị', 'Tắt');
  workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
  const row = { Kỳ: '2023-Q1', 'Mã cơ quan': 'SNV', 'Mã NV': 'NV01' };
  workbook.host.type('Báo cáo quý', workbook.cell('Báo cáo quý', row, 'Kết quả thực hiện'), 'Đã làm');
  workbook.host.type('Báo cáo quý', workbook.cell('Báo cáo quý', row, 'Duyệt'), 'Đã duyệt');
  const { fingerprint } = workbook.call<RemindersPreview>('previewReminders');
  workbook.call('sendReminders', { fingerprint });
  return workbook;
};
const TITLES = ['Cơ quan', 'Nhiệm vụ', 'Báo cáo quý'];

test('An agency: every sheet, what was approved, what was told; nothing is reminded anew', () => {
  const workbook = sent();
  expect(workbook.call<RemindersPreview>('previewReminders').digests).toEqual([]);
  // The day's beginning is kept; then something changes.
  const { 'Mã NV': task } = workbook.rows('Báo cáo quý').filter((row) => row['Mã cơ quan'] === 'SNV')[1]!;
  const reported = { Kỳ: '2023-Q1', 'Mã cơ quan': 'SNV', 'Mã NV': task! };
  const cell = workbook.cell('Báo cáo quý', reported, 'Kết quả thực hiện');
  workbook.host.type('Báo cáo quý', cell, 'Đã xong', officialOf('SNV'));
  const changed = (): number =>
    workbook.call<{ list: OverviewList }>('getOverview', { list: { since: '2023-06-08' } }).list.total;
  const changedBefore = changed();
  const before = cellsOf(workbook, TITLES, /"SNV(?=["; ])/g, '"SNVU');
  const listed = workbook.call<{ list: OverviewList }>('getOverview').list.total;
  const shown = workbook.call<RenameReport>('renameCode', { of: 'agency', from: 'snv', to: 'SNVU' });
  expect(shown).toMatchObject({ from: 'SNV', to: 'SNVU', done: false });
  expect(shown.cells).toEqual(
    expect.arrayContaining([
      { sheet: 'Cơ quan', count: 1 },
      { sheet: 'Nhiệm vụ', count: 2 },
      { sheet: 'Báo cáo quý', count: 3 },
    ]),
  );
  expect(shown.notices).toBeGreaterThan(0);
  const { result, calls } = workbook.host.run('renameCode', [
    { of: 'agency', from: 'snv', to: 'SNVU', fingerprint: shown.fingerprint },
  ]);
  console.info(`renameCode: ${calls} calls`);
  expect(calls).toBeLessThanOrEqual(400);
  expect(result).toMatchObject({ done: true, left: [] });
  goOn(workbook);
  const seal = /duyệt 1 [0-9a-z]+/g;
  expect(cellsOf(workbook, TITLES, seal, '')).toBe(before.replace(seal, ''));
  expect(errors(workbook)).toEqual([]);
  const preview = workbook.call<RemindersPreview>('previewReminders');
  expect(preview.digests).toEqual([]);
  expect(preview.loss).toBeNull();
  expect(workbook.call<{ list: OverviewList }>('getOverview').list.total).toBe(listed);
  // Of the changes since the day's beginning there are as many: none by the new name.
  expect(changed()).toBe(changedBefore);
  // The seal holds: an edit of the approved row is seen.
  const row = { Kỳ: '2023-Q1', 'Mã cơ quan': 'SNVU', 'Mã NV': 'NV01' };
  const result0 = workbook.cell('Báo cáo quý', row, 'Kết quả thực hiện');
  workbook.host.type('Báo cáo quý', result0, 'Làm khác', officialOf('SNV'));
  expect(workbook.rows('Báo cáo quý')[0]).toMatchObject({ 'Mã cơ quan': 'SNVU' });
  expect(said(() => workbook.call('renameCode', { of: 'agency', from: 'SNV', to: 'SNVU' }))).toContain(
    'không còn',
  );
});

test('A task: the rows of all that lead it, and extensions', () => {
  const workbook = sent();
  const grant = { key: 'task|NV03|STP', due: '30/06/2023', document: '8/UB', documentDay: '07/06/2023' };
  const { fingerprint } = workbook.call<{ fingerprint: string }>('extendDeadline', grant);
  workbook.call('extendDeadline', { ...grant, fingerprint });
  rename(workbook, { of: 'task', from: 'NV03', to: 'NV3A' });
  goOn(workbook);
  expect(workbook.rows('Nhiệm vụ')[2]).toMatchObject({ 'Mã NV': 'NV3A', 'Số lần gia hạn': 1 });
  expect(workbook.rows('Gia hạn')[0]).toMatchObject({ 'Mã việc': 'NV3A' });
  expect(JSON.stringify(TITLES.map((title) => workbook.cells(title)))).not.toContain('"NV03"');
  expect(errors(workbook)).toEqual([]);
  expect(workbook.call<RemindersPreview>('previewReminders').digests).toEqual([]);
});

test('is refused where the code is another’s, cannot be one, or names nothing', () => {
  const workbook = guardedPlan();
  const refused = (request: object, user?: string): string =>
    said(() => workbook.call('renameCode', request, user === undefined ? {} : { user }));
  expect(refused({ of: 'agency', from: 'SNV', to: 'stc' })).toContain('đã có ở trang Cơ quan, dòng');
  expect(refused({ of: 'task', from: 'NV01', to: 'NV02' })).toContain('đã có ở trang Nhiệm vụ');
  expect(refused({ of: 'agency', from: 'SNV', to: 'S NV' })).toContain('không dùng được');
  expect(refused({ of: 'agency', from: 'SNV', to: '@SO' })).toContain('không dùng được');
  expect(refused({ of: 'agency', from: 'KHONG', to: 'CO' })).toContain('Không có mã «KHONG»');
  expect(refused({ of: 'agency', from: 'SNV', to: 'SNVU' }, officialOf('SNV'))).toContain(
    'Chỉ người điều phối',
  );
  expect(workbook.rows('Cơ quan').map((row) => row['Mã'])).toContain('SNV');
});

test('A code changed by hand is named with the action, which finishes it', () => {
  const workbook = sent();
  workbook.host.type('Cơ quan', workbook.cell('Cơ quan', { Mã: 'SNV' }, 'Mã'), 'SNVU');
  const { findings } = workbook.call<CheckReport>('checkWorkbook');
  expect(findings.find(({ message }) => message.includes('«SNV» đổi tay thành «SNVU»'))).toMatchObject({
    sheet: 'Cơ quan',
    column: 'Mã',
  });
  rename(workbook, { of: 'agency', from: 'SNV', to: 'SNVU' });
  goOn(workbook);
  expect(errors(workbook)).toEqual([]);
  expect(workbook.call<RemindersPreview>('previewReminders').digests).toEqual([]);
});
