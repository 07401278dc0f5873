/** The clock of the local host: real time, or real time shifted so that today is a given day. */
import { dayFromText } from '../../src/calendar/day.js';
import { instantOf } from './zone.js';

export interface Clock {
  now(): number;
  /** Lets time pass. */
  spend(ms: number): void;
}

export const realClock: Clock = {
  now: () => Date.now(),
  spend(ms) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  },
};

/** Time of day at which a fixed day stands. */
const HOUR = 9;

/** A clock that stands at nine in the morning of a day (YYYY-MM-DD) in a zone, and moves when told to. */
export class SetClock implements Clock {
  private instant: number;

  constructor(iso: string, zone: string) {
    const day = dayFromText(iso);
    if (day === null) throw new Error(`Không hiểu ngày «${iso}»: cần dạng NĂM-THÁNG-NGÀY, ví dụ 2023-06-08.`);
    this.instant = instantOf(day + HOUR / 24, zone);
  }

  now(): number {
    return this.instant;
  }

  spend(ms: number): void {
    this.instant += ms;
  }
}

/** The Date that scripts see: `new Date()` and `Date.now()` ask the clock. */
export function dateOn(clock: Clock): DateConstructor {
  class ClockDate extends Date {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(clock.now());
      else super(...(args as [number, number]));
    }
    static override now(): number {
      return clock.now();
    }
  }
  return ClockDate as unknown as DateConstructor;
}

/** A clock that goes on by itself, from now or from nine in the morning of a day, and can be set. */
export class RunningClock implements Clock {
  private offset = 0;

  constructor(private readonly zone: string) {}

  now(): number {
    return Date.now() + this.offset;
  }

  /** Time that a script would wait for passes at once. */
  spend(ms: number): void {
    this.offset += ms;
  }

  /** @param iso YYYY-MM-DD; null: the real day */
  set(iso: string | null): void {
    this.offset = iso === null ? 0 : new SetClock(iso, this.zone).now() - Date.now();
  }
}
