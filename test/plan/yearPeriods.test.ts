import { dayOf } from '../../src/calendar/day.js';

/** The reporting periods of a year, by the plan's rules. */

import { isoDay } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';
import { kindOfCode } from '../../src/plan/periods/periodCode.js';
import { REPORT_RULES } from '../../src/plan/periods/reportRules.js';
import { periodWarnings, plannedPeriods, yearPeriods } from '../../src/plan/periods/yearPeriods.js';

test('2026 has six, with the days of III.1.b', () => {
  expect(
    yearPeriods(2026).map(({ code, kind, from, to, before, beforeBelow }) =>
      [code, kind, ...[from, to, before, beforeBelow].map(isoDay)].join(' '),
    ),
  ).toEqual([
    '2026-Q1 Quý 2026-01-01 2026-03-31 2026-04-15 2026-04-15',
    '2026-6T 6 tháng 2025-11-01 2026-05-31 2026-06-10 2026-06-05',
    '2026-Q2 Quý 2026-04-01 2026-06-30 2026-07-15 2026-07-15',
    '2026-Q3 Quý 2026-07-01 2026-09-30 2026-10-15 2026-10-15',
    '2026-N Năm 2025-11-01 2026-10-31 2026-10-31 2026-10-25',
    '2026-Q4 Quý 2026-10-01 2026-12-31 2027-01-15 2027-01-15',
  ]);
});

test('the same rules give the periods of the 2023 sample', () => {
  expect(yearPeriods(2023).map(({ code, to, before }) => [code, isoDay(to), isoDay(before)])).toContainEqual([
    '2023-N',
    '2023-10-31',
    '2023-10-31',
  ]);
});

test('days may be others', () => {
  const quarters = yearPeriods(2026, { ...REPORT_RULES, quarter: { before: 5, beforeBelow: 1 } });
  expect(isoDay(quarters.find(({ code }) => code === '2026-Q4')!.before)).toBe('2027-01-05');
});

test('says that the annual report is due before its data close, and which last days are off', () => {
  const warnings = periodWarnings(yearPeriods(2026), builtInCalendar());
  expect(warnings).toContain('Kỳ 2026-N: hạn nộp (30/10/2026) đứng trước ngày chốt số liệu (31/10/2026).');
  expect(periodWarnings(yearPeriods(2023), builtInCalendar()).join()).not.toContain('2023-6T');
});

test.each([
  ['2026-Q1', 'Quý'],
  ['2026-6T', '6 tháng'],
  ['2026-N', 'Năm'],
  [' 2026-q4 ', 'Quý'],
  ['2026-Q5', null],
  ['2026-Q0', null],
  ['Q1-2026', null],
  ['Quý II/2026', null],
  ['2026-12T', null],
  ['', null],
])('the code %s is of the kind %s', (code, kind) => {
  expect(kindOfCode(code)).toBe(kind);
});

describe('The periods planned beside those that stand', () => {
  const proposed = yearPeriods(2026);
  test('are none twice, whatever code they stand under', () => {
    const standing = [
      { code: '2026-q1', kind: 'Quý', to: null },
      { code: 'Quý II/2026', kind: 'Quý', to: dayOf(2026, 6, 30) },
    ] as const;
    expect(plannedPeriods(proposed, standing, []).map(({ code, state }) => [code, state])).toEqual([
      ['2026-Q1', 'existing'],
      ['2026-6T', 'new'],
      ['2026-Q2', 'existing'],
      ['2026-Q3', 'new'],
      ['2026-N', 'new'],
      ['2026-Q4', 'new'],
    ]);
  });

  test('follow what a person puts right', () => {
    const [first, ...rest] = plannedPeriods(
      proposed,
      [],
      [
        { code: '2026-Q1', before: '5/4/2026', title: 'Quý I' },
        { code: '2026-N', leave: true },
      ],
    );
    expect(first).toMatchObject({ title: 'Quý I', before: dayOf(2026, 4, 5), to: dayOf(2026, 3, 31) });
    expect(rest.filter(({ state }) => state === 'left').map(({ code }) => code)).toEqual(['2026-N']);
    expect(() => plannedPeriods(proposed, [], [{ code: '2026-Q1', to: '31/2/2026' }])).toThrow(
      'Kỳ 2026-Q1: «31/2/2026» không phải là ngày.',
    );
    expect(() => plannedPeriods(proposed, [], [{ code: '2026-Q1', from: '1/5/2026' }])).toThrow(
      'ngày đầu 01/05/2026 đứng sau ngày cuối 31/03/2026',
    );
  });
});
