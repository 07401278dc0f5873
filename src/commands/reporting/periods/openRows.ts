/** The rows that agencies are to fill in for a reporting period: made once, however often it is opened. */
import { type CellValue, comparable, isBlank } from '../../../cells/value.js';
import type { OpenPeriodReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { dataOpenings } from '../../../forms/asked.js';
import { isProvince, type Level, type Period, type Plan } from '../../../plan/model.js';
import { periodicOpenings, quarterlyOpenings } from '../../../plan/reports/openingRows.js';
import { Refusal } from '../../../refusal.js';
import type { Columns } from '../../../schema/declaration.js';
import { DATA, PERIODIC, PERIODS, QUARTERLY } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { type Contents, columnFinder, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import type { Current } from '../../currentPlan.js';
import { markGone } from './markGone.js';
import { setPeriodState } from './periodNamed.js';

/** What was done, and what was left. */
export type OpenedRows = Pick<
  OpenPeriodReport,
  'sheet' | 'added' | 'existing' | 'completed' | 'left' | 'marked' | 'forms'
>;

interface OpenedRow {
  readonly period: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly task?: string;
  readonly indicator?: string;
  readonly title?: string;
  readonly review?: string;
}

interface Opening {
  readonly sheet: typeof QUARTERLY | typeof PERIODIC | typeof DATA;
  readonly rows: readonly OpenedRow[];
  /** Rows (1-based) that stand already, by what they are about. */
  readonly existing: ReadonlyMap<string, number>;
}

/** The key of a row among the sheet's rows, matched as people may type codes. */
const keyOf = (row: Pick<OpenedRow, 'period' | 'agency' | 'task' | 'indicator'>): string =>
  [row.period, row.agency, row.task ?? row.indicator ?? ''].map(comparable).join('|');

const standing = (
  rows: readonly {
    readonly row: number;
    readonly period: string;
    readonly agency: string;
    readonly task?: string;
    readonly indicator?: string;
  }[],
  period: Period,
): ReadonlyMap<string, number> =>
  new Map(rows.filter((row) => row.period === period.code).map((row) => [keyOf(row), row.row]));

function quarterly(plan: Plan, period: Period): Opening {
  const { from } = period;
  if (from === null) {
    throw new Refusal(
      `Kỳ ${period.code} chưa có «${PERIODS.columns.from.title}» (trang ${PERIODS.title}, dòng ${period.row}). Hãy điền rồi mở lại.`,
    );
  }
  return {
    sheet: QUARTERLY,
    rows: quarterlyOpenings(plan, { ...period, from }).map(({ agency, task }) => ({
      period: period.code,
      agency: agency.code,
      agencyName: agency.name,
      task: task.code,
      title: task.title,
      review: 'Chờ duyệt',
    })),
    existing: standing(plan.quarterlyRows, period),
  };
}

const periodic = (plan: Plan, period: Period): Opening => ({
  sheet: PERIODIC,
  rows: periodicOpenings(plan).map((agency) => ({
    period: period.code,
    agency: agency.code,
    agencyName: agency.name,
  })),
  existing: standing(plan.periodicRows, period),
});

/** The rows of `Số liệu`, in whatever period its indicators are collected. */
const ofForms = (plan: Plan, period: Period): Opening => ({
  sheet: DATA,
  rows: dataOpenings(plan, period).map(({ agency, indicator }) => ({
    period: period.code,
    agency: agency.code,
    agencyName: agency.name,
    indicator: indicator.code,
    title: indicator.title,
    review: 'Chờ duyệt',
  })),
  existing: standing(plan.dataRows, period),
});

/**
 * Makes the rows of a period that are not there yet, and marks it as open; the workbook's rights are the caller's to
 * bring up to date.
 *
 * @throws Refusal for a closed period, one without its due day, a sheet without the columns
 */
export function openRows(
  environment: Environment,
  { plan, contents, sheets }: Current,
  period: Period,
): OpenedRows {
  if (period.state === 'Đã chốt')
    throw new Refusal(`Kỳ ${period.code} đã chốt. Hãy mở lại kỳ trước khi thêm dòng.`);
  requireDue(period, plan.settings.level);

  const report = period.kind === 'Quý' ? quarterly(plan, period) : periodic(plan, period);
  const data = ofForms(plan, period);
  const openings = data.rows.length > 0 ? [report, data] : [report];
  for (const { sheet } of openings) requireColumns(sheet, contents.get(sheet.title));
  const find = columnFinder(contents, sheets);
  const [reports, forms] = openings.map((opening) => complete(environment, contents, find, opening));
  setPeriodState(environment, contents, period, 'Đang mở');
  const marked = period.kind === 'Quý' ? markGone(environment, plan, [period.code]) : 0;
  environment.workbook.flush();
  const { sheet, added, existing } = reports!;
  return {
    sheet,
    added,
    existing,
    completed: reports!.completed + (forms?.completed ?? 0),
    left: [...reports!.left, ...(forms?.left ?? [])],
    marked,
    forms: forms === undefined ? null : { sheet: forms.sheet, added: forms.added, existing: forms.existing },
  };
}

/** @throws Refusal where the sheet, or a column that its rows need, has gone */
function requireColumns(sheet: Opening['sheet'], sheetContents: Contents | undefined): void {
  const at = positions(sheet, sheetContents);
  const gone = Object.entries(sheet.columns).filter(([key, column]) => column.required && !at.has(key));
  if (!sheetContents || gone.length > 0) {
    throw new Refusal(
      `Trang «${sheet.title}» ${sheetContents ? `thiếu cột ${gone.map(([, column]) => column.title).join(', ')}` : 'không còn'}. Hãy chạy lại «Thiết lập bảng tính» rồi mở kỳ.`,
    );
  }
}

/** Adds the rows that are not there yet, and what an opening that was cut off left empty in those that are. */
function complete(
  { workbook }: Environment,
  contents: WorkbookContents,
  find: ReturnType<typeof columnFinder>,
  { sheet, rows, existing }: Opening,
): Pick<OpenedRows, 'sheet' | 'added' | 'existing' | 'completed' | 'left'> {
  const added = rows.filter((row) => !existing.has(keyOf(row)));
  const ours = new Set(rows.map(keyOf));
  const changes = completions(sheet, contents.get(sheet.title)!, rows, existing);
  appendRows(workbook, sheet, added, find, (values, columns) => ours.has(keyIn(values, columns)));
  const left = leftInWords(writeGuarded(workbook, [sheet], contents, changes));
  return {
    sheet: sheet.title,
    added: added.length,
    existing: rows.length - added.length,
    completed: changes.length - left.length,
    left,
  };
}

/** Without its due day every row of the period would be "Chưa có hạn", in every count and unsaid. */
function requireDue({ code, row, before }: Period, level: Level): void {
  if (before !== null) return;
  const { beforeProvince, beforeDistrict } = PERIODS.columns;
  const due = isProvince(level) ? beforeProvince : beforeDistrict;
  throw new Refusal(
    `Kỳ ${code} chưa có «${due.title}» (trang ${PERIODS.title}, dòng ${row}), là hạn của bảng tính ${level.toLowerCase()}. Hãy điền ngày rồi mở lại.`,
  );
}

/** A row's key as it stands in the sheet. */
const keyIn = (values: readonly CellValue[], at: Positions): string => {
  const cell = (key: string): string => String(values[at.get(key) ?? -1] ?? '');
  return keyOf({
    period: cell('period'),
    agency: cell('agency'),
    task: cell(at.has('task') ? 'task' : 'indicator'),
  });
};

/** What an opening that was cut off left empty in rows that stand: the program's own columns, nobody else's. */
function completions(
  sheet: Opening['sheet'],
  contents: Contents,
  rows: readonly OpenedRow[],
  existing: ReadonlyMap<string, number>,
): CellChange[] {
  const at = positions(sheet, contents);
  return rows.flatMap((row): CellChange[] => {
    const number = existing.get(keyOf(row));
    if (number === undefined) return [];
    return Object.entries(row).flatMap(([key, now]: [string, string]): CellChange[] => {
      const column = at.get(key);
      if (column === undefined) return [];
      const old = contents.values[number - 1]![column] ?? '';
      if (!isBlank(old) || now === '' || contents.formulas[number - 1]?.[column]) return [];
      const header = (sheet.columns as Columns)[key]!.title;
      return [{ sheet: sheet.title, row: number, column: column + 1, header, old, now }];
    });
  });
}
