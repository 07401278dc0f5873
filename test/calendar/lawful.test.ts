import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcedDaysOff } from '../../src/calendar/announced.js';
import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import { addDays, type Day, dayFromText, dayOf, isoDay, isWeekend } from '../../src/calendar/day.js';
import { lawfulDaysOff } from '../../src/calendar/lawful.js';

const isSwap = ({ kind }: { kind: string }): boolean => kind === 'Nghỉ hoán đổi' || kind === 'Làm bù';

/** Every day of a year that nobody works, ISO, by a list of rows, swaps left out. */
const daysOffOf = (year: number, rows: readonly { day: Day; kind: string }[]): string[] => {
  const off = new Set(rows.filter((row) => !isSwap(row)).map((row) => row.day));
  const days: string[] = [];
  for (let day = dayOf(year, 1, 1); day <= dayOf(year, 12, 31); day = addDays(day, 1)) {
    if (isWeekend(day) || off.has(day)) days.push(isoDay(day));
  }
  return days;
};

describe('The announced days off', () => {
  const path = join(__dirname, '../data/days-off.json');
  const source = JSON.parse(readFileSync(path, 'utf8')) as {
    years: Record<string, { date: string; kind: string; reason: string }[]>;
  };

  test.each(Object.keys(source.years))('of %s are those of the announcement, row by row', (year) => {
    const rows = announcedDaysOff(Number(year)).map(({ day, kind, reason }) => ({
      date: isoDay(day),
      kind,
      reason,
    }));
    expect(rows).toEqual(source.years[year]);
  });

  test('hold 31/12/2018, swapped for Saturday 05/01/2019', () => {
    expect(announcedDaysOff(2018).map(({ day, kind }) => [isoDay(day), kind])).toEqual([
      ['2018-12-31', 'Nghỉ hoán đổi'],
    ]);
  });
});

describe('The law alone', () => {
  test.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    'gives exactly the announced days off of %i but for the swaps',
    (year) => {
      expect(daysOffOf(year, lawfulDaysOff(year))).toEqual(daysOffOf(year, announcedDaysOff(year)));
    },
  );

  test('gives one day on 2/9 before 2021 and two from then on', () => {
    const nationalDays = (year: number): number =>
      lawfulDaysOff(year).filter(({ reason }) => reason === 'Quốc khánh').length;
    expect(nationalDays(2020)).toBe(1);
    expect(nationalDays(2021)).toBe(2);
    expect(nationalDays(2030)).toBe(2);
  });

  test.each(Array.from({ length: 299 }, (_, i) => 1901 + i).filter((year) => year % 7 === 0))(
    'makes good every weekend holiday of %i on a weekday, and keeps the count of holidays',
    (year) => {
      const rows = lawfulDaysOff(year);
      const weekdaysOff = rows.filter(({ day }) => !isWeekend(day));
      const holidays = year < 2021 ? 10 : 11;
      const overlaps = rows.filter(({ reason }) => reason.includes(';')).length;
      expect(weekdaysOff.length + overlaps).toBe(holidays);
    },
  );

  test('marks what it reckons as Tạm tính, and never an announced year', () => {
    expect(new Set(builtInDaysOff(2030).map(({ kind }) => kind))).toEqual(new Set(['Tạm tính']));
    expect(builtInDaysOff(2026).some(({ kind }) => kind === 'Tạm tính')).toBe(false);
    expect(builtInDaysOff(2018).find(({ day }) => day === dayFromText('2018-12-31'))!.kind).toBe(
      'Nghỉ hoán đổi',
    );
  });
});
