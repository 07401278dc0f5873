/** Goes on bringing rights up to date where a run stopped, under the authority of whoever began. */
import type { Environment } from '../../../environment.js';
import { Busy } from '../../../refusal.js';
import { isCoordinator } from '../../coordinator.js';
import { requirePlan } from '../../currentPlan.js';
import { continueLater } from '../../daily/continuation.js';
import { updateRights } from './updateRights.js';

/** Another run holds the workbook: try again then. */
const BUSY_PAUSE_MS = 5 * 60_000;

export function resumeRights(environment: Environment, left: number): void {
  try {
    environment.exclusively(() => {
      const { plan } = requirePlan(environment);
      if (isCoordinator(environment, plan.settings, environment.runsAs()))
        updateRights(environment, { left });
    });
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    continueLater(environment, { of: 'rights', daily: false, left: left - 1 }, BUSY_PAUSE_MS);
  }
}
