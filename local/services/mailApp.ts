/** MailApp: quotas in recipients, errors in Google's words; what is sent goes to the outbox at once. */
import type { Execution } from '../running/execution.js';
import { MS_PER_DAY } from '../running/zone.js';
import type { SentMail } from '../state/hostState.js';
import { emulate } from './notEmulated.js';

type MailApp = GoogleAppsScript.Mail.MailApp;

/** Recipients a day for a consumer account (apps-script.md). */
const DAILY_RECIPIENTS = 100;
const RECIPIENTS_PER_MESSAGE = 50;
const SUBJECT_CHARACTERS = 250;
const BODY_BYTES = 200 * 1024;

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/;

/** Addresses of a to, cc or bcc field. @throws "Invalid email: …" */
function addresses(field: string | undefined): string[] {
  const parts = (field ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const bare = /<([^<>]+)>\s*$/.exec(part)?.[1] ?? part;
    if (!ADDRESS.test(bare)) throw new Error(`Invalid email: ${part}`);
  }
  return parts;
}

export type Deliver = (mail: SentMail) => void;

export function remainingRecipients({ state, effectiveUser, clock }: Execution): number {
  const use = state.mailUse[effectiveUser];
  return DAILY_RECIPIENTS - (use && clock.now() - use.since < MS_PER_DAY ? use.recipients : 0);
}

export function mailApp(execution: Execution, deliver: Deliver): MailApp {
  const { state, clock, effectiveUser } = execution;
  const send = (message: GoogleAppsScript.Mail.MailAdvancedParameters): void => {
    const to = addresses(message.to);
    const cc = addresses(message.cc);
    const bcc = addresses(message.bcc);
    if (to.length + cc.length + bcc.length === 0) throw new Error('Failed to send email: no recipient');
    const recipients = to.length + cc.length + bcc.length;
    if (recipients > RECIPIENTS_PER_MESSAGE)
      throw new Error('Limit Exceeded: Email Total Recipients Per Message.');
    // Who is to be answered must be an address, and what stands in a header takes no line break.
    addresses(message.replyTo);
    if (/[\r\n]/.test(message.name ?? '')) throw new Error('Invalid argument: name');
    const subject = message.subject ?? '';
    if (subject.length > SUBJECT_CHARACTERS) throw new Error('Limit Exceeded: Email Subject Length.');
    if (
      Buffer.byteLength(message.body ?? '') > BODY_BYTES ||
      Buffer.byteLength(message.htmlBody ?? '') > BODY_BYTES
    ) {
      throw new Error('Limit Exceeded: Email Body Size.');
    }
    if (recipients > remainingRecipients(execution))
      throw new Error('Service invoked too many times for one day: email.');
    const use = state.mailUse[effectiveUser];
    const now = clock.now();
    state.mailUse[effectiveUser] =
      use && now - use.since < MS_PER_DAY
        ? { since: use.since, recipients: use.recipients + recipients }
        : { since: now, recipients };
    deliver({
      number: ++state.mailsSent,
      at: now,
      from: effectiveUser,
      name: message.name ?? '',
      to,
      cc,
      bcc,
      replyTo: message.replyTo ?? '',
      subject: subject.replace(/[\r\n]+/g, ' '),
      text: message.body ?? '',
      html: message.htmlBody ?? '',
    });
  };
  return emulate<MailApp>(
    'MailApp',
    {
      getRemainingDailyQuota: () => remainingRecipients(execution),
      sendEmail: ((message: unknown, ...rest: unknown[]) => {
        if (typeof message !== 'object' || message === null || rest.length > 0) {
          throw new Error('MailApp.sendEmail with separate arguments is not emulated by the local host.');
        }
        send(message as GoogleAppsScript.Mail.MailAdvancedParameters);
      }) as MailApp['sendEmail'],
    },
    execution,
  );
}
