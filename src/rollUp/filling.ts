/** Whether what a unit sent may be filled into a row of the upper workbook that people keep (capabilities 11). */
import { type Day, dayFromText, vnDay } from '../calendar/day.js';
import { comparable } from '../cells/comparable.js';
import type { PeriodState, QuarterlyRow } from '../plan/model.js';
import { isSentBack } from '../plan/reports/returnedReport.js';
import type { SentUp } from './sentUp.js';

/** A code as it is compared across workbooks: also "NV 16" is NV16. */
export const looseCode = (code: string): string => comparable(code).replace(/\s+/g, '');

/** The day on which a unit wrote what it sent; it counts as the day of sending. */
export const dayMade = ({ made, asOf }: Pick<SentUp, 'made' | 'asOf'>): Day =>
  dayFromText(made.split(' ')[0] ?? '') ?? asOf;

export type FilledRow = Pick<QuarterlyRow, 'sent' | 'resent' | 'returned' | 'review' | 'edited'>;

/**
 * Why a row that says something else stays as it stands; null where it is filled in. What was approved, or is of a period
 * that is not open, is never overwritten, and neither is what was sent later than this.
 *
 * @param made the day on which the unit wrote what it sent
 * @example approved with 100, the unit sends 80 //=> 'khác số đã duyệt'
 */
export function whyLeft(row: FilledRow, state: PeriodState | undefined, made: Day): string | null {
  if (state === 'Đã chốt') return 'kỳ đã chốt';
  if (state !== 'Đang mở') return 'kỳ chưa mở';
  if (row.review === 'Đã duyệt' || row.edited) return 'khác số đã duyệt';
  if (row.returned !== null && isSentBack(row) && made < row.returned)
    return `đã trả lại ngày ${vnDay(row.returned)}, đơn vị chưa lập lại số liệu`;
  const sent = row.resent ?? row.sent;
  return sent !== null && sent > made
    ? `số ở đây gửi ngày ${vnDay(sent)}, sau số liệu của đơn vị (${vnDay(made)})`
    : null;
}
