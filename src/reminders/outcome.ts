/** What became of a mail, as the ledger's column `Kết quả` begins. */
export const OUTCOME = {
  /** Written down, and not begun. */
  queued: 'Chờ gửi',
  /** Begun: after a crash nobody knows whether it went out. */
  sending: 'Đang gửi',
  /** Found begun and not ended; a coordinator says what became of it. */
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
