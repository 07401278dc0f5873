/**
 * Lines appended to `Nhật ký` while others may append too: edits' records, which ask for no lock, and a person at the
 * keyboard. Nothing that anybody else wrote is overwritten, and nothing that others append can land on these lines.
 */
import { fitting } from '../cells/fittingText.js';
import type { CellValue } from '../cells/value.js';
import { Refusal } from '../refusal.js';
import { LEDGER } from '../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { positions } from '../workbook/contents.js';
import type { WorkbookPort } from '../workbook/port.js';
import { writeRows } from '../workbook/rowWriter.js';

type LedgerColumn = keyof typeof LEDGER.columns;

export type LedgerRow = Readonly<Record<LedgerColumn, CellValue>>;

/** Up to so many lines are appended one by one; more are written in a reserved place, in a constant number of calls. */
const ONE_BY_ONE = 3;
const TRIES = 3;

/**
 * @param otherwise what to say when a column is missing
 * @returns where the columns stand. @throws Refusal
 */
export function ledgerColumns(
  workbook: WorkbookPort,
  otherwise = 'Trang Nhật ký không còn đủ cột. Hãy chạy lại «Thiết lập bảng tính».',
): Positions {
  const { header } = workbook.readRows(LEDGER.title, FIRST_DATA_ROW, 0);
  const at = positions(LEDGER, { title: LEDGER.title, values: [header], formulas: [] });
  if (Object.keys(LEDGER.columns).some((key) => !at.has(key))) throw new Refusal(otherwise);
  return at;
}

/** @param name what no other cell of the ledger says: it marks the place while it is being filled */
export function appendLines(
  workbook: WorkbookPort,
  at: Positions,
  lines: readonly LedgerRow[],
  name: string,
): void {
  const fitted = lines.map(
    (line) =>
      Object.fromEntries(
        Object.entries(line).map(([key, value]) => [key, typeof value === 'string' ? fitting(value) : value]),
      ) as LedgerRow,
  );
  if (fitted.length <= ONE_BY_ONE) for (const line of fitted) appendLine(workbook, at, line);
  else fillReserved(workbook, at, fitted, name);
  workbook.flush();
}

function appendLine(workbook: WorkbookPort, at: Positions, line: LedgerRow): void {
  const cells: CellValue[] = Array.from({ length: Math.max(...at.values()) + 1 }, () => '');
  for (const [key, column] of at) cells[column] = line[key as LedgerColumn];
  workbook.appendRow(LEDGER.title, cells);
}

/**
 * The first and the last line are appended; empty rows are inserted between them, where nobody's appending reaches; they
 * are filled and read back. Until then the two bear marks in `Kết quả`, by which they are found wherever they stand.
 */
function fillReserved(
  workbook: WorkbookPort,
  at: Positions,
  lines: readonly LedgerRow[],
  name: string,
): void {
  const [first, last] = [lines[0]!, lines[lines.length - 1]!];
  const between = lines.slice(1, -1);
  const marks = { first: `${name}-đầu`, last: `${name}-cuối` };
  appendLine(workbook, at, { ...first, outcome: marks.first });
  appendLine(workbook, at, { ...last, outcome: marks.last });
  workbook.flush();
  const find = workbook.textFinder(LEDGER.title);
  const read = (row: number): readonly (readonly CellValue[])[] =>
    workbook.readRows(LEDGER.title, row, between.length).rows;
  const outcome = at.get('outcome')!;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const row = find(marks.first);
    if (row === null) break;
    const end = find(marks.last);
    const free =
      end !== null &&
      end > row + between.length &&
      read(row + 1).every((cells) => cells.every((value) => value === ''));
    if (!free) {
      workbook.insertRows(LEDGER.title, row, between.length);
      continue;
    }
    writeRows(workbook, LEDGER, at, row + 1, between);
    workbook.flush();
    const written = read(row + 1);
    if (!between.every((line, i) => written[i]?.[outcome] === line.outcome)) break;
    const replace = workbook.textReplacer(LEDGER.title);
    const done = replace(marks.first, String(first.outcome)) + replace(marks.last, String(last.outcome));
    if (done === 2) return;
    break;
  }
  throw new Refusal(
    'Trang Nhật ký đang bị người khác sửa nên chưa ghi được, và chưa làm gì thêm. Hãy đợi một phút rồi thử lại.',
  );
}
