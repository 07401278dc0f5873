/** Instants and wall clocks: a date cell is a wall-clock time in the spreadsheet's zone. */
import { civilDate, type Day, dayOf } from '../../src/calendar/day.js';

const MS_PER_DAY = 86_400_000;
const UNIX_EPOCH_SERIAL = 25569;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, known);
  }
  return known;
}

/** Sheets' serial number of an instant, as the wall clock of a zone shows it (to the second). */
export function serialOf(date: Date, zone: string): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(date)) fields[type] = Number(value);
  const day = dayOf(fields['year']!, fields['month']!, fields['day']!);
  return day + (fields['hour']! * 3600 + fields['minute']! * 60 + fields['second']!) / 86400;
}

/** The instant at which the wall clock of a zone shows a serial number. */
export function instantOf(serial: number, zone: string): number {
  const wall = Math.round((serial - UNIX_EPOCH_SERIAL) * 86400) * 1000;
  let instant = wall;
  // Two steps settle it but in the hour that a change of the clocks leaves out.
  for (let i = 0; i < 3; i++) {
    const shown = Math.round((serialOf(new Date(instant), zone) - UNIX_EPOCH_SERIAL) * 86400) * 1000;
    if (shown === wall) break;
    instant += wall - shown;
  }
  return instant;
}

/** The civil day that a zone shows at an instant. */
export const dayIn = (instant: number, zone: string): Day =>
  Math.floor(serialOf(new Date(instant), zone)) as Day;

export const yearIn = (instant: number, zone: string): number => civilDate(dayIn(instant, zone)).year;

export { MS_PER_DAY };
