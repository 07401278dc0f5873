/**
 * The days off of a year reckoned from the law alone, for years that have no announcement.
 *
 * Labour Code 2019 (45/2019/QH14, in force from 2021), art. 112: New Year 1 day, Tết 5, Victory Day 30/4 1,
 * Labour Day 1/5 1, National Day 2 (2/9 and the day before or after), Hùng Kings' day (10th of the 3rd lunar
 * month) 1. The codes before it give one day on 2/9. Art. 111: a holiday on a weekly day off is made good on
 * the next working day.
 */
import { addDays, type Day, dayOf, isWeekend } from './day.js';
import type { DayOff } from './dayOff.js';
import { tet, vietnameseLunarCalendar } from './lunar.js';

/** From this year on National Day has a second day off (Labour Code 2019, art. 112.1.đ; art. 220). */
const SECOND_NATIONAL_DAY_SINCE = 2021;

interface Holiday {
  readonly day: Day;
  readonly reason: string;
}

/**
 * The second day of National Day: a weekday rather than a weekend day; then the one that touches a weekend
 * or, with 2/9, bridges to one; then the day before. This is how every year since 2021 was announced.
 */
function secondNationalDay(year: number): Day {
  const nationalDay = dayOf(year, 9, 2);
  const before = addDays(nationalDay, -1);
  const after = addDays(nationalDay, 1);
  if (isWeekend(before) !== isWeekend(after)) return isWeekend(before) ? after : before;
  const touchesWeekend = (day: Day, outward: number): boolean => isWeekend(addDays(day, outward));
  return touchesWeekend(after, 1) && !touchesWeekend(before, -1) ? after : before;
}

/** The holidays of art. 112 that fall in a civil year, in order of date. */
function holidays(year: number): Holiday[] {
  const newYear = tet(year);
  const hungKings = vietnameseLunarCalendar().dayOfLunar(year, 3, 10)!;
  const list: Holiday[] = [
    { day: dayOf(year, 1, 1), reason: 'Tết Dương lịch' },
    // The last two days of the old lunar year and the first three of the new.
    ...[-2, -1, 0, 1, 2].map((offset) => ({ day: addDays(newYear, offset), reason: 'Tết Nguyên đán' })),
    { day: hungKings, reason: 'Giỗ Tổ Hùng Vương' },
    { day: dayOf(year, 4, 30), reason: 'Ngày Chiến thắng' },
    { day: dayOf(year, 5, 1), reason: 'Quốc tế lao động' },
    { day: dayOf(year, 9, 2), reason: 'Quốc khánh' },
  ];
  if (year >= SECOND_NATIONAL_DAY_SINCE) list.push({ day: secondNationalDay(year), reason: 'Quốc khánh' });
  return list.sort((a, b) => a.day - b.day);
}

/**
 * The days off of a year by law, each with the holiday it is or makes good, in order of date. Compensation
 * moves to the next day that is neither a weekend, nor a holiday, nor already a compensation day.
 *
 * @example lawfulDaysOff(2023) // … 01/05, then Nghỉ bù on 02/05 and 03/05 for 29/4 and 30/4
 */
export function lawfulDaysOff(year: number): DayOff[] {
  const days = new Map<Day, DayOff>();
  const list = holidays(year);
  for (const { day, reason } of list) {
    const standing = days.get(day);
    days.set(day, { day, kind: 'Nghỉ lễ', reason: standing ? `${standing.reason}; ${reason}` : reason });
  }
  for (const { day, reason } of list) {
    if (!isWeekend(day)) continue;
    let next = addDays(day, 1);
    while (isWeekend(next) || days.has(next)) next = addDays(next, 1);
    days.set(next, { day: next, kind: 'Nghỉ bù', reason: `Nghỉ bù ${reason}` });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}
