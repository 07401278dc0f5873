/** The coordinators' overview of the day's mails: made of what the ledger says once they are sent. */
import type { Environment } from '../../environment.js';
import { recipientsOf } from '../../reminders/mail/mail.js';
import { type DaysMails, isEmpty, overviewMail } from '../../reminders/mail/overviewMail.js';
import { wentOut } from '../../reminders/mailRecord.js';
import { LEDGER } from '../../schema/sheets.js';
import type { Current } from '../currentPlan.js';
import type { DueMails } from '../reminders/dueMails.js';
import { openMailLedger, recordsIn } from '../reminders/mailLedger.js';
import { mailTo } from '../reminders/mailTo.js';
import { sendMails } from '../reminders/sendMails.js';

export function tellCoordinators(
  environment: Environment,
  current: Current,
  due: DueMails,
  missed: string | null,
  until: number,
): void {
  const { plan, problems } = current;
  const { settings } = plan;
  if (settings.coordinators.length === 0 || !plan.calendar.isWorkingDay(settings.asOf)) return;
  const contents = environment.workbook.read([LEDGER.title]);
  const records = recordsIn(contents);
  const today = records.filter(({ day }) => day === settings.asOf);
  if (today.some((mail) => mail.kind === 'overview' && wentOut(mail))) return;
  const names = new Map(plan.agencies.map(({ code, name }) => [code, name]));
  const nameOf = (agency: string): string => names.get(agency) ?? (agency || 'Thư tổng quan');
  const kind = settings.trial ? 'trial' : 'digest';
  const lines = (outcome: string, all = today): string[] =>
    all
      .filter((mail) => mail.outcome === outcome && (mail.kind === kind || outcome === 'doubtful'))
      .map(({ agency, said, recipients, subject, keys }) => {
        if (outcome === 'sent') return `${nameOf(agency)}: ${keys.length} việc (${recipients})`;
        if (outcome === 'doubtful') return `${nameOf(agency)}: «${subject}» (${recipients})`;
        return `${nameOf(agency)}: ${said}`;
      });
  const served = new Set(
    today
      .filter((mail) => mail.kind === kind && (wentOut(mail) || mail.outcome === 'failed'))
      .map(({ agency }) => agency),
  );
  const errors = problems.filter(({ severity }) => severity === 'lỗi').length;
  const day: DaysMails = {
    doubtful: lines('doubtful', records),
    failed: lines('failed'),
    deferred: due.mails
      .filter(({ agency }) => !served.has(agency))
      .map((mail) => `${mail.agencyName}: ${recipientsOf(mail)} địa chỉ`),
    withheld: due.withheld
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
  const mail = mailTo(
    { to: settings.coordinators, cc: [] },
    {
      ...overviewMail(day, settings, environment.workbook.linkTo(LEDGER.title)),
      kind: 'overview',
      agency: '',
      agencyName: 'Người điều phối',
      day: settings.asOf,
      keys: [],
    },
  );
  if (environment.mail.remainingRecipients() < recipientsOf(mail)) return;
  sendMails(environment, openMailLedger(environment, contents), [mail], [], until, {
    name: settings.senderName,
    replyTo: settings.replyTo,
  });
}
