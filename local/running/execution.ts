/** One execution of the script: who runs it, on what clock, with what meter. */

import type { HostState } from '../state/hostState.js';
import type { CallMeter } from './callMeter.js';
import type { Clock } from './clock.js';
import type { WriteBuffer } from './writeBuffer.js';

export interface Execution {
  readonly state: HostState;
  readonly meter: CallMeter;
  readonly buffer: WriteBuffer;
  readonly clock: Clock;
  /** The Date of the script's own realm, so that dates handed to it are its own. */
  readonly Date: DateConstructor;
  /** The person at the keyboard; empty where Google does not say. */
  readonly activeUser: string;
  /** The person under whose authority the script runs. */
  readonly effectiveUser: string;
  readonly scriptTimeZone: string;
  /** Makes everything written so far durable. */
  commit(): void;
}
