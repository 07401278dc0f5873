/** What stands in front of a line of an annex: "IV.", "12", "3.1", "a)", "-". */
import { linesOf, spoken } from './spelling.js';

export type Mark =
  /** A capital letter or a Roman number: a part of the annex. */
  | { readonly kind: 'part'; readonly text: string; readonly number: number }
  /** "12", "3.1": a numbered line; `levels` [3, 1]. */
  | { readonly kind: 'number'; readonly text: string; readonly levels: readonly number[] }
  /** "a)": a line under a numbered one; `number` also where it is said ("5a"). */
  | { readonly kind: 'letter'; readonly text: string; readonly letter: string; readonly under: number | null }
  | { readonly kind: 'bullet'; readonly text: string };

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** @example romanNumber('IV') //=> 4; null for what is none */
export function romanNumber(text: string): number | null {
  if (!ROMAN.test(text)) return null;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const here = ROMAN_VALUES[text[i]!]!;
    value += here < (ROMAN_VALUES[text[i + 1] ?? ''] ?? 0) ? -here : here;
  }
  return value;
}

/** Ends a mark before a title: "1." "1)" "I/" "A -" "1:" or a blank. */
const END = String.raw`(?:\s*[.):/\-–—]+(?=\s|\p{L}|$)|(?=\s|$))`;
const MARKS: readonly [RegExp, (found: RegExpExecArray) => Mark | null][] = [
  [
    new RegExp(`^\\(?(\\d{1,3}(?:\\.\\d{1,2}){1,3})${END}`, 'u'),
    ([text, digits]) => ({ kind: 'number', text, levels: digits!.split('.').map(Number) }),
  ],
  [
    new RegExp(`^\\(?(\\d{1,3})\\s*\\.?\\s*([a-zđ])${END}`, 'u'),
    ([text, digits, letter]) => ({ kind: 'letter', text, letter: letter!, under: Number(digits) }),
  ],
  [
    new RegExp(`^\\(?(\\d{1,3})${END}`, 'u'),
    ([text, digits]) => ({ kind: 'number', text, levels: [Number(digits)] }),
  ],
  [
    /^\(?([a-zđ])\s*[.)](?=\s|\p{L}|$)/u,
    ([text, letter]) => ({ kind: 'letter', text, letter: letter!, under: null }),
  ],
  [
    new RegExp(`^(?:Phần|Mục|PHẦN|MỤC)?\\s*([IVX]{1,6})${END}`, 'u'),
    ([text, roman]) => {
      const number = romanNumber(roman!);
      return number === null ? null : { kind: 'part', text, number };
    },
  ],
  [
    /^(?:Phần|PHẦN)?\s*([A-ZĐ])\s*[.)/](?=\s|\p{L}|$)/u,
    ([text, letter]) => ({ kind: 'part', text, number: 'ABCDĐEFGH'.indexOf(letter!) + 1 }),
  ],
  [/^(?:[-+•*·–—▪●○◦‣➢►✓]|\uf0b7|\u00b7)(?=\s|\p{L})\s*/u, ([text]) => ({ kind: 'bullet', text })],
];

/**
 * The mark that a text begins with, and what comes after it.
 *
 * @example leadingMark('IV. Kiểm soát tham nhũng') //=> { mark: part 4, rest: 'Kiểm soát tham nhũng' }
 */
export function leadingMark(text: string): { readonly mark: Mark | null; readonly rest: string } {
  for (const [form, read] of MARKS) {
    const found = form.exec(text);
    const mark = found && read(found);
    if (mark) return { mark, rest: text.slice(mark.text.length).trim() };
  }
  return { mark: null, rest: text };
}

/** The mark in a cell of the numbering column: there a letter needs no bracket, and a lone dash is a bullet. */
export function markInCell(cell: string): Mark | null {
  const text = linesOf(cell).join(' ').normalize('NFKC');
  const letter = /^\(?([a-zđ])\)?$/u.exec(text);
  if (letter) return { kind: 'letter', text, letter: letter[1]!, under: null };
  if (/^[-+•*·–—]$/u.test(text)) return { kind: 'bullet', text };
  const capital = /^[A-HĐ]$/u.exec(text);
  if (capital && romanNumber(text) === null)
    return { kind: 'part', text, number: 'ABCDĐEFGH'.indexOf(text) + 1 };
  const { mark, rest } = leadingMark(text);
  return mark && rest === '' ? mark : null;
}

/** "Như trên", "-nt-", a ditto mark: the same as in the cell above. */
const DITTO = /^[-–—\s]*(?:như trên|như dòng trên|nt|n\.t\.?)[-–—.\s]*$|^["”“〃''’]{1,2}$/u;

export const isDitto = (cell: string): boolean => {
  const text = linesOf(cell).join(' ');
  return DITTO.test(spoken(text)) || /^["”“〃]$/.test(text);
};

/** Signs that people put into a cell that has nothing in it. */
export const isEmptyCell = (cell: string): boolean =>
  /^[-–—.…/x0\s]*$/iu.test(linesOf(cell).join(' ')) || spoken(linesOf(cell).join(' ')) === 'không';
