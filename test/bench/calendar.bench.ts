/**
 * npm run bench: counting working days, ours beside its peers, in one run. Prints times per pair and ratios, and
 * fails when a promise of the calendar is not kept:
 * at least 100 times the best peer; at most 3 times two look-ups in a ready prefix table; as fast for 80 years as
 * for 10 days; the bundle loaded and called for the first time in 5 ms.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { addDays as addCivilDays, differenceInBusinessDays } from 'date-fns';
import Holidays from 'date-holidays';
import { builtInDaysOff } from '../../src/calendar/builtIn.js';
import { type Day, dateFromDay, dayFromDate, dayOf, isWeekend } from '../../src/calendar/day.js';
import { builtInCalendar, isWorked } from '../../src/calendar/workingCalendar.js';

const { LocalHost, MemoryStore, SetClock } =
  require('../../.build/local.cjs') as typeof import('../../local/main.js');

const PAIRS = 100_000;
/** The slow peers count fewer pairs; times are per pair. */
const PEER_PAIRS = 300;
const ROUNDS = 9;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Pair {
  readonly start: Date;
  readonly end: Date;
}

/** Pairs over ten years (2019-2028), in order; `span` fixes the distance in days. */
function pairs(count: number, span?: number): Pair[] {
  const random = seeded(20231124);
  const first = span !== undefined && span > 3650 ? dayOf(1950, 1, 1) : dayOf(2019, 1, 1);
  return Array.from({ length: count }, () => {
    const start = first + Math.floor(random() * 3652);
    const end = span === undefined ? first + Math.floor(random() * 3652) : start + span;
    return { start: dateFromDay(Math.min(start, end) as Day), end: dateFromDay(Math.max(start, end) as Day) };
  });
}

/** Nanoseconds a pair: the median of some rounds, the first of which only warms up. */
function perPair(count: number, round: () => number, rounds = ROUNDS): { ns: number; sum: number } {
  let sum = 0;
  const times: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const began = process.hrtime.bigint();
    sum = round();
    if (i > 0) times.push(Number(process.hrtime.bigint() - began) / count);
  }
  times.sort((a, b) => a - b);
  return { ns: times[times.length >> 1]!, sum };
}

const calendar = builtInCalendar();
const ours = (list: readonly Pair[]): number => {
  let sum = 0;
  for (const { start, end } of list) sum += calendar.count(dayFromDate(start), dayFromDate(end));
  return sum;
};

// The limit: two entries of a ready table, found by the same Dates.
const origin = dayOf(2018, 1, 1);
const table = new Int32Array(5000);
for (let i = 1; i < table.length; i++)
  table[i] = table[i - 1]! + (calendar.isWorkingDay((origin + i - 1) as Day) ? 1 : 0);
const limit = (list: readonly Pair[]): number => {
  let sum = 0;
  for (const { start, end } of list)
    sum += table[dayFromDate(end) - origin + 1]! - table[dayFromDate(start) - origin]!;
  return sum;
};

const offDays = new Set<number>();
const workedDays = new Set<number>();
for (let year = 2018; year <= 2029; year++) {
  for (const row of builtInDaysOff(year)) (isWorked(row) ? workedDays : offDays).add(row.day);
}
const offWeekdays = [...offDays].filter((day) => !isWeekend(day as Day)).sort((a, b) => a - b);
const workedWeekend = [...workedDays].sort((a, b) => a - b);
const within = (sorted: readonly number[], from: number, to: number): number => {
  let count = 0;
  for (const day of sorted) if (day >= from && day <= to) count++;
  return count;
};

const dateFns = (list: readonly Pair[]): number => {
  let sum = 0;
  for (const { start, end } of list) {
    const from = dayFromDate(start);
    const to = dayFromDate(end);
    sum +=
      differenceInBusinessDays(addCivilDays(end, 1), start) -
      within(offWeekdays, from, to) +
      within(workedWeekend, from, to);
  }
  return sum;
};

const vietnam = new Holidays('VN');
const dateHolidays = (list: readonly Pair[]): number => {
  let sum = 0;
  for (const { start, end } of list) {
    for (const day = new Date(start); day <= end; day.setDate(day.getDate() + 1)) {
      if (day.getDay() % 6 !== 0 && !vietnam.isHoliday(day)) sum++;
    }
  }
  return sum;
};

/** The formula engine's NETWORKDAYS, with our holidays as its third argument, a column at a time. */
function engine(list: readonly Pair[]): () => number {
  const host = new LocalHost({
    dist: join(__dirname, '..', '..', 'dist'),
    store: new MemoryStore(),
    clock: new SetClock('2023-06-08', 'Asia/Ho_Chi_Minh'),
    owner: 'a@b.example',
    scriptTimeZone: 'Asia/Ho_Chi_Minh',
  });
  const { grid } = host.state;
  const serials = list.map(({ start, end }) => [dayFromDate(start), dayFromDate(end)]);
  grid.write('0', 0, 0, serials, new Set());
  grid.write(
    '0',
    0,
    3,
    offWeekdays.map((day) => [day]),
    new Set(),
  );
  return () => {
    let sum = 0;
    for (let row = 1; row <= list.length; row++) {
      const outcome = grid.engine.evaluate(
        `=NETWORKDAYS(A${row},B${row},$D$1:$D$${offWeekdays.length})`,
        '0',
        row - 1,
        5,
        1000,
        26,
      );
      if ('error' in outcome) throw new Error(outcome.error.message);
      sum += outcome.rows[0]![0]!.value as number;
    }
    return sum;
  };
}

interface CalledFromACell {
  VN_NETWORKDAYS(start: Date[][], end: Date[][]): number[][];
}
const code = readFileSync(join(__dirname, '..', '..', 'dist', 'Code.js'), 'utf8');
/** In this realm: a vm context would add an interceptor to every global look-up, which Google's V8 has not. */
const load = new Function(`${code}\nreturn { VN_NETWORKDAYS };`) as () => CalledFromACell;

const failures: string[] = [];
const line = (name: string, ns: number, note = ''): void =>
  void process.stdout.write(
    `${name.padEnd(52)} ${ns < 1000 ? `${ns.toFixed(1)} ns` : `${(ns / 1000).toFixed(1)} µs`}`.padEnd(68) +
      `${note}\n`,
  );
const promise = (text: string, kept: boolean): void => {
  process.stdout.write(`${kept ? 'kept  ' : 'BROKEN'} ${text}\n`);
  if (!kept) failures.push(text);
};

process.stdout.write(
  `Working days between two dates, over ten years, ${PAIRS.toLocaleString('en')} pairs (peers ${PEER_PAIRS}), time per pair\n\n`,
);
const many = pairs(PAIRS);
const few = pairs(PEER_PAIRS);
const own = perPair(PAIRS, () => ours(many));
const ready = perPair(PAIRS, () => limit(many));
const loaded = load();
const columns = { start: many.map(({ start }) => [start]), end: many.map(({ end }) => [end]) };
const cell = perPair(PAIRS, () =>
  loaded.VN_NETWORKDAYS(columns.start, columns.end).reduce((sum, [n]) => sum + n!, 0),
);
const fns = perPair(PEER_PAIRS, () => dateFns(few), 3);
const holidays = perPair(20, () => dateHolidays(few.slice(0, 20)), 1);
const univer = perPair(PEER_PAIRS, engine(few), 3);
if (own.sum !== ready.sum || own.sum !== cell.sum || ours(few) !== fns.sum)
  throw new Error('The counts differ.');

line('two entries of a ready prefix table (the limit)', ready.ns);
line('ours: WorkingCalendar.count', own.ns, `${(own.ns / ready.ns).toFixed(2)} × the limit`);
line(
  'ours: VN_NETWORKDAYS of two columns, in the bundle',
  cell.ns,
  `${(cell.ns / ready.ns).toFixed(2)} × the limit`,
);
line(
  'date-fns differenceInBusinessDays, holidays taken off',
  fns.ns,
  `${(fns.ns / own.ns).toFixed(0)} × ours`,
);
line(
  'a loop with date-holidays (which knows fewer days)',
  holidays.ns,
  `${(holidays.ns / own.ns).toFixed(0)} × ours`,
);
line('the formula engine’s NETWORKDAYS', univer.ns, `${(univer.ns / own.ns).toFixed(0)} × ours`);

const short = pairs(PAIRS, 10);
const long = pairs(PAIRS, 29_220);
ours(long);
const tenDays = perPair(PAIRS, () => ours(short));
const eightyYears = perPair(PAIRS, () => ours(long));
line('ours, spans of 10 days', tenDays.ns);
line(
  'ours, spans of 80 years',
  eightyYears.ns,
  `${(eightyYears.ns / tenDays.ns).toFixed(2)} × that of 10 days`,
);

const first: number[] = [];
for (let i = 0; i < 15; i++) {
  const context = createContext({ Date });
  const began = process.hrtime.bigint();
  new Script(code).runInContext(context);
  (context as unknown as CalledFromACell).VN_NETWORKDAYS([[new Date(2023, 3, 28)]], [[new Date(2023, 4, 4)]]);
  first.push(Number(process.hrtime.bigint() - began) / 1e6);
}
first.sort((a, b) => a - b);
const firstMs = first[first.length >> 1]!;
process.stdout.write(
  `the bundle parsed, its top level and its first call                  ${firstMs.toFixed(2)} ms (median of ${first.length})\n\n`,
);

promise(
  'at least 100 times as fast as the best peer',
  Math.min(fns.ns, holidays.ns, univer.ns) >= 100 * own.ns,
);
promise('at most 3 times the limit', own.ns <= 3 * ready.ns);
promise('80 years in less than 1.5 times the time of 10 days', eightyYears.ns < 1.5 * tenDays.ns);
promise('bundle loaded and first called within 5 ms', firstMs <= 5);
if (failures.length > 0) process.exitCode = 1;
