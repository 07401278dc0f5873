/** The daily run: who switched it on, and whether its trigger is there, once. */
import type { Environment } from '../workbook/port.js';

/** The function that the daily trigger calls. */
export const DAILY_RUN = 'dailyRun';

const SCHEDULE = 'papi.schedule';

/** Whoever switched the daily run on; null while it is off. */
export function scheduleOwner({ workbook }: Environment): string | null {
  const stored = workbook.remembered(SCHEDULE);
  if (stored === null) return null;
  try {
    return String((JSON.parse(stored) as { owner?: unknown }).owner ?? '').toLowerCase();
  } catch {
    return null;
  }
}

/**
 * missing: the current user switched the run on and has no trigger for it. doubled: has more than one. Google shows
 * nobody another person's triggers.
 */
export function triggerFlaw(environment: Environment): 'missing' | 'doubled' | null {
  const own = environment.triggers().filter((handler) => handler === DAILY_RUN).length;
  if (own > 1) return 'doubled';
  const owner = scheduleOwner(environment);
  return own === 0 && owner !== null && owner === environment.userEmail().toLowerCase() ? 'missing' : null;
}
