/**
 * Somebody types while a command runs: at every call of every command that writes into people's cells, what was typed
 * stands afterwards, and the command has done its work.
 */
import type { OpenPeriodReport, RepairReport } from '../../src/contract.js';
import { MemoryStore, type Raw } from '../support/localHost.js';
import { closeHosts, openTestHost, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';

afterEach(closeHosts);

/** Of a command's calls, how many are tried. */
const points = (calls: number): number[] => {
  const count = Math.min(calls, runs(calls, 5));
  return Array.from({ length: count }, (_, i) => Math.round((i * (calls - 1)) / Math.max(count - 1, 1)));
};

const AGENCIES = ['SNV', 'STC', 'STP', 'BHY'];
const ROWS = 6;

/** A small plan: rows enough to stand in order. */
const small = (): TestHost =>
  preparedHost(
    'small, for interleaving',
    () => openTestHost(new MemoryStore(), '2023-06-08'),
    ({ host, call }) => {
      call('setUpWorkbook');
      for (const sheet of ['Cơ quan', 'Nhiệm vụ', 'Kỳ báo cáo', 'Báo cáo quý', 'Nộp báo cáo', 'Kiểm tra'])
        host.delete(sheet, 'rows', 40, 960);
      host.delete('Nhật ký', 'rows', 200, 800);
      host.paste(
        'Cơ quan',
        'A2',
        AGENCIES.map((code) => [code, `Cơ quan ${code}`, 'Khác', '', '', `${code.toLowerCase()}@hy.example`]),
      );
      host.paste(
        'Nhiệm vụ',
        'A2',
        ['SNV', 'STC', 'SNV;STP', 'BHY;STC'].map((leads, i) => [
          `NV0${i + 1}`,
          '0. Chung',
          '',
          `Việc ${i + 1}`,
          'Báo cáo',
          leads,
          '',
          `${10 + i}/12/2023`,
        ]),
      );
      host.paste('Kỳ báo cáo', 'A2', [
        ['2023-Q1', 'Quý I', 'Quý', '01/01/2023', '31/03/2023', '15/04/2023', '', 'Chưa mở'],
        ['2023-Q2', 'Quý II', 'Quý', '01/04/2023', '30/06/2023', '15/07/2023', '', 'Chưa mở'],
      ]);
    },
  );

/** Where a person goes on typing (1-based): the first row whose first cell is empty. */
const freeRow = ({ cells }: TestHost, sheet: string): number => {
  const at = cells(sheet).findIndex(([first]) => first === '');
  return (at < 0 ? cells(sheet).length : at) + 1;
};

const column = ({ cells }: TestHost, sheet: string, header: string): Raw[] => {
  const [headers, ...lines] = cells(sheet);
  const at = headers!.indexOf(header);
  return lines.map((line) => line[at]!).filter((value) => value !== '');
};

interface Case {
  readonly title: string;
  readonly open: () => TestHost;
  readonly command: string;
  readonly argument: (workbook: TestHost) => unknown;
  /** Types something, and says how to find it afterwards. */
  readonly typed: (workbook: TestHost) => void;
  readonly stands: (workbook: TestHost) => boolean;
  /** Before the first call of this name each call is tried: there it once went wrong. */
  readonly before?: string;
  /** What the command was to do is done. */
  readonly done: (workbook: TestHost) => void;
}

const q2 = (): TestHost =>
  preparedHost('small, Q1 open', small, (workbook) => workbook.call('openPeriod', { period: '2023-Q1' }));

/** Every row has its result, and there is no row more. */
const full =
  (sheet: string) =>
  ({ host }: TestHost): void => {
    const { grid } = host.state;
    host.paste(
      sheet,
      'F2',
      Array.from({ length: ROWS }, (_, i) => [`Kết quả ${i}`]),
    );
    host.delete(sheet, 'rows', ROWS + 1, grid.rowCount(grid.sheetIdNamed(sheet)!) - ROWS - 1);
  };

/** Days off of the years around the plan's, as set-up lists them. */
const preparedDays = (): number =>
  small()
    .rows('Ngày nghỉ')
    .filter((row) => /^202[234]-/.test(String(row['Ngày']))).length;

const inPeriod = (workbook: TestHost, period: string): Record<string, Raw>[] =>
  workbook.rows('Báo cáo quý').filter((row) => row['Kỳ'] === period);

/** A row of somebody's own, typed cell by cell where the rows end. */
const ownRow =
  (sheet: string, row: readonly string[]) =>
  (workbook: TestHost): void => {
    workbook.host.paste(sheet, `A${freeRow(workbook, sheet)}`, [[...row]]);
  };

const MINE = ['2023-Q4', 'SNV', 'Sở Nội vụ', 'NV01', 'Dòng gõ tay'];

const CASES: readonly Case[] = [
  {
    title: 'opening the first period, a row typed into the empty sheet',
    open: small,
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q1' }),
    typed: ownRow('Báo cáo quý', MINE),
    stands: (workbook) => column(workbook, 'Báo cáo quý', 'Nhiệm vụ').includes('Dòng gõ tay'),
    done: (workbook) => expect(inPeriod(workbook, '2023-Q1')).toHaveLength(ROWS),
  },
  {
    title: 'opening the next period, a row typed below',
    open: q2,
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q2' }),
    typed: ownRow('Báo cáo quý', MINE),
    stands: (workbook) => column(workbook, 'Báo cáo quý', 'Nhiệm vụ').includes('Dòng gõ tay'),
    done: (workbook) => {
      expect(inPeriod(workbook, '2023-Q1')).toHaveLength(ROWS);
      expect(inPeriod(workbook, '2023-Q2')).toHaveLength(ROWS);
      expect(inPeriod(workbook, '2023-Q2').every((row) => row['Duyệt'] === 'Chờ duyệt')).toBe(true);
    },
  },
  {
    title: 'opening the next period, a result filled in, rows above moved and the sheet sorted',
    open: q2,
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q2' }),
    typed: (workbook) => {
      workbook.host.paste('Báo cáo quý', 'F6', [['Kết quả gõ tay']]);
      workbook.host.move('Báo cáo quý', 'rows', 5, 3);
      workbook.host.insert('Báo cáo quý', 'rows', 2);
    },
    stands: (workbook) => column(workbook, 'Báo cáo quý', 'Kết quả thực hiện').includes('Kết quả gõ tay'),
    done: (workbook) => expect(inPeriod(workbook, '2023-Q1')).toHaveLength(ROWS),
  },
  {
    title: 'opening the next period in a sheet that is full, a row put in above',
    open: () => preparedHost('small, Q1 open, full', q2, full('Báo cáo quý')),
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q2' }),
    before: 'Range.setValues',
    typed: ({ host }) => host.insert('Báo cáo quý', 'rows', 2),
    stands: (workbook) => column(workbook, 'Báo cáo quý', 'Kết quả thực hiện').length === ROWS,
    done: (workbook) => {
      expect(inPeriod(workbook, '2023-Q1')).toHaveLength(ROWS);
      expect(inPeriod(workbook, '2023-Q2').map((row) => row['Duyệt'])).toEqual(
        Array.from({ length: ROWS }, () => 'Chờ duyệt'),
      );
    },
  },
  {
    title: 'opening the next period in a sheet that is full, five rows put in above',
    open: () => preparedHost('small, Q1 open, full', q2, full('Báo cáo quý')),
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q2' }),
    typed: ({ host }) => host.insert('Báo cáo quý', 'rows', 2, 5),
    stands: (workbook) => column(workbook, 'Báo cáo quý', 'Kết quả thực hiện').length === ROWS,
    done: (workbook) => {
      expect(inPeriod(workbook, '2023-Q1')).toHaveLength(ROWS);
      expect(inPeriod(workbook, '2023-Q2')).toHaveLength(ROWS);
    },
  },
  {
    title: 'opening the next period, an empty row deleted above',
    open: q2,
    command: 'openPeriod',
    argument: () => ({ period: '2023-Q2' }),
    before: 'Sheet.insertRowsAfter',
    typed: ({ host }) => host.delete('Báo cáo quý', 'rows', 20),
    stands: (workbook) => inPeriod(workbook, '2023-Q1').length === ROWS,
    done: (workbook) => expect(inPeriod(workbook, '2023-Q2')).toHaveLength(ROWS),
  },
  {
    title: 'adding days off to a sheet that is full, a row put in above',
    open: () =>
      preparedHost('small, days off full', small, (workbook) => {
        const { grid } = workbook.host.state;
        const filled = workbook.rows('Ngày nghỉ').length + 1;
        const rows = grid.rowCount(grid.sheetIdNamed('Ngày nghỉ')!);
        workbook.host.delete('Ngày nghỉ', 'rows', filled, rows - filled);
      }),
    command: 'addDaysOff',
    argument: () => ({ year: 2027 }),
    typed: ({ host }) => host.insert('Ngày nghỉ', 'rows', 2),
    stands: (workbook) =>
      workbook.rows('Ngày nghỉ').filter((row) => /^202[234]-/.test(String(row['Ngày']))).length ===
      preparedDays(),
    done: (workbook) =>
      expect(
        workbook.rows('Ngày nghỉ').filter((row) => String(row['Ngày']).startsWith('2027-')).length,
      ).toBeGreaterThan(13),
  },
  {
    title: 'adding days off, a day typed below',
    open: small,
    command: 'addDaysOff',
    argument: () => ({ year: 2027 }),
    typed: (workbook) =>
      workbook.host.paste('Ngày nghỉ', `A${freeRow(workbook, 'Ngày nghỉ')}`, [
        ['20/11/2023', 'Nghỉ lễ', 'Ngày gõ tay', '', 'Không'],
      ]),
    stands: (workbook) => column(workbook, 'Ngày nghỉ', 'Lý do').includes('Ngày gõ tay'),
    done: (workbook) =>
      expect(
        workbook.rows('Ngày nghỉ').filter((row) => String(row['Ngày']).startsWith('2027-')).length,
      ).toBeGreaterThan(13),
  },
  {
    title: 'repairing, a neighbour of the repaired cells filled in, and a row put above them',
    open: () =>
      preparedHost('small, text days', small, ({ host }) => {
        host.paste('Nhiệm vụ', 'H3', [["'05/06/2023"]]);
        host.paste('Nhiệm vụ', 'H5', [["'06/06/2023"]]);
      }),
    command: 'repairWorkbook',
    argument: (workbook) => ({ fingerprint: workbook.call<RepairReport>('repairWorkbook').fingerprint }),
    typed: (workbook) => workbook.type('Nhiệm vụ', { 'Mã NV': 'NV03' }, 'Hạn hoàn thành', '01/09/2023'),
    stands: (workbook) => column(workbook, 'Nhiệm vụ', 'Hạn hoàn thành').includes('2023-09-01'),
    done: (workbook) =>
      expect(
        column(workbook, 'Nhiệm vụ', 'Hạn hoàn thành').filter((day) => !/^\d{4}-/.test(String(day))),
      ).toEqual([]),
  },
];

/** The number of a command's first call of a name. */
function callOf({ open, command, argument }: Case, name: string): number {
  const workbook = open();
  workbook.host.run(command, [argument(workbook)]);
  const at = workbook.host.lastMeter!.order.indexOf(name);
  expect(at).toBeGreaterThan(0);
  return at + 1;
}

function pointsOf(one: Case, calls: number): number[] {
  if (one.before === undefined) return points(calls);
  const end = callOf(one, one.before);
  const close = Array.from({ length: runs(60, 8) }, (_, i) => end - i);
  return [...new Set([...points(calls), ...close])];
}

describe.each(CASES)('$title', (one) => {
  const { open, command, argument, typed, stands, done } = one;
  test('is not lost at any call', async () => {
    const first = open();
    const { calls } = first.host.run(command, [argument(first)]);
    done(first);
    const lost: number[] = [];
    const tried = pointsOf(one, calls);
    for (const after of tried) {
      closeHosts();
      await new Promise(setImmediate);
      const workbook = open();
      const request = argument(workbook);
      const deed = (): void => typed(workbook);
      workbook.host.run(command, [request], { meter: { interleave: { after, deed } } });
      if (!stands(workbook)) lost.push(after);
      try {
        done(workbook);
      } catch (error) {
        throw new Error(`after call ${after} of ${calls}: ${(error as Error).message}`);
      }
    }
    console.info(`${command}: ${tried.length} of ${calls} calls`);
    expect(lost).toEqual([]);
  });
});

test('A period without the due day of the workbook’s level does not open, and says which', () => {
  const workbook = small();
  workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q1' }, 'Hạn nộp cấp tỉnh (trước ngày)', '');
  workbook.type('Kỳ báo cáo', { Kỳ: '2023-Q1' }, 'Hạn nộp cấp huyện (trước ngày)', '10/04/2023');
  expect(() => workbook.call('openPeriod', { period: '2023-Q1' })).toThrow(
    'chưa có «Hạn nộp cấp tỉnh (trước ngày)»',
  );
  expect(workbook.rows('Báo cáo quý')).toEqual([]);
});

test.each([
  ['first', small, '2023-Q1'],
  ['next', q2, '2023-Q2'],
])(
  'The %s opening, cut off, is completed by another: no row without Duyệt, none twice, none apart',
  async (_, open, period) => {
    const { calls } = open().host.run('openPeriod', [{ period }]);
    for (const killAt of points(calls)) {
      closeHosts();
      await new Promise(setImmediate);
      const workbook = open();
      expect(() => workbook.call('openPeriod', { period }, { meter: { killAt: killAt + 1 } })).toThrow(
        'Exceeded maximum execution time',
      );
      const { added, existing } = workbook.call<OpenPeriodReport>('openPeriod', { period });
      expect(added + existing).toBe(ROWS);
      expect(inPeriod(workbook, period).map((row) => row['Duyệt'])).toEqual(
        Array.from({ length: ROWS }, () => 'Chờ duyệt'),
      );
      const codes = workbook.cells('Báo cáo quý').map(([code]) => code);
      expect(codes.slice(1, codes.lastIndexOf(period) + 1)).not.toContain('');
    }
  },
);

test('Rows that an earlier version left without Duyệt are completed, and what people typed in them stays', () => {
  const workbook = q2();
  workbook.host.paste(
    'Báo cáo quý',
    'M2',
    Array.from({ length: 4 }, () => ['']),
  );
  workbook.type('Báo cáo quý', { 'Mã NV': 'NV01' }, 'Kết quả thực hiện', 'Đã làm');
  const report = workbook.call<OpenPeriodReport>('openPeriod', { period: '2023-Q1' });
  expect(report).toMatchObject({ added: 0, existing: ROWS, completed: 4, left: [] });
  const rows = workbook.rows('Báo cáo quý');
  expect(new Set(rows.map((row) => row['Duyệt']))).toEqual(new Set(['Chờ duyệt']));
  expect(rows.some((row) => row['Kết quả thực hiện'] === 'Đã làm')).toBe(true);
});
