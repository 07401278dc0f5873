/** The mails of a published rating: each agency its own sheet of points, once, as long as appeals come in. */
import type { Day } from '../../../calendar/day.js';
import { vnDay } from '../../../calendar/day.js';
import { comparable } from '../../../cells/comparable.js';
import type { RemindersPreview } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { RESERVE, within } from '../../../reminders/budget.js';
import { addressesOf, codesIn, type Mail } from '../../../reminders/mail/mail.js';
import { ratingKey, ratingMail } from '../../../reminders/mail/ratingMail.js';
import { historyOf } from '../../../reminders/memory/history.js';
import type { MailRecord } from '../../../reminders/memory/mailRecord.js';
import { folded } from '../../../reminders/memory/notice.js';
import type { ToldKind } from '../../../reminders/memory/told.js';
import { APPEALS, LEDGER, MARKS } from '../../../schema/sheets.js';
import type { Current } from '../../currentPlan.js';
import { type LedgerState, ledgerState } from '../../reminders/ledger/records.js';
import { settledRecords } from '../../reminders/ledger/settleRecords.js';
import { mailTo } from '../../reminders/mailTo.js';
import { sendDue } from '../../reminders/sendDue.js';
import { ratingStage } from './ratingMemory.js';
import { APPEAL_DAYS, type RatingNow, ratingNow } from './ratingNow.js';

/** What is due of them, as sending takes it. */
export interface RatingMails {
  readonly year: number;
  readonly until: Day;
  readonly mails: readonly Mail[];
  readonly now: readonly Mail[];
  readonly later: readonly Mail[];
  readonly withheld: RemindersPreview['withheld'];
  /** Agencies that had theirs, or perhaps had it. */
  readonly told: number;
  readonly remaining: number;
  readonly isWaiting: (mail: Mail) => boolean;
}

const kindOf = ({ trial }: Current['plan']['settings']): Extract<ToldKind, 'rating' | 'ratingTrial'> =>
  trial ? 'ratingTrial' : 'rating';

const keyOf = ({ year, times, published }: RatingNow, agency: string): string =>
  ratingKey(year, times, agency, published!);

/** @throws Refusal while it is not published, and once appeals are over */
export function ratingMails(
  environment: Environment,
  current: Current,
  { records, loss }: Pick<LedgerState, 'records' | 'loss'>,
): RatingMails {
  const now = ratingNow(environment, current, undefined);
  const { year, state, published, appealsUntil: until, rated } = now;
  if (state !== 'published' || published === null || until === null)
    throw new Refusal(
      state === 'closed'
        ? `Xếp loại năm ${year} đã chốt: không gửi bảng điểm dự kiến nữa.`
        : `Xếp loại năm ${year} chưa công bố dự kiến. Hãy «Công bố dự kiến» rồi gửi bảng điểm.`,
    );
  if (environment.today() > until)
    throw new Refusal(`Đã hết thời gian kiến nghị (ngày ${vnDay(until)}): không gửi bảng điểm dự kiến nữa.`);
  const { settings, agencies } = current.plan;
  const kind = kindOf(settings);
  const { told, waiting } = historyOf(records, kind, environment.today());
  const appeals = environment.workbook.linkTo(APPEALS.title);
  const withheld: RemindersPreview['withheld'][number][] = [];
  const ranked = rated.filter(({ rank }) => rank !== null);
  const mails = (loss ? [] : rated).flatMap((one): Mail[] => {
    const { code, name, cluster } = one.agency;
    const key = keyOf(now, code);
    if (told.has(key)) return [];
    const agency = agencies.find((own) => own.code === code)!;
    if ((settings.trial ? settings.coordinators : agency.emails).length === 0) {
      withheld.push({
        agency: code,
        agencyName: name,
        reason: settings.trial
          ? 'Chế độ thử nhưng chưa có người điều phối.'
          : 'Chưa có địa chỉ ở cột «Email nhận nhắc việc».',
      });
      return [];
    }
    const recipients = { to: agency.emails, cc: [] };
    const group = ranked.filter((other) => other.group === one.group);
    const text = ratingMail(one, {
      settings,
      year,
      published,
      until,
      days: APPEAL_DAYS,
      among: group.length,
      amongCluster: group.filter((other) => other.agency.cluster === cluster).length,
      appeals,
      appealsTitle: APPEALS.title,
      trialFor: settings.trial ? addressesOf(recipients).join('; ') || 'chưa có địa chỉ' : null,
    });
    return [
      mailTo(settings.trial ? { to: settings.coordinators, cc: [] } : recipients, {
        ...text,
        kind,
        agency: code,
        agencyName: name,
        day: settings.asOf,
        keys: [key],
      }),
    ];
  });
  const isWaiting = ({ agency }: Mail): boolean =>
    codesIn(agency).some((code) => waiting.has(comparable(code)));
  const ordered = [...mails.filter(isWaiting), ...mails.filter((mail) => !isWaiting(mail))];
  const remaining = environment.mail.remainingRecipients();
  return {
    year,
    until,
    mails: ordered,
    ...within(ordered, remaining - RESERVE),
    withheld,
    told: loss ? 0 : rated.length - mails.length - withheld.length,
    remaining,
    isWaiting,
  };
}

/** Whether a coordinator has begun to send the sheets of this publication. */
function isBegun(records: readonly MailRecord[], now: RatingNow, kind: ToldKind): boolean {
  const keys = new Set(now.rated.map(({ agency }) => folded(keyOf(now, agency.code))));
  return records.some((record) => record.kind === kind && record.keys.some((key) => keys.has(folded(key))));
}

/**
 * The rest of what a coordinator has begun to send: put off by quota or time.
 *
 * @returns whether nothing is left that another run soon could send
 */
export function sendRestOfRating(environment: Environment, current: Current, until: number): boolean {
  const { settings } = current.plan;
  const { year } = settings;
  if (!current.contents.has(MARKS.title) || ratingStage(environment.workbook, year).state !== 'published')
    return true;
  const contents = environment.workbook.read([LEDGER.title]);
  const state = ledgerState(environment, contents);
  if (state.loss) return true;
  try {
    if (!isBegun(state.records, ratingNow(environment, current, year), kindOf(settings))) return true;
    const settled = { ...state, records: settledRecords(environment, state.records) };
    const due = ratingMails(environment, current, settled);
    return !sendDue(environment, { ...current, contents }, settled, due, until).unfinished;
  } catch (error) {
    // Weights that do not add up, appeals that are over: nothing is to be sent.
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** Keys of all sheets of the rating that is published; none while it is not. */
export function ratingKeys({ workbook }: Environment, { plan, contents }: Current): string[] {
  if (!contents.has(MARKS.title)) return [];
  const { year } = plan.settings;
  const { state, times, published } = ratingStage(workbook, year);
  return state === 'published' && published !== null
    ? plan.agencies.map(({ code }) => ratingKey(year, times, code, published))
    : [];
}
