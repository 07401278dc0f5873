/** How words reach us from Word, web pages and keyboards, and the one form in which they are compared. */
import { comparable, properText } from '../cells/comparable.js';

/** What `properText` would change though people see the difference: it stays in what is shown and written. */
const SEEN = '‐‒–—―−‘’“”„…²³½¼¾°º';
const HELD = new Map(Array.from(SEEN, (sign, i) => [sign, String.fromCharCode(0xe000 + i)]));
const SEEN_SIGN = new RegExp(`[${SEEN}]`, 'g');
const HELD_SIGN = /[\ue000-\ue01f]/g;

/** Line ends of every kind; Word's soft line break is a vertical tab. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/;

const shown = (text: string): string =>
  properText(text.replace(SEEN_SIGN, (sign) => HELD.get(sign)!)).replace(
    HELD_SIGN,
    (sign) => SEEN[sign.charCodeAt(0) - 0xe000] ?? '',
  );

/** The lines of a cell, each in its proper form, empty ones left out. */
export const linesOf = (cell: string): string[] =>
  cell
    .split(LINE_END)
    .map(shown)
    .filter((line) => line !== '');

/**
 * A cell's text as people should see it: whole characters, single blanks, and only the line breaks that part one
 * thing from the next. A break inside a sentence (Word ends a line where the column ends) is a blank.
 *
 * @example tidy('Báo cáo\u00a0sơ kết;\r\nBáo cáo tổng kết') //=> 'Báo cáo sơ kết;\nBáo cáo tổng kết'
 * @example tidy('Công khai thu,\nchi ngân sách') //=> 'Công khai thu, chi ngân sách'
 */
export const tidy = (cell: string): string =>
  linesOf(cell).reduce((text, line) => {
    if (text === '') return line;
    const goesOn = !/[;.:]$/.test(text) && /^\p{Ll}(?![).]\s)/u.test(line);
    return `${text}${goesOn ? ' ' : '\n'}${line}`;
  }, '');

/** A lone i after these consonants is written y as well: lý/lí, kỳ/kì, quý/quí. */
const LONE_I = /(?<!\p{L})(h|k|l|m|s|t|qu)([iìíỉĩị])(?!\p{L})/gu;
const Y_OF: Readonly<Record<string, string>> = { i: 'y', ì: 'ỳ', í: 'ý', ỉ: 'ỷ', ĩ: 'ỹ', ị: 'ỵ' };

/**
 * Text in the form in which words are compared: as `comparable`, and i or y, hàng or hằng told apart no longer.
 *
 * @example spoken('Hàng  Quí') === spoken('Hằng quý') //=> true
 */
export const spoken = (text: string): string =>
  comparable(text)
    .replace(LONE_I, (_all, before: string, vowel: string) => before + Y_OF[vowel]!)
    .replace(/(?<!\p{L})hàng(?= (?:ngày|tuần|tháng|quý|năm))/gu, 'hằng');

/** `spoken` without tone and vowel marks: for what was typed without them, or with a wrong one. */
export const toneless = (text: string): string =>
  spoken(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd');

/** What is asked of a pattern here; a RegExp is one. */
export type Pattern = Pick<RegExp, 'exec' | 'test' | typeof Symbol.replace>;

/**
 * A pattern whose letters are in the form of `spoken`; written with the tone marks where people put them. It is made
 * when it is first asked: an execution that reads no annex makes none of them.
 *
 * @example pattern('^quý (\\d)$').exec(spoken('QUÍ 2'))?.[1] //=> '2'
 */
export function pattern(source: string, flags = 'u'): Pattern {
  let made: RegExp | undefined;
  const regExp = (): RegExp => {
    made ??= new RegExp(spokenSource(source), flags);
    return made;
  };
  return {
    exec: (text) => regExp().exec(text),
    test: (text) => regExp().test(text),
    [Symbol.replace]: (text: string, by: string | ((found: string, ...groups: string[]) => string)) =>
      typeof by === 'string' ? text.replace(regExp(), by) : text.replace(regExp(), by),
  };
}

/** Escapes keep their case (`\S` is not `\s`), and blanks their number. */
const spokenSource = (source: string): string =>
  source.replace(/\p{L}+/gu, (word, at: number) => (source[at - 1] === '\\' ? word : spoken(word)));
