/** A notice: one stage of one obligation, told to the agency that answers for it or to the one above it. */
import { isoDay } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import { fingerprintOf } from '../../cells/hash.js';
import type { Assessed } from '../../plan/obligations/obligation.js';
import type { Stage } from '../stage.js';

/** What of a deadline a notice is named by. */
type Told = Pick<Assessed, 'key' | 'due' | 'returned'>;

/** Longest code part of a key; hostile codes are shortened, and stay distinct. */
const KEY_LENGTH = 160;

/**
 * Names a notice for the ledger, with codes as they are typed: `folded` is what two keys of one notice share. A deadline
 * that was moved is a new one, and its stages begin anew.
 *
 * @param superior code of the agency above, where it is the one that is told
 * @example noticeKey(obligation, -5, 'SNV') //=> 'task|NV02|PNV@2023-06-30#-5^SNV'
 */
const noticeKey = (obligation: Told, stage: Stage, superior?: string): string =>
  keyWith(obligation, stage, superior, comparable);

/** Every key that the notice may stand under in a ledger: before version 3 the short name of a hostile code heeded case. */
export function noticeKeys(obligation: Told, stage: Stage, superior?: string): readonly string[] {
  const key = noticeKey(obligation, stage, superior);
  const former = keyWith(obligation, stage, superior, (code) => code);
  return former === key ? [key] : [key, former];
}

function keyWith(
  { key: of, due, returned }: Told,
  stage: Stage,
  superior: string | undefined,
  fold: (code: string) => string,
): string {
  // A report that is sent back again is asked for again.
  const key = returned === null ? of : `${of}|trả lại ${isoDay(returned)}`;
  const name = superior === undefined ? key : `${key}^${superior}`;
  const plain = name.length <= KEY_LENGTH && !/[\p{Cc}@#]/u.test(name);
  const short = (code: string): string => fingerprintOf([[fold(code)]]);
  const code = plain ? key : `${fold(key.slice(0, 20)).replace(/[\p{Cc}@#]/gu, ' ')}~${short(key)}`;
  const to = superior === undefined ? '' : `^${plain ? superior : short(superior)}`;
  return `${code}@${isoDay(due!)}#${stage}${to}`;
}

/** A key as it is matched: codes that differ in case or form are the same code, here as everywhere. */
export const folded = (key: string): string => comparable(key);

const KEY = /^(.*@\d{4}-\d{2}-\d{2})#(-?\d+)(\^.*)?$/s;

/**
 * The deadline that a key is of, and its stage; null for what is no key.
 *
 * @example noticeIn('task|NV02|PNV@2023-06-30#-5^SNV') //=> { deadline: 'task|nv02|pnv@2023-06-30^snv', stage: -5 }
 */
export function noticeIn(key: string): { readonly deadline: string; readonly stage: Stage } | null {
  const found = KEY.exec(folded(key));
  return found ? { deadline: `${found[1]}${found[3] ?? ''}`, stage: Number(found[2]) } : null;
}
