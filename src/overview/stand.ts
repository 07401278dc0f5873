/** How far a deadline has come in the going to and fro between an agency and the coordinators: what a list asks for. */
import type { Plan } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { isSentBack } from '../plan/reports/returnedReport.js';

/**
 * open: not done and not overdue. sent: a report that waits for a coordinator's word. returned: sent back and not sent
 * again, returnedLate: and overdue too. done: what is no quarterly report needs nobody's word.
 */
export const STANDS = ['open', 'overdue', 'done', 'sent', 'approved', 'returned', 'returnedLate'] as const;
export type Stand = (typeof STANDS)[number];

/** Of each obligation of the plan, how it stands. */
export function standOf({
  quarterlyRows,
}: Pick<Plan, 'quarterlyRows'>): (
  obligation: Pick<Assessed, 'kind' | 'status' | 'done' | 'returned' | 'source'>,
) => Stand {
  const rows = new Map(quarterlyRows.map((row) => [row.row, row]));
  return ({ kind, status, done, returned, source }) => {
    const late = status === 'Quá hạn';
    const row = kind === 'quarterly' ? rows.get(source.row) : undefined;
    if (row?.review === 'Đã duyệt') return 'approved';
    if (row ? isSentBack(row) : kind === 'form' && returned !== null)
      return late ? 'returnedLate' : 'returned';
    if (done !== null) return row ? 'sent' : 'done';
    return late ? 'overdue' : 'open';
  };
}

/** What has become of a deadline between two days, in words; null where it stands as it stood. */
export function changeInWords(before: Stand, now: Stand): string | null {
  if (before === now) return null;
  const wasReturned = before === 'returned' || before === 'returnedLate';
  switch (now) {
    case 'overdue':
      return before === 'open' ? 'mới quá hạn' : 'chưa xong trở lại, quá hạn';
    case 'returnedLate':
      return wasReturned ? 'bị trả lại, mới quá hạn' : 'bị trả lại, quá hạn';
    case 'returned':
      return wasReturned ? 'được lùi hạn sửa' : 'bị trả lại';
    case 'done':
      return 'mới hoàn thành';
    case 'sent':
      return wasReturned ? 'mới gửi lại' : before === 'approved' ? 'chờ duyệt lại' : 'mới gửi';
    case 'approved':
      return 'mới được duyệt';
    case 'open':
      return before === 'overdue' || before === 'returnedLate' ? 'không còn quá hạn' : 'chưa xong trở lại';
  }
}
