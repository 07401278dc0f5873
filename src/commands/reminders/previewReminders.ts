/** The day's post as the client shows it before it is sent. */
import { isoDay, vnDay } from '../../calendar/day.js';
import type { RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { RESERVE } from '../../reminders/budget.js';
import type { MailLines } from '../../reminders/history.js';
import { requireCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { doubtsOf } from './doubts.js';
import { ledgerMails } from './mailLedger.js';
import { compose, type Post } from './post.js';
import { fingerprint } from './postFingerprint.js';

export function previewReminders(environment: Environment): RemindersPreview {
  const current = requirePlan(environment);
  requireCoordinator(environment, current.plan.settings, 'xem trước thư nhắc');
  const mails = ledgerMails(current.contents);
  return previewOf(environment, current, compose(environment, current, mails), mails);
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
  { letters, later, withheld, remaining }: Post,
  mails: readonly MailLines[],
): RemindersPreview {
  const { settings } = current.plan;
  const deferred = new Set(later);
  return {
    asOf: isoDay(settings.asOf),
    digests: letters.map((letter) => ({
      agency: letter.entry.agency,
      agencyName: letter.agencyName,
      to: letter.to.join(','),
      cc: letter.cc.join(','),
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      items: letter.entry.keys.length,
      deferred: deferred.has(letter),
    })),
    withheld,
    recipients: letters.reduce((sum, { recipients }) => sum + recipients, 0),
    remainingRecipients: remaining,
    reserve: RESERVE,
    trial: settings.trial,
    doubts: doubtsOf(mails, current),
    warnings: previewWarnings(environment, current),
    fingerprint: fingerprint(letters),
    problems: current.problems,
  };
}
