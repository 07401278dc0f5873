/**
 * The coordinators' overview of the day, one phone screen: figures and their change, what wants their decision, who is
 * worst; how the day's mails fared stands last.
 */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Waiting } from '../../overview/waiting.js';
import type { Settings } from '../../plan/model.js';
import type { Minute } from '../../summary/minute.js';
import { officeOf } from './digestMail.js';
import { figuresInWords, figuresTable, movementInWords, WORST_TITLE, worstInWords } from './figures.js';
import type { MailText } from './mail.js';
import { html } from './markup.js';
import { brief, mailPage } from './page.js';
import { oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** Lines of a sort that are named; the others are counted and stand in the ledger. */
const LINES_NAMED = 2;

/** The day's mails, told in lines. */
export interface DaysMails {
  readonly sent: readonly string[];
  readonly failed: readonly string[];
  readonly deferred: readonly string[];
  readonly withheld: readonly string[];
  readonly doubtful: readonly string[];
  /** Findings of the daily run about itself: days that it missed, rows that cannot be read. */
  readonly remarks: readonly string[];
}

export const isEmpty = (day: DaysMails): boolean => Object.values(day).every((lines) => lines.length === 0);

export interface Standing {
  readonly minute: Minute;
  /** The working day before, against which changes are reckoned. */
  readonly since: Day;
  readonly waiting: Waiting;
}

/** "2 thư chưa rõ đã đi hay chưa: A; B", with the first of them named. */
function told(lines: readonly string[], what: string): string[] {
  if (lines.length === 0) return [];
  const named = lines
    .slice(0, LINES_NAMED)
    .map((line) => oneLine(line, TITLE_LENGTH).replace(/[.;\s]+$/, ''));
  const more = lines.length > named.length ? `; và ${lines.length - named.length} nữa` : '';
  return [`${lines.length} ${what}: ${named.join('; ')}${more}.`];
}

const counted = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what}.`] : []);

export function overviewMail(
  day: DaysMails,
  { minute, since, waiting }: Standing,
  settings: Settings,
  ledgerLink: string,
): MailText {
  const { asOf, trial } = settings;
  const decisions = [
    ...told(day.doubtful, 'thư chưa rõ đã đi hay chưa, cần xác nhận'),
    ...told(day.failed, 'thư không gửi được'),
    ...told(day.withheld, 'cơ quan không có địa chỉ để gửi'),
    ...day.remarks,
    ...counted(waiting.reports, 'dòng báo cáo quý chờ duyệt'),
    ...counted(waiting.figures, 'dòng số liệu chờ duyệt'),
    ...counted(waiting.extensions, 'đề nghị gia hạn chờ kết luận'),
    ...told(waiting.remedies, 'tồn tại đã khắc phục, chờ xác nhận'),
  ];
  const late = [
    ...told(waiting.forms, 'biểu số liệu quá hạn'),
    ...told(waiting.inspections, 'cuộc kiểm tra quá hạn'),
  ];
  const log = [
    `Đã gửi ${day.sent.length} thư nhắc.`,
    ...told(day.deferred, 'thư chưa gửi, sẽ gửi vào lần chạy sau'),
  ];
  const subject = oneLine(
    `${trial ? '[THỬ] ' : ''}Tổng quan PAPI ${vnDay(asOf)}: ${figuresInWords(minute)}${
      decisions.length > 0 ? `; ${decisions.length} nội dung cần quyết định` : ''
    }`,
    SUBJECT_LENGTH,
  );
  const moved = movementInWords(minute, since);
  const worst = worstInWords(minute, false);
  const where = 'Sổ ghi đầy đủ: trang Nhật ký';
  const why = `Gửi mỗi ngày làm việc một lần cho người điều phối ghi ở trang Cấu hình, khi có nội dung cần báo. ${officeOf(settings)}.`;
  const numberedLines = (lines: readonly string[]): string[] => lines.map((line, i) => `${i + 1}. ${line}`);
  return {
    subject,
    text: textOf([
      `Tính đến ngày ${vnDay(asOf)}: ${figuresInWords(minute)}; ${minute.next.total} nội dung đến hạn trong 10 ngày tới.`,
      moved,
      '',
      ...(decisions.length > 0 ? ['Cần quyết định:', ...numberedLines(decisions), ''] : []),
      ...(late.length > 0 ? ['Cần đôn đốc:', ...numberedLines(late), ''] : []),
      ...(worst.length > 0 ? [`${WORST_TITLE}:`, ...numberedLines(worst), ''] : []),
      ...log,
      `${where}: ${ledgerLink}`,
      '',
      why,
    ]),
    html: mailPage(
      html`${figuresTable(minute, 'đến hạn 10 ngày tới')}<p style="margin:6px 0;font-size:13px">${moved}</p>${
        decisions.length > 0 &&
        html`<p style="margin:8px 0 4px"><strong>Cần quyết định</strong></p>${brief(decisions)}`
      }${
        late.length > 0 && html`<p style="margin:8px 0 4px"><strong>Cần đôn đốc</strong></p>${brief(late)}`
      }${
        worst.length > 0 &&
        html`<p style="margin:12px 0 4px"><strong>${WORST_TITLE}</strong></p>${brief(worst)}`
      }<p style="margin:8px 0;font-size:13px">${log.join(' ')} <a href="${ledgerLink}">${where}</a></p>`,
      why,
    ),
  };
}
