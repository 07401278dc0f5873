/** Texts that are put together, kept within a cell. */
import fc from 'fast-check';
import { CELL_CHARACTERS, fitting, fittingLines } from '../../src/cells/fittingText.js';

test('What fits stays as it is', () => {
  expect(fitting('không đủ kinh phí')).toBe('không đủ kinh phí');
  expect(fittingLines(['một', 'hai'])).toBe('một\nhai');
});

test('What is cut is said, and no sign is cut in two', () => {
  expect(fitting('x'.repeat(60_000)).slice(-40)).toMatch(/^x+ … \(đã cắt, cả thảy 60000 ký tự\)$/);
  expect(fitting(`${'x'.repeat(CELL_CHARACTERS - 36)}😀${'y'.repeat(60_000)}`)).not.toMatch(
    /[\uD800-\uDBFF] …/,
  );
});

test('Of lines that are too long together none pushes another out', () => {
  const [head, first, second] = fittingLines(['Sở Tài chính', 'k'.repeat(50_000), 'n'.repeat(50_000)]).split(
    '\n',
  );
  expect(head).toBe('Sở Tài chính');
  for (const line of [first!, second!])
    expect(line).toMatch(/^(k{24000,}|n{24000,}) … \(đã cắt, cả thảy 50000 ký tự\)$/);
  const lengths = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lengths, (all) => {
      const lines = all.map((length) => 'x'.repeat(length));
      const fitted = fittingLines(lines);
      expect(fitted.length).toBeLessThanOrEqual(CELL_CHARACTERS);
      for (const [i, line] of fitted.split('\n').entries())
        if (line !== lines[i]) expect(line).toContain(`cả thảy ${all[i]} ký tự`);
    }),
    { numRuns: 50 },
  );
});
