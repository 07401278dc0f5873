/** What notes beside report rows say: a day put in behind today, a result taken out, an edit after the approval. */

import { columnName, type Raw } from '../support/localHost.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, type TestHost } from '../support/preparedHost.js';
import { repair } from '../support/standingRights.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const STC = officialOf('STC');
const ROW = { Kỳ: '2023-Q1', 'Mã cơ quan': 'STC', 'Mã NV': 'NV02' };

const type = (workbook: TestHost, header: string, value: Raw, user = STC): void =>
  workbook.host.type(REPORTS, workbook.cell(REPORTS, ROW, header), value, user);

function notePlace(workbook: TestHost, header: string, row: Readonly<Record<string, Raw>> = ROW) {
  const { grid } = workbook.host.state;
  const column = workbook.cells(REPORTS)[0]!.indexOf(header);
  const number = Number(workbook.cell(REPORTS, row, header).slice(columnName(column).length));
  return { notes: grid.extrasOf(grid.sheetIdNamed(REPORTS)!).notes, at: `${number - 1},${column}` };
}
const noteOf = (workbook: TestHost, header: string, row?: Readonly<Record<string, Raw>>): string => {
  const { notes, at } = notePlace(workbook, header, row);
  return notes[at] ?? '';
};
const writeNote = (workbook: TestHost, header: string, note: string): void => {
  const { notes, at } = notePlace(workbook, header);
  (notes as Record<string, string>)[at] = note;
};

test('A day of sending that is put in behind today is said beside it, until it is put right; people’s own notes stay', () => {
  const workbook = guardedPlan();
  writeNote(workbook, 'Ngày gửi', 'Theo công văn 12');
  type(workbook, 'Ngày gửi', '05/06/2023');
  expect(noteOf(workbook, 'Ngày gửi')).toBe(
    'Theo công văn 12\nGhi lùi ngày: 05/06/2023 được nhập vào ngày 08/06/2023.',
  );
  type(workbook, 'Ngày gửi', '02/06/2023');
  expect(noteOf(workbook, 'Ngày gửi')).toBe(
    'Theo công văn 12\nGhi lùi ngày: 02/06/2023 được nhập vào ngày 08/06/2023.',
  );
  type(workbook, 'Ngày gửi', '08/06/2023');
  expect(noteOf(workbook, 'Ngày gửi')).toBe('Theo công văn 12');
  expect(workbook.host.triggerErrors).toEqual([]);
});

test('Stamped by the program, a day is not behind today', () => {
  const workbook = guardedPlan();
  type(workbook, 'Kết quả thực hiện', 'Xong.');
  expect(workbook.rows(REPORTS).find((row) => row['Mã NV'] === 'NV02')!['Ngày gửi']).toBe('2023-06-08');
  expect(noteOf(workbook, 'Ngày gửi')).toBe('');
});

test('Many days pasted at once are each said beside theirs, within the calls of a simple trigger', () => {
  const workbook = guardedPlan();
  const rows = workbook.rows(REPORTS);
  workbook.host.paste(
    REPORTS,
    workbook.cell(REPORTS, {}, 'Ngày gửi'),
    rows.map((_, i) => [`0${i + 1}/06/2023`]),
  );
  expect(
    rows.map((row) =>
      noteOf(workbook, 'Ngày gửi', { 'Mã cơ quan': row['Mã cơ quan']!, 'Mã NV': row['Mã NV']! }),
    ),
  ).toEqual(rows.map((_, i) => (i < 7 ? expect.stringContaining(`Ghi lùi ngày: 0${i + 1}/06/2023`) : '')));
  expect(rows.length).toBeGreaterThan(5);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
  expect(workbook.host.triggerErrors).toEqual([]);
});

test('Many rows sent back at once have one line in the ledger, which names each with its remark', () => {
  const workbook = guardedPlan();
  const rows = workbook.rows(REPORTS).slice(0, 6);
  workbook.host.paste(
    REPORTS,
    workbook.cell(REPORTS, {}, 'Duyệt'),
    rows.map((_, i) => ['Trả lại', i === 0 ? 'Thiếu số liệu' : 'Nêu rõ kết quả']),
    OWNER,
  );
  const returned = workbook.rows('Nhật ký').filter((line) => line['Việc'] === 'Trả lại');
  expect(returned.map((line) => line['Nội dung'])).toEqual(['6 dòng báo cáo quý']);
  const [first, ...others] = rows;
  expect(returned[0]!['Chi tiết']).toContain(
    `${first!['Mã cơ quan']} · ${first!['Kỳ']} · ${first!['Mã NV']}: Thiếu số liệu\n`,
  );
  for (const row of others)
    expect(returned[0]!['Chi tiết']).toMatch(
      new RegExp(`^${row['Mã cơ quan']} · .*\\b${row['Mã NV']}\\b.*: Nêu rõ kết quả$`, 'm'),
    );
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
});

test('A result that is taken out takes its stamp along, and the note keeps the day', () => {
  const workbook = guardedPlan();
  type(workbook, 'Kết quả thực hiện', 'Xong.');
  workbook.clock.spend(86_400_000);
  type(workbook, 'Kết quả thực hiện', '');
  expect(workbook.rows(REPORTS).find((row) => row['Mã NV'] === 'NV02')!['Ngày gửi']).toBe('');
  expect(noteOf(workbook, 'Ngày gửi')).toBe('Kết quả bị xóa ngày 09/06/2023; ngày gửi trước đó: 08/06/2023.');
});

test('Sent again by an official: noted beside a back-dated first sending, and the next repair takes only that line', () => {
  const workbook = guardedPlan();
  type(workbook, 'Kết quả thực hiện', 'Xong.');
  type(workbook, 'Ngày gửi', '05/06/2023');
  type(workbook, 'Duyệt', 'Trả lại', OWNER);
  workbook.clock.spend(86_400_000);
  type(workbook, 'Kết quả thực hiện', 'Đã bổ sung.');
  const backdated = 'Ghi lùi ngày: 05/06/2023 được nhập vào ngày 08/06/2023.';
  expect(noteOf(workbook, 'Ngày gửi')).toBe(`${backdated}\nGửi lại ngày 09/06/2023.`);
  repair(workbook);
  expect(noteOf(workbook, 'Ngày gửi')).toBe(backdated);
  expect(workbook.rows(REPORTS).find((row) => row['Mã NV'] === 'NV02')!['Ngày gửi lại']).toBe('2023-06-09');
  expect(workbook.host.triggerErrors).toEqual([]);
});

test('An edit after the approval is said beside people’s own note, until the row is approved anew', () => {
  const workbook = guardedPlan();
  type(workbook, 'Kết quả thực hiện', 'Xong.');
  type(workbook, 'Duyệt', 'Đã duyệt', OWNER);
  writeNote(workbook, 'Kết quả thực hiện', 'Anh Nam xem');
  type(workbook, 'Kết quả thực hiện', 'Xong hẳn.');
  expect(noteOf(workbook, 'Kết quả thực hiện')).toMatch(
    /^Anh Nam xem\nSửa sau khi đã duyệt \(08\/06\/2023\)/,
  );
  repair(workbook);
  type(workbook, 'Duyệt', 'Đã duyệt', OWNER);
  expect(noteOf(workbook, 'Kết quả thực hiện')).toBe('Anh Nam xem');
  expect(workbook.host.triggerErrors).toEqual([]);
  expect(workbook.host.triggerCalls).toBeLessThanOrEqual(40);
});
