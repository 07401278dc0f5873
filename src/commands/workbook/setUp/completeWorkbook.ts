/** Brings a workbook up to the schema: creates and adds what is missing, and leaves alone all that people typed. */
import { dateFromDay, yearOf } from '../../../calendar/day.js';
import { type CellValue, isBlank, quoted } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { BUILT_IN_GROUP_ROWS } from '../../../plan/agencies/groups.js';
import { builtInKinds } from '../../../plan/agencies/kinds.js';
import { Refusal } from '../../../refusal.js';
import type { Sample } from '../../../sample/sample.js';
import type { RowsToWrite, RowToWrite, Sheet } from '../../../schema/declaration.js';
import { formulasOf, settingFormulas } from '../../../schema/formulas.js';
import { guideContent } from '../../../schema/guide.js';
import { SETTING_HELP } from '../../../schema/help.js';
import { layoutOf, layoutOfSettings } from '../../../schema/layout.js';
import { initialCell, SETTING, SETTING_KEYS, type SettingKey } from '../../../schema/settings.js';
import {
  AGENCIES,
  CRITERIA,
  DAYS_OFF,
  GROUPS,
  GUIDE,
  INDICATORS,
  KINDS,
  PERIODS,
  SETTINGS,
  TASKS,
} from '../../../schema/sheets.js';
import type { DeclaredSheets } from '../../../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW, HEADER_ROW, type Standing } from '../../../schema/standing.js';
import { type Completion, completionOf } from '../../../workbook/completion.js';
import { type Contents, isEmpty, type WorkbookContents } from '../../../workbook/contents.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { criteriaRows } from '../../../workbook/reading/sheets/readRating.js';
import { settingRows } from '../../../workbook/reading/sheets/readSettings.js';
import { firstFreeRow, rowWriters } from '../../../workbook/rowWriter.js';
import { unheeding } from '../../../workbook/unheeding.js';
import { appendLedger } from '../../ledger.js';
import { closeNewSheet } from '../rights/closeNewSheet.js';
import { orderRights } from '../rights/takeUpRights.js';
import { schemaVersion } from '../workbookMemory.js';
import { daysOffRows } from './daysOffRows.js';

/** How Google titles the sheet of a new spreadsheet, in English and in Vietnamese. */
const FIRST_SHEET = /^(?:Sheet|Trang tính) ?1$/;

/** What was done, in words. */
export interface Notes {
  readonly created: string[];
  readonly added: string[];
  readonly kept: string[];
  readonly loaded: string[];
}

export function completeWorkbook(
  environment: Environment,
  before: WorkbookContents,
  declared: DeclaredSheets,
  sample: Sample | null,
): Notes {
  const { workbook } = environment;
  const notes: Notes = { created: [], added: [...workbook.ensureVietnamese()], kept: [], loaded: [] };
  const completion = completionOf(before, declared);
  create(environment, before, completion, notes);
  layOutChoices(workbook, before, completion);
  writeHeaders(workbook, completion);
  addSettings(environment, before, completion, sample, notes);
  fill(environment, before, completion.standing, sample, notes);
  addFormulas(workbook, before, completion, notes);
  renewSettingFormulas(environment, before, completion);
  // It speaks of every sheet that there is.
  if (declared.some((sheet) => sheet !== GUIDE && !isInGuide(before, sheet)))
    workbook.replace(GUIDE.title, guideContent(declared));
  // The empty sheet that a new spreadsheet starts with; a run that was cut off may have left it.
  if (notes.created.length > 0 || schemaVersion(workbook) === 0)
    for (const [title, one] of before)
      if (FIRST_SHEET.test(title) && isEmpty(one)) workbook.deleteEmptySheet(title);
  workbook.flush();
  return notes;
}

/** Whether the guide has a row of a sheet; one that was cut off, or stood before the sheet, has none. */
export const isInGuide = (before: WorkbookContents, { title }: Sheet): boolean =>
  before.get(GUIDE.title)?.values.some((row) => row.includes(title)) ?? false;

/** Creates missing sheets and adds missing columns. */
function create(
  environment: Environment,
  before: WorkbookContents,
  { sheets, columns, standing }: Completion,
  notes: Notes,
): void {
  const { workbook } = environment;
  // A new workbook is its owner's alone, who shares it when its rights stand.
  const isInUse = before.has(SETTINGS.title);
  const { coordinators } = readPlan(before, environment.today()).plan.settings;
  if (isInUse && sheets.length > 0) orderRights(environment);
  [...columns.keys()].forEach((sheet, index) => {
    if (sheets.includes(sheet)) {
      workbook.createSheet(sheet.title, index);
      if (isInUse) closeNewSheet(environment, sheet.title, coordinators);
      notes.created.push(sheet.title);
      return;
    }
    for (const key of columns.get(sheet)!)
      notes.added.push(`${sheet.title}: cột ${sheet.columns[key]!.title}`);
    const kept = Math.max(0, firstFreeRow(sheet, before.get(sheet.title)) - FIRST_DATA_ROW);
    if (kept > 0) notes.kept.push(`${sheet.title}: giữ nguyên ${kept} dòng`);
  });
  const positionOf = (title: string, key: string): number | undefined =>
    standing.positions.get(title)?.get(key);
  for (const [sheet, keys] of columns) {
    if (keys.length === 0) continue;
    const layout = layoutOf(sheet, standing.positions.get(sheet.title)!, keys, positionOf);
    if (sheets.includes(sheet)) workbook.layOutNew(sheet.title, layout);
    else workbook.applyLayout(sheet.title, layout);
  }
}

/** What may be chosen in columns that stood before, where the sheet that lists it is new. */
function layOutChoices(
  workbook: WorkbookPort,
  before: WorkbookContents,
  { sheets, columns, standing }: Completion,
): void {
  const made = new Set(sheets.map(({ key }) => key as string));
  for (const [sheet, added] of columns) {
    const keys = Object.entries(sheet.columns).flatMap(([key, column]) =>
      column.type === 'choice' && column.listed && made.has(column.listed) && !added.includes(key)
        ? [key]
        : [],
    );
    if (keys.length > 0 && before.has(sheet.title))
      workbook.applyLayout(
        sheet.title,
        layoutOf(sheet, standing.positions.get(sheet.title)!, keys, (title, key) =>
          standing.positions.get(title)?.get(key),
        ),
      );
  }
}

/** Adds the settings that are missing. */
function addSettings(
  environment: Environment,
  before: WorkbookContents,
  { settings, standing }: Completion,
  sample: Sample | null,
  notes: Notes,
): void {
  if (settings.length === 0) return;
  const today = environment.today();
  const firstValues: Partial<Record<SettingKey, CellValue>> = {
    asOf: dateFromDay(today),
    year: yearOf(today),
    coordinators: environment.userEmail(),
    // A workbook in use goes on as it was: its supporting agencies have reported so far.
    ...(settingRows(before.get(SETTINGS.title)).size > 0 ? { supportsReport: 'Có' } : {}),
    ...sample?.settings,
  };
  const at = standing.positions.get(SETTINGS.title)!;
  const first = standing.settingRows.get(settings[0]!)!;
  environment.workbook.formatCells(SETTINGS.title, layoutOfSettings(settings, standing));
  const writes = rowWriters(
    environment.workbook,
    SETTINGS,
    at,
    first,
    settings.map((key) => ({
      item: SETTING[key].title,
      value: firstValues[key] ?? initialCell(key),
      explanation: [SETTING_HELP[key], sample?.remarks[key] ?? ''].filter(Boolean).join(' '),
    })),
  );
  if (before.has(SETTINGS.title)) {
    const { rows } = environment.workbook.readRows(SETTINGS.title, first, settings.length);
    if (rows.some((line) => !line.every(isBlank)))
      throw new Refusal(
        `Trang «${SETTINGS.title}» đang có người sửa. Hãy chạy lại «Thiết lập bảng tính»: phần đã làm được giữ nguyên.`,
      );
  }
  for (const write of writes) write();
  if (before.has(SETTINGS.title))
    for (const key of settings) notes.added.push(`${SETTINGS.title}: mục ${SETTING[key].title}`);
}

/** Fills tables that are still empty: the sample where one is asked for, and the days off in any case. */
function fill(
  environment: Environment,
  before: WorkbookContents,
  { positions: standing }: Standing,
  sample: Sample | null,
  notes: Notes,
): void {
  const fillEmpty = <S extends Sheet, const R extends RowToWrite<S>>(
    sheet: S,
    rows: RowsToWrite<S, R>,
  ): void => {
    const { workbook } = environment;
    const { title } = sheet;
    const isUnfilled = (contents: Contents | undefined): boolean =>
      firstFreeRow(sheet, contents) === FIRST_DATA_ROW;
    if (!isUnfilled(before.get(title))) return;
    const writes = rowWriters(workbook, sheet, standing.get(sheet.title)!, FIRST_DATA_ROW, rows);
    // In a sheet that people have had before, somebody may have begun to type: the very cells are looked at again.
    if (before.has(title)) {
      const now = workbook.readRows(title, FIRST_DATA_ROW, rows.length);
      if (!isUnfilled({ title, values: [now.header, ...now.rows], formulas: [] })) return;
    }
    for (const write of writes) write();
    notes.loaded.push(`${title}: ${rows.length} dòng`);
  };
  if (standing.has(KINDS.title))
    fillEmpty(
      KINDS,
      builtInKinds().map(({ name, mustPlan, beginnings }) => ({
        name,
        mustPlan: mustPlan ? 'Có' : 'Không',
        beginnings: beginnings.join('; '),
      })),
    );
  if (standing.has(GROUPS.title)) fillEmpty(GROUPS, BUILT_IN_GROUP_ROWS);
  if (standing.has(CRITERIA.title)) fillEmpty(CRITERIA, criteriaRows());
  if (sample) {
    fillEmpty(AGENCIES, sample.agencies);
    fillEmpty(TASKS, sample.tasks);
    fillEmpty(PERIODS, sample.periods);
    if (standing.has(INDICATORS.title)) fillEmpty(INDICATORS, sample.indicators);
  }
  const { year } = readPlan(before, environment.today()).plan.settings;
  const [first, last] = sample?.daysOffYears ?? [year - 1, year + 1];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  fillEmpty(
    DAYS_OFF,
    years.flatMap(daysOffRows).map((row) => row.cells),
  );
}

/** Writes the headers of added columns, before anything is put below them: a run that is cut off is taken up by them. */
function writeHeaders(workbook: WorkbookPort, { sheets, columns, standing }: Completion): void {
  for (const [sheet, keys] of columns) {
    if (sheets.includes(sheet)) continue;
    const at = standing.positions.get(sheet.title)!;
    // Added columns stand side by side: they go behind everything that is there.
    if (keys.length > 0)
      workbook.write(sheet.title, HEADER_ROW, at.get(keys[0]!)! + 1, [
        keys.map((key) => sheet.columns[key]!.title),
      ]);
  }
}

/**
 * Writes the formula of each computed column whose header has none, where nothing stands in its way, and anew where it
 * names a sheet that was not there before. Once all sheets
 * stand, because a formula that names a sheet before it is there shows #REF! for good; last, because everything written
 * below would have each of them calculated anew.
 */
function addFormulas(
  workbook: WorkbookPort,
  before: WorkbookContents,
  { columns, standing }: Completion,
  notes: Notes,
): void {
  const optional = [...columns.keys()].filter((sheet) => sheet.optional);
  for (const [sheet, added] of columns) {
    const contents = before.get(sheet.title);
    const at = standing.positions.get(sheet.title)!;
    if (contents && added.length === 0)
      workbook.writeFormulas(sheet.title, unheeding(sheet, contents, optional, standing));
    const keys = Object.keys(sheet.formulas).filter((key) => {
      const position = at.get(key)!;
      return (
        added.includes(key) ||
        (contents?.formulas.every((row) => !row[position]) &&
          contents.values.slice(HEADER_ROW).every((row) => isBlank(row[position])))
      );
    });
    if (keys.length === 0) continue;
    workbook.writeFormulas(sheet.title, formulasOf(sheet, keys, standing));
    for (const key of keys)
      if (!added.includes(key))
        notes.added.push(`${sheet.title}: công thức cột ${sheet.columns[key]!.title}`);
  }
}

/** Writes the formulas of computed settings where they are not; what stood there instead goes into the ledger. */
function renewSettingFormulas(
  environment: Environment,
  before: WorkbookContents,
  { settings, standing }: Completion,
): void {
  const contents = before.get(SETTINGS.title);
  const wrong = settingFormulas(SETTING_KEYS, standing).filter(
    ({ row, column, formula }) => contents?.formulas[row - 1]?.[column - 1] !== formula,
  );
  const replaced = wrong.flatMap(({ key, row, column }) => {
    const stood = contents?.formulas[row - 1]?.[column - 1] || contents?.values[row - 1]?.[column - 1];
    return settings.includes(key) || isBlank(stood)
      ? []
      : [`${SETTINGS.title}, dòng ${row}, ${SETTING[key].title}: ${quoted(stood!)}`];
  });
  if (replaced.length > 0)
    appendLedger(environment, [
      { deed: 'Thiết lập', content: 'Giá trị ở ô tự tính', outcome: 'Đã thay', detail: replaced },
    ]);
  environment.workbook.writeFormulas(SETTINGS.title, wrong);
}
