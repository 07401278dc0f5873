/** Something larger than one value of the document's memory holds, kept whole or not at all. */
import type { DocumentMemory } from '../../environment.js';

/** Of text beyond ASCII, three bytes a character at the most: within the 9 kB that a value holds (Google). */
const PIECE = 2_900;
/** Of the 500 kB that a document's values hold together (Google), the mails' memory takes the most. */
const MOST_PIECES = 24;

/** @returns whether it fits; else nothing is kept under the key, nor what was before */
export function keepWhole(memory: DocumentMemory, key: string, value: object | null): boolean {
  const text = value === null ? '' : JSON.stringify(value);
  const pieces = Math.ceil(text.length / PIECE);
  const fits = pieces <= MOST_PIECES;
  memory.keep({
    [key]: fits ? String(pieces) : '0',
    ...(fits
      ? Object.fromEntries(
          Array.from({ length: pieces }, (_, i) => [`${key}.${i}`, text.slice(i * PIECE, (i + 1) * PIECE)]),
        )
      : {}),
  });
  return fits;
}

/** null where nothing is kept. */
export function keptWhole<T extends object>(memory: DocumentMemory, key: string): T | null {
  const stored = memory.all();
  const pieces = Number(stored[key] ?? 0);
  if (!(pieces > 0)) return null;
  const text = Array.from({ length: pieces }, (_, i) => stored[`${key}.${i}`] ?? '').join('');
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}
