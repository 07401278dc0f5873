/** The day's mails as the client shows them before they are sent. */
import { isoDay, vnDay } from '../../calendar/day.js';
import type { RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { RESERVE } from '../../reminders/budget.js';
import { recipientsOf } from '../../reminders/mail/mail.js';
import type { MailRecord } from '../../reminders/mailRecord.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { doubtsOf } from './doubts.js';
import { type DueMails, dueMails } from './dueMails.js';
import { recordsIn } from './mailLedger.js';
import { fingerprint } from './mailsFingerprint.js';

export function previewReminders(environment: Environment): RemindersPreview {
  const current = requirePlan(environment);
  requireCoordinator(environment, current.plan.settings, 'xem trước thư nhắc');
  const records = recordsIn(current.contents);
  return previewOf(environment, current, dueMails(environment, current, records), records);
}

/** What whoever looks at a preview must know beside it. */
function previewWarnings(environment: Environment, { plan }: Current): string[] {
  const { asOf } = plan.settings;
  const today = environment.today();
  const warnings: string[] = [];
  if (asOf !== today)
    warnings.push(
      `Ngày tính đang là ${vnDay(asOf)}, không phải hôm nay (${vnDay(today)}); sửa ở trang Cấu hình nếu muốn nhắc theo hôm nay.`,
    );
  if (!plan.calendar.isWorkingDay(asOf))
    warnings.push(`Ngày ${vnDay(asOf)} là ngày nghỉ nên không gửi thư nhắc.`);
  return warnings;
}

function previewOf(
  environment: Environment,
  current: Current,
  { mails, later, withheld, remaining }: DueMails,
  records: readonly MailRecord[],
): RemindersPreview {
  const { settings } = current.plan;
  const deferred = new Set(later);
  return {
    asOf: isoDay(settings.asOf),
    digests: mails.map((mail) => ({
      agency: mail.agency,
      agencyName: mail.agencyName,
      to: mail.to.join(','),
      cc: mail.cc.join(','),
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      items: mail.keys.length,
      deferred: deferred.has(mail),
    })),
    withheld,
    recipients: mails.reduce((sum, mail) => sum + recipientsOf(mail), 0),
    remainingRecipients: remaining,
    reserve: RESERVE,
    trial: settings.trial,
    doubts: doubtsOf(records, current),
    warnings: previewWarnings(environment, current),
    fingerprint: fingerprint(mails),
    problems: current.problems,
  };
}
