/** What goes on by itself: the one-off triggers of a workbook, fired one after the other until none is left. */
import type { TestHost } from './preparedHost.js';

/** @returns the service calls of each execution */
export function goOn({ host }: TestHost): number[] {
  const calls: number[] = [];
  for (let nth = 0; nth < 20; nth++) {
    const trigger = host.state.triggers.find(({ kind }) => kind === 'once');
    if (!trigger) return calls;
    calls.push(host.fire(trigger.id).calls);
  }
  throw new Error('Work that goes on by itself does not come to an end.');
}
