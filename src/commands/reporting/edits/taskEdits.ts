/** What follows from an edit of a task, or of the code of a task or an agency. */
import { vnDay } from '../../../calendar/day.js';
import { comparable, dayInCell, numberInCell } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { areaInText, CURRENT_AREAS } from '../../../plan/areas.js';
import { HAND_CHANGE, handChangeDetail } from '../../../plan/extensions/handChanges.js';
import { type AGENCIES, SETTINGS, TASKS } from '../../../schema/sheets.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { appendLedger } from '../../ledger.js';
import { CODE_CHANGE } from '../../plan/renaming/handChangedCodes.js';
import { type Edit, editedRows, writeIntoEdited } from './editedRows.js';

const COMPONENT_HELP = 'Nội dung thành phần của lĩnh vực, nếu có. Ví dụ: 5.2 Cấp phép xây dựng.';

/** A task's component is chosen among those of its area. */
export function offerComponents(environment: Environment, edit: Edit): void {
  writeIntoEdited(environment, edit, TASKS, ({ first, rows, at, touches, cell }) => {
    const component = at.get('component');
    if (component === undefined || !touches('area')) return null;
    const choices = rows.map((row) => {
      const number = areaInText(String(cell(row, 'area')));
      const ofArea = CURRENT_AREAS.find((area) => area.number === number)?.components ?? [];
      return ofArea.length > 0 ? ofArea : TASKS.columns.component.choices;
    });
    return environment.workbook.choicesWriter(TASKS.title, first, component + 1, choices, COMPONENT_HELP);
  });
}

/**
 * A due day that is typed over once the plan is out: the first one is written down, and the change waits to be made an
 * extension. Only a coordinator may type there, who may write into the ledger too.
 */
export function noteDueChange(environment: Environment, edit: Edit): void {
  if (edit.before === undefined) return;
  const { rows, touches, cell } = editedRows(environment, edit, TASKS);
  const [row] = rows;
  if (row === undefined || !touches('due')) return;
  const from = dayInCell(numberInCell(edit.before) ?? edit.before);
  const to = dayInCell(cell(row, 'due'));
  const code = String(cell(row, 'code')).trim();
  if (from === null || from === to || code === '') return;
  const today = environment.today();
  const { planIssued } = readPlan(environment.workbook.read([SETTINGS.title]), today).plan.settings;
  if (planIssued === null || today <= planIssued) return;
  appendLedger(environment, [
    {
      deed: HAND_CHANGE.deed,
      content: `${code}: hạn ${vnDay(from)} ${to === null ? 'bị xóa' : `đổi thành ${vnDay(to)}`}`,
      outcome: HAND_CHANGE.waiting,
      detail: handChangeDetail(code, from, to),
    },
  ]);
}

/** A code that is typed over: every other sheet still names the old one, which the ledger keeps for check to tell. */
export function noteCodeChange(
  environment: Environment,
  edit: Edit,
  sheet: typeof TASKS | typeof AGENCIES,
): void {
  const from = String(edit.before ?? '').trim();
  if (from === '') return;
  const { rows, touches, cell } = editedRows(environment, edit, sheet);
  const to = String(cell(rows[0] ?? [], 'code')).trim();
  if (!touches('code') || to === '' || comparable(from) === comparable(to)) return;
  appendLedger(environment, [
    {
      deed: CODE_CHANGE,
      content: `${sheet.title}: ${from} → ${to}`,
      outcome: 'Chưa đổi ở các trang khác',
      detail: [sheet.key, from, to],
    },
  ]);
}
