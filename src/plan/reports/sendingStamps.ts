/**
 * What typing into a report row does to its days: the first result stamps the day of sending, a corrected one the day
 * on which it was sent again, a result that is taken out again takes the stamp along, 100 % asks for a day of
 * completion. The days themselves are people's to correct; a day put in behind today is noted beside it.
 */
import { type Day, vnDay } from '../../calendar/day.js';
import type { Review } from '../model.js';

export interface ReportedCells {
  /** Whether `Kết quả thực hiện` or `Ngày hoàn thành`, in `Số liệu` the figure, holds anything, after the edit. */
  readonly filled: boolean;
  /** Whether `Ngày gửi` holds anything. */
  readonly sent: boolean;
  readonly review: Review | null;
}

/** What becomes of a stamp: today's day, or nothing; a stamp that is not named stays as it is. */
export interface Stamps {
  readonly sent?: 'today' | 'none';
  readonly resent?: 'today' | 'none';
}

/**
 * The stamps of a report row whose result or day of completion was just edited.
 *
 * @example stampsOf({ filled: true, sent: false, review: null }) //=> { sent: 'today' }
 * @example stampsOf({ filled: true, sent: true, review: 'Trả lại' }) //=> { resent: 'today' }
 * @example stampsOf({ filled: false, sent: true, review: 'Chờ duyệt' }) //=> { sent: 'none', resent: 'none' }
 */
export function stampsOf({ filled, sent, review }: ReportedCells): Stamps {
  if (review === 'Trả lại') {
    // While a returned row is being rewritten its first sending stands; only what it is sent again with counts.
    return filled ? { ...(sent ? {} : { sent: 'today' }), resent: 'today' } : { resent: 'none' };
  }
  if (filled) return sent ? {} : { sent: 'today' };
  return sent && review !== 'Đã duyệt' ? { sent: 'none', resent: 'none' } : {};
}

/** Whether progress says that all is done while no day of completion stands beside it: the day is then today's. */
export const asksForCompletion = (progress: number | null, done: boolean): boolean =>
  progress === 100 && !done;

/** How the lines begin that tell of a day of sending in its note. */
export const BACKDATING = 'Ghi lùi ngày: ';
export const CLEARED = 'Kết quả bị xóa ngày ';

/** What stands beside a day of sending that was typed later than the day it names; null for one typed in time. */
export const backdatingNote = (typed: Day, today: Day): string | null =>
  typed < today ? `${BACKDATING}${vnDay(typed)} được nhập vào ngày ${vnDay(today)}.` : null;

/** What stands beside a stamp that was taken out with its result. */
export const clearedNote = (was: Day | null, today: Day): string =>
  `${CLEARED}${vnDay(today)}${was === null ? '' : `; ngày gửi trước đó: ${vnDay(was)}`}.`;
