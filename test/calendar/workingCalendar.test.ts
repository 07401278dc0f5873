import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import {
  addDays,
  type Day,
  dayFromText,
  dayOf,
  FIRST_DAY,
  isoDay,
  isWeekend,
  LAST_DAY,
} from '../../src/calendar/day.js';
import type { DayOffKind } from '../../src/calendar/dayOff.js';
import { type ListedDayOff, listedCalendar } from '../../src/calendar/listedCalendar.js';
import { builtInCalendar, WorkingCalendar } from '../../src/calendar/workingCalendar.js';

const day = (iso: string): Day => dayFromText(iso)!;

/** As announced, year by year. */
const announced = new Map(
  Object.entries(
    (
      JSON.parse(readFileSync(join(__dirname, '..', 'data', 'days-off.json'), 'utf8')) as {
        years: Record<string, { date: string; kind: DayOffKind }[]>;
      }
    ).years,
  ).map(([year, rows]) => [Number(year), rows]),
);

/** The model: day by day. */
function naive(works: (day: Day) => boolean) {
  const count = (start: Day, end: Day): number => {
    let total = 0;
    for (let d = Math.min(start, end); d <= Math.max(start, end); d++) if (works(d as Day)) total++;
    return start <= end ? total : 0 - total;
  };
  const add = (start: Day, days: number): Day => {
    let at = start;
    for (let left = Math.abs(days); left > 0; ) {
      at = addDays(at, Math.sign(days));
      if (works(at)) left--;
    }
    return at;
  };
  return { count, add };
}

describe('The built-in calendar', () => {
  const calendar = builtInCalendar();

  test.each([
    ['2023-03-10', 15, '2023-03-31', 'own plans, 15 working days after 10/03/2023'],
    ['2023-04-20', 15, '2023-05-16', 'over the block from 29/4 to 3/5'],
    ['2023-01-19', 1, '2023-01-27', 'over Tết 2023'],
    ['2024-05-03', 1, '2024-05-04', 'a worked Saturday'],
    ['2024-05-06', -1, '2024-05-04', 'back to a worked Saturday'],
    ['2018-12-28', 1, '2019-01-02', '31/12/2018 was off'],
    ['2026-08-28', 1, '2026-09-03', '31/8 to 2/9/2026 are off'],
    ['2023-06-10', 0, '2023-06-10', 'no step leaves a Saturday where it is'],
  ])('moves from %s by %i to %s (%s)', (from, days, to) => {
    expect(isoDay(calendar.add(day(from), days))).toBe(to);
  });

  test.each([
    ['2023-04-28', '2023-05-04', 2],
    ['2023-05-04', '2023-04-28', -2],
    ['2023-01-20', '2023-01-26', 0],
    ['2024-04-29', '2024-05-05', 3],
    ['2023-06-09', '2023-06-09', 1],
    ['2023-06-10', '2023-06-10', 0],
  ])('counts from %s to %s: %i', (from, to, days) => {
    expect(calendar.count(day(from), day(to))).toBe(days);
  });

  test('agrees with counting day by day, from 1900 to 2199', () => {
    const fresh = new WorkingCalendar(builtInDaysOff);
    const off = new Map<number, boolean>();
    for (let year = 1900; year <= 2199; year++)
      for (const row of builtInDaysOff(year)) off.set(row.day, row.kind !== 'Làm bù');
    const works = (d: Day): boolean => !(off.get(d) ?? isWeekend(d));
    const model = naive(works);
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST_DAY + 1500, max: LAST_DAY - 1500 }),
        fc.integer({ min: -900, max: 900 }),
        (start, span) => {
          const a = start as Day;
          expect(fresh.count(a, addDays(a, span))).toBe(model.count(a, addDays(a, span)));
          expect(fresh.add(a, span)).toBe(model.add(a, span));
          expect(fresh.isWorkingDay(a)).toBe(works(a));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('answers the same whatever was asked before (the window grows without a seam)', () => {
    const whole = new WorkingCalendar(builtInDaysOff);
    whole.count(FIRST_DAY, LAST_DAY);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
            fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
          ),
          { maxLength: 8 },
        ),
        (questions) => {
          const grown = new WorkingCalendar(builtInDaysOff);
          for (const [a, b] of questions)
            expect(grown.count(a as Day, b as Day)).toBe(whole.count(a as Day, b as Day));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('counts a century as one piece', () => {
    const split =
      calendar.count(day('1950-01-01'), day('1999-12-31')) +
      calendar.count(day('2000-01-01'), day('2049-12-31'));
    expect(calendar.count(day('1950-01-01'), day('2049-12-31'))).toBe(split);
  });

  test('says so when a step leaves 1900-2199', () => {
    expect(() => calendar.add(day('2199-12-01'), 100)).toThrow(/nằm ngoài lịch 1900–2199/);
    expect(() => calendar.add(day('1900-01-05'), -100)).toThrow(/nằm ngoài lịch/);
  });
});

describe('A listed calendar', () => {
  const row = (iso: string, kind: DayOffKind = 'Nghỉ lễ', applies = true): ListedDayOff => ({
    day: day(iso),
    kind,
    reason: '',
    applies,
  });

  test('is the whole truth for the years it lists: a row taken out makes its day ordinary', () => {
    const calendar = listedCalendar([row('2023-01-02')]);
    expect(calendar.isWorkingDay(day('2023-01-02'))).toBe(false);
    expect(calendar.isWorkingDay(day('2023-05-02'))).toBe(true);
  });

  test('leaves years it does not list to the built-in calendar, never without holidays', () => {
    const calendar = listedCalendar([row('2023-01-02')]);
    expect(calendar.isWorkingDay(day('2024-02-12'))).toBe(false);
    expect(calendar.isWorkingDay(day('2030-02-04'))).toBe(false);
  });

  test('does not take a year for listed because of a swap alone', () => {
    const calendar = listedCalendar([row('2018-12-31', 'Nghỉ hoán đổi'), row('2019-01-01')]);
    expect(calendar.isWorkingDay(day('2018-12-31'))).toBe(false);
    expect(calendar.isWorkingDay(day('2018-09-03'))).toBe(false);
  });

  test('works on a Làm bù weekend, passes over Áp dụng = Không, and takes Tạm tính as off', () => {
    const calendar = listedCalendar([
      row('2023-05-06', 'Làm bù'),
      row('2023-11-24', 'Nghỉ lễ', false),
      row('2023-06-01', 'Tạm tính'),
    ]);
    expect(calendar.isWorkingDay(day('2023-05-06'))).toBe(true);
    expect(calendar.isWorkingDay(day('2023-11-24'))).toBe(true);
    expect(calendar.isWorkingDay(day('2023-06-01'))).toBe(false);
  });

  test('takes the worked one of two rows that contradict each other, in either order', () => {
    const rows = [row('2023-05-06', 'Làm bù'), row('2023-05-06', 'Nghỉ lễ')];
    expect(listedCalendar(rows).isWorkingDay(day('2023-05-06'))).toBe(true);
    expect(listedCalendar([...rows].reverse()).isWorkingDay(day('2023-05-06'))).toBe(true);
  });

  test.each([
    ['2027-02-01', '2027-02-28', 15, 'Tết 2027, between two listed years'],
    ['2026-02-01', '2026-02-28', 15, 'Tết 2026, announced'],
    ['2031-01-20', '2031-01-31', 5, 'Tết 2031 (Mùng 1: 23/01), not listed'],
  ])(
    'a row of 2032 takes no holiday from the years before it: %s to %s has %d working days (%s)',
    (from, to, days) => {
      const year2023 = announced.get(2023)!.map(({ date, kind }) => row(date, kind));
      for (const rows of [[row('2032-01-01')], [...year2023, row('2032-01-01')]])
        expect(listedCalendar(rows).count(day(from), day(to))).toBe(days);
    },
  );

  test('lets a row of a year that is not listed strike its day off the built-in calendar', () => {
    const calendar = listedCalendar([row('2023-01-02'), row('2025-05-02', 'Nghỉ hoán đổi', false)]);
    expect(builtInCalendar().isWorkingDay(day('2025-05-02'))).toBe(false);
    expect(calendar.isWorkingDay(day('2025-05-02'))).toBe(true);
    expect(calendar.isWorkingDay(day('2025-05-01'))).toBe(false);
  });

  test('agrees with counting day by day for random lists', () => {
    const from = dayOf(2020, 1, 1);
    const anyRow = fc.record({
      day: fc.integer({ min: 0, max: 1400 }).map((n) => addDays(from, n)),
      kind: fc.constantFrom<DayOffKind>('Nghỉ lễ', 'Nghỉ bù', 'Nghỉ hoán đổi', 'Làm bù', 'Tạm tính'),
      reason: fc.constant(''),
      applies: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 60 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: -300, max: 300 }),
        (rows, offset, days) => {
          // A year with a holiday among its rows is what they say; another is as it was announced, but for its rows.
          const holidayIn = (year: number): boolean =>
            rows.some((one) => isoDay(one.day).startsWith(`${year}`) && !/hoán đổi|Làm bù/.test(one.kind));
          const works = (d: Day): boolean => {
            const own = rows.filter((candidate) => candidate.day === d);
            const applied = own.filter(({ applies }) => applies);
            if (applied.length > 0) return applied.some(({ kind }) => kind === 'Làm bù');
            const year = Number(isoDay(d).slice(0, 4));
            if (own.length > 0 || holidayIn(year)) return !isWeekend(d);
            const usual = announced.get(year)!.find(({ date }) => date === isoDay(d));
            return usual ? usual.kind === 'Làm bù' : !isWeekend(d);
          };
          const calendar = listedCalendar(rows);
          const model = naive(works);
          const start = addDays(from, 200 + (offset % 800));
          const end = addDays(start, days);
          expect(calendar.count(start, end)).toBe(model.count(start, end));
          expect(calendar.add(start, Math.trunc(days / 3))).toBe(model.add(start, Math.trunc(days / 3)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
