/** What became of a mail, as the ledger's column `Kết quả` says it. */
import { comparable } from '../cells/comparable.js';

/** How `Kết quả` of a mail's lines begins. */
export const OUTCOME = {
  /** Written down, and not begun. */
  queued: 'Chờ gửi',
  /** Begun: after a crash nobody knows of the one begun last whether it went out. */
  sending: 'Đang gửi',
  /** Nobody knows whether it went out; a coordinator says what became of it. */
  doubtful: 'Chưa rõ',
  sent: 'Đã gửi',
  notSent: 'Không gửi',
  deferred: 'Chưa gửi',
  failed: 'Lỗi',
} as const;

export type Outcome = keyof typeof OUTCOME;

/** `Kết quả` in full. @example saying('failed', 'Invalid email: x') //=> 'Lỗi: Invalid email: x' */
export const saying = (outcome: Outcome, reason: string): string =>
  reason === '' ? OUTCOME[outcome] : `${OUTCOME[outcome]}: ${reason}`;

/** A mail's place in the run that sends it, by which its lines are found wherever they have moved to. */
export interface Turn {
  /** Letters and digits. */
  readonly run: string;
  /** From 1. */
  readonly number: number;
}

/** @example marked('sending', { run: 'lk3f9', number: 7 }) //=> 'Đang gửi #lk3f9-7' */
export const marked = (outcome: Outcome, { run, number }: Turn): string =>
  `${OUTCOME[outcome]} #${run}-${number}`;

/** What every mark of an outcome in a run looks like, as a regular expression (RE2, as Sheets reads it). */
export const marksOf = (outcome: Outcome, run = '[a-z0-9]+'): string => `${OUTCOME[outcome]} #${run}-[0-9]+`;

/** The turn that a cell names; null where it names none. */
export function turnIn(said: string): Turn | null {
  const found = /#([a-z0-9]+)-([0-9]+)/i.exec(said);
  return found ? { run: found[1]!.toLowerCase(), number: Number(found[2]) } : null;
}

const FOLDED = (Object.keys(OUTCOME) as Outcome[]).map(
  (outcome) => [outcome, comparable(OUTCOME[outcome])] as const,
);

/**
 * The outcome that a cell tells, in whatever case and form it was typed; null where it tells none.
 *
 * @example outcomeIn(' ĐÃ  gửi ') //=> 'sent'
 */
export function outcomeIn(said: string): Outcome | null {
  const text = comparable(said);
  return FOLDED.find(([, beginning]) => text.startsWith(beginning))?.[0] ?? null;
}
