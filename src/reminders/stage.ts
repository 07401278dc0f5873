/** Stages of reminding: the days, in working days from the due day, on which somebody is told of a deadline. */
import type { Settings } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';

/**
 * 10, 5, 1: so many working days before the due day; 0: on the day; -5, -10, …: so many overdue. What counts down
 * grows more urgent.
 */
export type Stage = number;

/** A returned report, or what was taken over, is told of at once, however far its due day is: the least urgent of stages. */
const RETURNED: Stage = 9999;

export type Cadence = Pick<Settings, 'remindBefore' | 'remindOverdueEvery'>;

/**
 * The newest stage that a deadline has reached; null while it has reached none, and when there is nothing to remind
 * of: it is done, settled or has no due day. Stages that were missed are caught up as this one.
 *
 * @example newestStage({ status: 'Quá hạn', daysLeft: -7, … }, { remindBefore: [10, 5, 1], remindOverdueEvery: 5 }) //=> -5
 */
export function newestStage(
  {
    status,
    daysLeft,
    settled,
    returned,
    takenFrom,
  }: Pick<Assessed, 'status' | 'daysLeft' | 'settled' | 'returned' | 'takenFrom'>,
  { remindBefore, remindOverdueEvery }: Cadence,
): Stage | null {
  if (daysLeft === null || settled) return null;
  if (status === 'Quá hạn') return 0 - Math.floor(-daysLeft / remindOverdueEvery) * remindOverdueEvery;
  if (daysLeft === 0) return 0;
  const reached = remindBefore.filter((days) => days >= daysLeft);
  if (reached.length > 0) return Math.min(...reached);
  return returned === null && takenFrom === null ? null : RETURNED;
}

/** Every stage that a deadline may have been told at, until it has so many working days left. */
export const stagesUntil = (
  daysLeft: number,
  { remindBefore, remindOverdueEvery }: Cadence,
): readonly Stage[] => [
  RETURNED,
  ...remindBefore,
  ...Array.from({ length: Math.floor(Math.max(-daysLeft, 0) / remindOverdueEvery) + 1 }, (_, i) =>
    i === 0 ? 0 : -i * remindOverdueEvery,
  ),
];
