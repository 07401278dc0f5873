/**
 * Sends mails so that none is lost and none goes out twice: all stand in the ledger as waiting before the first is
 * begun; each is marked as begun, and that is pushed out, before it is handed to Google; its result is written with
 * the next one's mark. Wherever the run is cut off, at most the one mail that is marked as begun is in doubt.
 *
 * Service calls: a constant, and three a mail (mark, flush, send).
 */

import type { Environment } from '../../environment.js';
import type { Mail, Sender } from '../../reminders/mail/mail.js';
import { OUTCOME, saying } from '../../reminders/outcome.js';
import { type Delivery, deliver, patiently } from './deliver.js';
import type { MailLedger } from './mailLedger.js';

export interface MailResult extends Omit<Delivery, 'stop'> {
  readonly mail: Mail;
}

/** No mail is begun past this: Google ends an execution after six minutes, without a word. */
export const SENDING_MS = 240_000;

export const OUT_OF_TIME = 'hết thời gian của một lần chạy';

/**
 * @param later mails that are put off, with the reason; they stand in the ledger too
 * @param until instant past which no further mail is begun
 */
export function sendMails(
  environment: Environment,
  ledger: MailLedger,
  now: readonly Mail[],
  later: readonly { readonly mail: Mail; readonly reason: string }[],
  until: number,
  sender: Sender,
): MailResult[] {
  const spans = ledger.enter([
    ...now.map((mail) => ({ mail, said: OUTCOME.queued as string })),
    ...later.map(({ mail, reason }) => ({ mail, said: saying('deferred', reason) })),
  ]);
  const results: MailResult[] = [];
  const own = spans.slice(0, now.length);
  const said: string[] = now.map(() => OUTCOME.queued);
  let stopped: string | null = null;
  const conclude = (reason: string): void => {
    for (let i = results.length; i < now.length; i++) {
      said[i] = `${OUTCOME.deferred}: ${reason}`;
      results.push({ mail: now[i]!, outcome: 'deferred', reason });
    }
    ledger.conclude(own, said);
  };
  try {
    const mark = ledger.marker(own);
    for (let i = 0; i < now.length && stopped === null; i++) {
      if (environment.now().getTime() >= until) {
        stopped = OUT_OF_TIME;
        break;
      }
      patiently(environment, () => {
        mark(i, i === 0 ? [OUTCOME.sending] : [said[i - 1]!, OUTCOME.sending]);
        environment.workbook.flush();
      });
      const { outcome, reason, stop } = deliver(environment, now[i]!, sender);
      said[i] = saying(outcome, reason);
      results.push({ mail: now[i]!, outcome, reason });
      if (stop) stopped = outcome === 'deferred' ? reason : 'dịch vụ thư của Google đang lỗi';
    }
  } catch (error) {
    // Nothing was handed to Google since the last result: what was not begun is known not to have gone out.
    try {
      conclude('lần chạy bị ngắt');
    } catch {
      // The next run finds the marks and says what is in doubt.
    }
    throw error;
  }
  patiently(environment, () => conclude(stopped ?? ''));
  return [
    ...results,
    ...later.map(({ mail, reason }): MailResult => ({ mail, outcome: 'deferred', reason })),
  ];
}
