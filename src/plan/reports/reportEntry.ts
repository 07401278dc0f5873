/** What an official enters for a report row, checked as the sheet's own rules check it. */
import { type Day, dateFromDay, dayFromText, vnDay } from '../../calendar/day.js';
import { shareInCell } from '../../cells/percent.js';
import type { CellValue } from '../../cells/value.js';

export interface ReportEntry {
  readonly result?: string;
  /** As typed: "50", "50%", empty for none. */
  readonly progress?: string;
  /** "2023-06-08" or "08/06/2023", empty for none. */
  readonly done?: string;
  readonly evidence?: string;
  readonly difficulties?: string;
  readonly proposals?: string;
}

export type EntryKey = keyof ReportEntry;

/** The most characters of each text: as the columns' own rules have it. */
const LONGEST = { result: 5_000, evidence: 500, difficulties: 5_000, proposals: 5_000 } as const;
const NAMES = {
  result: 'Kết quả thực hiện',
  evidence: 'Minh chứng',
  difficulties: 'Khó khăn, vướng mắc',
  proposals: 'Kiến nghị',
} as const;

/**
 * The cells that an entry fills, or what is wrong with it: the form wanted, and why.
 *
 * @example entryCells({ progress: '50%', done: '30/02/2023' }, today)
 * // 'Ngày hoàn thành «30/02/2023» không phải là ngày: nhập ngày/tháng/năm, ví dụ 15/5/2023.'
 */
export function entryCells(entry: ReportEntry, today: Day): ReadonlyMap<EntryKey, CellValue> | string {
  const cells = new Map<EntryKey, CellValue>();
  for (const key of Object.keys(LONGEST) as (keyof typeof LONGEST)[]) {
    const typed = entry[key];
    if (typed === undefined) continue;
    const words = typed.trim();
    if (words.length > LONGEST[key])
      return `${NAMES[key]} dài ${words.length} ký tự: nhiều nhất ${LONGEST[key]}; hãy rút gọn, phần dài để ở tệp minh chứng.`;
    cells.set(key, words);
  }
  if (entry.progress !== undefined) {
    const share = shareInCell(entry.progress.trim());
    if (share.is === 'percent') cells.set('progress', share.percent);
    else if (share.is === 'blank') cells.set('progress', '');
    else return `Tiến độ «${entry.progress}» không hợp lệ: nhập số từ 0 đến 100, ví dụ 50 (là 50%).`;
  }
  if (entry.done !== undefined) {
    const day = dayFromText(entry.done);
    if (entry.done.trim() === '') cells.set('done', '');
    else if (day === null)
      return `Ngày hoàn thành «${entry.done}» không phải là ngày: nhập ngày/tháng/năm, ví dụ 15/5/2023.`;
    else if (day > today) return `Ngày hoàn thành ${vnDay(day)} sau hôm nay: chỉ ghi khi đã hoàn thành.`;
    else cells.set('done', dateFromDay(day));
  }
  return cells;
}
