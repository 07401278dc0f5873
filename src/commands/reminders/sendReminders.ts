/** Sends the reminders of the as-of day as they were previewed. */
import { isoDay, vnDay } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import type { SendReport, SendRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { addressesOf } from '../../reminders/mail/mail.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { continueLater, RESUME_PAUSE_MS } from '../daily/continuation.js';
import { chosen, type DueMails, dueMails } from './dueMails.js';
import { doubtsOf } from './ledger/doubts.js';
import { LOSS_REMEDY, lossMessage } from './ledger/loss.js';
import { type LedgerState, ledgerState } from './ledger/records.js';
import { settledRecords } from './ledger/settleRecords.js';
import { changesSince, fingerprint } from './mailsFingerprint.js';
import { sendDue } from './sendDue.js';
import { type MailResult, SENDING_MS, type SendingRun } from './sendMails.js';

/**
 * Sends the digests that are due: exactly those of the preview whose fingerprint is given, or of these the chosen ones.
 *
 * @throws Refusal that says what has changed since the preview, that the as-of day is not today, or what the ledger lacks
 */
export function sendReminders(environment: Environment, request: SendRequest): SendReport {
  const until = environment.now().getTime() + SENDING_MS;
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    const { settings } = current.plan;
    requireCoordinator(environment, settings, 'gửi thư nhắc');
    const asOf = isoDay(settings.asOf);
    if (settings.asOf !== environment.today() && request.asOf !== asOf)
      throw new Refusal(
        `Ngày tính đang là ${vnDay(settings.asOf)}, không phải hôm nay (${vnDay(environment.today())}), nên chưa gửi thư nào. Sửa Ngày tính ở trang Cấu hình, hoặc xác nhận gửi theo ngày ${vnDay(settings.asOf)}.`,
      );
    const state = ledgerState(environment, current.contents);
    if (state.loss) throw new Refusal(`${lossMessage(state.loss)} ${LOSS_REMEDY}`);
    const settled = { ...state, records: settledRecords(environment, state.records) };
    const due = dueMails(environment, current, settled);
    if (request.fingerprint !== undefined && request.fingerprint !== fingerprint(due.mails)) {
      throw new Refusal(
        `Dữ liệu đã thay đổi từ lúc xem trước nên chưa gửi thư nào: ${changesSince(request.fingerprint, due.mails)} Hãy xem trước lại rồi gửi.`,
      );
    }
    const { agencies: only } = request;
    const gone = only?.find((one) => !due.mails.some(({ agency }) => comparable(agency) === comparable(one)));
    if (gone !== undefined)
      throw new Refusal(
        `Không có thư nào cho «${gone}» trong các thư của hôm nay nên chưa gửi thư nào. Hãy xem trước lại.`,
      );
    const sending = sendDue(environment, current, settled, chosen(due, only), until);
    if (sending.unfinished)
      continueLater(
        environment,
        { daily: false, asOf, left: 5, ...(only === undefined ? {} : { only }) },
        RESUME_PAUSE_MS,
      );
    return sendReportOf(current, due.withheld, sending, settled.records);
  });
}

export function sendReportOf(
  current: Current,
  withheld: DueMails['withheld'],
  { results, unfinished }: SendingRun,
  records: LedgerState['records'],
): SendReport {
  const of = (outcome: MailResult['outcome']) =>
    results
      .filter((result) => result.outcome === outcome)
      .map(({ mail, reason }) => ({
        agency: mail.agency,
        agencyName: mail.agencyName,
        to: addressesOf(mail).join(','),
        reason,
      }));
  return {
    sent: of('sent').map(({ agency, agencyName, to }) => ({ agency, agencyName, to })),
    failed: [...of('failed'), ...of('doubtful')],
    deferred: of('deferred'),
    withheld,
    doubts: doubtsOf(records, current),
    continues: unfinished,
  };
}
