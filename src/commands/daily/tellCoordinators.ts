/** The coordinators' overview of the day's mails: made of what the ledger says once they are sent. */

import { comparable } from '../../cells/comparable.js';
import type { Environment } from '../../environment.js';
import { codesIn, recipientsOf } from '../../reminders/mail/mail.js';
import { type DaysMails, isEmpty, overviewMail, type Standing } from '../../reminders/mail/overviewMail.js';
import { type MailRecord, wentOut } from '../../reminders/memory/mailRecord.js';
import { LEDGER } from '../../schema/sheets.js';
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
  const lines = (outcome: string, all: readonly MailRecord[] = today): string[] =>
    all
      .filter((mail) => mail.outcome === outcome && (mail.kind === kind || outcome === 'doubtful'))
      .map(({ agency, said, recipients, subject, keys }) => {
        if (outcome === 'sent') return `${nameOf(agency)}: ${keys.length} nội dung (${recipients})`;
        if (outcome === 'doubtful') return `${nameOf(agency)}: «${subject}» (${recipients})`;
        return `${nameOf(agency)}: ${said}`;
      });
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
      .map((mail) => `${mail.agencyName}: ${recipientsOf(mail)} địa chỉ`),
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
      ...(errors > 0 ? [`${errors} chỗ trong bảng tính chưa đọc được. Hãy chạy Kiểm tra ở thanh bên.`] : []),
    ],
    sent: lines('sent'),
  };
  if (isEmpty(day)) return false;
  const since = plan.calendar.add(settings.asOf, -1);
  const standing: Standing = {
    minute: minuteOfPlan(plan, since, DAYS_AHEAD),
    since,
    toApprove: awaitingReview(plan),
    toSettle: plan.extensions.filter(({ verdict }) => verdict === 'Chờ').length,
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

/** Days of the calendar that what falls next reaches. */
const DAYS_AHEAD = 10;

/** Report rows of open periods that were sent and are neither approved nor returned. */
function awaitingReview({ periods, quarterlyRows }: Current['plan']): number {
  const open = new Set(periods.filter(({ state }) => state === 'Đang mở').map(({ code }) => code));
  return quarterlyRows.filter(
    ({ period, sent, review }) =>
      open.has(period) && sent !== null && review !== 'Đã duyệt' && review !== 'Trả lại',
  ).length;
}
