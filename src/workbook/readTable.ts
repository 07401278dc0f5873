/**
 * Rows of a sheet as its declaration types them. A cell that cannot be used is named and left out; the rest of
 * its row, and every other row, is used.
 */
import { type CellValue, comparable, dayInCell, isBlank, numberInCell, quoted } from '../cells/value.js';
import { areaInText } from '../plan/areas.js';
import type { Column, RowOf, Sheet } from '../schema/declaration.js';
import { type Contents, FIRST_DATA_ROW, missingParts, positions } from './contents.js';
import type { Problem } from './problem.js';

export interface Table<S extends Sheet> {
  readonly rows: readonly RowOf<S>[];
  readonly problems: readonly Problem[];
}

/** What a cell was read as; `flaw` says what is wrong with it, `usable` whether the value stands all the same. */
interface Reading {
  readonly value: unknown;
  readonly flaw?: { readonly message: string; readonly remedy: string; readonly usable: boolean };
}

export const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/;
/** What Sheets shows for a formula that failed. */
const CELL_ERROR = /^#(?:ERROR!|REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;

const unusable = (value: unknown, message: string, remedy: string): Reading => ({
  value,
  flaw: { message, remedy, usable: false },
});

/** Codes and addresses that share a cell. */
export const listInCell = (value: CellValue, separator: RegExp): string[] =>
  String(value)
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function readDate(value: CellValue): Reading {
  if (isBlank(value)) return { value: null };
  const day = dayInCell(value);
  if (day === null || typeof value === 'boolean') {
    return unusable(
      null,
      `${quoted(value)} không phải là ngày.`,
      'Nhập ngày theo dạng ngày/tháng/năm, ví dụ 30/06/2023.',
    );
  }
  if (typeof value !== 'string') return { value: day };
  return {
    value: day,
    flaw: {
      message: `${quoted(value)} là chữ chứ không phải ô ngày; đã hiểu là ngày/tháng/năm.`,
      remedy: 'Gõ lại ngày để Sheets nhận là ngày.',
      usable: true,
    },
  };
}

function readPercent(value: CellValue): Reading {
  if (isBlank(value)) return { value: null };
  const text = typeof value === 'string' ? value.trim().replace(/%$/, '') : value;
  const number = numberInCell(text);
  if (number === null || number < 0 || number > 100) {
    return unusable(
      null,
      `${quoted(value)} không phải là tiến độ từ 0 đến 100.`,
      'Nhập một số từ 0 đến 100.',
    );
  }
  return { value: number };
}

function readArea(value: CellValue): Reading {
  if (isBlank(value)) return { value: null };
  const area = areaInText(String(value));
  return area === null
    ? unusable(null, `Không có lĩnh vực ${quoted(value)}.`, 'Chọn một lĩnh vực trong danh sách của ô.')
    : { value: area };
}

function readChoice(value: CellValue, choices: readonly string[]): Reading {
  if (isBlank(value)) return { value: '' };
  const typed = comparable(String(value));
  const choice = choices.find((option) => comparable(option) === typed);
  return choice === undefined
    ? unusable('', `${quoted(value)} không có trong danh sách.`, `Chọn một trong: ${choices.join(' · ')}.`)
    : { value: choice };
}

function readEmails(value: CellValue): Reading {
  const parts = listInCell(value, /[;,\n]/);
  const good = parts.filter((part) => ADDRESS.test(part));
  const bad = parts.filter((part) => !ADDRESS.test(part));
  if (bad.length === 0) return { value: good };
  return {
    value: good,
    flaw: {
      message: `${quoted(bad.join('; '))} không phải là địa chỉ thư điện tử.`,
      remedy: 'Sửa lại địa chỉ; nhiều địa chỉ cách nhau bằng dấu chấm phẩy (;).',
      usable: good.length > 0,
    },
  };
}

function readText(value: CellValue): Reading {
  if (typeof value === 'string') return { value: value.trim() };
  const day = dayInCell(value);
  // A code such as 10-3 that Sheets turned into a date cannot be told any more.
  if (typeof value === 'object' && day !== null) {
    return unusable(
      '',
      `${quoted(value)} đã bị Sheets đổi thành ngày.`,
      'Định dạng ô là văn bản rồi gõ lại.',
    );
  }
  return { value: String(value) };
}

function readCell(column: Column, value: CellValue): Reading {
  if (typeof value === 'string' && CELL_ERROR.test(value.trim())) {
    const empty =
      column.type === 'codes' || column.type === 'emails'
        ? []
        : column.type === 'date' || column.type === 'percent' || column.type === 'area'
          ? null
          : '';
    return unusable(empty, `Ô báo lỗi công thức ${value.trim()}.`, 'Xóa công thức và gõ giá trị vào ô.');
  }
  switch (column.type) {
    case 'date':
      return readDate(value);
    case 'percent':
      return readPercent(value);
    case 'area':
      return readArea(value);
    case 'choice':
      return readChoice(value, column.choices ?? []);
    case 'emails':
      return readEmails(value);
    case 'codes':
      return { value: listInCell(value, /[;,\n]/) };
    default:
      return readText(value);
  }
}

/**
 * Reads the rows of a sheet. Rows in which no declared, typed-in column holds anything are passed over, however
 * many there are and whatever the computed columns show beside them.
 */
export function readTable<S extends Sheet>(sheet: S, contents: Contents | undefined): Table<S> {
  const problems: Problem[] = missingParts(sheet, contents);
  const rows: RowOf<S>[] = [];
  if (!contents) return { rows, problems };

  const at = positions(sheet, contents);
  const typedIn = Object.entries(sheet.columns).filter(
    ([, column]) => column.type !== 'computed' && column.type !== 'timestamp',
  );
  const present = typedIn.filter(([key]) => at.has(key));
  const requiredGone = typedIn.some(([key, column]) => column.required && !at.has(key));
  const seen = new Map<string, number>();

  for (let i = FIRST_DATA_ROW - 1; i < contents.values.length; i++) {
    const cells = contents.values[i]!;
    if (present.every(([key]) => isBlank(cells[at.get(key)!]))) continue;
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
    for (const [key, column] of typedIn) {
      const position = at.get(key);
      const value = position === undefined ? '' : (cells[position] ?? '');
      const { value: read, flaw } = readCell(column, value);
      row[key] = read;
      if (flaw) report(flaw.usable ? 'cảnh báo' : 'lỗi', column.title, flaw.message, flaw.remedy);
      const formula = position === undefined ? '' : (contents.formulas[i]?.[position] ?? '');
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
        if (column.type !== 'codes') usable = false;
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
