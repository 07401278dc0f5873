/** Addressing a mail: each address once, no more than one message takes. */
import { RECIPIENTS_PER_MAIL } from '../../reminders/budget.js';
import type { Mail, Recipients } from '../../reminders/mail/mail.js';

/** `to` first, then as many of `cc` as fit. */
export function distinct({ to, cc }: Recipients): Recipients {
  const seen = new Set<string>();
  const once = (address: string): boolean => {
    const folded = address.toLowerCase();
    if (seen.has(folded) || seen.size >= RECIPIENTS_PER_MAIL) return false;
    seen.add(folded);
    return true;
  };
  return { to: to.filter(once), cc: cc.filter(once) };
}

export const mailTo = (recipients: Recipients, mail: Omit<Mail, 'to' | 'cc'>): Mail => ({
  ...mail,
  ...distinct(recipients),
});
