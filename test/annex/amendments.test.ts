/** An amended annex beside the tasks that an earlier one gave. */
import * as fc from 'fast-check';
import { compareWithTasks, type StandingTask } from '../../src/annex/amendments.js';
import { type AnnexRow, readAnnex } from '../../src/annex/readAnnex.js';
import { appendixTable } from '../support/annex/appendix.js';
import { directory2026, FRAME } from '../support/annex/province2026.js';

const context = { directory: directory2026(), frame: FRAME };
const read = (table: readonly (readonly string[])[]): readonly AnnexRow[] => readAnnex(table, context).rows;
const standing = (rows: readonly AnnexRow[]): StandingTask[] =>
  rows.filter(({ kind }) => kind === 'task').map((row, i) => ({ ...row, row: i + 2 }));
const first = read(appendixTable());
const tasks = standing(first);

const summary = (table: readonly (readonly string[])[]) => {
  const { amendments, gone } = compareWithTasks(read(table), tasks);
  return {
    new: amendments.filter(({ state }) => state === 'new').map(({ code }) => code),
    changed: amendments
      .filter(({ state }) => state === 'changed')
      .map(({ code, changes }) => [
        code,
        changes.map(({ key, before, after }) => `${key}: ${before} → ${after}`).join(),
      ]),
    gone: gone.map(({ code }) => code),
  };
};

test('The same annex again is nothing new', () => {
  expect(summary(appendixTable())).toEqual({ new: [], changed: [], gone: [] });
});

test('Into an empty workbook everything is new, under its own number', () => {
  const { amendments, gone } = compareWithTasks(first, []);
  expect(amendments.every(({ state, note }) => state === 'new' && note === null)).toBe(true);
  expect(gone).toEqual([]);
});

test('A row put in renumbers those below it: they keep their codes', () => {
  const table = appendixTable();
  const at = table.findIndex(([tt]) => tt === '8');
  const renumbered = table.map(([tt, ...rest], i) => [
    i >= at && /^\d+$/.test(tt!) ? String(Number(tt) + 1) : tt!,
    ...rest,
  ]);
  renumbered.splice(at, 0, [
    '8',
    'Khảo sát mức độ hài lòng của người dân',
    'Báo cáo',
    'Sở Nội vụ',
    '',
    'Quý III/2026',
  ]);
  expect(summary(renumbered)).toEqual({ new: ['NV29'], changed: [], gone: [] });
});

test('A changed day, a changed lead, a reworded title, a row left out', () => {
  const table = appendixTable().flatMap((row) => {
    if (row[0] === '7') return [[...row.slice(0, 5), 'Trước 30/6/2026']];
    if (row[0] === '10') return [[row[0], row[1]!, row[2]!, 'Sở Tư pháp', row[4]!, row[5]!]];
    if (row[0] === '17')
      return [
        [row[0], 'Công khai quy hoạch, kế hoạch sử dụng đất và bảng giá đất năm 2026', ...row.slice(2)],
      ];
    return row[0] === '21' ? [] : [row];
  });
  expect(summary(table)).toEqual({
    new: [],
    changed: [
      ['NV07', 'due: 2026-06-14 → 2026-06-29'],
      ['NV10', 'leads: SNV → STP'],
      [
        'NV17',
        'title: Công khai quy hoạch, kế hoạch sử dụng đất; bảng giá đất → Công khai quy hoạch, kế hoạch sử dụng đất và bảng giá đất năm 2026',
      ],
    ],
    gone: ['NV21'],
  });
});

test('What the annex does not say is no change: a day that a person has put in stays', () => {
  const filled = tasks.map((task) => (task.code === 'NV25' ? { ...task, due: '2026-09-30' } : task));
  expect(compareWithTasks(first, filled).amendments.find(({ code }) => code === 'NV25')).toMatchObject({
    state: 'same',
  });
});

test('A number that another task has is not taken from it', () => {
  const other: StandingTask = { ...tasks[0]!, code: 'nv16', title: 'Một việc hoàn toàn khác', row: 2 };
  const found = compareWithTasks(first, [other]);
  expect(found.gone).toEqual([other]);
  const codes = found.amendments.map(({ code }) => code.toLowerCase());
  expect(codes).not.toContain('nv16');
  expect(found.amendments.find(({ note }) => note !== null)!.note).toContain('NV16');
});

test('Whatever is left out and put in, every row and task is accounted for once', () => {
  fc.assert(
    fc.property(fc.subarray(tasks), fc.subarray([...first]), (kept, rows) => {
      const { amendments, gone } = compareWithTasks(rows, kept);
      const matched = amendments.flatMap(({ row }) => (row === null ? [] : [row]));
      expect(amendments.map(({ source }) => source)).toEqual(
        rows.filter(({ kind }) => kind === 'task').map(({ source }) => source),
      );
      expect(new Set(matched).size).toBe(matched.length);
      expect([...matched, ...gone.map(({ row }) => row)].sort()).toEqual(kept.map(({ row }) => row).sort());
      const codes = [...amendments.map(({ code }) => code), ...gone.map(({ code }) => code)];
      expect(new Set(codes).size).toBe(codes.length);
    }),
  );
});
