/** Texts as mails carry them: on one line, of bounded length, without marks that turn the reading direction. */

/** Cut to a length, whole characters only, on one line. */
export function oneLine(text: string, length: number): string {
  const flat = text
    .slice(0, length * 4)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return flat.length > length ? `${flat.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : flat;
}

/** Of titles in a list. */
export const TITLE_LENGTH = 300;
/** Google allows 250 characters; mail clients show fewer. */
export const SUBJECT_LENGTH = 150;

/** Lines of a plain-text mail: of blank lines that follow one another, one. */
export const textOf = (lines: readonly string[]): string =>
  lines.filter((line, i) => line !== '' || (i > 0 && lines[i - 1] !== '')).join('\n');

/** Names of many that are said; more are counted. */
const NAMED = 3;

/** @example someOf(['A', 'B', 'C', 'D', 'E']) //=> 'A, B, C và 2 cơ quan khác' */
export const someOf = (names: readonly string[]): string =>
  names.length <= NAMED
    ? names.join(', ')
    : `${names.slice(0, NAMED).join(', ')} và ${names.length - NAMED} cơ quan khác`;

/** @example counted([[2, 'nhiệm vụ quá hạn'], [0, 'nhiệm vụ sắp đến hạn']]) //=> '2 nhiệm vụ quá hạn' */
export const counted = (counts: readonly (readonly [number, string])[]): string =>
  counts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
