/** What people do in a lived sample: rows of a sheet changed as by somebody who pastes a column, drawn from a fixed seed. */
import { columnName } from '../formulas/formulaText.js';
import type { Raw } from '../grid/stored.js';
import type { LocalHost } from '../host/localHost.js';

/** A number from 0 to 99 that a text always gives alike (FNV-1a). */
export function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return (hash >>> 0) % 100;
}

/** @example vn('2026-06-08') //=> '08/06/2026' */
export const vn = (iso: string): string => iso.split('-').reverse().join('/');

type Row = Readonly<Record<string, Raw>>;
export type Change = Readonly<Record<string, string | number>>;

/** A sheet's rows with their headers, changed by one paste over the columns named. */
export function edit(
  host: LocalHost,
  sheet: string,
  headers: readonly [string, ...string[]],
  change: (row: Row) => Change | null,
): number {
  const [titles, ...lines] = host.content(sheet);
  const at = (header: string): number => titles!.indexOf(header);
  const first = Math.min(...headers.map(at));
  const last = Math.max(...headers.map(at));
  const span = titles!.slice(first, last + 1).map(String);
  const rows = lines.map(
    (line): Row => Object.fromEntries(titles!.map((title, i) => [String(title), line[i]!])),
  );
  const changes = rows.map(change);
  const changed = changes.flatMap((one, i) => (one ? [i] : []));
  if (changed.length === 0) return 0;
  // One paste from the first row that changes to the last, as people paste a column that they have prepared elsewhere.
  const [top, bottom] = [changed[0]!, changed[changed.length - 1]!];
  host.paste(
    sheet,
    `${columnName(first)}${top + 2}`,
    rows
      .slice(top, bottom + 1)
      .map((row, i) => span.map((title) => changes[top + i]?.[title] ?? row[title]!)),
  );
  return changed.length;
}
