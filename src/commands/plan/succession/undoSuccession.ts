/** The way back from a handover, as long as nobody has touched what it wrote. */
import { addDays, type Day, dayFromText, isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, comparable, dayInCell, isBlank } from '../../../cells/value.js';
import type { SucceedRequest, SuccessionReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { type Agency, GIVEN_OVER, type QuarterlyRow, type Succession } from '../../../plan/model.js';
import { returnIn } from '../../../plan/reports/returnedReport.js';
import { Refusal } from '../../../refusal.js';
import type { Sheet } from '../../../schema/declaration.js';
import { AGENCIES, LEDGER, QUARTERLY, SUCCESSIONS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { rowInWords as reportInWords, reportRows } from '../../reporting/review/reportRows.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { isCopy } from './moveReports.js';
import { agencyOf, DEED, reportsShown, rowInWords, successorsShown } from './rowsOf.js';

/** Of what stands in the way, as many are named. */
const NAMED = 10;

/** Without a fingerprint nothing is written: the answer says what would be. */
export function undoSuccession(environment: Environment, request: SucceedRequest): SuccessionReport {
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const { workbook } = environment;
    const { current, agency, rows, changes, report } = preview(environment, request);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, bảng tính đã thay đổi. Chưa bỏ gì: hãy xem trước lại.');
    orderRights(environment);
    appendLedger(environment, [
      {
        deed: `Bỏ ${DEED.toLowerCase()}`,
        agency: agency.code,
        content: `${agency.code} nhận lại việc từ ${report.successors.map(({ code }) => code).join(', ')}`,
        detail: rows.map(rowInWords),
      },
    ]);
    // What says who answers comes last: until then the old rows are the successor's still, and are taken up again.
    const left = leftInWords(
      writeGuarded(workbook, [QUARTERLY, AGENCIES, SUCCESSIONS], current.contents, changes),
    );
    workbook.flush();
    sinkEmptyRows(environment);
    const { state: rights } = updateRights(environment, { calls: 0 });
    return { ...report, done: true, left, rights };
  });
}

interface Undone {
  readonly current: Current;
  readonly agency: Agency;
  readonly rows: readonly Succession[];
  readonly changes: readonly CellChange[];
  readonly report: SuccessionReport;
}

function preview(environment: Environment, request: SucceedRequest): Undone {
  const current = requirePlanInZone(environment);
  const { plan, contents } = current;
  requireCoordinator(environment, plan.settings, 'bỏ lần chuyển giao');
  const agency = agencyOf(plan, request.from);
  const rows = plan.successions.filter(({ from }) => from === agency.code);
  const given = plan.quarterlyRows.filter((row) => row.agency === agency.code && row.review === GIVEN_OVER);
  const ofReports = reportRows(plan, contents);
  const heirs = rows.map(({ to }) => to);
  const pairs = given.map((row) => ({
    row,
    by: plan.quarterlyRows.find(
      (one) => one.period === row.period && one.task === row.task && heirs.includes(one.agency),
    ),
  }));
  const whole = rows.find(({ works }) => works.length === 0);
  const written = writtenRows(contents, agency.code);
  if (rows.length + given.length === 0)
    throw new Refusal(`${agency.name} không có lần chuyển giao nào để bỏ (trang ${SUCCESSIONS.title}).`);
  const touched = [
    ...rows
      .filter((row) => !written.has(rowInWords(row)))
      .map((row) => `trang ${SUCCESSIONS.title}, dòng ${row.row} không phải như chương trình đã ghi`),
    ...pairs.flatMap(({ row, by }) => {
      if (plan.periods.find(({ code }) => code === row.period)?.state === 'Đã chốt')
        return [`${reportInWords(row)}: kỳ đã chốt`];
      if (!by) return [];
      return by.sent === null && by.review !== 'Đã duyệt' && isCopy(ofReports, row, by)
        ? []
        : [`${reportInWords(by)} (dòng ${by.row}) đã được ghi thêm`];
    }),
  ];
  if (touched.length > 0)
    throw new Refusal(
      `Không bỏ được lần chuyển giao này vì sau đó đã có thay đổi: ${touched.slice(0, NAMED).join('; ')}${touched.length > NAMED ? ` và ${touched.length - NAMED} chỗ khác` : ''}. Chưa sửa gì.`,
    );
  const changes = [
    ...pairs.flatMap(({ row, by }) => [
      ...ofReports.change(ofReports.of(row), 'review', reviewBefore(contents, row)),
      ...(by ? emptied(QUARTERLY, contents, by.row) : []),
    ]),
    ...(whole ? goingOn(contents, agency, addDays(whole.on, -1)) : []),
    ...rows.flatMap((row) => emptied(SUCCESSIONS, contents, row.row)),
  ];
  return {
    current,
    agency,
    rows,
    changes,
    report: {
      from: agency.code,
      fromName: agency.name,
      on: rows.length === 0 ? '' : isoDay(Math.min(...rows.map(({ on }) => on)) as Day),
      ends: whole !== undefined,
      successors: successorsShown(plan, rows),
      works: [],
      reports: reportsShown(pairs.map(({ row, by }) => ({ row, to: by?.agency ?? '' }))),
      dropped: 0,
      ended: 0,
      emails: whole ? agency.emails : [],
      editors: whole ? agency.editors : [],
      waits: false,
      undo: true,
      fingerprint: fingerprintOf(
        changes.map(({ sheet, row, header, old, now }) => [
          sheet,
          String(row),
          header,
          String(old),
          String(now),
        ]),
      ),
      done: false,
      left: [],
      rights: null,
    },
  };
}

/** What the ledger's lines say was written for an agency. */
function writtenRows(contents: WorkbookContents, agency: string): ReadonlySet<string> {
  const sheet = contents.get(LEDGER.title);
  const at = positions(LEDGER, sheet);
  const cell = (line: readonly CellValue[], key: string): string => String(line[at.get(key) ?? -1] ?? '');
  return new Set(
    (sheet?.values ?? []).flatMap((line) =>
      cell(line, 'deed') === DEED && comparable(cell(line, 'agency')) === comparable(agency)
        ? cell(line, 'detail').split('\n')
        : [],
    ),
  );
}

/** A row that had been sent back is sent back again. */
function reviewBefore(contents: WorkbookContents, { row }: QuarterlyRow): string {
  const sheet = contents.get(QUARTERLY.title)!;
  const at = positions(QUARTERLY, sheet);
  const cell = (key: string): CellValue => sheet.values[row - 1]![at.get(key) ?? -1] ?? '';
  const { returned } = returnIn(String(cell('seal')));
  const again = dayInCell(cell('resent')) ?? dayFromText(String(cell('resent')));
  return returned !== null && (again === null || again < returned) ? 'Trả lại' : 'Chờ duyệt';
}

/** Every declared cell of a row (1-based) that holds something; columns of people's own stay. */
function emptied(sheet: Sheet, contents: WorkbookContents, row: number): CellChange[] {
  const one = contents.get(sheet.title)!;
  return [...positions(sheet, one)].flatMap(([key, column]): CellChange[] => {
    const old = one.values[row - 1]![column] ?? '';
    const { type, title: header } = sheet.columns[key]!;
    return type === 'computed' || isBlank(old)
      ? []
      : [{ sheet: sheet.title, row, column: column + 1, header, old, now: '' }];
  });
}

/** The old agency goes on, where its row says what was written. */
function goingOn(contents: WorkbookContents, agency: Agency, until: Day): CellChange[] {
  const sheet = contents.get(AGENCIES.title)!;
  const at = positions(AGENCIES, sheet);
  return (['state', 'until'] as const).flatMap((key): CellChange[] => {
    const column = at.get(key);
    if (column === undefined) return [];
    const old = sheet.values[agency.row - 1]![column] ?? '';
    const isOurs = key === 'state' ? old === 'Kết thúc' : dayInCell(old) === until;
    if (!isOurs) return [];
    const { title: header } = AGENCIES.columns[key];
    const now = key === 'state' ? 'Hoạt động' : '';
    return [{ sheet: AGENCIES.title, row: agency.row, column: column + 1, header, old, now }];
  });
}

/** Empty rows among the report rows go below them: what an agency may fill in stays one block. */
function sinkEmptyRows({ workbook }: Environment): void {
  const isEmptyIn = (sheet: Contents): ((row: number) => boolean) => {
    const at = positions(QUARTERLY, sheet);
    const computed = new Set([at.get('due'), at.get('status')]);
    return (row) => sheet.values[row]!.every((value, i) => computed.has(i) || isBlank(value));
  };
  const sheet = workbook.read([QUARTERLY.title]).get(QUARTERLY.title);
  if (!sheet) return;
  const isEmpty = isEmptyIn(sheet);
  let last = sheet.values.length - 1;
  while (last >= FIRST_DATA_ROW && isEmpty(last)) last--;
  // From below, so that those above keep their numbers.
  for (let row = last; row >= FIRST_DATA_ROW; row--) {
    if (!isEmpty(row)) continue;
    let count = 1;
    while (row - 1 >= FIRST_DATA_ROW && isEmpty(row - 1)) {
      row--;
      count++;
    }
    workbook.moveRows(QUARTERLY.title, row + 1, count, last + 2);
    last -= count;
  }
  workbook.flush();
}
