/** A sample workbook in which people have worked: it is lived through day by day, as they would, by the bundle's own functions. */
import type { LocalHost } from '../host/localHost.js';
import type { Clock } from '../running/clock.js';

export interface LivingHost {
  readonly host: LocalHost;
  /** Days pass while the sample is lived through; whoever opens it sets the day anew. */
  readonly clock: Clock;
}

/** Tells what is done, as it is done. */
export interface Telling {
  heading(text: string): void;
  say(text: string): void;
}

export interface LivedSample {
  /** As it is named in a sentence. */
  readonly title: string;
  /** The day to which it has been lived (YYYY-MM-DD). */
  readonly today: string;
  live(living: LivingHost, telling: Telling): void;
}
