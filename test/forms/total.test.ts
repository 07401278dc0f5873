/** Totals of units' figures: the worked examples, and an independent recount that goes cell by cell. */
import fc from 'fast-check';
import { type Day, dayFromText } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';
import { figureIn } from '../../src/forms/figure.js';
import { indicatorLines } from '../../src/forms/indicators.js';
import { dueFigures, metByAgency } from '../../src/forms/met.js';
import { standingOf, totalOf } from '../../src/forms/total.js';
import type { Agency, DataRow, Indicator, Period, Plan } from '../../src/plan/model.js';

const day = (text: string): Day => dayFromText(text)!;

const agency = (code: string, kind = 'UBND cấp xã'): Agency => ({
  row: 2,
  code,
  name: `Xã ${code}`,
  kind,
  parent: '',
  head: '',
  emails: [],
  headEmails: [],
  editors: [],
  planIssued: null,
  planLink: '',
  issuesPlan: true,
  cluster: '',
  since: null,
  until: null,
});

const indicator = (change: Partial<Indicator> = {}): Indicator => ({
  row: 2,
  code: 'CT01',
  title: 'Tỷ lệ',
  task: '',
  area: 5,
  lead: 'SNV',
  type: 'Tỷ lệ',
  unit: 'hồ sơ',
  asked: ['X1', 'X2', 'X3'],
  term: 'Quý',
  cumulative: false,
  adding: 'Bình quân gia quyền',
  target: null,
  direction: '≥',
  required: true,
  since: '',
  ...change,
});

const quarter = (nth: number, state: Period['state'] = 'Đang mở'): Period => ({
  row: 1 + nth,
  code: `2026-Q${nth}`,
  title: '',
  kind: 'Quý',
  from: day(`2026-${['01', '04', '07', '10'][nth - 1]}-01`),
  to: day(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'][nth - 1]!),
  before: day(['2026-04-15', '2026-07-15', '2026-10-15', '2027-01-15'][nth - 1]!),
  state,
});

const row = (agency: string, change: Partial<DataRow> = {}): DataRow => ({
  row: 2,
  period: '2026-Q1',
  agency,
  indicator: 'CT01',
  value: null,
  denominator: null,
  words: '',
  faulty: false,
  sent: day('2026-04-10'),
  resent: null,
  review: null,
  remark: '',
  returned: null,
  correctBy: null,
  edited: false,
  ...change,
});

const share = (agency: string, value: number, denominator: number, change: Partial<DataRow> = {}): DataRow =>
  row(agency, { value, denominator, ...change });

const lines = (of: Indicator, dataRows: readonly DataRow[], periods = [quarter(1)], units = 3) =>
  indicatorLines(
    {
      agencies: Array.from({ length: units }, (_, i) => agency(`X${i + 1}`)),
      indicators: [of],
      periods,
      dataRows,
    },
    periods[periods.length - 1]!,
  )[0]!;

describe('A total', () => {
  test('of shares adds numerators and denominators, and names who is missing: 45/50, 30/60, nothing', () => {
    const { numerator, denominator, value, missing, answered, asked } = lines(indicator(), [
      share('X1', 45, 50),
      share('X2', 30, 60),
      row('X3', { sent: null }),
    ]);
    expect([numerator, denominator, answered, asked]).toEqual([75, 110, 2, 3]);
    expect(value).toBeCloseTo(68.1818, 3);
    expect(missing.map(({ name }) => name)).toEqual(['Xã X3']);
  });

  test('E1: 190/200, 45/60, 300/310 is 93,9 %, short of the 95 % by 7 cases', () => {
    const line = lines(indicator({ target: 95 }), [
      share('X1', 190, 200),
      share('X2', 45, 60),
      share('X3', 300, 310),
    ]);
    expect([line.numerator, line.denominator, line.reached, line.short]).toEqual([535, 570, false, 7]);
    expect(line.value).toBeCloseTo(93.86, 2);
  });

  test('E2: 104 asked, 98 answered, 91 yes: 92,9 % of those who answered, at least 87,5 % of all, 6 named', () => {
    const asked = Array.from({ length: 104 }, (_, i) => `X${i + 1}`);
    const line = lines(
      indicator({ type: 'Có/Không', adding: 'Đếm Có', asked }),
      asked.slice(0, 98).map((code, i) => row(code, { value: i < 91 ? 1 : 0 })),
      [quarter(1)],
      104,
    );
    expect([line.numerator, line.denominator, line.atLeast]).toEqual([91, 98, 87.5]);
    expect(line.value).toBeCloseTo(92.857, 2);
    expect(line.missing.map(({ code }) => code)).toEqual(['X99', 'X100', 'X101', 'X102', 'X103', 'X104']);
  });

  test('E3: 5 + 4 + 0 + nothing is 9, 75 % of 12, one unit missing: the empty one is no nought', () => {
    const line = lines(
      indicator({ type: 'Số', adding: 'Cộng', target: 12, asked: ['X1', 'X2', 'X3', 'X4'] }),
      [row('X1', { value: 5 }), row('X2', { value: 4 }), row('X3', { value: 0 }), row('X4')],
      [quarter(1)],
      4,
    );
    expect([line.numerator, line.denominator, line.value]).toEqual([9, null, 9]);
    expect([line.reached, line.short, line.ofTarget, line.missing.length]).toEqual([false, 3, 75, 1]);
  });

  test('leaves units without cases out of both sums, and counts what was neither unsent nor sent back', () => {
    const line = lines(indicator(), [
      share('X1', 9, 10),
      share('X2', 0, 0),
      share('X3', 1, 10, { review: 'Trả lại' }),
    ]);
    expect([line.numerator, line.denominator, line.without, line.answered]).toEqual([9, 10, 1, 2]);
    expect(line.missing.map(({ code }) => code)).toEqual(['X3']);
  });

  test('of means is weighted by what stands as their denominators', () => {
    const figures = [share('X1', 10, 1), share('X2', 20, 3)];
    const total = totalOf({ type: 'Số', adding: 'Bình quân gia quyền' }, figures);
    expect(total).toEqual({ numerator: 70, denominator: 4, value: 17.5, without: 0 });
  });

  test('is none where nothing is to be added up', () => {
    const line = lines(indicator({ adding: 'Không cộng', target: 90 }), [share('X1', 9, 10)]);
    expect([line.value, line.numerator, line.reached, line.answered]).toEqual([null, null, null, 1]);
  });

  test.each([
    ['≥', 95, true],
    ['≥', 94.9, false],
    ['≤', 95, true],
    ['≤', 95.1, false],
    ['=', 95, true],
    ['=', 96, false],
  ] as const)('%s 95: %d is %s', (direction, value, reached) => {
    const total = { numerator: value, denominator: null, value };
    expect(standingOf({ type: 'Số', target: 95, direction }, total).reached).toBe(reached);
  });
});

describe('Of several periods', () => {
  const year: Period = { ...quarter(4), code: '2026-N', kind: 'Năm', from: day('2026-01-01') };
  const periods = [quarter(1, 'Đã chốt'), quarter(2), quarter(3, 'Chưa mở'), year];
  const of = (change: Partial<Indicator>, rows: readonly DataRow[]) =>
    lines(indicator({ asked: ['X1', 'X2'], ...change }), rows, periods, 2);
  const second = { period: '2026-Q2' };

  test('figures of each period are added up; a gap in one that was opened is named', () => {
    const line = of({}, [share('X1', 9, 10), share('X1', 1, 10, second), share('X2', 5, 5)]);
    expect([line.numerator, line.denominator]).toEqual([15, 25]);
    expect(line.missing.map(({ code }) => code)).toEqual(['X2']);
  });

  test('of figures since the beginning the newest counts', () => {
    const line = of({ cumulative: true }, [
      share('X1', 9, 10),
      share('X1', 12, 20, second),
      share('X2', 5, 5),
    ]);
    expect([line.numerator, line.denominator]).toEqual([17, 25]);
    expect(line.missing.map(({ code }) => code)).toEqual(['X2']);
  });

  test('an indicator asked from the second quarter on is not missed in the first', () => {
    const line = of({ since: '2026-Q2' }, [share('X1', 1, 1, second), share('X2', 1, 2, second)]);
    expect([line.numerator, line.denominator, line.missing.length]).toEqual([2, 3, 0]);
  });

  test('a unit that ended in between is not asked any more, and what it sent stays', () => {
    const agencies = [agency('X1'), { ...agency('X2'), until: day('2026-05-01') }];
    const plan = {
      agencies,
      periods,
      indicators: [indicator({ asked: ['X1', 'X2'] })],
      dataRows: [share('X1', 1, 2), share('X1', 1, 2, second), share('X2', 1, 1)],
    };
    const [line] = indicatorLines(plan, null);
    expect([line!.numerator, line!.denominator, line!.missing.length]).toEqual([3, 5, 0]);
  });
});

describe('A figure', () => {
  const asked = { type: 'Tỷ lệ', adding: 'Bình quân gia quyền', unit: 'hồ sơ' } as const;
  const number = { ...asked, type: 'Số', adding: 'Cộng' } as const;
  const cells = (value: string | number | boolean, denominator: string | number = '', words = '') => ({
    value,
    denominator,
    words,
  });

  test.each([
    [asked, cells(45, 50), 45, 50],
    [asked, cells('1.200', '1.500,5'), 1200, 1500.5],
    [asked, cells(0, 0), 0, 0],
    [number, cells(7), 7, null],
    [{ ...asked, type: 'Có/Không' }, cells('có'), 1, null],
    [{ ...asked, type: 'Có/Không' }, cells('', '', 'Không'), 0, null],
    [{ ...asked, type: 'Có/Không' }, cells(true), 1, null],
  ] as const)('%o is read from %o', (of, stands, value, denominator) => {
    const { figure, flaws } = figureIn(of, stands);
    expect([figure.value, figure.denominator, figure.faulty, flaws]).toEqual([value, denominator, false, []]);
  });

  test.each([
    [asked, cells('khoảng 40', 50), 'không phải là số'],
    [asked, cells(-1, 50), 'số âm'],
    [asked, cells(60, 50), 'lớn hơn mẫu số'],
    [asked, cells(5, 0), 'lớn hơn mẫu số'],
    [asked, cells(95), 'chưa có mẫu số'],
    [asked, cells(120), 'lớn hơn 100 %'],
    [asked, cells('', 50), 'chưa có tử số'],
    [{ ...number, unit: '%' }, cells(101), 'lớn hơn 100 %'],
    [{ ...number, adding: 'Bình quân gia quyền' }, cells(5), 'trọng số'],
    [{ ...asked, type: 'Có/Không' }, cells('gần xong'), 'Có hoặc Không'],
  ] as const)('%o: %o is named and not counted', (of, stands, words) => {
    const { figure, flaws } = figureIn(of, stands);
    expect(figure.faulty).toBe(true);
    expect(flaws.map(({ message }) => message).join()).toContain(words);
  });
});

test('An agency has met what reaches the target by its own figures, and what it sent in time', () => {
  const plan = {
    agencies: [agency('X1'), agency('X2')],
    periods: [quarter(1)],
    indicators: [
      indicator({ asked: ['X1', 'X2'], target: 90 }),
      indicator({ code: 'CT02', asked: ['X1', 'X2'], type: 'Số', adding: 'Cộng', target: 100 }),
      indicator({ code: 'CT03', asked: ['X1'], required: false }),
      indicator({ code: 'CT04', asked: ['X1'] }),
    ],
    dataRows: [
      share('X1', 9, 10),
      share('X2', 8, 10),
      row('X1', { indicator: 'CT02', value: 3 }),
      row('X2', { indicator: 'CT02', value: 3, sent: day('2026-04-20') }),
      share('X1', 0, 0, { indicator: 'CT04' }),
    ],
    settings: { correctionDays: 3 } as Plan['settings'],
    calendar: builtInCalendar(),
  };
  const met = metByAgency(dueFigures(plan, day('2026-05-01')));
  expect([...met]).toEqual([
    ['X1', { due: 2, met: 2 }],
    ['X2', { due: 2, met: 0 }],
  ]);
  // Sent back on the 13th: corrected within three working days it is judged by its first day, later by the second.
  const corrected = (resent: string): number => {
    const back = { returned: day('2026-04-13'), correctBy: day('2026-04-16'), resent: day(resent) };
    const dataRows = [row('X2', { indicator: 'CT02', value: 3, review: 'Gửi lại', ...back })];
    return metByAgency(dueFigures({ ...plan, dataRows }, day('2026-04-20'))).get('X2')!.met;
  };
  expect(['2026-04-16', '2026-04-17'].map(corrected)).toEqual([1, 0]);
});

test('Any total is what a recount gives that goes through the rows one by one', () => {
  const rows = fc.array(
    fc.record({
      unit: fc.integer({ min: 1, max: 4 }),
      period: fc.integer({ min: 1, max: 3 }),
      numerator: fc.integer({ min: 0, max: 20 }),
      more: fc.integer({ min: 0, max: 20 }),
      sent: fc.boolean(),
      back: fc.boolean(),
      faulty: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(rows, fc.boolean(), fc.constantFrom('Số', 'Tỷ lệ', 'Có/Không'), (drawn, cumulative, type) => {
      const first = drawn.filter(
        (one, i) => drawn.findIndex((other) => other.unit === one.unit && other.period === one.period) === i,
      );
      const dataRows = first.map(({ unit, period, numerator, more, sent, back, faulty }) =>
        row(`X${unit}`, {
          period: `2026-Q${period}`,
          value: type === 'Có/Không' ? numerator % 2 : numerator,
          denominator: type === 'Tỷ lệ' ? numerator + more : null,
          sent: sent ? day('2026-04-01') : null,
          review: back ? 'Trả lại' : null,
          faulty,
        }),
      );
      const adding = type === 'Số' ? 'Cộng' : type === 'Tỷ lệ' ? 'Bình quân gia quyền' : 'Đếm Có';
      const year: Period = { ...quarter(4), code: '2026-N', kind: 'Năm', from: day('2026-01-01') };
      const line = lines(
        indicator({ type, adding, cumulative, asked: ['X1', 'X2', 'X3', 'X4'] }),
        dataRows,
        [quarter(1), quarter(2), quarter(3), year],
        4,
      );
      let [numerator, denominator, answered] = [0, 0, 0];
      for (const unit of ['X1', 'X2', 'X3', 'X4']) {
        let [own, of, any] = [0, 0, false];
        for (const period of ['2026-Q1', '2026-Q2', '2026-Q3'])
          for (const one of dataRows) {
            if (one.agency !== unit || one.period !== period) continue;
            if (one.sent === null || one.review !== null || one.faulty) continue;
            if (cumulative || type === 'Có/Không') [own, of] = [0, 0];
            own += one.value!;
            of += one.denominator ?? 0;
            any = true;
          }
        numerator += own;
        denominator += of;
        if (any) answered++;
      }
      const expected =
        answered === 0
          ? null
          : type === 'Số'
            ? numerator
            : type === 'Có/Không'
              ? (100 * numerator) / answered
              : denominator === 0
                ? null
                : (100 * numerator) / denominator;
      expect(line.answered).toBe(answered);
      if (expected === null) expect(line.value).toBeNull();
      else expect(line.value).toBeCloseTo(expected, 9);
    }),
    { numRuns: 300 },
  );
});
