/** The week of the letter to the leaders: when it is due, and the key by which the ledger knows that it was told. */
import { addDays, type Day, isoDay, weekday } from '../calendar/day.js';
import { LEADER_DAYS, type Settings } from '../plan/model.js';

/**
 * The latest day of the letter by the as-of day; null where none is wanted. Told on that day, or, where it was off or
 * nothing ran, on the next day on which something does.
 *
 * @example Ngày gửi «Thứ hai», as of Thursday 08/06/2023 //=> 05/06/2023
 */
export function leaderDay({
  leaders,
  leaderDay,
  asOf,
}: Pick<Settings, 'leaders' | 'leaderDay' | 'asOf'>): Day | null {
  const wanted = LEADER_DAYS.indexOf(leaderDay) + 1;
  if (leaders.length === 0 || leaderDay === 'Không gửi') return null;
  return addDays(asOf, -((weekday(asOf) - wanted + 7) % 7));
}

/** @example leaderKey(dayOf(2023, 6, 5)) //=> 'thư lãnh đạo@2023-06-05#0' */
export const leaderKey = (day: Day): string => `thư lãnh đạo@${isoDay(day)}#0`;
