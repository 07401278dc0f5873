/**
 * Rows that bear `Trả lại` while nothing says since when: Google cut off the trigger that writes it down, or started
 * none. Until it is written they have no term for corrections, and the agency counts as overdue since the first sending.
 */
import { comparable, isBlank } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { withoutApproval } from '../../../plan/reports/approvalSeal.js';
import { isOfOld, returnIn, withOfOld, withReturn } from '../../../plan/reports/returnedReport.js';
import { PERIODS, QUARTERLY } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { writeGuarded } from '../../../workbook/guardedWrite.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import { readTable } from '../../../workbook/reading/readTable.js';
import { appendLedger } from '../../ledger.js';
import { endOfCorrection } from './endOfCorrection.js';
import { returnedRow, returnLines } from './returnLines.js';
import { REVIEWED, type ReviewedSheet } from './reviewedSheets.js';

/** Codes of the periods that are open, as they are compared. */
const openPeriods = (contents: WorkbookContents): ReadonlySet<string> =>
  new Set(
    readTable(PERIODS, contents.get(PERIODS.title)).rows.flatMap(({ code, state }) =>
      state === 'Đang mở' ? [comparable(code)] : [],
    ),
  );

/**
 * Numbers (1-based) of the rows that were sent once, are sent back in a period that is open, did not come again, and do
 * not say when they were sent back.
 */
export function unrecordedReturns(sheet: ReviewedSheet, contents: WorkbookContents): number[] {
  const standing = contents.get(sheet.title);
  const at = positions(sheet, standing);
  if (!standing || !at.has('seal')) return [];
  const text = (line: readonly unknown[], key: string): string => String(line[at.get(key) ?? -1] ?? '');
  let open: ReadonlySet<string> | undefined;
  return standing.values.flatMap((line, i) => {
    if (i < FIRST_DATA_ROW - 1 || comparable(text(line, 'review')) !== comparable('Trả lại')) return [];
    if (isBlank(text(line, 'sent')) || !isBlank(text(line, 'resent'))) return [];
    if (returnIn(text(line, 'seal')).returned !== null || isOfOld(text(line, 'seal'))) return [];
    open ??= openPeriods(contents);
    return open.has(comparable(text(line, 'period'))) ? [i + 1] : [];
  });
}

function mark(
  workbook: WorkbookPort,
  sheet: ReviewedSheet,
  seen: WorkbookContents,
  marked: (mark: string) => string,
): void {
  const standing = seen.get(sheet.title);
  const column = positions(sheet, standing).get('seal');
  if (!standing || column === undefined) return;
  const changes = unrecordedReturns(sheet, seen).map((row) => {
    const old = standing.values[row - 1]![column] ?? '';
    const { title: header } = sheet.columns.seal;
    return { sheet: sheet.title, row, column: column + 1, header, old, now: marked(String(old)) };
  });
  writeGuarded(workbook, [sheet], seen, changes);
}

/** In a workbook of an earlier version, which wrote no returns down: rows that were sent back in its time stay as they were. */
export function leaveOldReturns({ workbook }: Environment): void {
  const seen = workbook.read([PERIODS.title, QUARTERLY.title]);
  mark(workbook, QUARTERLY, seen, withOfOld);
}

/**
 * Writes them down as sent back today, in favour of whoever is to correct, and tells of it in the ledger. The lines come
 * first: cut off before the marks are written, the next run tells of it once more.
 *
 * @returns whether anything was written
 */
export function settleUnrecorded(environment: Environment, seen: WorkbookContents): boolean {
  const { workbook } = environment;
  const found = REVIEWED.flatMap((sheet) => {
    const rows = unrecordedReturns(sheet, seen);
    return rows.length === 0 ? [] : [{ sheet, rows }];
  });
  if (found.length === 0) return false;
  const today = environment.today();
  const until = endOfCorrection(seen, today);
  for (const { sheet, rows } of found) {
    const { values } = seen.get(sheet.title)!;
    const at = positions(sheet, seen.get(sheet.title));
    appendLedger(
      environment,
      returnLines(
        sheet,
        rows.map((row) => ({
          ...returnedRow(values[row - 1]!, at),
          by: 'Lúc trả lại không ghi được ngày: tính từ hôm nay',
        })),
      ),
    );
    mark(workbook, sheet, seen, (old) => withReturn(withoutApproval(old), today, until));
  }
  workbook.flush();
  return true;
}
