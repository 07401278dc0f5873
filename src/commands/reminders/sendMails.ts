/**
 * Sends mails so that none is lost and none goes out twice: all stand in the ledger as waiting before the first is
 * begun; each is marked as begun, and that is pushed out, before it is handed to Google. A mail that is begun shows that
 * the one before it was ended, so only a result that is not simply "sent" is written by itself; the rest once, at the
 * end. Wherever the run is cut off, at most the one mail that was begun last is in doubt.
 *
 * Service calls: a constant, and three a mail (mark, flush, send). The mark tells how many cells it reached, so it has
 * been pushed out by then; it is flushed all the same, for nothing may go out before its mark stands.
 */

import type { Environment } from '../../environment.js';
import type { Mail, Sender } from '../../reminders/mail/mail.js';
import { deliver, patiently } from './deliver.js';
import type { MailFate, MailLedger } from './ledger/mailLedger.js';

export interface MailResult extends MailFate {
  readonly mail: Mail;
}

/** No mail is begun past this: Google ends an execution after six minutes, without a word. */
export const SENDING_MS = 240_000;

const OUT_OF_TIME = 'hết thời gian của một lần chạy';
const SERVICE_DOWN = 'dịch vụ thư của Google đang lỗi';

export interface SendingRun {
  readonly results: readonly MailResult[];
  /** The rest is worth another run soon: time ran out, or the service stumbled after mails had gone out. */
  readonly unfinished: boolean;
}

/**
 * @param remaining recipients that the day's quota had left when it was asked
 * @param until instant past which no further mail is begun
 */
export function sendMails(
  environment: Environment,
  ledger: MailLedger,
  mails: readonly Mail[],
  remaining: number,
  until: number,
  sender: Sender,
): SendingRun {
  ledger.enter();
  const told: MailFate[] = [];
  let quota = remaining;
  let stopped: string | null = null;
  try {
    for (let i = 0; i < mails.length && stopped === null; i++) {
      if (environment.now().getTime() >= until) {
        stopped = OUT_OF_TIME;
        break;
      }
      const mail = mails[i]!;
      patiently(environment, () => {
        ledger.begin(i);
        environment.workbook.flush();
      });
      const { stop, recipients, ...result } = deliver(environment, mail, sender, quota);
      told.push(result);
      quota -= recipients;
      if (result.outcome !== 'sent' || result.reason !== '')
        patiently(environment, () => ledger.tell(i, result));
      if (stop) stopped = result.outcome === 'deferred' ? result.reason : SERVICE_DOWN;
    }
  } catch (error) {
    // Nothing was handed to Google since the last result: what was not begun is known not to have gone out.
    try {
      ledger.conclude(told, 'lần chạy bị ngắt');
    } catch {
      // The next run finds the marks and says what is in doubt.
    }
    throw error;
  }
  patiently(environment, () => ledger.conclude(told, stopped ?? ''));
  return {
    results: mails.map(
      (mail, i): MailResult => ({ mail, ...(told[i] ?? { outcome: 'deferred', reason: stopped ?? '' }) }),
    ),
    unfinished:
      stopped === OUT_OF_TIME || (stopped === SERVICE_DOWN && told.some(({ outcome }) => outcome === 'sent')),
  };
}
