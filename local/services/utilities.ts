/** Utilities, Logger and console. */
import { randomUUID } from 'node:crypto';
import type { Execution } from '../running/execution.js';
import { emulate } from './notEmulated.js';

/** What blobs hold: only services look into them. */
const blobs = new WeakMap<object, string>();

/** @throws for what is no blob of text */
export function textOfBlob(blob: unknown): string {
  const text = typeof blob === 'object' && blob !== null ? blobs.get(blob) : undefined;
  if (text === undefined) throw new Error('Cannot convert the media to a Blob.');
  return text;
}

export function utilities(execution: Execution): GoogleAppsScript.Utilities.Utilities {
  return emulate<GoogleAppsScript.Utilities.Utilities>(
    'Utilities',
    {
      sleep(ms: number) {
        execution.meter.slept(ms);
        execution.clock.spend(ms);
      },
      getUuid: () => randomUUID(),
      newBlob: ((data: unknown, contentType?: string) => {
        if (typeof data !== 'string')
          throw new Error('Utilities.newBlob of bytes is not emulated by the local host.');
        const blob = emulate<GoogleAppsScript.Base.Blob>(
          'Blob',
          { getDataAsString: () => data, getContentType: () => contentType ?? 'text/plain' },
          execution,
        );
        blobs.set(blob, data);
        return blob;
      }) as GoogleAppsScript.Utilities.Utilities['newBlob'],
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
