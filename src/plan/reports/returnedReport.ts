/**
 * A report row that was sent back. It is open again until it is sent anew; what counts as its day of sending is the
 * first one, if the corrected row came back within the term for corrections, else the second.
 */
import { type Day, dayFromText, isoDay } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';
import type { Review } from '../model.js';

/** Working days in which a returned row is to be corrected, unless the settings say otherwise. */
export const DEFAULT_CORRECTION_DAYS = 3;

/** What a report row says of its sending. */
export interface Sending {
  /** First sent (`Ngày gửi`); a return leaves it as it is. */
  readonly sent: Day | null;
  /** Sent again after a return (`Ngày gửi lại`). */
  readonly resent: Day | null;
  readonly review: Review | null;
  /** Day of the latest return; null where it was never sent back, or nothing says when. */
  readonly returned: Day | null;
  /** End of the term for corrections as it was told with the return; where nothing says, it is counted anew. */
  readonly correctBy?: Day | null;
}

export interface SendingStanding {
  /** Last day in time: the period's, or the end of the term for corrections while a returned row waits. */
  readonly due: Day | null;
  /** The day of sending that counts; null while the row is open. */
  readonly done: Day | null;
  /** Sent back, and not sent again since. */
  readonly open: boolean;
  /** What `Duyệt` says, put right where the row has come back and nobody has looked at it yet. */
  readonly review: Review | null;
}

const later = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : (Math.max(a, b) as Day);

/** Whether a row was sent again after it was last sent back. */
const cameBack = ({ resent, returned }: Pick<Sending, 'resent' | 'returned'>): boolean =>
  resent !== null && (returned === null || resent >= returned);

/** Whether a row was sent back, and not sent again since: nothing that it says counts. */
export const isSentBack = (row: Omit<Sending, 'sent'>): boolean => row.review === 'Trả lại' && !cameBack(row);

/**
 * Where a report row stands. The term for corrections leaves out the day of the return, as every term in working days
 * does (Civil Code 2015, art. 147); it never ends before the period's own due day.
 *
 * @param due the period's last day in time
 * @param correctionDays working days for a correction (`Số ngày sửa`)
 * @example due 14/04, sent 12/04, returned 20/04, 3 days: open, due 25/04
 * @example … sent again 25/04: done on 12/04, in time. Sent again 26/04: done on 26/04, late.
 */
export function sendingStanding(
  row: Sending,
  due: Day | null,
  correctionDays: number,
  calendar: WorkingCalendar,
): SendingStanding {
  const { sent, resent, review, returned } = row;
  const term = returned === null ? null : (row.correctBy ?? calendar.add(returned, correctionDays));
  if (isSentBack(row)) return { due: later(due, term), done: null, open: true, review };
  // Where nothing says when it was returned, the first sending is all that is known.
  const inTerm = !cameBack(row) || returned === null || resent! <= later(due, term)!;
  return {
    due,
    done: inTerm ? (sent ?? resent) : resent,
    open: false,
    review: review === 'Trả lại' ? 'Gửi lại' : review,
  };
}

/** How the line of a mark begins that records a return, and what stands before the end of the term in it. */
export const RETURN_WORDS = { returned: 'trả lại ', until: ' hạn ' } as const;

const RETURN_LINE = new RegExp(
  `^${RETURN_WORDS.returned}(\\d{4}-\\d{2}-\\d{2})(?:${RETURN_WORDS.until}(\\d{4}-\\d{2}-\\d{2}))?$`,
);

/** What a mark says of a row's latest return. */
export type ReturnRecord = Pick<Sending, 'returned'> & { readonly correctBy: Day | null };

const NEVER: ReturnRecord = { returned: null, correctBy: null };

/**
 * The latest return that a row's mark (`Dấu duyệt`) records; nulls where it records none. Other lines of the mark are
 * not its business.
 *
 * @example returnIn('trả lại 2023-04-20 hạn 2023-04-25') // 20/04/2023, to be corrected by 25/04/2023
 */
export function returnIn(mark: string): ReturnRecord {
  if (mark === '') return NEVER;
  for (const line of mark.normalize('NFC').split('\n').reverse()) {
    const [, day, until] = RETURN_LINE.exec(line.trim()) ?? [];
    if (day !== undefined) return { returned: dayFromText(day), correctBy: dayFromText(until ?? '') };
  }
  return NEVER;
}

/**
 * A row's mark with a return recorded in it, in place of an earlier one; its other lines stay.
 *
 * @param until end of the term for corrections: what the official is told stays, and the sheet's own formula reads it
 */
export const withReturn = (mark: string, day: Day, until: Day): string =>
  [
    ...[withoutReturn(mark)].filter((lines) => lines !== ''),
    `${RETURN_WORDS.returned}${isoDay(day)}${RETURN_WORDS.until}${isoDay(until)}`,
  ].join('\n');

/** A row's mark without a return: it was taken back. */
export const withoutReturn = (mark: string): string =>
  mark
    .split('\n')
    .filter((line) => line !== '' && !isReturnLine(line))
    .join('\n');

/** Whether a line of a mark records a return. */
const isReturnLine = (line: string): boolean => RETURN_LINE.test(line.normalize('NFC').trim());

/** A line of a mark: the row was sent back before returns were written down; it goes on as it was. */
const OF_OLD = 'không rõ từ ngày nào';

export const isOfOld = (mark: string): boolean =>
  mark.split('\n').some((line) => line.normalize('NFC') === OF_OLD);

/** Before all other lines: a return's comes last. */
export const withOfOld = (mark: string): string => (mark === '' ? OF_OLD : `${OF_OLD}\n${mark}`);

/** A line of a mark: whoever sent the row back may not write into `Nhật ký`, so that it is still to be told there. */
const UNTOLD = 'chưa ghi vào nhật ký';

const isUntoldLine = (line: string): boolean => line.normalize('NFC') === UNTOLD;

export const isUntold = (mark: string): boolean => mark.split('\n').some(isUntoldLine);

/** Before all other lines: a return's comes last. */
export const withUntold = (mark: string): string => (isUntold(mark) ? mark : `${UNTOLD}\n${mark}`);

export const withoutUntold = (mark: string): string =>
  mark
    .split('\n')
    .filter((line) => !isUntoldLine(line))
    .join('\n');
