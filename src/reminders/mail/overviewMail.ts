/** The coordinators' daily overview: what was sent today, what was not and why, and what waits for their word. */
import { vnDay } from '../../calendar/day.js';
import type { Settings } from '../../plan/model.js';
import { officeOf } from './digestMail.js';
import type { MailText } from './mail.js';
import { html } from './markup.js';
import { mailPage, numbered } from './page.js';
import { counted, oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** Lines of a part written out; more are counted. */
const LINES_SHOWN = 60;

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

export function overviewMail(day: DaysMails, settings: Settings, ledgerLink: string): MailText {
  const parts = [
    { title: 'Cần người điều phối xác nhận (chưa rõ thư đã đi hay chưa)', lines: day.doubtful },
    { title: 'Không gửi được', lines: day.failed },
    { title: 'Chưa gửi, sẽ gửi vào lần chạy sau', lines: day.deferred },
    { title: 'Không có địa chỉ để gửi', lines: day.withheld },
    { title: 'Lưu ý', lines: day.remarks },
    { title: 'Đã gửi', lines: day.sent },
  ].filter(({ lines }) => lines.length > 0);
  const counts =
    counted([
      [day.sent.length, 'thư đã gửi'],
      [day.failed.length, 'thư lỗi'],
      [day.deferred.length, 'thư chưa gửi'],
      [day.withheld.length, 'cơ quan không có địa chỉ'],
      [day.doubtful.length, 'thư cần xác nhận'],
    ]) || 'không có thư';
  const subject = oneLine(
    `${settings.trial ? '[THỬ] ' : ''}Tổng quan nhắc việc PAPI ${vnDay(settings.asOf)}: ${counts}`,
    SUBJECT_LENGTH,
  );
  const listed = (lines: readonly string[]): string[] =>
    lines.slice(0, LINES_SHOWN).map((line) => oneLine(line, TITLE_LENGTH));
  const more = (lines: readonly string[]): string =>
    lines.length > LINES_SHOWN ? `… và ${lines.length - LINES_SHOWN} dòng khác ở trang Nhật ký.` : '';
  const opening = `Kết quả nhắc việc ngày ${vnDay(settings.asOf)}: ${counts}.`;
  const where = 'Sổ ghi đầy đủ: trang Nhật ký';
  const why = `Thư này gửi mỗi ngày một lần cho người điều phối ghi ở trang Cấu hình, khi có việc cần báo. ${officeOf(settings)}.`;
  const text = textOf([
    opening,
    '',
    ...parts.flatMap(({ title, lines }) => [
      `${title}:`,
      ...listed(lines).map((line, i) => `${i + 1}. ${line}`),
      more(lines),
      '',
    ]),
    `${where}: ${ledgerLink}`,
    '',
    why,
  ]);
  const page = mailPage(
    html`<p>${opening}</p>${parts.map(
      ({ title, lines }) =>
        html`<p><strong>${title}</strong></p>${numbered(listed(lines))}${more(lines) && html`<p>${more(lines)}</p>`}`,
    )}<p><a href="${ledgerLink}">${where}</a></p>`,
    why,
  );
  return { subject, text, html: page };
}
