/**
 * Cells that say what is meant in a form the formulas do not understand: days typed as text, codes in another case
 * or with blanks, choices in another case. Each is read rightly as it stands; repairing puts it into its proper form.
 */
import { dateFromDay, dayFromDate, dayFromText, isDate, vnDay } from '../calendar/day.js';
import { differences, properText } from '../cells/comparable.js';
import { type CellValue, comparable, isBlank, quoted } from '../cells/value.js';
import type { Column, Sheet } from '../schema/declaration.js';
import { SHEET, SHEETS } from '../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import type { CellChange } from '../workbook/guardedWrite.js';
import { type Flaw, mendable } from './flaw.js';
import { rowsInWords } from './runs.js';

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
  if (column.type === 'code') return properText;
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
      const code = properText(String(row[position] ?? ''));
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

/** What is not in its proper form about a cell, in words. */
function flawIn({ old, now }: CellChange): string {
  if (typeof now !== 'string') return `${quoted(old)} là chữ chứ không phải ô ngày.`;
  const differing = differences(String(old), now);
  return `${quoted(old)} không đúng dạng «${now}»${differing.length > 0 ? `: ${differing.join(', ')}` : ''}.`;
}

/** The cells of one column together: one paste spoils many. */
export function cellFlaws(changes: readonly CellChange[]): Flaw[] {
  const columns = new Map<string, CellChange[]>();
  for (const change of changes) {
    const key = `${change.sheet}|${change.column}`;
    columns.set(key, [...(columns.get(key) ?? []), change]);
  }
  return [...columns.values()].map((group) => {
    const first = group[0]!;
    const { sheet, header, row, old, now } = first;
    const others =
      group.length === 1
        ? ''
        : ` Cùng cột có ${group.length} ô như vậy: ${rowsInWords(group.map((change) => change.row))}.`;
    return mendable(
      {
        severity: 'cảnh báo',
        sheet,
        row,
        column: header,
        message: `${flawIn(first)}${others}`,
        remedy: 'Chạy Sửa bảng tính để chuẩn hóa; giá trị cũ được chép vào Nhật ký.',
      },
      `Trang ${sheet}, cột «${header}»: chuẩn hóa ${group.length} ô, ví dụ dòng ${row}: ${quoted(old)} thành ${quoted(written(now))}.`,
      { kind: 'cells', changes: group },
    );
  });
}
