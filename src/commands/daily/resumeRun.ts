/** What the continuation trigger does: goes on where a run stopped. */
import type { Environment } from '../../environment.js';
import { resumeRating } from '../results/rating/resumeRating.js';
import { resumeRights } from '../workbook/rights/resumeRights.js';
import { continuationOf, RESUME_RUN } from './continuation.js';
import { run } from './run.js';
import { dropTrigger } from './schedule.js';

/**
 * @param triggerId of the event; a call by name, with whatever event, has none that fits and does nothing
 */
export function resumeRun(environment: Environment, triggerId: string): void {
  const continuation = continuationOf(environment, triggerId);
  if (continuation === null) {
    if (triggerId !== '') dropTrigger(environment, RESUME_RUN, triggerId);
    return;
  }
  if (continuation.of === 'rights') resumeRights(environment, continuation.left);
  else if (continuation.of === 'rating') resumeRating(environment, continuation.left);
  else run(environment, continuation);
}
