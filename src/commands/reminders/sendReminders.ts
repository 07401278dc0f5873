/** Sends the reminders of the as-of day as they were previewed. */
import type { SendReport, SendRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { MailRecord } from '../../reminders/mailRecord.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { continueLater, RESUME_PAUSE_MS } from '../daily/continuation.js';
import { doubtsOf } from './doubts.js';
import { type DueMails, dueMails } from './dueMails.js';
import { settledRecords } from './mailLedger.js';
import { changesSince, fingerprint } from './mailsFingerprint.js';
import { sendDue } from './sendDue.js';
import { type MailResult, OUT_OF_TIME, SENDING_MS } from './sendMails.js';

/**
 * Sends the digests that are due: exactly those of the preview whose fingerprint is given, or none.
 *
 * @throws Refusal that says what has changed since the preview
 */
export function sendReminders(environment: Environment, request: SendRequest): SendReport {
  const until = environment.now().getTime() + SENDING_MS;
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'gửi thư nhắc');
    const records = settledRecords(environment, current);
    const due = dueMails(environment, current, records);
    if (request.fingerprint !== undefined && request.fingerprint !== fingerprint(due.mails)) {
      throw new Refusal(
        `Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào: ${changesSince(request.fingerprint, due.mails)} Hãy xem trước lại rồi gửi.`,
      );
    }
    const results = sendDue(environment, current, due, until);
    const continues = results.some(({ reason }) => reason === OUT_OF_TIME);
    if (continues) continueLater(environment, { daily: false, left: 5 }, RESUME_PAUSE_MS);
    return reportOf(current, due, results, continues, records);
  });
}

function reportOf(
  current: Current,
  due: DueMails,
  results: readonly MailResult[],
  continues: boolean,
  records: readonly MailRecord[],
): SendReport {
  const of = (outcome: MailResult['outcome']) =>
    results
      .filter((result) => result.outcome === outcome)
      .map(({ mail, reason }) => ({
        agency: mail.agency,
        to: [...mail.to, ...mail.cc].join(','),
        reason,
      }));
  return {
    sent: of('sent').map(({ agency, to }) => ({ agency, to })),
    failed: [...of('failed'), ...of('doubtful')],
    deferred: of('deferred'),
    withheld: due.withheld,
    doubts: doubtsOf(records, current),
    continues,
  };
}
