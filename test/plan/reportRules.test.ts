/** Days of every year as people write them, and the periods that should be open by a day. */
import { dayOf } from '../../src/calendar/day.js';
import { builtInCalendar } from '../../src/calendar/workingCalendar.js';
import type { Period } from '../../src/plan/model.js';
import { dayOfYearIn, dayOfYearText } from '../../src/plan/periods/reportRules.js';
import { periodsToOpen, unopenedPeriods } from '../../src/plan/periods/unopenedPeriods.js';

test.each([
  ['10/6', '10/6'],
  [' 05/06 ', '5/6'],
  ['31-10', '31/10'],
  ['ngày 1.11', '1/11'],
  ['25 tháng 10', '25/10'],
  ['31/6', null],
  ['29/2', null],
  ['10/6/2026', null],
  ['giữa tháng 6', null],
  ['', null],
])('%j is %s', (text, day) => {
  const read = dayOfYearIn(text);
  expect(read && dayOfYearText(read)).toBe(day);
});

const period = (state: Period['state'], more: Partial<Period> = {}): Period => ({
  row: 2,
  code: '2026-6T',
  title: 'Báo cáo 6 tháng đầu năm 2026',
  kind: '6 tháng',
  from: dayOf(2025, 11, 1),
  // A Sunday: the last working day is Friday the 29th.
  to: dayOf(2026, 5, 31),
  before: dayOf(2026, 6, 10),
  state,
  ...more,
});
const on = (day: number, month: number, one = period('Chưa mở')) => ({
  periods: [one],
  calendar: builtInCalendar(),
  settings: { asOf: dayOf(2026, month, day) },
});

test('a period is told of from five working days before its end, as long as it is not opened', () => {
  expect(unopenedPeriods(on(22, 5))).toEqual([]);
  expect(unopenedPeriods(on(25, 5))).toHaveLength(1);
  expect(unopenedPeriods(on(31, 12))).toHaveLength(1);
  expect(unopenedPeriods(on(25, 5, period('Đang mở')))).toEqual([]);
  expect(unopenedPeriods(on(25, 5, period('Chưa mở', { to: null })))).toEqual([]);
});

test('it is opened from its last working day until its reports are due', () => {
  expect(periodsToOpen(on(28, 5))).toEqual([]);
  expect(periodsToOpen(on(29, 5))).toHaveLength(1);
  expect(periodsToOpen(on(9, 6))).toHaveLength(1);
  expect(periodsToOpen(on(10, 6))).toEqual([]);
  expect(periodsToOpen(on(29, 5, period('Đã chốt')))).toEqual([]);
  expect(periodsToOpen(on(29, 5, period('Chưa mở', { before: null })))).toEqual([]);
  // The year's report is due before its data ends: it is opened all the same.
  const year = period('Chưa mở', { to: dayOf(2026, 10, 31), before: dayOf(2026, 10, 31) });
  expect(periodsToOpen(on(30, 10, year))).toHaveLength(1);
});
