/**
 * Counts service calls, adds up the time they take on Google, can slow them down, can make the n-th one fail or kill
 * the execution, and can let somebody else act between two of them. Past Google's limit of time the execution is
 * killed at its next call.
 */
import type { Clock } from './clock.js';
import { type CallKind, MILLISECONDS } from './serviceCalls.js';

/** Google: one execution lasts 6 minutes at the most. */
export const EXECUTION_MS = 6 * 60_000;
/** Google: a simple trigger lasts 30 seconds at the most. */
export const SIMPLE_TRIGGER_MS = 30_000;

/** The execution was killed from outside, as past Google's six minutes: no script code may run after it. */
export class Killed extends Error {
  constructor() {
    super('Exceeded maximum execution time');
  }
}

export interface MeterOptions {
  /** Milliseconds that each call takes on the execution's clock. */
  readonly costMs?: number;
  /** Each call takes on the execution's clock the time that it would take on Google. */
  readonly googleTime?: boolean;
  /**
   * The n-th call (from 1), or the n-th of that name, throws this error instead of being done; `times` of them in a
   * row if given. With `done` it is done all the same: the answer was lost on the way, the deed was not.
   */
  readonly failAt?: {
    readonly call: number;
    readonly name?: string;
    readonly times?: number;
    readonly done?: boolean;
    readonly error: Error;
  };
  /** The n-th call (from 1) is not done and the execution ends there. */
  readonly killAt?: number;
  /**
   * Another person acts between the n-th call and the next (0: before the first), whatever locks the execution
   * holds: people at the keyboard ask for none. What the script has not pushed out they do not see.
   */
  readonly interleave?: { readonly after: number; readonly deed: () => void };
}

export class CallMeter {
  /** Calls of services; what is built in memory does not count. */
  count = 0;
  readonly calls = new Map<string, number>();
  /** Their names, in the order of the calls. */
  readonly order: string[] = [];
  /** Milliseconds that all of it would have taken on Google, about. */
  googleMs = 0;
  /** What errors of the services inherit from: the Error of the script's own realm. */
  errorPrototype: object = Error.prototype;
  /** Something may have changed since the workbook was saved last: a call that changes something was made. */
  unsaved = false;
  /** The execution has ended, whatever its code makes of the error. */
  killed = false;
  /** What went wrong with the deed of somebody else in between: not the script's to catch. */
  interleavingFailed: { readonly error: unknown } | null = null;
  private readonly started: number;

  constructor(
    private readonly clock: Clock,
    readonly options: MeterOptions = {},
    private readonly limitMs = EXECUTION_MS,
  ) {
    this.started = clock.now();
  }

  /** @returns the error to throw once the call is done, if its answer is to be lost */
  called(name: string, kind: CallKind): Error | null {
    if (this.killed) throw new Killed();
    const { costMs = 0, googleTime = false, failAt, killAt, interleave } = this.options;
    this.googleMs += MILLISECONDS[kind];
    if (googleTime) this.clock.spend(MILLISECONDS[kind]);
    if (kind === 'build') return null;
    if (interleave?.after === this.count) this.interleaved(interleave.deed);
    this.count++;
    this.order.push(name);
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    if (kind === 'write' || kind === 'protect') this.unsaved = true;
    if (costMs > 0) this.clock.spend(costMs);
    if (killAt === this.count || this.clock.now() - this.started > this.limitMs) {
      this.killed = true;
      throw new Killed();
    }
    if (!failAt || (failAt.name !== undefined && failAt.name !== name)) return null;
    const nth = failAt.name === undefined ? this.count : this.calls.get(name)!;
    if (nth < failAt.call || nth >= failAt.call + (failAt.times ?? 1)) return null;
    if (failAt.done) return failAt.error;
    throw failAt.error;
  }

  private interleaved(deed: () => void): void {
    try {
      deed();
    } catch (error) {
      this.interleavingFailed ??= { error };
    }
  }

  /** Time that the script itself lets pass. */
  slept(ms: number): void {
    this.googleMs += ms;
  }
}
