/** The day's mails: every digest that is due, ready to be sent, and those that cannot be, with the reason. */

import { comparable } from '../../cells/comparable.js';
import type { RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { RESERVE, within } from '../../reminders/budget.js';
import { type Digest, digestsOf } from '../../reminders/digest.js';
import { historyOf } from '../../reminders/history.js';
import { digestMail, type LinkOf } from '../../reminders/mail/digestMail.js';
import type { Mail } from '../../reminders/mail/mail.js';
import type { Current } from '../currentPlan.js';
import type { LedgerState } from './ledger/records.js';
import { mailTo } from './mailTo.js';

export interface DueMails {
  /** Those put off last time first, then most urgent first. */
  readonly mails: readonly Mail[];
  readonly now: readonly Mail[];
  /** Past today's quota. */
  readonly later: readonly Mail[];
  readonly withheld: RemindersPreview['withheld'];
  readonly remaining: number;
  /** Whether its agency's latest digest was put off. */
  readonly isWaiting: (mail: Mail) => boolean;
}

function linksTo(environment: Environment): LinkOf {
  const links = new Map<string, string>();
  return ({ sheet, row }, lastRow = row) => {
    const link = links.get(sheet) ?? environment.workbook.linkTo(sheet);
    links.set(sheet, link);
    return `${link}&range=A${row}${lastRow > row ? `:A${lastRow}` : ''}`;
  };
}

/**
 * None while the ledger does not say all that was told.
 *
 * @param kept recipients to be left for the overview, beside the reserve
 */
export function dueMails(
  environment: Environment,
  { plan }: Current,
  { records, loss }: Pick<LedgerState, 'records' | 'loss'>,
  kept = 0,
): DueMails {
  const { settings } = plan;
  const kind = settings.trial ? 'trial' : 'digest';
  const { told, toldToday, waiting } = historyOf(records, kind, environment.today());
  const linkOf = linksTo(environment);
  const agencyByCode = new Map(plan.agencies.map((agency) => [agency.code, agency]));
  const withheld: RemindersPreview['withheld'][number][] = [];
  const mails: Mail[] = [];
  for (const digest of loss ? [] : digestsOf(plan, assessedObligations(plan), told)) {
    const reason = reasonToWithhold(digest, settings, toldToday);
    const { agency } = digest;
    if (reason !== null) {
      withheld.push({ agency: agency.code, agencyName: agency.name, reason });
      continue;
    }
    const heads = digest.toHead ? agency.headEmails : [];
    const text = digestMail(digest, {
      settings,
      linkOf,
      agencyByCode,
      trialFor: settings.trial ? [...agency.emails, ...heads].join('; ') || 'chưa có địa chỉ' : null,
    });
    mails.push(
      mailTo(settings.trial ? { to: settings.coordinators, cc: [] } : { to: agency.emails, cc: heads }, {
        ...text,
        kind,
        agency: agency.code,
        agencyName: agency.name,
        day: settings.asOf,
        keys: digest.keys,
      }),
    );
  }
  const isWaiting = ({ agency }: Mail): boolean => waiting.has(comparable(agency));
  const ordered = [...mails.filter(isWaiting), ...mails.filter((mail) => !isWaiting(mail))];
  const remaining = environment.mail.remainingRecipients();
  return {
    mails: ordered,
    ...within(ordered, remaining - RESERVE - kept),
    withheld,
    remaining,
    isWaiting,
  };
}

function reasonToWithhold(
  { agency }: Digest,
  settings: Current['plan']['settings'],
  toldToday: ReadonlySet<string>,
): string | null {
  if (toldToday.has(comparable(agency.code)))
    return 'Hôm nay đã gửi thư nhắc; nhiệm vụ, báo cáo mới đến mốc sẽ được nhắc vào ngày làm việc tiếp theo.';
  if (settings.trial)
    return settings.coordinators.length > 0 ? null : 'Chế độ thử nhưng chưa có người điều phối.';
  return agency.emails.length > 0 ? null : 'Chưa có địa chỉ ở cột «Email nhận nhắc việc».';
}
