/** Going on after a run that ran out of time: one trigger of its own, known by its id, cleaned up when it has run. */
import type { Environment } from '../../environment.js';

/** The function that a continuation calls. */
export const RESUME_RUN = 'resumeRun';

/** A minute: Google fires a one-off trigger within some minutes of it. */
export const RESUME_PAUSE_MS = 60_000;

/** Kinds of work may go on beside each other, each with a trigger of its own. */
export type Work = 'mails' | 'rights' | 'rating';

const SECRETS: Readonly<Record<Work, string>> = {
  mails: 'papi.resume',
  rights: 'papi.resumeRights',
  rating: 'papi.resumeRating',
};

export interface Continuation {
  /** Left out: the mails of a run. */
  readonly of?: Work;
  /** Of the daily run, which also tells the coordinators; else of a coordinator's own sending. */
  readonly daily: boolean;
  /** Of a coordinator's own sending: the ISO day by which it was sent; it goes on by no other. */
  readonly asOf?: string;
  /** Of a coordinator's own sending: the letters that he chose, by their `agency`; left out: all. */
  readonly only?: readonly string[];
  /** Further continuations allowed, so that a run that never ends does not go on for ever. */
  readonly left: number;
}

/** Makes the one continuation trigger of the current user for that work, and takes away any other. */
export function continueLater(environment: Environment, continuation: Continuation, ms: number): void {
  if (continuation.left <= 0) return;
  const { of = 'mails' } = continuation;
  clearContinuations(environment, of);
  const id = environment.triggerAfter(RESUME_RUN, ms);
  environment.keepSecret(SECRETS[of], JSON.stringify({ ...continuation, id }));
}

/** Takes the continuation of that work away, and triggers that are nobody's. */
export function clearContinuations(environment: Environment, of: Work = 'mails'): void {
  const standing = environment.triggers().filter(({ handler }) => handler === RESUME_RUN);
  if (standing.length > 0) {
    const others = (Object.keys(SECRETS) as Work[]).filter((work) => work !== of);
    const kept = new Set(others.map((work) => stored(environment, work)?.id));
    environment.deleteTriggers(standing.filter(({ id }) => !kept.has(id)).map(({ id }) => id));
  }
  environment.keepSecret(SECRETS[of], null);
}

function stored(environment: Environment, of: Work): (Continuation & { readonly id: string }) | null {
  try {
    return JSON.parse(environment.secret(SECRETS[of]) ?? 'null') as (Continuation & { id: string }) | null;
  } catch {
    return null;
  }
}

/** The continuation that a trigger's id belongs to; null for any other id. The secret is the current user's own. */
export function continuationOf(environment: Environment, id: string): Continuation | null {
  if (id === '') return null;
  for (const of of Object.keys(SECRETS) as Work[]) {
    const one = stored(environment, of);
    if (one?.id === id) {
      const { daily, left, asOf, only } = one;
      return {
        of,
        daily,
        left,
        ...(asOf === undefined ? {} : { asOf }),
        ...(only === undefined ? {} : { only }),
      };
    }
  }
  return null;
}
