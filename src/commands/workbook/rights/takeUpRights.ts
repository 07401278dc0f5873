/** Rights that a run left unfinished, and that nothing goes on with, are taken up by the next coordinator at work. */
import type { Environment } from '../../../environment.js';
import { continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { type RightsMemory, rememberedRights } from './rightsMemory.js';
import { stateOf } from './rightsState.js';

/** Executions that go on by themselves. */
const CONTINUATIONS = 12;

/** Only the owner gets further where somebody else may not change what is left. */
const isAbandoned = (memory: RightsMemory, environment: Environment): boolean =>
  stateOf(memory, environment.now()).state === 'stopped' &&
  (memory.state !== 'barred' ||
    environment.runsAs().toLowerCase() === environment.ownerEmail().toLowerCase());

/** In an execution of their own, so that the command itself has all of its time; the overview says how far they are. */
export function takeUpRights(environment: Environment): void {
  const memory = rememberedRights(environment);
  if (memory !== null && isAbandoned(memory, environment)) leaveRights(environment);
}

/** Leaves rights to an execution of their own. */
export function leaveRights(environment: Environment): void {
  try {
    continueLater(environment, { of: 'rights', daily: false, left: CONTINUATIONS }, RESUME_PAUSE_MS);
  } catch {
    // Google allows twenty triggers: the command that was asked for is done all the same.
  }
}
