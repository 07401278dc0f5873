/** Periods that should have been opened: agencies report in rows that are not there yet. */
import { addDays, type Day } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';
import { lastDayBefore } from '../days/dueDays.js';
import type { Period, Plan } from '../model.js';

/** Working days before its end from which a period that is not opened is told of (capabilities 2a). */
const TOLD_BEFORE_END = 5;

type Needed = Pick<Plan, 'periods' | 'calendar'> & { readonly settings: Pick<Plan['settings'], 'asOf'> };

/** Periods not opened though their end is near, or past. */
export const unopenedPeriods = ({ periods, calendar, settings }: Needed): Period[] =>
  periods.filter(
    ({ state, to }) =>
      state === 'Chưa mở' && to !== null && settings.asOf >= calendar.add(to, -TOLD_BEFORE_END),
  );

/** The last working day of a period that ends on a day. */
const lastWorkingDay = (to: Day, calendar: WorkingCalendar): Day =>
  calendar.isWorkingDay(to) ? to : calendar.add(addDays(to, 1), -1);

/**
 * Periods that the daily run opens by itself, where the settings want it: from the last working day of the period until
 * its reports are due.
 */
export const periodsToOpen = ({ periods, calendar, settings }: Needed): Period[] =>
  periods.filter(
    ({ state, to, before }) =>
      state === 'Chưa mở' &&
      to !== null &&
      before !== null &&
      settings.asOf >= lastWorkingDay(to, calendar) &&
      settings.asOf <= Math.max(to, lastDayBefore(before)),
  );
