/** How everything stood on earlier days: kept small, given back as it was, in a naive model's words. */
import fc from 'fast-check';
import type { Day } from '../../src/calendar/day.js';
import { dayOf } from '../../src/calendar/day.js';
import {
  type DayMemory,
  dayAt,
  fromStored,
  NOTHING_KEPT,
  shortName,
  toStored,
  withDay,
} from '../../src/overview/dayMemory.js';
import { changeInWords, STANDS, type Stand } from '../../src/overview/stand.js';
import { runs } from '../support/soak.js';

const D = (day: number): Day => dayOf(2023, 6, day);
const stored = (memory: DayMemory): DayMemory => {
  const texts = toStored(memory)!;
  return fromStored(texts.head, (n) => texts.parts[n] ?? null);
};
const plain = ({ days }: DayMemory) => days.map(({ day, stands }) => [day, [...stands].sort()]);

describe('The memory of days', () => {
  test('gives back each day as it stood, whatever came and went between', () => {
    const stands = fc.dictionary(
      fc.integer({ min: 0, max: 30 }).map((n) => shortName(`task|NV${n}|SNV`)),
      fc.constantFrom(...STANDS.filter((stand) => stand !== 'open')),
    );
    fc.assert(
      fc.property(fc.array(stands, { minLength: 1, maxLength: 12 }), (days) => {
        const memory = days.reduce<DayMemory>(
          (kept, day, i) => withDay(kept, D(i + 1), new Map(Object.entries(day)), []),
          NOTHING_KEPT,
        );
        expect(plain(stored(memory))).toEqual(plain(memory));
      }),
      { numRuns: runs(200, 40) },
    );
  });

  test('keeps a day once, and finds the newest that is not after the one asked for', () => {
    const stands = (stand: Stand) => new Map([[shortName('a'), stand]]);
    const once = withDay(withDay(NOTHING_KEPT, D(2), stands('sent'), []), D(2), stands('approved'), []);
    expect(once.days).toHaveLength(1);
    const memory = withDay(once, D(5), stands('approved'), ['2023-Q1']);
    expect([D(9), D(5), D(4), D(2), D(1)].map((day) => dayAt(memory, day)?.day)).toEqual([
      D(5),
      D(5),
      D(2),
      D(2),
      // Before the earliest there is nothing: it is compared with that.
      D(2),
    ]);
    expect(dayAt(NOTHING_KEPT, D(1))).toBeNull();
    expect(stored(memory).closed).toEqual(['2023-Q1']);
  });

  test('forgets the earliest days where they do not fit, and tells nothing of what was stored half', () => {
    let memory = NOTHING_KEPT;
    for (let i = 0; i < 20; i++)
      memory = withDay(
        memory,
        (D(1) + i) as Day,
        new Map(
          Array.from({ length: 3_000 }, (_, n) => [shortName(`k${(n * 7 + i * 2_000) % 40_000}`), 'sent']),
        ),
        [],
      );
    const texts = toStored(memory)!;
    expect(texts.parts.length).toBeLessThanOrEqual(14);
    expect(Math.max(...texts.parts.map(({ length }) => length))).toBeLessThanOrEqual(8_500);
    const kept = stored(memory);
    expect(kept.days.length).toBeGreaterThan(2);
    expect(plain(kept)).toEqual(plain(memory).slice(0, kept.days.length));
    // Two wrote at once: parts of one and the head of the other.
    expect(fromStored(texts.head, (n) => (n === 1 ? 'otherwise' : texts.parts[n]!))).toEqual(NOTHING_KEPT);
    expect(fromStored('{', () => null)).toEqual(NOTHING_KEPT);
    expect(fromStored(null, () => null)).toEqual(NOTHING_KEPT);
  });

  test('has more deadlines than it can hold: then it keeps nothing, and says so', () => {
    const many = new Map(Array.from({ length: 30_000 }, (_, n) => [shortName(`k${n}`), 'sent' as Stand]));
    expect(toStored(withDay(NOTHING_KEPT, D(1), many, []))).toBeNull();
  });
});

test.each<[Stand, Stand, string | null]>([
  ['open', 'open', null],
  ['open', 'overdue', 'mới quá hạn'],
  ['open', 'sent', 'mới gửi'],
  ['overdue', 'sent', 'mới gửi'],
  ['returned', 'sent', 'mới gửi lại'],
  ['returned', 'returnedLate', 'bị trả lại, mới quá hạn'],
  ['sent', 'returned', 'bị trả lại'],
  ['sent', 'approved', 'mới được duyệt'],
  ['approved', 'sent', 'chờ duyệt lại'],
  ['overdue', 'done', 'mới hoàn thành'],
  ['overdue', 'open', 'không còn quá hạn'],
  ['done', 'open', 'chưa xong trở lại'],
])('from %s to %s: %s', (before, now, words) => {
  expect(changeInWords(before, now)).toBe(words);
});
