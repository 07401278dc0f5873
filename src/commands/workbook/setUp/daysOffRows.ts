/** The rows that a year adds to `Ngày nghỉ`. */
import { isAnnounced } from '../../../calendar/announced.js';
import { builtInDaysOff } from '../../../calendar/builtIn.js';
import { type Day, dateFromDay, dayOf } from '../../../calendar/day.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import type { DAYS_OFF } from '../../../schema/sheets.js';

/** 24 November was chosen in January 2026 as a future paid holiday; no source shows it in force. */
const CULTURE_DAY_SINCE = 2026;

export interface DayOffRow {
  readonly day: Day;
  readonly cells: RowToWrite<typeof DAYS_OFF>;
}

/** The calendar of a year as rows, announced where it is, else marked Tạm tính; in order of date. */
export function daysOffRows(year: number): DayOffRow[] {
  const row = (day: Day, kind: string, reason: string, basis: string, applies: string): DayOffRow => ({
    day,
    cells: { day: dateFromDay(day), kind, reason, basis, applies },
  });
  const rows = builtInDaysOff(year).map(({ day, kind, reason }) =>
    row(
      day,
      kind,
      reason,
      kind === 'Tạm tính'
        ? 'Bộ luật Lao động 2019, Điều 111 và 112; chờ thông báo'
        : `Thông báo nghỉ lễ, Tết năm ${isAnnounced(year) ? year : year + 1}`,
      'Có',
    ),
  );
  if (year >= CULTURE_DAY_SINCE) {
    rows.push(
      row(
        dayOf(year, 11, 24),
        'Nghỉ lễ',
        'Ngày Văn hóa Việt Nam',
        'Chưa có văn bản có hiệu lực; đổi thành Có khi được áp dụng',
        'Không',
      ),
    );
  }
  return rows.sort((a, b) => a.day - b.day);
}
