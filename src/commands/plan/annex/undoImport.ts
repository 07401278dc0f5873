/** Takes the last import of an annex back, as long as nobody has touched what it wrote. */
import { dateFromDay, dayFromText } from '../../../calendar/day.js';
import { type CellValue, comparable, isBlank } from '../../../cells/value.js';
import type { UndoImportReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { Columns } from '../../../schema/declaration.js';
import { TASKS } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { type Contents, positions } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { orderRights } from '../../workbook/rights/takeUpRights.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import {
  cellText,
  isAsWritten,
  marksOfRow,
  type RememberedImport,
  rememberedImport,
  rememberImport,
} from './importMemory.js';
import { markTasks } from './markTasks.js';

/** Of what stands in the way, as many are named. */
const NAMED = 10;

export function undoImport(environment: Environment): UndoImportReport {
  return environment.exclusively(() => {
    const { workbook, memory } = environment;
    const { plan, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'bỏ lần nhập kế hoạch');
    const done = rememberedImport(memory);
    const sheet = contents.get(TASKS.title);
    if (!done || !sheet)
      throw new Refusal('Không có lần nhập kế hoạch nào để bỏ, hoặc lần nhập gần nhất đã được bỏ.');
    const at = positions(TASKS, sheet);
    const rowOf = rowsByCode(sheet, at);
    const reported = new Set(plan.quarterlyRows.map(({ task }) => comparable(task)));
    const touched = [
      ...done.added.flatMap(([code, marks]) => {
        const row = rowOf(code);
        if (row === null) return [];
        if (reported.has(comparable(code))) return [`${code} đã có dòng ở trang Báo cáo quý`];
        return isAsWritten(marksOfRow(sheet.values[row]!, at), marks, done.isBeingUndone === true)
          ? []
          : [`${code} (dòng ${row + 1}) đã được sửa`];
      }),
      ...done.changed.flatMap(({ code, key, before, after }) => {
        const row = rowOf(code);
        const now = row === null ? null : cellText(sheet.values[row]![at.get(key) ?? -1]);
        // What a run that was cut off did not come to write is as it was.
        return now === after || now === before ? [] : [`${code}, ${titleOf(key)} đã được sửa`];
      }),
    ];
    if (touched.length > 0)
      throw new Refusal(
        `Không bỏ được lần nhập này vì sau đó đã có thay đổi: ${touched.slice(0, NAMED).join('; ')}${touched.length > NAMED ? ` và ${touched.length - NAMED} chỗ khác` : ''}. Chưa sửa gì.`,
      );

    const removed = done.added.filter(([code]) => rowOf(code) !== null);
    const restored = new Set(done.changed.map(({ code }) => code));
    orderRights(environment);
    appendLedger(environment, [
      {
        deed: 'Bỏ lần nhập kế hoạch',
        content: `Bỏ ${removed.length} nhiệm vụ đã thêm, trả lại ${restored.size} nhiệm vụ đã sửa`,
        detail: [...removed.map(([code]) => code), ...restored],
      },
    ]);
    rememberImport(memory, { ...done, isBeingUndone: true });
    const changes = [
      ...removed.flatMap(([code]) => emptied(sheet, rowOf(code)!)),
      ...done.changed.flatMap((change) => restoredCell(sheet, at, rowOf(change.code), change)),
    ];
    const skipped = leftInWords(writeGuarded(workbook, [TASKS], contents, changes));
    markTasks(workbook, done.marked, '');
    // Forgotten once it is undone: what was only asked for falls with a run that is cut off.
    workbook.flush();
    rememberImport(memory, null);
    const { state: rights } = updateRights(environment, { first: TASKS.title });
    return { removed: removed.length, restored: restored.size, skipped, rights };
  });
}

const titleOf = (key: string): string => (TASKS.columns as Columns)[key]?.title ?? key;

/** Where the task of a code stands (0-based); null where it does not, or twice. */
function rowsByCode(sheet: Contents, at: Positions): (code: string) => number | null {
  const rows = new Map<string, number[]>();
  sheet.values.forEach((values, i) => {
    const code = comparable(String(values[at.get('code') ?? -1] ?? ''));
    if (i > 0 && code !== '') rows.set(code, [...(rows.get(code) ?? []), i]);
  });
  return (code) => {
    const found = rows.get(comparable(code)) ?? [];
    return found.length === 1 ? found[0]! : null;
  };
}

const change = (sheet: Contents, row: number, column: number, now: CellValue): CellChange => ({
  sheet: TASKS.title,
  row: row + 1,
  column: column + 1,
  header: String(sheet.values[0]![column] ?? ''),
  old: sheet.values[row]![column] ?? '',
  now,
});

/** Every declared cell of a row that holds something; columns of people's own stay. */
function emptied(sheet: Contents, row: number): CellChange[] {
  return [...positions(TASKS, sheet)].flatMap(([key, column]) =>
    TASKS.columns[key as keyof typeof TASKS.columns].type === 'computed' ||
    isBlank(sheet.values[row]![column])
      ? []
      : [change(sheet, row, column, '')],
  );
}

function restoredCell(
  sheet: Contents,
  at: Positions,
  row: number | null,
  { key, before, after }: RememberedImport['changed'][number],
): CellChange[] {
  const column = at.get(key);
  if (row === null || column === undefined) return [];
  if (cellText(sheet.values[row]![column]) !== after) return [];
  const day = TASKS.columns[key as keyof typeof TASKS.columns].type === 'date' ? dayFromText(before) : null;
  return [change(sheet, row, column, day === null ? before : dateFromDay(day))];
}
