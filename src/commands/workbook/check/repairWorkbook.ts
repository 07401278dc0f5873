/**
 * Mends what is safe to mend: says first what it will do, then does exactly that. No row is deleted; a value that has
 * to leave its cell, or to take another form, stands in the ledger before it is touched, and the ledger says
 * afterwards what was done.
 */
import { fingerprintOf } from '../../../cells/hash.js';
import type { CellValue } from '../../../cells/value.js';
import { written } from '../../../check/cells.js';
import { type Flaw, mendsOf, stepsOf } from '../../../check/flaw.js';
import type { BrokenColumn, StructureRepair } from '../../../check/mend.js';
import { intruders } from '../../../check/sheets/formulas.js';
import { structureRepairs } from '../../../check/sheets/structure.js';
import type { RepairReport, RepairRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { Sheet } from '../../../schema/declaration.js';
import { layoutOf, layoutOfSettings } from '../../../schema/layout.js';
import { SETTING_KEYS } from '../../../schema/settings.js';
import { SETTINGS } from '../../../schema/sheets.js';
import type { DeclaredSheets } from '../../../schema/sheetsAtHand.js';
import { HEADER_ROW } from '../../../schema/standing.js';
import { completionOf } from '../../../workbook/completion.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import type { Problem } from '../../../workbook/reading/problem.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { requireCoordinator } from '../../coordinator.js';
import { enableSchedule, removeExtraTriggers } from '../../daily/schedule.js';
import { appendLedger, type LedgerLine } from '../../ledger.js';
import { settleApprovals } from '../rights/approvals.js';
import { gatherRows } from '../rights/gatherRows.js';
import { rightsState } from '../rights/rightsState.js';
import { updateRights } from '../rights/updateRights.js';
import { completeWorkbook } from '../setUp/completeWorkbook.js';
import { migrate, pendingMigrations } from '../setUp/migrate.js';
import { rememberedHeaders, rememberWorkbook } from '../workbookMemory.js';
import { type Examination, examine } from './examination.js';

const DEED = 'Sửa bảng tính';

/** Of the 1,500 calls of an execution, those left to rights, which go on by themselves. */
const RIGHTS_CALLS = 580;
const RIGHTS_CALLS_OF_OLDER = 250;

/** Of what a preview says: rights are compared by a sample that differs from time to time, and mended in any case. */
const fingerprintOfSteps = (flaws: readonly Flaw[]): string =>
  fingerprintOf([stepsOf(flaws.filter(({ mend }) => mend?.kind !== 'rights'))]);

export function repairWorkbook(environment: Environment, { fingerprint }: RepairRequest): RepairReport {
  return environment.exclusively(() => {
    const { settings } = readPlan(environment.workbook.read(), environment.today()).plan;
    requireCoordinator(environment, settings, 'sửa bảng tính');
    const examination = examine(environment);
    refuseAt(examination.obstacles);
    const steps = stepsOf(examination.flaws);
    const current = fingerprintOfSteps(examination.flaws);
    if (fingerprint === undefined)
      return {
        steps,
        done: false,
        fingerprint: current,
        valuesKept: 0,
        left: [],
        unreachable: examination.unreachable,
        rights: rightsState(environment),
      };
    if (fingerprint !== current)
      throw new Refusal(
        'Bảng tính đã thay đổi từ lúc xem trước nên chưa sửa gì. Hãy xem lại các việc sẽ làm rồi sửa.',
      );
    return { steps, done: true, fingerprint: current, ...repair(environment, examination) };
  });
}

/** @throws Refusal where people must settle something first */
export function refuseAt([obstacle]: readonly Problem[]): void {
  if (obstacle) throw new Refusal(`${obstacle.message} ${obstacle.remedy}`);
}

/** Does all that an examination calls for: first where things stand, then what stands in them. */
export function repair(
  environment: Environment,
  { flaws, sheets }: Examination,
): Pick<RepairReport, 'valuesKept' | 'left' | 'unreachable' | 'rights'> {
  const { workbook } = environment;
  const isOlder = pendingMigrations(workbook).length > 0;
  const structure = restructure(
    environment,
    mendsOf(flaws, 'structure').map(({ repair: one }) => one),
    sheets,
  );
  completeWorkbook(environment, workbook.read(), sheets, null);
  migrate(environment);
  const steps = stepsOf(flaws);
  const lines: LedgerLine[] = [{ deed: DEED, content: `${steps.length} việc`, detail: steps }];
  if (structure.replaced.length > 0)
    lines.push({ deed: DEED, content: 'Tiêu đề cũ', outcome: 'Đã thay', detail: structure.replaced });
  if (steps.length > 0) appendLedger(environment, lines);

  // Everything now stands where the schema wants it; what is left concerns cells.
  const now = examine(environment).flaws;
  layOut(environment, mendsOf(now, 'layout'), sheets);
  const cells = normalize(
    environment,
    mendsOf(now, 'cells').flatMap(({ changes }) => changes),
    sheets,
  );
  const cleared = renewFormulas(
    environment,
    mendsOf(now, 'formula').map(({ column }) => column),
  );
  for (const { titles } of mendsOf(now, 'order'))
    titles.forEach((title, index) => {
      workbook.moveSheet(title, index);
    });
  for (const { flaw, hour } of mendsOf(now, 'schedule')) {
    if (flaw === 'doubled') removeExtraTriggers(environment);
    else enableSchedule(environment, hour);
  }
  for (const { sheet } of mendsOf(now, 'sortRows')) gatherRows(environment, sheet);
  settleApprovals(environment, workbook.read());
  rememberWorkbook(environment);
  workbook.flush();
  const calls = isOlder ? RIGHTS_CALLS_OF_OLDER : RIGHTS_CALLS;
  const { unreachable, state: rights } = updateRights(environment, { calls, all: true });
  return {
    valuesKept: structure.replaced.length + cells.written + cleared,
    left: [...structure.left, ...cells.left],
    unreachable,
    rights,
  };
}

/** Puts sheets and headers back where they still are as they were found. */
function restructure(
  environment: Environment,
  structure: readonly StructureRepair[],
  sheets: DeclaredSheets,
): { readonly replaced: string[]; readonly left: string[] } {
  const { workbook } = environment;
  const remembered = rememberedHeaders(workbook);
  const replaced: string[] = [];
  const left: string[] = [];
  for (const step of structure) {
    const titles = step.kind === 'renameSheet' ? undefined : [step.sheet];
    const again = structureRepairs(workbook.read(titles), remembered, sheets).map((one) =>
      JSON.stringify(one),
    );
    if (!again.includes(JSON.stringify(step))) {
      left.push(`Đã thay đổi trong lúc sửa, giữ nguyên: trang ${step.sheet}, dòng tiêu đề.`);
      continue;
    }
    if (step.kind === 'renameSheet') workbook.renameSheet(step.sheet, step.to);
    else if (step.kind === 'headerToTop') workbook.moveRowToTop(step.sheet, step.row);
    else if (step.kind === 'insertHeader') workbook.insertRowAtTop(step.sheet);
    else {
      workbook.write(step.sheet, 1, step.column, [[step.title]]);
      if (step.was !== '') replaced.push(`${step.sheet}, dòng 1, ${step.title}: «${step.was}»`);
    }
  }
  if (structure.length > 0) workbook.flush();
  return { replaced, left };
}

function layOut(
  environment: Environment,
  spoilt: readonly { readonly sheet: Sheet; readonly key: string }[],
  sheets: DeclaredSheets,
): void {
  const { workbook } = environment;
  if (spoilt.length === 0) return;
  const { standing } = completionOf(workbook.read(), sheets);
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

/** Where a value stands, for the ledger. */
const placed = (
  { sheet, row, header }: { sheet: string; row: number; header: string },
  value: CellValue,
  now?: CellValue,
): string =>
  `${sheet}, dòng ${row}, ${header}: «${written(value)}»${now === undefined ? '' : ` → «${written(now)}»`}`;

/** Values into their proper form: announced in the ledger, written, and what was done told there. */
function normalize(
  environment: Environment,
  changes: readonly CellChange[],
  sheets: DeclaredSheets,
): { readonly written: number; readonly left: string[] } {
  if (changes.length === 0) return { written: 0, left: [] };
  const { workbook } = environment;
  const seen = workbook.read([...new Set(changes.map(({ sheet }) => sheet))]);
  appendLedger(environment, [
    {
      deed: DEED,
      content: 'Giá trị sắp được chuẩn hóa',
      outcome: 'Đang sửa',
      detail: changes.map((change) => placed(change, change.old, change.now)),
    },
  ]);
  const left = leftInWords(writeGuarded(workbook, sheets, seen, changes));
  workbook.flush();
  const done = changes.length - left.length;
  appendLedger(environment, [
    {
      deed: DEED,
      content: 'Giá trị được chuẩn hóa',
      outcome: done > 0 ? 'Đã thay' : 'Giữ nguyên',
      detail: [`${done} trong ${changes.length} ô nêu ở dòng «Giá trị sắp được chuẩn hóa».`, ...left],
    },
  ]);
  return { written: done, left };
}

/** Clears what stands in computed columns, kept in the ledger, and writes their formulas anew. */
function renewFormulas(environment: Environment, broken: readonly BrokenColumn[]): number {
  if (broken.length === 0) return 0;
  const { workbook } = environment;
  const bySheet = new Map<string, BrokenColumn[]>();
  for (const column of broken)
    bySheet.set(column.sheet.title, [...(bySheet.get(column.sheet.title) ?? []), column]);
  const titles = [...bySheet.keys()];
  /** Values that are no formula's. */
  const strangers = (contents: WorkbookContents, onlyFormulas: boolean) =>
    [...bySheet].flatMap(([sheet, columns]) =>
      columns.flatMap(({ column, title, formula }) =>
        intruders(contents.get(sheet)!, column)
          .filter(({ row }) => !onlyFormulas || contents.get(sheet)!.formulas[row - 1]?.[column - 1])
          .map((one) => ({ sheet, column, header: title, ...one, ours: one.value === formula })),
      ),
    );

  /** With the formulas gone, nothing spills any more, and what is left was typed. */
  const clear = (onlyFormulas: boolean): number => {
    const cells = strangers(workbook.read(titles), onlyFormulas);
    const typed = cells.filter(({ ours }) => !ours);
    if (typed.length > 0)
      appendLedger(environment, [
        {
          deed: DEED,
          content: 'Giá trị trong cột tự tính',
          outcome: 'Xóa khỏi ô',
          detail: typed.map((cell) => placed(cell, cell.value)),
        },
      ]);
    // Only what stands in the ledger as it is: a value typed meanwhile is the next repair's.
    const name = ({ sheet, row, column, value }: (typeof cells)[number]): string =>
      JSON.stringify([sheet, row, column, value]);
    const kept = new Set(cells.map(name));
    const still = strangers(workbook.read(titles), onlyFormulas).filter((cell) => kept.has(name(cell)));
    for (const sheet of titles)
      workbook.clearer(
        sheet,
        still.filter((cell) => cell.sheet === sheet),
      )?.();
    workbook.flush();
    return typed.length;
  };
  const formulas = clear(true) + freeHeaders(environment, broken, workbook.read(titles));
  const values = clear(false);
  for (const [sheet, columns] of bySheet)
    workbook.writeFormulas(
      sheet,
      columns.map(({ column, formula }) => ({ row: HEADER_ROW, column, formula })),
    );
  workbook.flush();
  return formulas + values;
}

/**
 * Puts plain titles in place of the formulas in the headers, so that nothing spills any more and the columns are still
 * found by them. A formula that is not the one wanted goes into the ledger.
 */
function freeHeaders(
  environment: Environment,
  broken: readonly BrokenColumn[],
  contents: WorkbookContents,
): number {
  const { workbook } = environment;
  const inHeader = broken.flatMap((one) => {
    const present = contents.get(one.sheet.title)?.formulas[HEADER_ROW - 1]?.[one.column - 1];
    return present ? [{ ...one, present }] : [];
  });
  const foreign = inHeader.filter(({ present, formula }) => present !== formula);
  if (foreign.length > 0)
    appendLedger(environment, [
      {
        deed: DEED,
        content: 'Giá trị trong cột tự tính',
        outcome: 'Xóa khỏi ô',
        detail: foreign.map(({ sheet, title, present }) =>
          placed({ sheet: sheet.title, row: HEADER_ROW, header: title }, present),
        ),
      },
    ]);
  for (const { sheet, column, title } of inHeader) workbook.write(sheet.title, HEADER_ROW, column, [[title]]);
  workbook.flush();
  return foreign.length;
}
