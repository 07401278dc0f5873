/** The questions that coordinators ask every day, each as the list that answers it. */
import { addDays, type Day, isoDay, vnDay } from '../calendar/day.js';
import type { Plan } from '../plan/model.js';
import { periodInWords } from '../plan/periods/periodCode.js';
import type { Wanted } from './listing.js';
import type { Stand } from './stand.js';

export interface Question {
  readonly title: string;
  readonly wanted: Wanted;
  /** ISO day since which it asks for changes; left out where it does not. */
  readonly since?: string;
}

/** A report that is not there, or has to come again. */
export const UNSENT: readonly Stand[] = ['open', 'overdue', 'returned', 'returnedLate'];

/** The last working day before a day: on a Monday, Friday. */
export function workingDayBefore(day: Day, { calendar }: Pick<Plan, 'calendar'>): Day {
  let before = addDays(day, -1);
  // Tết is the longest time without a working day.
  for (let i = 0; i < 15 && !calendar.isWorkingDay(before); i++) before = addDays(before, -1);
  return before;
}

/**
 * @param today the day on which it is asked
 * @example with 2023-Q1 open: "Chưa gửi báo cáo quý I/2023", "Chờ duyệt", "Quá hạn trên 5 ngày", "Thay đổi từ hôm qua"
 */
export function questionsOf(plan: Plan, today: Day): Question[] {
  const { periods, settings } = plan;
  const since = workingDayBefore(today, plan);
  return [
    ...periods
      .filter(({ state }) => state === 'Đang mở')
      .map(
        ({ code }): Question => ({
          title: `Chưa gửi báo cáo ${periodInWords(code)}`,
          wanted: { period: code, stands: UNSENT },
        }),
      ),
    { title: 'Chờ duyệt', wanted: { stands: ['sent'], settled: false } },
    {
      title: `Quá hạn trên ${settings.escalateAfter} ngày`,
      wanted: { statuses: ['Quá hạn'], overdueMore: settings.escalateAfter, settled: false },
    },
    ...(plan.ownPlanRows === null
      ? []
      : [{ title: 'Kế hoạch riêng còn thiếu', wanted: { kind: 'gaps' } } as const]),
    {
      title: since === addDays(today, -1) ? 'Thay đổi từ hôm qua' : `Thay đổi từ ngày ${vnDay(since)}`,
      wanted: {},
      since: isoDay(since),
    },
  ];
}
