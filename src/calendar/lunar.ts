/**
 * The Vietnamese lunar calendar, reckoned astronomically for the meridian of Vietnam's legal time (UTC+7).
 *
 * Rules: a month begins on the civil day of the new moon; the winter solstice falls in month 11; where thirteen
 * months lie between two solstice months, the first of them without a major solar term is the leap month.
 * China reckons the same rules at UTC+8, which is why Tết fell a day earlier in Vietnam in 1968, 2007, 2030 and
 * 2053, and a month earlier in 1985.
 *
 * New moons: J. Meeus, Astronomical Algorithms, 2nd ed., ch. 49 (within some seconds). Solar longitude: ch. 25
 * (within 0.01°, some 15 minutes of time). ΔT: Espenak and Meeus' polynomials (NASA, 2006).
 */
import { addDays, type Day, dayOf, FIRST_YEAR, LAST_YEAR, yearOf } from './day.js';

export interface LunarDate {
  /** The lunar year, named by the civil year in which its Tết falls. */
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 30 */
  readonly day: number;
  readonly leap: boolean;
}

const VIETNAM_OFFSET_DAYS = 7 / 24;
const SYNODIC_MONTH = 29.530588861;
/** Julian day (at noon) whose civil day is serial 0, 30/12/1899. */
const JULIAN_DAY_OF_SERIAL_0 = 2415018.5;
const RAD = Math.PI / 180;

/** ΔT = TT - UT, in days, by Espenak and Meeus' polynomials for 1860 to 2200. */
function deltaT(julianDay: number): number {
  const y = 2000 + (julianDay - 2451544.5) / 365.2425;
  const seconds = ((): number => {
    if (y < 1900) {
      const t = y - 1860;
      return 7.62 + t * (0.5737 + t * (-0.251754 + t * (0.01680668 + t * (-0.0004473624 + t / 233174))));
    }
    if (y < 1920) {
      const t = y - 1900;
      return -2.79 + t * (1.494119 + t * (-0.0598939 + t * (0.0061966 - t * 0.000197)));
    }
    if (y < 1941) {
      const t = y - 1920;
      return 21.2 + t * (0.84493 + t * (-0.0761 + t * 0.0020936));
    }
    if (y < 1961) {
      const t = y - 1950;
      return 29.07 + t * (0.407 + t * (-1 / 233 + t / 2547));
    }
    if (y < 1986) {
      const t = y - 1975;
      return 45.45 + t * (1.067 - t * (1 / 260 + t / 718));
    }
    if (y < 2005) {
      const t = y - 2000;
      return 63.86 + t * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))));
    }
    if (y < 2050) {
      const t = y - 2000;
      return 62.92 + t * (0.32217 + t * 0.005589);
    }
    const u = (y - 1820) / 100;
    return y < 2150 ? -20 + 32 * u * u - 0.5628 * (2150 - y) : -20 + 32 * u * u;
  })();
  return seconds / 86400;
}

/** The instant (Julian day, UT) of the k-th new moon after that of 6 January 2000. Meeus, ch. 49. */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const t4 = t3 * t;
  const mean = 2451550.09766 + SYNODIC_MONTH * k + 0.00015437 * t2 - 0.00000015 * t3 + 0.00000000073 * t4;
  const e = 1 - 0.002516 * t - 0.0000074 * t2;
  const sun = (2.5534 + 29.1053567 * k - 0.0000014 * t2 - 0.00000011 * t3) * RAD;
  const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4) * RAD;
  const f = (160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4) * RAD;
  const node = (124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3) * RAD;
  const { sin } = Math;
  const periodic =
    -0.4072 * sin(moon) +
    0.17241 * e * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(moon - sun) -
    0.00514 * e * sin(moon + sun) +
    0.00208 * e * e * sin(2 * sun) -
    0.00111 * sin(moon - 2 * f) -
    0.00057 * sin(moon + 2 * f) +
    0.00056 * e * sin(2 * moon + sun) -
    0.00042 * sin(3 * moon) +
    0.00042 * e * sin(sun + 2 * f) +
    0.00038 * e * sin(sun - 2 * f) -
    0.00024 * e * sin(2 * moon - sun) -
    0.00017 * sin(node) -
    0.00007 * sin(moon + 2 * sun) +
    0.00004 * sin(2 * moon - 2 * f) +
    0.00004 * sin(3 * sun) +
    0.00003 * sin(moon + sun - 2 * f) +
    0.00003 * sin(2 * moon + 2 * f) -
    0.00003 * sin(moon + sun + 2 * f) +
    0.00003 * sin(moon - sun + 2 * f) -
    0.00002 * sin(moon - sun - 2 * f) -
    0.00002 * sin(3 * moon + sun) +
    0.00002 * sin(4 * moon);
  const planetary =
    0.000325 * sin((299.77 + 0.107408 * k - 0.009173 * t2) * RAD) +
    0.000165 * sin((251.88 + 0.016321 * k) * RAD) +
    0.000164 * sin((251.83 + 26.651886 * k) * RAD) +
    0.000126 * sin((349.42 + 36.412478 * k) * RAD) +
    0.00011 * sin((84.66 + 18.206239 * k) * RAD) +
    0.000062 * sin((141.74 + 53.303771 * k) * RAD) +
    0.00006 * sin((207.14 + 2.453732 * k) * RAD) +
    0.000056 * sin((154.84 + 7.30686 * k) * RAD) +
    0.000047 * sin((34.52 + 27.261239 * k) * RAD) +
    0.000042 * sin((207.19 + 0.121824 * k) * RAD) +
    0.00004 * sin((291.34 + 1.844379 * k) * RAD) +
    0.000037 * sin((161.72 + 24.198154 * k) * RAD) +
    0.000035 * sin((239.56 + 25.513099 * k) * RAD) +
    0.000023 * sin((331.55 + 3.592518 * k) * RAD);
  const dynamical = mean + periodic + planetary;
  return dynamical - deltaT(dynamical);
}

/** The sun's apparent longitude in degrees [0, 360) at an instant (Julian day, UT). Meeus, ch. 25. */
function solarLongitude(julianDay: number): number {
  const t = (julianDay + deltaT(julianDay) - 2451545) / 36525;
  const anomaly = (357.52911 + t * (35999.05029 - 0.0001537 * t)) * RAD;
  const centre =
    (1.914602 - t * (0.004817 + 0.000014 * t)) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const mean = 280.46646 + t * (36000.76983 + 0.0003032 * t);
  const apparent = mean + centre - 0.00569 - 0.00478 * Math.sin((125.04 - 1934.136 * t) * RAD);
  return apparent - 360 * Math.floor(apparent / 360);
}

/** The civil day, at an offset from UT given in days, in which an instant falls. */
const civilDayAt = (julianDay: number, offset: number): Day =>
  Math.floor(julianDay + offset - JULIAN_DAY_OF_SERIAL_0) as Day;

/** The instant (Julian day, UT) at which a civil day begins. */
const startOf = (day: Day, offset: number): number => day + JULIAN_DAY_OF_SERIAL_0 - offset;

/** Which twelfth of the ecliptic (0 from the spring equinox … 9 from the winter solstice) a day begins in. */
const solarTwelfth = (day: Day, offset: number): number =>
  Math.floor(solarLongitude(startOf(day, offset)) / 30);

interface LunarMonth {
  readonly first: Day;
  readonly month: number;
  readonly leap: boolean;
}

/** The months from the one that holds a year's winter solstice up to the next such month, with their numbers. */
interface SolsticeYear {
  readonly months: readonly LunarMonth[];
  /** First day of the month that follows them. */
  readonly end: Day;
}

/** Index of the new moon that opens the month of the winter solstice of a civil year. */
function solsticeMoon(year: number, offset: number): number {
  const lastDayOfYear = dayOf(year, 12, 31);
  let k = Math.floor((startOf(lastDayOfYear, offset) - 2451550.1) / SYNODIC_MONTH);
  while (civilDayAt(newMoon(k + 1), offset) <= lastDayOfYear) k++;
  while (civilDayAt(newMoon(k), offset) > lastDayOfYear) k--;
  // The solstice lies in this month unless the sun has passed 270° before the month's first day begins.
  return solarTwelfth(civilDayAt(newMoon(k), offset), offset) >= 9 ? k - 1 : k;
}

function solsticeYear(year: number, offset: number): SolsticeYear {
  const from = solsticeMoon(year - 1, offset);
  const to = solsticeMoon(year, offset);
  const firsts = Array.from({ length: to - from + 1 }, (_, i) => civilDayAt(newMoon(from + i), offset));
  const twelfths = firsts.map((first) => solarTwelfth(first, offset));
  const needsLeap = to - from === 13;
  let leapAt = -1;
  const months: LunarMonth[] = [];
  for (let i = 0; i < to - from; i++) {
    // No major term in the month: the sun begins it and the next one in the same twelfth.
    if (needsLeap && leapAt < 0 && i > 0 && twelfths[i] === twelfths[i + 1]) leapAt = i;
    const ordinal = leapAt >= 0 && i >= leapAt ? i - 1 : i;
    months.push({ first: firsts[i]!, month: ((ordinal + 10) % 12) + 1, leap: i === leapAt });
  }
  return { months, end: firsts[to - from]! };
}

/** A lunar calendar for the legal time of one meridian. */
export interface LunarCalendar {
  /** The lunar date of a civil day. */
  lunarDate(day: Day): LunarDate;
  /** The civil day of a lunar date; null where that month has no such day, or that year no such leap month. */
  dayOfLunar(year: number, month: number, day: number, leap?: boolean): Day | null;
}

/** The lunar calendar at an offset from UT in days (7/24 for Vietnam); years are reckoned once, when first asked. */
export function lunarCalendarAt(offset: number): LunarCalendar {
  const years = new Map<number, SolsticeYear>();
  const of = (year: number): SolsticeYear => {
    const known = years.get(year);
    if (known) return known;
    const reckoned = solsticeYear(year, offset);
    years.set(year, reckoned);
    return reckoned;
  };

  /** Months 11 and 12 stand at the head of the solstice year but end the lunar year before. */
  const lunarYear = (solstice: number, index: number, month: LunarMonth): number =>
    month.month >= 11 && index < 4 ? solstice - 1 : solstice;

  return {
    lunarDate(day) {
      let solstice = yearOf(day);
      if (day >= of(solstice).end) solstice++;
      const { months } = of(solstice);
      let i = months.length - 1;
      while (months[i]!.first > day) i--;
      const month = months[i]!;
      return {
        year: lunarYear(solstice, i, month),
        month: month.month,
        day: day - month.first + 1,
        leap: month.leap,
      };
    },

    dayOfLunar(year, month, day, leap = false) {
      for (const solstice of month >= 11 ? [year + 1, year] : [year]) {
        const { months, end } = of(solstice);
        for (let i = 0; i < months.length; i++) {
          const candidate = months[i]!;
          if (candidate.month !== month || candidate.leap !== leap) continue;
          if (lunarYear(solstice, i, candidate) !== year) continue;
          const length = (i + 1 < months.length ? months[i + 1]!.first : end) - candidate.first;
          return day >= 1 && day <= length ? addDays(candidate.first, day - 1) : null;
        }
      }
      return null;
    },
  };
}

let vietnam: LunarCalendar | undefined;

/** The lunar calendar of Vietnam, for 1900 to 2199. */
export function vietnameseLunarCalendar(): LunarCalendar {
  vietnam ??= lunarCalendarAt(VIETNAM_OFFSET_DAYS);
  return vietnam;
}

/**
 * The lunar date as Vietnamese write it.
 *
 * @example lunarText(dayOf(2023, 4, 29)) //=> '10/3'
 * @example lunarText(dayOf(2025, 7, 25) + 9) //=> '10/6 nhuận'
 */
export function lunarText(day: Day): string {
  const { day: d, month, leap } = vietnameseLunarCalendar().lunarDate(day);
  return leap ? `${d}/${month} nhuận` : `${d}/${month}`;
}

/** Tết Nguyên đán, the first day of the lunar year that opens in a civil year. */
export function tet(year: number): Day {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw new RangeError(`No Tết is reckoned for ${year}`);
  return vietnameseLunarCalendar().dayOfLunar(year, 1, 1)!;
}
