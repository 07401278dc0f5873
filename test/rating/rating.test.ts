/** Points, scaling, ranks and classes of the yearly rating (capabilities 6; plan II.3.d), and a recount of them all. */
import fc from 'fast-check';
import { type Criterion, readyCriteria, wrongWeights } from '../../src/rating/criteria.js';
import { type Facts, factsOf } from '../../src/rating/facts.js';
import { NOT_JUDGED, type Rated, rate, ratedAgencies } from '../../src/rating/rating.js';
import { type Row, readTables } from '../support/plans/plainWorkbook.js';

const READY = readyCriteria();
const commune = (code: string, cluster = '') => ({ code, name: `Xã ${code}`, kind: 'UBND cấp xã', cluster });
const facts = (more: Partial<Facts>): Facts => ({
  ownPlan: null,
  tasks: null,
  quarterly: null,
  periodic: null,
  indicators: null,
  inspections: null,
  forms: null,
  ...more,
});
const X005 = facts({
  ownPlan: { complete: 10, required: 12, daysLate: 0 },
  tasks: { kept: 9, late: 2, overdue: 1 },
  quarterly: { kept: 45, late: 0, overdue: 3 },
  periodic: { kept: 2, late: 0, overdue: 0 },
  indicators: { met: 8, due: 10 },
  inspections: { lateFindings: 1, failed: 0 },
});
const X006 = facts({
  ownPlan: { complete: 12, required: 12, daysLate: 5 },
  tasks: { kept: 12, late: 0, overdue: 0 },
  quarterly: { kept: 48, late: 0, overdue: 0 },
  periodic: { kept: 1, late: 1, overdue: 0 },
  indicators: { met: 6, due: 10 },
  inspections: { lateFindings: 1, failed: 1 },
});
const X010 = facts({
  ownPlan: { complete: 9, required: 10, daysLate: 0 },
  tasks: { kept: 9, late: 0, overdue: 1 },
  quarterly: { kept: 9, late: 0, overdue: 1 },
  periodic: { kept: 2, late: 0, overdue: 0 },
  indicators: { met: 8, due: 10 },
});
const one = (of: Facts, decided = 60, code = 'X1'): Rated =>
  rate(commune(code), READY, { facts: of, decided });
const points = ({ criteria }: Rated): (number | null)[] =>
  criteria.map(({ points: own }) => (own === null ? null : Math.round(own * 100) / 100));

test('E1: 84,71 Tốt', () => {
  expect(points(one(X005))).toEqual([8.33, 25, 9.38, 10, 20, 12]);
  expect(ratedAgencies([one(X005)])[0]).toMatchObject({
    points: 84.71,
    maximum: 100,
    score: 84.71,
    scaled: false,
    class: 'Tốt',
    rank: 1,
  });
  expect(one(X005).criteria[1]).toMatchObject({ said: '9 đúng, 2 trễ, 1 quá hạn / 12', auto: 25 });
});

test('E2: 74,50 Khá; an appeal that is accepted makes it 79,50, still Khá', () => {
  expect(points(one(X006))).toEqual([5, 30, 10, 7.5, 15, 7]);
  expect(ratedAgencies([one(X006)])[0]).toMatchObject({ score: 74.5, class: 'Khá' });
  const appealed = rate(commune('X006'), READY, { facts: X006, decided: 60 }, (code) => ({
    ...NOT_JUDGED,
    appealed: code === 'TC5' ? 20 : null,
  }));
  expect(ratedAgencies([appealed])[0]).toMatchObject({ score: 79.5, class: 'Khá' });
});

test('E3: never inspected: 75 of 85, 88,24 Tốt*', () => {
  expect(ratedAgencies([one(X010)])[0]).toMatchObject({
    points: 75,
    maximum: 85,
    score: 88.24,
    scaled: true,
    class: 'Tốt',
  });
});

test.each([
  ['fewer than five decided deadlines', one(X005, 4), { class: 'Chưa xếp hạng', rank: null, score: 84.71 }],
  ['five of them', one(X005, 5), { class: 'Tốt', rank: 1 }],
  ['nothing at all', one(facts({}), 9), { class: 'Chưa xếp hạng', rank: null, score: null }],
  [
    'more off than there is',
    one(facts({ ownPlan: { complete: 1, required: 10, daysLate: 40 } }), 9),
    { points: 0, score: 0, class: 'Yếu' },
  ],
  [
    'a plan in which nothing applies',
    one(facts({ ownPlan: { complete: 0, required: 0, daysLate: 0 } }), 9),
    { points: 10, score: 100, class: 'Xuất sắc' },
  ],
])('Of an agency with %s', (_, rated, expected) => {
  expect(ratedAgencies([rated])[0]).toMatchObject(expected);
});

test('Departments are rated by their own criteria; leading forms takes half of what indicators give', () => {
  const department = rate({ code: 'STC', name: 'Sở Tài chính', kind: 'Sở, ban, ngành', cluster: '' }, READY, {
    facts: facts({ indicators: { met: 1, due: 2 }, forms: { met: 3, due: 4 } }),
    decided: 9,
  });
  expect(department.criteria.find(({ code }) => code === 'TC5')!.points).toBe(6.25);
  expect(department.criteria.find(({ code }) => code === 'TC7')!.points).toBe(9.375);
});

test('Those that tie share a place and the next is free; TC2 goes before; groups and clusters apart', () => {
  const scoring = (code: string, tc1: number, tc2: number, cluster: string): Rated => ({
    ...rate(commune(code, cluster), READY, { facts: facts({}), decided: 9 }, (criterion) => ({
      ...NOT_JUDGED,
      given: criterion === 'TC1' ? tc1 : criterion === 'TC2' ? tc2 : null,
    })),
  });
  const rated = ratedAgencies([
    scoring('A', 10, 20, 'Cụm 1'),
    scoring('B', 5, 25, 'Cụm 2'),
    scoring('C', 10, 20, 'Cụm 1'),
    scoring('D', 1, 1, 'Cụm 2'),
    rate({ code: 'S', name: 'Sở', kind: 'Sở, ban, ngành', cluster: '' }, READY, {
      facts: facts({ tasks: { kept: 0, late: 0, overdue: 9 } }),
      decided: 9,
    }),
  ]);
  expect(rated.map(({ agency, rank, clusterRank }) => [agency.code, rank, clusterRank])).toEqual([
    ['S', 1, null],
    ['B', 1, 1],
    ['A', 2, 1],
    ['C', 2, 1],
    ['D', 4, 2],
  ]);
});

test('The ready set has 100 points in each group; another sum is named', () => {
  expect(wrongWeights(READY)).toEqual([]);
  expect(wrongWeights(READY.filter(({ code }) => code !== 'TC6'))).toEqual([
    { group: 'Sở', sum: 85 },
    { group: 'Xã', sum: 85 },
  ]);
});

const count = fc.nat(9);
const deadlines = fc.option(
  fc.record({ kept: count, late: count, overdue: count }).filter((d) => d.kept + d.late + d.overdue > 0),
);
const share = fc.option(
  fc
    .nat(9)
    .chain((met) =>
      fc.record({ met: fc.constant(met), due: fc.integer({ min: Math.max(1, met), max: 12 }) }),
    ),
);
const anyFacts = fc.record({
  ownPlan: fc.option(
    fc.nat(9).chain((complete) =>
      fc.record({
        complete: fc.constant(complete),
        required: fc.integer({ min: complete, max: 12 }),
        daysLate: fc.nat(15),
      }),
    ),
  ),
  tasks: deadlines,
  quarterly: deadlines,
  periodic: deadlines,
  indicators: share,
  inspections: fc.option(fc.record({ lateFindings: fc.nat(4), failed: fc.nat(3) })),
  forms: share,
});

/** The rule of capabilities 6, written down once more, by what it says of a commune. */
function recount(of: Facts): { sum: number; most: number } {
  const rows: [number, number][] = [];
  const kept = (w: number, d: Facts['tasks']): void => {
    if (d) rows.push([w, (w * (2 * d.kept + d.late)) / (2 * (d.kept + d.late + d.overdue))]);
  };
  if (of.ownPlan) {
    const part = of.ownPlan.required ? of.ownPlan.complete / of.ownPlan.required : 1;
    rows.push([10, Math.max(0, 10 * part - Math.min(10, of.ownPlan.daysLate))]);
  }
  kept(30, of.tasks);
  kept(10, of.quarterly);
  kept(10, of.periodic);
  if (of.indicators) rows.push([25, (25 * of.indicators.met) / of.indicators.due]);
  if (of.inspections)
    rows.push([15, Math.max(0, 15 - 3 * of.inspections.lateFindings - 5 * of.inspections.failed)]);
  return {
    sum: rows.reduce((all, [, own]) => all + own, 0),
    most: rows.reduce((all, [weight]) => all + weight, 0),
  };
}

test('Every score and rank agrees with a recount', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyFacts, fc.nat(9)), { maxLength: 8 }), (all) => {
      const rated = ratedAgencies(all.map(([of, decided], i) => one(of, decided, `X${i}`)));
      expect(rated).toHaveLength(all.length);
      for (const { agency, points: sum, maximum, score, rank, class: named, criteria } of rated) {
        const [of, decided] = all[Number(agency.code.slice(1))]!;
        const again = recount(of);
        expect(sum).toBeCloseTo(again.sum, 1);
        expect(maximum).toBe(again.most);
        if (again.most === 0) expect(score).toBeNull();
        else expect(Math.abs(score! - (100 * again.sum) / again.most)).toBeLessThanOrEqual(0.0051);
        expect(rank === null).toBe(decided < 5 || again.most === 0);
        expect(named === 'Chưa xếp hạng').toBe(rank === null);
        for (const { points: own, weight } of criteria)
          if (own !== null) expect(own >= 0 && own <= weight).toBe(true);
        const before = rated.filter(
          (other) =>
            other.rank !== null &&
            (other.score! > score! ||
              (other.score === score &&
                Math.round((other.criteria[1]!.points ?? 0) * 100) >
                  Math.round((criteria[1]!.points ?? 0) * 100))),
        );
        if (rank !== null) expect(rank).toBe(before.length + 1);
      }
    }),
    { numRuns: 150 },
  );
});

describe('What is counted of a plan', () => {
  const agency = (code: string, more: Row = {}): Row => ({
    Mã: code,
    'Tên cơ quan': `Xã ${code}`,
    Loại: 'UBND cấp xã',
    ...more,
  });
  const found = readTables(
    {
      'Cơ quan': [agency('X1', { 'Ngày ban hành KH': '2023-04-04' }), agency('X2')],
      'Nhiệm vụ': [
        {
          'Mã NV': 'NV1',
          'Nhiệm vụ': 'Một',
          'Chủ trì': 'X1',
          'Hạn hoàn thành': '2023-06-30',
          'Ngày hoàn thành': '2023-06-01',
        },
        {
          'Mã NV': 'NV2',
          'Nhiệm vụ': 'Hai',
          'Chủ trì': 'X1',
          'Hạn hoàn thành': '2023-06-30',
          'Ngày hoàn thành': '2023-07-03',
        },
        { 'Mã NV': 'NV3', 'Nhiệm vụ': 'Ba', 'Chủ trì': 'X1', 'Hạn hoàn thành': '2023-06-30' },
        { 'Mã NV': 'NV4', 'Nhiệm vụ': 'Bốn', 'Chủ trì': 'X1', 'Hạn hoàn thành': '2023-12-31' },
      ],
      'Kiểm tra': [
        {
          'Mã KT': 'KT1',
          'Cơ quan được kiểm tra': 'X1',
          'Ngày kiểm tra': '2023-05-04',
          'Tồn tại, hạn chế': 'Chậm',
          'Hạn khắc phục': '2023-06-01',
          'Ngày khắc phục': '2023-05-30',
        },
        {
          'Mã KT': 'KT2',
          'Cơ quan được kiểm tra': 'X1',
          'Ngày kiểm tra': '2023-06-20',
          'KT gốc': 'KT1',
          'Kết quả tái kiểm tra': 'Chưa',
        },
      ],
    },
    {},
  );
  const of = factsOf(found.plan, found.obligations);
  test('decided deadlines, days late, findings opened again; what is not due is no case', () => {
    expect(of.get('X1')!.facts).toMatchObject({
      // Due on 31 March: two working days.
      ownPlan: { complete: 1, required: 1, daysLate: 2 },
      tasks: { kept: 1, late: 1, overdue: 1 },
      quarterly: null,
      indicators: null,
      inspections: { lateFindings: 1, failed: 1 },
    });
    expect(of.get('X1')!.decided).toBe(5);
    expect(of.get('X2')!.facts).toMatchObject({ tasks: null, inspections: null });
  });
  test('every point opens to its rows', () => {
    expect(of.get('X1')!.cases.tasks).toEqual([
      { key: 'task|NV1|X1', said: 'Một: Hoàn thành đúng hạn', sheet: 'Nhiệm vụ', row: 2 },
      { key: 'task|NV2|X1', said: 'Hai: Hoàn thành quá hạn', sheet: 'Nhiệm vụ', row: 3 },
      { key: 'task|NV3|X1', said: 'Ba: Quá hạn', sheet: 'Nhiệm vụ', row: 4 },
    ]);
    expect(of.get('X1')!.cases.inspections!.map(({ key }) => key)).toEqual(['finding|KT1', 'finding|KT2']);
  });
});

test('Inspected without a finding gives all points of TC6; never inspected leaves it out', () => {
  const codes = ['X1', 'X2', 'X3', 'X4', 'X5'];
  const { plan, obligations } = readTables({
    'Cơ quan': codes.map((Mã) => ({ Mã, 'Tên cơ quan': `Xã ${Mã}`, Loại: 'UBND cấp xã' })),
    'Kế hoạch kiểm tra': (
      [
        ['X1', '2023-05-04', 'Không có tồn tại'],
        // Of a result that nobody has written, and of what was not held yet, nothing is known.
        ['X2', '2023-05-04', ''],
        ['X3', '', ''],
        ['X4', '2023-05-04', 'Có tồn tại'],
      ] as const
    ).map(([agency, held, result], i) => ({
      'Mã cuộc': `KTK${i + 1}`,
      'Mã cơ quan': agency,
      Quý: 'II',
      'Ngày tiến hành': held,
      'Kết quả': result,
    })),
    'Kiểm tra': [
      {
        'Mã KT': 'KT1',
        'Cơ quan được kiểm tra': 'X4',
        'Ngày kiểm tra': '2023-05-04',
        'Tồn tại, hạn chế': 'Chậm',
        'Hạn khắc phục': '2023-06-01',
      },
    ],
  });
  const of = factsOf(plan, obligations);
  const tc6 = (code: string) =>
    rate(commune(code), READY, of.get(code)!).criteria.find((one) => one.code === 'TC6')!;
  expect(codes.map((code) => tc6(code).points)).toEqual([15, null, null, 12, null]);
  expect(of.get('X1')!.cases.inspections).toEqual([
    { key: 'inspection|KTK1', said: 'Kiểm tra KTK1: không có tồn tại', sheet: 'Kế hoạch kiểm tra', row: 2 },
  ]);
});

const criterion = (more: Partial<Criterion>): Criterion => ({
  ...READY.find(({ code }) => code === 'TC6')!,
  ...more,
});
test('No more is taken off than the criterion says', () => {
  const rated = rate(commune('X1'), [criterion({ group: 'Xã', mostOff: 5 })], {
    facts: facts({ inspections: { lateFindings: 9, failed: 9 } }),
    decided: 9,
  });
  expect(rated.criteria[0]!.points).toBe(10);
});
