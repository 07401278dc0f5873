/** What the daily trigger does. */
import type { Environment } from '../../environment.js';
import { run } from './run.js';
import { DAILY_RUN, dropTrigger, isScheduled } from './schedule.js';

/** Continuations of one day. */
const CONTINUATIONS = 5;

/**
 * @param triggerId of the event; a call by name, with whatever event, has none that fits and does nothing
 */
export function dailyRun(environment: Environment, triggerId: string): void {
  if (triggerId === '') return;
  if (!isScheduled(environment, triggerId)) {
    dropTrigger(environment, DAILY_RUN, triggerId);
    return;
  }
  run(environment, { daily: true, left: CONTINUATIONS });
}
