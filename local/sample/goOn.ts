/** What a command left to go on by itself is done: its one-off triggers fire, one after the other. */
import type { LocalHost } from '../host/localHost.js';

/** Work that does not come to an end stops here; its trigger stays, and fires when its time comes. */
const MOST = 20;

export function goOn(host: LocalHost): void {
  for (let left = MOST; left > 0; left--) {
    const next = host.state.triggers.find(({ kind }) => kind === 'once');
    if (!next) return;
    host.fire(next.id);
  }
}
