/** Codes of tasks, made of the annex's own numbering. */
import type { AnnexLine } from './table/rowKinds.js';

const PREFIX = 'NV';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** @example ofLevels([5]) //=> 'NV05'; [5, 2] //=> 'NV05.2' */
const ofLevels = (levels: readonly number[]): string => {
  const [first, ...rest] = levels;
  return [`${PREFIX}${twoDigits(first!)}`, ...rest].join('.');
};

/** "đ)" has no place in a code that people type; it comes after "d)" in every list. */
const asciiLetter = (letter: string): string => (letter === 'đ' ? 'dd' : letter);

/**
 * The code of each line that is a task or heads some, by its source row: `NV` and two digits of its number, a letter
 * behind it for a line under another. Where the numbering begins anew in each part, the part stands in front.
 */
export function codesOf(lines: readonly AnnexLine[]): ReadonlyMap<number, string> {
  const numbered = lines.filter(({ kind }) => kind === 'task' || kind === 'parent' || kind === 'child');
  const tops = numbered.flatMap(({ mark }) => (mark?.kind === 'number' ? [mark.levels.join('.')] : []));
  const restarts = new Set(tops).size < tops.length;
  const codes = new Map<number, string>();
  const used = new Set<string>();
  const children = new Map<number, number>();
  let part = 0;
  let running = 0;
  for (const line of lines) {
    if (line.kind === 'section') {
      part++;
      continue;
    }
    if (!numbered.includes(line)) continue;
    const { mark, under } = line;
    const head = under === null ? undefined : codes.get(under);
    let code: string;
    if (mark?.kind === 'number') {
      running = mark.levels[0]!;
      const own = ofLevels(mark.levels);
      code = restarts && part > 0 ? own.replace(PREFIX, `${PREFIX}${part}.`) : own;
    } else if (head !== undefined && under !== null) {
      const place = children.get(under) ?? 0;
      children.set(under, place + 1);
      const letter =
        mark?.kind === 'letter' ? asciiLetter(mark.letter) : (LETTERS[place] ?? String(place + 1));
      code = /[a-z]$/.test(head) ? `${head}${place + 1}` : head + letter;
    } else {
      running++;
      code = ofLevels([running]);
    }
    for (let again = 2, first = code; used.has(code); again++) code = `${first}-${again}`;
    used.add(code);
    codes.set(line.source, code);
  }
  return codes;
}
