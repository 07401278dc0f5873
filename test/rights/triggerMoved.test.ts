/**
 * Rows are put in while the trigger of an edit runs, by somebody else, at every call of it: what it writes lands in the row
 * that was edited or nowhere, and nobody else's row gets it.
 */
import type { Raw } from '../support/localHost.js';
import { momentsOfWriting } from '../support/momentsOfWriting.js';
import { guardedPlan, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const STC = officialOf('STC');
const DAY = 24 * 60 * 60 * 1000;
const rowOf = (task: string): Record<string, Raw> => ({ Kỳ: '2023-Q1', 'Mã cơ quan': 'STC', 'Mã NV': task });
/** The rows above and below are the same agency's: nothing but the trigger itself keeps it off them. */
const ABOVE = rowOf('NV02');
const ROW = rowOf('NV04');
const BELOW = rowOf('NV05');

const type = (workbook: TestHost, of: Record<string, Raw>, header: string, value: Raw, user: string): void =>
  workbook.host.type(REPORTS, workbook.cell(REPORTS, of, header), value, user);

/** Each row's cells and notes, by what it is about. */
function rows(workbook: TestHost): Record<string, { cells: Record<string, Raw>; notes: string[] }> {
  const { grid } = workbook.host.state;
  const { notes: noted } = grid.extrasOf(grid.sheetIdNamed(REPORTS)!);
  const [headers] = workbook.cells(REPORTS);
  return Object.fromEntries(
    workbook.cells(REPORTS).flatMap((line, i) => {
      const cells = Object.fromEntries(headers!.map((header, column) => [String(header), line[column]!]));
      if (i === 0 || cells['Mã NV'] === '') return [];
      const notes = headers!.map((_, column) => noted[`${i},${column}`] ?? '');
      return [[`${cells['Kỳ']} ${cells['Mã cơ quan']} ${cells['Mã NV']}`, { cells, notes }]];
    }),
  );
}

const filled = (): TestHost =>
  preparedHost('three reports sent', guardedPlan, (workbook) => {
    for (const of of [ABOVE, ROW, BELOW]) type(workbook, of, 'Kết quả thực hiện', 'Xong.', STC);
  });
const approved = (): TestHost =>
  preparedHost('three reports approved', filled, (workbook) => {
    for (const of of [ABOVE, ROW, BELOW]) type(workbook, of, 'Duyệt', 'Đã duyệt', OWNER);
  });
const returned = (): TestHost =>
  preparedHost('three reports sent back', filled, (workbook) => {
    for (const of of [ABOVE, ROW, BELOW]) type(workbook, of, 'Duyệt', 'Trả lại', OWNER);
  });
/** What stands in rows was typed while Google started no trigger: whatever is stamped there shows. */
const drafts = (): TestHost =>
  preparedHost('two drafts', guardedPlan, (workbook) => {
    workbook.host.triggerMeter = { killAt: 1 };
    for (const of of [ABOVE, BELOW]) type(workbook, of, 'Kết quả thực hiện', 'Nháp.', STC);
    workbook.host.triggerMeter = {};
  });

interface Case {
  readonly title: string;
  readonly open: () => TestHost;
  readonly header: string;
  readonly value: Raw;
  readonly user: string;
}

const CASES: readonly Case[] = [
  { title: 'filling in', open: drafts, header: 'Kết quả thực hiện', value: 'Xong.', user: STC },
  { title: 'full progress', open: drafts, header: 'Tiến độ (%)', value: 100, user: STC },
  { title: 'approving', open: filled, header: 'Duyệt', value: 'Đã duyệt', user: OWNER },
  { title: 'sending back', open: filled, header: 'Duyệt', value: 'Trả lại', user: OWNER },
  {
    title: 'editing what is approved',
    open: approved,
    header: 'Kết quả thực hiện',
    value: 'Khác',
    user: STC,
  },
  {
    title: 'the same by a coordinator',
    open: approved,
    header: 'Kết quả thực hiện',
    value: 'Khác',
    user: OWNER,
  },
  { title: 'sending again', open: returned, header: 'Kết quả thực hiện', value: 'Đã bổ sung.', user: STC },
  { title: 'a day of sending', open: filled, header: 'Ngày gửi', value: '01/06/2023', user: STC },
];

test.each(CASES)('$title', ({ open, header, value, user }) => {
  const act = (workbook: TestHost): void => {
    workbook.clock.spend(DAY);
    type(workbook, ROW, header, value, user);
  };
  const key = '2023-Q1 STC NV04';
  const whole = open();
  const before = rows(whole);
  act(whole);
  expect(whole.host.triggerErrors).toEqual([]);
  const { count } = whole.host.lastTrigger!;
  const after = rows(whole);
  expect(after[key]).not.toEqual({ ...before[key]!, cells: { ...before[key]!.cells, [header]: value } });
  const tooLate = momentsOfWriting(whole, whole.host.lastTrigger!).flatMap((moment) => [...moment]);
  expect(tooLate.length).toBeGreaterThan(0);
  let unwritten = 0;
  const step = Math.ceil(count / runs(count, 12));
  for (let at = 0; at < count; at += step) {
    if (tooLate.includes(at)) continue;
    closeHosts();
    const workbook = open();
    workbook.host.triggerMeter = {
      interleave: { after: at, deed: () => workbook.host.insert(REPORTS, 'rows', 2) },
    };
    act(workbook);
    const { [key]: own, ...others } = rows(workbook);
    const { [key]: _, ...untouched } = before;
    expect({ at, others }).toEqual({ at, others: untouched });
    expect(own!.cells[header]).toEqual(after[key]!.cells[header]);
    // All of it, or nothing: the row as it was but for what was typed.
    if (JSON.stringify(own) !== JSON.stringify(after[key])) unwritten++;
  }
  expect(unwritten).toBeGreaterThan(0);
});
