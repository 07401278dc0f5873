/**
 * Days that carry a time of day: people do not type one, and the program writes none. It is left behind by a day that
 * was written while the spreadsheet was kept in another zone, and the day may then be the one before.
 */
import { dayFromDate, isDate, vnDay } from '../calendar/day.js';
import { isVietnamsZone } from '../calendar/zone.js';
import type { CellValue } from '../cells/value.js';
import type { DeclaredSheets } from '../schema/sheetsAtHand.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import { type Flaw, told } from './flaw.js';
import { rowsInWords } from './runs.js';
import type { Zones } from './sheets/zones.js';

const hasClockTime = (value: CellValue): value is Date =>
  isDate(value) && (value.getHours() !== 0 || value.getMinutes() !== 0 || value.getSeconds() !== 0);

/** One flaw for each column that has such days. While the zone is wrong every day has a time, which says nothing. */
export function clockTimeFlaws(
  contents: WorkbookContents,
  sheets: DeclaredSheets,
  { spreadsheet, script }: Zones,
): Flaw[] {
  if (!isVietnamsZone(spreadsheet) || !isVietnamsZone(script)) return [];
  return sheets.flatMap((sheet) => {
    const one = contents.get(sheet.title);
    const at = positions(sheet, one);
    return Object.entries(sheet.columns).flatMap(([key, { type, title }]): Flaw[] => {
      const column = at.get(key);
      if (!one || type !== 'date' || column === undefined) return [];
      const rows = one.values.flatMap((row, i) => {
        const value = row[column] ?? '';
        return i >= FIRST_DATA_ROW - 1 && hasClockTime(value) ? [{ row: i + 1, value }] : [];
      });
      const first = rows[0];
      if (!first) return [];
      const time = `${first.value.getHours()} giờ ${first.value.getMinutes()} phút`;
      return [
        told({
          severity: 'cảnh báo',
          sheet: sheet.title,
          row: first.row,
          column: title,
          message: `Ngày ${vnDay(dayFromDate(first.value))} có kèm giờ (${time}): có thể đã được ghi khi múi giờ của bảng tính sai, và ngày đúng là ngày hôm sau.${
            rows.length === 1
              ? ''
              : ` Cùng cột có ${rows.length} ô như vậy: ${rowsInWords(rows.map(({ row }) => row))}.`
          }`,
          remedy: 'Đối chiếu với văn bản rồi gõ lại ngày, không kèm giờ.',
        }),
      ];
    });
  });
}
