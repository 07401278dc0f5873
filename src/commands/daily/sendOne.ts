/** Sends one mail beside the digests: by the ledger as it stands after them, where the day's quota still reaches it. */
import type { Environment } from '../../environment.js';
import type { Settings } from '../../plan/model.js';
import { type Mail, recipientsOf } from '../../reminders/mail/mail.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import { openMailLedger } from '../reminders/ledger/mailLedger.js';
import type { LedgerState } from '../reminders/ledger/records.js';
import { sendMails } from '../reminders/sendMails.js';

/** @returns whether it went out, or may have */
export function sendOne(
  environment: Environment,
  { senderName, replyTo }: Settings,
  contents: WorkbookContents,
  state: LedgerState,
  mail: Mail,
  until: number,
): boolean {
  const remaining = environment.mail.remainingRecipients();
  if (remaining < recipientsOf(mail)) return false;
  const ledger = openMailLedger(environment, contents, state, [mail], []);
  const { results } = sendMails(environment, ledger, [mail], remaining, until, { name: senderName, replyTo });
  return results.some(({ outcome }) => outcome === 'sent' || outcome === 'doubtful');
}
