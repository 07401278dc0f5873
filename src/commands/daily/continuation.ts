/** Going on after a run that ran out of time: one trigger of its own, known by its id, cleaned up when it has run. */
import type { Environment } from '../../environment.js';

/** The function that a continuation calls. */
export const RESUME_RUN = 'resumeRun';

/** A minute: Google fires a one-off trigger within some minutes of it. */
export const RESUME_PAUSE_MS = 60_000;

const SECRET = 'papi.resume';

export interface Continuation {
  /** Of the daily run, which also tells the coordinators; else of a coordinator's own sending. */
  readonly daily: boolean;
  /** Further continuations allowed, so that a run that never ends does not go on for ever. */
  readonly left: number;
}

/** Makes the one continuation trigger of the current user, and takes away any other. */
export function continueLater(environment: Environment, continuation: Continuation, ms: number): void {
  if (continuation.left <= 0) return;
  clearContinuations(environment);
  const id = environment.triggerAfter(RESUME_RUN, ms);
  environment.keepSecret(SECRET, JSON.stringify({ ...continuation, id }));
}

export function clearContinuations(environment: Environment): void {
  environment.deleteTriggers(
    environment
      .triggers()
      .filter(({ handler }) => handler === RESUME_RUN)
      .map(({ id }) => id),
  );
  environment.keepSecret(SECRET, null);
}

/** The continuation that a trigger's id belongs to; null for any other id. The secret is the current user's own. */
export function continuationOf(environment: Environment, id: string): Continuation | null {
  const text = environment.secret(SECRET);
  try {
    const stored = JSON.parse(text ?? 'null') as (Continuation & { id: string }) | null;
    return stored && id !== '' && stored.id === id ? { daily: stored.daily, left: stored.left } : null;
  } catch {
    return null;
  }
}
