/**
 * Google has no compare-and-set: between the last look at cells and the push of what is written into them stands a
 * moment in which nobody can be heeded. A command keeps it as short as it can be: the writes themselves, and the push.
 */
import type { TestHost } from './preparedHost.js';

const WRITES: readonly string[] = [
  'Range.setValues',
  'RangeList.setValue',
  'RangeList.clearContent',
  'Range.setNotes',
  'RangeList.setBackground',
];

/**
 * Of the execution that ran last: the calls before which somebody's typing comes too late (numbers as `interleave.after`
 * takes them), for each run of writes that follows a look at cells with no other call between. Writes that anything else
 * comes before have no moment: they excuse nothing.
 *
 * @example getFormulas (5), getValues (6), setValues (7), setValues (8), flush (9) //=> [Set { 7, 8, 9 }]
 */
export function momentsOfWriting({ host }: TestHost, { order } = host.lastMeter!): ReadonlySet<number>[] {
  const isWrite = (i: number): boolean => WRITES.includes(order[i] ?? '');
  return order.flatMap((name, look) => {
    if (name !== 'Range.getValues' || !isWrite(look + 1)) return [];
    const moment = [look + 1];
    while (isWrite(moment.at(-1)!)) moment.push(moment.at(-1)! + 1);
    return [new Set(moment)];
  });
}
