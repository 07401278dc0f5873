/** Reminds one agency now of all that stands there, whether it was told before or not: shown first, then exactly that. */
import { isoDay, vnDay } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import type { RemindAgencyReport, RemindAgencyRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Agency } from '../../plan/model.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { Refusal } from '../../refusal.js';
import { RESERVE, within } from '../../reminders/budget.js';
import { standingDigest } from '../../reminders/digest.js';
import { addressesOf, codesIn, type Mail } from '../../reminders/mail/mail.js';
import { historyOf } from '../../reminders/memory/history.js';
import { type MailRecord, wentOut } from '../../reminders/memory/mailRecord.js';
import { agencyNamed } from '../agencyNamed.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { mailOf } from './dueMails.js';
import { LOSS_REMEDY, lossMessage } from './ledger/loss.js';
import { type LedgerState, ledgerState } from './ledger/records.js';
import { settledRecords } from './ledger/settleRecords.js';
import { changesSince, fingerprint } from './mailsFingerprint.js';
import { sendDue } from './sendDue.js';
import { SENDING_MS } from './sendMails.js';

/** The newest mail that an agency got, or perhaps got; null where it never had one. */
export function lastReminded(records: readonly MailRecord[], code: string): MailRecord | null {
  const mails = records.filter(
    (mail) =>
      (mail.kind === 'digest' || mail.kind === 'trial') &&
      wentOut(mail) &&
      codesIn(mail.agency).some((one) => comparable(one) === comparable(code)),
  );
  return mails[mails.length - 1] ?? null;
}

/** @throws Refusal where there is nothing to say, or nobody to say it to */
function letter(environment: Environment, { plan }: Current, { records }: LedgerState, agency: Agency): Mail {
  const { settings, calendar } = plan;
  if (!calendar.isWorkingDay(settings.asOf))
    throw new Refusal(`Ngày ${vnDay(settings.asOf)} là ngày nghỉ nên không gửi thư nhắc.`);
  if (settings.trial ? settings.coordinators.length === 0 : agency.emails.length === 0)
    throw new Refusal(
      settings.trial
        ? 'Chế độ thử nhưng chưa có người điều phối. Hãy ghi mục «Người điều phối» ở trang Cấu hình.'
        : `${agency.name} chưa có địa chỉ ở cột «Email nhận nhắc việc» (trang Cơ quan, dòng ${agency.row}). Hãy điền địa chỉ rồi nhắc lại.`,
    );
  const { told, lastTold } = historyOf(records, settings.trial ? 'trial' : 'digest', environment.today());
  const digest = standingDigest(plan, assessedObligations(plan), told, lastTold, agency);
  if (!digest)
    throw new Refusal(
      `${agency.name} không có nội dung nào quá hạn hoặc đã đến mốc nhắc: không có gì để nhắc.`,
    );
  return mailOf(environment, plan, digest);
}

/** Names the letter, and the mail before it: sent once, the same word sends nothing more. */
const nameOf = (mail: Mail, records: readonly MailRecord[]): string => {
  const last = lastReminded(records, mail.agency);
  return `${last?.at ?? ''} ${fingerprint([mail])}`;
};

/**
 * Without a fingerprint the letter as it would be sent; with it, sends exactly that, in the ledger's promise.
 *
 * @throws Refusal when it would now be another letter, when it went out already, or when the quota is not enough
 */
export function remindAgency(environment: Environment, request: RemindAgencyRequest): RemindAgencyReport {
  const until = environment.now().getTime() + SENDING_MS;
  const look = (current: Current, state: LedgerState): RemindAgencyReport & { readonly mail: Mail } => {
    if (state.loss) throw new Refusal(`${lossMessage(state.loss)} ${LOSS_REMEDY}`);
    const { settings } = current.plan;
    const mail = letter(environment, current, state, agencyNamed(current.plan, request.agency));
    const last = lastReminded(state.records, mail.agency);
    return {
      mail,
      agency: mail.agency,
      agencyName: mail.agencyName,
      asOf: isoDay(settings.asOf),
      otherDay: settings.asOf !== environment.today(),
      to: addressesOf({ to: mail.to, cc: [] }).join(', '),
      cc: mail.cc.join(', '),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      trial: settings.trial,
      remindedToday: last !== null && (last.on ?? last.day) === environment.today(),
      fingerprint: nameOf(mail, state.records),
      sent: false,
      outcome: '',
    };
  };
  const reported = ({ mail: _, ...report }: ReturnType<typeof look>): RemindAgencyReport => report;
  if (request.fingerprint === undefined) {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'nhắc một cơ quan');
    return reported(look(current, ledgerState(environment, current.contents)));
  }
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    requireCoordinator(environment, current.plan.settings, 'nhắc một cơ quan');
    const state = ledgerState(environment, current.contents);
    const settled = state.loss ? state : { ...state, records: settledRecords(environment, state.records) };
    const looked = look(current, settled);
    const { mail } = looked;
    if (looked.fingerprint !== request.fingerprint) {
      const seen = request.fingerprint!.slice(request.fingerprint!.indexOf('['));
      throw new Refusal(
        `Từ lúc xem trước, ${fingerprint([mail]) === seen ? 'cơ quan này đã nhận một thư nhắc khác' : changesSince(seen, [mail])} Chưa gửi gì: hãy xem trước lại.`,
      );
    }
    if (looked.otherDay && request.asOf !== looked.asOf)
      throw new Refusal(
        `Ngày tính đang là ${vnDay(current.plan.settings.asOf)}, không phải hôm nay, nên chưa gửi. Sửa Ngày tính ở trang Cấu hình, hoặc xác nhận gửi theo ngày đó.`,
      );
    const remaining = environment.mail.remainingRecipients();
    const { now } = within([mail], remaining - RESERVE);
    if (now.length === 0)
      throw new Refusal(
        `Hôm nay Google chỉ còn cho gửi đến ${remaining} địa chỉ, giữ lại ${RESERVE}: không đủ cho thư này. Hãy gửi vào ngày mai.`,
      );
    const { results } = sendDue(
      environment,
      current,
      settled,
      { now, later: [], remaining, isWaiting: () => false },
      until,
    );
    const result = results[0]!;
    return { ...reported(looked), sent: result.outcome === 'sent', outcome: result.reason };
  });
}
