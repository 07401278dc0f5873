/** A notice: one stage of one obligation, told to the agency that answers for it or to the one above it. */
import { isoDay } from '../calendar/day.js';
import { fingerprintOf } from '../cells/hash.js';
import type { Assessed } from '../plan/obligation.js';
import type { Stage } from './stage.js';

/** Longest code part of a key; hostile codes are shortened, and stay distinct. */
const KEY_LENGTH = 160;

/**
 * Names a notice for the ledger. A deadline that was moved is a new one, and its stages begin anew.
 *
 * @param superior code of the agency above, where it is the one that is told
 * @example noticeKey(obligation, -5, 'SNV') //=> 'task|NV02|PNV@2023-06-30#-5^SNV'
 */
export function noticeKey({ key: of, due, returned }: Assessed, stage: Stage, superior?: string): string {
  // A report that is sent back again is asked for again.
  const key = returned === null ? of : `${of}|trả lại ${isoDay(returned)}`;
  const name = superior === undefined ? key : `${key}^${superior}`;
  const plain = name.length <= KEY_LENGTH && !/[\p{Cc}@#]/u.test(name);
  const code = plain ? key : `${key.slice(0, 20).replace(/[\p{Cc}@#]/gu, ' ')}~${fingerprintOf([[key]])}`;
  const to = superior === undefined ? '' : `^${plain ? superior : fingerprintOf([[superior]])}`;
  return `${code}@${isoDay(due!)}#${stage}${to}`;
}
