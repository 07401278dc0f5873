/** What goes up is read back as it was sent; whatever is lost or changed on the way is named. */
import fc from 'fast-check';
import type { Day } from '../../src/calendar/day.js';
import { KINDS } from '../../src/plan/obligations/obligation.js';
import { indicatorSums } from '../../src/rollUp/rollUp.js';
import { readSentUp, type SentUp, sentUpCells } from '../../src/rollUp/sentUp.js';
import { readingOf } from '../../src/rollUp/units.js';
import { KIND_SIZE } from '../../src/summary/figures.js';
import { day } from '../support/plans/plainWorkbook.js';

const text = fc.string({ minLength: 1, maxLength: 12 }).map((one) => one.trim() || 'x');
const anything: fc.Arbitrary<SentUp> = fc.record({
  unit: text,
  plan: text,
  asOf: fc.integer({ min: day('2020-01-01'), max: day('2030-01-01') }).map((one) => one as Day),
  made: fc.constant('08/06/2023 06:00'),
  figures: fc.array(
    fc.record({
      agency: text,
      name: text,
      area: fc.integer({ min: 0, max: 8 }),
      kind: fc.constantFrom(...KINDS),
      counts: fc.array(fc.integer({ min: -3, max: 400 }), { minLength: KIND_SIZE, maxLength: KIND_SIZE }),
    }),
    { maxLength: 12 },
  ),
  indicators: fc.array(
    fc.record({
      code: text,
      title: text,
      type: fc.constantFrom('Số' as const, 'Tỷ lệ' as const, 'Có/Không' as const),
      numerator: fc.option(fc.integer({ min: 0, max: 5000 }).map((one) => one / 4)),
      denominator: fc.option(fc.integer({ min: 0, max: 5000 })),
    }),
    { maxLength: 4 },
  ),
  ratings: fc.array(
    fc.record({
      agency: text,
      name: text,
      score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((one) => one / 100)),
      class: text,
      state: fc.constantFrom('Công bố dự kiến' as const, 'Đã chốt' as const),
    }),
    { maxLength: 4 },
  ),
  results: fc.array(
    fc.record({
      period: text,
      task: text,
      title: text,
      result: fc.string({ maxLength: 20 }),
      progress: fc.option(fc.integer({ min: 0, max: 100 })),
      done: fc.option(fc.constantFrom(day('2026-06-20'), day('2026-06-25'))),
      evidence: text,
      difficulties: text,
      proposals: text,
    }),
    { maxLength: 3 },
  ),
  data: fc.array(
    fc.record({
      period: text,
      code: text,
      title: text,
      type: fc.constantFrom('Số' as const, 'Tỷ lệ' as const, 'Chữ' as const),
      value: fc.option(fc.integer({ min: 0, max: 100 }).map((one) => one / 4)),
      denominator: fc.option(fc.integer({ min: 0, max: 100 })),
      words: fc.string({ maxLength: 20 }),
    }),
    { maxLength: 3 },
  ),
  periods: fc.array(fc.record({ code: text, title: text, state: text }), { maxLength: 3 }),
  remarks: fc.array(text, { maxLength: 3 }),
});

const SENT: SentUp = {
  unit: 'UBND thành phố Hưng Yên',
  plan: 'Kế hoạch năm 2023',
  asOf: day('2023-06-08'),
  made: '08/06/2023 06:00',
  figures: [
    { agency: 'PNV', name: 'Phòng Nội vụ', area: 5, kind: 'task', counts: Array(KIND_SIZE).fill(2) },
    { agency: 'PTC', name: 'Phòng Tài chính', area: 2, kind: 'quarterly', counts: Array(KIND_SIZE).fill(1) },
  ],
  indicators: [{ code: 'CT01', title: 'Hồ sơ đúng hạn', type: 'Tỷ lệ', numerator: 45, denominator: 50 }],
  ratings: [{ agency: 'PNV', name: 'Phòng Nội vụ', score: 88.24, class: 'Tốt*', state: 'Công bố dự kiến' }],
  results: [],
  data: [],
  periods: [{ code: '2023-Q1', title: 'Quý I/2023', state: 'Đã chốt' }],
  remarks: ['Thiếu kinh phí'],
};

test('is read back as it was sent, whatever it says', () => {
  fc.assert(fc.property(anything, (sent) => expect(readSentUp(sentUpCells(sent))).toEqual(sent)));
});

test('is read wherever its columns stand, among blank rows, and with numbers that became texts', () => {
  const cells = sentUpCells(SENT).map((line) => [...line].reverse().map(String));
  expect(readSentUp([...cells, ...Array(20).fill(cells[0]!.map(() => ''))])).toEqual(SENT);
});

describe('Never read as what it is not', () => {
  const cells = sentUpCells(SENT);
  test.each([
    ['a number typed over', 'damaged', (c: (string | number)[][]) => (c[2]![6] = 99)],
    ['a row lost', 'damaged', (c: (string | number)[][]) => c.splice(3, 1)],
    ['a row doubled', 'damaged', (c: (string | number)[][]) => c.push(c[2]!)],
    ['another as-of day', 'damaged', (c: (string | number)[][]) => (c[1]![23] = '2023-06-09')],
    ['another unit', 'damaged', (c: (string | number)[][]) => (c[1]![2] = 'UBND huyện Văn Lâm')],
    ['a remark changed', 'damaged', (c: (string | number)[][]) => (c[6]![21] = 'Đủ kinh phí')],
    ['a column renamed', 'damaged', (c: (string | number)[][]) => (c[0]![6] = 'Trễ')],
    ['the head gone', 'damaged', (c: (string | number)[][]) => c.splice(1, 1)],
    ['a newer version', 'version', (c: (string | number)[][]) => (c[1]![22] = 2)],
    ['nothing at all', 'empty', (c: (string | number)[][]) => c.splice(0)],
  ])('%s: %s', (_, state, change) => {
    const other = cells.map((line) => [...line]);
    change(other);
    const read = readSentUp(other);
    expect(read).toMatchObject({ state });
    expect((read as { note: string }).note).not.toBe('');
  });

  test('the changes above do change something', () => {
    expect(cells[0]![23]).toBe('Ngày số liệu');
    expect(cells[0]![22]).toBe('Phiên bản');
    expect(cells[0]![21]).toBe('Nội dung');
    expect(readSentUp(cells)).toEqual(SENT);
  });
});

test('indicators are added up by numerators and denominators; who sent nothing is named, and is no nought', () => {
  const share = (numerator: number | null, denominator: number | null) => [
    { code: 'CT01', title: 'Hồ sơ đúng hạn', type: 'Tỷ lệ' as const, numerator, denominator },
  ];
  const [line, ...none] = indicatorSums([
    { name: 'A', indicators: share(45, 50) },
    { name: 'B', indicators: share(30, 60) },
    { name: 'C', indicators: share(null, null) },
    { name: 'D', indicators: null },
  ]);
  expect(none).toEqual([]);
  expect(line).toMatchObject({ numerator: 75, denominator: 110, missing: ['C', 'D'] });
  expect(line!.value).toBeCloseTo(68.1818, 4);
});

describe('How a unit answers', () => {
  const asOf = day('2023-06-10');
  const sheet = 'Nhận số liệu HYEN';
  test.each([
    ['no sheet yet', null, null, 'waiting'],
    ['not allowed yet', [['#REF!']], null, 'waiting'],
    ['Google at work', [['Loading...']], SENT, 'waiting'],
    ['no longer shared', [['#REF!']], SENT, 'denied'],
    ['no address', [['#VALUE!']], null, 'denied'],
    ['nothing sent', [['']], null, 'empty'],
    ['sent', sentUpCells(SENT), null, 'ok'],
    ['sent long ago', sentUpCells({ ...SENT, asOf: day('2023-05-01') }), null, 'stale'],
    ['damaged', sentUpCells(SENT).slice(0, 3), SENT, 'damaged'],
  ] as const)('%s', (_, values, kept, state) => {
    const reading = readingOf(values, kept, sheet, asOf);
    expect(reading.state).toBe(state);
    const own = state === 'ok' || state === 'stale';
    if (!own) expect(reading.data).toBe(kept);
    else expect(reading.data).not.toBeNull();
    if (!own && kept) expect(reading.note).toContain('Đang dùng số liệu ngày 08/06/2023');
  });
});
