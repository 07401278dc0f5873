/**
 * How the files of the local host are known again. Only what carries our mark is ever deleted: whatever else lies in the
 * folder belongs to somebody.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';

/** How each of our JSON files begins, and what is still half-written of them. */
export const MARK = '{"papi":"local-host",';
/** How they began before they bore a mark. */
const EARLIER = ['{"version":1,"owner":"', '{"use":{'];

/** The name of an .eml file of ours, and what stands in it. */
const MAIL_FILE = /^\d{4,}\.eml$/;
export const MAIL_DOMAIN = '@papi.local.example';

/** A value as text that begins with our mark. */
export const marked = (value: object): string => `${MARK}${JSON.stringify(value).slice(1)}`;

function beginsWith(path: string, beginnings: readonly string[]): boolean {
  const file = openSync(path, 'r');
  try {
    const longest = Math.max(...beginnings.map(({ length }) => length));
    const bytes = Buffer.alloc(longest);
    const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, longest, 0));
    return beginnings.some((beginning) => text.startsWith(beginning));
  } finally {
    closeSync(file);
  }
}

/** A database of ours stands under this name; DuckDB marks its files itself, and writes a log beside them. */
export const DUCK_FILE = 'bigquery.duckdb';

function duckFiles(folder: string): string[] {
  const path = join(folder, DUCK_FILE);
  if (!existsSync(path)) return [];
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(12);
    readSync(file, bytes, 0, 12, 0);
    return bytes.toString('latin1', 8) === 'DUCK' ? [path, `${path}.wal`].filter(existsSync) : [];
  } finally {
    closeSync(file);
  }
}

export const isOurs = (path: string): boolean => beginsWith(path, [MARK, ...EARLIER]);

/** Deletes our state in folders. @throws where a file that is in the way is not ours; then nothing is deleted */
export function removeState(...folders: readonly string[]): void {
  const files = folders.flatMap((folder) =>
    ['state.json', 'state.previous.json', 'mail.json']
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path)),
  );
  const foreign = files.filter((path) => !isOurs(path));
  if (foreign.length > 0)
    throw new Error(
      `Không xóa tệp không phải của chương trình: ${foreign.join(', ')}. Hãy chọn thư mục khác bằng --dir.`,
    );
  for (const folder of folders) removeOutbox(join(folder, 'outbox'));
  for (const path of [...files, ...folders.flatMap(duckFiles)]) rmSync(path);
}

function removeOutbox(outbox: string): void {
  if (!existsSync(outbox)) return;
  for (const name of readdirSync(outbox)) {
    const path = join(outbox, name);
    if (MAIL_FILE.test(name) && readFileSync(path, 'utf8').includes(MAIL_DOMAIN)) rmSync(path);
  }
  if (readdirSync(outbox).length === 0) rmdirSync(outbox);
}

/** Deletes what an earlier process left half-written: it was never renamed into place. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (/^(?:state|mail)\.json\.\d+$/.test(name) && beginsWith(path, [MARK])) rmSync(path);
  }
}
