/** The weekly letter to the unit's leaders, one phone screen: how it stands, who is behind, what fell and what falls. */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Settings } from '../../plan/model.js';
import type { Minute } from '../../summary/minute.js';
import { officeOf } from './digestMail.js';
import { figuresInWords, figuresTable, WORST_TITLE, worstInWords } from './figures.js';
import type { MailText } from './mail.js';
import { html } from './markup.js';
import { brief, mailPage, small } from './page.js';
import { oneLine, SUBJECT_LENGTH, TITLE_LENGTH, textOf } from './text.js';

/** What falls next week, written out; more is counted. */
const NEXT_SHOWN = 3;
const TITLE_SHOWN = 60;
const LEVELS_SHOWN = 4;

export function leaderMail(minute: Minute, since: Day, settings: Settings): MailText {
  const { asOf, year, trial, unit } = settings;
  const subject = oneLine(
    `${trial ? '[THỬ] ' : ''}Kế hoạch PAPI ${year}, tuần đến ngày ${vnDay(asOf)}: ${figuresInWords(minute)}`,
    SUBJECT_LENGTH,
  );
  const opening = `Kế hoạch nâng cao Chỉ số PAPI năm ${year} của ${oneLine(unit, TITLE_LENGTH) || officeOf(settings)}, tính đến ngày ${vnDay(asOf)}, so với ngày ${vnDay(since)}.`;
  const levels = minute.levels
    .slice(0, LEVELS_SHOWN)
    .map(({ title, overdue, agencies }) => `${title}: ${overdue} (${agencies} cơ quan)`);
  const byLevel =
    levels.length > 0 ? `Quá hạn theo cấp: ${levels.join('; ')}.` : 'Không có nội dung quá hạn.';
  const worst = worstInWords(minute, true);
  const { fell, next } = minute;
  const week = `Trong tuần: ${fell.total} nội dung đến hạn, ${fell.done} đã hoàn thành; ${minute.newlyOverdue} mới quá hạn, ${minute.newlyDone} mới hoàn thành.`;
  const coming = next.matters
    .slice(0, NEXT_SHOWN)
    .map(
      ({ title, due, agencies, count }) =>
        `${vnDay(due)}: ${oneLine(title, TITLE_SHOWN)} (${agencies} cơ quan${count > agencies ? `, ${count} nhiệm vụ` : ''})`,
    );
  const rest = next.matters.length - coming.length;
  const comingTitle = `Tuần tới đến hạn ${next.total} nội dung`;
  const more = rest > 0 ? `… và ${rest} nhóm nội dung khác.` : '';
  const why = `Thư gửi mỗi tuần một lần đến Email lãnh đạo đơn vị ghi ở trang Cấu hình của bảng theo dõi. ${officeOf(settings)}.`;
  const dotted = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);
  return {
    subject,
    text: textOf([
      opening,
      `${figuresInWords(minute)}.`.replace(/^./, (first) => first.toLocaleUpperCase('vi')),
      byLevel,
      '',
      ...(worst.length > 0 ? [`${WORST_TITLE}:`, ...dotted(worst), ''] : []),
      week,
      ...(next.total > 0
        ? [`${comingTitle}:`, ...dotted(coming), more]
        : ['Tuần tới không có nội dung đến hạn.']),
      '',
      why,
    ]),
    html: mailPage(
      html`<p style="margin:6px 0">${small(opening)}</p>${figuresTable(minute, 'đến hạn tuần tới')}<p style="margin:6px 0;font-size:14px">${byLevel}</p>${
        worst.length > 0 &&
        html`<p style="margin:8px 0 4px"><strong>${WORST_TITLE}</strong></p>${brief(worst)}`
      }<p style="margin:6px 0;font-size:14px">${week}</p>${
        next.total > 0 &&
        html`<p style="margin:8px 0 4px"><strong>${comingTitle}</strong></p>${brief(coming)}${more && html`<p style="margin:4px 0">${small(more)}</p>`}`
      }`,
      why,
    ),
  };
}
