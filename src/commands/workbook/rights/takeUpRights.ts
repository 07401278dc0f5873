/** Rights that a run left unfinished, and that nothing goes on with, are taken up by the next coordinator at work. */
import type { Environment } from '../../../environment.js';
import { continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { nameIn } from './protect.js';
import { NOTHING, type RightsMemory, rememberedRights, rememberRights } from './rightsMemory.js';
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

/**
 * Before the rows of these sheets come to stand elsewhere: their blocks are closed, so that nobody is let into another's
 * row meanwhile, and all rights are left to an execution of their own, which compares everything and opens what it may.
 */
export function leaveRightsClosed(environment: Environment, titles: readonly string[]): void {
  rememberRights(environment, {
    ...(rememberedRights(environment) ?? NOTHING),
    ...{ state: 'updating', reason: '', done: 0, verified: [], finished: [] },
  });
  leaveRights(environment);
  for (const title of titles) {
    const whole = environment.workbook.rights.sheet(title)?.whole();
    if (whole && nameIn(whole.description()) !== null && whole.countOpen() > 0) whole.setOpen([]);
  }
}
