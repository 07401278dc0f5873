/** Every sheet as it is to stand in the next year's workbook, each as one block of rows. */

import { type Day, dateFromDay } from '../../../calendar/day.js';
import { carriedFindings } from '../../../carry/carriedFindings.js';
import { heirOf, withHeirs } from '../../../carry/heirs.js';
import {
  carriedNote,
  goesOn,
  isRenewed,
  type Proposal,
  type TaskNextYear,
  taskProposals,
} from '../../../carry/taskProposals.js';
import { milestonesOn, wordsOn, yearOn } from '../../../carry/yearOn.js';
import { type CellValue, comparable, dayInCell, isBlank } from '../../../cells/value.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { type YearPeriod, yearPeriods } from '../../../plan/periods/yearPeriods.js';
import { folded } from '../../../reminders/memory/notice.js';
import type { Sheet } from '../../../schema/declaration.js';
import {
  AGENCIES,
  APPEALS,
  APPENDIX,
  DATA,
  EXTENSIONS,
  FINDINGS,
  INDICATORS,
  INSPECTION_PLANS,
  LEDGER,
  MARKS,
  OWN_PLANS,
  PERIODIC,
  PERIODS,
  QUARTERLY,
  SUCCESSIONS,
  TASKS,
} from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { periodRow } from '../../../workbook/periodRow.js';
import type { Current } from '../../currentPlan.js';
import { recordsIn } from '../../reminders/ledger/records.js';

/** A sheet's rows below the header, from its first column on, as many as stand there or more. */
export interface SheetNextYear {
  readonly sheet: Sheet;
  readonly block: readonly (readonly CellValue[])[];
  readonly kept: number;
  readonly changed: number;
  readonly emptied: number;
}

export interface NextYear {
  readonly tasks: readonly TaskNextYear[];
  readonly findings: { readonly all: number; readonly open: number };
  /** In the order in which they may be written: what others are reckoned from comes before it is emptied. */
  readonly sheets: readonly SheetNextYear[];
  /** What people should know, in sentences. */
  readonly notes: readonly string[];
}

/** Emptied: the original keeps them. What an agency gave over (`Sắp xếp cơ quan`) is in the other sheets by then. */
const EMPTIED = [QUARTERLY, PERIODIC, DATA, OWN_PLANS, MARKS, APPEALS, EXTENSIONS, SUCCESSIONS, APPENDIX];

/** A row's cells, to be changed: by column key. */
class Row {
  readonly values: CellValue[];
  constructor(
    values: readonly CellValue[],
    private readonly at: ReadonlyMap<string, number>,
    /** 1-based. */
    readonly number: number,
  ) {
    this.values = [...values];
  }
  get(key: string): CellValue {
    return this.values[this.at.get(key) ?? -1] ?? '';
  }
  text(key: string): string {
    return String(this.get(key)).trim();
  }
  set(key: string, value: CellValue): void {
    const place = this.at.get(key);
    if (place !== undefined) this.values[place] = value;
  }
}

const ofSheet = (sheet: Sheet, contents: WorkbookContents): Row[] => {
  const one = contents.get(sheet.title);
  const at = positions(sheet, one);
  return (one?.values.slice(FIRST_DATA_ROW - 1) ?? []).map(
    (line, i) => new Row(line, at, i + FIRST_DATA_ROW),
  );
};

/** The columns (0-based) that formulas in the header fill. */
const computedAt = ({ formulas }: Contents): ReadonlySet<number> =>
  new Set((formulas[0] ?? []).flatMap((formula, i) => (formula === '' ? [] : [i])));

/**
 * The rows that stay, changed by `change`, which says of each whether it stays. Each stays where it is, and one that goes
 * leaves an empty row: while codes are pushed out, a rule that lets each stand once refuses one that moves up.
 */
function carried(
  sheet: Sheet,
  contents: WorkbookContents,
  change: (row: Row) => boolean,
): SheetNextYear | null {
  const one = contents.get(sheet.title);
  if (!one) return null;
  const computed = computedAt(one);
  const blank = (one.values[0] ?? []).map((): CellValue => '');
  const counts = { kept: 0, changed: 0, emptied: 0 };
  const block = ofSheet(sheet, contents).map((row): readonly CellValue[] => {
    if (row.values.every((value, i) => computed.has(i) || isBlank(value))) return blank;
    const before = row.values.map(String).join('\n');
    const stays = change(row);
    if (!stays) counts.emptied++;
    else if (row.values.map(String).join('\n') === before) counts.kept++;
    else counts.changed++;
    const formulas = one.formulas[row.number - 1] ?? [];
    return stays ? row.values.map((value, i) => (computed.has(i) ? '' : formulas[i] || value)) : blank;
  });
  return { sheet, block, ...counts };
}

export const isEmptyRow = (row: readonly CellValue[]): boolean => row.every(isBlank);

const isEnded = (row: Row): boolean => comparable(row.text('state')) === comparable('Kết thúc');

/** @param tasksDone whether the tasks stand already as they are to be: a run that was cut off has written them */
export function nextYearOf(
  { plan, contents, sheets: standing }: Pick<Current, 'plan' | 'contents' | 'sheets'>,
  from: number,
  decided: ReadonlyMap<string, Proposal>,
  tasksDone: boolean,
): NextYear {
  const { calendar, successions } = plan;
  const assessed = assessedObligations(plan);
  const tasks = tasksDone ? [] : taskProposals(plan, assessed, decided);
  const findings = carriedFindings(plan, assessed);
  const notes: string[] = [];
  const ended = new Set(
    ofSheet(AGENCIES, contents)
      .filter(isEnded)
      .map((row) => comparable(row.text('code'))),
  );
  const heirs = (row: Row, keys: readonly string[]): void => {
    for (const key of keys)
      row.set(
        key,
        withHeirs(String(row.get(key)), (code) => heirOf(successions, ended, code, row.text('code'))),
      );
  };
  const named = new Set<string>();
  const name = (row: Row, keys: readonly string[]): void => {
    for (const key of keys) for (const code of row.text(key).split(/[;,\n]+/)) named.add(comparable(code));
  };

  const ofRow = new Map(tasks.map((task) => [task.row, task]));
  const unread: number[] = [];
  const taskSheet = carried(TASKS, contents, (row) => {
    const task = ofRow.get(row.number);
    if (task && !goesOn(task)) return false;
    if (!tasksDone) {
      heirs(row, ['leads', 'supports']);
      if (task) moveTask(row, task, from, calendar);
      else unread.push(row.number);
    }
    name(row, ['leads', 'supports']);
    return true;
  });
  if (unread.length > 0)
    notes.push(
      `Trang ${TASKS.title}, dòng ${unread.join(', ')}: chưa đọc được nên giữ nguyên; hãy xem lại sau khi chuyển.`,
    );

  const findingRows = new Set(plan.findings.map(({ row }) => row));
  const findingPlans = new Set<string>();
  const findingSheet = carried(FINDINGS, contents, (row) => {
    if (findingRows.has(row.number) && !findings.rows.has(row.number)) return false;
    const due = findings.due.get(row.number);
    // What was granted stands in a sheet that is emptied.
    if (due !== undefined && dayInCell(row.get('due')) !== due) row.set('due', dateFromDay(due));
    heirs(row, ['agency', 'inspector']);
    name(row, ['agency', 'inspector']);
    findingPlans.add(comparable(row.text('plan')));
    return true;
  });
  const planSheet = carried(INSPECTION_PLANS, contents, (row) => {
    const stays = findingPlans.has(comparable(row.text('code')));
    if (stays) name(row, ['agency', 'inspector']);
    return stays;
  });
  for (const row of ofSheet(INDICATORS, contents)) name(row, ['lead', 'asked']);
  for (const row of ofSheet(AGENCIES, contents)) if (!isEnded(row)) name(row, ['parent']);
  const stillNamed: string[] = [];
  const agencySheet = carried(AGENCIES, contents, (row) => {
    if (isEnded(row)) {
      if (!named.has(comparable(row.text('code')))) return false;
      stillNamed.push(row.text('code'));
    }
    row.set('planIssued', '');
    row.set('planLink', '');
    return true;
  });
  if (stillNamed.length > 0)
    notes.push(
      `Cơ quan đã kết thúc nhưng còn được nêu trong nhiệm vụ, kiểm tra, chỉ tiêu hoặc là cấp trên, nên giữ lại: ${stillNamed.join(', ')}.`,
    );
  const emptied = EMPTIED.flatMap((sheet) =>
    standing.some(({ key }) => key === sheet.key) ? (carried(sheet, contents, () => false) ?? []) : [],
  );
  return {
    tasks,
    findings: { all: plan.findings.length, open: findings.open },
    sheets: [
      taskSheet,
      findingSheet,
      planSheet,
      agencySheet,
      ...emptied,
      periodsOf(contents, yearPeriods(from + 1, plan.settings.reportRules)),
      ledgerOf(contents, findings.codes),
    ].filter((one) => one !== null),
    notes,
  };
}

function moveTask(row: Row, task: TaskNextYear, from: number, calendar: Parameters<typeof yearOn>[1]): void {
  const day = (key: string): Day | null => dayInCell(row.get(key));
  const [due, start] = [day('due'), day('start')];
  if (due !== null) row.set('due', dateFromDay(yearOn(due, calendar)));
  if (start !== null) row.set('start', dateFromDay(yearOn(start, calendar)));
  const milestones = String(row.get('milestones'));
  if (milestones.trim() !== '')
    row.set(
      'milestones',
      milestonesOn(milestones, calendar, (one) => isRenewed(task) || task.open.has(one)),
    );
  row.set('timeWords', wordsOn(String(row.get('timeWords')), from));
  for (const key of ['progress', 'done', 'evidence', 'note']) row.set(key, '');
  if (!isRenewed(task)) row.set('note', carriedNote(task, from));
}

function periodsOf(contents: WorkbookContents, periods: readonly YearPeriod[]): SheetNextYear | null {
  const one = contents.get(PERIODS.title);
  const old = carried(PERIODS, contents, () => false);
  if (!one || !old) return null;
  const at = positions(PERIODS, one);
  const width = one.values[0]?.length ?? 0;
  const block = periods.map((period) => {
    const line = new Array<CellValue>(width).fill('');
    for (const [key, value] of Object.entries(periodRow(period))) if (at.has(key)) line[at.get(key)!] = value;
    return line;
  });
  return { ...old, block: [...block, ...old.block.slice(block.length)], changed: block.length };
}

/** Of the mails those that told of findings that go on: nothing of these is told anew. */
function ledgerOf(contents: WorkbookContents, findings: ReadonlySet<string>): SheetNextYear | null {
  const told = [...findings].map((code) => folded(`finding|${code}`));
  const rows = new Set(
    recordsIn(contents).flatMap(({ keys, rows }) =>
      keys.some((key) => told.some((of) => folded(key).startsWith(of))) ? rows : [],
    ),
  );
  const all = carried(LEDGER, contents, (row) => rows.has(row.number) || row.text('deed') === DEED);
  return (
    all && { ...all, block: [...all.block].sort((a, b) => Number(isEmptyRow(a)) - Number(isEmptyRow(b))) }
  );
}

/** `Việc` of the ledger's line. */
export const DEED = 'Chuyển sang năm sau';
