/** An annex that stands in the workbook: in its own sheet or in people's; names answered once. */
import type {
  AppendixReport,
  CheckReport,
  ImportPreview,
  ImportReport,
  Overview,
} from '../../src/contract.js';
import { appendixTable } from '../support/annex/appendix.js';
import { emptyProvince } from '../support/annex/emptyProvince.js';
import { momentsOfWriting } from '../support/momentsOfWriting.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const SHEET = 'Nhập phụ lục';
const NAMES = 'Tên gọi';
const TABLE = appendixTable();
/** Of seven columns, as the sheet has them; its headings are those of the sheet. */
const ROWS = TABLE.slice(1).map((row) => [...row, '', '', ''].slice(0, 7));

const pasted = (): TestHost =>
  preparedHost('two-level province, annex in its sheet', emptyProvince, (workbook) => {
    workbook.call('readAppendix');
    workbook.host.paste(SHEET, 'A2', ROWS);
  });
const preview = (workbook: TestHost, request: object = { sheet: SHEET }): ImportPreview =>
  workbook.call('previewImport', { ...request, detail: true });
const imported = (workbook: TestHost, request: object = { sheet: SHEET }): ImportReport =>
  workbook.call('importPlan', { ...request, fingerprint: preview(workbook, request).fingerprint });
const row = (workbook: TestHost, code: string) => workbook.rows(SHEET).find((one) => one['Mã NV'] === code)!;

describe('Nhập phụ lục', () => {
  test('beside each row stands what was understood; what is sure is taken over', () => {
    const workbook = pasted();
    const report = workbook.call<AppendixReport>('readAppendix');
    expect(report).toMatchObject({ sheet: SHEET, tasks: 30, kept: 0 });
    expect(report.sure + report.doubtful + report.unclear).toBe(30);
    const left = workbook.cells(SHEET).map((line) => line.slice(0, 7));
    expect(left.slice(1, ROWS.length + 1).map((line) => line[1])).toEqual(ROWS.map((line) => line[1]));
    expect(row(workbook, 'NV03')).toMatchObject({
      'Loại dòng': 'Nhiệm vụ',
      'Chủ trì (mã)': 'SNV',
      'Phối hợp (mã)': '@XA',
      Hạn: '2026-06-30',
      Mức: 'Chắc',
      Nhận: 'Có',
    });
    expect(row(workbook, 'NV25')).toMatchObject({ Mức: 'Chưa hiểu', Nhận: 'Không', Hạn: '' });
    const { added } = imported(workbook);
    expect(added).toBe(report.sure);
    expect(workbook.call<AppendixReport>('readAppendix')).toMatchObject({ tasks: 30 });
    expect(row(workbook, 'NV03')).toMatchObject({
      Nhận: 'Không',
      'Cần người xem': 'Đã có ở trang Nhiệm vụ, không thay đổi.',
    });
  });

  test('what people put right there is kept by the next reading, and taken over', () => {
    const workbook = pasted();
    workbook.call('readAppendix');
    workbook.type(SHEET, { 'Mã NV': 'NV25' }, 'Hạn', '30/09/2026');
    workbook.type(SHEET, { 'Mã NV': 'NV25' }, 'Nhận', 'Có');
    workbook.type(SHEET, { 'Mã NV': 'NV03' }, 'Chủ trì (mã)', 'STC; VP');
    expect(workbook.call<AppendixReport>('readAppendix')).toMatchObject({ kept: 2 });
    imported(workbook);
    const task = (code: string) => workbook.rows('Nhiệm vụ').find((one) => one['Mã NV'] === code);
    expect(task('NV25')).toMatchObject({ 'Hạn hoàn thành': '2026-09-30' });
    expect(task('NV03')).toMatchObject({ 'Chủ trì': 'STC;VP' });
  });

  test('a row changed after it was read, a table that is too wide, and somebody who types meanwhile stop it', () => {
    const workbook = pasted();
    workbook.call('readAppendix');
    workbook.type(SHEET, { 'Mã NV': 'NV03' }, 'Thời gian thực hiện', 'Quý III/2026');
    expect(() => imported(workbook)).toThrow('đã thay đổi sau lần đọc');
    workbook.call('readAppendix');
    expect(row(workbook, 'NV03')).toMatchObject({ Hạn: '2026-09-30' });
    workbook.host.paste(SHEET, `A${workbook.rows(SHEET).length + 2}`, [
      ['99', 'Việc', '', 'SNV', '', 'Quý I', '', '20 triệu'],
    ]);
    expect(() => workbook.call('readAppendix')).toThrow('rộng hơn 7 cột');
  });
});

test('What somebody pastes or puts right while the sheet is read stands, at whatever call', () => {
  const first = pasted();
  first.call('readAppendix');
  first.host.commit();
  const { calls } = first.host.run('readAppendix');
  const tooLate = momentsOfWriting(first).at(-1)!;
  // The writes, and their push.
  expect(tooLate.size).toBeLessThanOrEqual(2);
  console.info(`readAppendix: ${calls} calls, ${tooLate.size} between the last look and the push`);
  for (let after = 0; after < calls; after += Math.ceil(calls / runs(calls, 5))) {
    if (tooLate.has(after)) continue;
    const workbook = pasted();
    workbook.call('readAppendix');
    const deed = (): void => workbook.type(SHEET, { 'Mã NV': 'NV25' }, 'Nhận', 'Có');
    try {
      workbook.host.run('readAppendix', [], { meter: { interleave: { after, deed } } });
    } catch (error) {
      expect(String(error)).toContain('đang có người sửa');
    }
    expect(row(workbook, 'NV25')).toMatchObject({ Nhận: 'Có' });
    closeHosts();
  }
});

test('An annex in a sheet of people’s own is read like a pasted one; sheets of the program are none', () => {
  const workbook = emptyProvince();
  workbook.host.state.grid.addSheet('Phụ lục Word', 1);
  workbook.host.paste('Phụ lục Word', 'A1', TABLE.slice(0, 12));
  expect(workbook.call<Overview>('getOverview').beginning.annexSheets).toEqual(['Phụ lục Word']);
  const read = preview(workbook, { sheet: 'Phụ lục Word' });
  const same = preview(workbook, { table: TABLE.slice(0, 12) });
  expect(read.rows).toEqual(same.rows);
  expect(imported(workbook, { sheet: 'Phụ lục Word' }).added).toBeGreaterThan(3);
  expect(() => preview(workbook, { sheet: 'Nhiệm vụ' })).toThrow('là trang của chương trình');
  expect(() => preview(workbook, { sheet: 'Không có' })).toThrow('Không thấy trang «Không có»');
  expect(() => preview(workbook, {})).toThrow('Chưa có gì được dán');
});

describe('answerName', () => {
  const HEAD = ['TT', 'Nội dung', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'];
  const table = [
    HEAD,
    ['1', 'Khảo sát', 'Báo cáo', 'Sở Y tế', 'Các bệnh viện, TTYT', 'Quý II'],
    ['2', 'Rà soát', 'Báo cáo', 'Các cơ quan, đơn vị, địa phương', 'các bệnh viện, TTYT', 'Theo kế hoạch'],
    ['3', 'Tổng hợp', 'Báo cáo', 'Sở Nội vụ', '', 'theo kế hoạch'],
  ];

  test('names and times are asked once, not by row; an answer is kept and asked no more', () => {
    const workbook = emptyProvince();
    const { asked } = preview(workbook, { table }).detail!;
    expect(asked.names.map(({ text, codes, sources }) => [text, codes, sources])).toEqual([
      ['Các bệnh viện, TTYT', [], [2, 3]],
      ['Các cơ quan, đơn vị, địa phương', ['@SO', '@XA'], [3]],
    ]);
    expect(asked.times.map(({ text, sources }) => [text, sources])).toEqual([['Theo kế hoạch', [3, 4]]]);

    workbook.call('answerName', { text: 'Các bệnh viện,  TTYT', keep: true });
    workbook.call('answerName', { text: 'Các cơ quan, đơn vị, địa phương', codes: ['@TATCA'] });
    const again = preview(workbook, { table });
    expect(again.detail!.asked.names).toEqual([]);
    expect(again.rows[2]).toMatchObject({ leads: ['@TATCA'], supports: [] });
    expect(again.detail!.rows[1]!.supportWords).toEqual(['Các bệnh viện, TTYT']);
    expect(workbook.rows(NAMES)).toMatchObject([
      { 'Tên gọi': 'Các bệnh viện, TTYT', 'Mã hoặc nhóm': '', 'Giữ nguyên văn': 'Có' },
      { 'Tên gọi': 'Các cơ quan, đơn vị, địa phương', 'Mã hoặc nhóm': '@TATCA' },
    ]);

    // Another answer takes the place of the first; the same once more changes nothing.
    workbook.call('answerName', { text: 'các bệnh viện, ttyt', codes: ['SYT'] });
    const ledger = workbook.rows('Nhật ký').length;
    workbook.call('answerName', { text: 'Các bệnh viện, TTYT', codes: ['SYT'] });
    expect(workbook.rows(NAMES)).toHaveLength(2);
    expect(workbook.rows('Nhật ký')).toHaveLength(ledger);

    imported(workbook, { table });
    expect(workbook.rows(NAMES)).toMatchObject([{ 'Lần dùng': '2' }, { 'Lần dùng': '1' }]);
  });

  test('no answer, two at once, an unknown code are refused; a bad row is named', () => {
    const workbook = emptyProvince();
    const answer = (request: object) => () => workbook.call('answerName', request);
    expect(answer({ text: 'Các hội' })).toThrow('một trong hai');
    expect(answer({ text: 'Các hội', codes: ['SNV'], keep: true })).toThrow('một trong hai');
    expect(answer({ text: 'Các hội', codes: ['ABC'] })).toThrow('Không có cơ quan hoặc nhóm mã «ABC»');
    expect(answer({ text: ' ', keep: true })).toThrow('không được để trống');
    workbook.call('answerName', { text: 'Các hội', codes: ['MTTQ'] });
    workbook.type(NAMES, { 'Tên gọi': 'Các hội' }, 'Mã hoặc nhóm', 'ABC');
    const findings = workbook.call<CheckReport>('checkWorkbook').findings.map(({ message }) => message);
    expect(findings).toContain('Không có cơ quan mã «ABC». Tên gọi «Các hội» chưa dùng được.');
  });
});
