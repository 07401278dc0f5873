/**
 * Rows are put in while the trigger of an edit runs, by somebody else, at every call of it: all that it writes lands in
 * the row that was edited, or nothing is written, and nobody else's row gets any of it.
 */
import { DATA, QUARTERLY } from '../../src/schema/sheets.js';
import type { Raw } from '../support/localHost.js';
import { momentsOfWriting } from '../support/momentsOfWriting.js';
import { collecting } from '../support/plans/collectedPlan.js';
import { guardedPlan } from '../support/plans/guardedPlan.js';
import {
  DAY,
  reportOf,
  reportsSent,
  STC,
  TASKS,
  type TriggeringEdit,
  typeReport,
} from '../support/plans/reportEdits.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

type Sheet = typeof QUARTERLY | typeof DATA;

interface Row {
  readonly cells: Readonly<Record<string, Raw>>;
  readonly notes: readonly string[];
}

/** Each row's cells and notes, by what it is about; computed columns left out. */
function rows(workbook: TestHost, { title, columns }: Sheet): Record<string, Row> {
  const { grid } = workbook.host.state;
  const { notes: noted } = grid.extrasOf(grid.sheetIdNamed(title)!);
  const computed = Object.values(columns).flatMap((column) =>
    column.type === 'computed' ? [column.title] : [],
  );
  const [headers] = workbook.cells(title);
  return Object.fromEntries(
    workbook.cells(title).flatMap((line, i) => {
      const cells = Object.fromEntries(
        headers!.flatMap((header, column) =>
          computed.includes(String(header)) ? [] : [[String(header), line[column]!]],
        ),
      );
      if (i === 0 || cells['Mã cơ quan'] === '') return [];
      const notes = headers!.map((_, column) => noted[`${i},${column}`] ?? '');
      return [[keyOf(cells), { cells, notes }]];
    }),
  );
}
const keyOf = (cells: Readonly<Record<string, Raw>>): string =>
  `${cells['Kỳ']} ${cells['Mã cơ quan']} ${cells['Mã NV'] ?? cells['Mã CT']}`;

const reviewed = (review: string): TestHost =>
  preparedHost(`three reports: ${review}`, reportsSent, (workbook) => {
    for (const task of TASKS) typeReport(workbook, task, 'Duyệt', review, OWNER);
  });
const approved = (): TestHost => reviewed('Đã duyệt');
/** Without triggers: whatever is stamped there shows. */
const silently = (workbook: TestHost, deed: () => void): void => {
  workbook.host.triggerMeter = { killAt: 1 };
  deed();
  workbook.host.triggerMeter = {};
};
const drafts = (): TestHost =>
  preparedHost('two drafts', guardedPlan, (workbook) =>
    silently(workbook, () => {
      for (const task of [TASKS[0], TASKS[2]]) typeReport(workbook, task, 'Kết quả thực hiện', 'Nháp.', STC);
    }),
  );
/** Figures stand in all rows of a form. Nobody keeps anybody off but the trigger itself. */
const figures = (): TestHost =>
  preparedHost('figures typed, nothing protected', collecting, (workbook) => {
    const { grid } = workbook.host.state;
    grid.extrasOf(grid.sheetIdNamed(DATA.title)!).protections = [];
    const column = workbook.cells(DATA.title)[0]!.indexOf('Giá trị/Tử số');
    const values = workbook
      .rows(DATA.title)
      .filter((row) => row['Mã cơ quan'] !== '')
      .map((_, i) => [i + 10]);
    silently(workbook, () => workbook.host.paste(DATA.title, `${String.fromCharCode(65 + column)}2`, values));
  });

const reports = { sheet: QUARTERLY, row: reportOf(TASKS[1]) };
const figure = { sheet: DATA, row: { Kỳ: '2026-Q1', 'Mã cơ quan': 'X02', 'Mã CT': 'CT01' } };
const ownOf = 'x02@tinh.example';
const neighbour = 'x01@tinh.example';

interface Case extends TriggeringEdit {
  readonly sheet: Sheet;
  readonly row: Readonly<Record<string, Raw>>;
}

const RESULT = 'Kết quả thực hiện';
const FIGURE = 'Giá trị/Tử số';
const CASES: readonly Case[] = [
  { ...reports, title: 'filling in', open: drafts, header: RESULT, value: 'Xong.', user: STC },
  { ...reports, title: 'full progress', open: drafts, header: 'Tiến độ (%)', value: 100, user: STC },
  { ...reports, title: 'approving', open: reportsSent, header: 'Duyệt', value: 'Đã duyệt', user: OWNER },
  { ...reports, title: 'sending back', open: reportsSent, header: 'Duyệt', value: 'Trả lại', user: OWNER },
  { ...reports, title: 'editing what is approved', open: approved, header: RESULT, value: 'Khác', user: STC },
  {
    ...reports,
    title: 'the same by a coordinator',
    open: approved,
    header: RESULT,
    value: 'Khác',
    user: OWNER,
  },
  {
    ...reports,
    title: 'sending again',
    open: () => reviewed('Trả lại'),
    header: RESULT,
    value: 'Đã bổ sung.',
    user: STC,
  },
  {
    ...reports,
    title: 'a day of sending',
    open: reportsSent,
    header: 'Ngày gửi',
    value: '01/06/2023',
    user: STC,
  },
  { ...figure, title: 'a figure', open: figures, header: FIGURE, value: 5, user: ownOf },
  {
    ...figure,
    title: 'a neighbour’s figure, put back',
    open: figures,
    header: FIGURE,
    value: 5,
    user: neighbour,
  },
  {
    ...figure,
    title: 'a lead’s approval',
    open: figures,
    header: 'Duyệt',
    value: 'Đã duyệt',
    user: 'snv@tinh.example',
  },
];

test.each(CASES)('$title', ({ sheet, row, open, header, value, user }) => {
  const { title } = sheet;
  const act = (workbook: TestHost): void => {
    workbook.clock.spend(DAY);
    workbook.host.type(title, workbook.cell(title, row, header), value, user);
  };
  const key = keyOf(row);
  const only = open();
  const { [key]: _, ...untouched } = rows(only, sheet);
  silently(only, () => act(only));
  const typed = rows(only, sheet)[key]!;
  closeHosts();
  const whole = open();
  act(whole);
  expect(whole.host.triggerErrors).toEqual([]);
  const { count } = whole.host.lastTrigger!;
  const after = rows(whole, sheet)[key]!;
  expect(after).not.toEqual(typed);
  const tooLate = momentsOfWriting(whole, whole.host.lastTrigger!).flatMap((moment) => [...moment]);
  expect(tooLate.length).toBeGreaterThan(0);
  let left = 0;
  const step = Math.ceil(count / runs(count, 12));
  for (let at = 0; at < count; at += step) {
    if (tooLate.includes(at)) continue;
    closeHosts();
    const workbook = open();
    workbook.host.triggerMeter = {
      interleave: { after: at, deed: () => workbook.host.insert(title, 'rows', 2) },
    };
    act(workbook);
    const { [key]: own, ...others } = rows(workbook, sheet);
    expect({ at, others }).toEqual({ at, others: untouched });
    const isLeft = JSON.stringify(own) === JSON.stringify(typed);
    if (isLeft) left++;
    else expect({ at, own }).toEqual({ at, own: after });
  }
  expect(left).toBeGreaterThan(0);
});
