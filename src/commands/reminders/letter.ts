/** A letter ready to be sent, and its line in the ledger. */
import { RECIPIENTS_PER_MAIL } from '../../reminders/budget.js';
import type { Email } from '../../reminders/mail/digestEmail.js';
import type { Entry } from './mailLedger.js';

export interface Letter extends Email {
  readonly agencyName: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Addresses in to and cc: what Google counts. */
  readonly recipients: number;
  readonly entry: Entry;
}

/** Addresses, each once and no more than one message takes: `to` first, then as many of `cc` as fit. */
export function recipientsOf(
  to: readonly string[],
  cc: readonly string[],
): { readonly to: readonly string[]; readonly cc: readonly string[] } {
  const seen = new Set<string>();
  const once = (address: string): boolean => {
    const folded = address.toLowerCase();
    if (seen.has(folded) || seen.size >= RECIPIENTS_PER_MAIL) return false;
    seen.add(folded);
    return true;
  };
  return { to: to.filter(once), cc: cc.filter(once) };
}

export function letterOf(
  email: Email,
  addresses: { readonly to: readonly string[]; readonly cc: readonly string[] },
  agencyName: string,
  entry: Omit<Entry, 'recipients' | 'subject'>,
): Letter {
  const { to, cc } = recipientsOf(addresses.to, addresses.cc);
  return {
    ...email,
    agencyName,
    to,
    cc,
    recipients: to.length + cc.length,
    entry: { ...entry, recipients: [...to, ...cc].join('; '), subject: email.subject },
  };
}
