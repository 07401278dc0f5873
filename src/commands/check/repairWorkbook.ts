/**
 * Mends what is safe to mend: says first what it will do, then does exactly that. No row is deleted; a value that has
 * to leave its cell, or to take another form, stands in the ledger before it is touched.
 */

import { fingerprintOf } from '../../cells/hash.js';
import type { CellValue } from '../../cells/value.js';
import { type CellChange, written } from '../../check/cells.js';
import { type BrokenColumn, intruders } from '../../check/formulas.js';
import type { StructureRepair } from '../../check/structure.js';
import type { RepairReport, RepairRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { Sheet } from '../../schema/declaration.js';
import { formatOf, layoutOf, layoutOfSettings, TEXT_FORMAT } from '../../schema/layout.js';
import { SETTING_KEYS } from '../../schema/settings.js';
import { SETTINGS, SHEETS } from '../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../schema/standing.js';
import { completionOf } from '../../workbook/completion.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import { readPlan } from '../../workbook/readPlan.js';
import { requireCoordinator } from '../coordinator.js';
import { enableSchedule, removeExtraTriggers } from '../daily/schedule.js';
import { appendLedger, type LedgerLine } from '../ledger.js';
import { protectWorkbook } from '../rights/protectWorkbook.js';
import { completeWorkbook } from '../setUp/completeWorkbook.js';
import { migrate } from '../setUp/migrate.js';
import { rememberWorkbook } from '../workbookMemory.js';
import { type Examination, examine } from './examination.js';

const DEED = 'Sửa bảng tính';

export function repairWorkbook(environment: Environment, { fingerprint }: RepairRequest): RepairReport {
  return environment.exclusively(() => {
    const { settings } = readPlan(environment.workbook.read(), environment.today()).plan;
    requireCoordinator(environment, settings, 'sửa bảng tính');
    const examination = examine(environment);
    const { steps } = examination;
    const current = fingerprintOf([steps]);
    if (fingerprint === undefined)
      return {
        steps,
        done: false,
        fingerprint: current,
        valuesKept: 0,
        unreachable: examination.unreachable,
      };
    if (fingerprint !== current)
      throw new Refusal(
        'Bảng tính đã thay đổi từ lúc xem trước nên chưa sửa gì. Hãy xem lại các việc sẽ làm rồi sửa.',
      );
    const { valuesKept, unreachable } = repair(environment, examination);
    return { steps, done: true, fingerprint: current, valuesKept, unreachable };
  });
}

/** Does all that an examination calls for. */
export function repair(
  environment: Environment,
  { structure, steps }: Examination,
): { readonly valuesKept: number; readonly unreachable: readonly string[] } {
  const { workbook } = environment;
  restructure(environment, structure);
  completeWorkbook(environment, workbook.read(), null);
  migrate(environment);
  const replaced = structure.flatMap((done) =>
    done.kind === 'restoreHeader' && done.was !== ''
      ? [`${done.sheet}, dòng 1, ${done.title}: «${done.was}»`]
      : [],
  );
  const lines: LedgerLine[] = [{ deed: DEED, content: `${steps.length} việc`, detail: steps }];
  if (replaced.length > 0)
    lines.push({ deed: DEED, content: 'Tiêu đề cũ', outcome: 'Đã thay', detail: replaced });
  if (steps.length > 0) appendLedger(environment, lines);

  // Everything now stands where the schema wants it; what is left concerns cells.
  const { spoilt, changes, broken, order, trigger, sendHour } = examine(environment);
  layOut(environment, spoilt);
  keep(
    environment,
    'Giá trị được chuẩn hóa',
    'Đã thay',
    changes.map((change) => ({ ...change, value: change.old, now: change.now })),
  );
  write(environment, changes);
  const cleared = renewFormulas(environment, broken);
  for (const [index, title] of order?.entries() ?? []) workbook.moveSheet(title, index);
  if (trigger === 'doubled') removeExtraTriggers(environment);
  if (trigger === 'missing' || trigger === 'moved') enableSchedule(environment, sendHour);
  const { unreachable } = protectWorkbook(environment);
  rememberWorkbook(environment);
  workbook.flush();
  return { valuesKept: replaced.length + changes.length + cleared, unreachable };
}

function restructure({ workbook }: Environment, structure: readonly StructureRepair[]): void {
  for (const step of structure) {
    if (step.kind === 'renameSheet') workbook.renameSheet(step.sheet, step.to);
    else if (step.kind === 'headerToTop') workbook.moveRowToTop(step.sheet, step.row);
    else if (step.kind === 'insertHeader') workbook.insertRowAtTop(step.sheet);
    else workbook.write(step.sheet, 1, step.column, [[step.title]]);
  }
  if (structure.length > 0) workbook.flush();
}

function layOut(environment: Environment, spoilt: Examination['spoilt']): void {
  const { workbook } = environment;
  if (spoilt.length === 0) return;
  const { standing } = completionOf(workbook.read());
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);
  const bySheet = new Map<Sheet, string[]>();
  for (const { sheet, key } of spoilt) bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), key]);
  for (const [sheet, keys] of bySheet)
    workbook.applyLayout(
      sheet.title,
      layoutOf(sheet, standing.positions.get(sheet.title)!, keys, positionOf),
    );
  if (spoilt.some(({ sheet }) => sheet.key === SETTINGS.key))
    workbook.formatCells(SETTINGS.title, layoutOfSettings(SETTING_KEYS, standing));
}

/** Puts values that are about to leave their cells into the ledger. */
function keep(
  environment: Environment,
  content: string,
  outcome: string,
  cells: readonly { sheet: string; row: number; header: string; value: CellValue; now?: CellValue }[],
): void {
  if (cells.length === 0) return;
  appendLedger(environment, [
    {
      deed: DEED,
      content,
      outcome,
      detail: cells.map(
        ({ sheet, row, header, value, now }) =>
          `${sheet}, dòng ${row}, ${header}: «${written(value)}»${now === undefined ? '' : ` → «${written(now)}»`}`,
      ),
    },
  ]);
}

/** Writes changed cells, a column at a time; formulas that stand between them are written around. */
function write({ workbook }: Environment, changes: readonly CellChange[]): void {
  const columns = new Map<string, CellChange[]>();
  for (const change of changes) {
    const key = `${change.sheet}|${change.column}`;
    columns.set(key, [...(columns.get(key) ?? []), change]);
  }
  if (columns.size === 0) return;
  const contents = workbook.read();
  for (const group of columns.values()) {
    const { sheet, column, header } = group[0]!;
    const { values, formulas } = contents.get(sheet)!;
    const isText = declaredFormat(sheet, header) === TEXT_FORMAT;
    const now = new Map(group.map((change) => [change.row, change.now]));
    let run: CellValue[][] = [];
    const writeRun = (below: number): void => {
      if (run.length > 0) workbook.write(sheet, below - run.length, column, run);
      run = [];
    };
    const last = group[group.length - 1]!.row;
    for (let row = group[0]!.row; row <= last; row++) {
      if (formulas[row - 1]?.[column - 1]) {
        writeRun(row);
        continue;
      }
      run.push([now.get(row) ?? asItStands(values[row - 1]![column - 1]!, isText)]);
    }
    writeRun(last + 1);
  }
}

/** An unchanged value, so that setValues, which works as typing does, leaves it what it is. */
function asItStands(value: CellValue, isText: boolean): CellValue {
  if (typeof value !== 'string' || value === '') return value;
  return isText && !value.startsWith("'") ? value : `'${value}`;
}

function declaredFormat(title: string, header: string): string {
  const sheet: Sheet = SHEETS.find((one) => one.title === title)!;
  return formatOf(Object.values(sheet.columns).find((column) => column.title === header)!);
}

/** Clears what stands in computed columns, kept in the ledger, and writes their formulas anew. */
function renewFormulas(environment: Environment, broken: readonly BrokenColumn[]): number {
  if (broken.length === 0) return 0;
  const { workbook } = environment;
  const bySheet = new Map<string, BrokenColumn[]>();
  for (const column of broken)
    bySheet.set(column.sheet.title, [...(bySheet.get(column.sheet.title) ?? []), column]);

  /** Values that are no formula's: with the formulas gone, nothing spills any more. */
  const clear = (contents: WorkbookContents, onlyFormulas: boolean): number => {
    const cells = [...bySheet].flatMap(([sheet, columns]) =>
      columns.flatMap(({ column, title, formula }) =>
        intruders(contents.get(sheet)!, column)
          .filter(({ row }) => !onlyFormulas || contents.get(sheet)!.formulas[row - 1]?.[column - 1])
          .map((one) => ({ sheet, column, header: title, ...one, ours: one.value === formula })),
      ),
    );
    const typed = cells.filter(({ ours }) => !ours);
    keep(environment, 'Giá trị trong cột tự tính', 'Đã xóa khỏi ô', typed);
    for (const sheet of bySheet.keys())
      workbook.clearCells(
        sheet,
        cells.filter((cell) => cell.sheet === sheet),
      );
    workbook.flush();
    return typed.length;
  };
  const titles = [...bySheet.keys()];
  const formulas = clear(workbook.read(titles), true);
  const values = clear(workbook.read(titles), false);
  for (const [sheet, columns] of bySheet)
    workbook.writeFormulas(
      sheet,
      columns.map(({ column, formula }) => ({ row: FIRST_DATA_ROW, column, formula })),
    );
  workbook.flush();
  return formulas + values;
}
