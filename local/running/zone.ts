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

/** What a function of a number and a zone gave before: wall clocks are looked up cell by cell, mostly the same days. */
function remembered(of: (value: number, zone: string) => number): (value: number, zone: string) => number {
  const known = new Map<string, Map<number, number>>();
  return (value, zone) => {
    let ofZone = known.get(zone);
    if (!ofZone || ofZone.size > 100_000) {
      ofZone = new Map();
      known.set(zone, ofZone);
    }
    const found = ofZone.get(value);
    if (found !== undefined) return found;
    const result = of(value, zone);
    ofZone.set(value, result);
    return result;
  };
}

const serialAt = remembered((instant, zone) => {
  const date = new Date(instant);
  const fields: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(date)) fields[type] = Number(value);
  const day = dayOf(fields['year']!, fields['month']!, fields['day']!);
  return day + (fields['hour']! * 3600 + fields['minute']! * 60 + fields['second']!) / 86400;
});

/** Sheets' serial number of an instant, as the wall clock of a zone shows it (to the second). */
export const serialOf = (date: Date, zone: string): number => serialAt(date.getTime(), zone);

/** The instant at which the wall clock of a zone shows a serial number. */
export const instantOf = remembered((serial, zone) => {
  const wall = Math.round((serial - UNIX_EPOCH_SERIAL) * 86400) * 1000;
  let instant = wall;
  // Two steps settle it but in the hour that a change of the clocks leaves out.
  for (let i = 0; i < 3; i++) {
    const shown = Math.round((serialOf(new Date(instant), zone) - UNIX_EPOCH_SERIAL) * 86400) * 1000;
    if (shown === wall) break;
    instant += wall - shown;
  }
  return instant;
});

/** The civil day that a zone shows at an instant. */
export const dayIn = (instant: number, zone: string): Day =>
  Math.floor(serialOf(new Date(instant), zone)) as Day;

export const yearIn = (instant: number, zone: string): number => civilDate(dayIn(instant, zone)).year;

export { MS_PER_DAY };
