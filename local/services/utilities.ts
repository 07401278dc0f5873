/** Utilities, Logger and console. */
import { randomUUID } from 'node:crypto';
import type { Execution } from '../running/execution.js';
import { emulate } from './notEmulated.js';

export function utilities(execution: Execution): GoogleAppsScript.Utilities.Utilities {
  return emulate<GoogleAppsScript.Utilities.Utilities>(
    'Utilities',
    {
      sleep(ms: number) {
        execution.meter.slept(ms);
        execution.clock.spend(ms);
      },
      getUuid: () => randomUUID(),
    },
    execution,
  );
}

export function logger(execution: Execution, log: string[]): GoogleAppsScript.Base.Logger {
  const self: GoogleAppsScript.Base.Logger = emulate<GoogleAppsScript.Base.Logger>(
    'Logger',
    {
      log: ((message: unknown) => {
        log.push(String(message));
        return self;
      }) as GoogleAppsScript.Base.Logger['log'],
      getLog: () => log.join('\n'),
    },
    execution,
  );
  return self;
}
