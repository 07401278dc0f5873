/**
 * Gives an agency or a task another code everywhere: in every sheet that names it, in what was approved, and in what the
 * ledger remembers of mails, so that nothing is reminded anew. The code's own row comes last: a run that is cut off is
 * taken up by the next. It also finishes what somebody began by typing another code over the old one.
 */
import { fingerprintOf } from '../../../cells/hash.js';
import type { CellValue } from '../../../cells/value.js';
import type { RenameReport, RenameRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { type Renaming, renamedCode } from '../../../plan/succession/renaming.js';
import { Refusal } from '../../../refusal.js';
import { noticeKeys } from '../../../reminders/memory/notice.js';
import {
  renamedDetail,
  renamedNames,
  renamedNotice,
  renamedTold,
} from '../../../reminders/memory/renamedNotices.js';
import { LEDGER } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { recall, remember } from '../../reminders/ledger/ledgerMemory.js';
import { recordsIn } from '../../reminders/ledger/records.js';
import { renameKeptDays } from '../../results/overview/keptDays.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { cellsNaming, codedSheet, ownCell } from './cellsNaming.js';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function renameCode(environment: Environment, request: RenameRequest): RenameReport {
  if (request.fingerprint === undefined) return preview(environment, request).report;
  return environment.exclusively(() => {
    const { current, renaming, changes, own, report } = preview(environment, request);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, bảng tính đã thay đổi. Chưa đổi gì: hãy xem trước lại.');
    const { workbook } = environment;
    const { contents, sheets } = current;
    appendLedger(environment, [
      {
        deed: DEED,
        agency: renaming.of === 'agency' ? renaming.to : '',
        content: `${renaming.from} → ${renaming.to}`,
        detail: report.cells.map(({ sheet, count }) => `${sheet}: ${count} ô`),
      },
    ]);
    const names = shortNames(current, renaming);
    const left = leftInWords(writeGuarded(workbook, sheets, contents, changes));
    renameInLedger(environment, renaming, names);
    const remembered = recall(environment);
    workbook.flush();
    if (remembered) remember(environment, { ...remembered, told: renamedTold(remembered.told, names) });
    renameKeptDays(environment, current.plan, renaming);
    if (own) left.push(...leftInWords(writeGuarded(workbook, [codedSheet(renaming)], contents, [own])));
    workbook.flush();
    // Nobody may edit more or less by it; what blocks are called is brought up to date by what goes on after this.
    const { state: rights } = updateRights(environment, { calls: 0 });
    return { ...report, done: true, left, rights };
  });
}

const DEED = 'Đổi mã';

interface Wanted {
  readonly current: Current;
  readonly renaming: Renaming;
  readonly changes: readonly CellChange[];
  readonly own: CellChange | null;
  readonly report: RenameReport;
}

function preview(environment: Environment, request: RenameRequest): Wanted {
  const current = requirePlanInZone(environment);
  const { contents, sheets } = current;
  requireCoordinator(environment, current.plan.settings, 'đổi mã');
  const renaming: Renaming = { of: request.of, from: request.from.trim(), to: request.to.trim() };
  requireProper(renaming);
  const own = ownCell(renaming, contents);
  const changes = cellsNaming(renaming, contents, sheets);
  requireFree(renaming, contents, own, changes);
  const counts = new Map<string, number>();
  for (const { sheet } of own ? [...changes, own] : changes) counts.set(sheet, (counts.get(sheet) ?? 0) + 1);
  return {
    current,
    renaming,
    changes,
    own,
    report: {
      of: renaming.of,
      from: own ? String(own.old) : renaming.from,
      to: renaming.to,
      cells: [...counts].map(([sheet, count]) => ({ sheet, count })),
      notices: recordsIn(contents)
        .flatMap(({ keys }) => keys)
        .filter((key) => renamedNotice(renaming, key) !== key).length,
      fingerprint: fingerprintOf([
        [renaming.of, renaming.from, renaming.to],
        ...(own ? [...changes, own] : changes).map(({ sheet, row, column, old }) => [
          sheet,
          String(row),
          String(column),
          String(old),
        ]),
      ]),
      done: false,
      left: [],
      rights: null,
    },
  };
}

/** @throws Refusal for a code that cells with several could not hold, or that names a group */
function requireProper({ from, to }: Renaming): void {
  if (to === '' || /[;,|\s@#]/.test(to) || to.length > LONGEST)
    throw new Refusal(
      `Mã mới «${to}» không dùng được: cần tối đa ${LONGEST} ký tự, không có dấu cách và các dấu ; , | @ #.`,
    );
  if (from === to) throw new Refusal('Mã mới giống hệt mã cũ: không có gì để đổi.');
}
const LONGEST = 40;

/** @throws Refusal where the new code is another's, or nothing bears or names the old one */
function requireFree(
  renaming: Renaming,
  contents: WorkbookContents,
  own: CellChange | null,
  changes: readonly CellChange[],
): void {
  const { title } = codedSheet(renaming);
  const taken = ownCell({ ...renaming, from: renaming.to }, contents);
  if (taken && own && taken.row !== own.row)
    throw new Refusal(
      `Mã «${renaming.to}» đã có ở trang ${title}, dòng ${taken.row}: hãy chọn mã khác. Chưa đổi gì.`,
    );
  if (own === null && changes.length === 0)
    throw new Refusal(
      `Không có mã «${renaming.from}» ở trang ${title}, cũng không còn trang nào ghi mã này.`,
    );
  if (own === null && taken === null)
    throw new Refusal(
      `Trang ${title} không có mã «${renaming.from}» và cũng không có mã «${renaming.to}»: hãy xem lại hai mã.`,
    );
}

/** The short names, old and new, of all notices that may be remembered. */
function shortNames({ plan, contents }: Current, renaming: Renaming): Map<string, string> {
  const told = recordsIn(contents).flatMap(({ keys }) => keys);
  // A run that was cut off has renamed some already.
  const back: Renaming = { ...renaming, from: renaming.to, to: renaming.from };
  const parentOf = new Map(plan.agencies.map(({ code, parent }) => [code, parent]));
  const standing = assessedObligations(plan).flatMap((obligation) => {
    if (obligation.due === null) return [];
    const superior = parentOf.get(obligation.agency);
    return [...noticeKeys(obligation, 0), ...(superior ? noticeKeys(obligation, 0, superior) : [])];
  });
  return renamedNames(renaming, [...told, ...told.map((key) => renamedNotice(back, key)), ...standing]);
}

/**
 * The ledger's codes and keys, each column in one block, from the first line that changes to the last: nobody types
 * there, and others append below. Read right before.
 */
function renameInLedger(
  { workbook }: Environment,
  renaming: Renaming,
  names: ReadonlyMap<string, string>,
): void {
  const sheet = workbook.read([LEDGER.title]).get(LEDGER.title);
  const at = positions(LEDGER, sheet);
  if (!sheet) return;
  const block = (key: string, renamed: (text: string) => string): void => {
    const column = at.get(key);
    if (column === undefined) return;
    const now = sheet.values.slice(FIRST_DATA_ROW - 1).map((line): CellValue => {
      const value = line[column] ?? '';
      return typeof value === 'string' ? renamed(value) : value;
    });
    const differs = now.map((value, i) => value !== (sheet.values[i + FIRST_DATA_ROW - 1]![column] ?? ''));
    const first = differs.indexOf(true);
    if (first < 0) return;
    workbook.write(
      LEDGER.title,
      first + FIRST_DATA_ROW,
      column + 1,
      now.slice(first, differs.lastIndexOf(true) + 1).map((value) => [value]),
    );
  };
  if (renaming.of === 'agency') block('agency', (text) => renamedCode(renaming, text));
  block('detail', (text) => renamedDetail(renaming, names, text));
}
