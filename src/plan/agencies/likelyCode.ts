/** The code that was likely meant by a text that is none: offered, never taken. */
import { comparable } from '../../cells/comparable.js';

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

/**
 * Letters and digits alone, without accents: what is left when stops, blanks and marks are typed at will, the letter o
 * for nought, and noughts before a number.
 */
const bare = (text: string): string =>
  comparable(text)
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9@]/g, '')
    .replace(/o+(?=\d)|(?<=\d)o+/g, (letters) => '0'.repeat(letters.length))
    .replace(/(?<!\d)0+(?=\d)/g, '');

/**
 * The code that was likely meant: the only one that is the same but for stops, blanks, accents and noughts, else the
 * only one a slip away. Codes of two characters are too short to tell.
 *
 * @example likelyCode('S.T.P', ['STP', 'STC']) //=> 'STP'
 * @example likelyCode('NV 2', ['NV02', 'NV03']) //=> 'NV02'
 * @example likelyCode('SNVV', ['SNV', 'STC']) //=> 'SNV'
 * @example likelyCode('ST', ['STP', 'STC']) //=> null
 */
export function likelyCode(text: string, codes: readonly string[]): string | null {
  const typed = bare(text);
  if (typed === '') return null;
  const same = codes.filter((code) => bare(code) === typed);
  if (same.length > 0) return same.length === 1 ? same[0]! : null;
  const near = typed.length < 3 ? [] : codes.filter((code) => slips(typed, bare(code)) === 1);
  return near.length === 1 ? near[0]! : null;
}

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** What a text says of a period: its year, where it says one, and which part of it: q1 … q4, 6t, n. */
function periodParts(text: string): { readonly year: string | null; readonly part: string | null } {
  const plain = comparable(text).replace(/\b(iv|i{1,3})\b/g, (number) => ROMAN[number]!);
  const year = /(?<!\d)\d{4}(?!\d)/.exec(plain)?.[0] ?? null;
  const rest = plain.replace(/(?<!\d)\d{4}(?!\d)/, ' ').trim();
  const quarter = /(?:q|quý)\s*([1-4])(?!\d)/.exec(rest)?.[1];
  if (quarter !== undefined) return { year, part: `q${quarter}` };
  if (/(?<!\d)6\s*t/.test(rest)) return { year, part: '6t' };
  return { year, part: /(?:^|[^\p{L}])n(?:ăm)?(?:[^\p{L}]|$)/u.test(rest) ? 'n' : null };
}

/**
 * The period that was likely meant, by its code's words in another order or written out.
 *
 * @example likelyPeriod('Quý I/2023', ['2023-Q1', '2023-Q2']) //=> '2023-Q1'
 * @example likelyPeriod('6 tháng đầu năm 2023', ['2023-6T', '2023-N']) //=> '2023-6T'
 */
export function likelyPeriod(text: string, codes: readonly string[]): string | null {
  const { year, part } = periodParts(text);
  const near = codes.filter((code) => {
    const of = periodParts(code);
    return part !== null && of.part === part && (year === null || of.year === year);
  });
  if (near.length === 1) return near[0]!;
  // A year alone says nothing of its part.
  return part === null && year !== null && comparable(text) === year ? null : likelyCode(text, codes);
}
