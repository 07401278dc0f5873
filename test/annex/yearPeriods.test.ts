/** The reporting periods of a year, by the plan's rules. */

import { isPeriodCode, periodWarnings, REPORT_RULES, yearPeriods } from '../../src/annex/yearPeriods.js';
import { isoDay } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';

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
  ['2026-Q1', true],
  ['2026-6T', true],
  ['2026-N', true],
  ['2026-q4', true],
  ['2026-Q5', false],
  ['2026-Q0', false],
  ['Q1-2026', false],
  ['2026-12T', false],
  ['', false],
])('%s is a period: %s', (code, is) => {
  expect(isPeriodCode(code)).toBe(is);
});
