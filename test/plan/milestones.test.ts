/** Tasks with a mode: what is due when, what is done when, and which quarters open a row for whom. */
import fc from 'fast-check';
import { isoDay } from '../../src/calendar/day.js';
import type { Period } from '../../src/plan/model.js';
import { quarterlyOpenings } from '../../src/plan/reports/openingRows.js';
import { PERIODS, type Row, readTables } from '../support/plans/plainWorkbook.js';

const Q4: Row = {
  ...PERIODS[2]!,
  Kỳ: '2023-Q4',
  'Từ ngày': '2023-10-01',
  'Đến ngày': '2023-12-31',
  'Hạn nộp cấp tỉnh (trước ngày)': '2024-01-15',
};

const task = (cells: Row): Row => ({
  'Mã NV': 'NV16',
  'Nhiệm vụ': 'Công khai thu, chi',
  'Chủ trì': 'STC',
  ...cells,
});

const report = (quarter: number, done: string, cells: Row = {}): Row => ({
  Kỳ: `2023-Q${quarter}`,
  'Mã cơ quan': 'STC',
  'Mã NV': 'NV16',
  'Ngày hoàn thành': done,
  ...cells,
});

const read = (tasks: readonly Row[], rows: readonly Row[] = [], settings: Row = {}) =>
  readTables({ 'Nhiệm vụ': tasks, 'Báo cáo quý': rows, 'Kỳ báo cáo': [...PERIODS, Q4] }, settings);

/** What is due of tasks: key without `task|`, last day in time, day done. */
const dueOf = (tasks: readonly Row[], rows: readonly Row[] = [], settings: Row = {}): string[] =>
  read(tasks, rows, settings)
    .obligations.filter(({ kind }) => kind === 'task')
    .map(
      ({ key, due, done }) =>
        `${key.slice('task|'.length)} ${due === null ? '-' : isoDay(due)}${done === null ? '' : ` xong ${isoDay(done)}`}`,
    );

describe('A mode says when a task is due', () => {
  test.each<[what: string, cells: Row, ...due: string[]]>([
    ['no mode: once', { 'Hạn hoàn thành': '2023-06-30' }, 'NV16|STC 2023-06-30'],
    ['once', { 'Chế độ': 'Một lần', 'Hạn hoàn thành': '2023-06-30' }, 'NV16|STC 2023-06-30'],
    ['once without a day', { 'Chế độ': 'Một lần' }, 'NV16|STC -'],
    ['all year: its last day', { 'Chế độ': 'Thường xuyên' }, 'NV16|STC 2023-12-31'],
    [
      'all year, a day of its own',
      { 'Chế độ': 'Thường xuyên', 'Hạn hoàn thành': '2023-11-30' },
      'NV16|STC 2023-11-30',
    ],
    [
      'every quarter: the ends of the quarters since the plan was issued',
      { 'Chế độ': 'Hằng quý' },
      'NV16|STC|2023-Q1 2023-03-31',
      'NV16|STC|2023-Q2 2023-06-30',
      'NV16|STC|2023-Q3 2023-09-30',
      'NV16|STC|2023-Q4 2023-12-31',
    ],
    [
      'every month: a row each quarter',
      { 'Chế độ': 'Hằng tháng' },
      'NV16|STC|2023-Q1 2023-03-31',
      'NV16|STC|2023-Q2 2023-06-30',
      'NV16|STC|2023-Q3 2023-09-30',
      'NV16|STC|2023-Q4 2023-12-31',
    ],
    [
      'every quarter, on days of its own',
      { 'Chế độ': 'Hằng quý', 'Các mốc': '14/06/2023; 14/09/2023; 14/12/2023' },
      'NV16|STC|2023-Q2 2023-06-14',
      'NV16|STC|2023-Q3 2023-09-14',
      'NV16|STC|2023-Q4 2023-12-14',
    ],
    [
      'several days, typed in any order and form, one twice',
      { 'Chế độ': 'Nhiều mốc', 'Các mốc': '31/12/2023,30/6/2023\n30/06/2023;' },
      'NV16|STC|2023-Q2 2023-06-30',
      'NV16|STC|2023-Q4 2023-12-31',
    ],
    [
      'two days of one quarter: each by its day',
      { 'Chế độ': 'Nhiều mốc', 'Các mốc': '15/04/2023; 30/06/2023' },
      'NV16|STC|2023-04-15 2023-04-15',
      'NV16|STC|2023-06-30 2023-06-30',
    ],
    [
      'several days of which none is given: the due day',
      { 'Chế độ': 'Nhiều mốc', 'Hạn hoàn thành': '2023-06-30' },
      'NV16|STC 2023-06-30',
    ],
  ])('%s', (_what, cells, ...due) => {
    expect(dueOf([task(cells)])).toEqual(due);
  });

  test('quarters that ended before the plan was issued are left out', () => {
    expect(dueOf([task({ 'Chế độ': 'Hằng quý' })], [], { 'Ngày ban hành kế hoạch': '2023-07-03' })).toEqual([
      'NV16|STC|2023-Q3 2023-09-30',
      'NV16|STC|2023-Q4 2023-12-31',
    ]);
  });

  test('each milestone is an obligation of each agency that leads', () => {
    expect(dueOf([task({ 'Chủ trì': '@XA', 'Chế độ': 'Hằng quý' })])).toHaveLength(4 * 2);
  });

  test('a milestone that is no day is named and the others count', () => {
    const { named } = read([task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2023; 31/11/2023; quý IV' })]);
    expect(named('Nhiệm vụ', 2)).toEqual([
      'Các mốc: «31/11/2023» không phải là ngày: mốc này không được tính.',
      'Các mốc: «quý IV» không phải là ngày: mốc này không được tính.',
    ]);
    expect(dueOf([task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2023; quý IV' })])).toEqual([
      'NV16|STC|2023-Q2 2023-06-30',
    ]);
  });

  test('what goes on all year is not overdue in between', () => {
    const { of } = readTables(
      { 'Nhiệm vụ': [task({ 'Chế độ': 'Thường xuyên' })] },
      { 'Ngày tính': '2023-11-20' },
    );
    expect(of('task|NV16|STC')!.status).toBe('Trong hạn');
  });
});

describe('A milestone is done for itself', () => {
  const QUARTERLY = task({ 'Chế độ': 'Hằng quý' });
  const TWICE = task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '30/06/2023; 31/12/2023' });
  const doneOf = (one: Row, rows: readonly Row[]): string[] =>
    dueOf([one], rows).map((due) => due.split(' xong ')[1] ?? '-');

  test.each<[what: string, task: Row, rows: Row[], ...done: string[]]>([
    ['by the row of its quarter', QUARTERLY, [report(2, '2023-06-20')], '-', '2023-06-20', '-', '-'],
    ['late, by the same row', QUARTERLY, [report(1, '2023-04-20')], '2023-04-20', '-', '-', '-'],
    [
      'not by a row that was sent back',
      QUARTERLY,
      [report(1, '2023-03-20', { Duyệt: 'Trả lại' })],
      '-',
      '-',
      '-',
      '-',
    ],
    [
      'by a row of a quarter without one, where it is the first open one: early',
      TWICE,
      [report(1, '2023-03-20'), report(2, '')],
      '2023-03-20',
      '-',
    ],
    ['or late', TWICE, [report(2, ''), report(3, '2023-07-05')], '2023-07-05', '-'],
    ['or the next', TWICE, [report(2, '2023-06-20'), report(3, '2023-09-05')], '2023-06-20', '2023-09-05'],
    [
      'by the day in Nhiệm vụ, up to the one that was next',
      { ...QUARTERLY, 'Ngày hoàn thành': '2023-06-15' },
      [report(1, '2023-03-30')],
      '2023-03-30',
      '2023-06-15',
      '-',
      '-',
    ],
    [
      'not by the day in Nhiệm vụ where several lead',
      { ...QUARTERLY, 'Chủ trì': 'STC;SNV', 'Ngày hoàn thành': '2023-06-15' },
      [report(1, '2023-03-30')],
      '2023-03-30',
      ...Array<string>(7).fill('-'),
    ],
    [
      'of two in one quarter, up to the one that was next',
      task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '15/04/2023; 30/06/2023' }),
      [report(2, '2023-04-10')],
      '2023-04-10',
      '-',
    ],
    [
      'of two in one quarter, both by a day after the first',
      task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': '15/04/2023; 30/06/2023' }),
      [report(2, '2023-06-20')],
      '2023-06-20',
      '2023-06-20',
    ],
  ])('%s', (_what, one, rows, ...done) => {
    expect(doneOf(one, rows)).toEqual(done);
  });

  test('a row of its quarter decides, no more are done than are reported, and one more day never leaves fewer done', () => {
    const days = fc.constantFrom(
      '',
      '2023-02-10',
      '2023-04-03',
      '2023-06-30',
      '2023-08-01',
      '2023-10-02',
      '2023-12-30',
    );
    const ends = ['31/03/2023', '30/06/2023', '30/09/2023', '31/12/2023'];
    fc.assert(
      fc.property(
        fc.array(days, { minLength: 4, maxLength: 4 }),
        fc.subarray(ends, { minLength: 1 }),
        fc.nat(3),
        days,
        (stated, milestones, quarter, more) => {
          const one = task({ 'Chế độ': 'Nhiều mốc', 'Các mốc': milestones.join(';') });
          const rows = (all: readonly string[]): Row[] => all.map((done, i) => report(i + 1, done));
          const before = doneOf(one, rows(stated));
          expect(before.filter((done) => done !== '-').length).toBeLessThanOrEqual(
            stated.filter((done) => done !== '').length,
          );
          // Milestones with a row of their own quarter, counted by hand.
          milestones.forEach((end, i) => {
            const own = stated[ends.indexOf(end)]!;
            if (own !== '') expect(before[i]).toBe(own);
          });
          if (stated[quarter] === '') {
            const after = doneOf(one, rows(stated.map((done, i) => (i === quarter ? more : done))));
            expect(after.filter((done) => done !== '-').length).toBeGreaterThanOrEqual(
              before.filter((done) => done !== '-').length,
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('A quarter opens rows by the mode', () => {
  const openings = (tasks: readonly Row[], rows: readonly Row[] = [], settings: Row = {}): string[][] => {
    const { plan } = read(tasks, rows, settings);
    return ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4'].map((code) => {
      const period = plan.periods.find((one) => one.code === code)!;
      return quarterlyOpenings(plan, period as Period & { from: NonNullable<Period['from']> }).map(
        ({ agency }) => agency.code,
      );
    });
  };

  test.each<[what: string, cells: Row, rows: Row[], ...agencies: string[][]]>([
    ['once: until it is due', { 'Hạn hoàn thành': '2023-06-30' }, [], ['STC'], ['STC'], [], []],
    [
      'once: no more when it is done',
      { 'Hạn hoàn thành': '2023-12-31' },
      [report(1, '2023-03-20')],
      ['STC'],
      [],
      [],
      [],
    ],
    ['all year: every quarter', { 'Chế độ': 'Thường xuyên' }, [], ['STC'], ['STC'], ['STC'], ['STC']],
    [
      'every quarter, whatever the due day and what is done',
      { 'Chế độ': 'Hằng quý', 'Các mốc': '31/03/2023' },
      [report(1, '2023-03-20')],
      ['STC'],
      ['STC'],
      ['STC'],
      ['STC'],
    ],
    [
      'several days: until the last is done',
      { 'Chế độ': 'Nhiều mốc', 'Các mốc': '31/03/2023; 30/09/2023' },
      [report(1, '2023-03-20')],
      ['STC'],
      ['STC'],
      ['STC'],
      [],
    ],
    [
      'several days: no more when all are done',
      { 'Chế độ': 'Nhiều mốc', 'Các mốc': '31/03/2023; 30/09/2023' },
      [report(1, '2023-03-20'), report(2, '2023-05-20')],
      ['STC'],
      ['STC'],
      [],
      [],
    ],
  ])('%s', (_what, cells, rows, ...agencies) => {
    expect(openings([task(cells)], rows)).toEqual(agencies);
  });

  test.each<[setting: string, cell: string, agencies: string[]]>([
    ['Không', '', ['STC']],
    ['Không', 'Có', ['SNV', 'STC']],
    ['Có', '', ['SNV', 'STC']],
    ['Có', 'Không', ['STC']],
  ])('supporting agencies: setting %s, task "%s"', (setting, cell, agencies) => {
    const one = task({ 'Phối hợp': 'SNV', 'Hạn hoàn thành': '2023-03-31', 'Phối hợp có báo cáo': cell });
    expect(openings([one], [], { 'Cơ quan phối hợp báo cáo quý': setting })[0]).toEqual(agencies);
  });

  test('a workbook from before there was the setting goes on as it was', () => {
    expect(openings([task({ 'Phối hợp': 'SNV', 'Hạn hoàn thành': '2023-03-31' })])[0]).toEqual([
      'SNV',
      'STC',
    ]);
  });
});
