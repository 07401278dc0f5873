import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  civilDate,
  type Day,
  dateFromDay,
  dayFromDate,
  dayFromText,
  dayIfReal,
  dayOf,
  FIRST_DAY,
  isoDay,
  isWeekend,
  LAST_DAY,
  vnDay,
  weekday,
} from '../../src/calendar/day.js';

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map((n) => n as Day);

describe('A day', () => {
  test('is the serial number that Sheets gives it', () => {
    expect(dayOf(1899, 12, 30)).toBe(0);
    expect(dayOf(1900, 1, 1)).toBe(FIRST_DAY);
    expect(dayOf(2023, 3, 10)).toBe(44995);
    expect(dayOf(2199, 12, 31)).toBe(LAST_DAY);
  });

  test('agrees with UTC arithmetic on every day from 1900 to 2199', () => {
    for (let day = FIRST_DAY as number; day <= LAST_DAY; day++) {
      const date = new Date((day - 25569) * 86_400_000);
      const civil = civilDate(day as Day);
      if (
        civil.year !== date.getUTCFullYear() ||
        civil.month !== date.getUTCMonth() + 1 ||
        civil.day !== date.getUTCDate() ||
        weekday(day as Day) !== date.getUTCDay() ||
        isWeekend(day as Day) !== (date.getUTCDay() % 6 === 0) ||
        dayOf(civil.year, civil.month, civil.day) !== day
      ) {
        throw new Error(`day ${day} is ${JSON.stringify(civil)}, UTC says ${date.toISOString()}`);
      }
    }
  });

  test('goes to ISO and Vietnamese text and back', () => {
    expect(isoDay(dayOf(2023, 3, 10))).toBe('2023-03-10');
    expect(vnDay(dayOf(2023, 3, 10))).toBe('10/03/2023');
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromText(isoDay(day))).toBe(day);
        expect(dayFromText(vnDay(day))).toBe(day);
        expect(dayFromDate(dateFromDay(day))).toBe(day);
      }),
    );
  });

  test.each([
    '31/02/2023',
    '2023-02-30',
    '29/02/2100',
    '00/01/2023',
    '10/13/2023',
    '1/1/1899',
    '1/1/2200',
    '10/3',
    'hôm nay',
    '',
    '45000',
  ])('is not read from «%s»', (text) => expect(dayFromText(text)).toBeNull());

  test('exists on 29 February in leap years only', () => {
    expect(dayIfReal(2024, 2, 29)).not.toBeNull();
    expect(dayIfReal(2000, 2, 29)).not.toBeNull();
    expect(dayIfReal(1900, 2, 29)).toBeNull();
    expect(dayIfReal(2023, 2, 29)).toBeNull();
  });
});

describe('A Date at local midnight names its day', () => {
  // Vietnam was at +7:06:30 until 1911 and at +8 for years between 1943 and 1975; São Paulo has skipped midnights.
  // (Zones that crossed the date line have skipped whole days, which no local Date can name.)
  test.each([
    'Asia/Ho_Chi_Minh',
    'UTC',
    'America/Los_Angeles',
    'Pacific/Auckland',
    'Pacific/Pago_Pago',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
  ])('in %s, on every day from 1900 to 2199', (zone) => {
    const script = join(__dirname, '../support/plans/everyDay.ts');
    const tsx = join(__dirname, '../../node_modules/.bin/tsx');
    const run = spawnSync(tsx, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout.trim()).toBe('109573 days, 0 wrong');
  });
});
