/** Takes a pasted annex over into `Nhiệm vụ`, as it was seen in the preview and put right there. */
import { AMENDED, type AmendedKey } from '../../../annex/amendments.js';
import { normalName, unitName } from '../../../annex/names/normalName.js';
import { comparable } from '../../../cells/value.js';
import type { ImportReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { APPENDIX, NAMES, TASKS } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { markGone } from '../../reporting/periods/markGone.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { decisionsBeside } from './appendixCells.js';
import { type Decided, decide } from './decisions.js';
import { cellText, marksOf, rememberedImport, rememberImport } from './importMemory.js';
import { markTasks } from './markTasks.js';
import { changeInWords, type Import, readImport } from './readImport.js';
import { amendedCells, taskCells } from './taskCells.js';

/** Columns without which a task that was taken over would say less than the preview. */
const NEEDED = ['code', 'title', 'leads', 'supports', 'due', 'cycle', 'milestones', 'timeWords'] as const;

const GONE = 'Không còn trong phụ lục';

export function importPlan(environment: Environment, request: RequestOf<'importPlan'>): ImportReport {
  return environment.exclusively(() => {
    const { workbook } = environment;
    const current = requirePlanInZone(environment);
    const { plan, contents } = current;
    requireCoordinator(environment, plan.settings, 'nhập kế hoạch');
    requireColumns(current);
    const read = readImport(current, request);
    if (read.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, phụ lục, danh sách cơ quan, trang Nhiệm vụ hoặc cấu hình đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    const beside =
      request.table === undefined && request.sheet === APPENDIX.title
        ? decisionsBeside(contents.get(APPENDIX.title)!, read, plan.settings.year)
        : [];
    const { added, changed, left } = decide(read, request.changes ?? beside, plan);
    const gone = goneTasks(read, request.gone ?? []);
    if (added.length + changed.length + gone.length === 0) {
      // Of an import that was cut off, the rows may stand below empty ones.
      addTasks(
        current,
        workbook,
        [],
        (rememberedImport(environment.memory)?.added ?? []).map(([code]) => code),
      );
      return { added: 0, changed: 0, marked: 0, left, skipped: [], undoable: false, rights: null };
    }

    const cells = changed.flatMap((one) => cellChanges(current, one));
    const rows = added.map(({ amendment, row }) => taskCells(amendment.code, row, plan.settings.year));
    orderRights(environment);
    // Both before anything is done: whoever is cut off leaves a trace, and repeating adds nothing twice.
    const undoable = rememberImport(environment.memory, {
      at: environment.now().toISOString(),
      added: rows.map((row) => [String(row.code), marksOf((key) => row[key as keyof typeof row])]),
      changed: cells.map(({ code, key, change }) => ({
        code,
        key,
        before: cellText(change.old),
        after: cellText(change.now),
      })),
      marked: gone.map(({ code }) => code),
    });
    appendLedger(environment, [
      {
        deed: 'Nhập kế hoạch',
        content: `Thêm ${added.length} nhiệm vụ, sửa ${changed.length}, đánh dấu ${gone.length}`,
        detail: [
          ...added.map(
            ({ amendment, row }) => `Thêm ${amendment.code} (dòng ${row.source} của phụ lục): ${row.title}`,
          ),
          ...changed.map(
            ({ amendment }) => `Sửa ${amendment.code}: ${amendment.changes.map(changeInWords).join('; ')}`,
          ),
          ...gone.map(({ code, title }) => `${GONE}: ${code} ${title}`),
        ],
      },
    ]);

    addTasks(
      current,
      workbook,
      rows,
      rows.map(({ code }) => String(code)),
    );
    const skipped = leftInWords(
      writeGuarded(
        workbook,
        [TASKS],
        contents,
        cells.map(({ change }) => change),
      ),
    );
    markTasks(
      workbook,
      gone.map(({ code }) => code),
      `${GONE} (bản mới nhập). Nhiệm vụ được giữ lại và vẫn được tính.`,
    );
    countUses(current, workbook, [...added, ...changed]);
    workbook.flush();
    if (cells.some(({ key }) => key === 'leads' || key === 'supports')) markWithdrawn(environment, contents);
    const { state: rights } = updateRights(environment, { first: TASKS.title });
    return {
      added: added.length,
      changed: changed.length,
      marked: gone.length,
      left,
      skipped,
      undoable,
      rights,
    };
  });
}

/** Adds tasks below those that stand, and takes up those of the codes that an import left further down. */
function addTasks(
  { contents, sheets }: Current,
  workbook: WorkbookPort,
  rows: readonly RowToWrite<typeof TASKS>[],
  codes: readonly string[],
): void {
  const ours = new Set(codes.map(comparable));
  appendRows(workbook, TASKS, rows, columnFinder(contents, sheets), (values, at) =>
    ours.has(comparable(String(values[at.get('code') ?? -1] ?? ''))),
  );
}

/** How often each answered name was used, in `Tên gọi`. */
function countUses({ plan, contents }: Current, workbook: WorkbookPort, done: readonly Decided[]): void {
  const sheet = contents.get(NAMES.title);
  const column = positions(NAMES, sheet).get('uses');
  if (!sheet || column === undefined || plan.aliases.length === 0) return;
  const unit = unitName(plan.settings.unit);
  const used = done.flatMap(({ row }) => row.names.map(({ text }) => normalName(text, unit)));
  const changes = plan.aliases.flatMap(({ row, text }): CellChange[] => {
    const own = normalName(text, unit);
    const uses = used.filter((one) => one === own).length;
    const old = sheet.values[row - 1]![column] ?? '';
    const now = String((Number(old) || 0) + uses);
    return uses === 0
      ? []
      : [{ sheet: NAMES.title, row, column: column + 1, header: NAMES.columns.uses.title, old, now }];
  });
  writeGuarded(workbook, [NAMES], contents, changes);
}

function requireColumns({ contents }: Current): void {
  const sheet = contents.get(TASKS.title);
  const at = positions(TASKS, sheet);
  const missing = NEEDED.filter((key) => !at.has(key)).map((key) => TASKS.columns[key].title);
  if (!sheet || missing.length > 0)
    throw new Refusal(
      `Trang «${TASKS.title}» ${sheet ? `thiếu cột ${missing.join(', ')}` : 'không còn'}. Hãy chạy lại «Thiết lập bảng tính» rồi nhập kế hoạch.`,
    );
}

/** What an accepted amendment writes into the cells of a task that stands. */
function cellChanges(
  { contents, plan }: Current,
  { amendment, row }: Decided,
): { readonly code: string; readonly key: string; readonly change: CellChange }[] {
  const sheet = contents.get(TASKS.title)!;
  const at = positions(TASKS, sheet);
  const now = { ...amendedCells(row, plan.settings.year), timeWords: row.written.time };
  const keys: (AmendedKey | 'timeWords')[] = amendment.changes.map(({ key }) => key);
  if (keys.some((key) => key === 'due' || key === 'cycle' || key === 'milestones')) keys.push('timeWords');
  return keys.flatMap((key) => {
    const column = at.get(key);
    if (column === undefined) return [];
    const old = sheet.values[amendment.row! - 1]?.[column] ?? '';
    return [
      {
        code: amendment.code,
        key,
        change: {
          sheet: TASKS.title,
          row: amendment.row!,
          column: column + 1,
          header: key === 'timeWords' ? TASKS.columns.timeWords.title : AMENDED[key],
          old,
          now: now[key],
        },
      },
    ];
  });
}

/** Rows of open quarters whose agency has no part in its task any more, or has one again. */
function markWithdrawn(environment: Environment, before: WorkbookContents): void {
  const contents = new Map([...before, ...environment.workbook.read([TASKS.title])]);
  const { plan } = readPlan(contents, environment.today());
  const open = plan.periods.filter(({ kind, state }) => kind === 'Quý' && state === 'Đang mở');
  if (open.length === 0) return;
  markGone(
    environment,
    plan,
    open.map(({ code }) => code),
  );
  environment.workbook.flush();
}

/** Tasks that the annex no longer has and that a person wants marked. @throws Refusal for others */
function goneTasks({ gone }: Import, codes: readonly string[]): Import['gone'] {
  return codes.map((code) => {
    const task = gone.find((one) => comparable(one.code) === comparable(code));
    if (!task) throw new Refusal(`Nhiệm vụ «${code}» không thuộc diện không còn trong phụ lục.`);
    return task;
  });
}
