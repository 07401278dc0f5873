/** The day's mails as the client shows them before they are sent. */
import { isoDay, vnDay } from '../../calendar/day.js';
import type { DigestPreview, RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { RECIPIENTS_PER_MAIL, RESERVE } from '../../reminders/budget.js';
import { nobodyAbove } from '../../reminders/digest.js';
import { forecastInWords } from '../../reminders/forecast.js';
import { type Mail, recipientsOf } from '../../reminders/mail/mail.js';
import { someOf } from '../../reminders/mail/text.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { type DueMails, dueMails } from './dueMails.js';
import { doubtsOf } from './ledger/doubts.js';
import { lossTold } from './ledger/loss.js';
import { type LedgerState, ledgerState } from './ledger/records.js';
import { fingerprint } from './mailsFingerprint.js';

export function previewReminders(environment: Environment): RemindersPreview {
  const current = requirePlan(environment);
  requireCoordinator(environment, current.plan.settings, 'xem trước thư nhắc');
  const state = ledgerState(environment, current.contents);
  return previewOf(environment, current, dueMails(environment, current, state), state);
}

/** What whoever looks at a preview must know beside it. */
function previewWarnings(environment: Environment, { plan }: Current, { mails }: DueMails): string[] {
  const { asOf } = plan.settings;
  const today = environment.today();
  const warnings: string[] = [];
  if (asOf !== today)
    warnings.push(
      `Ngày tính đang là ${vnDay(asOf)}, không phải hôm nay (${vnDay(today)}); sửa ở trang Cấu hình nếu muốn nhắc theo hôm nay.`,
    );
  if (!plan.calendar.isWorkingDay(asOf))
    warnings.push(`Ngày ${vnDay(asOf)} là ngày nghỉ nên không gửi thư nhắc.`);
  for (const { agencyName, omitted } of mails)
    if (omitted.length > 0)
      warnings.push(
        `${agencyName}: một thư chỉ gửi được ${RECIPIENTS_PER_MAIL} địa chỉ, còn ${omitted.length} địa chỉ không nhận được: ${listed(omitted)}.`,
      );
  const lone = nobodyAbove(plan, assessedObligations(plan));
  if (lone.length > 0)
    warnings.push(
      `${lone.length} cơ quan quá hạn từ ${plan.settings.escalateAfter} ngày làm việc mà không báo lên được ai: chưa có «Email lãnh đạo», không có cơ quan cấp trên nhận thư. Bổ sung ở trang Cơ quan: ${someOf(lone.map(({ name }) => name))}.`,
    );
  return warnings;
}

/** The first few of a list, and how many more there are. */
const listed = (items: readonly string[]): string =>
  items.length <= 5
    ? items.join(', ')
    : `${items.slice(0, 5).join(', ')} và ${items.length - 5} địa chỉ khác`;

export const mailShown = (mail: Mail, deferred: boolean): DigestPreview => ({
  agency: mail.agency,
  agencyName: mail.agencyName,
  to: mail.to.join(','),
  cc: mail.cc.join(','),
  bcc: (mail.bcc ?? []).join(','),
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  items: mail.keys.length,
  deferred,
});

function previewOf(
  environment: Environment,
  current: Current,
  due: DueMails,
  state: LedgerState,
): RemindersPreview {
  const { mails, later, withheld, remaining } = due;
  const { settings } = current.plan;
  const deferred = new Set(later);
  return {
    asOf: isoDay(settings.asOf),
    otherDay: settings.asOf !== environment.today(),
    digests: mails.map((mail) => mailShown(mail, deferred.has(mail))),
    withheld,
    recipients: mails.reduce((sum, mail) => sum + recipientsOf(mail), 0),
    remainingRecipients: remaining,
    forecast: {
      ...due.forecast,
      lastDay: due.forecast.lastDay && isoDay(due.forecast.lastDay),
      said: forecastInWords(due.forecast),
    },
    reserve: RESERVE,
    trial: settings.trial,
    doubts: doubtsOf(state.records, current),
    loss: lossTold(state.loss),
    warnings: previewWarnings(environment, current, due),
    fingerprint: fingerprint(mails),
    problems: current.problems,
  };
}
