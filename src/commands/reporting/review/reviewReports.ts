/** A coordinator's word on report rows, many at once: approved, returned with a remark, or put back among those that wait. */
import { type Day, vnDay } from '../../../calendar/day.js';
import type { ReviewReport, ReviewRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { periodInWords } from '../../../plan/periods/periodCode.js';
import { withoutApproval } from '../../../plan/reports/approvalSeal.js';
import { withNoteLine } from '../../../plan/reports/noteLines.js';
import { isSentBack, withoutReturn, withReturn } from '../../../plan/reports/returnedReport.js';
import { Refusal } from '../../../refusal.js';
import { QUARTERLY } from '../../../schema/sheets.js';
import { type CellChange, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { appendLedger, type LedgerLine } from '../../ledger.js';
import { approvedMark, EDITED_NOTE } from '../../workbook/rights/approvals.js';
import { type ReportRow, type ReportRows, reportRows, rowInWords } from './reportRows.js';

const DEED: Readonly<Record<ReviewRequest['decision'], string>> = {
  approve: 'duyệt báo cáo',
  return: 'trả lại báo cáo',
  wait: 'đưa báo cáo về chờ duyệt',
};

/** Why a row cannot be decided on like this; null where it can. */
function obstacle({ row, period }: ReportRow, decision: ReviewRequest['decision']): string | null {
  if (period?.state === 'Đã chốt') return `kỳ ${periodInWords(row.period)} đã chốt; mở lại kỳ rồi làm`;
  if (decision === 'wait') return row.review === 'Chờ duyệt' && !row.edited ? 'đang chờ duyệt' : null;
  const sent = row.sent !== null || row.resent !== null;
  if (!sent) return 'cơ quan chưa gửi';
  if (decision === 'approve' && isSentBack(row)) return 'đã trả lại, cơ quan chưa gửi lại';
  if (decision === 'return' && isSentBack(row)) return 'đã trả lại rồi';
  return null;
}

/** The cells that a decision changes. */
function changesOf(
  rows: ReportRows,
  one: ReportRow,
  request: ReviewRequest,
  today: Day,
  until: Day,
): CellChange[] {
  const standing = String(one.line[rows.at.get('seal') ?? -1] ?? '');
  switch (request.decision) {
    case 'approve':
      return [
        ...rows.change(one, 'review', 'Đã duyệt'),
        ...rows.change(one, 'seal', approvedMark(standing, one.line, rows.at, today)),
      ];
    case 'return':
      return [
        ...rows.change(one, 'review', 'Trả lại'),
        ...rows.change(one, 'remark', request.remark!.trim()),
        ...rows.change(one, 'seal', withReturn(withoutApproval(standing), today, until)),
        // Sent back once more, an earlier sending is no answer to it.
        ...rows.change(one, 'resent', ''),
      ];
    case 'wait':
      return [
        ...rows.change(one, 'review', 'Chờ duyệt'),
        ...rows.change(one, 'seal', withoutReturn(withoutApproval(standing))),
      ];
  }
}

/** A line for each agency: what was decided on which of its rows. */
function ledgerLines(done: readonly ReportRow[], { decision, remark = '' }: ReviewRequest): LedgerLine[] {
  const byAgency = new Map<string, ReportRow[]>();
  for (const one of done) byAgency.set(one.row.agency, [...(byAgency.get(one.row.agency) ?? []), one]);
  const words = { approve: 'Duyệt', return: 'Trả lại', wait: 'Đưa về Chờ duyệt' }[decision];
  return [...byAgency].map(([agency, own]) => ({
    deed: words,
    agency,
    content: `${words} ${own.length} báo cáo: ${[...new Set(own.map(({ row }) => periodInWords(row.period)))].join(', ')}`,
    outcome: { approve: 'Đã duyệt', return: 'Trả lại', wait: 'Chờ duyệt' }[decision],
    detail: [...(decision === 'return' ? [remark.trim()] : []), ...own.map(({ row }) => rowInWords(row))],
  }));
}

/**
 * Decides on rows as they were seen: one that says something else meanwhile is left and named.
 *
 * @throws Refusal to whoever is no coordinator, and of a return without a remark
 */
export function reviewReports(environment: Environment, request: ReviewRequest): ReviewReport {
  const { decision, remark = '' } = request;
  if (decision === 'return' && remark.trim() === '')
    throw new Refusal('Trả lại phải kèm ý kiến: hãy ghi cơ quan cần sửa, bổ sung gì.');
  return environment.exclusively(() => {
    const { plan, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, DEED[decision]);
    const rows = reportRows(plan, contents);
    if (!rows.at.has('review') || !rows.at.has('seal') || !rows.at.has('remark'))
      throw new Refusal(
        `Trang ${QUARTERLY.title} thiếu cột «${QUARTERLY.columns.review.title}», «${QUARTERLY.columns.remark.title}» hoặc «${QUARTERLY.columns.seal.title}». Hãy chạy lại «Thiết lập bảng tính».`,
      );
    const today = environment.today();
    const until = plan.calendar.add(today, plan.settings.correctionDays);
    const left: { key: string; why: string }[] = [];
    const wanted: { readonly key: string; readonly row: ReportRow }[] = [];
    for (const { key, mark } of request.rows) {
      const row = rows.named(key);
      const why = !row
        ? 'không còn dòng này'
        : row.mark !== mark
          ? 'đã thay đổi từ lúc xem'
          : obstacle(row, decision);
      if (why === null) wanted.push({ key, row: row! });
      else left.push({ key, why: row ? `${rowInWords(row.row)}: ${why}` : `${key}: ${why}` });
    }
    const changes = wanted.flatMap(({ row }) => changesOf(rows, row, request, today, until));
    const refused = writeGuarded(environment.workbook, [QUARTERLY], contents, changes);
    const failed = new Map(refused.map(({ change, reason }) => [change.row, reason]));
    const done = wanted.filter(({ row }) => !failed.has(row.row.row));
    for (const { key, row } of wanted)
      if (failed.has(row.row.row))
        left.push({ key, why: `${rowInWords(row.row)}: ${failed.get(row.row.row)}` });
    if (decision === 'approve')
      forgetEdits(
        environment,
        done.map(({ row }) => row),
        rows,
      );
    environment.workbook.flush();
    appendLedger(
      environment,
      ledgerLines(
        done.map(({ row }) => row),
        request,
      ),
    );
    return {
      done: done.map(({ key }) => key),
      left,
      until: decision === 'return' ? vnDay(until) : null,
    };
  });
}

/** An official's edit of an approved row left a word beside its result; approved anew, it says nothing any more. */
function forgetEdits({ workbook }: Environment, done: readonly ReportRow[], { at }: ReportRows): void {
  const result = at.get('result');
  const edited = new Set(done.filter(({ row }) => row.edited).map(({ row }) => row.row));
  if (result === undefined || edited.size === 0) return;
  const [first, last] = [Math.min(...edited), Math.max(...edited)];
  workbook.changeNotes(QUARTERLY.title, first, result + 1, last - first + 1, (note, i) =>
    edited.has(first + i) ? withNoteLine(note, EDITED_NOTE, null) : note,
  );
}
