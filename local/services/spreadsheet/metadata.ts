/** Developer metadata of the spreadsheet or of a sheet: what is carried along wherever it is copied. */
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';

type DeveloperMetadata = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

/** Google: 30,000 characters of metadata on a spreadsheet, and as many on a sheet. */
const CHARACTERS = 30_000;

/** What stands on one place, by key. (Google keeps several of one key; one is all that is emulated.) */
export type Metadata = () => Record<string, string>;

function put(of: Metadata, key: string, value: string): void {
  const standing = of();
  const others = Object.entries(standing).filter(([other]) => other !== key);
  if (others.reduce((sum, [k, v]) => sum + k.length + v.length, 0) + key.length + value.length > CHARACTERS)
    throw new Error('The developer metadata exceeds the storage quota.');
  standing[key] = value;
}

function developerMetadata(execution: Execution, of: Metadata, key: string): DeveloperMetadata {
  const self: DeveloperMetadata = emulate<DeveloperMetadata>(
    'DeveloperMetadata',
    {
      getKey: () => key,
      getValue: () => of()[key] ?? null,
      setValue(value: string) {
        execution.buffer.write(() => put(of, key, value));
        return self;
      },
      remove() {
        execution.buffer.write(() => delete of()[key]);
      },
    },
    execution,
  );
  return self;
}

export const metadataOf = (execution: Execution, of: Metadata): DeveloperMetadata[] =>
  Object.keys(of()).map((key) => developerMetadata(execution, of, key));

export const addMetadata = (execution: Execution, of: Metadata, key: string, value = ''): void =>
  execution.buffer.write(() => {
    if (key in of())
      throw new Error('addDeveloperMetadata of a key that stands is not emulated by the local host.');
    put(of, key, String(value));
  });
