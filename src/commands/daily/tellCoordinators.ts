/** The coordinators' overview of the day's mails: made of what the ledger says once they are sent. */

import { comparable } from '../../cells/comparable.js';
import type { Environment } from '../../environment.js';
import { waitingIn } from '../../overview/waiting.js';
import { assessedObligations } from '../../plan/obligations/index.js';
import { codesIn, recipientsOf } from '../../reminders/mail/mail.js';
import { type DaysMails, isEmpty, overviewMail, type Standing } from '../../reminders/mail/overviewMail.js';
import { type MailRecord, wentOut } from '../../reminders/memory/mailRecord.js';
import { APPEALS, LEDGER } from '../../schema/sheets.js';
import { readRating } from '../../workbook/reading/sheets/readRating.js';
import type { Current } from '../currentPlan.js';
import type { DueMails } from '../reminders/dueMails.js';
import { LOSS_REMEDY, lossMessage } from '../reminders/ledger/loss.js';
import { ledgerState } from '../reminders/ledger/records.js';
import { mailTo } from '../reminders/mailTo.js';
import { namesIn } from '../reminders/namesIn.js';
import { unopenedInWords } from '../reporting/periods/openDue.js';
import { minuteOfPlan } from '../results/minuteOfPlan.js';
import { unitsBehindInWords } from '../results/rollUp/unitsBehindInWords.js';
import { type Days, daysInWords } from './schedule.js';
import { sendOne } from './sendOne.js';

/** @returns whether an overview went out now */
export function tellCoordinators(
  environment: Environment,
  current: Current,
  due: DueMails,
  { untold, opened }: { readonly untold: readonly Days[]; readonly opened: readonly string[] },
  until: number,
): boolean {
  const { plan, problems } = current;
  const { settings } = plan;
  if (settings.coordinators.length === 0 || !plan.calendar.isWorkingDay(settings.asOf)) return false;
  const contents = environment.workbook.read([LEDGER.title]);
  const state = ledgerState(environment, contents);
  const { records, loss } = state;
  const today = records.filter(({ on, day }) => (on ?? day) === settings.asOf);
  if (today.some((mail) => mail.kind === 'overview' && wentOut(mail))) return false;
  const nameOf = namesIn(plan, 'Thư tổng quan');
  const kind = settings.trial ? 'trial' : 'digest';
  // Reminders are the day's work; of every kind of mail it is told what went wrong.
  const lines = (outcome: string, all: readonly MailRecord[] = today): string[] =>
    all
      .filter((mail) => mail.outcome === outcome && (mail.kind === kind || outcome !== 'sent'))
      .map(({ kind: of, agency, said, recipients, subject, keys }) => {
        if (outcome === 'sent') return `${nameOf(agency)}: ${keys.length} nội dung (${recipients})`;
        if (outcome === 'doubtful') return `${nameOf(agency)}: «${subject}» (${recipients})`;
        return `${of === kind ? nameOf(agency) : `«${subject}»`}: ${said}`;
      });
  const points = settings.trial ? 'ratingTrial' : 'rating';
  const rated = new Set(
    today.flatMap((mail) => (mail.kind === points && mail.outcome === 'sent' ? [mail.agency] : [])),
  );
  const served = new Set(
    today
      .filter((mail) => mail.kind === kind && (wentOut(mail) || mail.outcome === 'failed'))
      .flatMap(({ agency }) => codesIn(agency).map(comparable)),
  );
  const errors = problems.filter(({ severity }) => severity === 'lỗi').length;
  const day: DaysMails = {
    doubtful: lines('doubtful', records),
    failed: lines('failed'),
    deferred: due.mails
      .filter(({ agency }) => codesIn(agency).some((code) => !served.has(comparable(code))))
      .map((mail) => `${mail.agencyName}: ${recipientsOf(mail)} địa chỉ`)
      .concat(
        today
          .filter(
            ({ kind: of, outcome, agency }) =>
              of === points && (outcome === 'deferred' || outcome === 'queued') && !rated.has(agency),
          )
          .map(({ agency }) => `bảng điểm của ${nameOf(agency)}`),
      ),
    withheld: due.withheld
      .filter(({ agency }) => !served.has(comparable(agency)))
      .map(({ agencyName, reason }) => `${agencyName}: ${reason}`),
    remarks: [
      ...(loss ? [`${lossMessage(loss)} ${LOSS_REMEDY}`] : []),
      ...(untold.length === 0
        ? []
        : [`Lịch chạy hằng ngày đã không chạy ${daysInWords(untold)}; các mốc bị lỡ được nhắc bù một lần.`]),
      ...opened,
      ...unopenedInWords(current),
      ...unitsBehindInWords(current.contents),
      ...appealsInWords(current),
      ...(errors > 0 ? [`${errors} chỗ trong bảng tính chưa đọc được. Hãy chạy Kiểm tra ở thanh bên.`] : []),
    ],
    sent: lines('sent'),
  };
  if (isEmpty(day)) return false;
  const since = plan.calendar.add(settings.asOf, -1);
  const standing: Standing = {
    minute: minuteOfPlan(plan, since, DAYS_AHEAD),
    since,
    waiting: waitingIn(plan, assessedObligations(plan)),
  };
  const mail = mailTo(
    { to: settings.coordinators, cc: [] },
    {
      ...overviewMail(day, standing, settings, environment.workbook.linkTo(LEDGER.title)),
      kind: 'overview',
      agency: '',
      agencyName: 'Người điều phối',
      day: settings.asOf,
      keys: [],
    },
  );
  return sendOne(environment, settings, contents, state, mail, until);
}

const APPEALS_NAMED = 3;
/** Days of the calendar that what falls next reaches. */
const DAYS_AHEAD = 10;

/** Each is to be concluded before the rating can be closed: told on every working day. */
function appealsInWords({ plan, contents }: Current): string[] {
  if (!contents.has(APPEALS.title)) return [];
  const waiting = readRating(contents, plan).appeals.filter(
    ({ verdict, round }) => verdict === 'Chờ' && round.trim() === String(plan.settings.year),
  );
  if (waiting.length === 0) return [];
  const named = waiting
    .slice(0, APPEALS_NAMED)
    .map(({ code, agency, criterion }) => `${code} (${agency}, ${criterion})`);
  const rest = waiting.length > named.length ? ` và ${waiting.length - named.length} kiến nghị khác` : '';
  return [`${waiting.length} kiến nghị điểm chờ kết luận: ${named.join(', ')}${rest}.`];
}
