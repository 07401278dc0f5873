/** What was told before, of which the ledger's mails are the program's whole memory. */
import type { Day } from '../calendar/day.js';
import type { MailKind } from './mail/mail.js';
import { type MailRecord, wentOut } from './mailRecord.js';

export interface History {
  /** Keys of the notices told, or perhaps told. */
  readonly told: ReadonlySet<string>;
  /** Agencies that had, or perhaps had, a digest on the day. */
  readonly toldToday: ReadonlySet<string>;
  /** Agencies whose latest digest was put off. */
  readonly waiting: ReadonlySet<string>;
}

/** @param kind digests and trials each have a history of their own, so that a trial uses nothing up */
export function historyOf(records: readonly MailRecord[], kind: MailKind, today: Day): History {
  const told = new Set<string>();
  const toldToday = new Set<string>();
  const waiting = new Set<string>();
  for (const mail of records) {
    if (mail.kind !== kind) continue;
    if (wentOut(mail)) {
      for (const key of mail.keys) told.add(key);
      if (mail.day === today) toldToday.add(mail.agency);
    }
    if (mail.outcome === 'deferred' || mail.outcome === 'queued') waiting.add(mail.agency);
    else waiting.delete(mail.agency);
  }
  return { told, toldToday, waiting };
}
