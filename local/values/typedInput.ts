/**
 * What a cell makes of text put into it. `setValues` works as if the text were typed (apps-script.md): numbers,
 * dates, booleans and formulas are recognised in the spreadsheet's locale, here vi_VN; an apostrophe in front
 * keeps text as it is and hides itself; a cell formatted as text keeps everything.
 */
import { dayIfReal, dayOf } from '../../src/calendar/day.js';

export type Input =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly format?: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'formula'; readonly formula: string };

/** Google: "Your input contains more than the maximum of 50000 characters in a single cell." */
export const CELL_CHARACTERS = 50_000;

const DATE_FORMAT = 'dd/MM/yyyy';

/** @param isText whether the cell's number format is text (`@`) */
export function typedInput(text: string, isText: boolean, thisYear: number): Input {
  if (text.length > CELL_CHARACTERS) {
    throw new Error('Your input contains more than the maximum of 50000 characters in a single cell.');
  }
  if (text === '') return { kind: 'empty' };
  if (text.startsWith("'")) return { kind: 'text', text: text.slice(1) };
  if (isText) return { kind: 'text', text };
  if (/^[=+].+/s.test(text) && !/^\+\d/.test(text)) {
    return { kind: 'formula', formula: text.startsWith('=') ? text : `=${text.slice(1)}` };
  }
  const trimmed = text.trim();
  if (/^(?:TRUE|FALSE)$/i.test(trimmed)) return { kind: 'boolean', value: /^true$/i.test(trimmed) };
  return asNumber(trimmed) ?? asDate(trimmed, thisYear) ?? { kind: 'text', text };
}

function asNumber(text: string): Input | null {
  const match = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?(%?)$/.exec(text);
  if (!match) return null;
  const [, sign, whole, fraction = '', percent] = match;
  const number = Number(`${sign}${whole!.replace(/\./g, '')}.${fraction || '0'}`);
  return percent ? { kind: 'number', number: number / 100, format: '0%' } : { kind: 'number', number };
}

function asDate(text: string, thisYear: number): Input | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(text);
  if (!iso && !local) return null;
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : [
        local![3] === undefined
          ? thisYear
          : local![3].length === 2
            ? 2000 + Number(local![3])
            : Number(local![3]),
        Number(local![2]),
        Number(local![1]),
      ];
  if (dayIfReal(year!, month!, day!) === null) return null;
  return { kind: 'number', number: dayOf(year!, month!, day!), format: DATE_FORMAT };
}
