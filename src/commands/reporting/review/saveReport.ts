/**
 * What an official fills in by a form: his agency's rows of open periods, kept as a draft or sent, one or all at once.
 * Google tells no trigger of what a script writes: the stamps that an edit by hand leaves are put here.
 */
import { dateFromDay, isoDay, vnDay } from '../../../calendar/day.js';
import { timeText } from '../../../calendar/timeText.js';
import { type CellValue, isBlank, numberInCell } from '../../../cells/value.js';
import type { SavedReport, SaveReportRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { periodInWords } from '../../../plan/periods/periodCode.js';
import { withNoteLine } from '../../../plan/reports/noteLines.js';
import { type EntryKey, entryCells } from '../../../plan/reports/reportEntry.js';
import { isSentBack } from '../../../plan/reports/returnedReport.js';
import { asksForCompletion } from '../../../plan/reports/sendingStamps.js';
import { Refusal } from '../../../refusal.js';
import { QUARTERLY } from '../../../schema/sheets.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, rowFinder, writeGuarded } from '../../../workbook/guardedWrite.js';
import { callerOf } from '../../caller.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { RESENT_NOTE } from '../../workbook/rights/approvals.js';
import { closedWhy, type ReportRow, type ReportRows, reportRows, rowInWords } from './reportRows.js';

interface Saving {
  readonly key: string;
  readonly row: ReportRow;
  readonly changes: readonly CellChange[];
  /** Sent, or sent again, by this. */
  readonly sends: boolean;
}

const sameCell = (one: CellValue, other: CellValue): boolean =>
  (isBlank(one) && isBlank(other)) ||
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && one.getTime() === other.getTime());

/**
 * Fills in rows as they were seen: one that says something else meanwhile, is approved or frozen is left and named.
 *
 * @throws Refusal to whoever does not fill in that agency's rows, and for what cannot be entered
 */
export function saveReport(environment: Environment, request: SaveReportRequest): SavedReport {
  return environment.exclusively(() => {
    const { plan, contents } = requirePlanInZone(environment);
    const caller = callerOf(environment, plan);
    const rows = reportRows(plan, contents);
    const today = environment.today();
    const left: { key: string; why: string }[] = [];
    const savings: Saving[] = [];
    for (const { key, mark, values } of request.rows) {
      const row = rows.named(key);
      if (!row) {
        left.push({ key, why: `${key}: không còn dòng này` });
        continue;
      }
      const { agency } = row.row;
      if (!caller.coordinates && !caller.fills.some(({ code }) => code === agency))
        throw new Refusal(
          `Bạn không có trong cột «Người được sửa» của cơ quan mã ${agency} nên không ghi được dòng của cơ quan này. Hãy nhờ người điều phối thêm địa chỉ.`,
        );
      const closed = closedWhy(row);
      const why = closed ?? (row.mark === mark ? null : 'đã thay đổi từ lúc mở; hãy tải lại rồi ghi lại');
      if (why !== null) {
        left.push({ key, why: `${rowInWords(row.row)}: ${why}` });
        continue;
      }
      const cells = entryCells(values ?? {}, today);
      if (typeof cells === 'string') throw new Refusal(`${rowInWords(row.row)}: ${cells}`);
      savings.push(savingOf(key, row, rows, cells, request.send === true, dateFromDay(today)));
    }
    const refused = writeGuarded(
      environment.workbook,
      [QUARTERLY],
      contents,
      savings.flatMap(({ changes }) => changes),
    );
    const failed = new Map(refused.map(({ change, reason }) => [change.row, reason]));
    for (const { key, row } of savings)
      if (failed.has(row.row.row))
        left.push({ key, why: `${rowInWords(row.row)}: ${failed.get(row.row.row)}` });
    const saved = savings.filter(({ row }) => !failed.has(row.row.row));
    resend(environment, rows, contents, saved);
    environment.workbook.flush();
    const sent = saved.filter(({ sends }) => sends);
    const periods = [...new Set(sent.map(({ row }) => row.row.period))].map(periodInWords);
    return {
      saved: saved.map(({ key }) => key),
      sent: sent.map(({ key }) => key),
      left,
      receipt:
        sent.length === 0
          ? null
          : `Đã gửi ${sent.length} báo cáo ${periods.join(', ')} của ${nameOf(plan, sent[0]!)} lúc ${timeText(environment.now())}. Người gửi: ${caller.email}.`,
      day: isoDay(today),
    };
  });
}

const nameOf = (plan: { agencies: readonly { code: string; name: string }[] }, { row }: Saving): string =>
  plan.agencies.find(({ code }) => code === row.row.agency)?.name ?? row.row.agency;

function savingOf(
  key: string,
  row: ReportRow,
  rows: ReportRows,
  cells: ReadonlyMap<EntryKey, CellValue>,
  send: boolean,
  today: Date,
): Saving {
  const standing = (column: keyof typeof QUARTERLY.columns): CellValue => rows.cell(row, column);
  const after = (column: EntryKey): CellValue => cells.get(column) ?? standing(column);
  const changes: CellChange[] = [];
  for (const [column, value] of cells)
    if (!sameCell(standing(column), value)) changes.push(...rows.change(row, column, value));
  const filled = !isBlank(after('result')) || !isBlank(after('done'));
  const progress = after('progress');
  if (asksForCompletion(numberInCell(progress), !isBlank(after('done'))))
    changes.push(...rows.change(row, 'done', today));
  const again = row.row.review === 'Trả lại' && isSentBack(row.row);
  const sends = send && filled && (again || isBlank(standing('sent')));
  if (sends && isBlank(standing('sent'))) changes.push(...rows.change(row, 'sent', today));
  return { key, row, changes, sends };
}

/** `Ngày gửi lại` is the coordinators' column: where an official may not write it, a note tells of it, which they take up. */
function resend(
  environment: Environment,
  rows: ReportRows,
  seen: WorkbookContents,
  saved: readonly Saving[],
): void {
  const { workbook } = environment;
  const again = saved.filter(({ sends, row }) => sends && row.row.review === 'Trả lại');
  if (again.length === 0) return;
  const today = environment.today();
  let noted = new Set(again.map(({ row }) => row.row.row));
  try {
    const changes = again.flatMap(({ row }) => rows.change(row, 'resent', dateFromDay(today)));
    const left = writeGuarded(workbook, [QUARTERLY], seen, changes);
    workbook.flush();
    noted = new Set(left.flatMap(({ change, refused }) => (refused ? [change.row] : [])));
  } catch {}
  const before = seen.get(QUARTERLY.title);
  if (noted.size === 0 || !before) return;
  // Where they stand by now.
  const now = workbook.read([QUARTERLY.title]).get(QUARTERLY.title);
  const sent = positions(QUARTERLY, now).get('sent');
  if (!now || sent === undefined) return;
  const rowNow = rowFinder(QUARTERLY, before, now);
  const numbers = new Set([...noted].flatMap((row) => rowNow(row - 1) ?? []).map((row) => row + 1));
  if (numbers.size === 0) return;
  const first = Math.min(...numbers);
  workbook.changeNotes(QUARTERLY.title, first, sent + 1, Math.max(...numbers) - first + 1, (note, i) =>
    numbers.has(first + i) ? withNoteLine(note, RESENT_NOTE, `${RESENT_NOTE}${vnDay(today)}.`) : note,
  );
}
