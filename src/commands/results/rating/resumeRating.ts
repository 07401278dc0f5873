/** Goes on sending the sheets of points where a run stopped, under the authority of whoever began. */
import type { Environment } from '../../../environment.js';
import { Busy } from '../../../refusal.js';
import { isCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { clearContinuations, continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { SENDING_MS } from '../../reminders/sendMails.js';
import { sendRestOfRating } from './ratingMails.js';

/** Another run holds the workbook: try again then. */
const BUSY_PAUSE_MS = 5 * 60_000;

export function resumeRating(environment: Environment, left: number): void {
  const until = environment.now().getTime() + SENDING_MS;
  const later = (ms: number): void =>
    continueLater(environment, { of: 'rating', daily: false, left: left - 1 }, ms);
  try {
    environment.exclusively(() => {
      clearContinuations(environment, 'rating');
      const current = requirePlanInZone(environment);
      if (!isCoordinator(environment, current.plan.settings, environment.runsAs())) return;
      if (!sendRestOfRating(environment, current, until)) later(RESUME_PAUSE_MS);
    });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    later(BUSY_PAUSE_MS);
  }
}
