/**
 * What follows from an edit by hand, as the simple trigger does it, with the rights of whoever typed: a filled-in
 * report row gets its day of sending, a row sent back is recorded, approved rows are frozen, and a task's component is
 * chosen among those of its area.
 */
import { dateFromDay } from '../../calendar/day.js';
import { type CellValue, comparable, isBlank } from '../../cells/value.js';
import type { Environment } from '../../environment.js';
import { areaInText, CURRENT_AREAS } from '../../plan/areas.js';
import { QUARTERLY, TASKS } from '../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../schema/standing.js';
import { positions } from '../../workbook/contents.js';
import { appendLedger } from '../ledger.js';

/** Cells that were edited, 1-based. */
const COMPONENT_HELP = 'Nội dung thành phần của lĩnh vực, nếu có. Ví dụ: 5.2 Cấp phép xây dựng.';

export interface Edit {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function onEdit(environment: Environment, edit: Edit): void {
  if (edit.sheet === QUARTERLY.title) stampReports(environment, edit);
  else if (edit.sheet === TASKS.title) offerComponents(environment, edit);
}

/** The edited data rows, and what the edit touched among a sheet's columns. */
function edited({ workbook }: Environment, edit: Edit, sheet: typeof QUARTERLY | typeof TASKS) {
  const first = Math.max(edit.row, FIRST_DATA_ROW);
  const count = edit.row + edit.rows - first;
  const { header, rows } = workbook.readRows(edit.sheet, first, Math.max(count, 0));
  const at = positions(sheet, { title: edit.sheet, values: [header], formulas: [] });
  const touches = (key: string): boolean => {
    const column = (at.get(key) ?? -1) + 1;
    return column >= edit.column && column < edit.column + edit.columns;
  };
  const cell = (row: readonly CellValue[], key: string): CellValue => row[at.get(key) ?? -1] ?? '';
  return { first, rows, at, touches, cell };
}

function stampReports(environment: Environment, edit: Edit): void {
  const { workbook } = environment;
  const { first, rows, at, touches, cell } = edited(environment, edit, QUARTERLY);
  const is = (row: readonly CellValue[], key: string, value: string): boolean =>
    comparable(String(cell(row, key))) === comparable(value);

  const sent = at.get('sent');
  if (sent !== undefined && (touches('result') || touches('done'))) {
    const today = dateFromDay(environment.today());
    const stamps = rows.map((row) => {
      const filled = !isBlank(cell(row, 'result')) || !isBlank(cell(row, 'done'));
      const report = !isBlank(cell(row, 'agency')) && !isBlank(cell(row, 'task'));
      return filled && report && (isBlank(cell(row, 'sent')) || is(row, 'review', 'Trả lại'));
    });
    const from = stamps.indexOf(true);
    const to = stamps.lastIndexOf(true);
    if (from >= 0) {
      const values = rows.slice(from, to + 1).map((row, i) => [stamps[from + i] ? today : cell(row, 'sent')]);
      workbook.write(QUARTERLY.title, first + from, sent + 1, values);
    }
  }
  if (touches('review') || touches('remark')) {
    appendLedger(
      environment,
      rows
        .filter((row) => is(row, 'review', 'Trả lại'))
        .map((row) => ({
          deed: 'Trả lại',
          agency: String(cell(row, 'agency')),
          content: `${cell(row, 'period')} · ${cell(row, 'task')}`,
          outcome: 'Trả lại',
          detail: [String(cell(row, 'remark'))],
        })),
    );
  }
}

function offerComponents(environment: Environment, edit: Edit): void {
  const { first, rows, at, touches, cell } = edited(environment, edit, TASKS);
  const component = at.get('component');
  if (component === undefined || rows.length === 0 || !touches('area')) return;
  const choices = rows.map((row) => {
    const number = areaInText(String(cell(row, 'area')));
    const ofArea = CURRENT_AREAS.find((area) => area.number === number)?.components ?? [];
    return ofArea.length > 0 ? ofArea : TASKS.columns.component.choices;
  });
  environment.workbook.limitChoices(TASKS.title, first, component + 1, choices, COMPONENT_HELP);
}
