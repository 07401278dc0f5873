/**
 * Rows of a sheet as its declaration types them. A cell that cannot be used is named and left out; the rest of
 * its row, and every other row, is used.
 */
import { comparable, isBlank, quoted } from '../../cells/value.js';
import type { Column, RowOf, Sheet } from '../../schema/declaration.js';
import { FIRST_DATA_ROW } from '../../schema/standing.js';
import { type Contents, missingParts, positions } from '../contents.js';
import type { Problem } from './problem.js';
import { readCell } from './readCell.js';

export interface Table<S extends Sheet> {
  readonly rows: readonly RowOf<S>[];
  readonly problems: readonly Problem[];
}

const NO_LISTS: ReadonlyMap<string, readonly string[]> = new Map();

/** The column with the choices that the workbook's own list has. */
const withChoices = (column: Column, lists: ReadonlyMap<string, readonly string[]>): Column => {
  const choices = column.type === 'choice' && column.listed ? lists.get(column.listed) : undefined;
  return choices ? ({ ...column, choices } as Column) : column;
};

/**
 * Reads the rows of a sheet. Rows in which no declared, typed-in column holds anything are passed over, however
 * many there are and whatever the computed columns show beside them.
 *
 * @param choices what may be chosen where a sheet of the workbook lists it
 */
export function readTable<S extends Sheet>(
  sheet: S,
  contents: Contents | undefined,
  choices: ReadonlyMap<string, readonly string[]> = NO_LISTS,
): Table<S> {
  const problems: Problem[] = missingParts(sheet, contents);
  const rows: RowOf<S>[] = [];
  if (!contents) return { rows, problems };

  const at = positions(sheet, contents);
  const typedIn = Object.entries(sheet.columns)
    .filter(([, column]) => column.type !== 'computed' && column.type !== 'timestamp')
    .map(([key, declared]) => {
      const column = withChoices(declared, choices);
      // Most cells of a long table are empty, and an empty one says the same in every row.
      return { key, column, position: at.get(key), empty: readCell(column, '') };
    });
  const present = typedIn.flatMap(({ position }) => position ?? []);
  const requiredGone = typedIn.some(({ column, position }) => column.required && position === undefined);
  const seen = new Map<string, number>();

  for (let i = FIRST_DATA_ROW - 1; i < contents.values.length; i++) {
    const cells = contents.values[i]!;
    if (present.every((position) => isBlank(cells[position]))) continue;
    const formulas = contents.formulas[i];
    const number = i + 1;
    const report = (
      severity: Problem['severity'],
      column: string | null,
      message: string,
      remedy: string,
    ): void => {
      problems.push({ severity, sheet: sheet.title, row: number, column, message, remedy });
    };

    const row: Record<string, unknown> = { row: number };
    let usable = !requiredGone;
    for (const { key, column, position, empty } of typedIn) {
      const value = position === undefined ? '' : (cells[position] ?? '');
      const { value: read, flaw } = value === '' ? empty : readCell(column, value);
      row[key] = read;
      if (flaw) report(flaw.usable ? 'cảnh báo' : 'lỗi', column.title, flaw.message, flaw.remedy);
      const formula = position === undefined ? '' : (formulas?.[position] ?? '');
      if (formula && !flaw) {
        report(
          'cảnh báo',
          column.title,
          `Ô chứa công thức ${quoted(formula)}; đã dùng giá trị đang hiện.`,
          'Nếu không chủ ý, hãy thay công thức bằng giá trị.',
        );
      }
      if (column.required && (read === '' || read === null || (Array.isArray(read) && read.length === 0))) {
        // A task that nobody leads is still a task; a row without its code or name is nobody's.
        if ('otherwise' in column && column.otherwise !== undefined) row[key] = column.otherwise;
        else if (column.type !== 'codes') usable = false;
        if (!flaw && position !== undefined) {
          report('lỗi', column.title, `Thiếu ${column.title}.`, `Điền ${column.title} cho dòng này.`);
        }
      }
    }
    if (!usable) continue;

    if (sheet.unique) {
      const key = sheet.unique.map((part) => comparable(String(row[part]))).join('|');
      const first = seen.get(key);
      if (first !== undefined) {
        const titles = sheet.unique.map((part) => sheet.columns[part]!.title).join(', ');
        const values = sheet.unique.map((part) => row[part]).join(', ');
        report(
          'lỗi',
          sheet.columns[sheet.unique[0]!]!.title,
          `${titles} «${values}» đã có ở dòng ${first}; dòng này không được tính.`,
          'Sửa mã hoặc gộp hai dòng làm một.',
        );
        continue;
      }
      seen.set(key, number);
    }
    rows.push(row as RowOf<S>);
  }
  return { rows, problems };
}
