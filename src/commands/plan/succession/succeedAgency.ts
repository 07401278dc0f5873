/**
 * Gives over what an agency leaves open: who takes over stands in `Sắp xếp cơ quan`, the agency ends in `Cơ quan`, rows
 * of open quarters go on as rows of the new one. Each step leaves counts that are right, and the next run completes what
 * one that was cut off left.
 */
import { addDays, type Day, dateFromDay, isoDay, vnDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { SucceedRequest, SuccessionReport, WorkHandedOver } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { subjectOf } from '../../../plan/extensions/subject.js';
import { type Agency, GIVEN_OVER, type Plan, type Succession } from '../../../plan/model.js';
import { OBLIGATION_KINDS } from '../../../plan/obligations/obligation.js';
import {
  type HandedOver,
  handover,
  rowsGivenOver,
  rowsToGiveOver,
} from '../../../plan/succession/handover.js';
import { Refusal } from '../../../refusal.js';
import { AGENCIES, SUCCESSIONS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { writeRows } from '../../../workbook/rowWriter.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { reportKey } from '../../reporting/review/reportRows.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { moveReports } from './moveReports.js';
import {
  agencyOf,
  DEED,
  reportsShown,
  rowCells,
  rowInWords,
  rowKeyOf,
  rowsWanted,
  successorsShown,
} from './rowsOf.js';
import { undoSuccession } from './undoSuccession.js';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function succeedAgency(environment: Environment, request: SucceedRequest): SuccessionReport {
  if (request.undo) return undoSuccession(environment, request);
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const wanted = preview(environment, request);
    if (wanted.report.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, bảng tính đã thay đổi. Chưa chuyển gì: hãy xem trước lại.');
    return write(environment, request, wanted);
  });
}

interface Wanted {
  readonly current: Current;
  readonly agency: Agency;
  readonly rows: readonly Succession[];
  /** All that hold from then on, those that stand among them. */
  readonly standing: readonly Succession[];
  readonly moved: ReadonlySet<string>;
  readonly report: SuccessionReport;
}

function write(environment: Environment, request: SucceedRequest, wanted: Wanted): SuccessionReport {
  const { workbook } = environment;
  const { agency, rows, standing, moved, report } = wanted;
  orderRights(environment);
  const { contents, sheets } = wantSheet(environment, wanted.current, SUCCESSIONS);
  appendLedger(environment, [
    {
      deed: DEED,
      agency: agency.code,
      content: `${agency.code} → ${report.successors.map(({ code }) => code).join(', ')} từ ${vnDay(standing[0]!.on)}`,
      detail: standing.map(rowInWords),
    },
  ]);
  const cells = rows.map((row) => rowCells(row, request.basis?.trim() ?? ''));
  const isNew = !wanted.current.contents.has(SUCCESSIONS.title);
  if (isNew)
    writeRows(
      workbook,
      SUCCESSIONS,
      positions(SUCCESSIONS, contents.get(SUCCESSIONS.title)),
      FIRST_DATA_ROW,
      cells,
    );
  else
    appendRows(
      workbook,
      SUCCESSIONS,
      cells,
      columnFinder(contents, sheets),
      (values, at) => comparable(String(values[at.get('from') ?? -1] ?? '')) === comparable(agency.code),
    );
  const left = report.ends
    ? leftInWords(writeGuarded(workbook, [AGENCIES], contents, endingCells(contents, agency, standing)))
    : [];
  workbook.flush();
  const reports = moveReports(environment, contents, moved);
  left.push(...reports.left);
  // To look at the hundreds of blocks of a province's report sheet alone takes the calls of an action: it goes on by itself.
  const { state: rights } = updateRights(environment, { calls: 0, contents: reports.contents });
  return { ...report, done: true, left, rights };
}

function preview(environment: Environment, request: SucceedRequest): Wanted {
  const current = requirePlanInZone(environment);
  const { plan, contents } = current;
  requireCoordinator(environment, plan.settings, 'chuyển giao nhiệm vụ');
  const agency = agencyOf(plan, request.from);
  const rows = rowsWanted(plan, request);
  const standing = [...plan.successions.filter(({ from }) => from === agency.code), ...rows];
  const whole = standing.find(({ works }) => works.length === 0);
  const after: Plan = {
    ...plan,
    successions: [...plan.successions, ...rows],
    agencies: plan.agencies.map((one) =>
      one === agency && whole ? { ...one, until: addDays(whole.on, -1) } : one,
    ),
  };
  const on = Math.min(...standing.map((one) => one.on)) as Day;
  const { asOf } = plan.settings;
  const day = Math.max(on, asOf) as Day;
  const handed = handover(plan, after, agency.code, day);
  requireIts(plan, agency, rows, handed);
  const toMove = rowsToGiveOver(after).filter(({ row }) => row.agency === agency.code);
  const toMark = rowsGivenOver(after).filter(
    ({ row }) => row.agency === agency.code && row.review !== GIVEN_OVER,
  );
  const ending = whole ? endingCells(contents, agency, standing) : [];
  if (rows.length + toMove.length + toMark.length + ending.length === 0)
    throw new Refusal(
      `${agency.name} đã chuyển giao xong (trang ${SUCCESSIONS.title}): không còn gì để làm.`,
    );
  const works = worksShown(handed);
  const moved = new Set([...toMove, ...toMark].map(({ row }) => reportKey(row)));
  return {
    current,
    agency,
    rows,
    standing,
    moved,
    report: {
      from: agency.code,
      fromName: agency.name,
      on: isoDay(on),
      ends: whole !== undefined,
      successors: successorsShown(plan, standing),
      works,
      reports: reportsShown(toMove),
      dropped: handed.filter(({ outcome }) => outcome === 'drops').length,
      ended: handed.filter(({ outcome }) => outcome === 'ends').length,
      emails: whole ? agency.emails : [],
      editors: whole ? agency.editors : [],
      waits: on > asOf && plan.quarterlyRows.some((row) => row.agency === agency.code),
      undo: false,
      fingerprint: fingerprintOf([
        ...rows.map(rowKeyOf),
        [request.basis ?? '', ...[...moved].sort()],
        ...ending.map(({ row, header, old }) => [String(row), header, String(old)]),
        ...handed.map(({ obligation: { key }, outcome, to }) => [key, outcome, to]),
      ]),
      done: false,
      left: [],
      rights: null,
    },
  };
}

/** What a part names is the agency's, and can go over. @throws Refusal */
function requireIts(
  { tasks }: Plan,
  agency: Agency,
  rows: readonly Succession[],
  handed: readonly HandedOver[],
): void {
  const own = new Set(handed.filter((one) => one.own).map(({ obligation }) => subjectOf(obligation).work));
  for (const work of rows.flatMap(({ works }) => works)) {
    if (own.has(work)) continue;
    const task = tasks.find(({ code }) => code === work);
    throw new Refusal(
      task?.leads.includes(agency.code) && !task.named.includes(agency.code)
        ? `${work} giao cho cả nhóm: cơ quan tiếp nhận đã có phần của mình, không chuyển.`
        : `${work} không phải việc đang mở của ${agency.name}: không chuyển được.`,
    );
  }
}

/** Its own tasks and findings, each once. */
function worksShown(handed: readonly HandedOver[]): WorkHandedOver[] {
  const shown = new Map<string, WorkHandedOver>();
  for (const { obligation, outcome, to, own } of handed) {
    const { kind, title, due, status } = obligation;
    if (!own || (kind !== 'task' && kind !== 'finding')) continue;
    const code = subjectOf(obligation).work;
    if (shown.has(code)) continue;
    shown.set(code, {
      code,
      kind: OBLIGATION_KINDS[kind],
      title,
      due: due === null ? null : isoDay(due),
      overdue: status === 'Quá hạn',
      outcome,
      to: outcome === 'passes' ? to : '',
    });
  }
  return [...shown.values()];
}

/** `Trạng thái` and `Đến ngày` of an agency that gives everything over, where they say something else. */
function endingCells(
  contents: WorkbookContents,
  agency: Agency,
  standing: readonly Succession[],
): CellChange[] {
  const whole = standing.find(({ works }) => works.length === 0)!;
  const sheet = contents.get(AGENCIES.title)!;
  const at = positions(AGENCIES, sheet);
  const until = dateFromDay(addDays(whole.on, -1));
  return (
    [
      ['state', 'Kết thúc'],
      ['until', until],
    ] as const
  ).flatMap(([key, now]): CellChange[] => {
    const column = at.get(key);
    if (column === undefined) return [];
    const old = sheet.values[agency.row - 1]![column] ?? '';
    if (String(old) === String(now)) return [];
    const { title: header } = AGENCIES.columns[key];
    return [{ sheet: AGENCIES.title, row: agency.row, column: column + 1, header, old, now }];
  });
}
