/**
 * How everything stood at the beginning of earlier days, kept small: of the newest day how each deadline stood, of each
 * day before it only what was otherwise. Deadlines go by short names, and what is open and in time is not kept. Rows of
 * closed periods do not change and are left out.
 */
import { type Day, dayFromText, isoDay } from '../calendar/day.js';
import { comparable } from '../cells/comparable.js';
import { fingerprintOf, hashOf } from '../cells/hash.js';
import { STANDS, type Stand } from './stand.js';

/** How deadlines stood, by short name; what is not in it was open. */
export type Stands = ReadonlyMap<string, Stand>;

export interface DayMemory {
  /** Newest first. */
  readonly days: readonly { readonly day: Day; readonly stands: Stands }[];
  /** Codes of the periods that were closed on the newest day. */
  readonly closed: readonly string[];
}

export const NOTHING_KEPT: DayMemory = { days: [], closed: [] };

/** One chance in 2 thousand millions that two of them are the same. */
const NAME_CHARACTERS = 6;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** @example shortName('task|NV02|SNV') //=> six letters and digits */
export function shortName(key: string): string {
  // The last digits alone: writing a whole fingerprint out takes longer than all the rest.
  let rest = hashOf([[comparable(key)]]);
  let name = '';
  for (let i = 0; i < NAME_CHARACTERS; i++) {
    name = DIGITS[rest % 36]! + name;
    rest = Math.floor(rest / 36);
  }
  return name;
}

/** A letter for each stand in what is stored. */
const LETTERS: Readonly<Record<Stand, string>> = {
  open: 'n',
  overdue: 'o',
  done: 'd',
  sent: 's',
  approved: 'a',
  returned: 'r',
  returnedLate: 'l',
};

/** The memory with one more day, which is the newest; a day that is kept already stays as it is. */
export function withDay(memory: DayMemory, day: Day, stands: Stands, closed: readonly string[]): DayMemory {
  const newest = memory.days[0];
  if (newest && newest.day >= day) return memory;
  return { days: [{ day, stands }, ...memory.days], closed };
}

/** The newest day that is kept and not after the one that is asked for; else the earliest; null where none is. */
export function dayAt({ days }: DayMemory, asked: Day): DayMemory['days'][number] | null {
  return days.find(({ day }) => day <= asked) ?? days[days.length - 1] ?? null;
}

/** Google: 9 kB a value. */
const PART_CHARACTERS = 8_500;
/** Google: 500 kB a store, of which what was told takes up to 340. Past that the earliest days are forgotten. */
const PARTS = 14;

export interface StoredDays {
  readonly head: string;
  readonly parts: readonly string[];
}

/** Stands as a line: a letter, then the names that stand so. @example 'o1a2b3c4d5e6f s0c9d8e' */
const asLine = (stands: Stands): string => {
  const byStand = new Map<Stand, string[]>();
  for (const [name, stand] of stands) {
    const names = byStand.get(stand);
    if (names) names.push(name);
    else byStand.set(stand, [name]);
  }
  return [...byStand].map(([stand, names]) => LETTERS[stand] + names.join('')).join(' ');
};

/** What was otherwise on the day before. */
function otherwise(now: Stands, before: Stands): Map<string, Stand> {
  const changed = new Map<string, Stand>();
  for (const [name, stand] of before) if (now.get(name) !== stand) changed.set(name, stand);
  for (const name of now.keys()) if (!before.has(name)) changed.set(name, 'open');
  return changed;
}

/** As it is stored; null where not even the newest day fits. */
export function toStored({ days, closed }: DayMemory): StoredDays | null {
  const lines: string[] = [];
  let length = 0;
  for (const [i, { day, stands }] of days.entries()) {
    const line = `${isoDay(day)} ${asLine(i === 0 ? stands : otherwise(days[i - 1]!.stands, stands))}`;
    if (length + line.length + 1 > PARTS * PART_CHARACTERS) break;
    lines.push(line);
    length += line.length + 1;
  }
  if (lines.length === 0) return null;
  const text = lines.join('\n');
  const parts = Array.from({ length: Math.ceil(text.length / PART_CHARACTERS) }, (_, i) =>
    text.slice(i * PART_CHARACTERS, (i + 1) * PART_CHARACTERS),
  );
  return { head: JSON.stringify({ parts: parts.length, mark: fingerprintOf([parts]), closed }), parts };
}

function lineIn(line: string): { readonly day: Day; readonly stands: Map<string, Stand> } | null {
  const [at, ...groups] = line.split(' ');
  const day = dayFromText(at ?? '');
  if (day === null) return null;
  const stands = new Map<string, Stand>();
  for (const group of groups) {
    const stand = STANDS.find((one) => LETTERS[one] === group[0]);
    if (stand === undefined) continue;
    for (let i = 1; i < group.length; i += NAME_CHARACTERS)
      stands.set(group.slice(i, i + NAME_CHARACTERS), stand);
  }
  return { day, stands };
}

/** Nothing where nothing is stored, or what is stored does not fit together (two wrote it at once). */
export function fromStored(head: string | null, part: (n: number) => string | null): DayMemory {
  let read: { parts?: unknown; mark?: unknown; closed?: unknown } | null;
  try {
    read = JSON.parse(head ?? 'null');
  } catch {
    return NOTHING_KEPT;
  }
  if (!read) return NOTHING_KEPT;
  const parts = Array.from({ length: Math.min(Number(read.parts) || 0, PARTS) }, (_, i) => part(i) ?? '');
  if (fingerprintOf([parts]) !== read.mark) return NOTHING_KEPT;
  const days: { day: Day; stands: Stands }[] = [];
  for (const line of parts.join('').split('\n')) {
    const one = lineIn(line);
    if (!one) break;
    const later = days[days.length - 1];
    if (!later) {
      days.push(one);
      continue;
    }
    const stands = new Map(later.stands);
    for (const [name, stand] of one.stands)
      if (stand === 'open') stands.delete(name);
      else stands.set(name, stand);
    days.push({ day: one.day, stands });
  }
  return { days, closed: Array.isArray(read.closed) ? read.closed.map(String) : [] };
}
