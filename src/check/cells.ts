/**
 * Cells that say what is meant in a form the formulas do not understand: days typed as text, codes in another case
 * or with blanks, choices in another case. Each is read rightly as it stands; repairing puts it into its proper form.
 */
import { dateFromDay, dayFromDate, dayFromText, isDate, vnDay } from '../calendar/day.js';
import { type CellValue, comparable, isBlank } from '../cells/value.js';
import type { Column, Sheet } from '../schema/declaration.js';
import { SHEET, SHEETS } from '../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';

export interface CellChange {
  readonly sheet: string;
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  readonly header: string;
  readonly old: CellValue;
  readonly now: CellValue;
}

/** A value for the ledger: as people would type it. */
export const written = (value: CellValue): string =>
  isDate(value) ? vnDay(dayFromDate(value)) : String(value);

type Canonical = (value: string) => CellValue | null;

/** The proper form of a column's text values, or null where the column has none. */
function canonicalOf(column: Column, codes: ReadonlyMap<string, string>): Canonical | null {
  if (column.type === 'date') {
    return (text) => {
      const day = dayFromText(text);
      return day === null ? null : dateFromDay(day);
    };
  }
  if (column.type === 'choice' || column.type === 'area') {
    const proper = new Map(column.choices.map((choice) => [comparable(choice), choice]));
    return (text) => proper.get(comparable(text)) ?? null;
  }
  if (column.type === 'code' && column.from) return (text) => codes.get(comparable(text)) ?? null;
  if (column.type === 'code') return (text) => text.normalize('NFKC').trim();
  return null;
}

export function cellChanges(contents: WorkbookContents): CellChange[] {
  const at = new Map<string, Positions>(
    SHEETS.map((sheet: Sheet) => [sheet.key, positions(sheet, contents.get(sheet.title))]),
  );
  const codesOf = (column: Column): ReadonlyMap<string, string> => {
    const source = 'from' in column && column.from !== undefined ? SHEET[column.from] : undefined;
    const position = source && at.get(source.key)!.get('code');
    if (!source || position === undefined) return new Map();
    const codes = new Map<string, string>();
    for (const row of contents.get(source.title)?.values.slice(FIRST_DATA_ROW - 1) ?? []) {
      const code = String(row[position] ?? '')
        .normalize('NFKC')
        .trim();
      if (code !== '' && !codes.has(comparable(code))) codes.set(comparable(code), code);
    }
    return codes;
  };
  return SHEETS.flatMap((sheet: Sheet) => {
    const one = contents.get(sheet.title);
    if (!one || sheet.key === 'ledger') return [];
    return Object.entries(sheet.columns).flatMap(([key, column]): CellChange[] => {
      const position = at.get(sheet.key)!.get(key);
      if (position === undefined) return [];
      const canonical = canonicalOf(column, codesOf(column));
      if (!canonical) return [];
      const changes: CellChange[] = [];
      for (let i = FIRST_DATA_ROW - 1; i < one.values.length; i++) {
        const old = one.values[i]![position]!;
        if (typeof old !== 'string' || isBlank(old) || one.formulas[i]?.[position]) continue;
        const now = canonical(old);
        if (now === null || now === old) continue;
        changes.push({
          sheet: sheet.title,
          row: i + 1,
          column: position + 1,
          header: column.title,
          old,
          now,
        });
      }
      return changes;
    });
  });
}
