import { type Day, dayOf, FIRST_DAY, isoDay, LAST_DAY } from '../../src/calendar/day.js';
import { lunarCalendarAt, lunarText, tet, vietnameseLunarCalendar } from '../../src/calendar/lunar.js';

/** Tết Nguyên đán, as Vietnam kept it (to 2026) and as published tables for UTC+7 give it. */
const TET: Readonly<Record<number, string>> = {
  1968: '1968-01-29',
  1976: '1976-01-31',
  1980: '1980-02-16',
  1984: '1984-02-02',
  1985: '1985-01-21',
  1986: '1986-02-09',
  1990: '1990-01-27',
  1995: '1995-01-31',
  2000: '2000-02-05',
  2001: '2001-01-24',
  2002: '2002-02-12',
  2003: '2003-02-01',
  2004: '2004-01-22',
  2005: '2005-02-09',
  2006: '2006-01-29',
  2007: '2007-02-17',
  2008: '2008-02-07',
  2009: '2009-01-26',
  2010: '2010-02-14',
  2011: '2011-02-03',
  2012: '2012-01-23',
  2013: '2013-02-10',
  2014: '2014-01-31',
  2015: '2015-02-19',
  2016: '2016-02-08',
  2017: '2017-01-28',
  2018: '2018-02-16',
  2019: '2019-02-05',
  2020: '2020-01-25',
  2021: '2021-02-12',
  2022: '2022-02-01',
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2030: '2030-02-02',
  2053: '2053-02-18',
};

/** Giỗ Tổ Hùng Vương, the 10th of the 3rd month, as it was kept. */
const HUNG_KINGS: Readonly<Record<number, string>> = {
  1985: '1985-04-29',
  1995: '1995-04-09',
  1996: '1996-04-27',
  1997: '1997-04-16',
  1998: '1998-04-06',
  1999: '1999-04-25',
  2000: '2000-04-14',
  2001: '2001-04-03',
  2002: '2002-04-22',
  2003: '2003-04-11',
  2004: '2004-04-28',
  2005: '2005-04-18',
  2006: '2006-04-07',
  2007: '2007-04-26',
  2008: '2008-04-15',
  2009: '2009-04-04',
  2010: '2010-04-23',
  2011: '2011-04-12',
  2012: '2012-03-31',
  2013: '2013-04-19',
  2014: '2014-04-09',
  2015: '2015-04-28',
  2016: '2016-04-16',
  2017: '2017-04-06',
  2018: '2018-04-25',
  2019: '2019-04-14',
  2020: '2020-04-02',
  2021: '2021-04-21',
  2022: '2022-04-10',
  2023: '2023-04-29',
  2024: '2024-04-18',
  2025: '2025-04-07',
  2026: '2026-04-26',
};

describe('The Vietnamese lunar calendar', () => {
  test.each(Object.entries(TET))('has Tết of %s on %s', (year, day) => {
    expect(isoDay(tet(Number(year)))).toBe(day);
  });

  test.each(Object.entries(HUNG_KINGS))("has Hùng Kings' day of %s on %s", (year, day) => {
    expect(isoDay(vietnameseLunarCalendar().dayOfLunar(Number(year), 3, 10)!)).toBe(day);
  });

  test.each([
    [1968, '1968-01-29', '1968-01-30'],
    [1985, '1985-01-21', '1985-02-20'],
    [2007, '2007-02-17', '2007-02-18'],
    [2030, '2030-02-02', '2030-02-03'],
    [2053, '2053-02-18', '2053-02-19'],
  ])('parts from the Chinese one in %i: %s here, %s at UTC+8', (year, vietnam, china) => {
    expect(isoDay(tet(year))).toBe(vietnam);
    expect(isoDay(lunarCalendarAt(8 / 24).dayOfLunar(year, 1, 1)!)).toBe(china);
  });

  test.each([
    ['2020-05-23', '1/4 nhuận'],
    ['2023-03-22', '1/2 nhuận'],
    ['2023-04-29', '10/3'],
    ['2025-07-25', '1/6 nhuận'],
    ['2025-08-03', '10/6 nhuận'],
    ['2017-07-23', '1/6 nhuận'],
    ['2024-02-09', '30/12'],
    ['2025-01-28', '29/12'],
  ])('names %s %s', (iso, text) => {
    const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
    expect(lunarText(dayOf(year, month, day))).toBe(text);
  });

  test('runs through every day of 1900-2199 in order, and back to the same day', () => {
    const calendar = vietnameseLunarCalendar();
    let before = calendar.lunarDate(FIRST_DAY);
    for (let day = (FIRST_DAY as number) + 1; day <= LAST_DAY; day++) {
      const { year, month, day: date, leap } = calendar.lunarDate(day as Day);
      const sameMonth = year === before.year && month === before.month && leap === before.leap;
      const ordered = sameMonth
        ? date === before.day + 1
        : date === 1 &&
          (before.day === 29 || before.day === 30) &&
          (leap ? month === before.month && year === before.year : month === (before.month % 12) + 1);
      if (!ordered || calendar.dayOfLunar(year, month, date, leap) !== day) {
        throw new Error(`${isoDay(day as Day)}: ${JSON.stringify({ year, month, date, leap, before })}`);
      }
      before = { year, month, day: date, leap };
    }
  });

  test('has at most one leap month in a lunar year, and seven in most spans of nineteen', () => {
    const calendar = vietnameseLunarCalendar();
    const leapMonths = (year: number): number =>
      Array.from({ length: 12 }, (_, i) => calendar.dayOfLunar(year, i + 1, 1, true)).filter(
        (day) => day !== null,
      ).length;
    const counts = Array.from({ length: 298 }, (_, i) => leapMonths(1901 + i));
    expect(Math.max(...counts)).toBe(1);
    for (let i = 0; i + 19 <= counts.length; i++) {
      expect([6, 7, 8]).toContain(counts.slice(i, i + 19).reduce((a, b) => a + b, 0));
    }
  });

  test('knows no 30th in a month of 29 days, and no leap month where there is none', () => {
    expect(vietnameseLunarCalendar().dayOfLunar(2024, 12, 30)).toBeNull();
    expect(vietnameseLunarCalendar().dayOfLunar(2023, 3, 1, true)).toBeNull();
  });
});
