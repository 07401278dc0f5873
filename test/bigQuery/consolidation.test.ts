/** What the SQL of sql/ says, beside the pure consolidation of the same obligations: equal to the last digit. */
import { digestOf, loadNamed, loadRow, type SnapshotRow, snapshotRows } from '../../src/bigQuery/snapshot';
import { addDays, type Day, isoDay } from '../../src/calendar/day';
import { obligationsOf } from '../../src/plan/obligations/index';
import {
  type Assessed,
  assess,
  OBLIGATION_KINDS,
  type Obligation,
  reckoningOf,
} from '../../src/plan/obligations/obligation.js';
import { classesOf, indicatorSums, rollUp } from '../../src/rollUp/rollUp';
import { figuresSent, type SentIndicator, type SentRating } from '../../src/rollUp/sentUp';
import type { Figures } from '../../src/summary/figures';
import { type Material, materialOf } from '../../src/summary/material';
import { ranks } from '../../src/summary/rank';
import { cubeOf, EVERYTHING, summarize } from '../../src/summary/summary';
import { Duck, type Row } from '../support/bigQuery/duck';
import { AGENCIES, day, readTables } from '../support/plans/plainWorkbook';
import { random } from '../support/soak';

const { plan } = readTables({
  'Nhiệm vụ': Array.from({ length: 12 }, (_, i) => ({
    'Mã NV': `NV${i + 1}`,
    'Nhiệm vụ': `Việc ${i + 1}`,
    'Lĩnh vực': (i % 8) + 1,
    'Chủ trì': '@SO; @XA',
    'Hạn hoàn thành': `2023-${String((i % 9) + 3).padStart(2, '0')}-15`,
  })),
  'Báo cáo quý': AGENCIES.flatMap(({ Mã }) =>
    ['2023-Q1', '2023-Q2'].map((period) => ({ Kỳ: period, 'Mã CQ': Mã!, 'Mã NV': 'NV1' })),
  ),
});
const obligations = obligationsOf(plan);
const TODAY = day('2023-07-20');

/** The plan's obligations, due, done and put off at random. */
function lived(seed: number, asOf: Day): Material {
  const source = random(seed);
  const chance = (percent: number): boolean => source.below(100) < percent;
  const all = obligations.map((one): Obligation => {
    const due = chance(5) ? null : one.due && addDays(one.due, source.below(41) - 20);
    const done = chance(45) ? addDays(day('2023-03-01'), source.below(140)) : null;
    const late = due !== null && chance(15) ? addDays(due, 10 + source.below(30)) : null;
    return {
      ...one,
      due,
      done,
      grants: late === null ? [] : [{ from: addDays(due!, source.below(9) - 4), due: late, document: 'CV' }],
    } as Obligation;
  });
  const material = materialOf({ ...plan, settings: { ...plan.settings, asOf } });
  const reckoning = { ...reckoningOf(plan), asOf };
  // Some were taken over by others, some of these late already, and are not counted against who has them now.
  const taken = (one: Assessed, i: number): Assessed =>
    i % 4 === 1
      ? {
          ...one,
          takenFrom: 'STC',
          lateBefore: i % 8 === 1 ? { agency: one.agency, days: 3 } : null,
          freeUntil: addDays(asOf, 40),
        }
      : one;
  return { ...material, standing: (of) => assess(all, { ...reckoning, asOf: of }).map(taken) };
}

const INDICATORS: readonly (readonly SentIndicator[])[] = [
  [
    { code: 'CT1', title: 'Tỷ lệ hồ sơ', type: 'Tỷ lệ', numerator: 45, denominator: 50 },
    { code: 'CT2', title: 'Số buổi', type: 'Số', numerator: 0.1, denominator: null },
  ],
  [
    { code: 'CT1', title: 'Tỷ lệ hồ sơ', type: 'Tỷ lệ', numerator: 30, denominator: 60 },
    { code: 'CT2', title: 'Số buổi', type: 'Số', numerator: 0.2, denominator: null },
  ],
  [{ code: 'CT1', title: 'Tỷ lệ hồ sơ', type: 'Tỷ lệ', numerator: null, denominator: null }],
];

const rated = (agency: string, score: number | null, named: string): SentRating => ({
  agency,
  name: `Cơ quan ${agency}`,
  score,
  class: named,
  state: 'Công bố dự kiến',
});
const RATINGS: readonly (readonly SentRating[])[] = [
  [rated('A', 84.71, 'Tốt'), rated('B', 88.24, 'Tốt*'), rated('C', 74.5, 'Khá')],
  [{ ...rated('A', null, 'Chưa xếp hạng'), state: 'Đã chốt' }],
  [],
];

const UNITS = ['T33', 'T34', 'T35'];
/** The third unit is five days behind. */
const dayOf = (i: number): Day => (i === 2 ? addDays(TODAY, -5) : TODAY);
const MATERIALS = UNITS.map((_, i) => lived(i + 1, dayOf(i)));
const WEEK_AGO = addDays(TODAY, -30);
const BEFORE = UNITS.map((_, i) => lived(i + 11, WEEK_AGO));

const ASKED = {
  since: isoDay(addDays(TODAY, -14)),
  day: isoDay(TODAY),
  before_since: isoDay(addDays(WEEK_AGO, -14)),
  before: isoDay(WEEK_AGO),
  area: -1,
  kind: '',
  unit: '',
};

let duck: Duck;
let clock = Date.parse('2023-07-20T00:00:00Z');

/** As the daily load does it: the rows, then the line that makes them count. */
async function load(
  unit: string,
  material: Material,
  indicators: readonly SentIndicator[],
  cutOff = false,
  ratings: readonly SentRating[] = [],
): Promise<SnapshotRow[]> {
  const unloaded = snapshotRows(unit, material, indicators, ratings);
  const key = {
    day: isoDay(material.asOf),
    unit,
    load: loadNamed(new Date(clock++), digestOf(unloaded)),
  };
  const rows = unloaded.map((row) => ({ ...row, load: key.load }));
  await duck.snapshot(rows);
  if (!cutOff)
    await duck.loads([loadRow(key, { unitName: `Tỉnh ${unit}`, plan: '', rows: rows.length, source: 'a' })]);
  return rows;
}

beforeAll(async () => {
  duck = await Duck.open();
  for (const [i, unit] of UNITS.entries()) {
    await load(unit, BEFORE[i]!, []);
    await load(unit, MATERIALS[i]!, INDICATORS[i]!, false, RATINGS[i]!);
  }
});
afterAll(() => duck.close());

const NAMES = {
  kept: 'Hoàn thành đúng hạn',
  late: 'Hoàn thành quá hạn',
  overdue: 'Quá hạn',
  undated: 'Chưa có hạn',
} as const;

/** A line of a summary in the columns of the views. */
const shown = (key: string, line: Figures) => ({
  key,
  ...Object.fromEntries(Object.entries(NAMES).map(([name, status]) => [name, line.counts[status]])),
  open: line.counts['Trong hạn'] + line.counts['Sắp đến hạn'],
  total: line.total,
  extended: line.extended,
  on_time_rate: line.onTimeRate,
  first_on_time_rate: line.firstOnTimeRate,
  average_lateness: line.averageLateness,
});
const columnsOf = (row: Row, key: string) => ({
  key: String(row[key]),
  ...Object.fromEntries(
    Object.keys(shown('', EMPTY_LINE))
      .slice(1)
      .map((name) => [name, row[name]]),
  ),
});
const EMPTY_LINE = summarize(MATERIALS[0]!, EVERYTHING, ['agency']).total;
const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : 1);

test('the obligations tell statuses, extensions and lateness apart', () => {
  const { total } = summarize(MATERIALS[0]!);
  expect(Object.values(total.counts).every((count) => count > 0)).toBe(true);
  expect(total.extended).toBeGreaterThan(0);
  expect(total.firstOnTimeRate).not.toBe(total.onTimeRate);
  expect(total.averageLateness).toBeGreaterThan(0);
  const rows = snapshotRows('T33', MATERIALS[0]!, [], []);
  expect(rows.filter(({ freed }) => freed! > 0).length).toBeGreaterThan(0);
});

test.each(['area', 'kind', 'quarter'] as const)('view by_%s is the summary of each unit', async (name) => {
  for (const [i, unit] of UNITS.entries()) {
    const rows = await duck.view(`by_${name}`, `unit = '${unit}' AND day = '${isoDay(dayOf(i))}'`);
    const table = summarize(MATERIALS[i]!, EVERYTHING, [name]).tables[0]!;
    const keyOf = (key: string): string =>
      name === 'kind' ? OBLIGATION_KINDS[key as keyof typeof OBLIGATION_KINDS] : key;
    expect(rows.map((row) => columnsOf(row, name)).sort(byKey)).toEqual(
      table.lines
        .filter(({ total }) => total > 0)
        .map((line) => shown(keyOf(line.key), line))
        .sort(byKey),
    );
  }
});

test('view by_unit is the total of each unit and day', async () => {
  const rows = await duck.view('by_unit');
  expect(rows).toHaveLength(2 * UNITS.length);
  for (const [i, unit] of UNITS.entries())
    for (const material of [MATERIALS[i]!, BEFORE[i]!]) {
      const row = rows.find((one) => one['unit'] === unit && one['day'] === isoDay(material.asOf))!;
      expect(columnsOf(row, 'unit')).toEqual(shown(unit, summarize(material).total));
    }
});

test('question units: totals, places by ranks(), changes against what stood before', async () => {
  const rows = await duck.ask('units', ASKED);
  const totals = MATERIALS.map((material) => summarize(material).total);
  const before = BEFORE.map((material) => summarize(material).total);
  const places = ranks(
    totals.map(({ onTimeRate, counts }) => ({ field: '', onTimeRate, overdue: counts['Quá hạn'] })),
  );
  expect(rows).toEqual(
    UNITS.map((unit, i) =>
      expect.objectContaining({
        unit,
        day: isoDay(dayOf(i)),
        total: totals[i]!.total,
        overdue: totals[i]!.counts['Quá hạn'],
        on_time_rate: totals[i]!.onTimeRate,
        change: totals[i]!.onTimeRate! - before[i]!.onTimeRate!,
        place: places[i],
      }),
    ),
  );
});

test.each(['areas', 'kinds'] as const)('question %s is rollUp of all units', async (question) => {
  const rows = await duck.ask(question, ASKED);
  const { tables } = rollUp(
    { code: '', name: '', figures: [], agencies: [] },
    MATERIALS.map((material, i) => ({
      code: UNITS[i]!,
      name: UNITS[i]!,
      figures: figuresSent(cubeOf(material.directory, material.standing(material.asOf), material.calendar)),
    })),
    MATERIALS[0]!.directory.areas,
  );
  const name = question === 'areas' ? 'area' : 'kind';
  const lines = tables.find((table) => table.name === name)!.lines.filter(({ total }) => total > 0);
  expect(
    rows.map((row) => [String(row[name]), row['units'], row['total'], row['overdue'], row['on_time_rate']]),
  ).toEqual(
    lines
      .map((line): (string | number | null)[] => [
        name === 'kind' ? line.title : line.key,
        UNITS.length,
        line.total,
        line.counts['Quá hạn'],
        line.onTimeRate,
      ])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
});

test('question agencies: one unit, one area, ranked among its kind', async () => {
  const rows = await duck.ask('agencies', { ...ASKED, unit: 'T34', area: 3 });
  const { tables } = summarize(MATERIALS[1]!, { ...EVERYTHING, area: 3 }, ['agency']);
  const lines = tables[0]!.lines.filter(({ total }) => total > 0);
  const places = ranks(
    lines.map(({ field, onTimeRate, counts }) => ({
      field: field ?? '',
      onTimeRate,
      overdue: counts['Quá hạn'],
    })),
  );
  expect(rows.map((row) => [row['agency'], row['agency_name'], row['on_time_rate'], row['place']])).toEqual(
    lines
      .map((line, i) => [line.key, line.title, line.onTimeRate, places[i]])
      .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
});

test('question indicators is indicatorSums, blank not nought', async () => {
  const rows = await duck.ask('indicators', ASKED);
  const sums = indicatorSums(UNITS.map((name, i) => ({ name, indicators: INDICATORS[i]! })));
  expect(rows.map((row) => [row['code'], row['numerator'], row['denominator']])).toEqual(
    sums.map(({ code, numerator, denominator }) => [code, numerator, denominator]),
  );
  expect(rows.map((row) => [row['asked'], row['answered']])).toEqual([
    [3, 2],
    [2, 2],
  ]);
});

test('view ratings has whole hundredths; question classes is classesOf, a star not told apart', async () => {
  expect((await duck.view('ratings')).map(({ unit, agency, score }) => [unit, agency, score]).sort()).toEqual(
    [
      ['T33', 'A', 8471],
      ['T33', 'B', 8824],
      ['T33', 'C', 7450],
      ['T34', 'A', null],
    ],
  );
  const rows = await duck.ask('classes', ASKED);
  expect(rows.map((row) => [row['unit'], row['state'], row['class'], row['agencies']])).toEqual(
    classesOf(UNITS.map((name, i) => ({ name, ratings: RATINGS[i]! }))).flatMap(({ title, state, counts }) =>
      Object.entries(counts).map(([named, count]) => [title, state, named, count]),
    ),
  );
});

test('question quarters: all units together, as the summaries add up', async () => {
  const rows = await duck.ask('quarters', ASKED);
  const sums = new Map<string, number>();
  for (const material of MATERIALS)
    for (const { key, total } of summarize(material, EVERYTHING, ['quarter']).tables[0]!.lines)
      if (total > 0) sums.set(key, (sums.get(key) ?? 0) + total);
  expect(Object.fromEntries(rows.map((row) => [row['quarter'], row['total']]))).toEqual(
    Object.fromEntries(sums),
  );
});

describe('Loaded again, cut off, late', () => {
  test('a day loaded again counts once, as it was loaded last; rows without their line do not count', async () => {
    const before = await duck.ask('units', ASKED);
    const again = await load('T33', MATERIALS[0]!, INDICATORS[0]!);
    expect(await duck.ask('units', ASKED)).toEqual(before);
    const changed = lived(77, TODAY);
    await load('T33', changed, [], true);
    expect(await duck.ask('units', ASKED)).toEqual(before);
    await load('T33', changed, INDICATORS[0]!);
    const [first] = await duck.ask('units', ASKED);
    expect(first!['on_time_rate']).toBe(summarize(changed).total.onTimeRate);
    expect(first!['total']).toBe(before[0]!['total']);
    expect(again.length).toBeGreaterThan(40);
  });

  test('who is late or missing is seen', async () => {
    expect(await duck.ask('standing', ASKED)).toEqual(
      UNITS.map((unit, i) => ({ unit, unit_name: `Tỉnh ${unit}`, day: isoDay(dayOf(i)), sources: 1 })),
    );
    expect(
      (await duck.view('arrivals', `day = '${isoDay(TODAY)}'`))
        .map(({ unit, arrived, last_day }) => [unit, arrived, last_day])
        .sort(),
    ).toEqual([
      ['T33', 1, isoDay(TODAY)],
      ['T34', 1, isoDay(TODAY)],
      ['T35', 0, isoDay(addDays(TODAY, -5))],
    ]);
    // Older than the days that are asked for: no longer counted.
    const narrow = await duck.ask('units', { ...ASKED, since: ASKED.day });
    expect(narrow.map(({ unit }) => unit)).toEqual(['T33', 'T34']);
  });
});
