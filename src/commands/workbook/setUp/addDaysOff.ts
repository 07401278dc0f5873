/** Adds a year to `Ngày nghỉ`: announced days where they are known, otherwise reckoned by law as Tạm tính. */
import { FIRST_YEAR, LAST_YEAR, yearOf } from '../../../calendar/day.js';
import { dayInCell } from '../../../cells/value.js';
import type { DaysOffReport, DaysOffRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { DAYS_OFF } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { positions } from '../../../workbook/contents.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { daysOffRows } from './daysOffRows.js';

/** Days that are listed already stay as they are, edited or not; only days not listed are added. */
export function addDaysOff(environment: Environment, request: DaysOffRequest): DaysOffReport {
  return environment.exclusively(() => {
    const { plan, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'thêm ngày nghỉ');
    const listed = plan.daysOff.map((row) => yearOf(row.day));
    const year = request.year ?? (listed.length > 0 ? Math.max(...listed) + 1 : plan.settings.year);
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
      throw new Refusal(`Năm «${year}» không hợp lệ: cần một năm từ ${FIRST_YEAR} đến ${LAST_YEAR}.`);
    }
    const sheet = contents.get(DAYS_OFF.title);
    const at = positions(DAYS_OFF, sheet);
    if (!at.has('day'))
      throw new Refusal('Trang Ngày nghỉ không còn cột Ngày. Hãy chạy lại «Thiết lập bảng tính».');
    const standing = new Set<number>(plan.daysOff.map((row) => row.day));
    const rows = daysOffRows(year);
    const added = rows.filter((row) => !standing.has(row.day));
    const days = new Set<number>(rows.map((row) => row.day));
    appendRows(
      environment.workbook,
      DAYS_OFF,
      added.map((row) => row.cells),
      () => undefined,
      (values, columns) => days.has(dayInCell(values[columns.get('day') ?? -1] ?? '') ?? -1),
    );
    environment.workbook.flush();
    return {
      year,
      added: added.length,
      existing: rows.length - added.length,
      provisional: added.some((row) => row.cells['kind'] === 'Tạm tính'),
    };
  });
}
