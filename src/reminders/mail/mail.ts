/**
 * A mail, by the one name that it bears on its whole way: composed of what an agency is due (a digest) or of what the
 * coordinators must know (an overview), written down in the ledger (`MailRecord`), handed to Google, previewed.
 */
import type { Day } from '../../calendar/day.js';

/**
 * Digest: what one agency is reminded of. Trial: a digest that goes to the coordinators alone. Overview: theirs, of the
 * day. Leader: the leaders' weekly letter, and its trial. Rating: an agency's own sheet of points, and its trial.
 */
export type MailKind = 'digest' | 'trial' | 'overview' | 'leader' | 'leaderTrial' | 'rating' | 'ratingTrial';

/** What a kind of mail is called in the ledger's column `Việc`. */
export const MAIL_DEED: Readonly<Record<MailKind, string>> = {
  digest: 'Nhắc hạn',
  trial: 'Nhắc hạn (thử)',
  overview: 'Tổng quan nhắc hạn',
  leader: 'Thư lãnh đạo',
  leaderTrial: 'Thư lãnh đạo (thử)',
  rating: 'Gửi bảng điểm',
  ratingTrial: 'Gửi bảng điểm (thử)',
};

/** What it says: HTML, and the same as plain text. */
export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Addresses, each once. */
export interface Recipients {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Of a mail to many agencies: none sees the others' addresses. */
  readonly bcc?: readonly string[];
}

export interface Mail extends MailText, Recipients {
  readonly kind: MailKind;
  /** Code of the agency; of a mail to several, their codes, separated by semicolons; empty for what goes to coordinators or leaders. */
  readonly agency: string;
  readonly agencyName: string;
  /** The as-of day that it reckons by. */
  readonly day: Day;
  /** The notices that it tells. */
  readonly keys: readonly string[];
  /** Addresses past what one message takes: named, because they are not served. */
  readonly omitted: readonly string[];
}

/** As whom it goes out. */
export interface Sender {
  readonly name: string;
  /** Empty: replies go to the account. */
  readonly replyTo: string;
}

/** What Google counts: every address in to, cc and bcc. */
export const recipientsOf = ({ to, cc, bcc = [] }: Recipients): number => to.length + cc.length + bcc.length;

/** Every address, for ledger and reports. */
export const addressesOf = ({ to, cc, bcc = [] }: Recipients): string[] => [...to, ...cc, ...bcc];

/** The codes of a mail's agencies. @example codesIn('SNV; STC') //=> ['SNV', 'STC'] */
export const codesIn = (agency: string): string[] =>
  agency
    .split(';')
    .map((code) => code.trim())
    .filter((code) => code !== '');
