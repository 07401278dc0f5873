/** Rows of open quarters: those of the old agency are closed, rows of the new one go on with what stands in them. */
import { type CellValue, comparable, isBlank } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { GIVEN_OVER, type Plan } from '../../../plan/model.js';
import { isSentBack } from '../../../plan/reports/returnedReport.js';
import { type RowGivenOver, rowsGivenOver, rowsToGiveOver } from '../../../plan/succession/handover.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { AGENCIES, QUARTERLY, SUCCESSIONS } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { type ReportRow, reportKey, reportRows, rowInWords } from '../../reporting/review/reportRows.js';

/** What is copied; what was sent, approved, sent back is the old one's. */
export const COPIED = ['result', 'progress', 'done', 'evidence', 'difficulties', 'proposals'] as const;

const nameOf = (period: unknown, agency: unknown, task: unknown): string =>
  [period, agency, task].map((part) => comparable(String(part ?? ''))).join('|');

/**
 * @param before the workbook as it was read
 * @param only keys of the old rows that may be touched
 * @returns the workbook as it stands then, and what was left, a sentence each
 */
export function moveReports(
  environment: Environment,
  before: WorkbookContents,
  only: ReadonlySet<string>,
): { readonly contents: WorkbookContents; readonly left: string[] } {
  const { workbook } = environment;
  const { plan, contents } = readAnew(environment, before, [AGENCIES, QUARTERLY, SUCCESSIONS]);
  const moved = rowsToGiveOver(plan).filter(({ row }) => only.has(reportKey(row)));
  const rows = reportRows(plan, contents);
  const names = new Map(plan.agencies.map(({ code, name }) => [code, name]));
  const copies = moved.map(({ row, to }): RowToWrite<typeof QUARTERLY> => {
    const seen = rows.of(row);
    return {
      period: row.period,
      agency: to,
      agencyName: names.get(to) ?? '',
      task: row.task,
      title: row.title,
      review: 'Chờ duyệt',
      ...Object.fromEntries(COPIED.map((key) => [key, copyOf(seen, rows.cell(seen, key), key)])),
    };
  });
  const ours = new Set(moved.map(({ row, to }) => nameOf(row.period, to, row.task)));
  appendRows(workbook, QUARTERLY, copies, columnFinder(contents, sheetsAtHand(contents)), (values, at) =>
    ours.has(
      nameOf(values[at.get('period') ?? -1], values[at.get('agency') ?? -1], values[at.get('task') ?? -1]),
    ),
  );
  for (const { period, to } of unlike(moved)) placeBeside(environment, period, to, ours);
  const left = markGivenOver(environment, contents, only);
  const after = readAnew(environment, contents, [QUARTERLY]);
  return { contents: after.contents, left: [...left, ...typedMeanwhile(after, only)] };
}

interface Read {
  readonly plan: Plan;
  readonly contents: WorkbookContents;
}

/** The workbook with those sheets as they stand now. */
function readAnew(
  environment: Environment,
  before: WorkbookContents,
  sheets: readonly { readonly title: string }[],
): Read {
  const contents = new Map([...before, ...environment.workbook.read(sheets.map(({ title }) => title))]);
  return { contents, plan: readPlan(contents, environment.today()).plan };
}

/** A day of completion that was sent back states nothing. */
const copyOf = ({ row }: ReportRow, value: CellValue, key: (typeof COPIED)[number]): CellValue =>
  key === 'done' && isSentBack(row) ? '' : value;

function unlike(moved: readonly RowGivenOver[]): { readonly period: string; readonly to: string }[] {
  const found = new Map(moved.map(({ row: { period }, to }) => [`${period}|${to}`, { period, to }]));
  return [...found.values()];
}

/** New rows of an agency that has rows of that period come among them: what it may fill in is one block. */
function placeBeside(
  { workbook }: Environment,
  period: string,
  agency: string,
  ours: ReadonlySet<string>,
): void {
  const sheet = workbook.read([QUARTERLY.title]).get(QUARTERLY.title);
  const at = positions(QUARTERLY, sheet);
  if (!sheet) return;
  const cell = (row: number, key: string): unknown => sheet.values[row]?.[at.get(key) ?? -1];
  const isIts = (row: number): boolean =>
    nameOf(cell(row, 'period'), cell(row, 'agency'), '') === nameOf(period, agency, '');
  const isNew = (row: number): boolean =>
    isIts(row) && ours.has(nameOf(cell(row, 'period'), cell(row, 'agency'), cell(row, 'task')));
  const all = sheet.values.map((_, row) => row).slice(FIRST_DATA_ROW - 1);
  const last = all.filter((row) => isIts(row) && !isNew(row)).pop();
  const first = all.find(isNew);
  if (last === undefined || first === undefined || first <= last + 1) return;
  let count = 1;
  while (isNew(first + count)) count++;
  // Before its last row, so that they come to lie inside what is protected as its own.
  workbook.moveRows(QUARTERLY.title, first + 1, count, last + 1);
  workbook.flush();
}

function markGivenOver(
  environment: Environment,
  before: WorkbookContents,
  only: ReadonlySet<string>,
): string[] {
  const { plan, contents } = readAnew(environment, before, [QUARTERLY]);
  const rows = reportRows(plan, contents);
  const changes = rowsGivenOver(plan)
    .filter(({ row }) => only.has(reportKey(row)) && row.review !== GIVEN_OVER)
    .flatMap(({ row }) => rows.change(rows.of(row), 'review', GIVEN_OVER));
  const left = leftInWords(writeGuarded(environment.workbook, [QUARTERLY], contents, changes));
  environment.workbook.flush();
  return left;
}

/** What somebody typed into an old row after it was copied stands there alone. */
function typedMeanwhile({ plan, contents }: Read, only: ReadonlySet<string>): string[] {
  const rows = reportRows(plan, contents);
  return rowsGivenOver(plan)
    .filter(({ row, by }) => only.has(reportKey(row)) && by.sent === null && !isCopy(rows, row, by))
    .map(
      ({ row, by }) =>
        `${rowInWords(row)}: dòng ${row.row} vừa có người ghi thêm, chưa có ở dòng ${by.row} của ${by.agency}. Hãy xem và chép sang.`,
    );
}

/** Whether a successor's row says what was copied into it, and nothing else. */
export const isCopy = (
  rows: ReturnType<typeof reportRows>,
  row: ReportRow['row'],
  by: ReportRow['row'],
): boolean => {
  const [old, copy] = [rows.of(row), rows.of(by)];
  return COPIED.every((key) => {
    const [was, is] = [copyOf(old, rows.cell(old, key), key), rows.cell(copy, key)];
    return (isBlank(was) && isBlank(is)) || String(was) === String(is) || (key === 'done' && isBlank(is));
  });
};
