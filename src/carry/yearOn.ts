/** Days of a plan as they are in the plan of the year after. */
import { addDays, civilDate, type Day, dayFromText, dayIfReal, dayOf, vnDay } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import { milestoneTexts } from '../plan/days/cycle.js';

type Worked = Pick<WorkingCalendar, 'isWorkingDay'>;

/**
 * The same day of the next year; where that is a day off, the working day before it, so that nothing falls due later.
 *
 * @example 30/06/2026 //=> 30/06/2027; 31/07/2026 //=> 30/07/2027, as 31/07/2027 is a Saturday
 */
export function yearOn(day: Day, calendar: Worked): Day {
  const { year, month, day: date } = civilDate(day);
  let moved = dayIfReal(year + 1, month, date) ?? dayOf(year + 1, 2, 28);
  while (!calendar.isWorkingDay(moved)) moved = addDays(moved, -1);
  return moved;
}

/**
 * A cell of milestones a year on; what is no day stays as it is written.
 *
 * @param wanted of those that are days, which go on
 * @example milestonesOn('30/06/2026; 31/12/2026', calendar) //=> '30/06/2027; 31/12/2027'
 */
export const milestonesOn = (
  cell: string,
  calendar: Worked,
  wanted: (day: Day) => boolean = () => true,
): string =>
  milestoneTexts(cell)
    .flatMap((text) => {
      const day = dayFromText(text);
      if (day === null) return [text];
      return wanted(day) ? [vnDay(yearOn(day, calendar))] : [];
    })
    .join('; ');

/** @example wordsOn('Trước 30/6/2026', 2026) //=> 'Trước 30/6/2027' */
export const wordsOn = (text: string, year: number): string =>
  text.split(String(year)).join(String(year + 1));
