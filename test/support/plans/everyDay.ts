/** Run by day.test.ts in several zones: Date to Day and back for every day of the calendar. */
import {
  civilDate,
  type Day,
  dateFromDay,
  dayFromDate,
  FIRST_DAY,
  LAST_DAY,
} from '../../../src/calendar/day.js';

let wrong = 0;
for (let day = FIRST_DAY as number; day <= LAST_DAY; day++) {
  const { year, month, day: date } = civilDate(day as Day);
  const midnight = new Date(year, month - 1, date);
  const noon = new Date(year, month - 1, date, 12);
  if (
    dayFromDate(midnight) !== day ||
    dayFromDate(noon) !== day ||
    dayFromDate(dateFromDay(day as Day)) !== day
  )
    wrong++;
}
process.stdout.write(`${LAST_DAY - FIRST_DAY + 1} days, ${wrong} wrong\n`);
