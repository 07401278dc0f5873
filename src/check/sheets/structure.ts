/**
 * Sheets and headers that people renamed, moved or deleted: what can be put back safely. A header's place is known
 * from the headers as they stood when the program last looked; where that does not settle it, nothing is guessed.
 */

import { columnLetters } from '../../cells/a1.js';
import { shareInCell } from '../../cells/percent.js';
import { type CellValue, comparable, dayInCell, isBlank, quoted } from '../../cells/value.js';
import type { Sheet } from '../../schema/declaration.js';
import { SETTING } from '../../schema/settings.js';
import { SETTINGS } from '../../schema/sheets.js';
import type { DeclaredSheets } from '../../schema/sheetsAtHand.js';
import { type Contents, headersOf, positions, type WorkbookContents } from '../../workbook/contents.js';
import type { Problem } from '../../workbook/reading/problem.js';
import { type Flaw, mendable, ofSheet } from '../flaw.js';
import type { StructureRepair } from '../mend.js';

/** Header rows as they stood when the program last looked, by the sheet's key. */
export type RememberedHeaders = Readonly<Record<string, readonly string[]>>;

/** Rows looked through for a header that is not where it belongs. */
const HEADER_SEARCH = 50;
/** Share of a sheet's headers by which it is known under another name. */
const RECOGNIZED = 0.6;

const titlesOf = (sheet: Sheet): string[] =>
  Object.values(sheet.columns).map(({ title }) => comparable(title));

const known = (titles: ReadonlySet<string>, row: readonly CellValue[]): number =>
  row.filter((value) => typeof value === 'string' && titles.has(comparable(value))).length;

/** A declared sheet that does not stand, and the sheets that may be it under another name. */
export interface Likeness {
  readonly sheet: Sheet;
  readonly candidates: readonly string[];
}

/** Of each declared sheet that does not stand, what looks like it: by its title in another form, or by its headers. */
export function likenesses(contents: WorkbookContents, sheets: DeclaredSheets): Likeness[] {
  const declared = new Set<string>(sheets.map(({ title }) => title));
  const taken = new Set<string>();
  return sheets.flatMap((sheet): Likeness[] => {
    if (contents.has(sheet.title)) return [];
    const titles = new Set(titlesOf(sheet));
    const candidates = [...contents.values()].filter((one) => {
      const { title } = one;
      if (declared.has(title) || taken.has(title)) return false;
      if (comparable(title) === comparable(sheet.title)) return true;
      return titles.size > 1 && known(titles, headersOf(one)) >= RECOGNIZED * titles.size;
    });
    if (candidates.length === 1) taken.add(candidates[0]!.title);
    return candidates.length === 0 ? [] : [{ sheet, candidates: candidates.map(({ title }) => title) }];
  });
}

/** Where several sheets may be the one, nothing is guessed. */
const renamedSheets = (contents: WorkbookContents, sheets: DeclaredSheets): StructureRepair[] =>
  likenesses(contents, sheets).flatMap(({ sheet, candidates }): StructureRepair[] =>
    candidates.length === 1 ? [{ kind: 'renameSheet', sheet: candidates[0]!, to: sheet.title }] : [],
  );

/** Text without case, accents and blanks, for telling a mistyped header. */
const folded = (text: string): string =>
  comparable(text)
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s]/g, '');

/** Whether the values of a column can be what the declared column holds (text can be anything). */
function fits(sheet: Sheet, key: string, cells: readonly CellValue[]): boolean {
  const column = sheet.columns[key]!;
  const { type } = column;
  const filled = cells.filter((value) => !isBlank(value));
  const allowed = new Set('choices' in column ? column.choices.map(comparable) : []);
  const good = filled.filter((value) => {
    if (type === 'date') return dayInCell(value) !== null;
    if (type === 'percent') return shareInCell(value).is !== 'none';
    if (type === 'choice' || type === 'area') return allowed.has(comparable(String(value)));
    if (type === 'emails') return String(value).includes('@');
    return true;
  });
  return good.length >= 0.8 * filled.length;
}

/** The settings tell their columns by what stands in them: the items are the program's own words, the explanations sentences. */
function settingsHeaders({ title, values }: Contents): StructureRepair[] {
  const items = new Set(Object.values(SETTING).map((setting) => comparable(setting.title)));
  const columns = (values[0] ?? []).map((_, i) => i);
  const texts = (i: number): string[] => values.map((row) => String(row[i] ?? ''));
  const most = (count: (texts: readonly string[]) => number): number => {
    const counts = columns.map((i) => count(texts(i)));
    const best = Math.max(...counts);
    return best >= 0.3 * values.length ? counts.indexOf(best) : -1;
  };
  const item = most((all) => all.filter((text) => items.has(comparable(text))).length);
  // Explanations are sentences: no other column has many.
  const explanation = most((all) => all.filter((text) => text.length > 20 && text.endsWith('.')).length);
  const others = columns.filter(
    (i) => i !== item && i !== explanation && values.some((row) => !isBlank(row[i] ?? '')),
  );
  const { columns: declared } = SETTINGS;
  return [
    { column: item, header: declared.item.title },
    { column: others.length === 1 ? others[0]! : -1, header: declared.value.title },
    { column: explanation, header: declared.explanation.title },
  ]
    .filter(({ column }) => column >= 0)
    .map(({ column, header }) => ({
      kind: 'restoreHeader',
      sheet: title,
      column: column + 1,
      title: header,
      was: '',
    }));
}

function headerRepairs(sheet: Sheet, contents: Contents, remembered: readonly string[]): StructureRepair[] {
  const titles = new Set(titlesOf(sheet));
  if (titles.size === 0) return [];
  const { title, values } = contents;
  const first = headersOf(contents);
  if (values.length === 1 && first.every(isBlank)) return [];
  const keyOf = new Map(
    Object.entries(sheet.columns).map(([key, column]) => [comparable(column.title), key]),
  );

  const atTop = known(titles, first);
  if (atTop < Math.min(2, titles.size)) {
    let best = { row: 0, count: Math.max(atTop, Math.ceil(titles.size / 2) - 1) };
    values.slice(1, HEADER_SEARCH).forEach((row, i) => {
      const count = known(titles, row);
      if (count > best.count) best = { row: i + 1, count };
    });
    if (best.row > 0) {
      const moved = headerRepairs(sheet, withRowAtTop(contents, best.row), remembered);
      return [{ kind: 'headerToTop', sheet: title, row: best.row + 1 }, ...moved];
    }
    if (atTop === 0 && sheet.key === SETTINGS.key)
      return [{ kind: 'insertHeader', sheet: title }, ...settingsHeaders(contents)];
    if (atTop === 0) {
      const puttable = remembered.every((header, i) => {
        const key = keyOf.get(comparable(header));
        return (
          key === undefined ||
          fits(
            sheet,
            key,
            values.map((row) => row[i] ?? ''),
          )
        );
      });
      const restored = puttable
        ? remembered.flatMap((header, i): StructureRepair[] =>
            header === ''
              ? []
              : [{ kind: 'restoreHeader', sheet: title, column: i + 1, title: header, was: '' }],
          )
        : [];
      return [{ kind: 'insertHeader', sheet: title }, ...restored];
    }
  }

  const found = positions(sheet, contents);
  const missing = Object.entries(sheet.columns).filter(([key]) => !found.has(key));
  const header = (i: number): string => String(first[i] ?? '');
  const isOurs = (text: string): boolean => titles.has(comparable(text));
  const inPlace = [...found].every(([key, at]) => {
    const before = remembered.findIndex((text) => comparable(text) === comparable(sheet.columns[key]!.title));
    return before < 0 || before === at;
  });
  const strangers = first
    .map((_, i) => i)
    .filter(
      (i) =>
        !isOurs(header(i)) &&
        !remembered.some((text) => text !== '' && comparable(text) === comparable(header(i))),
    );
  const used = new Set<number>();
  return missing.flatMap(([key, { title: wanted }]): StructureRepair[] => {
    const column = (i: number): CellValue[] => values.slice(1).map((row) => row[i] ?? '');
    const before = remembered.findIndex((text) => comparable(text) === comparable(wanted));
    const alike = strangers.filter((i) => folded(header(i)) === folded(wanted));
    const place =
      inPlace && before >= 0 && strangers.includes(before) ? before : alike.length === 1 ? alike[0]! : -1;
    if (place < 0 || used.has(place) || !fits(sheet, key, column(place))) return [];
    used.add(place);
    return [{ kind: 'restoreHeader', sheet: title, column: place + 1, title: wanted, was: header(place) }];
  });
}

/** What can be put back, in the order in which it is to be done. */
export function structureRepairs(
  contents: WorkbookContents,
  remembered: RememberedHeaders,
  sheets: DeclaredSheets,
): StructureRepair[] {
  const renames = renamedSheets(contents, sheets);
  const renamed = afterStructure(contents, renames);
  const headers = sheets.flatMap((sheet) => {
    const one = renamed.get(sheet.title);
    return one ? headerRepairs(sheet, one, remembered[sheet.key] ?? []) : [];
  });
  return [...renames, ...headers];
}

function withRowAtTop(contents: Contents, row: number): Contents {
  const moved = <T>(lines: readonly T[]): T[] => [
    lines[row]!,
    ...lines.slice(0, row),
    ...lines.slice(row + 1),
  ];
  return { ...contents, values: moved(contents.values), formulas: moved(contents.formulas) };
}

function applied(contents: Contents, repair: StructureRepair): Contents {
  const { values, formulas } = contents;
  switch (repair.kind) {
    case 'renameSheet':
      return { ...contents, title: repair.to };
    case 'headerToTop':
      return withRowAtTop(contents, repair.row - 1);
    case 'insertHeader':
      return {
        ...contents,
        values: [(values[0] ?? []).map(() => ''), ...values],
        formulas: [(formulas[0] ?? []).map(() => ''), ...formulas],
      };
    case 'restoreHeader': {
      const width = Math.max(values[0]?.length ?? 0, repair.column);
      const widened = <T>(row: readonly T[], blank: T): T[] =>
        Array.from({ length: width }, (_, i) => row[i] ?? blank);
      const header = widened<CellValue>(values[0] ?? [], '');
      header[repair.column - 1] = repair.title;
      const [headerFormulas = [], ...below] = formulas.map((row) => widened(row, ''));
      headerFormulas[repair.column - 1] = '';
      return {
        ...contents,
        values: [header, ...values.slice(1).map((row) => widened<CellValue>(row, ''))],
        formulas: [headerFormulas, ...below],
      };
    }
  }
}

/** The workbook as it will be read once the repairs are done. */
export function afterStructure(
  contents: WorkbookContents,
  repairs: readonly StructureRepair[],
): WorkbookContents {
  const after = new Map(contents);
  for (const repair of repairs) {
    const before = after.get(repair.sheet);
    if (!before) continue;
    const now = applied(before, repair);
    after.delete(repair.sheet);
    after.set(now.title, now);
  }
  return after;
}

/** The headers as they stand now, to be remembered. */
export const headersNow = (contents: WorkbookContents, sheets: DeclaredSheets): RememberedHeaders =>
  Object.fromEntries(
    sheets.flatMap((sheet) => {
      const one = contents.get(sheet.title);
      if (!one || Object.keys(sheet.columns).length === 0) return [];
      return [[sheet.key, headersOf(one).map((header) => header.slice(0, 60))]];
    }),
  );

function stepOf(repair: StructureRepair): string {
  switch (repair.kind) {
    case 'renameSheet':
      return `Đổi tên trang «${repair.sheet}» thành «${repair.to}».`;
    case 'headerToTop':
      return `Trang ${repair.sheet}: đưa dòng tiêu đề (đang ở dòng ${repair.row}) lên dòng 1, đặt lại định dạng và quy tắc nhập.`;
    case 'insertHeader':
      return `Trang ${repair.sheet}: thêm dòng tiêu đề ở dòng 1, đặt lại định dạng và quy tắc nhập.`;
    case 'restoreHeader':
      return `Trang ${repair.sheet}: ghi lại tiêu đề «${repair.title}» cho cột ${columnLetters(repair.column)}${repair.was ? ` (đang là ${quoted(repair.was)})` : ''}.`;
  }
}

function problemOf(repair: StructureRepair): Problem {
  const remedy = 'Chạy Sửa bảng tính để đưa về như cũ.';
  switch (repair.kind) {
    case 'renameSheet':
      return ofSheet('lỗi', repair.to, `Trang «${repair.to}» đã bị đổi tên thành «${repair.sheet}».`, remedy);
    case 'headerToTop':
    case 'insertHeader':
      return { ...ofSheet('lỗi', repair.sheet, 'Dòng tiêu đề không ở dòng 1.', remedy), row: 1 };
    case 'restoreHeader':
      return {
        ...ofSheet(
          'lỗi',
          repair.sheet,
          `Tiêu đề cột bị sửa${repair.was ? ` thành ${quoted(repair.was)}` : ' hoặc bị xóa'}.`,
          remedy,
        ),
        row: 1,
        column: repair.title,
      };
  }
}

export const structureFlaws = (repairs: readonly StructureRepair[]): Flaw[] =>
  repairs.map((repair) => mendable(problemOf(repair), stepOf(repair), { kind: 'structure', repair }));
