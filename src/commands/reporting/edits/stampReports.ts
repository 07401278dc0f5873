/**
 * What follows from an edit of a report row or a figure: filled in, it gets its day of sending; approved, it is sealed;
 * edited after that, it waits for approval again; sent back, it is recorded.
 */
import { type Day, dateFromDay, vnDay } from '../../../calendar/day.js';
import { type CellValue, comparable, dayInCell, isBlank, numberInCell } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { REVIEWS, type Review } from '../../../plan/model.js';
import { sealedKeys, withoutApproval } from '../../../plan/reports/approvalSeal.js';
import { withoutReturn, withReturn, withUntold } from '../../../plan/reports/returnedReport.js';
import {
  asksForCompletion,
  BACKDATING,
  backdatingNote,
  CLEARED,
  clearedNote,
  stampsOf,
} from '../../../plan/reports/sendingStamps.js';
import { appendLedger } from '../../ledger.js';
import {
  approvedMark,
  changedSinceApproval,
  EDITED_NOTE,
  editedColumn,
  editedNote,
  RESENT_NOTE,
  reopenedLine,
} from '../../workbook/rights/approvals.js';
import { CORRECTION_SHEETS, endOfCorrection } from '../review/endOfCorrection.js';
import { returnedRow, returnLines } from '../review/returnLines.js';
import type { ReviewedSheet } from '../review/reviewedSheets.js';
import { type Edit, type EditedRows, writeIntoEdited } from './editedRows.js';
import { FOREIGN_NOTE, foreignNote, prepareBack } from './foreignRows.js';
import { rowWrites, type Write } from './rowWrites.js';
import { isCoordinators, leadsOf, notAnsweredFor } from './typist.js';

type Row = readonly CellValue[];

/**
 * What fills a row in, so that it is sent by being typed: a figure, or the answer that there was no case (0 of 0).
 */
function fillsIn(cell: (key: string) => CellValue, isFigure: boolean): boolean {
  const filled = (key: string): boolean => !isBlank(cell(key));
  return isFigure
    ? filled('value') || filled('words') || numberInCell(cell('denominator')) === 0
    : filled('result') || filled('done');
}

const FILLING: Readonly<Record<ReviewedSheet['key'], readonly string[]>> = {
  quarterly: ['result', 'done'],
  data: ['value', 'denominator', 'words'],
};

const REVIEWING = ['review', 'remark', 'resent', 'seal'];

/** Asked once, however often the rows are looked at. */
function once<T>(ask: () => T): () => T {
  let asked: { readonly answer: T } | undefined;
  return () => {
    asked ??= { answer: ask() };
    return asked.answer;
  };
}

export function stampReports(environment: Environment, edit: Edit, sheet: ReviewedSheet): void {
  const { workbook } = environment;
  const today = environment.today();
  const typist: Typist = {
    coordinates: once(() => sheet.key !== 'data' || isCoordinators(environment)),
    leads: once(() => leadsOf(environment)),
    endOfCorrection: once(() => endOfCorrection(workbook.readValues(CORRECTION_SHEETS), today)),
  };
  writeIntoEdited(environment, edit, sheet, (seen) => prepared(environment, edit, sheet, seen, typist));
}

interface Typist {
  readonly coordinates: () => boolean;
  readonly leads: () => ReadonlyMap<string, string>;
  readonly endOfCorrection: () => ReturnType<typeof endOfCorrection>;
}

function prepared(
  environment: Environment,
  edit: Edit,
  sheet: ReviewedSheet,
  seen: EditedRows,
  typist: Typist,
): Write | null {
  const { workbook } = environment;
  const { first, rows, at, touches, cell } = seen;
  const today = environment.today();
  const day = dateFromDay(today);
  const isFigure = sheet.key === 'data';
  const coordinates = typist.coordinates();
  const foreign = coordinates ? new Set<Row>() : foreignRows(environment, seen, typist);
  const isReport = (row: Row): boolean =>
    !foreign.has(row) &&
    !isBlank(cell(row, 'agency')) &&
    !isBlank(cell(row, isFigure ? 'indicator' : 'task'));
  const reviewOf = (row: Row): Review | null =>
    REVIEWS.find((review) => comparable(review) === comparable(String(cell(row, 'review')))) ?? null;
  const isReturned = (row: Row): boolean => isReport(row) && reviewOf(row) === 'Trả lại';

  const writes = rowWrites(workbook, sheet.title, seen);
  const { after, put, noteLines } = writes;
  /** Whether whoever typed may write into the columns of the review; what he may not write is said in a note. */
  const mayReview = once(() =>
    isFigure
      ? coordinates
      : at.has('review') && workbook.mayEdit(sheet.title, { row: first, column: at.get('review')! + 1 }),
  );
  // Forty calls are not enough for all. Of a paste over whole rows, returns and reopened rows, with their lines of the
  // ledger, are left to the coordinators' next run, which finds them; of several rows that a lead agency sends back, the term.
  const isMixed = touches('review') && sealedKeys(at).some(touches);

  // Whoever reviews for a lead agency may write no notes into the units' own columns.
  const mayNote = !isFigure || coordinates || !REVIEWING.some(touches);

  let isBack = false;
  if (foreign.size > 0) {
    const back = prepareBack(environment, edit);
    isBack = back !== null;
    const reviews = REVIEWING.some(touches);
    const isForeign = (row: Row): boolean => foreign.has(row);
    if (back) writes.add(back);
    else if (reviews) {
      if (touches('review')) put('review', 'Chờ duyệt', isForeign);
      if (touches('seal')) put('seal', '', isForeign);
    } else {
      put('sent', '', isForeign);
      noteLines('value', FOREIGN_NOTE, isForeign, () => foreignNote(today, UNTIL_ENTERED));
    }
  }

  for (const key of ['sent', 'resent'])
    if (touches(key)) {
      const typed = (row: Row) => dayInCell(cell(row, key));
      noteLines(
        key,
        BACKDATING,
        (row) => isReport(row) && typed(row) !== null,
        (row) => backdatingNote(typed(row)!, today),
      );
    }

  if (touches('review')) {
    const mark = at.get('seal');
    if (mark !== undefined) {
      const isTermed = !isMixed && (coordinates || rows.length === 1);
      const until = isTermed && rows.some(isReturned) ? typist.endOfCorrection() : null;
      for (const [i, row] of rows.entries())
        after[i]![mark] = reviewedMark(row, cell, {
          at,
          today,
          until,
          told: coordinates,
          isReport,
          reviewOf,
        });
      const seals = workbook.cellsWriter(
        sheet.title,
        after.map((row, i) => ({ row: first + i, column: mark + 1, value: row[mark] ?? '' })),
      );
      writes.add(() => void seals());
      // Sent back once more, an earlier sending is no answer to it.
      put('resent', '', (row) => isReturned(row) && !isBlank(cell(row, 'resent')));
    }
    noteLines(
      editedColumn(sheet),
      EDITED_NOTE,
      (row) => mayNote && isReport(row) && reviewOf(row) === 'Đã duyệt',
      () => null,
    );
  }

  if (FILLING[sheet.key].some(touches)) {
    if (isFigure) noteLines('value', FOREIGN_NOTE, isReport, () => null);
    const stampOf = new Map(
      rows.filter(isReport).map((row) => [
        row,
        stampsOf({
          filled: fillsIn((key) => cell(row, key), isFigure),
          sent: !isBlank(cell(row, 'sent')),
          review: reviewOf(row),
        }),
      ]),
    );
    const stamped = (key: 'sent' | 'resent', stamp: string) => (row: Row) =>
      stampOf.get(row)?.[key] === stamp;
    put('sent', day, stamped('sent', 'today'));
    put('sent', '', stamped('sent', 'none'));
    noteLines('sent', CLEARED, stamped('sent', 'none'), (row) =>
      clearedNote(dayInCell(cell(row, 'sent')), today),
    );
    // `Ngày gửi lại` is the coordinators' column where it stands apart: an official's sending is then noted for them.
    // Whoever writes `Trả lại` in the same edit sends nothing.
    const again = (row: Row): boolean => !touches('review') && stamped('resent', 'today')(row);
    const notAgain = (row: Row): boolean => stamped('resent', 'none')(row) && !isBlank(cell(row, 'resent'));
    if (rows.some((row) => again(row) || notAgain(row))) {
      if (mayReview()) {
        put('resent', day, again);
        put('resent', '', notAgain);
      } else noteLines('sent', RESENT_NOTE, again, () => `${RESENT_NOTE}${vnDay(today)}.`);
    }
  }

  if (touches('progress'))
    put('done', day, (row) => {
      const isDone = !isBlank(cell(row, 'done'));
      return isReport(row) && asksForCompletion(numberInCell(cell(row, 'progress')), isDone);
    });

  // An approved row that now says something else waits for approval again. An official may not write `Duyệt`: the row
  // itself says so then, and the next run of a coordinator writes it; what was approved counts meanwhile.
  const edited = editedColumn(sheet);
  const reopened = new Map(
    sealedKeys(at).some(touches) && at.has('seal') && at.has(edited)
      ? rows.flatMap((row, i) =>
          cell(row, 'seal') !== '' && !(isBack && foreign.has(row)) && changedSinceApproval(after[i]!, at)
            ? [[row, { row: first + i, line: after[i]! }] as const]
            : [],
        )
      : [],
  );
  const isReopened = (row: Row): boolean => reopened.has(row);
  const mayReopen = reopened.size > 0 && !isMixed && mayReview();
  // The ledger is the coordinators' alone.
  const isTold = mayReopen && coordinates;
  const lines = isTold ? [reopenedLine(sheet, [...reopened.values()], at)] : [];
  if (mayReopen) put('review', 'Chờ duyệt', isReopened);
  if (!isTold && mayNote) noteLines(edited, EDITED_NOTE, isReopened, () => editedNote(today));

  // What a lead agency sends back is told there by the coordinators' next run.
  if (coordinates && !isMixed && (touches('review') || touches('remark'))) {
    const returned = rows.filter((row) => reviewOf(row) === 'Trả lại').map((row) => returnedRow(row, at));
    lines.push(...returnLines(sheet, returned, true));
  }
  const ready = writes.prepared();
  if (ready.length + lines.length === 0) return null;
  return () => {
    for (const write of ready) write();
    if (lines.length === 0) return;
    // Nothing waits to be pushed while rows may move.
    workbook.flush();
    appendLedger(environment, lines);
  };
}

const UNTIL_ENTERED = 'chưa được tính cho đến khi đơn vị nhập lại';

/**
 * Neighbours may share a block of `Số liệu`, and all leads share the columns of the review: what was typed into a row that
 * is not the typist's goes back to what stood there; where Google does not say that, it does not count (unsent, not
 * reviewed) and is noted.
 */
function foreignRows(
  environment: Environment,
  { rows, at, touches, cell }: EditedRows,
  { leads }: Typist,
): ReadonlySet<Row> {
  const reviews = REVIEWING.some(touches);
  if (!reviews && !sealedKeys(at).some(touches)) return new Set();
  const text = (row: Row, key: string): string => String(cell(row, key)).trim();
  /** Whose word it is: of a figure its unit's, of the review the lead's in whose form it stands. */
  const owner = (row: Row): string =>
    reviews ? (leads().get(comparable(text(row, 'indicator'))) ?? '') : text(row, 'agency');
  const strangers = notAnsweredFor(
    environment,
    rows.map(owner).filter((code) => code !== ''),
  );
  return new Set(rows.filter((row) => strangers.has(comparable(owner(row)))));
}

/** The mark of a row whose review was edited: what was approved is sealed, what was sent back says when. */
function reviewedMark(
  row: Row,
  cell: EditedRows['cell'],
  of: Pick<EditedRows, 'at'> & {
    readonly today: Day;
    /** Until when what was sent back is to be corrected; null: the coordinators' next run records that it was. */
    readonly until: Day | null;
    /** Whether the ledger is told at once that it was sent back. */
    readonly told: boolean;
    readonly isReport: (row: Row) => boolean;
    readonly reviewOf: (row: Row) => Review | null;
  },
): string {
  const standing = String(cell(row, 'seal'));
  if (!of.isReport(row)) return standing;
  const review = of.reviewOf(row);
  if (review === 'Đã duyệt') return approvedMark(standing, row, of.at, of.today);
  if (review !== 'Trả lại') return withoutApproval(standing);
  if (of.until === null) return withoutReturn(withoutApproval(standing));
  const returned = withReturn(withoutApproval(standing), of.today, of.until);
  return of.told ? returned : withUntold(returned);
}
