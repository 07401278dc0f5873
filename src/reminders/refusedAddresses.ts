/** Addresses that Google refused, as the newest mail of each agency says. */
import { comparable } from '../cells/comparable.js';
import { codesIn } from './mail/mail.js';
import type { MailRecord } from './memory/mailRecord.js';

const DROPPED = /bỏ địa chỉ sai ([^…]+?)(?=; (?:chỉ|Google|thư) |$)/u;
const REFUSED = /Invalid email: ([^;]+)/g;

/**
 * Addresses in lower case, by the agency's code as `comparable` gives it. A later mail that went out to the others says
 * again what it left out, so the newest line that tells of sending is the truth.
 */
export function refusedAddresses(records: readonly MailRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const refused = new Map<string, ReadonlySet<string>>();
  for (const { kind, agency, outcome, said } of records) {
    if (kind !== 'digest' || (outcome !== 'sent' && outcome !== 'failed')) continue;
    const text = said.normalize('NFC');
    const addresses = [
      ...(DROPPED.exec(text)?.[1] ?? '').split(';'),
      ...[...text.matchAll(REFUSED)].map((found) => found[1]!),
    ].map((address) => address.trim().toLowerCase());
    const bad = new Set(addresses.filter((address) => address.includes('@')));
    for (const code of codesIn(agency)) refused.set(comparable(code), bad);
  }
  return refused;
}
