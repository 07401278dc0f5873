/** Approved rows stay what was approved until they are approved anew, whoever edits them. */
import type { CheckReport, RepairReport, SummaryPreview } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { closeHosts, OWNER, preparedHost, sampleHost, type TestHost } from '../support/preparedHost.js';

afterEach(closeHosts);

const STC = 'sotaichinh@hungyen.example';
const ROW = { Kỳ: '2023-Q1', 'Mã cơ quan': 'STC', 'Mã NV': 'NV22' };

const approved = (): TestHost =>
  preparedHost('approved', sampleHost, (workbook) => {
    workbook.host.share([STC]);
    workbook.call('openPeriod', { period: '2023-Q1' });
    goOn(workbook);
    type(workbook, STC, 'Kết quả thực hiện', 'Xong.');
    type(workbook, STC, 'Khó khăn, vướng mắc', 'Thiếu kinh phí.');
    type(workbook, OWNER, 'Duyệt', 'Đã duyệt');
  });

const type = (workbook: TestHost, user: string, header: string, value: string | number): void =>
  workbook.host.type('Báo cáo quý', workbook.cell('Báo cáo quý', ROW, header), value, user);
const row = (workbook: TestHost) =>
  workbook
    .rows('Báo cáo quý')
    .find((line) => line['Mã cơ quan'] === 'STC' && line['Mã NV'] === 'NV22' && line['Kỳ'] === '2023-Q1')!;
const said = (workbook: TestHost): string =>
  JSON.stringify(workbook.call<SummaryPreview>('previewSummary').remarks);
const noteOf = (workbook: TestHost): string => {
  const a1 = workbook.cell('Báo cáo quý', ROW, 'Kết quả thực hiện');
  const { grid } = workbook.host.state;
  const at = `${Number(a1.replace(/\D/g, '')) - 1},${a1.charCodeAt(0) - 65}`;
  return grid.extrasOf(grid.sheetIdNamed('Báo cáo quý')!).notes[at] ?? '';
};

test('Approving seals the row in few calls; an official cannot write the seal', () => {
  const workbook = approved();
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(String(row(workbook)['Dấu duyệt'])).toContain('duyệt 1 ');
  expect(() => type(workbook, STC, 'Dấu duyệt', 'x')).toThrow('protected');
  expect(() => type(workbook, STC, 'Duyệt', 'Đã duyệt')).toThrow('protected');
});

test('An official’s edit afterwards is noted in the row, counts for nothing, and waits for approval again', () => {
  const workbook = approved();
  const before = said(workbook);
  expect(before).toContain('Thiếu kinh phí.');
  type(workbook, STC, 'Khó khăn, vướng mắc', 'Không còn.');
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  expect(noteOf(workbook)).toContain('Sửa sau khi đã duyệt');
  expect(row(workbook)['Duyệt']).toBe('Đã duyệt');
  expect(said(workbook)).toBe(before);
  expect(
    workbook
      .call<CheckReport>('checkWorkbook')
      .findings.map(({ message }) => message)
      .join(),
  ).toContain('1 dòng bị sửa sau khi đã duyệt');
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook');
  workbook.call('repairWorkbook', { fingerprint });
  expect(row(workbook)).toMatchObject({ Duyệt: 'Chờ duyệt', 'Khó khăn, vướng mắc': 'Không còn.' });
  expect(workbook.rows('Nhật ký').some((line) => line['Việc'] === 'Sửa sau duyệt')).toBe(true);
  expect(said(workbook)).toBe(before);
  type(workbook, OWNER, 'Duyệt', 'Đã duyệt');
  expect(said(workbook)).toContain('Không còn.');
  expect(said(workbook)).not.toContain('Thiếu kinh phí.');
});

test('A coordinator’s own edit puts the row back at once; an edit taken back changes nothing', () => {
  const workbook = approved();
  type(workbook, STC, 'Khó khăn, vướng mắc', '  Thiếu  kinh phí. ');
  expect(row(workbook)['Duyệt']).toBe('Đã duyệt');
  expect(noteOf(workbook)).toBe('');
  type(workbook, OWNER, 'Kết quả thực hiện', 'Xong một nửa.');
  expect(row(workbook)['Duyệt']).toBe('Chờ duyệt');
  expect(workbook.rows('Nhật ký').at(-1)).toMatchObject({ Việc: 'Sửa sau duyệt' });
});

test('Taken back or sent back, the seal goes; a return is remembered with its day, and sent again is stamped apart', () => {
  const workbook = approved();
  type(workbook, OWNER, 'Duyệt', 'Trả lại');
  expect(row(workbook)['Dấu duyệt']).toBe('trả lại 2023-06-08 hạn 2023-06-13');
  const first = row(workbook)['Ngày gửi'];
  workbook.clock.spend(86_400_000);
  type(workbook, OWNER, 'Kết quả thực hiện', 'Đã bổ sung.');
  expect(row(workbook)).toMatchObject({ 'Ngày gửi': first, 'Ngày gửi lại': '2023-06-09' });
  type(workbook, OWNER, 'Duyệt', 'Trả lại');
  expect(row(workbook)).toMatchObject({
    'Ngày gửi lại': '',
    'Dấu duyệt': 'trả lại 2023-06-09 hạn 2023-06-14',
  });
  type(workbook, OWNER, 'Duyệt', 'Chờ duyệt');
  expect(workbook.host.triggerErrors).toEqual([]);
});
