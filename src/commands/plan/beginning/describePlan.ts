/** What is being set up: unit, level, year, number and day of the plan, each put into `Cấu hình` as it is told. */
import { dateFromDay, dayFromText, vnDay } from '../../../calendar/day.js';
import { type CellValue, quoted } from '../../../cells/value.js';
import type { Beginning } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { doingSpan, implausible, liesIn } from '../../../plan/days/plausibleDays.js';
import { levelOf } from '../../../plan/workbookModel.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { SETTING, type SettingKey } from '../../../schema/settings.js';
import { SETTINGS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { settingRows } from '../../../workbook/reading/sheets/readSettings.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlan, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { rememberModel } from '../../workbook/workbookMemory.js';
import { beginningOf } from './beginningOf.js';

type Request = RequestOf<'describePlan'>;

/** What is left out stays as it stands. */
export function describePlan(environment: Environment, request: Request): Beginning {
  return environment.exclusively(() => {
    const current = requirePlanInZone(environment);
    const { plan, contents } = current;
    requireCoordinator(environment, plan.settings, 'ghi thông tin kế hoạch');
    const changes = changesOf(current, cellsOf(environment, current, request));
    if (request.model !== undefined) rememberModel(environment.workbook, request.model);
    if (changes.length > 0) {
      appendLedger(environment, [
        {
          deed: 'Thông tin kế hoạch',
          content: `Ghi ${changes.length} mục ở trang ${SETTINGS.title}`,
          detail: changes.map(({ header, old, now }) => `${header}: ${shown(old)} → ${shown(now)}`),
        },
      ]);
      const [left] = leftInWords(writeGuarded(environment.workbook, [SETTINGS], contents, changes));
      environment.workbook.flush();
      if (left !== undefined) throw new Refusal(left);
    }
    return beginningOf(environment, requirePlan(environment));
  });
}

const shown = (value: CellValue): string => (value === '' ? '(trống)' : quoted(value));

/** What is to stand in each setting. @throws Refusal for a day that is none, or none of the plan's */
function cellsOf(
  environment: Environment,
  { plan: { settings } }: Current,
  { model, level, unit, year, planNumber, planIssued }: Request,
): Partial<Record<SettingKey, CellValue>> {
  const issued = planIssued === undefined || planIssued.trim() === '' ? null : dayFromText(planIssued.trim());
  if (issued === null && planIssued !== undefined && planIssued.trim() !== '')
    throw new Refusal(`«${planIssued}» không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 20/01/2026.`);
  const span = doingSpan(year ?? settings.year, environment.today());
  if (issued !== null && !liesIn(issued, span))
    throw new Refusal(
      `${SETTING.planIssued.title} ${vnDay(issued)}: ${implausible(issued, year ?? settings.year, span)} Hãy sửa ngày, hoặc Năm kế hoạch.`,
    );
  const stated = level ?? (model === undefined ? undefined : levelOf(model, settings.level));
  return {
    ...(stated === undefined ? {} : { level: stated }),
    ...(unit === undefined ? {} : { unit: unit.trim() }),
    ...(year === undefined ? {} : { year }),
    ...(planNumber === undefined ? {} : { planNumber: planNumber.trim() }),
    ...(planIssued === undefined ? {} : { planIssued: issued === null ? '' : dateFromDay(issued) }),
  };
}

/** The cells that hold something else now. @throws Refusal where a setting has no row */
function changesOf({ contents }: Current, cells: Partial<Record<SettingKey, CellValue>>): CellChange[] {
  const sheet = contents.get(SETTINGS.title)!;
  const rows = settingRows(sheet);
  const column = positions(SETTINGS, sheet).get('value');
  return (Object.entries(cells) as [SettingKey, CellValue][]).flatMap(([key, now]): CellChange[] => {
    const row = rows.get(key);
    if (row === undefined || column === undefined)
      throw new Refusal(
        `Trang «${SETTINGS.title}» thiếu mục «${SETTING[key].title}». Hãy chạy lại «Thiết lập bảng tính».`,
      );
    const old = sheet.values[row - 1]![column] ?? '';
    const same = String(old) === String(now);
    return same
      ? []
      : [{ sheet: SETTINGS.title, row, column: column + 1, header: SETTING[key].title, old, now }];
  });
}
