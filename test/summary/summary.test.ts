/** The consolidated summary through the bundle, recounted by other code on workbooks filled in at random. */

import type { SummaryPreview, SummaryReport, SummaryRequest, SummaryTable } from '../../src/contract.js';
import { isLedBy } from '../../src/summary/scope.js';
import { filledHost } from '../support/plans/filledPlan.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { type Counted, recount, STATUSES } from '../support/recount.js';

afterEach(closeHosts);

const SEEDS = [20231, 20232, 20233];

const preview = (workbook: TestHost, request: SummaryRequest = {}): SummaryPreview =>
  workbook.call<SummaryPreview>('previewSummary', request);
const table = (summary: SummaryPreview, name: string): SummaryTable =>
  summary.tables.find((one) => one.name === name)!;

/** What a line of a summary should say of these. */
function figures(items: readonly Counted[]) {
  const of = (status: number, kind?: string) =>
    items.filter((item) => item.status === status && (!kind || item.kind === kind)).length;
  const late = items.filter(({ lateness }) => lateness !== null);
  const decided = of(0) + of(1) + of(4);
  const handedIn = (kind: string) => ({
    onTime: of(0, kind),
    late: of(1, kind),
    not: items.filter((item) => item.kind === kind && item.done === '').length,
  });
  const kept = (...kinds: readonly string[]) => {
    const [onTime, tooLate, overdue] = [0, 1, 4].map((status) =>
      kinds.reduce((sum, kind) => sum + of(status, kind), 0),
    ) as [number, number, number];
    const all = onTime + tooLate + overdue;
    return { onTimeRate: all === 0 ? null : onTime / all, kept: onTime, late: tooLate, overdue };
  };
  return {
    counts: Object.fromEntries(STATUSES.map((status, i) => [status, of(i)])),
    total: items.length,
    onTimeRate: decided === 0 ? null : of(0) / decided,
    // No deadline of the sample was put off.
    firstOnTimeRate: decided === 0 ? null : of(0) / decided,
    extended: 0,
    extendedLate: 0,
    averageLateness:
      late.length === 0 ? null : late.reduce((sum, { lateness }) => sum + lateness!, 0) / late.length,
    work: kept('ownPlan', 'task', 'finding'),
    reports: kept('quarterly', 'periodic'),
    ownPlans: handedIn('ownPlan'),
    periodic: handedIn('periodic'),
    findings: {
      open: items.filter(({ kind, done }) => kind === 'finding' && done === '').length,
      overdue: of(4, 'finding'),
    },
  };
}

const quarterOfRow = ({ kind, period, due }: Counted): string =>
  kind === 'quarterly' ? period : due && `${due.slice(0, 4)}-Q${Math.ceil(Number(due.slice(5, 7)) / 3)}`;

describe.each(SEEDS)('The summary of a workbook filled in at random (seed %d)', (seed) => {
  test('counts what an independent recount counts: by agency, area, kind, component, level, quarter and task', () => {
    const workbook = filledHost(seed);
    const items = recount(workbook);
    const levels = new Map(workbook.rows('Cơ quan').map((row) => [row['Mã'], String(row['Loại'])]));
    const keys: Record<string, (item: Counted) => string> = {
      agency: ({ agency }) => agency,
      area: ({ area }) => String(area),
      kind: ({ kind }) => kind,
      component: ({ component }) => (component === '5.2' ? '5.2 Cấp phép xây dựng' : component),
      level: ({ agency }) => levels.get(agency)!,
      quarter: quarterOfRow,
      task: ({ task }) => task,
    };
    const summary = preview(workbook, { groupings: Object.keys(keys) as SummaryRequest['groupings'] & {} });
    expect(summary.total).toEqual(figures(items));
    expect(items.length).toBeGreaterThan(500);
    expect(summary.comparedWith).toBe('ngày 31/03/2023');
    const before = recount(workbook, '2023-03-31');
    for (const [name, keyOf] of Object.entries(keys)) {
      const { lines, total } = table(summary, name);
      for (const { key, title, field, rank, reportRank, change, ...said } of lines) {
        expect([name, title, said]).toEqual([
          name,
          title,
          figures(items.filter((item) => keyOf(item) === key)),
        ]);
        expect([rank === null, reportRank === null]).toEqual([
          said.work.onTimeRate === null,
          said.reports.onTimeRate === null,
        ]);
        const earlier = figures(before.filter((item) => keyOf(item) === key)).onTimeRate;
        const rate = said.onTimeRate;
        expect([name, key, change]).toEqual([
          name,
          key,
          rate === null || earlier === null ? null : expect.closeTo(rate - earlier, 12),
        ]);
        expect(field).toBe(name === 'agency' ? levels.get(key) : undefined);
      }
      // Rows and total agree: nothing drops out, nothing counts twice.
      expect(lines.reduce((sum, line) => sum + line.total, 0)).toBe(items.length);
      expect(total.counts).toEqual(summary.total.counts);
    }
  });

  test('agrees with the recount in every cell of agencies by areas, and its rows and columns add up', () => {
    const workbook = filledHost(seed);
    const items = recount(workbook);
    const { matrix, tables } = preview(workbook);
    for (const [i, row] of matrix.rows.entries()) {
      for (const [j, column] of matrix.columns.entries()) {
        const { counts, onTimeRate } = figures(
          items.filter((item) => item.agency === row.key && String(item.area) === column.key),
        );
        expect([row.key, column.key, matrix.cells[i]![j]]).toEqual([
          row.key,
          column.key,
          { counts, onTimeRate },
        ]);
      }
    }
    const cells = (of: (i: number, j: number) => boolean, status: string): number =>
      matrix.cells.reduce(
        (sum, line, i) =>
          sum + line.reduce((part, { counts }, j) => part + (of(i, j) ? counts[status as never] : 0), 0),
        0,
      );
    for (const status of STATUSES) {
      for (const [i, line] of tables[0]!.lines.entries())
        expect(cells((row) => row === i, status)).toBe(line.counts[status]);
      for (const [j, line] of tables[1]!.lines.entries())
        expect(cells((_, column) => column === j, status)).toBe(line.counts[status]);
    }
  });

  test('opens every count of its tables to exactly its rows', () => {
    const workbook = filledHost(seed);
    const summary = preview(workbook);
    for (const name of ['agency', 'area', 'quarter'] as const) {
      const line = table(summary, name).lines.find(({ counts }) => counts['Quá hạn'] > 0)!;
      const { opened, openedTotal } = preview(workbook, {
        open: { grouping: name, key: line.key, status: 'Quá hạn' },
      });
      expect(openedTotal).toBe(line.counts['Quá hạn']);
      expect(new Set(opened.map(({ status }) => status))).toEqual(new Set(['Quá hạn']));
      for (const { sheet, row, title } of opened.slice(0, 5)) {
        const cells = workbook.cells(sheet)[row - 1]!.map(String);
        if (sheet === 'Nhiệm vụ') expect(cells).toContain(title);
        else expect(cells.join('')).not.toBe('');
      }
    }
    const whole = preview(workbook, { open: { grouping: 'agency', key: null } });
    expect(whole.openedTotal).toBe(summary.total.total);
    expect(whole.opened).toHaveLength(200);
  });

  test('restricts a lead agency to its tasks and the findings of their areas, each row once', () => {
    const workbook = filledHost(seed);
    const tasks = workbook
      .rows('Nhiệm vụ')
      .filter((row) => String(row['Chủ trì']).split(';').includes('SNV'));
    const led = new Set(tasks.map((row) => row['Mã NV']));
    const areas = new Set(tasks.map((row) => Number(String(row['Lĩnh vực']).charAt(0))).filter((n) => n > 0));
    const expected = recount(workbook).filter(({ task, kind, area }) =>
      task === '' ? kind === 'finding' && areas.has(area) : led.has(task),
    );
    const summary = preview(workbook, { lead: 'snv', groupings: ['task', 'agency'] });
    expect(summary.total).toEqual(figures(expected));
    expect(expected.length).toBeGreaterThan(20);
    for (const { key, total } of table(summary, 'task').lines)
      expect([key, total]).toEqual([key, expected.filter(({ task }) => task === key).length]);
  });
});

test.each<[readonly string[], readonly string[], string, boolean]>([
  [['STC'], ['STC'], 'STC', true],
  // The only member of its group.
  [['MTTQ'], [], 'MTTQ', true],
  [['STC', 'X001', 'X002'], ['STC'], 'STC', true],
  [['STC', 'X001', 'X002'], ['STC'], 'X001', false],
  // What a group leads is everybody's (capabilities 11).
  [['STC', 'SNV'], [], 'STC', false],
])('led by %j, of whom %j are named: to lead for %s: %s', (leads, named, agency, expected) => {
  expect(isLedBy({ leads, named }, agency)).toBe(expected);
});

describe('The summary', () => {
  test('as of an earlier day takes what was done later for not done, and refuses a later day', () => {
    const workbook = filledHost(SEEDS[0]!);
    const summary = preview(workbook, { asOf: '2023-05-04' });
    expect(summary.asOf).toBe('2023-05-04');
    expect(summary.total).toEqual(figures(recount(workbook, '2023-05-04')));
    expect(() => preview(workbook, { asOf: '2023-06-09' })).toThrow(/«Ngày tính»/);
    expect(() => preview(workbook, { asOf: 'hôm qua' })).toThrow(/«hôm qua» không phải là ngày/);
  });

  test('says what changed: of the plan since the last quarter ended, of a period against the one before', () => {
    const workbook = filledHost(SEEDS[0]!);
    const whole = preview(workbook);
    expect(whole.comparedWith).toBe('ngày 31/03/2023');
    const before = figures(recount(workbook, '2023-03-31'));
    expect(table(whole, 'agency').total.change).toBeCloseTo(whole.total.onTimeRate! - before.onTimeRate!, 12);
    const second = preview(workbook, { period: '2023-Q2' });
    const first = preview(workbook, { period: '2023-Q1' });
    expect(second.comparedWith).toBe('quý I/2023');
    const rates = new Map(table(first, 'agency').lines.map(({ key, onTimeRate }) => [key, onTimeRate]));
    for (const { key, onTimeRate, change } of table(second, 'agency').lines) {
      const earlier = rates.get(key)!;
      expect(change).toEqual(onTimeRate === null || earlier === null ? null : onTimeRate - earlier);
    }
    expect(preview(workbook, { period: '2023-Q1' }).comparedWith).toBeNull();
  });

  test.each([
    ['work', 'rank'],
    ['reports', 'reportRank'],
  ] as const)(
    'ranks agencies of a kind among themselves by their %s alone: on-time rate, then fewer overdue; who agrees shares a place',
    (of, place) => {
      const workbook = filledHost(SEEDS[1]!);
      const kinds = new Map(workbook.rows('Cơ quan').map((row) => [row['Mã'], row['Loại']]));
      const items = recount(workbook);
      const { lines } = table(preview(workbook), 'agency');
      const rated = lines
        .filter((line) => line[place] !== null)
        .map(({ key, [place]: rank }) => ({
          key,
          rank,
          ...figures(items.filter(({ agency }) => agency === key))[of],
        }));
      expect(rated.length).toBeGreaterThan(20);
      for (const a of rated) {
        const better = rated.filter(
          (b) =>
            kinds.get(b.key) === kinds.get(a.key) &&
            (b.onTimeRate! > a.onTimeRate! || (b.onTimeRate === a.onTimeRate && b.overdue < a.overdue)),
        );
        expect([a.key, a.rank]).toEqual([a.key, better.length + 1]);
      }
    },
  );

  test('gathers difficulties and proposals word for word: of a quarter its own, of six months those begun in it', () => {
    const workbook = filledHost(SEEDS[2]!);
    const expected = (wanted: (period: unknown) => boolean) =>
      workbook
        .rows('Báo cáo quý')
        .filter((row) => (row['Khó khăn, vướng mắc'] || row['Kiến nghị']) && wanted(row['Kỳ']))
        .map((row) => [row['Mã NV'], row['Khó khăn, vướng mắc'], row['Kiến nghị']]);
    const said = (period?: string) =>
      preview(workbook, period ? { period } : {}).remarks.map(({ task, difficulties, proposals }) => [
        task,
        difficulties,
        proposals,
      ]);
    expect(said('2023-Q1')).toEqual(expected((period) => period === '2023-Q1'));
    expect(said('2023-6T')).toEqual(expected(() => true));
    expect(said()).toEqual(expected(() => true));
    expect(said().length).toBeGreaterThan(10);
  });

  test('tells what does not exist in a sentence', () => {
    const workbook = filledHost(SEEDS[0]!);
    expect(() => preview(workbook, { lead: 'KHONGCO' })).toThrow(
      'Không có cơ quan mã «KHONGCO» ở trang Cơ quan.',
    );
    expect(() => preview(workbook, { area: 9 })).toThrow(/Không có lĩnh vực số «9»/);
    expect(() => preview(workbook, { groupings: ['nothing' as never] })).toThrow(/Không có cách nhóm/);
    expect(() => preview(workbook, { open: { grouping: 'x' as never, key: null } })).toThrow(
      /Không có cách nhóm/,
    );
  });
});

describe('The summary sheet', () => {
  const cellsOf = (workbook: TestHost) => workbook.cells('Tổng hợp');
  const extras = (workbook: TestHost) =>
    workbook.host.state.grid.extrasOf(workbook.host.state.grid.sheetIdNamed('Tổng hợp')!);

  test('has the title block, every table with its total, the texts as text', () => {
    const workbook = filledHost(SEEDS[0]!);
    const report = workbook.call<SummaryReport>('writeSummary');
    const cells = cellsOf(workbook);
    expect(cells[0]![0]).toBe('TỔNG HỢP TÌNH HÌNH THỰC HIỆN KẾ HOẠCH');
    expect(cells.slice(1, 7).map(([first]) => String(first))).toEqual([
      'Đơn vị theo dõi: UBND tỉnh Hưng Yên',
      expect.stringMatching(/^Kế hoạch nâng cao Chỉ số PAPI năm 2023/),
      'Tính đến ngày 08/06/2023',
      expect.stringMatching(/^Lập lúc 08\/06\/2023 .*dieuphoi@hungyen\.example$/),
      expect.stringMatching(/dữ liệu|Dữ liệu/),
      '',
    ]);
    for (const { title, lines, total } of report.tables) {
      const at = cells.findIndex(([first]) => first === title);
      const body = cells.slice(at + 2, at + 3 + lines.length);
      expect(body.map((row) => row[1])).toEqual([...lines.map((line) => line.title), 'Tổng cộng']);
      expect(body.map((row) => row.slice(2, 9))).toEqual(
        [...lines, total].map((line) => [...STATUSES.map((status) => line.counts[status]), line.total]),
      );
    }
    expect(cells.flat().filter((value) => String(value).includes('=1+1 kinh phí')).length).toBeGreaterThan(0);
    expect(extras(workbook).formulas).toEqual({});
  });

  test('has two native charts that read the tables they are drawn from, again after writing again', () => {
    const workbook = filledHost(SEEDS[0]!);
    for (let time = 0; time < 2; time++) {
      workbook.call('writeSummary');
      const { charts, conditionalRules } = extras(workbook);
      expect(charts.map(({ title, stacked }) => [title, stacked])).toEqual([
        ['Tỷ lệ đúng hạn theo cơ quan', false],
        ['Tình trạng theo lĩnh vực', true],
      ]);
      expect(conditionalRules).toHaveLength(3);
      const cells = cellsOf(workbook);
      const [byAgency, byArea] = charts;
      const of = ({ row, column, rows, columns }: (typeof byArea & {})['ranges'][number]) =>
        cells.slice(row, row + rows).map((line) => line.slice(column, column + columns));
      expect(of(byArea!.ranges[0]!)[0]).toEqual(['Lĩnh vực', ...STATUSES]);
      expect(of(byArea!.ranges[0]!)).toHaveLength(10);
      expect(byAgency!.ranges.map((range) => of(range)[0])).toEqual([['Cơ quan'], ['Tỷ lệ đúng hạn']]);
      // The charts stand over empty rows.
      for (const { row } of charts)
        expect(
          cells
            .slice(row, row + 18)
            .flat()
            .every((value) => value === ''),
        ).toBe(true);
    }
  });

  test('takes no more calls for more rows', () => {
    const calls = (workbook: TestHost): number => workbook.host.run('writeSummary').calls;
    const few = filledHost(SEEDS[0]!);
    // The first writing removes no charts.
    calls(few);
    const before = calls(few);
    const agencies = few.rows('Cơ quan').length;
    few.host.paste(
      'Cơ quan',
      `A${agencies + 2}`,
      Array.from({ length: 40 }, (_, i) => [`X${i}`, `Cơ quan thêm ${i}`, 'Khác']),
    );
    // The sheet grows once.
    expect(calls(few)).toBeLessThanOrEqual(before + 2);
    expect(calls(few)).toBe(before);
    expect(cellsOf(few).length).toBeGreaterThan(agencies + 40);
  });

  test('is the old one whole or the new one whole whenever a call fails', () => {
    const workbook = filledHost(SEEDS[0]!);
    workbook.call('writeSummary');
    const grid = () => workbook.host.state.grid;
    const look = () => {
      const id = grid().sheetIdNamed('Tổng hợp')!;
      const { rows, columns } = grid().contentSize(id);
      return JSON.stringify([
        grid().displayedValues(id, { row: 0, column: 0, rows, columns }),
        workbook.cells('Tổng hợp'),
      ]);
    };
    const whole = look();
    const { calls } = workbook.host.run('previewSummary');
    workbook.type('Nhiệm vụ', { 'Mã NV': 'NV02' }, 'Hạn hoàn thành', '01/01/2023');
    let old = 0;
    for (let call = calls; call < calls + 12; call++) {
      expect(() =>
        workbook.call(
          'writeSummary',
          { groupings: ['level', 'kind'] },
          {
            meter: { failAt: { call, error: new Error('Service unavailable') } },
          },
        ),
      ).toThrow('Service unavailable');
      if (look() === whole) old++;
      else {
        const failed = workbook.cells('Tổng hợp');
        workbook.call('writeSummary', { groupings: ['level', 'kind'] });
        expect(failed.slice(6)).toEqual(workbook.cells('Tổng hợp').slice(6));
        break;
      }
    }
    expect(old).toBeGreaterThan(3);
  });
});
