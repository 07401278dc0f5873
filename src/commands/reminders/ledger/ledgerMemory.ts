/** What is remembered of the ledger's mails outside the ledger: in the document's properties, which nobody sees. */
import type { Environment } from '../../../environment.js';
import { fromStored, type Remembered, toStored } from '../../../reminders/memory/toldMemory.js';

const HEAD = 'papi.told';
const part = (n: number): string => `${HEAD}.${n}`;

export function recall({ memory }: Environment): Remembered | null {
  const stored = memory.all();
  return fromStored(stored[HEAD] ?? null, (n) => stored[part(n)] ?? null);
}

/** Stores it, in one call; after what it tells of has been pushed out into the ledger. */
export function remember({ memory }: Environment, remembered: Remembered): void {
  const { head, parts } = toStored(remembered);
  memory.keep({ [HEAD]: head, ...Object.fromEntries(parts.map((text, n) => [part(n), text])) });
}
