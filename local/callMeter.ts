/** Counts service calls, can slow them down, and can make the n-th one fail or kill the execution. */

/** The execution was killed from outside, as past Google's six minutes: no script code may run after it. */
export class Killed extends Error {
  constructor() {
    super('Exceeded maximum execution time');
  }
}

export interface MeterOptions {
  /** Milliseconds that each call takes on the execution's clock. */
  readonly costMs?: number;
  /** The n-th call (from 1) throws this error instead of being done. */
  readonly failAt?: { readonly call: number; readonly error: Error };
  /** The n-th call (from 1) is not done and the execution ends there. */
  readonly killAt?: number;
}

export class CallMeter {
  count = 0;
  readonly calls = new Map<string, number>();
  private killed = false;

  constructor(
    readonly options: MeterOptions = {},
    private readonly spend: (ms: number) => void = () => undefined,
  ) {}

  called(name: string): void {
    if (this.killed) throw new Killed();
    this.count++;
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    const { costMs = 0, failAt, killAt } = this.options;
    if (costMs > 0) this.spend(costMs);
    if (killAt === this.count) {
      this.killed = true;
      throw new Killed();
    }
    if (failAt?.call === this.count) throw failAt.error;
  }
}
