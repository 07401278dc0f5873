/** Agencies as cells name them: by code, by a group's code, or by name; several in one cell. */
import { comparable, properText } from '../../cells/comparable.js';
import { builtInGroups, type Group } from './groups.js';
import { likelyCode } from './likelyCode.js';

/** A part of a cell, and what it names. */
export type AgencyMention = { readonly text: string } & (
  | { readonly is: 'agency'; readonly code: string; readonly byName: boolean }
  | { readonly is: 'group'; readonly code: string; readonly group: Group }
  /** Two agencies bear that name. */
  | { readonly is: 'ambiguous'; readonly codes: readonly string[] }
  /** `likely`: the one code that differs by a slip of the hand, or whose agency's name stands in it; null else. */
  | { readonly is: 'unknown'; readonly likely: string | null }
);

export interface AgencyBook {
  /** The code that a text means, however it is typed; null when it is no code. */
  codeOf(text: string): string | null;
  /** What a cell names, part by part. */
  read(cell: string): readonly AgencyMention[];
}

/** Between agencies, however the cell is written; a comma and "và" may also stand inside one name. */
const BETWEEN = /[;\n]+/;
const PERHAPS_BETWEEN = /,|\s+và\s+/i;
/** Between agencies only where all of what they part is known: they stand inside names and codes as well. */
const RARELY_BETWEEN = /,|\s+và\s+|[/&+]|\s[-–—]\s/i;

/** Shorter names turn up inside others by chance. */
const SHORTEST_NAME = 6;

export function agencyBook(
  agencies: readonly { readonly code: string; readonly name: string }[],
  listed: readonly Group[] = builtInGroups(),
): AgencyBook {
  const byCode = new Map(agencies.map(({ code }) => [comparable(code), code]));
  const byName = new Map<string, string[]>();
  for (const { code, name } of agencies) {
    const key = comparable(name);
    if (key !== '') byName.set(key, [...(byName.get(key) ?? []), code]);
  }
  const groups = new Map(listed.map((group) => [comparable(group.code), group]));
  const codes = [...byCode.values(), ...listed.map(({ code }) => code)];

  const known = (part: string): AgencyMention | null => {
    const key = comparable(part);
    const text = part.trim();
    const code = byCode.get(key);
    if (code !== undefined) return { text, is: 'agency', code, byName: false };
    const group = groups.get(key);
    if (group) return { text, is: 'group', code: group.code, group };
    const named = byName.get(key);
    if (!named) return null;
    return named.length === 1
      ? { text, is: 'agency', code: named[0]!, byName: true }
      : { text, is: 'ambiguous', codes: named };
  };
  /** The agency whose name stands among other words: "Giám đốc Sở Nội vụ", "Sở Nội vụ (chủ trì)". */
  const namedWithin = (text: string): string | null => {
    const typed = ` ${comparable(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
    const within = [...byName].filter(
      ([name]) =>
        name.length >= SHORTEST_NAME && typed.includes(` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `),
    );
    const longest = Math.max(...within.map(([name]) => name.length));
    const found = within.filter(([name]) => name.length === longest).flatMap(([, owners]) => owners);
    return found.length === 1 ? found[0]! : null;
  };
  /** From left to right the longest that is known, so that a name with commas in it stays whole. */
  const partedAt = (cell: string, between: RegExp): AgencyMention[] => {
    const words = cell.split(between);
    const separators = cell.match(new RegExp(between, 'gi')) ?? [];
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
        mentions.push(
          known(text) ?? { text, is: 'unknown', likely: likelyCode(text, codes) ?? namedWithin(text) },
        );
      from = to;
    }
    return mentions;
  };
  const parted = (cell: string): AgencyMention[] => {
    const mentions = partedAt(cell, PERHAPS_BETWEEN);
    if (mentions.every(({ is }) => is !== 'unknown')) return mentions;
    const further = partedAt(cell, RARELY_BETWEEN);
    return further.every(({ is }) => is !== 'unknown') ? further : mentions;
  };
  // Thousands of report rows name the same few.
  const readBefore = new Map<string, AgencyMention[]>();
  return {
    codeOf: (text) => byCode.get(comparable(text)) ?? null,
    read(cell) {
      const before = readBefore.get(cell);
      if (before) return before;
      const mentions = cell.split(BETWEEN).flatMap(parted);
      readBefore.set(cell, mentions);
      return mentions;
    },
  };
}
