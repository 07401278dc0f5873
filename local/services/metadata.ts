/** Developer metadata of the spreadsheet: what a workbook carries along wherever it is copied. */
import type { Execution } from '../host/execution.js';
import { emulate } from './notEmulated.js';

type DeveloperMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

/** Google: 30,000 characters of metadata on a spreadsheet. */
const CHARACTERS = 30_000;

export function developerMetadata(execution: Execution, key: string): DeveloperMetadata {
  const { metadata } = execution.state;
  const self: DeveloperMetadata = emulate<DeveloperMetadata>(
    'DeveloperMetadata',
    {
      getKey: () => key,
      getValue: () => metadata[key] ?? null,
      setValue(value: string) {
        setMetadata(execution, key, value);
        return self;
      },
      remove() {
        delete metadata[key];
      },
    },
    execution.meter,
  );
  return self;
}

export function setMetadata(execution: Execution, key: string, value: string): void {
  const { metadata } = execution.state;
  const others = Object.entries(metadata).filter(([other]) => other !== key);
  if (others.reduce((sum, [k, v]) => sum + k.length + v.length, 0) + key.length + value.length > CHARACTERS) {
    throw new Error('The developer metadata exceeds the storage quota.');
  }
  metadata[key] = value;
}
