/** The daily run: who switched it on, whether its trigger is there, once, and the days on which it did not run. */
import { addDays, type Day, dayFromText, isoDay, vnDay } from '../../calendar/day.js';
import type { Schedule } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Settings } from '../../plan/model.js';

/** The function that the daily trigger calls. */
export const DAILY_RUN = 'dailyRun';

/** In the workbook, for everybody to see whose schedule it is. */
const SCHEDULE = 'papi.schedule';
const LAST_RUN = 'papi.lastRun';
/** Days missed that no overview has told of yet. */
const UNTOLD = 'papi.untold';
/** In the owner's own store: the id of the trigger, which nobody else can read. */
const SECRET = 'papi.trigger';

export interface ScheduleRecord {
  readonly owner: string;
  readonly hour: number;
  /** Days before it count as not missed. */
  readonly since: string;
}

/** Who switched the daily run on; null while it is off, and in a copy of the workbook, whose triggers stayed behind. */
export function scheduleRecord({ workbook }: Environment): ScheduleRecord | null {
  const stored = parsed(workbook.remembered(SCHEDULE));
  const owner = String(stored?.owner ?? '').toLowerCase();
  if (owner === '' || (stored?.workbook !== undefined && stored.workbook !== workbook.id())) return null;
  return { owner, hour: Number(stored?.hour ?? 8), since: String(stored?.since ?? '') };
}

/** Only what the text is may be doubted here: a service that fails must not pass for a schedule that is off. */
function parsed(text: string | null): (Partial<ScheduleRecord> & { readonly workbook?: string }) | null {
  try {
    return JSON.parse(text || 'null');
  } catch {
    return null;
  }
}

const isMine = (environment: Environment, { owner }: ScheduleRecord): boolean =>
  owner === environment.runsAs().toLowerCase();

const ownTriggers = (environment: Environment): string[] =>
  environment
    .triggers()
    .filter(({ handler }) => handler === DAILY_RUN)
    .map(({ id }) => id);

/** Makes the current user the schedule's owner, with one trigger. */
export function enableSchedule(environment: Environment, hour: number): void {
  environment.deleteTriggers(ownTriggers(environment));
  // A trigger whose id is not kept yet, or of no recorded schedule, does nothing when it fires and takes itself away.
  environment.keepSecret(SECRET, environment.triggerDaily(DAILY_RUN, hour));
  const standing = scheduleRecord(environment);
  environment.workbook.remember(
    SCHEDULE,
    JSON.stringify({
      owner: environment.runsAs().toLowerCase(),
      hour,
      // Today's hour may have passed already.
      since: standing?.since || isoDay(addDays(environment.today(), 1)),
      workbook: environment.workbook.id(),
    }),
  );
}

export function disableSchedule(environment: Environment): void {
  environment.deleteTriggers(ownTriggers(environment));
  environment.keepSecret(SECRET, null);
  environment.workbook.remember(SCHEDULE, '');
}

/** Leaves the current user the one trigger that is stored. */
export function removeExtraTriggers(environment: Environment): void {
  const kept = environment.secret(SECRET);
  environment.deleteTriggers(ownTriggers(environment).filter((id) => id !== kept));
}

/**
 * Whether a trigger of that id is the stored one of the schedule's present owner. A call by name with a made-up event
 * is not: the id lies in the owner's own store, and whoever calls is asked for theirs.
 */
export function isScheduled(environment: Environment, id: string): boolean {
  if (id === '' || environment.secret(SECRET) !== id) return false;
  const record = scheduleRecord(environment);
  return record !== null && isMine(environment, record);
}

/** Deletes a trigger of the current user that fired and is not wanted any more. */
export const dropTrigger = (environment: Environment, handler: string, id: string): void => {
  if (environment.triggers().some((trigger) => trigger.id === id && trigger.handler === handler))
    environment.deleteTriggers([id]);
};

export type TriggerFlaw = 'missing' | 'doubled' | 'moved' | null;

/**
 * missing: the current user switched the run on and has no trigger for it. doubled: has more than one. moved: the
 * settings name another hour. Google shows nobody another person's triggers.
 */
export function triggerFlaw(environment: Environment, { sendHour }: Settings): TriggerFlaw {
  const own = ownTriggers(environment);
  const record = scheduleRecord(environment);
  if (own.length > 1) return 'doubled';
  if (record === null || !isMine(environment, record)) return null;
  if (own.length === 0 || own[0] !== environment.secret(SECRET)) return 'missing';
  return record.hour === sendHour ? null : 'moved';
}

export const lastRun = ({ workbook }: Environment): Day | null =>
  dayFromText(workbook.remembered(LAST_RUN) ?? '');

/** Days that follow one another. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** @param untold days missed that the coordinators have not been told of yet */
export function rememberRun({ workbook }: Environment, day: Day, untold: readonly Days[]): void {
  if (untold.length > 0)
    workbook.remember(UNTOLD, untold.map(({ from, to }) => `${isoDay(from)}/${isoDay(to)}`).join(' '));
  workbook.remember(LAST_RUN, isoDay(day));
}

export const forgetUntold = ({ workbook }: Environment): void => workbook.remember(UNTOLD, '');

/** The days missed before an earlier run that could not tell of them, and those before this one. */
export function untoldDays(environment: Environment): Days[] {
  const kept = (environment.workbook.remembered(UNTOLD) ?? '').split(' ').flatMap((text): Days[] => {
    const [from, to] = text.split('/').map(dayFromText);
    return from && to ? [{ from, to }] : [];
  });
  const missed = missedBefore(environment);
  return missed && !kept.some(({ from }) => from === missed.from) ? [...kept, missed] : kept;
}

/** @example daysInWords([{ from, to }]) //=> 'từ ngày 09/06/2023 đến ngày 13/06/2023' */
export const daysInWords = (days: readonly Days[]): string =>
  days
    .map(({ from, to }) =>
      from === to ? `ngày ${vnDay(from)}` : `từ ngày ${vnDay(from)} đến ngày ${vnDay(to)}`,
    )
    .join(', ');

/** The days up to yesterday on which the schedule was on and did not run, in words; null when there are none. */
export function missedDays(environment: Environment): string | null {
  const missed = missedBefore(environment);
  return missed && daysInWords([missed]);
}

function missedBefore(environment: Environment): Days | null {
  const record = scheduleRecord(environment);
  if (record === null) return null;
  const yesterday = addDays(environment.today(), -1);
  const since = dayFromText(record.since);
  const last = lastRun(environment);
  if (since === null && last === null) return null;
  const begin = Math.max(since ?? 0, last === null ? 0 : addDays(last, 1)) as Day;
  return begin > yesterday ? null : { from: begin, to: yesterday };
}

export function scheduleOf(environment: Environment, { sendHour }: Settings): Schedule {
  const record = scheduleRecord(environment);
  const last = lastRun(environment);
  return {
    on: record !== null,
    owner: record?.owner ?? '',
    mine: record !== null && isMine(environment, record),
    hour: record?.hour ?? sendHour,
    lastRun: last === null ? null : isoDay(last),
    missed: missedDays(environment),
  };
}
