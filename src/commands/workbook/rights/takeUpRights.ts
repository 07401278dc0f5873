/**
 * Rights left to an execution of their own: ordered before a command changes what they follow from, left by one that has no
 * time for them, taken up by the next coordinator at work where nothing goes on with them.
 */
import type { Environment } from '../../../environment.js';
import { continueLater, RESUME_PAUSE_MS } from '../../daily/continuation.js';
import { nameIn } from './protect.js';
import { NOTHING, type RightsMemory, rememberedRights, rememberRights } from './rightsMemory.js';
import { stateOf } from './rightsState.js';

/** Executions that go on by themselves. */
const CONTINUATIONS = 12;
/** Google ends every execution within six minutes: the run that ordered one for then is over. */
const AFTER_THIS_RUN_MS = 7 * 60_000;

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
export function leaveRights(environment: Environment, pauseMs = RESUME_PAUSE_MS): void {
  try {
    continueLater(environment, { of: 'rights', daily: false, left: CONTINUATIONS }, pauseMs);
  } catch {
    // Google allows twenty triggers: the command that was asked for is done all the same.
  }
}

let ordered: WeakSet<Environment> | undefined;

/**
 * Before a command changes what rights follow from. Should it be cut off, rights are said to be unfinished, and an
 * execution of their own brings them up to date; where it comes to its end, updateRights takes both back.
 */
export function orderRights(environment: Environment): void {
  ordered ??= new WeakSet();
  const standing = rememberedRights(environment);
  // Where none were ever set, setting up sets all of them.
  if (standing === null || ordered.has(environment)) return;
  ordered.add(environment);
  if (standing.state === 'complete') rememberRights(environment, { ...standing, state: 'updating' });
  leaveRights(environment, AFTER_THIS_RUN_MS);
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
