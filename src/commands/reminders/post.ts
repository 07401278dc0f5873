/** The day's post: every digest that is due, ready to be sent, and those that cannot be, with the reason. */
import type { RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { RESERVE, within } from '../../reminders/budget.js';
import { type Digest, digestsOf } from '../../reminders/digest.js';
import { DEED, historyOf, type MailLines } from '../../reminders/history.js';
import { digestEmail, type LinkOf } from '../../reminders/mail/digestEmail.js';
import type { Current } from '../currentPlan.js';
import { type Letter, letterOf } from './letter.js';

export interface Post {
  /** Those put off last time first, then most urgent first. */
  readonly letters: readonly Letter[];
  readonly now: readonly Letter[];
  /** Past today's quota. */
  readonly later: readonly Letter[];
  readonly withheld: RemindersPreview['withheld'];
  readonly remaining: number;
  readonly waiting: ReadonlySet<string>;
}

function linksTo(environment: Environment): LinkOf {
  const links = new Map<string, string>();
  return ({ sheet, row }) => {
    const link = links.get(sheet) ?? environment.workbook.linkTo(sheet);
    links.set(sheet, link);
    return `${link}&range=A${row}`;
  };
}

/** @param kept recipients to be left for the overview, beside the reserve */
export function compose(
  environment: Environment,
  { plan }: Current,
  mails: readonly MailLines[],
  kept = 0,
): Post {
  const { settings } = plan;
  const deed = settings.trial ? DEED.trial : DEED.digest;
  const { told, toldToday, waiting } = historyOf(mails, deed, settings.asOf);
  const linkOf = linksTo(environment);
  const agencyByCode = new Map(plan.agencies.map((agency) => [agency.code, agency]));
  const withheld: RemindersPreview['withheld'][number][] = [];
  const letters: Letter[] = [];
  for (const digest of digestsOf(plan, assessedObligations(plan), told)) {
    const reason = reasonToWithhold(digest, settings, toldToday);
    const { agency } = digest;
    if (reason !== null) {
      withheld.push({ agency: agency.code, agencyName: agency.name, reason });
      continue;
    }
    const heads = digest.toHead ? agency.headEmails : [];
    const email = digestEmail(digest, {
      settings,
      linkOf,
      agencyByCode,
      trialFor: settings.trial ? [...agency.emails, ...heads].join('; ') || 'chưa có địa chỉ' : null,
    });
    letters.push(
      letterOf(
        email,
        settings.trial ? { to: settings.coordinators, cc: [] } : { to: agency.emails, cc: heads },
        agency.name,
        { deed, agency: agency.code, day: settings.asOf, keys: digest.keys },
      ),
    );
  }
  const ordered = [
    ...letters.filter(({ entry }) => waiting.has(entry.agency)),
    ...letters.filter(({ entry }) => !waiting.has(entry.agency)),
  ];
  const remaining = environment.mail.remainingRecipients();
  return {
    letters: ordered,
    ...within(ordered, remaining - RESERVE - kept),
    withheld,
    remaining,
    waiting,
  };
}

function reasonToWithhold(
  { agency }: Digest,
  settings: Current['plan']['settings'],
  toldToday: ReadonlySet<string>,
): string | null {
  if (toldToday.has(agency.code))
    return 'Hôm nay đã gửi thư nhắc; việc mới đến mốc sẽ được nhắc vào ngày làm việc tiếp theo.';
  if (settings.trial)
    return settings.coordinators.length > 0 ? null : 'Chế độ thử nhưng chưa có người điều phối.';
  return agency.emails.length > 0 ? null : 'Chưa có địa chỉ ở cột «Email nhận nhắc việc».';
}
