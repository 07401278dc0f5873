/** Sets the workbook up: creates what is missing, and leaves alone everything that people typed. */
import { dateFromDay, yearOf } from '../calendar/day.js';
import { type CellValue, isBlank } from '../cells/value.js';
import type { SetUpReport, SetUpRequest } from '../contract.js';
import { SAMPLES, type Sample, SAMPLE_FILE, type SampleRow, sampleOf } from '../sample/hungYen2023.js';
import type { Sheet } from '../workbook/column.js';
import {
  type Contents,
  FIRST_DATA_ROW,
  type Positions,
  positions,
  type WorkbookContents,
} from '../workbook/contents.js';
import { formulasOf } from '../workbook/formulas.js';
import { guideBlock } from '../workbook/guide.js';
import { DATE_FORMAT, layoutOf, TEXT_FORMAT } from '../workbook/layout.js';
import { type Environment, Refusal, type WorkbookPort } from '../workbook/port.js';
import { readPlan } from '../workbook/readPlan.js';
import { settingRows } from '../workbook/readSettings.js';
import { firstFreeRow, writeRows } from '../workbook/rowWriter.js';
import { AGENCIES, DAYS_OFF, GUIDE, PERIODS, SETTINGS, SHEETS, TASKS } from '../workbook/schema.js';
import { SETTING, SETTING_KEYS, type Setting, type SettingKey } from '../workbook/settings.js';
import { requireCoordinator } from './coordinator.js';
import { isSetUp } from './currentPlan.js';
import { daysOffRows } from './daysOffRows.js';

interface Notes {
  readonly created: string[];
  readonly added: string[];
  readonly kept: string[];
  readonly loaded: string[];
}

export function setUpWorkbook(environment: Environment, request: SetUpRequest): SetUpReport {
  const { sample: name } = request;
  if (name !== undefined && !SAMPLES.includes(name)) {
    throw new Refusal(`Không có bộ dữ liệu mẫu «${name}». Chọn một trong: ${SAMPLES.join(', ')}.`);
  }
  return environment.exclusively(() => {
    const { workbook } = environment;
    const before = workbook.read();
    const email = environment.userEmail();
    if (isSetUp(before)) {
      requireCoordinator(
        environment,
        readPlan(before, environment.today()).plan.settings,
        'thiết lập lại bảng tính',
      );
    } else if (email === '') {
      throw new Refusal(
        'Google không cho biết địa chỉ của bạn, nên chưa thể ghi bạn là người điều phối. Hãy cấp quyền cho tiện ích rồi chạy lại.',
      );
    }

    const notes: Notes = { created: [], added: [...workbook.ensureVietnamese()], kept: [], loaded: [] };
    const standing = createMissing(workbook, before, notes);
    const sample = name === undefined ? null : sampleOf(name, environment.pushedFile(SAMPLE_FILE));
    const settingsAt = standing.get(SETTINGS.title)!;
    const rows = addSettings(environment, before.get(SETTINGS.title), settingsAt, sample, notes);
    fill(environment, before, standing, sample, notes);
    addFormulas(workbook, before, standing, rows, notes);
    if (notes.created.includes(GUIDE.title)) workbook.replace(GUIDE.title, guideBlock());
    if (notes.created.length > 0) workbook.removeEmptyFirstSheet();
    workbook.flush();
    return { ...notes, coordinator: email };
  });
}

/** Creates missing sheets and adds missing columns; gives where every declared column then stands, by title. */
function createMissing(
  workbook: WorkbookPort,
  before: WorkbookContents,
  notes: Notes,
): ReadonlyMap<string, Positions> {
  const standing = new Map<string, Positions>();
  const additions = new Map<Sheet, string[]>();
  SHEETS.forEach((sheet: Sheet, index) => {
    const contents = before.get(sheet.title);
    if (!contents) workbook.createSheet(sheet.title, index);
    const found = new Map(positions(sheet, contents));
    const missing = Object.keys(sheet.columns).filter((key) => !found.has(key));
    const width = contents === undefined || isEmpty(contents) ? 0 : contents.values[0]!.length;
    for (const [i, key] of missing.entries()) found.set(key, width + i);
    standing.set(sheet.title, found);
    additions.set(sheet, missing);
    if (!contents) notes.created.push(sheet.title);
    else {
      for (const key of missing) notes.added.push(`${sheet.title}: cột ${sheet.columns[key]!.title}`);
      const kept = Math.max(0, firstFreeRow(sheet, contents) - FIRST_DATA_ROW);
      if (kept > 0) notes.kept.push(`${sheet.title}: giữ nguyên ${kept} dòng`);
    }
  });
  const positionOf = (title: string, key: string): number | undefined => standing.get(title)?.get(key);
  for (const [sheet, keys] of additions) {
    if (keys.length > 0)
      workbook.applyLayout(sheet.title, layoutOf(sheet, standing.get(sheet.title)!, keys, positionOf));
  }
  return standing;
}

const isEmpty = ({ values }: Contents): boolean =>
  values.length === 1 && values[0]!.length === 1 && isBlank(values[0]![0]);

function formatOfSetting({ type }: Setting): string {
  if (type === 'date') return DATE_FORMAT;
  return type === 'count' || type === 'hour' ? '0' : TEXT_FORMAT;
}

/** Adds the settings that are missing; gives the row of every setting. */
function addSettings(
  environment: Environment,
  contents: Contents | undefined,
  at: Positions,
  sample: Sample | null,
  notes: Notes,
): ReadonlyMap<SettingKey, number> {
  const rows = new Map(settingRows(contents));
  const missing = SETTING_KEYS.filter((key) => !rows.has(key));
  if (missing.length === 0) return rows;

  const today = environment.today();
  const firstValues: Partial<Record<SettingKey, CellValue>> = {
    asOf: dateFromDay(today),
    year: yearOf(today),
    coordinators: environment.userEmail(),
    ...sample?.settings,
  };
  const firstRow = firstFreeRow(SETTINGS, contents);
  for (const [i, key] of missing.entries()) rows.set(key, firstRow + i);
  const column = at.get('value')! + 1;
  environment.workbook.formatCells(
    SETTINGS.title,
    missing.map((key) => {
      const setting: Setting = SETTING[key];
      const cell = { row: rows.get(key)!, column, format: formatOfSetting(setting) };
      return setting.choices ? { ...cell, choices: setting.choices } : cell;
    }),
  );
  writeRows(
    environment.workbook,
    SETTINGS,
    at,
    firstRow,
    missing.map((key) => ({
      item: SETTING[key].title,
      value: firstValues[key] ?? SETTING[key].initial,
      explanation: [SETTING[key].explanation, sample?.remarks[key] ?? ''].filter(Boolean).join(' '),
    })),
  );
  if (contents) for (const key of missing) notes.added.push(`${SETTINGS.title}: mục ${SETTING[key].title}`);
  return rows;
}

/** Fills tables that are still empty: the sample where one is asked for, and the days off in any case. */
function fill(
  environment: Environment,
  before: WorkbookContents,
  standing: ReadonlyMap<string, Positions>,
  sample: Sample | null,
  notes: Notes,
): void {
  const fillEmpty = (sheet: Sheet, rows: readonly SampleRow[]): void => {
    const firstRow = firstFreeRow(sheet, before.get(sheet.title));
    if (firstRow !== FIRST_DATA_ROW) return;
    writeRows(environment.workbook, sheet, standing.get(sheet.title)!, firstRow, rows);
    notes.loaded.push(`${sheet.title}: ${rows.length} dòng`);
  };
  if (sample) {
    fillEmpty(AGENCIES, sample.agencies);
    fillEmpty(TASKS, sample.tasks);
    fillEmpty(PERIODS, sample.periods);
  }
  const { year } = readPlan(before, environment.today()).plan.settings;
  const [first, last] = sample?.daysOffYears ?? [year - 1, year + 1];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  fillEmpty(
    DAYS_OFF,
    years.flatMap(daysOffRows).map((row) => row.cells),
  );
}

/** Writes the formula of each computed column whose first data cell is empty. */
function addFormulas(
  workbook: WorkbookPort,
  before: WorkbookContents,
  standing: ReadonlyMap<string, Positions>,
  rows: ReadonlyMap<SettingKey, number>,
  notes: Notes,
): void {
  for (const sheet of SHEETS as readonly Sheet[]) {
    const contents = before.get(sheet.title);
    const at = standing.get(sheet.title)!;
    const keys = Object.keys(sheet.columns).filter((key) => {
      if (sheet.columns[key]!.type !== 'computed') return false;
      const position = at.get(key)!;
      return (
        isBlank(contents?.values[FIRST_DATA_ROW - 1]?.[position]) &&
        !contents?.formulas[FIRST_DATA_ROW - 1]?.[position]
      );
    });
    const formulas = formulasOf(sheet, keys, { positions: standing, settingRows: rows });
    if (formulas.length === 0) continue;
    workbook.writeFormulas(sheet.title, formulas);
    if (contents) {
      for (const key of keys) notes.added.push(`${sheet.title}: công thức cột ${sheet.columns[key]!.title}`);
    }
  }
}
