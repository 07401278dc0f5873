/**
 * What the triggers do: every day `Ngày tính` moves on, agencies are reminded, coordinators get their overview. Safe
 * to run twice, late, or not at all: the ledger says what was told, and what was missed is caught up.
 */
import { dateFromDay } from '../../calendar/day.js';
import type { Environment } from '../../environment.js';
import { Busy } from '../../refusal.js';
import { DEED, wentOut } from '../../reminders/history.js';
import { type DaysMail, isEmpty, overviewEmail } from '../../reminders/mail/overviewEmail.js';
import { LEDGER, SETTINGS } from '../../schema/sheets.js';
import { positions } from '../../workbook/contents.js';
import { settingRows } from '../../workbook/readSettings.js';
import { isCoordinator } from '../coordinator.js';
import { type Current, requirePlan } from '../currentPlan.js';
import { letterOf, recipientsOf } from '../reminders/letter.js';
import { ledgerMails, openMailLedger, settledMails } from '../reminders/mailLedger.js';
import { compose, type Post } from '../reminders/post.js';
import { type LetterResult, OUT_OF_TIME, SENDING_MS, sendLetters } from '../reminders/sendLetters.js';
import { sendPost } from '../reminders/sendPost.js';
import { type Continuation, clearContinuations, continueLater, RESUME_PAUSE_MS } from './continuation.js';
import { missedDays, rememberRun } from './schedule.js';

/** Another run holds the workbook: try again then. */
const BUSY_PAUSE_MS = 5 * 60_000;

/** Does what is to be done now, or writes down that it goes on later. */
export function run(environment: Environment, continuation: Continuation): void {
  const until = environment.now().getTime() + SENDING_MS;
  try {
    environment.exclusively(() => {
      clearContinuations(environment);
      const done = continuation.daily ? runDay(environment, until) : goOn(environment, until);
      if (!done)
        continueLater(environment, { ...continuation, left: continuation.left - 1 }, RESUME_PAUSE_MS);
    });
  } catch (error) {
    // Of anything else Google tells the trigger's owner.
    if (!(error instanceof Busy)) throw error;
    continueLater(environment, { ...continuation, left: continuation.left - 1 }, BUSY_PAUSE_MS);
  }
}

const isComplete = (results: readonly LetterResult[]): boolean =>
  !results.some(({ reason }) => reason === OUT_OF_TIME);

/** The rest of a coordinator's own sending. */
function goOn(environment: Environment, until: number): boolean {
  const current = requirePlan(environment);
  if (!isCoordinator(environment, current.plan.settings, environment.runsAs())) return true;
  const mails = settledMails(environment, current);
  return isComplete(sendPost(environment, current, compose(environment, current, mails), until));
}

/** @returns whether everything of the day is done */
function runDay(environment: Environment, until: number): boolean {
  const read = requirePlan(environment);
  // The account that runs must still be a coordinator's.
  if (!isCoordinator(environment, read.plan.settings, environment.runsAs())) return true;
  const current = onToday(environment, read);
  const missed = missedDays(environment);
  const mails = settledMails(environment, current);
  const { coordinators } = current.plan.settings;
  const addresses = recipientsOf(coordinators, []);
  const post = compose(environment, current, mails, addresses.to.length);
  const results = sendPost(environment, current, post, until);
  // Not before: the part that completes the day tells what was missed before it.
  if (!isComplete(results)) return false;
  rememberRun(environment, current.plan.settings.asOf);
  tellCoordinators(environment, current, post, missed, until);
  return true;
}

/** Moves `Ngày tính` to today; whatever the sheet says, the run reckons by today. */
function onToday(environment: Environment, current: Current): Current {
  const today = environment.today();
  const { plan, contents } = current;
  const settings = contents.get(SETTINGS.title);
  const row = settingRows(settings).get('asOf');
  const column = positions(SETTINGS, settings).get('value');
  // Left empty it is read as today, and the formulas have no day.
  if (row !== undefined && column !== undefined)
    if (plan.settings.asOf !== today || settings!.values[row - 1]![column] === '')
      environment.workbook.write(SETTINGS.title, row, column + 1, [[dateFromDay(today)]]);
  return { ...current, plan: { ...plan, settings: { ...plan.settings, asOf: today } } };
}

function tellCoordinators(
  environment: Environment,
  current: Current,
  post: Post,
  missed: string | null,
  until: number,
): void {
  const { plan, problems } = current;
  const { settings } = plan;
  if (settings.coordinators.length === 0 || !plan.calendar.isWorkingDay(settings.asOf)) return;
  const contents = environment.workbook.read([LEDGER.title]);
  const mails = ledgerMails(contents);
  const today = mails.filter(({ day }) => day === settings.asOf);
  if (today.some((mail) => mail.deed === DEED.overview && wentOut(mail))) return;
  const names = new Map(plan.agencies.map(({ code, name }) => [code, name]));
  const nameOf = (agency: string): string => names.get(agency) ?? (agency || 'Thư tổng quan');
  const deed = settings.trial ? DEED.trial : DEED.digest;
  const lines = (outcome: string, all = today): string[] =>
    all
      .filter((mail) => mail.outcome === outcome && (mail.deed === deed || outcome === 'doubtful'))
      .map(({ agency, said, recipients, subject, keys }) => {
        if (outcome === 'sent') return `${nameOf(agency)}: ${keys.length} việc (${recipients})`;
        if (outcome === 'doubtful') return `${nameOf(agency)}: «${subject}» (${recipients})`;
        return `${nameOf(agency)}: ${said}`;
      });
  const served = new Set(
    today
      .filter((mail) => mail.deed === deed && (wentOut(mail) || mail.outcome === 'failed'))
      .map(({ agency }) => agency),
  );
  const errors = problems.filter(({ severity }) => severity === 'lỗi').length;
  const day: DaysMail = {
    doubtful: lines('doubtful', mails),
    failed: lines('failed'),
    deferred: post.letters
      .filter(({ entry }) => !served.has(entry.agency))
      .map(({ agencyName, recipients }) => `${agencyName}: ${recipients} địa chỉ`),
    withheld: post.withheld
      .filter(({ agency }) => !served.has(agency))
      .map(({ agencyName, reason }) => `${agencyName}: ${reason}`),
    remarks: [
      ...(missed === null
        ? []
        : [`Lịch chạy hằng ngày đã không chạy ${missed}; các mốc bị lỡ được nhắc bù một lần.`]),
      ...(errors > 0 ? [`${errors} chỗ trong bảng tính chưa đọc được. Hãy chạy Kiểm tra ở thanh bên.`] : []),
    ],
    sent: lines('sent'),
  };
  if (isEmpty(day)) return;
  const email = overviewEmail(day, settings, environment.workbook.linkTo(LEDGER.title));
  const letter = letterOf(email, { to: settings.coordinators, cc: [] }, 'Người điều phối', {
    deed: DEED.overview,
    agency: '',
    day: settings.asOf,
    keys: [],
  });
  if (environment.mail.remainingRecipients() < letter.recipients) return;
  sendLetters(environment, openMailLedger(environment, contents), [letter], [], until, {
    name: settings.senderName,
    replyTo: settings.replyTo,
  });
}
