/** Blocks that neighbours share where there is room for fewer than there are agencies. */
import fc from 'fast-check';
import { neighbours, sharedBy } from '../../src/rights/sharedBlocks.js';

const run = (row: number, agency: string, rows = 1) => ({ row, rows, agency, period: '2026-Q1' });
const all = (from: number, to: number) => new Set(Array.from({ length: to - from + 1 }, (_, i) => from + i));
const named = (groups: readonly (readonly { readonly agency: string }[])[]): string[] =>
  groups.map((group) => group.map(({ agency }) => agency).join('+'));

test.each([
  ['each alone where there is room', 3, ['A', 'B', 'C']],
  ['two together where there is room for two', 2, ['A+B', 'C']],
  ['all together where there is room for one', 1, ['A+B+C']],
  ['all together where there is none', 0, ['A+B+C']],
])('%s', (_, room, expected) => {
  const own = { runs: [run(2, 'A', 2), run(4, 'B'), run(5, 'C')], rows: all(2, 5) };
  expect(named(neighbours(own, sharedBy([own], room)))).toEqual(expected);
});

test('not across rows that are nobody’s now; across those of an agency without people', () => {
  const runs = [run(2, 'A'), run(4, 'B'), run(6, 'C')];
  expect(named(neighbours({ runs, rows: new Set([2, 3, 4, 6]) }, 9))).toEqual(['A+B', 'C']);
});

test('are never more than there is room for, hold every run once, and no row that is nobody’s', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ rows: fc.integer({ min: 1, max: 4 }), gap: fc.boolean() }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 30 }),
      (drawn, room) => {
        let at = 2;
        const runs = drawn.map(({ rows, gap }, i) => {
          const one = run(at + (gap ? 1 : 0), `A${i}`, rows);
          at = one.row + rows;
          return one;
        });
        const rows = new Set(runs.flatMap(({ row, rows: count }) => [...all(row, row + count - 1)]));
        const own = { runs, rows };
        const groups = neighbours(own, sharedBy([own], room));
        expect(groups.flat()).toEqual(runs);
        const gaps = runs.filter(
          ({ row }, i) => i > 0 && row !== runs[i - 1]!.row + runs[i - 1]!.rows,
        ).length;
        expect(groups.length).toBeLessThanOrEqual(Math.max(room, gaps + 1));
        for (const group of groups)
          for (let row = group[0]!.row; row < group[group.length - 1]!.row; row++)
            expect(rows.has(row)).toBe(true);
      },
    ),
  );
});
