/** Agencies as cells name them: by code, by a group's code, or by name; several in one cell. */
import { comparable, properText } from '../cells/comparable.js';
import { type AgencyKind, GROUP_CODES } from './model.js';

/** A part of a cell, and what it names. */
export type AgencyMention = { readonly text: string } & (
  | { readonly is: 'agency'; readonly code: string; readonly byName: boolean }
  | { readonly is: 'group'; readonly code: string; readonly kind: AgencyKind }
  /** Two agencies bear that name. */
  | { readonly is: 'ambiguous'; readonly codes: readonly string[] }
  /** `likely`: the one code that differs by a slip of the hand; null where none does or several do. */
  | { readonly is: 'unknown'; readonly likely: string | null }
);

export interface AgencyBook {
  /** The code that a text means, however it is typed; null when it is no code. */
  codeOf(text: string): string | null;
  /** What a cell names, part by part. */
  read(cell: string): AgencyMention[];
}

/** Between agencies, however the cell is written; a comma and "và" may also stand inside one name. */
const BETWEEN = /[;\n]+/;
const PERHAPS_BETWEEN = /,|\s+và\s+/i;

/** Slips of the hand that part two texts: a letter more, less, other, or two of them exchanged; counted up to 2. */
function slips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 1) return 2;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return left === right ? 0 : 1;
  return left.length === 2 && left === `${right[1]}${right[0]}` ? 1 : 2;
}

/** Letters and digits alone, without accents: what is left when stops, blanks and marks are typed at will. */
const bare = (text: string): string =>
  comparable(text)
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9@]/g, '');

/**
 * The code that was likely meant: the only one that is the same but for stops, blanks and accents, else the only one
 * a slip away. Codes of two characters are too short to tell.
 *
 * @example likelyCode('S.T.P', ['STP', 'STC']) //=> 'STP'
 * @example likelyCode('SNVV', ['SNV', 'STC']) //=> 'SNV'
 * @example likelyCode('ST', ['STP', 'STC']) //=> null
 */
export function likelyCode(text: string, codes: readonly string[]): string | null {
  const typed = bare(text);
  if (typed.length < 2) return null;
  const same = codes.filter((code) => bare(code) === typed);
  if (same.length > 0) return same.length === 1 ? same[0]! : null;
  const near = typed.length < 3 ? [] : codes.filter((code) => slips(typed, bare(code)) === 1);
  return near.length === 1 ? near[0]! : null;
}

export function agencyBook(
  agencies: readonly { readonly code: string; readonly name: string }[],
): AgencyBook {
  const byCode = new Map(agencies.map(({ code }) => [comparable(code), code]));
  const byName = new Map<string, string[]>();
  for (const { code, name } of agencies) {
    const key = comparable(name);
    if (key !== '') byName.set(key, [...(byName.get(key) ?? []), code]);
  }
  const groups = new Map(
    Object.entries(GROUP_CODES).map(([code, kind]) => [comparable(code), { code, kind }]),
  );
  const codes = [...byCode.values(), ...[...groups.values()].map(({ code }) => code)];

  const known = (part: string): AgencyMention | null => {
    const key = comparable(part);
    const text = part.trim();
    const code = byCode.get(key);
    if (code !== undefined) return { text, is: 'agency', code, byName: false };
    const group = groups.get(key);
    if (group) return { text, is: 'group', ...group };
    const named = byName.get(key);
    if (!named) return null;
    return named.length === 1
      ? { text, is: 'agency', code: named[0]!, byName: true }
      : { text, is: 'ambiguous', codes: named };
  };
  /** From left to right the longest that is known, so that a name with commas in it stays whole. */
  const parted = (cell: string): AgencyMention[] => {
    const words = cell.split(PERHAPS_BETWEEN);
    const separators = cell.match(new RegExp(PERHAPS_BETWEEN, 'gi')) ?? [];
    const joined = (from: number, to: number): string =>
      words
        .slice(from, to)
        .reduce((text, word, i) => (i === 0 ? word : text + separators[from + i - 1]! + word), '');
    const mentions: AgencyMention[] = [];
    for (let from = 0; from < words.length; ) {
      let to = words.length;
      while (to > from + 1 && known(joined(from, to)) === null) to--;
      const text = joined(from, to).trim();
      if (properText(text) !== '')
        mentions.push(known(text) ?? { text, is: 'unknown', likely: likelyCode(text, codes) });
      from = to;
    }
    return mentions;
  };
  return {
    codeOf: (text) => byCode.get(comparable(text)) ?? null,
    read: (cell) => cell.split(BETWEEN).flatMap(parted),
  };
}
