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

/** A workbook of a unit beneath the one of a sample, lived to the same day. */
export interface LivedUnit {
  /** Its workbook's name, and the id in its address. */
  readonly name: string;
  /** Its code where the workbook above lists it. */
  readonly code: string;
  readonly title: string;
  /** Who owns its workbook, and coordinates there. */
  readonly owner: string;
  live(host: LocalHost): void;
}

export interface LivedSample {
  /** As it is named in a sentence. */
  readonly title: string;
  /** Whose plan it is, as its settings say. */
  readonly unit: string;
  readonly units: readonly LivedUnit[];
  /** The day to which it has been lived (YYYY-MM-DD). */
  readonly today: string;
  live(living: LivingHost, telling: Telling): void;
}
