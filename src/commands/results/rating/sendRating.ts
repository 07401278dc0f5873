/** Mails each agency its own sheet of points, once a rating is published: shown first, then exactly that. */
import { isoDay } from '../../../calendar/day.js';
import type { RatingLetters } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { RESERVE } from '../../../reminders/budget.js';
import { recipientsOf } from '../../../reminders/mail/mail.js';
import type { RequestOf } from '../../../requests.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { LOSS_REMEDY, lossMessage } from '../../reminders/ledger/loss.js';
import { type LedgerState, ledgerState } from '../../reminders/ledger/records.js';
import { settledRecords } from '../../reminders/ledger/settleRecords.js';
import { changesSince, fingerprint } from '../../reminders/mailsFingerprint.js';
import { mailShown } from '../../reminders/previewReminders.js';
import { sendDue } from '../../reminders/sendDue.js';
import { SENDING_MS } from '../../reminders/sendMails.js';
import { sendReportOf } from '../../reminders/sendReminders.js';
import { type RatingMails, ratingMails } from './ratingMails.js';

/** Continuations of one sending. */
const CONTINUATIONS = 5;

/**
 * Without a fingerprint the mails as they would be sent; with it, sends exactly those, in the ledger's promise: what
 * the quota or the time does not reach goes out with the next runs.
 *
 * @throws Refusal that says what has changed since the preview, or what the ledger lacks
 */
export function sendRating(environment: Environment, request: RequestOf<'sendRating'>): RatingLetters {
  const until = environment.now().getTime() + SENDING_MS;
  if (request.fingerprint === undefined) {
    const { current, state } = looked(environment);
    return lettersOf(current, ratingMails(environment, current, state));
  }
  return environment.exclusively(() => {
    const { current, state } = looked(environment);
    const settled = { ...state, records: settledRecords(environment, state.records) };
    const due = ratingMails(environment, current, settled);
    if (fingerprint(due.mails) !== request.fingerprint)
      throw new Refusal(
        `Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào: ${changesSince(request.fingerprint!, due.mails)} Hãy xem trước lại rồi gửi.`,
      );
    const sending = sendDue(environment, current, settled, due, until);
    if (sending.unfinished)
      continueLater(environment, { of: 'rating', daily: false, left: CONTINUATIONS }, RESUME_PAUSE_MS);
    return {
      ...lettersOf(current, due),
      sent: sendReportOf(current, due.withheld, sending, settled.records),
    };
  });
}

function looked(environment: Environment): { readonly current: Current; readonly state: LedgerState } {
  const current = requirePlanInZone(environment);
  requireCoordinator(environment, current.plan.settings, 'gửi bảng điểm');
  const state = ledgerState(environment, current.contents);
  if (state.loss) throw new Refusal(`${lossMessage(state.loss)} ${LOSS_REMEDY}`);
  return { current, state };
}

function lettersOf(
  { plan }: Current,
  { year, until, mails, later, withheld, told, remaining }: RatingMails,
): RatingLetters {
  const deferred = new Set(later);
  return {
    year,
    appealsUntil: isoDay(until),
    letters: mails.map((mail) => mailShown(mail, deferred.has(mail))),
    withheld,
    told,
    recipients: mails.reduce((sum, mail) => sum + recipientsOf(mail), 0),
    remainingRecipients: remaining,
    reserve: RESERVE,
    trial: plan.settings.trial,
    fingerprint: fingerprint(mails),
    sent: null,
  };
}
