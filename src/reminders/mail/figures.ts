/** The three figures that coordinators and leaders are told first, each with its change. */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Minute } from '../../summary/minute.js';
import { html, type Markup } from './markup.js';
import { oneLine } from './text.js';

export const percent = (share: number | null): string =>
  share === null ? 'chưa có' : `${Math.round(share * 100)}%`;

/** @example changed(5) //=> 'tăng 5' */
export const changed = (by: number, unit = ''): string =>
  by === 0 ? 'không đổi' : `${by > 0 ? 'tăng' : 'giảm'} ${Math.abs(by)}${unit}`;

/** Change of the share kept, in points. */
const rateChange = ({ rate, rateBefore }: Minute): string =>
  rate === null || rateBefore === null
    ? ''
    : changed(Math.round(rate * 100) - Math.round(rateBefore * 100), ' điểm');

/** "Đúng hạn 85% (giảm 1 điểm); quá hạn 120 (tăng 5)", for a subject or a first line. */
export function figuresInWords(minute: Minute): string {
  const change = rateChange(minute);
  return `đúng hạn ${percent(minute.rate)}${change && ` (${change})`}, quá hạn ${minute.overdue} (${changed(minute.overdue - minute.overdueBefore)})`;
}

/** "12 mới quá hạn, 30 mới hoàn thành so với 08/06/2023". */
export const movementInWords = ({ newlyOverdue, newlyDone }: Minute, since: Day): string =>
  `So với ngày ${vnDay(since)}: ${newlyOverdue} nội dung mới quá hạn, ${newlyDone} nội dung mới hoàn thành.`;

export function figuresTable(minute: Minute, nextTitle: string): Markup {
  const cell = (figure: string, title: string, change: string): Markup =>
    html`<td width="33%" style="padding:6px 4px;text-align:center;vertical-align:top;border:1px solid #8884"><strong style="font-size:22px">${figure}</strong><br/><span style="font-size:13px">${title}</span>${change && html`<br/><span style="font-size:12px;opacity:.8">${change}</span>`}</td>`;
  return html`<table role="presentation" width="100%" style="border-collapse:collapse"><tr>${[
    cell(percent(minute.rate), 'đúng hạn', rateChange(minute)),
    cell(String(minute.overdue), 'đang quá hạn', changed(minute.overdue - minute.overdueBefore)),
    cell(String(minute.next.total), nextTitle, ''),
  ]}</tr></table>`;
}

/** Characters of a name in a list of the worst: a line on a phone. */
const NAME_LENGTH = 60;

/** Over the lines of `worstInWords`. */
export const WORST_TITLE = 'Quá hạn nhiều nhất (ngày làm việc)';

/** "Sở Y tế (Giám đốc Nguyễn Văn A): 12 nội dung, lâu nhất 20 ngày". */
export const worstInWords = ({ worst }: Minute, withHead: boolean): string[] =>
  worst.map(({ name, head, overdue, longest }) => {
    const who = withHead && head ? ` (${oneLine(head, NAME_LENGTH)})` : '';
    const days = longest === 0 ? 'chưa đến 1 ngày' : `lâu nhất ${longest} ngày`;
    return `${oneLine(name, NAME_LENGTH)}${who}: ${overdue} nội dung, ${days}`;
  });
