/** Addressing a mail: each address once, no more than one message takes; what does not fit is named. */
import { RECIPIENTS_PER_MAIL } from '../../reminders/budget.js';
import type { Mail, Recipients } from '../../reminders/mail/mail.js';

/** `to` first, then as many of `cc`, then of `bcc` as fit. */
export function distinct({ to, cc, bcc = [] }: Recipients): Recipients & Pick<Mail, 'omitted'> {
  const seen = new Set<string>();
  const omitted: string[] = [];
  const fits = (address: string): boolean => {
    const folded = address.toLowerCase();
    if (seen.has(folded)) return false;
    if (seen.size >= RECIPIENTS_PER_MAIL) {
      omitted.push(address);
      return false;
    }
    seen.add(folded);
    return true;
  };
  return { to: to.filter(fits), cc: cc.filter(fits), bcc: bcc.filter(fits), omitted };
}

export const mailTo = (recipients: Recipients, mail: Omit<Mail, 'to' | 'cc' | 'bcc' | 'omitted'>): Mail => ({
  ...mail,
  ...distinct(recipients),
});
