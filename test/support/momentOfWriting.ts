/**
 * Google has no compare-and-set: between the last look at cells and the push of what is written into them stands a
 * moment in which nobody can be heeded. A command keeps it as short as it can be: the writes themselves, and the push.
 */
import type { TestHost } from './preparedHost.js';

/** Calls that may stand in that moment. */
const WRITES: readonly string[] = ['Range.setValues', 'RangeList.setValue'];

/**
 * Of the execution that ran last: the calls before which somebody's typing comes too late (numbers as `interleave.after`
 * takes them), from the last look at a sheet before its last writes to their push. Fails where any other call stands
 * among them, or more than `writes`.
 *
 * @example order … getFormulas, getValues, setValues, setValues, flush //=> the last three
 */
export function momentOfWriting({ host }: TestHost, writes: number): ReadonlySet<number> {
  const { order } = host.lastMeter!;
  const lastWrite = order.findLastIndex((name) => WRITES.includes(name));
  const look = order.findLastIndex((name, i) => i < lastWrite && name === 'Range.getValues');
  const push = order.indexOf('SpreadsheetApp.flush', lastWrite);
  const between = order.slice(look + 1, push);
  expect(look).toBeGreaterThan(0);
  expect(between.filter((name) => !WRITES.includes(name))).toEqual([]);
  expect(between.length).toBeLessThanOrEqual(writes);
  return new Set(Array.from({ length: push - look }, (_, i) => look + 1 + i));
}
