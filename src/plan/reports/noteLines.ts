/**
 * Lines that the program keeps in cells' notes, each known by the words that it begins with. What people wrote in a note
 * stays.
 */

/** The note with a line of one kind in place of an earlier one of that kind; null takes it out. */
export function withNoteLine(note: string, kind: string, line: string | null): string {
  const others = note.split('\n').filter((one) => !one.normalize('NFC').startsWith(kind));
  const kept = others.join('\n') === '' ? [] : others;
  return [...kept, ...(line === null ? [] : [line])].join('\n');
}

/** The line of a kind in a note; null where there is none. */
export const noteLineIn = (note: string, kind: string): string | null =>
  note
    .normalize('NFC')
    .split('\n')
    .find((line) => line.startsWith(kind)) ?? null;
