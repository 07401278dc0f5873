/** A text that is put together, kept within what a cell holds; what is cut is said. */

/** Google: 50,000 characters, of which an apostrophe in front may be one. */
export const CELL_CHARACTERS = 49_999;

/**
 * @param most characters that there is room for
 * @example fitting('không đủ kinh phí', 50) //=> 'không đủ kinh phí'
 */
export function fitting(text: string, most = CELL_CHARACTERS): string {
  if (text.length <= most) return text;
  const word = ` … (đã cắt, cả thảy ${text.length} ký tự)`;
  return `${text.slice(0, most - word.length).replace(/[\uD800-\uDBFF]$/, '')}${word}`;
}

/** Lines one below the other; where they are too long together, each keeps its share, so that none is pushed out. */
export function fittingLines(lines: readonly string[]): string {
  const whole = lines.join('\n');
  if (whole.length <= CELL_CHARACTERS) return whole;
  let room = CELL_CHARACTERS - (lines.length - 1);
  // Short lines first: what they leave is the longer ones'.
  const shares = new Map<number, number>();
  [...lines.keys()]
    .sort((a, b) => lines[a]!.length - lines[b]!.length)
    .forEach((i, nth) => {
      const share = Math.min(lines[i]!.length, Math.floor(room / (lines.length - nth)));
      shares.set(i, share);
      room -= share;
    });
  return lines.map((line, i) => fitting(line, shares.get(i))).join('\n');
}
