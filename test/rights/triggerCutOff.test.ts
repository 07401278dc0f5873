/**
 * Google ends a simple trigger after 30 seconds, and starts none at all when it is busy. Cut off at any call, what was
 * typed stands, nobody may do more than before or after, what was approved is not silently another. What coordinators'
 * words are to bring comes with their next repair or daily run; a stamp of what an official fills in, with his next edit
 * of it (nothing else says that it is no draft).
 */
import type { Raw } from '../support/localHost.js';
import { guardedPlan, OFFICIALS } from '../support/plans/guardedPlan.js';
import {
  DAY,
  REPORTS,
  reportOf,
  reportsSent,
  STC,
  TASKS,
  type TriggeringEdit,
  typeReport,
} from '../support/plans/reportEdits.js';
import { closeHosts, OWNER, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { pointsOf, repair, rightsOf } from '../support/standingRights.js';

afterEach(closeHosts);

const TASK = 'NV02';
const ROW = reportOf(TASK);

const type = (workbook: TestHost, header: string, value: Raw, user: string): void =>
  typeReport(workbook, TASK, header, value, user);
const row = (workbook: TestHost): Record<string, Raw> =>
  workbook.rows(REPORTS).find((line) => line['Mã cơ quan'] === 'STC' && line['Mã NV'] === TASK)!;

const sent = (): TestHost =>
  preparedHost('one report sent', guardedPlan, (workbook) =>
    type(workbook, 'Kết quả thực hiện', 'Xong.', STC),
  );
const approved = (): TestHost =>
  preparedHost('one report approved', sent, (workbook) => type(workbook, 'Duyệt', 'Đã duyệt', OWNER));
const returned = (): TestHost =>
  preparedHost('one report sent back, a day ago', sent, (workbook) => {
    type(workbook, 'Duyệt', 'Trả lại', OWNER);
  });

interface Case extends TriggeringEdit {
  /** The stamp is the official's edit's. */
  readonly again?: true;
}

const CASES: readonly Case[] = [
  {
    title: 'filling in',
    open: guardedPlan,
    header: 'Kết quả thực hiện',
    value: 'Xong.',
    user: STC,
    again: true,
  },
  { title: 'approving', open: sent, header: 'Duyệt', value: 'Đã duyệt', user: OWNER },
  { title: 'sending back', open: sent, header: 'Duyệt', value: 'Trả lại', user: OWNER },
  {
    title: 'editing what is approved',
    open: approved,
    header: 'Kết quả thực hiện',
    value: 'Khác',
    user: STC,
  },
  {
    title: 'sending again',
    open: returned,
    header: 'Kết quả thực hiện',
    value: 'Đã bổ sung.',
    user: STC,
    again: true,
  },
  { title: 'full progress', open: guardedPlan, header: 'Tiến độ (%)', value: 100, user: STC, again: true },
];

test.each(CASES)('$title', ({ open, header, value, user, again }) => {
  const act = (workbook: TestHost): void => {
    workbook.clock.spend(DAY);
    type(workbook, header, value, user);
  };
  const before = open();
  const rights = OFFICIALS.map((official) => [...rightsOf(before, official)]);
  const whole = open();
  act(whole);
  expect(whole.host.triggerErrors).toEqual([]);
  const calls = whole.host.triggerCalls;
  expect(calls).toBeGreaterThan(0);
  repair(whole);
  const wanted = row(whole);
  for (const killAt of pointsOf(calls, runs(calls, 4))) {
    closeHosts();
    const workbook = open();
    workbook.host.triggerMeter = { killAt };
    act(workbook);
    expect(workbook.host.triggerErrors).toHaveLength(1);
    workbook.host.triggerMeter = {};
    expect(row(workbook)[header]).toBe(value);
    expect(OFFICIALS.map((official) => [...rightsOf(workbook, official)])).toEqual(rights);
    if (again) type(workbook, header, value, user);
    repair(workbook);
    expect({ killAt, row: row(workbook) }).toEqual({ killAt, row: wanted });
  }
});

test('A paste over whole rows: what forty calls do not hold, or it was cut off before, the next run brings', () => {
  const nextDay = (): TestHost => {
    const workbook = reportsSent();
    workbook.clock.spend(DAY);
    return workbook;
  };
  const paste = (workbook: TestHost): void => {
    const headers = workbook.cells(REPORTS)[0]!.map(String);
    const [from, to] = [headers.indexOf('Kết quả thực hiện'), headers.indexOf('Ý kiến')];
    const pasted = (result: string, review: string) =>
      headers.slice(from, to + 1).map((header): Raw => {
        const said: Readonly<Record<string, Raw>> = {
          'Kết quả thực hiện': result,
          'Ngày gửi': '08/06/2023',
          Duyệt: review,
          'Ý kiến': 'Nêu rõ.',
        };
        return said[header] ?? '';
      });
    workbook.host.paste(REPORTS, workbook.cell(REPORTS, ROW, 'Kết quả thực hiện'), [
      pasted('Chưa đủ.', 'Trả lại'),
      pasted('Đủ.', 'Đã duyệt'),
      pasted('Thiếu.', 'Trả lại'),
    ]);
  };
  const rows = (workbook: TestHost) =>
    workbook
      .rows(REPORTS)
      .filter((line) => TASKS.some((task) => line['Mã NV'] === task) && line['Mã cơ quan'] === 'STC');
  const whole = nextDay();
  paste(whole);
  expect(whole.host.triggerErrors).toEqual([]);
  const calls = whole.host.triggerCalls;
  const sealed = rows(whole)[1]!['Dấu duyệt'];
  expect(sealed).toMatch(/Đủ\./);
  expect(rows(whole).map((line) => line['Ngày gửi lại'])).toEqual(['', '', '']);
  repair(whole);
  // Three working days from Friday 09/06/2023.
  const back = 'trả lại 2023-06-09 hạn 2023-06-14';
  expect(rows(whole).map((line) => line['Dấu duyệt'])).toEqual([back, sealed, back]);
  const returns = whole.rows('Nhật ký').filter((line) => line['Việc'] === 'Trả lại');
  expect(returns).toHaveLength(2);
  expect(String(returns[0]!['Chi tiết'])).toContain('Nêu rõ.');
  const wanted = rows(whole);
  for (const killAt of pointsOf(calls, runs(calls, 4))) {
    closeHosts();
    const workbook = nextDay();
    workbook.host.triggerMeter = { killAt };
    paste(workbook);
    workbook.host.triggerMeter = {};
    expect(workbook.host.triggerErrors).toHaveLength(1);
    repair(workbook);
    expect({ killAt, rows: rows(workbook) }).toEqual({ killAt, rows: wanted });
  }
});

test('A row whose period, agency or task is gone keeps the mark of its approval, and is approved still when it is back', () => {
  const workbook = approved();
  const seal = row(workbook)['Dấu duyệt'];
  for (const [header, value] of Object.entries(ROW)) {
    const at = workbook.cell(REPORTS, ROW, header);
    workbook.host.paste(REPORTS, at, [['']]);
    repair(workbook);
    const seals = workbook.rows(REPORTS).map((line) => line['Dấu duyệt']);
    expect(seals.filter((one) => one !== '')).toEqual([seal]);
    workbook.host.paste(REPORTS, at, [[value]]);
    repair(workbook);
    expect(row(workbook)).toMatchObject({ Duyệt: 'Đã duyệt', 'Dấu duyệt': seal });
  }
});

test('A row put in between an edit and its trigger: the row that stands there now is not stamped', () => {
  const workbook = guardedPlan();
  // The row above is the same agency's, so that nobody keeps its official from it: filled in and not sent, a draft.
  const [draft, typed] = ['NV02', 'NV04'].map((task) => ({ ...ROW, 'Mã NV': task }));
  const cell = (of: Record<string, Raw>): string => workbook.cell(REPORTS, of, 'Kết quả thực hiện');
  const sentRows = () => workbook.rows(REPORTS).filter((line) => line['Ngày gửi'] !== '');
  workbook.host.triggerMeter = { killAt: 1 };
  workbook.host.type(REPORTS, cell(draft!), 'Nháp', STC);
  workbook.host.triggerMeter = {
    interleave: { after: 0, deed: () => workbook.host.insert(REPORTS, 'rows', 2) },
  };
  workbook.host.type(REPORTS, cell(typed!), 'Xong.', STC);
  expect(sentRows()).toEqual([]);
  // Typed once more, it is.
  workbook.host.triggerMeter = {};
  workbook.host.type(REPORTS, cell(typed!), 'Xong.', STC);
  expect(sentRows()).toMatchObject([typed!]);
});
