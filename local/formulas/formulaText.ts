/**
 * Formula text as Sheets takes it in a vi_VN spreadsheet, and as Univer's engine takes it.
 *
 * In vi_VN the comma is the decimal mark: `,` between arguments is a parse error and `;` separates them
 * (apps-script.md). Open-ended references (A2:A) are closed at the sheet's last row for the engine.
 */

export interface Reference {
  /** Sheet title; null for the formula's own sheet. */
  readonly sheet: string | null;
  /** 0-based, inclusive; `toRow` null when open-ended. */
  readonly fromRow: number;
  readonly fromColumn: number;
  readonly toRow: number | null;
  readonly toColumn: number;
}

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** A reference to cells that have been deleted. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly text: string };

/** What Sheets shows in the cell: #ERROR! with this message. */
export class FormulaParseError extends Error {}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const STRING = '"(?:[^"]|"")*"';
const CELLS = String.raw`(?:${SHEET})?\$?[A-Z]{1,3}\$?[1-9]\d*(?::\$?[A-Z]{1,3}(?:\$?[1-9]\d*)?)?(?![\p{L}\p{N}_(!])`;

/** Every reference of a formula's text; string literals match too, as group 1, so that they can be passed over. */
export const REFERENCE = new RegExp(String.raw`(${STRING})|(?<![\p{L}\p{N}_$'!])${CELLS}`, 'gu');

const TOKEN = new RegExp(
  [
    `(?<string>${STRING})`,
    '(?<gone>#REF!)',
    `(?<reference>${CELLS})`,
    String.raw`(?<number>\d+(?:,\d+)?)`,
    String.raw`(?<name>[\p{L}_][\p{L}\p{N}_.]*)`,
    '(?<separator>;)',
    String.raw`(?<operator>[-+*/^&=<>()%:\s])`,
  ].join('|'),
  'uy',
);

const PARTS =
  /^(?:(?<sheet>'(?:[^']|'')+'|[^'!]+)!)?\$?(?<c1>[A-Z]+)\$?(?<r1>\d+)(?::\$?(?<c2>[A-Z]+)(?:\$?(?<r2>\d+))?)?$/u;

const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function columnName(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Reads A1 text such as "B3", "A2:F" or "'Nhiệm vụ'!A2:A"; null when it is none. */
export function parseReference(text: string): Reference | null {
  const groups = PARTS.exec(text)?.groups;
  if (!groups) return null;
  const fromColumn = columnIndex(groups['c1']!);
  const fromRow = Number(groups['r1']) - 1;
  const single = groups['c2'] === undefined;
  return {
    sheet: groups['sheet'] === undefined ? null : groups['sheet'].replace(/^'|'$/g, '').replace(/''/g, "'"),
    fromRow,
    fromColumn,
    toRow: single ? fromRow : groups['r2'] === undefined ? null : Number(groups['r2']) - 1,
    toColumn: single ? fromColumn : columnIndex(groups['c2']!),
  };
}

/** @throws FormulaParseError where Sheets in vi_VN would show #ERROR! */
export function tokenize(formula: string): Token[] {
  const tokens: Token[] = [];
  let at = formula.startsWith('=') ? 1 : 0;
  while (at < formula.length) {
    if ('{}\\'.includes(formula[at]!)) throw new Error('Array literals are not emulated by the local host.');
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(formula);
    if (!match)
      throw new FormulaParseError(`Lỗi phân tích cú pháp công thức: «${formula.slice(at, at + 10)}».`);
    const { string, reference, number, separator, gone } = match.groups!;
    const text = match[0];
    if (gone !== undefined) tokens.push({ kind: 'gone' });
    else if (reference !== undefined)
      tokens.push({ kind: 'reference', reference: parseReference(text)!, text });
    else if (separator !== undefined) tokens.push({ kind: 'text', text: ',' });
    else if (number !== undefined) tokens.push({ kind: 'text', text: number.replace(',', '.') });
    else tokens.push({ kind: 'text', text: string ?? text });
    at += text.length;
  }
  return tokens;
}

/** The formula for the engine. @param lastRow last row (0-based) of a sheet by title */
export function forEngine(tokens: readonly Token[], lastRow: (sheet: string | null) => number): string {
  return `=${tokens
    .map((token) => {
      if (token.kind === 'text') return token.text;
      if (token.kind === 'gone') return '#REF!';
      const { reference, text } = token;
      return reference.toRow === null ? `${text}${lastRow(reference.sheet) + 1}` : text;
    })
    .join('')}`;
}
