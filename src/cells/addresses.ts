/**
 * E-mail addresses in a cell: one reader for what may be typed and for what is sent. Several are parted by ; or , or
 * stand on lines of their own; each may have a name before it: Nguyễn Văn A <a@x.example>.
 */
import { hiddenSigns, visible } from './comparable.js';

/** Letters, digits and signs of the part before @ (RFC 5322, atext), but ` which nobody types. */
const SIGNS = "A-Za-z0-9!#$%&'*+/=?^_{|}~-";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^[${SIGNS}]+(?:\\.[${SIGNS}]+)*@${LABEL}(?:\\.${LABEL})+$`);
/** RFC 5321, 4.5.3.1.3 */
const LONGEST = 254;

/**
 * Whether a mail can go there: no dot at an end of the part before @ nor two in a row, a domain with a dot, nothing
 * invisible, no letter with a mark.
 *
 * @example isAddress('a..b@x.example') //=> false
 */
export const isAddress = (text: string): boolean => text.length <= LONGEST && ADDRESS.test(text);

const NAMED = /^[^@<>]*<\s*([^<>\s]*)\s*>$/;

export interface AddressList {
  readonly good: readonly string[];
  /** As they are typed. */
  readonly bad: readonly string[];
}

/** @example addressesIn('Nguyễn Văn A <a@x.example>; b@x') //=> { good: ['a@x.example'], bad: ['b@x'] } */
export function addressesIn(cell: string): AddressList {
  const good: string[] = [];
  const bad: string[] = [];
  for (const part of cell.split(/[;,\n]/)) {
    const text = part.trim();
    if (text === '') continue;
    const address = NAMED.exec(text)?.[1] ?? text;
    if (isAddress(address)) good.push(address);
    else bad.push(text);
  }
  return { good, bad };
}

/** What can be wrong with an address, and how it is said; the first that holds. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^[^@]*$/, 'thiếu @'],
  [/@.*@/, 'có hơn một @'],
  [/\s/, 'có khoảng trắng'],
  [/^@|@$/, 'thiếu một bên của @'],
  [/\.\./, 'có hai dấu chấm liền nhau'],
  [/^\.|\.@|@\.|\.$/, 'có dấu chấm ở đầu hoặc cuối'],
  [/@[^.]*$/, 'tên miền thiếu dấu chấm'],
  [/[^\x21-\x7e]/, 'có chữ có dấu hoặc ký tự lạ'],
];

/**
 * Why an address is none, in words; nothing where no reason is plainer than the address itself.
 *
 * @example addressFlaw('.a@x.example') //=> 'có dấu chấm ở đầu hoặc cuối'
 */
export function addressFlaw(bad: string): string {
  const hidden = hiddenSigns(bad);
  if (hidden !== '') return hidden;
  const address = NAMED.exec(bad)?.[1] ?? bad;
  return REASONS.find(([pattern]) => pattern.test(address))?.[1] ?? '';
}

/** Addresses that are none, each with the reason. @example «a@x (tên miền thiếu dấu chấm)» */
export const badAddresses = (bad: readonly string[]): string =>
  bad
    .map((text) => {
      const reason = addressFlaw(text);
      return `«${visible(text)}»${reason === '' ? '' : ` (${reason})`}`;
    })
    .join(', ');

/** Blanks that people type, the one that Word types for them among them. */
const GAP = '[ \\t\u00a0]*';
/** Parts of a list, each an address with or without its name, and what parts them; as Sheets' own expressions have it. */
const PARTS = `${GAP}([^@<>;,\\n]*<${GAP}[.${SIGNS}]+@[A-Za-z0-9.-]+${GAP}>|[.${SIGNS}]+@[A-Za-z0-9.-]+)?${GAP}[;,\\n]`;
/** What an address must not have beside its @: dots and hyphens where none may stand, no dot in its domain. */
const WORD = '[^;,\\n<> \\t\u00a0]*';
const END = '([;,\\n> \\t\u00a0]|$)';
const FLAWS = [
  `(^|[;,\\n< \\t\u00a0])\\.${WORD}@`,
  `\\.\\.${WORD}@`,
  '\\.@',
  '@[.-]',
  `@${WORD}(\\.\\.|\\.-|-\\.)`,
  `@${WORD}[.-]${END}`,
  `@[^.;,\\n<> \\t\u00a0]*${END}`,
].join('|');

/**
 * The rule that a cell of addresses must fulfil: nothing is left once its parts are taken away, and none has a flaw. (No
 * nested repetition, which some regular-expression engines refuse.) What it lets pass, `addressesIn` reads.
 *
 * @param cell A1 name
 */
export const addressesRule = (cell: string): string =>
  `=AND(REGEXREPLACE(${cell}&";";"${PARTS}";"")="";NOT(REGEXMATCH(${cell}&"";"${FLAWS}")))`;
