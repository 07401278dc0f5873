/** The built-in calendar: announced days off where the year is announced, else reckoned by law as Tạm tính. */
import { announcedDaysOff, isAnnounced } from './announced.js';
import type { DayOff } from './dayOff.js';
import { lawfulDaysOff } from './lawful.js';

/**
 * The days off (and worked Saturdays) of a civil year. Rows reckoned by law say so in their kind.
 *
 * @example builtInDaysOff(2023).length //=> 17
 * @example builtInDaysOff(2030)[0].kind //=> 'Tạm tính'
 */
export function builtInDaysOff(year: number): readonly DayOff[] {
  const announced = announcedDaysOff(year);
  if (isAnnounced(year)) return announced;
  const stated = new Set(announced.map((row) => row.day));
  const lawful = lawfulDaysOff(year)
    .filter((row) => !stated.has(row.day))
    .map((row): DayOff => ({ ...row, kind: 'Tạm tính' }));
  return [...announced, ...lawful].sort((a, b) => a.day - b.day);
}
