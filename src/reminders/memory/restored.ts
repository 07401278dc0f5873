/** What was told, written into the ledger again by its short names, after the ledger had lost its lines. */
import type { Stage } from '../stage.js';

/** `Việc` of such lines. */
export const RESTORED_DEED = 'Khôi phục sổ thư';

const SHORT_KEY = /^~([0-9a-z]+)#(-?\d+)$/;

/** @example shortKey('2k8f0c3m1q', -5) //=> '~2k8f0c3m1q#-5' */
export const shortKey = (name: string, stage: Stage): string => `~${name}#${stage}`;

/** The short name of a deadline and the stage told of it; null for any other key. */
export function inShortKey(key: string): { readonly name: string; readonly stage: Stage } | null {
  const found = SHORT_KEY.exec(key);
  return found ? { name: found[1]!, stage: Number(found[2]) } : null;
}
