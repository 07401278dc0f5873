/** Rights as version 2 left them: frozen sheets known by their title alone, thousands of protections by row. */
import type { CheckReport, SetUpReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import { olderWorkbook } from '../support/plans/olderWorkbook.js';
import { protectionsOf } from '../support/plans/province.js';
import { closeHosts, type TestHost } from '../support/preparedHost.js';
import { rightsOf, rightsState } from '../support/standingRights.js';

afterEach(closeHosts);

const STC = 'sotaichinh@hungyen.example';
const STP = 'sotuphap@hungyen.example';
const SECOND = 'dieuphoi2@hungyen.example';
const FROZEN = 'TH 2023-6T';
const REPORTS = 'Báo cáo quý';

const frozenSheetsOf = ({ host }: TestHost): unknown[] =>
  JSON.parse(host.state.metadata['papi.frozen'] ?? '[]') as unknown[];

describe('A sheet that version 2 froze', () => {
  test.each([undefined, SECOND])(
    'is taken over, once, and stays the owner’s alone (set up by %s)',
    (user) => {
      const workbook = olderWorkbook('v2');
      const { grid } = workbook.host.state;
      const before = workbook.cells(FROZEN);
      // An official's own, one that is forged, and a sheet of the same form for a period that there is not.
      const forged = { ...protectionsOf(workbook).find(({ sheet }) => sheet === FROZEN)!, id: 'forged' };
      grid.addSheet('TH việc riêng', 12);
      grid.addSheet('TH 2023-Q1', 13);
      grid.addSheet('TH 2031-Q1', 14);
      grid.extrasOf(grid.sheetIdNamed('TH 2023-Q1')!).protections = [
        { ...forged, description: 'Theo dõi PAPI: TH 2023-Q1 #x', editors: [STC] },
      ];
      workbook.call('setUpWorkbook', undefined, user === undefined ? {} : { user });
      goOn(workbook);
      expect(frozenSheetsOf(workbook)).toEqual([
        { id: expect.any(Number), title: FROZEN, period: '2023-6T', kept: true },
      ]);
      expect(workbook.cells(FROZEN)).toEqual(before);
      for (const person of [STC, STP, SECOND])
        expect(() => workbook.host.type(FROZEN, 'A1', 'x', person)).toThrow('protected');
      workbook.host.type('TH việc riêng', 'A1', 'x', STC);
      workbook.host.type('TH 2023-Q1', 'A1', 'x', STC);
      workbook.host.type('TH 2031-Q1', 'A1', 'x', STC);
      expect(rightsState(workbook).state).toBe('complete');
      expect(
        workbook
          .call<CheckReport>('checkWorkbook')
          .findings.map(({ message }) => message)
          .filter((message) => message.includes('bảo vệ')),
      ).toEqual([]);
    },
  );

  test('stays frozen under another name, and another sheet that takes its name is nobody’s', () => {
    const workbook = olderWorkbook('v2');
    workbook.call('setUpWorkbook');
    const { grid } = workbook.host.state;
    grid.renameSheet(grid.sheetIdNamed(FROZEN)!, 'Sáu tháng đầu năm');
    grid.addSheet(FROZEN, 12);
    const report = workbook.call<SetUpReport>('setUpWorkbook');
    expect(report.rights.state).toBe('complete');
    expect(() => workbook.host.type('Sáu tháng đầu năm', 'A1', 'x', STC)).toThrow('protected');
    workbook.host.type(FROZEN, 'A1', 'x', STC);
    expect(frozenSheetsOf(workbook)).toHaveLength(1);
  });
});

test('A protection for each row is cleared away in pieces: nothing stands open meanwhile that did not before', () => {
  const workbook = olderWorkbook('v2');
  const { grid } = workbook.host.state;
  const id = grid.sheetIdNamed(REPORTS)!;
  const extras = grid.extrasOf(id);
  const rows = workbook.cells(REPORTS).slice(1);
  const [whole] = extras.protections;
  const [agency, period] = ['Mã cơ quan', 'Kỳ'].map((title) => workbook.cells(REPORTS)[0]!.indexOf(title));
  // Alternate rows approved, as version 2 had it: each of the others a block of its own; and one of people's own.
  const single = rows.map((row, i) => ({
    ...whole!,
    id: `v2-${i}`,
    area: { row: i + 1, column: 5, rows: 1, columns: 7 },
    description: `Theo dõi PAPI: ${REPORTS} · ${row[period!]} · ${row[agency!]} (${i}) #abc`,
    editors: row[agency!] === 'STC' ? [SECOND, STC] : [SECOND],
    unprotected: [],
  }));
  const own = { ...single[0]!, id: 'own', description: 'Của Lan', editors: [SECOND, STP] };
  extras.protections = [
    { ...whole!, unprotected: single.map(({ area }) => area) },
    ...single,
    { ...own, area: { row: 900, column: 0, rows: 2, columns: 2 } },
  ];
  expect(single.length).toBeGreaterThan(600);
  const before = [STC, STP].map((user) => rightsOf(workbook, user));
  const lawful = (): void =>
    [STC, STP].forEach((user, i) => {
      const wider = [...rightsOf(workbook, user)].filter((cell) => !before[i]!.has(cell));
      const code = user === STC ? 'STC' : 'STP';
      expect(
        wider.filter((cell) => {
          const [, sheet, row] = /^(.*) (\d+),\d+$/.exec(cell)!;
          const line = workbook.cells(sheet!)[Number(row)]!;
          return !line.includes(code) && sheet !== 'Kiểm tra' && sheet !== 'Hướng dẫn';
        }),
      ).toEqual([]);
    });
  const executions = [workbook.host.run('setUpWorkbook').calls];
  for (let nth = 0; nth < 12; nth++) {
    lawful();
    const trigger = workbook.host.state.triggers.find(({ kind }) => kind === 'once');
    if (!trigger) break;
    executions.push(workbook.host.fire(trigger.id).calls);
  }
  process.stdout.write(`${single.length} protections of version 2: ${executions.join(' + ')} calls\n`);
  expect(executions.length).toBeGreaterThan(1);
  expect(Math.max(...executions)).toBeLessThanOrEqual(1_500);
  expect(rightsState(workbook).state).toBe('complete');
  const left = protectionsOf(workbook).filter(({ sheet }) => sheet === REPORTS);
  expect(left.some(({ description }) => description === 'Của Lan')).toBe(true);
  expect(left.length).toBeLessThan(20);
  lawful();
});
