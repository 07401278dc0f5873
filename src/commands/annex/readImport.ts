/** A pasted annex read against the workbook: its agencies, its year, and the tasks that stand. */
import { AMENDED, type Comparison, compareWithTasks, type StandingTask } from '../../annex/amendments.js';
import { AgencyDirectory } from '../../annex/names/directory.js';
import { type AnnexRead, readAnnex } from '../../annex/readAnnex.js';
import { COLUMN_TITLES, type ColumnKey, type Columns } from '../../annex/table/columns.js';
import { dayFromText, isoDay } from '../../calendar/day.js';
import { fingerprintOf } from '../../cells/hash.js';
import { agencyBook } from '../../plan/agencies/agencyBook.js';
import { cycleNamed } from '../../plan/cycle.js';
import type { Plan } from '../../plan/model.js';
import { Refusal } from '../../refusal.js';
import type { RequestOf } from '../../requests.js';
import type { RowOf } from '../../schema/declaration.js';
import { TASKS } from '../../schema/sheets.js';
import { readTable } from '../../workbook/readTable.js';
import type { Current } from '../currentPlan.js';

export interface Import extends AnnexRead, Comparison {
  readonly standing: readonly StandingTask[];
  /** Names exactly this reading and what it was compared with. */
  readonly fingerprint: string;
}

/** A task as `Nhiệm vụ` states it, its agencies by code however they are typed. */
function standingTask(row: RowOf<typeof TASKS>, codesIn: (part: string) => string[]): StandingTask {
  const codes = (parts: readonly string[]): string[] => [...new Set(parts.flatMap(codesIn))];
  const milestones = row.milestones
    .split(/[;,\n]+/)
    .flatMap((part) => dayFromText(part) ?? [])
    .map(isoDay);
  return {
    row: row.row,
    code: row.code,
    area: row.area,
    component: row.component,
    title: row.title,
    product: row.product,
    leads: codes(row.leads),
    supports: codes(row.supports),
    start: row.start === null ? null : isoDay(row.start),
    due: row.due === null ? null : isoDay(row.due),
    cycle: cycleNamed(row.cycle),
    milestones,
  };
}

/** The columns that a person has put right, of those that the table has. @throws Refusal for another */
function chosenColumns(table: readonly (readonly string[])[], columns: Partial<Columns>): Partial<Columns> {
  const width = Math.max(0, ...table.map((row) => row.length));
  for (const [key, at] of Object.entries(columns)) {
    if (at !== null && at >= width)
      throw new Refusal(
        `Bảng dán có ${width} cột: không có cột thứ ${at + 1} cho «${COLUMN_TITLES[key as ColumnKey]}».`,
      );
  }
  return columns;
}

export const directoryOf = ({
  agencies,
  groups,
  settings,
}: Pick<Plan, 'agencies' | 'groups' | 'settings'>): AgencyDirectory =>
  new AgencyDirectory(agencies, groups, settings.unit);

/** @throws Refusal for an empty table, or columns that it does not have */
export function readImport(
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
  { table, columns = {} }: RequestOf<'previewImport'>,
): Import {
  if (table.every((row) => row.every((cell) => cell.trim() === '')))
    throw new Refusal('Chưa có gì được dán: hãy sao chép cả bảng phụ lục rồi dán vào ô.');
  const { settings, calendar } = plan;
  const read = readAnnex(table, {
    directory: directoryOf(plan),
    frame: { year: settings.year, issued: settings.planIssued, calendar },
    columns: chosenColumns(table, columns),
  });
  const book = agencyBook(plan.agencies, plan.groups);
  const standing = readTable(TASKS, contents.get(TASKS.title)).rows.map((row) =>
    standingTask(row, (part) =>
      book
        .read(part)
        .map((mention) => (mention.is === 'agency' || mention.is === 'group' ? mention.code : mention.text)),
    ),
  );
  const comparison = compareWithTasks(read.rows, standing);
  return {
    ...read,
    ...comparison,
    standing,
    fingerprint: fingerprintOf([
      [JSON.stringify(read.columns)],
      ...read.rows.map((row) => [JSON.stringify(row)]),
      ...comparison.amendments.map((amendment) => [JSON.stringify(amendment)]),
      ...comparison.gone.map(({ code, title }) => [code, title]),
    ]),
  };
}

/** What an amendment changes, in words. @example 'Hạn hoàn thành: 2026-06-30 → 2026-09-30' */
export const changeInWords = ({
  key,
  before,
  after,
}: Import['amendments'][number]['changes'][number]): string =>
  `${AMENDED[key]}: ${before || '(trống)'} → ${after || '(trống)'}`;
