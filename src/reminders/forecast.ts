/** When mails will have gone out that one day's quota does not reach: said before anything is sent. */
import { type Day, vnDay } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import { RESERVE, within } from './budget.js';
import type { Recipients } from './mail/mail.js';

/** Google: recipients a day of a consumer account, and of one in Workspace. */
const CONSUMER = 100;
const WORKSPACE = 1_500;

/** A mail as the forecast needs it. */
export interface Awaiting extends Recipients {
  /** Agencies that it reaches. */
  readonly agencies: number;
  /** Working days that it may wait without being late. */
  readonly patience: number;
}

export interface Forecast {
  readonly now: number;
  readonly total: number;
  /** The day on which the last goes out; null when all do today, and when no day's quota is enough for one. */
  readonly lastDay: Day | null;
  /** Agencies that are told later than their stage says. */
  readonly late: number;
}

/**
 * @param mails in the order in which they are sent
 * @param remaining recipients that today's quota has left
 * @param kept recipients of each day left for the coordinators' overview, beside the reserve
 * @example 122 mails of one recipient each, 100 left, two working days' patience //=> { now: 90, total: 122, lastDay: tomorrow, late: 0 }
 */
export function forecastOf(
  mails: readonly Awaiting[],
  remaining: number,
  kept: number,
  today: Day,
  calendar: WorkingCalendar,
): Forecast {
  const daily = (remaining > CONSUMER ? WORKSPACE : CONSUMER) - RESERVE - kept;
  let { now, later } = within(mails, remaining - RESERVE - kept);
  const first = now.length;
  let lastDay: Day | null = null;
  let late = 0;
  for (let wait = 1; later.length > 0; wait++) {
    ({ now, later } = within(later, daily));
    if (now.length === 0) {
      const never = later.reduce((sum, { agencies }) => sum + agencies, 0);
      return { now: first, total: mails.length, lastDay: null, late: late + never };
    }
    lastDay = calendar.add(today, wait);
    for (const { patience, agencies } of now) if (patience < wait) late += agencies;
  }
  return { now: first, total: mails.length, lastDay, late };
}

/** @example 'Hôm nay gửi 45/122 thư, nốt vào ngày 09/04/2026; 77 cơ quan nhận muộn.' */
export function forecastInWords({ now, total, lastDay, late }: Forecast): string {
  if (total === 0) return '';
  if (now === total) return `Hôm nay gửi hết ${total} thư.`;
  const rest =
    lastDay === null
      ? `còn ${total - now} thư chưa có ngày gửi vì hạn mức của Google không đủ`
      : `nốt vào ngày ${vnDay(lastDay)}`;
  const when = late > 0 ? `${late} cơ quan nhận muộn` : 'không cơ quan nào nhận muộn';
  return `Hôm nay gửi ${now}/${total} thư, ${rest}; ${when}.`;
}
