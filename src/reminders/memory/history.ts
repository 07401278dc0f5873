/** What was told before, as the ledger's mails say. */
import type { Day } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import { codesIn } from '../mail/mail.js';
import type { MailRecord } from './mailRecord.js';
import { wentOut } from './mailRecord.js';
import { type Told, type ToldKind, toldBy } from './told.js';

export interface History {
  /** Notices told, or perhaps told. */
  readonly told: Told;
  /** Agencies that had, or perhaps had, a digest on the day: codes as `comparable` gives them. */
  readonly toldToday: ReadonlySet<string>;
  /** The day of an agency's latest digest that went out, or perhaps did; null where it never had one. */
  readonly lastTold: (agency: string) => Day | null;
  /** Agencies whose latest digest was put off, likewise. */
  readonly waiting: ReadonlySet<string>;
}

/** @param today the day on which it is asked: one mail a day is a matter of the clock, not of the as-of day */
export function historyOf(records: readonly MailRecord[], kind: ToldKind, today: Day): History {
  const toldToday = new Set<string>();
  const waiting = new Set<string>();
  const last = new Map<string, Day>();
  for (const record of records) {
    if (record.kind !== kind) continue;
    for (const agency of codesIn(record.agency).map(comparable)) {
      const day = wentOut(record) ? (record.on ?? record.day) : null;
      if (day === today) toldToday.add(agency);
      if (day !== null) last.set(agency, day);
      if (record.outcome === 'deferred' || record.outcome === 'queued') waiting.add(agency);
      else waiting.delete(agency);
    }
  }
  return {
    told: toldBy(records, kind),
    toldToday,
    waiting,
    lastTold: (agency) => last.get(comparable(agency)) ?? null,
  };
}
