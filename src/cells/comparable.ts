/**
 * Text as it is meant: what looks the same is the same. Pasting from Word, PDF and chat brings characters that show
 * nothing, letters of other alphabets that look like ours, blanks of every kind, full-width forms and accents in
 * pieces; none of them is a difference that anybody can see.
 */

/** Characters that show nothing: soft hyphen, zero-width blanks and joiners, direction marks, variation selectors. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g;

/**
 * Letters and marks that look like the one behind them and are another character: Icelandic eth and African D for Đ
 * (both turn up in Vietnamese fonts), Cyrillic and Greek capitals in scanned text, dashes that Word puts for hyphens.
 */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['Đ', 'ÐƉ'],
    ['đ', 'ðɖ'],
    ['-', '‐‑‒–—―−'],
    ["'", '‘’ʼ´`'],
    ['"', '“”„'],
    ...Array.from('ABEKMHOPCTXYI', (ours, i): [string, string] => [
      ours,
      `${'АВЕКМНОРСТХУІ'[i]!}${'ΑΒΕΚΜΗΟΡ\0ΤΧΥΙ'[i]!}`,
    ]),
    ...Array.from('aeopcxyi', (ours, i): [string, string] => [ours, 'аеорсхуі'[i]!]),
  ].flatMap(([ours, others]) => Array.from(others!, (other): [string, string] => [other, ours!])),
);

/** Nothing but what a keyboard without Vietnamese types: by far the most codes. */
const ASCII = /^[\x20-\x7e]*$/;

/** Those that a keyboard types are meant as they are; none of the others means anything in a set of characters. */
const ANY_LOOK_ALIKE = new RegExp(
  `[${[...LOOK_ALIKES.keys()].filter((one) => !ASCII.test(one)).join('')}]`,
  'g',
);

const withoutLookAlikes = (text: string): string =>
  text.replace(ANY_LOOK_ALIKE, (character) => LOOK_ALIKES.get(character)!);

/**
 * The text in its proper form, letter case as typed.
 *
 * @example properText('\u00a0SNV\u200b ') //=> 'SNV'
 * @example properText('ＳＴＣ') //=> 'STC'
 * @example properText('Ðoàn') //=> 'Đoàn'
 */
export function properText(text: string): string {
  if (ASCII.test(text)) return (text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text).trim();
  // Quotation marks that stand alone decompose into a blank and a mark under NFKC: looked at first. Letters of other
  // alphabets in mathematical styles become plain ones by it: looked at after it too.
  const plain = withoutLookAlikes(text.replace(INVISIBLE, '')).normalize('NFKC');
  return withoutLookAlikes(plain).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** A tone mark on the first of the vowels oa, oe, uy …: the old and the new way of placing it differ in nothing else. */
const TONE_FIRST = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])/g;

/**
 * Text for comparing what people type: proper form, lower case, the tone mark where either way of writing puts it.
 *
 * @example comparable(' snv ') === comparable('ＳＮＶ') //=> true
 * @example comparable('Văn hoá') === comparable('Văn hóa') //=> true
 */
export function comparable(text: string): string {
  if (ASCII.test(text)) return properText(text).toLowerCase();
  const known = compared.get(text);
  if (known !== undefined) return known;
  const form = properText(text)
    .toLocaleLowerCase('vi')
    .normalize('NFD')
    .replace(TONE_FIRST, '$1$3$2')
    .normalize('NFC');
  if (compared.size >= MOST_COMPARED) compared.clear();
  compared.set(text, form);
  return form;
}

/** Forms that were worked out already: names of agencies and statuses stand in thousands of cells. */
const compared = new Map<string, string>();
const MOST_COMPARED = 5_000;

const codePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The characters of a text that show nothing, in words; '' where there are none. @example 'ký tự ẩn (U+200B)' */
export function hiddenSigns(text: string): string {
  const hidden = new Set(text.match(INVISIBLE) ?? []);
  return hidden.size > 0 ? `ký tự ẩn (${[...hidden].map(codePoint).join(', ')})` : '';
}

/** The text without what shows nothing; everything else as typed. */
export const visible = (text: string): string => text.replace(INVISIBLE, '');

/**
 * What differs between two texts that mean the same, in words; nothing where they are the same.
 *
 * @example differences('STP\u200b', 'STP') //=> ['ký tự ẩn (U+200B)']
 * @example differences('ÐTN', 'ĐTN') //=> ['chữ «Ð» (U+00D0) thay cho «Đ»']
 */
export function differences(typed: string, proper: string): string[] {
  if (typed === proper) return [];
  const hidden = hiddenSigns(typed);
  const found: string[] = hidden === '' ? [] : [hidden];
  for (const character of new Set(typed)) {
    const ours = LOOK_ALIKES.get(character);
    if (ours !== undefined && !proper.includes(character))
      found.push(`chữ «${character}» (${codePoint(character)}) thay cho «${ours}»`);
  }
  const shown = withoutLookAlikes(visible(typed));
  if (/[^\S ]/.test(shown)) found.push('khoảng trắng khác loại');
  if (/^\s|\s$|\s\s/.test(shown)) found.push('khoảng trắng thừa');
  const composed = shown.normalize('NFC');
  if (composed !== shown) found.push('dấu thanh ở dạng tổ hợp');
  const narrow = composed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (narrow !== composed.replace(/\s+/g, ' ').trim()) found.push('chữ toàn khổ');
  if (narrow !== proper && narrow.toLocaleLowerCase('vi') === proper.toLocaleLowerCase('vi'))
    found.push('chữ hoa, chữ thường');
  else if (narrow !== proper && comparable(narrow) === comparable(proper)) found.push('cách đặt dấu thanh');
  return found;
}
