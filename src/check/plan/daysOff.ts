/** `Ngày nghỉ`: rows that contradict each other, rows without effect, years without a row. */
import { builtInDaysOff } from '../../calendar/builtIn.js';
import { type Day, isWeekend, vnDay, yearOf } from '../../calendar/day.js';
import { listedYears } from '../../calendar/listedCalendar.js';
import { isWorked } from '../../calendar/workingCalendar.js';
import type { Plan } from '../../plan/model.js';
import { DAYS_OFF } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

/** Holidays fall on weekends too; those that the calendar itself has are no mistake. */
const isBuiltIn = (day: Day): boolean => builtInDaysOff(yearOf(day)).some((row) => row.day === day);

export function daysOffProblems({ daysOff, settings }: Plan): Problem[] {
  const findings: Problem[] = [];
  const report = (
    severity: Problem['severity'],
    row: number | null,
    column: string | null,
    message: string,
    remedy: string,
  ): void => {
    findings.push({ severity, sheet: DAYS_OFF.title, row, column, message, remedy });
  };
  const { day: dayColumn, kind: kindColumn } = DAYS_OFF.columns;
  const seen = new Map<Day, (typeof daysOff)[number]>();
  for (const listed of daysOff) {
    if (!listed.applies) continue;
    const { row } = listed;
    const text = vnDay(listed.day);
    const first = seen.get(listed.day);
    if (first === undefined) seen.set(listed.day, listed);
    else if (isWorked(first) !== isWorked(listed))
      report(
        'lỗi',
        row,
        dayColumn.title,
        `Ngày ${text} vừa được nghỉ vừa làm bù (dòng ${first.row}); đang tính là ngày làm việc.`,
        'Bỏ một trong hai dòng, hoặc chọn Áp dụng là Không.',
      );
    else
      report(
        'cảnh báo',
        row,
        dayColumn.title,
        `Ngày ${text} đã có ở dòng ${first.row}; tính một lần.`,
        'Có thể bỏ một dòng.',
      );
    if (isWorked(listed) && !isWeekend(listed.day))
      report(
        'cảnh báo',
        row,
        kindColumn.title,
        `Làm bù ngày ${text} nhưng đó không phải ngày cuối tuần; vẫn tính là ngày làm việc.`,
        'Kiểm tra lại ngày làm bù.',
      );
    if (!isWorked(listed) && isWeekend(listed.day) && !isBuiltIn(listed.day))
      report(
        'cảnh báo',
        row,
        kindColumn.title,
        `Ngày ${text} là cuối tuần, vốn đã nghỉ; dòng này không làm thay đổi gì.`,
        'Kiểm tra lại ngày, hoặc bỏ dòng này.',
      );
  }
  const years = listedYears(daysOff);
  for (const year of years) {
    const stated = new Set(daysOff.filter(({ day }) => yearOf(day) === year).map(({ day }) => day)).size;
    const usual = builtInDaysOff(year).length;
    if (stated < usual / 2)
      report(
        'cảnh báo',
        null,
        dayColumn.title,
        `Năm ${year} chỉ ghi ${stated} ngày, lịch có sẵn có ${usual}: những ngày không ghi đang tính là ngày làm việc.`,
        `Thêm ngày nghỉ năm ${year} ở thanh bên, thẻ Thiết lập, hoặc bỏ những dòng này.`,
      );
  }
  if (daysOff.length > 0 && !years.has(settings.year))
    report(
      'cảnh báo',
      null,
      null,
      `Chưa có ngày nghỉ của năm kế hoạch ${settings.year}.`,
      `Thêm ngày nghỉ năm ${settings.year} ở thanh bên, thẻ Thiết lập.`,
    );
  return [...findings, ...provisionalDays({ daysOff, settings })];
}

/** Days of the plan's year that were reckoned by law, for want of an announcement. */
export function provisionalDays({ daysOff, settings }: Pick<Plan, 'daysOff' | 'settings'>): Problem[] {
  const provisional = daysOff.filter(
    (row) => row.kind === 'Tạm tính' && row.applies && yearOf(row.day) === settings.year,
  ).length;
  if (provisional === 0) return [];
  return [
    {
      severity: 'cảnh báo',
      sheet: DAYS_OFF.title,
      row: null,
      column: DAYS_OFF.columns.kind.title,
      message: `Năm ${settings.year} có ${provisional} ngày nghỉ tạm tính theo luật.`,
      remedy: 'Sửa lại theo thông báo chính thức rồi đổi cột Loại.',
    },
  ];
}
