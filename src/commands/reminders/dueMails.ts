/** The day's mails: every digest that is due, ready to be sent, and those that cannot be, with the reason. */

import { comparable } from '../../cells/comparable.js';
import type { RemindersPreview } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Plan, Settings } from '../../plan/model.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { RESERVE, within } from '../../reminders/budget.js';
import { bundlesOf } from '../../reminders/bundle.js';
import { type Digest, digestsOf } from '../../reminders/digest.js';
import { type Forecast, forecastOf } from '../../reminders/forecast.js';
import { bundleMail } from '../../reminders/mail/bundleMail.js';
import { digestMail, type LinkOf } from '../../reminders/mail/digestMail.js';
import { addressesOf, codesIn, type Mail, type Recipients } from '../../reminders/mail/mail.js';
import { someOf } from '../../reminders/mail/text.js';
import { historyOf } from '../../reminders/memory/history.js';
import type { Current } from '../currentPlan.js';
import type { LedgerState } from './ledger/records.js';
import { mailTo } from './mailTo.js';

export interface DueMails {
  /** What is urgent first; of what is alike, those put off last time, then most urgent first. */
  readonly mails: readonly Mail[];
  readonly now: readonly Mail[];
  /** Past today's quota. */
  readonly later: readonly Mail[];
  /** When all will have gone out. */
  readonly forecast: Forecast;
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

/** A digest that can be sent, with whom it reaches. */
interface Deliverable extends Recipients {
  readonly digest: Digest;
}

/** A mail, and by what it finds its place among the others. */
interface Placed {
  readonly mail: Mail;
  readonly digests: readonly Digest[];
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
  const { settings, calendar } = plan;
  const kind = settings.trial ? 'trial' : 'digest';
  const { told, toldToday, waiting, lastTold } = historyOf(records, kind, environment.today());
  const withheld: RemindersPreview['withheld'][number][] = [];
  const deliverable: Deliverable[] = [];
  for (const digest of loss ? [] : digestsOf(plan, assessedObligations(plan), told, lastTold)) {
    const reason = reasonToWithhold(digest, settings, toldToday);
    const { agency } = digest;
    if (reason === null) deliverable.push(deliverableOf(digest));
    else withheld.push({ agency: agency.code, agencyName: agency.name, reason });
  }
  const write = settings.sendMode === 'Gộp' ? bundled : oneEach;
  const placed = write(deliverable, plan, linksTo(environment));
  const isWaiting = ({ agency }: Mail): boolean =>
    codesIn(agency).some((code) => waiting.has(comparable(code)));
  const rank = ({ digests }: Placed): number =>
    digests.some(({ urgent }) => urgent) ? 0 : digests.some(({ patience }) => patience === 0) ? 1 : 2;
  // What is urgent passes by what has waited, which passes by what is like it. Sorting keeps the order of equals.
  const ordered = [...placed].sort(
    (a, b) => rank(a) - rank(b) || Number(isWaiting(b.mail)) - Number(isWaiting(a.mail)),
  );
  const mails = ordered.map(({ mail }) => mail);
  const remaining = environment.mail.remainingRecipients();
  return {
    mails,
    ...within(mails, remaining - RESERVE - kept),
    forecast: forecastOf(
      ordered.map(({ mail, digests }) => ({
        ...mail,
        agencies: digests.length,
        patience: Math.min(...digests.map(({ patience }) => patience)),
      })),
      remaining,
      kept,
      settings.asOf,
      calendar,
    ),
    withheld,
    remaining,
    isWaiting,
  };
}

/** Of the day's mails those that were chosen, by their `agency`, as far as the quota goes; undefined: all. */
export function chosen(due: DueMails, only: readonly string[] | undefined): DueMails {
  if (only === undefined) return due;
  const wanted = new Set(only.map(comparable));
  const mails = due.mails.filter(({ agency }) => wanted.has(comparable(agency)));
  return { ...due, mails, ...within(mails, due.remaining - RESERVE) };
}

type Writing = (parts: readonly Deliverable[], plan: Plan, linkOf: LinkOf) => Placed[];

const trialFor = ({ trial }: Settings, parts: readonly Recipients[]): string | null =>
  trial ? parts.flatMap(addressesOf).join('; ') || 'chưa có địa chỉ' : null;

const oneEach: Writing = (parts, plan, linkOf) => {
  const write = digestWriter(plan, linkOf);
  return parts.map((part) => ({ digests: [part.digest], mail: write(part) }));
};

function digestWriter({ settings, agencies }: Plan, linkOf: LinkOf): (part: Deliverable) => Mail {
  const agencyByCode = new Map(agencies.map((agency) => [agency.code, agency]));
  return (part) => {
    const { digest } = part;
    const text = digestMail(digest, {
      settings,
      linkOf,
      agencyByCode,
      trialFor: trialFor(settings, [part]),
    });
    return mailTo(settings.trial ? { to: settings.coordinators, cc: [] } : part, {
      ...text,
      kind: settings.trial ? 'trial' : 'digest',
      agency: digest.agency.code,
      agencyName: digest.agency.name,
      day: settings.asOf,
      keys: digest.keys,
    });
  };
}

/** One digest as the mail in which it goes out by itself. */
export const mailOf = (environment: Environment, plan: Plan, digest: Digest): Mail =>
  digestWriter(plan, linksTo(environment))(deliverableOf(digest));

const deliverableOf = (digest: Digest): Deliverable => ({
  digest,
  to: digest.agency.emails,
  cc: digest.toHead ? digest.agency.headEmails : [],
});

const bundled: Writing = (parts, { settings }, linkOf) => {
  // Somebody must stand in To: whoever is to be answered.
  const own = settings.replyTo ? [settings.replyTo] : settings.coordinators.slice(0, 1);
  return bundlesOf(parts, own.length).map(({ title, parts }) => {
    const digests = parts.map(({ digest }) => digest);
    const everybody = { to: own, cc: [], bcc: parts.flatMap(addressesOf) };
    return {
      digests,
      mail: mailTo(settings.trial ? { to: settings.coordinators, cc: [] } : everybody, {
        ...bundleMail(title, digests, { settings, linkOf, trialFor: trialFor(settings, parts) }),
        kind: settings.trial ? 'trial' : 'digest',
        agency: digests.map(({ agency }) => agency.code).join('; '),
        agencyName: someOf(digests.map(({ agency }) => agency.name)),
        day: settings.asOf,
        keys: digests.flatMap(({ keys }) => keys),
      }),
    };
  });
};

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
