/** Figures that were approved or sent back: sealed, put back, sent again, as the rows of the quarterly reports are. */
import type {
  CheckReport,
  IndicatorsReport,
  Overview,
  RemindersPreview,
  RepairReport,
} from '../../../src/contract.js';
import type { Raw } from '../../support/localHost.js';
import { collecting, enter, share } from '../../support/plans/collectedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../../support/preparedHost.js';

afterAll(closeHosts);

const X01 = 'x01@tinh.example';
const ROW = { 'Mã cơ quan': 'X01', 'Mã CT': 'CT01', Kỳ: '2026-Q1' };
const row = (workbook: TestHost) =>
  workbook.rows('Số liệu').find((one) => one['Mã cơ quan'] === 'X01' && one['Mã CT'] === 'CT01')!;
const type = (workbook: TestHost, user: string, header: string, value: Raw): void =>
  workbook.host.type('Số liệu', workbook.cell('Số liệu', ROW, header), value, user);
const counted = (workbook: TestHost): unknown => {
  const [first] = workbook.call<IndicatorsReport>('getIndicators', { period: '2026-Q1' }).indicators;
  return [first!.numerator, first!.denominator];
};
const messages = (workbook: TestHost): string =>
  workbook
    .call<CheckReport>('checkWorkbook')
    .findings.map(({ message }) => message)
    .join();

test('An approved figure is sealed: an edit afterwards counts for nothing until it is approved anew', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  type(workbook, OWNER, 'Duyệt', 'Đã duyệt');
  expect(String(row(workbook)['Dấu duyệt'])).toContain('"value":45');
  type(workbook, X01, 'Giá trị/Tử số', 49);
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  expect(row(workbook)).toMatchObject({ Duyệt: 'Đã duyệt', 'Giá trị/Tử số': 49 });
  expect(counted(workbook)).toEqual([45, 50]);
  expect(workbook.call<Overview>('getOverview').warnings.join()).toContain(
    '1 dòng số liệu bị sửa sau khi đã duyệt (dòng 3)',
  );
  expect(messages(workbook)).toContain('1 dòng bị sửa sau khi đã duyệt');
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
  workbook.call('repairWorkbook', { fingerprint });
  expect(row(workbook)).toMatchObject({ Duyệt: 'Chờ duyệt', 'Giá trị/Tử số': 49 });
  expect(workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Sửa sau duyệt')).toHaveLength(1);
  expect(counted(workbook)).toEqual([45, 50]);
  type(workbook, OWNER, 'Duyệt', 'Đã duyệt');
  expect(counted(workbook)).toEqual([49, 50]);
  // A coordinator's own edit puts the row back at once; the same number typed as text is no edit.
  type(workbook, OWNER, 'Giá trị/Tử số', '49');
  expect(row(workbook)['Duyệt']).toBe('Đã duyệt');
  type(workbook, OWNER, 'Mẫu số', 60);
  expect(row(workbook)['Duyệt']).toBe('Chờ duyệt');
  expect(counted(workbook)).toEqual([49, 50]);
});

test('A figure that was sent back opens its form until it is sent again, within the term judged by the first day', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  enter(workbook, 'X01', 'CT02', { 'Giá trị/Tử số': 3, 'Ngày gửi': '10/04/2026' });
  type(workbook, OWNER, 'Ý kiến', 'Xem lại mẫu số');
  type(workbook, OWNER, 'Duyệt', 'Trả lại');
  expect(row(workbook)['Dấu duyệt']).toBe('trả lại 2026-04-10 hạn 2026-04-15');
  expect(workbook.rows('Nhật ký').at(-1)).toMatchObject({ Việc: 'Trả lại', 'Mã cơ quan': 'X01' });
  const form = () => {
    const { list } = workbook.call<Overview>('getOverview', { list: { kind: 'form', agency: 'X01' } });
    return list.items.map(({ title, due, done }) => [title, due, done])[0];
  };
  const open = 'Biểu SNV quý I/2026: còn 1 chỉ tiêu, bị trả lại 1 («Xem lại mẫu số»)';
  expect(form()).toEqual([open, '2026-04-15', null]);
  expect(counted(workbook)).toEqual([null, null]);
  // It is told on the day itself, with the remark.
  const { digests } = workbook.call<RemindersPreview>('previewReminders');
  const letter = digests.find(({ agency }) => agency === 'X01')!.text;
  expect(letter).toContain('bị trả lại số liệu ở 1 biểu, cần sửa và gửi lại');
  expect(letter).toContain('Xem lại mẫu số');

  workbook.clock.spend(5 * 86_400_000);
  type(workbook, X01, 'Mẫu số', 51);
  expect(workbook.host.triggerErrors).toEqual([]);
  // `Ngày gửi lại` is the coordinators': their next run writes what the note tells.
  expect(row(workbook)['Ngày gửi lại']).toBe('');
  workbook.call('setUpWorkbook');
  expect(row(workbook)).toMatchObject({ 'Ngày gửi': '2026-04-10', 'Ngày gửi lại': '2026-04-15' });
  expect(counted(workbook)).toEqual([45, 51]);
  expect(form()).toEqual(['Biểu SNV quý I/2026', '2026-04-14', '2026-04-10']);
  expect(row(workbook)['Tình trạng']).toBe('Hoàn thành đúng hạn');
});

test('A lead agency approves and returns what is entered for its own form, not what is for another’s', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  const snv = 'snv@tinh.example';
  type(workbook, snv, 'Duyệt', 'Đã duyệt');
  expect(row(workbook)).toMatchObject({ Duyệt: 'Đã duyệt' });
  expect(String(row(workbook)['Dấu duyệt'])).toContain('"value":45');
  type(workbook, snv, 'Duyệt', 'Trả lại');
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  const sentBack = 'chưa ghi vào nhật ký\ntrả lại 2026-04-10 hạn 2026-04-15';
  expect(row(workbook)['Dấu duyệt']).toBe(sentBack);
  expect(workbook.host.triggerErrors).toEqual([]);
  // Another lead's word on it goes back to what stood there, and leaves no seal.
  type(workbook, 'stc@tinh.example', 'Duyệt', 'Đã duyệt');
  expect(row(workbook)).toMatchObject({ Duyệt: 'Trả lại', 'Dấu duyệt': sentBack });
  expect(workbook.host.triggerErrors).toEqual([]);
  // Units have no say, and a lead none in what is entered.
  expect(() => type(workbook, X01, 'Duyệt', 'Đã duyệt')).toThrow('protected');
  expect(() => type(workbook, snv, 'Mẫu số', 51)).toThrow('protected');
  // Leads may not write into the ledger: the next run of a coordinator tells there what they sent back, once.
  type(workbook, snv, 'Ý kiến', 'Xem lại mẫu số');
  const lines = () => workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Trả lại');
  expect(lines()).toEqual([]);
  workbook.call('setUpWorkbook');
  workbook.call('setUpWorkbook');
  expect(lines()).toMatchObject([
    {
      'Mã cơ quan': 'X01',
      'Nội dung': '2026-Q1 · CT01',
      'Kết quả': 'Trả lại',
      'Chi tiết': 'Xem lại mẫu số\nSNV trả lại ngày 10/04/2026',
    },
  ]);
  expect(row(workbook)['Dấu duyệt']).toBe('trả lại 2026-04-10 hạn 2026-04-15');
});

test('Where neighbours share a block, what one types into another’s row goes back, or does not count', () => {
  const workbook = collecting();
  share(workbook, 'X01', 45, 50);
  const { grid } = workbook.host.state;
  const extras = grid.extrasOf(grid.sheetIdNamed('Số liệu')!);
  extras.protections = extras.protections.map((one) => ({
    ...one,
    editors: [...one.editors, 'x02@tinh.example'],
  }));
  type(workbook, 'x02@tinh.example', 'Giá trị/Tử số', 10);
  expect(row(workbook)).toMatchObject({ 'Giá trị/Tử số': 45, 'Ngày gửi': '2026-04-10' });
  // Pasted, Google does not say what stood there.
  const cell = workbook.cell('Số liệu', ROW, 'Giá trị/Tử số');
  workbook.host.paste('Số liệu', cell, [[11, 50]], 'x02@tinh.example');
  expect(row(workbook)).toMatchObject({ 'Ngày gửi': '' });
  expect(counted(workbook)).toEqual([null, null]);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  type(workbook, X01, 'Giá trị/Tử số', 46);
  expect(row(workbook)).toMatchObject({ 'Ngày gửi': '2026-04-10' });
  expect(counted(workbook)).toEqual([46, 50]);
  expect(workbook.host.triggerErrors).toEqual([]);
});
