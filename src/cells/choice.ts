/** A cell of a list of choices, as people type it: without the list's commas, with a full stop, "Quí" for "Quý". */
import { comparable } from './comparable.js';
import type { CellValue } from './value.js';

/** Letters and digits alone; i and y, which stand for one sound and are written either way, are one. */
export const folded = (text: string): string =>
  comparable(text)
    .normalize('NFD')
    .replace(/y/g, 'i')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Of a ticked box: yes and no, on and off, in this order. */
const forBox = (value: boolean, choices: readonly string[]): string | undefined =>
  choices.length === 2 ? choices[value ? 0 : 1] : undefined;

/**
 * The choice that a cell means; undefined where it is none of the list.
 *
 * @example choiceIn('sở ban ngành', ['Sở, ban, ngành', 'Khác']) //=> 'Sở, ban, ngành'
 * @example choiceIn(true, ['Có', 'Không']) //=> 'Có'
 */
export function choiceIn<C extends string>(value: CellValue, choices: readonly C[]): C | undefined {
  if (typeof value === 'boolean') return forBox(value, choices) as C | undefined;
  const typed = folded(String(value));
  return choices.find((choice) => folded(choice) === typed);
}

const wordsOf = (text: string): string[] => comparable(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const holds = (all: readonly string[], some: readonly string[]): boolean =>
  some.length > 0 && some.every((word) => all.includes(word));

/**
 * The choice that was likely meant: the only one whose words the cell has, or that has the cell's.
 *
 * @example likelyChoice('Chưa khắc phục', ['Đã', 'Chưa', 'Một phần']) //=> 'Chưa'
 * @example likelyChoice('Mở', ['Chưa mở', 'Đang mở']) //=> null
 */
export function likelyChoice(text: string, choices: readonly string[]): string | null {
  const typed = wordsOf(text);
  const near = choices.filter((choice) => {
    const words = wordsOf(choice);
    return holds(words, typed) || holds(typed, words);
  });
  return near.length === 1 ? near[0]! : null;
}

/** What to do about a cell that is none of its list. @example 'Có thể là «Chưa». Chọn một trong: Đã · Chưa · Một phần' */
export function choiceRemedy(value: CellValue, choices: readonly string[]): string {
  const likely = likelyChoice(String(value), choices);
  return `${likely === null ? '' : `Có thể là «${likely}». `}Chọn một trong: ${choices.join(' · ')}`;
}
