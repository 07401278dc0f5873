/** A pasted annex read against the workbook: its agencies, its year, and the tasks that stand. */
import { AMENDED, type Comparison, compareWithTasks, type StandingTask } from '../../../annex/amendments.js';
import { AgencyDirectory } from '../../../annex/names/directory.js';
import { type AnnexRead, readAnnex } from '../../../annex/readAnnex.js';
import { COLUMN_TITLES, type ColumnKey, type Columns, isHeading } from '../../../annex/table/columns.js';
import { dayFromText, isoDay, vnDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { type CellValue, dayInCell } from '../../../cells/value.js';
import { agencyBook } from '../../../plan/agencies/agencyBook.js';
import { cycleNamed } from '../../../plan/days/cycle.js';
import type { Plan } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { RowOf } from '../../../schema/declaration.js';
import { APPENDIX, TASKS } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { isEmpty, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { readTable } from '../../../workbook/reading/readTable.js';
import type { Current } from '../../currentPlan.js';

export interface Import extends AnnexRead, Comparison {
  readonly standing: readonly StandingTask[];
  /** What stands in each column first, to know it by. */
  readonly samples: readonly string[];
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
  aliases,
  settings,
}: Pick<Plan, 'agencies' | 'groups' | 'aliases' | 'settings'>): AgencyDirectory =>
  new AgencyDirectory(agencies, groups, settings.unit, aliases);

/** What a closed period was reported as (closePeriod), and a closed rating (settleRating). */
const CLOSED = /^(?:TH \d{4}-|Xếp loại \d{4})/;

/** Titles of the sheets that an annex may have been pasted into: people's own, and the one for it. */
export const sheetsForAnnex = (contents: WorkbookContents): string[] =>
  [...contents].flatMap(([title, one]) => {
    if (title === APPENDIX.title) return [title];
    const isOurs = sheetsAtHand(contents).some((sheet) => sheet.title === title) || CLOSED.test(title);
    return isOurs || isEmpty(one) ? [] : [title];
  });

const cellText = (value: CellValue): string => {
  const day = typeof value === 'object' ? dayInCell(value) : null;
  return day === null ? String(value) : vnDay(day);
};

/** The columns of `Nhập phụ lục` that people paste into. */
export const PASTED = ['order', 'title', 'product', 'leads', 'supports', 'time', 'remark'] as const;

/** The rows that were pasted, or that stand in a sheet. @throws Refusal where there are none, or the sheet is the program's */
export function tableOf(
  contents: WorkbookContents,
  { table, sheet }: Pick<RequestOf<'previewImport'>, 'table' | 'sheet'>,
): readonly (readonly string[])[] {
  if (table) return table;
  if (sheet === undefined)
    throw new Refusal('Chưa có gì được dán: hãy sao chép cả bảng phụ lục rồi dán vào ô.');
  const one = contents.get(sheet);
  if (!one) throw new Refusal(`Không thấy trang «${sheet}». Hãy chọn trang đã dán phụ lục.`);
  if (!sheetsForAnnex(contents).includes(sheet))
    throw new Refusal(`Trang «${sheet}» là trang của chương trình, không phải nơi dán phụ lục.`);
  if (sheet !== APPENDIX.title) return one.values.map((row) => row.map(cellText));
  const at = positions(APPENDIX, one);
  const missing = PASTED.filter((key) => !at.has(key));
  if (missing.length > 0)
    throw new Refusal(
      `Trang «${sheet}» thiếu cột ${missing.map((key) => APPENDIX.columns[key].title).join(', ')}. Hãy chạy lại «Thiết lập bảng tính».`,
    );
  const rows = one.values.map((row) => PASTED.map((key) => cellText(row[at.get(key)!] ?? '')));
  // Headings that were pasted along say which column is which.
  return rows.slice(1).some(isHeading) ? [PASTED.map(() => ''), ...rows.slice(1)] : rows;
}

const samplesOf = (table: readonly (readonly string[])[]): string[] =>
  Array.from({ length: Math.max(0, ...table.map((row) => row.length)) }, (_, at) =>
    (table.map((row) => row[at] ?? '').find((cell) => cell.trim() !== '') ?? '').slice(0, SAMPLE_LENGTH),
  );
const SAMPLE_LENGTH = 24;

/** @throws Refusal for an empty table, or columns that it does not have */
export function readImport(
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
  request: RequestOf<'previewImport'>,
): Import {
  const { columns = {} } = request;
  const table = tableOf(contents, request);
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
    samples: samplesOf(table),
    fingerprint: fingerprintOf([
      [JSON.stringify(read.columns)],
      ...read.rows.map((row) => [JSON.stringify(row)]),
      ...comparison.amendments.map((amendment) => [JSON.stringify(amendment)]),
      ...comparison.gone.map(({ code, title }) => [code, title]),
      // What people have put right beside the rows is taken over with them.
      ...(request.sheet === APPENDIX.title
        ? contents.get(APPENDIX.title)!.values.map((row) => [JSON.stringify(row)])
        : []),
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
