/** What the ledger says of earlier mails: the program's whole memory of who was told what. */
import { type Day, dayFromText } from '../calendar/day.js';

/** Begins the `Kết quả` of a mail's lines. */
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

/** What a line is of: a digest, one sent as a trial, or the coordinators' overview. */
export const DEED = {
  digest: 'Nhắc hạn',
  trial: 'Nhắc hạn (thử)',
  overview: 'Tổng quan nhắc hạn',
} as const;

/** The cells of a ledger line that matter here. */
export interface LedgerCells {
  /** 1-based. */
  readonly row: number;
  /** As it stands in the cell; lines of one mail share it. */
  readonly at: string;
  readonly deed: string;
  readonly agency: string;
  readonly recipients: string;
  readonly content: string;
  readonly outcome: string;
  /** First the as-of day, then a key a line. */
  readonly detail: string;
}

export interface MailLines {
  /** 1-based row of its first line. */
  readonly row: number;
  /** A long list of keys takes several lines. */
  readonly rows: number;
  readonly at: string;
  readonly deed: string;
  readonly agency: string;
  readonly recipients: string;
  readonly subject: string;
  readonly outcome: Outcome;
  /** `Kết quả` in full, with the reason. */
  readonly said: string;
  /** The day that the mail reckoned by; null where the line was spoilt. */
  readonly day: Day | null;
  readonly keys: readonly string[];
}

const outcomeOf = (text: string): Outcome | null =>
  (Object.keys(OUTCOME) as Outcome[]).find((key) => text.startsWith(OUTCOME[key])) ?? null;

const MAIL_DEEDS: ReadonlySet<string> = new Set(Object.values(DEED));

/** The mails of the ledger, in its order; lines that are no mail are passed over. */
export function mailsOf(lines: readonly LedgerCells[]): MailLines[] {
  const mails: MailLines[] = [];
  for (const line of lines) {
    const outcome = outcomeOf(line.outcome);
    if (outcome === null || !MAIL_DEEDS.has(line.deed)) continue;
    const [day = '', ...keys] = line.detail.split('\n');
    const last = mails[mails.length - 1];
    if (
      last &&
      last.row + last.rows === line.row &&
      last.at === line.at &&
      last.deed === line.deed &&
      last.agency === line.agency &&
      last.outcome === outcome
    )
      mails[mails.length - 1] = { ...last, rows: last.rows + 1, keys: [...last.keys, ...keys] };
    else
      mails.push({
        row: line.row,
        rows: 1,
        at: line.at,
        deed: line.deed,
        agency: line.agency,
        recipients: line.recipients,
        subject: line.content,
        outcome,
        said: line.outcome,
        day: dayFromText(day),
        keys,
      });
  }
  return mails;
}

/** Whether a mail went out, or may have: what it told is not told again. */
export const wentOut = ({ outcome }: MailLines): boolean =>
  outcome === 'sent' || outcome === 'sending' || outcome === 'doubtful';

export interface History {
  /** Keys of the notices told, or perhaps told. */
  readonly told: ReadonlySet<string>;
  /** Agencies that had, or perhaps had, a digest on the day. */
  readonly toldToday: ReadonlySet<string>;
  /** Agencies whose latest digest was put off. */
  readonly waiting: ReadonlySet<string>;
}

/** @param deed digests and trials each have a history of their own, so that a trial uses nothing up */
export function historyOf(mails: readonly MailLines[], deed: string, today: Day): History {
  const told = new Set<string>();
  const toldToday = new Set<string>();
  const waiting = new Set<string>();
  for (const mail of mails) {
    if (mail.deed !== deed) continue;
    if (wentOut(mail)) {
      for (const key of mail.keys) told.add(key);
      if (mail.day === today) toldToday.add(mail.agency);
    }
    if (mail.outcome === 'deferred' || mail.outcome === 'queued') waiting.add(mail.agency);
    else waiting.delete(mail.agency);
  }
  return { told, toldToday, waiting };
}
