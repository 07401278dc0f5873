/**
 * Approved report rows and figures: sealed when they are approved, and put back to `Chờ duyệt` when they were edited afterwards, by
 * whoever may write there.
 */
import { type Day, dateFromDay, dayFromText, vnDay } from '../../../calendar/day.js';
import { type CellValue, comparable, isBlank } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import {
  approvalIn,
  differs,
  type RowKey,
  sealedCells,
  withApproval,
} from '../../../plan/reports/approvalSeal.js';
import { noteLineIn, withNoteLine } from '../../../plan/reports/noteLines.js';
import { isUntold, returnIn, withoutUntold } from '../../../plan/reports/returnedReport.js';
import { DATA, INDICATORS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { rowKey, writeGuarded } from '../../../workbook/guardedWrite.js';
import { rewriteColumns } from '../../../workbook/ownColumns.js';
import { appendLedger, type LedgerLine } from '../../ledger.js';
import { returnedRow, returnLines } from '../../reporting/review/returnLines.js';
import { REVIEWED, type ReviewedSheet } from '../../reporting/review/reviewedSheets.js';
import { settleUnrecorded, unrecordedReturns } from '../../reporting/review/unrecordedReturns.js';

/** How the note begins that an official's sending leaves where `Ngày gửi lại` is not his to write. */
export const RESENT_NOTE = 'Gửi lại ngày ';

/** How the line begins that an edit after the approval leaves beside the result. */
export const EDITED_NOTE = 'Sửa sau khi đã duyệt';

/** The column beside which it is noted that an approved row was edited. */
export const editedColumn = ({ key }: ReviewedSheet): string => (key === 'data' ? 'value' : 'result');

export const editedNote = (today: Day): string =>
  `${EDITED_NOTE} (${vnDay(today)}): số liệu đã duyệt vẫn được tính cho đến khi người điều phối duyệt lại.`;

const text = (line: readonly CellValue[], at: Positions, key: string): string =>
  String(line[at.get(key) ?? -1] ?? '');
const keyOf = (line: readonly CellValue[], at: Positions): RowKey => ({
  period: text(line, at, 'period'),
  agency: text(line, at, 'agency'),
  ...(at.has('indicator') ? { indicator: text(line, at, 'indicator') } : { task: text(line, at, 'task') }),
});
const isApproved = (line: readonly CellValue[], at: Positions): boolean =>
  comparable(text(line, at, 'review')) === comparable('Đã duyệt');

/** The mark of a row that is approved as it stands. */
export function approvedMark(mark: string, line: readonly CellValue[], at: Positions, day: Day): string {
  const cells = sealedCells(line, at);
  return cells === null ? mark : withApproval(mark, keyOf(line, at), cells, day);
}

/** Whether a row bears `Đã duyệt` and says something else than what was approved. */
export function changedSinceApproval(line: readonly CellValue[], at: Positions): boolean {
  if (!isApproved(line, at)) return false;
  const approval = approvalIn(text(line, at, 'seal'), keyOf(line, at));
  return approval !== null && differs(approval, sealedCells(line, at));
}

/** Of a row that does not say what it is about (its column was deleted) the mark stays, whatever it seals. */
const isUnsealed = (line: readonly CellValue[], at: Positions): boolean =>
  isApproved(line, at) &&
  Object.values(keyOf(line, at)).every((part) => part !== '') &&
  sealedCells(line, at) !== null &&
  approvalIn(text(line, at, 'seal'), keyOf(line, at)) === null;

/** What the ledger says of rows that wait for approval again. */
export const reopenedLine = (
  sheet: ReviewedSheet,
  reopened: readonly { readonly row: number; readonly line: readonly CellValue[] }[],
  at: Positions,
): LedgerLine => ({
  deed: 'Sửa sau duyệt',
  content: `${sheet.title}: ${reopened.length} dòng đã duyệt bị sửa, chuyển về Chờ duyệt`,
  outcome: 'Chờ duyệt',
  detail: reopened.map(({ row, line }) => {
    const { period, agency, task, indicator } = keyOf(line, at);
    return `dòng ${row}: ${period} · ${agency} · ${task ?? indicator}, Duyệt: «${text(line, at, 'review')}» → «Chờ duyệt»`;
  }),
});

const linesOf = (
  sheet: Contents | undefined,
): { readonly row: number; readonly line: readonly CellValue[] }[] =>
  (sheet?.values.slice(FIRST_DATA_ROW - 1) ?? []).map((line, i) => ({ row: i + FIRST_DATA_ROW, line }));

export interface Unsettled {
  readonly sheet: ReviewedSheet;
  /** Rows that were edited after they were approved. */
  readonly changed: readonly number[];
  /** Approved rows of which nothing says what was approved. */
  readonly unsealed: readonly number[];
  /** Rows that were sent back, of which nothing says when. */
  readonly unrecorded: readonly number[];
}

/** Of each sheet whose rows are approved. */
export const unsettledApprovals = (contents: WorkbookContents): Unsettled[] =>
  REVIEWED.map((sheet) => {
    const standing = contents.get(sheet.title);
    const at = positions(sheet, standing);
    const rows = linesOf(standing);
    return {
      sheet,
      changed: rows.filter(({ line }) => changedSinceApproval(line, at)).map(({ row }) => row),
      unsealed: at.has('seal') ? rows.filter(({ line }) => isUnsealed(line, at)).map(({ row }) => row) : [],
      unrecorded: unrecordedReturns(sheet, contents),
    };
  });

/**
 * What edits did not come to write, or their officials might not: edited rows wait for approval again, approved rows are
 * sealed, a return gets its day and its term, a returned row's second sending the day that its note tells, and what a
 * lead agency sent back is told in the ledger.
 *
 * @returns whether anything was written
 */
export function settleApprovals(environment: Environment, seen: WorkbookContents): boolean {
  const recorded = settleUnrecorded(environment, seen);
  const resent = REVIEWED.filter((sheet) => settleResent(environment, sheet, seen));
  const unsettled = unsettledApprovals(seen).filter(
    ({ changed, unsealed }) => changed.length + unsealed.length > 0,
  );
  for (const { sheet } of unsettled) settleSheet(environment, sheet);
  const told = settleReturns(environment, seen);
  return resent.length + unsettled.length > 0 || told || recorded;
}

/** Rows that say something else than what was approved wait again; then those without a mark of their approval get it. */
function settleSheet(environment: Environment, reviewed: ReviewedSheet): void {
  const { workbook } = environment;
  const seen = workbook.read([reviewed.title]);
  const at = positions(reviewed, seen.get(reviewed.title));
  const review = at.get('review');
  const changed = linesOf(seen.get(reviewed.title)).filter(({ line }) => changedSinceApproval(line, at));
  if (review !== undefined && changed.length > 0) {
    const left = writeGuarded(
      workbook,
      [reviewed],
      seen,
      changed.map(({ row, line }) => ({
        sheet: reviewed.title,
        row,
        column: review + 1,
        header: reviewed.columns.review.title,
        old: line[review] ?? '',
        now: 'Chờ duyệt',
      })),
    );
    workbook.flush();
    // Where `Duyệt` says something else by now, or the row is gone, nothing is put back.
    const kept = new Set(left.map(({ change }) => change.row));
    const reopened = changed.filter(({ row }) => !kept.has(row));
    if (reopened.length > 0) appendLedger(environment, [reopenedLine(reviewed, reopened, at)]);
  }
  rewriteColumns(workbook, reviewed, ['seal'], (line, column) =>
    isUnsealed(line, column)
      ? { seal: approvedMark(text(line, column, 'seal'), line, column, environment.today()) }
      : null,
  );
}

function settleResent({ workbook }: Environment, reviewed: ReviewedSheet, seen: WorkbookContents): boolean {
  const { title } = reviewed;
  const before = seen.get(title);
  const at = positions(reviewed, before);
  const [sent, resent] = [at.get('sent'), at.get('resent')];
  if (!before || sent === undefined || resent === undefined) return false;
  const waiting = linesOf(before).filter(
    ({ line }) => comparable(text(line, at, 'review')) === comparable('Trả lại') && isBlank(line[resent]),
  );
  if (waiting.length === 0) return false;
  const notes = workbook.notes(title, sent + 1);
  const told = waiting.flatMap(({ row, line }) => {
    const note = noteLineIn(notes[row - 1] ?? '', RESENT_NOTE) ?? '';
    const day = dayFromText(note.slice(RESENT_NOTE.length, RESENT_NOTE.length + 'dd/MM/yyyy'.length));
    return day === null ? [] : [{ row, line, day }];
  });
  if (told.length === 0) return false;
  // A note was read where its row stood: of a row that has moved since, the next run takes it up.
  const now = workbook.read([title]);
  const there = told.filter(
    ({ row, line }) =>
      rowKey(reviewed, positions(reviewed, now.get(title)), now.get(title)?.values[row - 1] ?? []) ===
      rowKey(reviewed, at, line),
  );
  const left = writeGuarded(
    workbook,
    [reviewed],
    seen,
    there.map(({ row, line, day }) => ({
      sheet: title,
      row,
      column: resent + 1,
      header: reviewed.columns.resent.title,
      old: line[resent] ?? '',
      now: dateFromDay(day),
    })),
  );
  const asked = new Set(left.map(({ change }) => change.row));
  const taken = new Set(there.map(({ row }) => row).filter((row) => !asked.has(row)));
  if (taken.size === 0) return false;
  workbook.flush();
  const [first, last] = [Math.min(...taken), Math.max(...taken)];
  workbook.changeNotes(title, first, sent + 1, last - first + 1, (note, i) =>
    taken.has(first + i) ? withNoteLine(note, RESENT_NOTE, null) : note,
  );
  workbook.flush();
  return true;
}

/** The lines come first: cut off before the marks are written, the next run tells of it once more. */
function settleReturns(environment: Environment, seen: WorkbookContents): boolean {
  const untoldIn = (sheet: Contents | undefined) => {
    const at = positions(DATA, sheet);
    return { at, rows: linesOf(sheet).filter(({ line }) => isUntold(text(line, at, 'seal'))) };
  };
  if (untoldIn(seen.get(DATA.title)).rows.length === 0) return false;
  const { workbook } = environment;
  const now = () => untoldIn(workbook.read([DATA.title]).get(DATA.title));
  const { at, rows } = now();
  const indicators = seen.get(INDICATORS.title);
  const column = positions(INDICATORS, indicators);
  const leads = new Map(
    linesOf(indicators).map(({ line }) => [
      comparable(text(line, column, 'code')),
      text(line, column, 'lead').trim(),
    ]),
  );
  appendLedger(
    environment,
    returnLines(
      DATA,
      rows.map(({ line }) => {
        const lead = leads.get(comparable(text(line, at, 'indicator'))) || 'cơ quan ra biểu';
        const { returned } = returnIn(text(line, at, 'seal'));
        const by = `${lead} trả lại${returned === null ? '' : ` ngày ${vnDay(returned)}`}`;
        return { ...returnedRow(line, at), by };
      }),
    ),
  );
  // Rows may have moved meanwhile, and another may have been sent back.
  const told = new Set(rows.map(({ line }) => JSON.stringify([keyOf(line, at), text(line, at, 'seal')])));
  const then = now();
  workbook.cellsWriter(
    DATA.title,
    then.rows
      .filter(({ line }) => told.has(JSON.stringify([keyOf(line, then.at), text(line, then.at, 'seal')])))
      .map(({ row, line }) => ({
        row,
        column: then.at.get('seal')! + 1,
        value: withoutUntold(text(line, then.at, 'seal')),
      })),
  )();
  workbook.flush();
  return true;
}
