/**
 * What follows from an edit by hand, as the simple trigger does it, with the rights of whoever typed: a filled-in
 * report row, or figure, gets its day of sending, an approved row is sealed, one that is edited afterwards waits for approval again,
 * a row sent back is recorded, and a task's component is chosen among those of its area.
 */
import { dateFromDay, vnDay } from '../../../calendar/day.js';
import { type CellValue, comparable, dayInCell, isBlank, numberInCell } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { areaInText, CURRENT_AREAS } from '../../../plan/areas.js';
import { HAND_CHANGE, handChangeDetail } from '../../../plan/extensions/handChanges.js';
import { REVIEWS, type Review } from '../../../plan/model.js';
import { sealedKeys, withoutApproval } from '../../../plan/reports/approvalSeal.js';
import { withNoteLine } from '../../../plan/reports/noteLines.js';
import { withReturn, withUntold } from '../../../plan/reports/returnedReport.js';
import {
  asksForCompletion,
  BACKDATING,
  backdatingNote,
  CLEARED,
  clearedNote,
  stampsOf,
} from '../../../plan/reports/sendingStamps.js';
import { AGENCIES, DATA, INDICATORS, OWN_PLANS, QUARTERLY, SETTINGS, TASKS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../../../schema/standing.js';
import { positions } from '../../../workbook/contents.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { appendLedger } from '../../ledger.js';
import { CODE_CHANGE } from '../../plan/renaming/handChangedCodes.js';
import {
  approvedMark,
  changedSinceApproval,
  EDITED_NOTE,
  editedColumn,
  editedNote,
  RESENT_NOTE,
  reopenRows,
} from '../../workbook/rights/approvals.js';
import { CORRECTION_SHEETS, endOfCorrection } from '../review/endOfCorrection.js';
import { returnedRow, returnLines } from '../review/returnLines.js';
import type { ReviewedSheet } from '../review/reviewedSheets.js';
import { holdsTyped } from './holdsTyped.js';
import { isCoordinators, notAnsweredFor } from './typist.js';

/** Cells that were edited, 1-based. */
const COMPONENT_HELP = 'Nội dung thành phần của lĩnh vực, nếu có. Ví dụ: 5.2 Cấp phép xây dựng.';

export interface Edit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** What stood in the cell; left out where several were edited, or Google does not say. */
  readonly before?: string | number;
  /** What was typed; left out where several cells were edited or one was emptied. */
  readonly now?: string | number;
}

export function onEdit(environment: Environment, edit: Edit): void {
  if (edit.sheet === QUARTERLY.title) stampReports(environment, edit, QUARTERLY);
  else if (edit.sheet === DATA.title) stampReports(environment, edit, DATA);
  else if (edit.sheet === OWN_PLANS.title) judgeOwnPlans(environment, edit);
  else if (edit.sheet === TASKS.title) {
    offerComponents(environment, edit);
    noteDueChange(environment, edit);
    noteCodeChange(environment, edit, TASKS);
  } else if (edit.sheet === AGENCIES.title) noteCodeChange(environment, edit, AGENCIES);
}

/**
 * Puts back what stood in a single cell before, unless the row is not the one that was seen any more.
 *
 * @returns whether Google says what that was
 */
function putBack({ workbook }: Environment, edit: Edit, seen: readonly CellValue[]): boolean {
  if (edit.before === undefined || edit.rows * edit.columns !== 1) return false;
  const write = workbook.cellsWriter(edit.sheet, [
    { row: edit.row, column: edit.column, value: edit.before },
  ]);
  const [now] = workbook.readRows(edit.sheet, edit.row, 1).rows;
  if (JSON.stringify(now) === JSON.stringify(seen)) write();
  return true;
}

/** The edited data rows, none where they have moved since; and what the edit touched among a sheet's columns. */
function edited(
  { workbook }: Environment,
  edit: Edit,
  sheet: typeof QUARTERLY | typeof DATA | typeof TASKS | typeof AGENCIES | typeof OWN_PLANS,
) {
  const first = Math.max(edit.row, FIRST_DATA_ROW);
  const count = edit.row + edit.rows - first;
  const read = workbook.readRows(edit.sheet, first, Math.max(count, 0));
  const { header } = read;
  const isOne = first === edit.row && edit.rows * edit.columns === 1;
  const rows = isOne && !holdsTyped(read.rows[0]?.[edit.column - 1] ?? '', edit.now) ? [] : read.rows;
  const at = positions(sheet, { title: edit.sheet, values: [header], formulas: [] });
  const touches = (key: string): boolean => {
    const column = (at.get(key) ?? -1) + 1;
    return column >= edit.column && column < edit.column + edit.columns;
  };
  const cell = (row: readonly CellValue[], key: string): CellValue => row[at.get(key) ?? -1] ?? '';
  return { first, rows, at, touches, cell };
}

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

function stampReports(environment: Environment, edit: Edit, sheet: ReviewedSheet): void {
  const { workbook } = environment;
  const { first, rows, at, touches, cell } = edited(environment, edit, sheet);
  const coordinates = sheet.key !== 'data' || isCoordinators(environment);
  const foreign = coordinates ? null : putBackForeign(environment, edit, { first, rows, at });
  const today = environment.today();
  const isFigure = sheet.key === 'data';
  const about = isFigure ? 'indicator' : 'task';
  const report = (row: readonly CellValue[]): boolean =>
    !foreign?.has(row) && !isBlank(cell(row, 'agency')) && !isBlank(cell(row, about));
  const reviewOf = (row: readonly CellValue[]): Review | null =>
    REVIEWS.find((review) => comparable(review) === comparable(String(cell(row, 'review')))) ?? null;
  /** Cells of a column in the rows that are meant. */
  const cellsOf = (key: string, meant: (row: readonly CellValue[]) => boolean) => {
    const column = at.get(key);
    return column === undefined
      ? []
      : rows.flatMap((row, i) => (report(row) && meant(row) ? [{ row: first + i, column: column + 1 }] : []));
  };

  /** Puts a line of one kind into the notes of a column, in the rows that are meant; null takes it out. */
  const noteLines = (
    key: string,
    kind: string,
    meant: (row: readonly CellValue[]) => boolean,
    line: (row: readonly CellValue[]) => string | null,
  ): void => {
    const column = at.get(key);
    if (column === undefined || !rows.some((row) => report(row) && meant(row))) return;
    workbook.changeNotes(sheet.title, first, column + 1, rows.length, (note, i) => {
      const row = rows[i]!;
      return report(row) && meant(row) ? withNoteLine(note, kind, line(row)) : note;
    });
  };

  for (const key of ['sent', 'resent'])
    if (touches(key)) {
      const typed = (row: readonly CellValue[]) => dayInCell(cell(row, key));
      noteLines(
        key,
        BACKDATING,
        (row) => typed(row) !== null,
        (row) => backdatingNote(typed(row)!, today),
      );
    }
  if (touches('review')) {
    markReviews(environment, sheet, { first, rows, at, report, reviewOf }, coordinates);
    noteLines(
      editedColumn(sheet),
      EDITED_NOTE,
      (row) => reviewOf(row) === 'Đã duyệt',
      () => null,
    );
  }
  // The ledger is the coordinators' alone: what a lead agency sends back is told there by their next run.
  if (coordinates && (touches('review') || touches('remark')))
    recordReturns(environment, sheet, { rows, at, reviewOf });
  if (FILLING[sheet.key].some(touches)) {
    if (isFigure)
      noteLines(
        'value',
        FOREIGN_NOTE,
        () => true,
        () => null,
      );
    const stamps = new Map(
      rows.map((row) => [
        row,
        stampsOf({
          filled: fillsIn((key) => cell(row, key), isFigure),
          sent: !isBlank(cell(row, 'sent')),
          review: reviewOf(row),
        }),
      ]),
    );
    const day = dateFromDay(today);
    workbook.fill(
      sheet.title,
      cellsOf('sent', (row) => stamps.get(row)!.sent === 'today'),
      day,
    );
    workbook.clearCells(
      sheet.title,
      cellsOf('sent', (row) => stamps.get(row)!.sent === 'none'),
    );
    noteLines(
      'sent',
      CLEARED,
      (row) => stamps.get(row)!.sent === 'none',
      (row) => clearedNote(dayInCell(cell(row, 'sent')), today),
    );
    stampResent(environment, sheet, day, {
      today: cellsOf('resent', (row) => stamps.get(row)!.resent === 'today'),
      none: cellsOf('resent', (row) => stamps.get(row)!.resent === 'none' && !isBlank(cell(row, 'resent'))),
      noteBeside: () =>
        noteLines(
          'sent',
          RESENT_NOTE,
          (row) => stamps.get(row)!.resent === 'today',
          () => `${RESENT_NOTE}${vnDay(today)}.`,
        ),
    });
  }
  if (touches('progress')) {
    const asks = (row: readonly CellValue[]): boolean =>
      asksForCompletion(numberInCell(cell(row, 'progress')), !isBlank(cell(row, 'done')));
    workbook.fill(sheet.title, cellsOf('done', asks), dateFromDay(today));
  }
  if (sealedKeys(at).some(touches)) reopenApproved(environment, sheet, first, rows, at);
}

/** How the line begins that stands beside what somebody else's people typed. */
const FOREIGN_NOTE = 'Không phải đơn vị này nhập';
const REVIEWING = ['review', 'remark', 'resent', 'seal'];

/**
 * Neighbours may share a block of `Số liệu`, and all leads share the columns of the review: what was typed into a row that
 * is not the typist's goes back to what stood there; where Google does not say that, it does not count (unsent, not
 * reviewed) and is noted.
 *
 * @returns the rows that were not the typist's; null where all were
 */
function putBackForeign(
  environment: Environment,
  edit: Edit,
  { first, rows, at }: Pick<EditedReports, 'first' | 'rows' | 'at'>,
): ReadonlySet<readonly CellValue[]> | null {
  const { workbook } = environment;
  const column = (key: string): number => (at.get(key) ?? -1) + 1;
  const within = (key: string): boolean =>
    column(key) >= edit.column && column(key) < edit.column + edit.columns && column(key) > 0;
  const reviews = REVIEWING.some(within);
  if (!reviews && !sealedKeys(at).some(within)) return null;
  const text = (row: readonly CellValue[], key: string): string =>
    String(row[at.get(key) ?? -1] ?? '').trim();
  const leadOf = reviews ? leadsOf(environment) : null;
  /** Whose word it is: of a figure its unit's, of the review the lead's in whose form it stands. */
  const owner = (row: readonly CellValue[]): string =>
    leadOf === null ? text(row, 'agency') : (leadOf.get(comparable(text(row, 'indicator'))) ?? '');
  const strangers = notAnsweredFor(
    environment,
    rows.map(owner).filter((code) => code !== ''),
  );
  const foreign = rows.flatMap((row, i) => (strangers.has(comparable(owner(row))) ? [first + i] : []));
  if (foreign.length === 0) return null;
  const cells = (key: string) => foreign.map((row) => ({ row, column: column(key) }));
  const isBack = putBack(environment, edit, rows[edit.row - first]!);
  if (!isBack && reviews) {
    if (within('review')) workbook.fill(edit.sheet, cells('review'), 'Chờ duyệt');
    if (within('seal')) workbook.clearCells(edit.sheet, cells('seal'));
  } else if (!isBack) {
    workbook.clearCells(edit.sheet, cells('sent'));
    const those = new Set(foreign);
    workbook.changeNotes(edit.sheet, first, column('value'), rows.length, (note, i) =>
      those.has(first + i)
        ? withNoteLine(
            note,
            FOREIGN_NOTE,
            `${FOREIGN_NOTE} (${vnDay(environment.today())}): chưa được tính cho đến khi đơn vị nhập lại.`,
          )
        : note,
    );
  }
  return new Set(foreign.map((row) => rows[row - first]!));
}

/**
 * Neighbours may share a block of `KH riêng` as well: what is typed into another agency's cell goes back to what stood
 * there; where Google does not say what that was, it is noted beside the row for whoever looks at the plan.
 */
function judgeOwnPlans(environment: Environment, edit: Edit): void {
  const { workbook } = environment;
  const { first, rows, at, cell } = edited(environment, edit, OWN_PLANS);
  // A column that officials may write to: the note is made with the rights of whoever typed.
  const column = at.get('product');
  if (column === undefined || rows.length === 0 || isCoordinators(environment)) return;
  const owner = (row: readonly CellValue[]): string => String(cell(row, 'agency')).trim();
  const strangers = notAnsweredFor(environment, rows.map(owner).filter(Boolean));
  if (strangers.size === 0) return;
  if (putBack(environment, edit, rows[0]!)) return;
  workbook.changeNotes(edit.sheet, first, column + 1, rows.length, (note, i) =>
    strangers.has(comparable(owner(rows[i]!)))
      ? withNoteLine(note, FOREIGN_NOTE, `${FOREIGN_NOTE} (${vnDay(environment.today())}): cần xem lại.`)
      : note,
  );
}

/** Of each indicator's code, as it is compared, the agency in whose form it stands. */
function leadsOf({ workbook }: Environment): ReadonlyMap<string, string> {
  const sheet = workbook.read([INDICATORS.title]).get(INDICATORS.title);
  const at = positions(INDICATORS, sheet);
  const cell = (line: readonly CellValue[], key: string): string =>
    String(line[at.get(key) ?? -1] ?? '').trim();
  return new Map((sheet?.values ?? []).map((line) => [comparable(cell(line, 'code')), cell(line, 'lead')]));
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** `Ngày gửi lại` is the coordinators' column where it stands apart: an official's sending is then noted for them. */
function stampResent(
  { workbook }: Environment,
  sheet: ReviewedSheet,
  day: Date,
  cells: Readonly<Record<'today' | 'none', readonly Cell[]>> & { readonly noteBeside: () => void },
): void {
  if (cells.today.length + cells.none.length === 0) return;
  try {
    workbook.fill(sheet.title, cells.today, day);
    workbook.clearCells(sheet.title, cells.none);
    workbook.flush();
  } catch {
    cells.noteBeside();
  }
}

interface EditedReports {
  readonly first: number;
  readonly rows: readonly (readonly CellValue[])[];
  readonly at: Positions;
  readonly report: (row: readonly CellValue[]) => boolean;
  readonly reviewOf: (row: readonly CellValue[]) => Review | null;
}

/** What was approved is sealed, what was sent back says when: one block of the program's own column. */
function markReviews(
  environment: Environment,
  sheet: ReviewedSheet,
  { first, rows, at, report, reviewOf }: EditedReports,
  told: boolean,
): void {
  const { workbook } = environment;
  const [mark, resent] = [at.get('seal'), at.get('resent')];
  if (mark === undefined || rows.length === 0) return;
  const today = environment.today();
  const isReturned = (row: readonly CellValue[]): boolean => report(row) && reviewOf(row) === 'Trả lại';
  const until = rows.some(isReturned)
    ? endOfCorrection(environment.workbook.read(CORRECTION_SHEETS), today)
    : today;
  const marks = rows.map((row) => {
    const standing = String(row[mark] ?? '');
    if (!report(row)) return standing;
    const review = reviewOf(row);
    if (review === 'Đã duyệt') return approvedMark(standing, row, at, today);
    if (review !== 'Trả lại') return withoutApproval(standing);
    const returned = withReturn(withoutApproval(standing), today, until);
    return told ? returned : withUntold(returned);
  });
  workbook.write(
    sheet.title,
    first,
    mark + 1,
    marks.map((one) => [one]),
  );
  // Sent back once more, an earlier sending is no answer to it.
  if (resent !== undefined)
    workbook.clearCells(
      sheet.title,
      rows.flatMap((row, i) =>
        isReturned(row) && !isBlank(row[resent]) ? [{ row: first + i, column: resent + 1 }] : [],
      ),
    );
}

function recordReturns(
  environment: Environment,
  sheet: ReviewedSheet,
  { rows, at, reviewOf }: Pick<EditedReports, 'rows' | 'at' | 'reviewOf'>,
): void {
  appendLedger(
    environment,
    returnLines(
      sheet,
      rows.filter((row) => reviewOf(row) === 'Trả lại').map((row) => returnedRow(row, at)),
    ),
  );
}

/**
 * An approved row that now says something else waits for approval again. An official may not write `Duyệt`: the row
 * itself says so then, and the next run of a coordinator writes it; what was approved counts meanwhile.
 */
function reopenApproved(
  environment: Environment,
  sheet: ReviewedSheet,
  first: number,
  before: readonly (readonly CellValue[])[],
  at: Positions,
): void {
  const mark = at.get('seal');
  const result = at.get(editedColumn(sheet));
  if (mark === undefined || result === undefined || !before.some((row) => String(row[mark] ?? '') !== ''))
    return;
  const { rows } = environment.workbook.readRows(sheet.title, first, before.length);
  const changed = rows.flatMap((row, i) =>
    changedSinceApproval(row, at) ? [{ line: row, row: first + i }] : [],
  );
  if (changed.length === 0) return;
  try {
    reopenRows(environment, sheet, changed, at);
  } catch {
    const edited = new Set(changed.map(({ row }) => row));
    environment.workbook.changeNotes(sheet.title, first, result + 1, before.length, (note, i) =>
      edited.has(first + i) ? withNoteLine(note, EDITED_NOTE, editedNote(environment.today())) : note,
    );
  }
}

/**
 * A due day that is typed over once the plan is out: the first one is written down, and the change waits to be made an
 * extension. Only a coordinator may type there, who may write into the ledger too.
 */
function noteDueChange(environment: Environment, edit: Edit): void {
  if (edit.before === undefined) return;
  const { rows, touches, cell } = edited(environment, edit, TASKS);
  const [row] = rows;
  if (row === undefined || !touches('due')) return;
  const from = dayInCell(numberInCell(edit.before) ?? edit.before);
  const to = dayInCell(cell(row, 'due'));
  const code = String(cell(row, 'code')).trim();
  if (from === null || from === to || code === '') return;
  const today = environment.today();
  const { planIssued } = readPlan(environment.workbook.read([SETTINGS.title]), today).plan.settings;
  if (planIssued === null || today <= planIssued) return;
  appendLedger(environment, [
    {
      deed: HAND_CHANGE.deed,
      content: `${code}: hạn ${vnDay(from)} ${to === null ? 'bị xóa' : `đổi thành ${vnDay(to)}`}`,
      outcome: HAND_CHANGE.waiting,
      detail: handChangeDetail(code, from, to),
    },
  ]);
}

/** A code that is typed over: every other sheet still names the old one, which the ledger keeps for check to tell. */
function noteCodeChange(environment: Environment, edit: Edit, sheet: typeof TASKS | typeof AGENCIES): void {
  const from = String(edit.before ?? '').trim();
  if (from === '') return;
  const { rows, touches, cell } = edited(environment, edit, sheet);
  const to = String(cell(rows[0] ?? [], 'code')).trim();
  if (!touches('code') || to === '' || comparable(from) === comparable(to)) return;
  appendLedger(environment, [
    {
      deed: CODE_CHANGE,
      content: `${sheet.title}: ${from} → ${to}`,
      outcome: 'Chưa đổi ở các trang khác',
      detail: [sheet.key, from, to],
    },
  ]);
}

function offerComponents(environment: Environment, edit: Edit): void {
  const { first, rows, at, touches, cell } = edited(environment, edit, TASKS);
  const component = at.get('component');
  if (component === undefined || rows.length === 0 || !touches('area')) return;
  const choices = rows.map((row) => {
    const number = areaInText(String(cell(row, 'area')));
    const ofArea = CURRENT_AREAS.find((area) => area.number === number)?.components ?? [];
    return ofArea.length > 0 ? ofArea : TASKS.columns.component.choices;
  });
  environment.workbook.limitChoices(TASKS.title, first, component + 1, choices, COMPONENT_HELP);
}
