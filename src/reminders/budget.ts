/** Which mails the day's quota is enough for. Google counts recipients: every address in to, cc and bcc. */
import { type Recipients, recipientsOf } from './mail/mail.js';

/** Left for the owner's own use of the account. */
export const RESERVE = 10;
/** Google: recipients of one message. */
export const RECIPIENTS_PER_MAIL = 50;

/**
 * Parts mails into those to be sent now and those put off: in their order, until the first that no longer fits, so
 * that no later one passes it by.
 *
 * @param available recipients
 */
export function within<T extends Recipients>(
  mails: readonly T[],
  available: number,
): { readonly now: readonly T[]; readonly later: readonly T[] } {
  let used = 0;
  const cut = mails.findIndex((mail) => {
    used += recipientsOf(mail);
    return used > available;
  });
  return cut < 0 ? { now: mails, later: [] } : { now: mails.slice(0, cut), later: mails.slice(cut) };
}
