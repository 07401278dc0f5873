/** Puts a deadline off: a coordinator grants it with its document, an official of the agency asks for it. */
import { type Day, dateFromDay, dayFromText, isoDay, vnDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, comparable } from '../../../cells/value.js';
import type { ExtendReport, ExtendRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { HAND_CHANGE, type HandChange } from '../../../plan/extensions/handChanges.js';
import { milestoneIn, subjectOf } from '../../../plan/extensions/subject.js';
import { EXTENSION_KINDS, type Plan } from '../../../plan/model.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { type Assessed, OBLIGATION_KINDS } from '../../../plan/obligations/obligation.js';
import { daysLeft } from '../../../plan/obligations/status.js';
import { Refusal } from '../../../refusal.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { EXTENSIONS, LEDGER, TASKS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { firstFreeRow, rowWriters } from '../../../workbook/rowWriter.js';
import { isCoordinator, requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { RIGHTS_CALLS } from '../../workbook/rights/rightsCalls.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { pendingHandChanges } from './handChangeLines.js';
import { grantedCells, newDueIn, permissionIn } from './permission.js';
import { agencyNamed } from './requests.js';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function extendDeadline(environment: Environment, request: ExtendRequest): ExtendReport {
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const wanted = preview(environment, request);
    if (wanted.report.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, thời hạn này hoặc trang Gia hạn đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    return wanted.grant === null ? ask(environment, wanted) : grant(environment, wanted);
  });
}

interface Wanted {
  readonly current: Current;
  readonly report: ExtendReport;
  readonly row: RowToWrite<typeof EXTENSIONS>;
  /** What the coordinators' cells hold; null where an official asks. */
  readonly grant: RowToWrite<typeof EXTENSIONS> | null;
  readonly handChange: HandChange | null;
}

/** @throws Refusal for what cannot be put off, or not by that person */
function preview(environment: Environment, request: ExtendRequest): Wanted {
  const current = requirePlanInZone(environment);
  const { plan, contents } = current;
  const obligations = assessedObligations(plan);
  const obligation = obligations.find(({ key }) => comparable(key) === comparable(request.key));
  if (!obligation)
    throw new Refusal(
      'Không thấy nhiệm vụ, báo cáo này trong bảng tính; có thể mã đã đổi. Hãy tải lại rồi làm lại.',
    );
  const coordinates = isCoordinator(environment, plan.settings);
  if (!coordinates) requireOwn(environment, plan, obligation, request);
  else requireCoordinator(environment, plan.settings, 'gia hạn');
  requireOpen(obligation);

  const subject = subjectOf(obligation);
  const agency = request.everyone ? '' : obligation.agency;
  const waiting = plan.extensions.find(
    (one) =>
      one.verdict === 'Chờ' &&
      one.kind === subject.kind &&
      one.work === subject.work &&
      one.slot === subject.slot &&
      one.agency === agency,
  );
  if (waiting)
    throw new Refusal(
      `Thời hạn này đã có đề nghị gia hạn ${waiting.code} đang chờ kết luận (trang ${EXTENSIONS.title}, dòng ${waiting.row}).`,
    );
  const handChange =
    coordinates && obligation.kind === 'task'
      ? (pendingHandChanges(contents, plan).find(({ task }) => task === obligation.task) ?? null)
      : null;
  const oldDue = handChange?.from ?? obligation.due;
  const due = newDueIn(request.due, oldDue, plan);
  const permission = coordinates ? permissionIn(request, plan, environment) : null;
  const on = permission?.day ?? plan.settings.asOf;
  const moved = obligations.filter((one) => {
    const of = subjectOf(one);
    return (
      of.kind === subject.kind &&
      of.work === subject.work &&
      of.slot === subject.slot &&
      (agency === '' || one.agency === agency)
    );
  });
  const code = nextCode(plan, contents);
  const row: RowToWrite<typeof EXTENSIONS> = {
    code,
    kind: EXTENSION_KINDS[subject.kind],
    work: subject.work,
    milestone: slotText(obligation),
    agency,
    oldDue: oldDue === null ? '' : dateFromDay(oldDue),
    newDue: dateFromDay(due),
    asked: dateFromDay(environment.today()),
    reason: request.reason?.trim() ?? '',
  };
  const grant = permission && grantedCells(environment, request, permission);
  return {
    current,
    row,
    grant,
    handChange,
    report: {
      code,
      kind: OBLIGATION_KINDS[obligation.kind],
      title: obligation.title,
      agency,
      agencyName: agencyNamed(plan, agency),
      deadlines: moved.length,
      oldDue: oldDue === null ? null : isoDay(oldDue),
      newDue: isoDay(due),
      granted: permission !== null,
      lateBy: lateBy(oldDue, on, plan),
      restores: handChange === null ? null : isoDay(handChange.from),
      fingerprint: fingerprintOf([
        [request.key, agency, code, isoDay(due), request.reason ?? '', oldDue === null ? '' : isoDay(oldDue)],
        [permission?.document ?? '', permission === null ? '' : isoDay(permission.day)],
        moved.map(({ key }) => key),
      ]),
      done: false,
      left: [],
      rights: null,
    },
  };
}

/** Working days that a deadline had been overdue on a day. */
export const lateBy = (due: Day | null, on: Day, { calendar }: Plan): number =>
  due === null || on <= due ? 0 : -daysLeft(due, on, calendar);

/** An official asks for what his own agency answers for, and says why. @throws Refusal */
function requireOwn(
  environment: Environment,
  plan: Plan,
  { agency }: Assessed,
  { everyone, reason, document, documentDay }: ExtendRequest,
): void {
  const email = environment.userEmail().toLowerCase();
  const own = plan.agencies.find(({ code }) => code === agency);
  if (email === '' || !own?.editors.some((one) => one.toLowerCase() === email))
    throw new Refusal(
      `Chỉ người điều phối, hoặc người được sửa của ${own?.name ?? agency}, mới được xin gia hạn nội dung này.`,
    );
  if (everyone)
    throw new Refusal('Chỉ người điều phối mới gia hạn cho mọi cơ quan; hãy xin cho cơ quan mình.');
  if (document !== undefined || documentDay !== undefined)
    throw new Refusal('Số văn bản, ngày văn bản do người điều phối ghi khi kết luận.');
  if (!reason?.trim()) throw new Refusal('Hãy ghi lý do xin gia hạn.');
}

function requireOpen({ kind, done, settled, title, status }: Assessed): void {
  if (kind === 'gaps')
    throw new Refusal('Thời hạn bổ sung kế hoạch không gia hạn riêng; hãy gia hạn việc ban hành kế hoạch.');
  if (done !== null) throw new Refusal(`«${title}» đã hoàn thành ngày ${vnDay(done)}: không gia hạn nữa.`);
  if (settled) throw new Refusal(`«${title}» đã duyệt hoặc thuộc kỳ đã chốt (${status}): không gia hạn nữa.`);
}

/** What tells a deadline from others of the same work, as people write it: "2026-Q2", "15/06/2026". */
function slotText(obligation: Assessed): string {
  const milestone = milestoneIn(obligation);
  const day = dayFromText(milestone);
  return day === null ? milestone || (obligation.period ?? '') : vnDay(day);
}

/** GH01, GH02 …: the number after the highest that stands in the sheet, whatever else stands in its row. */
function nextCode({ extensions }: Plan, contents: WorkbookContents): string {
  const sheet = contents.get(EXTENSIONS.title);
  const at = positions(EXTENSIONS, sheet).get('code');
  const codes = [
    ...extensions.map(({ code }) => code),
    ...(sheet?.values.slice(FIRST_DATA_ROW - 1) ?? []).map((line) => String(line[at ?? -1] ?? '')),
  ];
  const highest = Math.max(0, ...codes.map((code) => Number(/(\d+)\s*$/.exec(code)?.[1] ?? 0)));
  return `GH${String(highest + 1).padStart(2, '0')}`;
}

/** An official writes into the first free row of the columns that are his; `Kết luận` stays the coordinators'. */
function ask(environment: Environment, { current, row, report }: Wanted): ExtendReport {
  const { workbook } = environment;
  const sheet = current.contents.get(EXTENSIONS.title);
  if (!sheet)
    throw new Refusal(
      `Bảng tính chưa có trang «${EXTENSIONS.title}». Hãy nhờ người điều phối mở trang này (thanh bên, thẻ Tổng quan, mục Gia hạn).`,
    );
  const number = firstFreeRow(EXTENSIONS, sheet);
  const at = positions(EXTENSIONS, sheet);
  const look = () => {
    const { header, rows } = workbook.readRows(EXTENSIONS.title, number, 1);
    return header.some((title, i) => title !== sheet.values[0]![i]) ? null : (rows[0] ?? []);
  };
  const holds = (line: readonly CellValue[] | null, key: string): CellValue =>
    line?.[at.get(key) ?? -1] ?? '';
  const writes = rowWriters(workbook, EXTENSIONS, at, number, [row]);
  const free = look();
  if (free === null || Object.keys(row).some((key) => holds(free, key) !== ''))
    throw new Refusal('Trang Gia hạn đang có người ghi. Chưa ghi gì: hãy thử lại.');
  for (const write of writes) write();
  workbook.flush();
  const verdict = at.get('verdict');
  // Where the column is the coordinators' alone, an empty cell says the same.
  if (verdict !== undefined)
    try {
      const write = workbook.writer(EXTENSIONS.title, number, verdict + 1, [['Chờ']]);
      const own = look();
      if (holds(own, 'code') === row.code && holds(own, 'verdict') === '') write();
      workbook.flush();
    } catch {}
  return { ...report, done: true };
}

function grant(environment: Environment, wanted: Wanted): ExtendReport {
  const { report, row, handChange } = wanted;
  const { workbook } = environment;
  const { contents, sheets } = wantSheet(environment, wanted.current, EXTENSIONS);
  appendLedger(environment, [
    {
      deed: EXTENSIONS.title,
      agency: report.agency,
      content: `${report.code}: ${report.kind} ${row.work || row.milestone}, ${report.agencyName}`,
      detail: [
        `${report.oldDue ?? 'chưa có hạn'} → ${report.newDue}, ${String(wanted.grant!.document)}`,
        ...(report.restores === null ? [] : [`Trả lại Hạn hoàn thành ${report.restores}`]),
      ],
    },
  ]);
  appendRows(
    workbook,
    EXTENSIONS,
    [{ ...row, ...wanted.grant }],
    columnFinder(contents, sheets),
    (values, at) => comparable(String(values[at.get('code') ?? -1] ?? '')) === comparable(report.code),
  );
  const left = handChange === null ? [] : restore(environment, contents, handChange);
  workbook.flush();
  const { state: rights } = updateRights(environment, {
    calls: RIGHTS_CALLS,
    first: EXTENSIONS.title,
  });
  return { ...report, done: true, left, rights };
}

/** The day that was typed over goes back where it stood; the line in the ledger says that this was settled. */
function restore(
  { workbook }: Environment,
  contents: WorkbookContents,
  { task, from }: HandChange,
): string[] {
  const sheet = contents.get(TASKS.title)!;
  const at = positions(TASKS, sheet);
  const [code, due] = [at.get('code')!, at.get('due')!];
  const row = sheet.values.findIndex((line) => comparable(String(line[code] ?? '')) === comparable(task));
  const change: CellChange = {
    sheet: TASKS.title,
    row: row + 1,
    column: due + 1,
    header: TASKS.columns.due.title,
    old: sheet.values[row]?.[due] ?? '',
    now: dateFromDay(from),
  };
  const left = leftInWords(writeGuarded(workbook, [TASKS], contents, [change]));
  if (left.length > 0) return left;
  return leftInWords(writeGuarded(workbook, [LEDGER], contents, settledLines(contents, task)));
}

/** The ledger's lines of that task that wait. */
function settledLines(contents: WorkbookContents, task: string): CellChange[] {
  const sheet = contents.get(LEDGER.title);
  const at = positions(LEDGER, sheet);
  const cell = (line: readonly unknown[], key: string): string => String(line[at.get(key) ?? -1] ?? '');
  return (sheet?.values ?? []).flatMap((line, i): CellChange[] =>
    comparable(cell(line, 'deed')) === comparable(HAND_CHANGE.deed) &&
    cell(line, 'outcome') === HAND_CHANGE.waiting &&
    comparable(cell(line, 'detail').split('\n')[0]!) === comparable(task)
      ? [
          {
            sheet: LEDGER.title,
            row: i + 1,
            column: at.get('outcome')! + 1,
            header: LEDGER.columns.outcome.title,
            old: HAND_CHANGE.waiting,
            now: HAND_CHANGE.settled,
          },
        ]
      : [],
  );
}
