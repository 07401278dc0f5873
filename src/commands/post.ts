/** The day's post: every digest that is due, ready to be sent, and those that cannot be, with the reason. */
import { isoDay, vnDay } from '../calendar/day.js';
import type { Doubt, RemindersPreview } from '../contract.js';
import { assessedObligations } from '../plan/obligations/index.js';
import { RESERVE, within } from '../reminders/budget.js';
import { type Digest, digestsOf } from '../reminders/digest.js';
import { digestEmail, type LinkOf } from '../reminders/email.js';
import { fingerprintOf } from '../reminders/fingerprint.js';
import { DEED, historyOf, type MailLines } from '../reminders/history.js';
import type { Environment } from '../workbook/port.js';
import type { Current } from './currentPlan.js';
import { type Letter, letterOf } from './letter.js';
import { timeText } from './timeText.js';

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

export function doubtsOf(mails: readonly MailLines[], { plan }: Current): Doubt[] {
  const names = new Map(plan.agencies.map(({ code, name }) => [code, name]));
  return mails
    .filter(({ outcome }) => outcome === 'doubtful' || outcome === 'sending')
    .map(({ row, agency, at, recipients, subject }) => ({
      row,
      agency,
      agencyName: names.get(agency) ?? (agency || 'Người điều phối'),
      at: Number.isNaN(Number(at)) ? at : timeText(new Date(Number(at))),
      to: recipients,
      subject,
    }));
}

/** Each letter by its agency, so that a changed preview can say what has changed. */
export const fingerprint = (letters: readonly Letter[]): string =>
  JSON.stringify(
    letters.map(({ entry, to, cc, subject, text, html }) => [
      entry.agency.slice(0, 40),
      fingerprintOf([to, cc, [subject, text, html]]),
    ]),
  );

/** What has changed between a preview that was looked at and what would be sent now, in words. */
export function changesSince(seen: string, letters: readonly Letter[]): string {
  const before = parsed(seen);
  if (!before) return 'Bản xem trước không còn dùng được.';
  const now = new Map(parsed(fingerprint(letters)));
  const nameOf = new Map(letters.map(({ entry, agencyName }) => [entry.agency.slice(0, 40), agencyName]));
  const list = (what: string, codes: readonly string[]): string[] =>
    codes.length === 0
      ? []
      : [
          `${what}: ${codes
            .slice(0, 5)
            .map((code) => nameOf.get(code) ?? code)
            .join(', ')}${codes.length > 5 ? ` và ${codes.length - 5} cơ quan khác` : ''}`,
        ];
  const told = [
    ...list(
      'thêm thư cho',
      [...now.keys()].filter((code) => !before.has(code)),
    ),
    ...list(
      'không còn thư cho',
      [...before.keys()].filter((code) => !now.has(code)),
    ),
    ...list(
      'thư đổi nội dung hoặc người nhận',
      [...now].filter(([code, mark]) => before.has(code) && before.get(code) !== mark).map(([code]) => code),
    ),
  ];
  return told.length > 0 ? `${told.join('; ')}.` : 'thứ tự gửi đã đổi.';
}

/** null for what is no fingerprint of a preview. */
function parsed(text: string): Map<string, string> | null {
  try {
    const pairs = JSON.parse(text) as unknown;
    if (!Array.isArray(pairs)) return null;
    return new Map(pairs.map((pair) => [String((pair as unknown[])[0]), String((pair as unknown[])[1])]));
  } catch {
    return null;
  }
}

/** What whoever looks at a preview must know beside it. */
export function previewWarnings(environment: Environment, { plan }: Current): string[] {
  const { asOf } = plan.settings;
  const today = environment.today();
  const warnings: string[] = [];
  if (asOf !== today)
    warnings.push(
      `Ngày tính đang là ${vnDay(asOf)}, không phải hôm nay (${vnDay(today)}): thư nói tình hình đến ${vnDay(asOf)}. Sửa Ngày tính ở trang Cấu hình nếu muốn nhắc theo hôm nay.`,
    );
  if (!plan.calendar.isWorkingDay(asOf))
    warnings.push(`Ngày ${vnDay(asOf)} là ngày nghỉ nên không gửi thư nhắc.`);
  return warnings;
}

export function previewOf(
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
