/** Sends the reminders of the as-of day as they were previewed. */
import type { SendReport, SendRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { MailLines } from '../../reminders/history.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { continueLater, RESUME_PAUSE_MS } from '../daily/continuation.js';
import { doubtsOf } from './doubts.js';
import { settledMails } from './mailLedger.js';
import { compose, type Post } from './post.js';
import { changesSince, fingerprint } from './postFingerprint.js';
import { type LetterResult, OUT_OF_TIME, SENDING_MS } from './sendLetters.js';
import { sendPost } from './sendPost.js';

/**
 * Sends the digests that are due: exactly those of the preview whose fingerprint is given, or none.
 *
 * @throws Refusal that says what has changed since the preview
 */
export function sendReminders(environment: Environment, request: SendRequest): SendReport {
  const until = environment.now().getTime() + SENDING_MS;
  return environment.exclusively(() => {
    const current = requirePlan(environment);
    requireCoordinator(environment, current.plan.settings, 'gửi thư nhắc');
    const mails = settledMails(environment, current);
    const post = compose(environment, current, mails);
    if (request.fingerprint !== undefined && request.fingerprint !== fingerprint(post.letters)) {
      throw new Refusal(
        `Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào: ${changesSince(String(request.fingerprint), post.letters)} Hãy xem trước lại rồi gửi.`,
      );
    }
    const results = sendPost(environment, current, post, until);
    const continues = results.some(({ reason }) => reason === OUT_OF_TIME);
    if (continues) continueLater(environment, { daily: false, left: 5 }, RESUME_PAUSE_MS);
    return reportOf(current, post, results, continues, mails);
  });
}

function reportOf(
  current: Current,
  post: Post,
  results: readonly LetterResult[],
  continues: boolean,
  mails: readonly MailLines[],
): SendReport {
  const of = (outcome: LetterResult['outcome']) =>
    results
      .filter((result) => result.outcome === outcome)
      .map(({ letter, reason }) => ({
        agency: letter.entry.agency,
        to: [...letter.to, ...letter.cc].join(','),
        reason,
      }));
  return {
    sent: of('sent').map(({ agency, to }) => ({ agency, to })),
    failed: [...of('failed'), ...of('doubtful')],
    deferred: of('deferred'),
    withheld: post.withheld,
    doubts: doubtsOf(mails, current),
    continues,
  };
}
