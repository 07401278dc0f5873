/** Where the workbooks of a state folder lie: the first in the folder itself, each other one beneath it under its name. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The name of the workbook that is opened where none is named; the others are named by their ids. */
export const FIRST = 'local';

const OTHERS = 'workbooks';

export const folderOf = (dir: string, name: string): string =>
  name === FIRST ? dir : join(dir, OTHERS, name);

export const isKept = (dir: string, name: string): boolean =>
  existsSync(join(folderOf(dir, name), 'state.json'));

/** Names of the other workbooks in it. */
export function othersIn(dir: string): string[] {
  const folder = join(dir, OTHERS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[\w-]+$/.test(name) && isKept(dir, name))
    .sort();
}
