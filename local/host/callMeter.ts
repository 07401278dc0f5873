/**
 * Counts service calls, can slow them down, and can make the n-th one fail or kill the execution. Past Google's
 * limit of time the execution is killed at its next call.
 */
import type { Clock } from './clock.js';

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
  /**
   * The n-th call (from 1), or the n-th of that name, throws this error instead of being done; `times` of them in a
   * row if given.
   */
  readonly failAt?: {
    readonly call: number;
    readonly name?: string;
    readonly times?: number;
    readonly error: Error;
  };
  /** The n-th call (from 1) is not done and the execution ends there. */
  readonly killAt?: number;
}

export class CallMeter {
  count = 0;
  readonly calls = new Map<string, number>();
  /** What errors of the services inherit from: the Error of the script's own realm. */
  errorPrototype: object = Error.prototype;
  /** The execution has ended, whatever its code makes of the error. */
  killed = false;
  private readonly started: number;

  constructor(
    private readonly clock: Clock,
    readonly options: MeterOptions = {},
    private readonly limitMs = EXECUTION_MS,
  ) {
    this.started = clock.now();
  }

  called(name: string): void {
    if (this.killed) throw new Killed();
    this.count++;
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    const { costMs = 0, failAt, killAt } = this.options;
    if (costMs > 0) this.clock.spend(costMs);
    if (killAt === this.count || this.clock.now() - this.started > this.limitMs) {
      this.killed = true;
      throw new Killed();
    }
    if (!failAt || (failAt.name !== undefined && failAt.name !== name)) return;
    const nth = failAt.name === undefined ? this.count : this.calls.get(name)!;
    if (nth >= failAt.call && nth < failAt.call + (failAt.times ?? 1)) throw failAt.error;
  }
}
