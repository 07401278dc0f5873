/**
 * What people must settle before anything is put back: where two things fit, nothing is guessed. Setting up or repairing
 * past it would make an empty sheet beside the one that has the rows, or rewrite formulas for the wrong columns.
 */
import { columnLetters } from '../../cells/a1.js';
import { comparable } from '../../cells/value.js';
import type { Sheet } from '../../schema/declaration.js';
import type { DeclaredSheets } from '../../schema/sheetsAtHand.js';
import { HEADER_ROW } from '../../schema/standing.js';
import { completionOf } from '../../workbook/completion.js';
import { type Contents, positions, type WorkbookContents } from '../../workbook/contents.js';
import type { Problem } from '../../workbook/reading/problem.js';
import { ofSheet } from '../flaw.js';
import type { BrokenColumn } from '../mend.js';
import { brokenColumns } from './formulas.js';
import { likenesses, type RememberedHeaders } from './structure.js';

/** Sheets that are gone while several others may be them: a copy was made and the original renamed. */
export const doubtfulSheets = (contents: WorkbookContents, sheets: DeclaredSheets): Problem[] =>
  likenesses(contents, sheets)
    .filter(({ candidates }) => candidates.length > 1)
    .map(({ sheet: { title }, candidates }) =>
      ofSheet(
        'lỗi',
        title,
        `Không thấy trang «${title}», có ${candidates.length} trang giống nó: ${candidates.map((one) => `«${one}»`).join(', ')}. Chương trình không tự chọn, không tạo trang mới.`,
        `Đổi tên trang đúng thành «${title}», xóa hoặc đổi tiêu đề trang còn lại, rồi chạy lại.`,
      ),
    );

/** Why setting up must not make a sheet anew: one that stands may be it. */
export const renamedInstead = (contents: WorkbookContents, sheets: DeclaredSheets): Problem[] => [
  ...doubtfulSheets(contents, sheets),
  ...likenesses(contents, sheets).flatMap(({ sheet: { title }, candidates: [only, ...others] }) =>
    others.length > 0
      ? []
      : [
          ofSheet(
            'lỗi',
            title,
            `Không thấy trang «${title}»; trang «${only}» có lẽ là nó bị đổi tên. Chưa tạo trang mới.`,
            `Chạy Sửa bảng tính để đặt lại tên, hoặc đổi tiêu đề trang «${only}» nếu không phải.`,
          ),
        ],
  ),
];

interface Exchange {
  readonly sheet: Sheet;
  readonly one: { readonly title: string; readonly at: number };
  readonly other: { readonly title: string; readonly at: number };
}

/** Pairs of typed columns whose headers stand each where the other's stood when the program last looked. */
function exchanges(
  contents: WorkbookContents,
  sheets: DeclaredSheets,
  remembered: RememberedHeaders,
): Exchange[] {
  return sheets.flatMap((sheet): Exchange[] => {
    const before = (remembered[sheet.key] ?? []).map(comparable);
    const now = positions(sheet, contents.get(sheet.title));
    const moved = Object.entries(sheet.columns).flatMap(([key, { title, type }]) => {
      const at = now.get(key);
      const was = before.indexOf(comparable(title));
      return at === undefined || was < 0 || at === was || type === 'computed' ? [] : [{ title, at, was }];
    });
    return moved.flatMap((one, i) => {
      const other = moved.slice(i + 1).find(({ at, was }) => at === one.was && was === one.at);
      return other ? [{ sheet, one, other }] : [];
    });
  });
}

/** The headers of two columns put back over each other's. */
function undone(contents: WorkbookContents, { sheet, one, other }: Exchange): WorkbookContents {
  const { title, values, formulas }: Contents = contents.get(sheet.title)!;
  const header = [...values[0]!];
  [header[one.at], header[other.at]] = [header[other.at]!, header[one.at]!];
  return new Map(contents).set(title, { title, values: [header, ...values.slice(1)], formulas });
}

const brokenIn = (contents: WorkbookContents, sheets: DeclaredSheets): readonly BrokenColumn[] =>
  brokenColumns(contents, sheets, completionOf(contents, sheets).standing);

/**
 * Whether a formula names one of the two columns by itself: such a reference goes along with a column that is moved. One
 * that is inside a block of columns (`'Ngày nghỉ'!A1:E`) stays as it is either way, and says nothing.
 *
 * @param own whether the formula stands in the sheet of the columns
 */
function namesAlone(formula: string, own: boolean, { sheet, one, other }: Exchange): boolean {
  const of = own ? '' : `'${sheet.title.replace(/'/g, "''")}'!`;
  return [one, other].some(({ at }) => {
    const letters = columnLetters(at + 1);
    return formula
      .split(`${of}${letters}1:${letters}`)
      .some(
        (before, i, parts) =>
          i < parts.length - 1 && !/[A-Z!]$/.test(before) && !/^[A-Z]/.test(parts[i + 1]!),
      );
  });
}

const places = ({ one, other }: Exchange): string =>
  `«${one.title}» (cột ${columnLetters(one.at + 1)}) và «${other.title}» (cột ${columnLetters(other.at + 1)})`;

export interface ExchangedHeaders {
  /** Certain: formulas go on naming the columns by their former headers, as they do not when a column is moved. */
  readonly certain: readonly Problem[];
  /** No formula reads them: the columns may have been moved as well. */
  readonly likely: readonly Problem[];
}

/** Two headers typed over each other: their columns stayed, so that each now says what the other holds. */
export function exchangedHeaders(
  contents: WorkbookContents,
  sheets: DeclaredSheets,
  remembered: RememberedHeaders,
): ExchangedHeaders {
  const certain: Problem[] = [];
  const likely: Problem[] = [];
  for (const exchange of exchanges(contents, sheets, remembered)) {
    const { sheet, one } = exchange;
    const at = { sheet: sheet.title, row: 1, column: one.title };
    const [now, before] = [brokenIn(contents, sheets), brokenIn(undone(contents, exchange), sheets)];
    const stillRead = now.some(
      (broken) =>
        !before.some((same) => same.sheet === broken.sheet && same.column === broken.column) &&
        namesAlone(
          contents.get(broken.sheet.title)?.formulas[HEADER_ROW - 1]?.[broken.column - 1] ?? '',
          broken.sheet.title === sheet.title,
          exchange,
        ),
    );
    if (stillRead)
      certain.push({
        severity: 'lỗi',
        ...at,
        message: `Hai tiêu đề ${places(exchange)} đã bị đổi chỗ cho nhau, dữ liệu thì không: chương trình đang đọc nhầm cột.`,
        remedy: 'Ghi lại hai tiêu đề về đúng cột; chưa sửa gì khác khi còn nhầm.',
      });
    else if (before.length <= now.length)
      likely.push({
        severity: 'cảnh báo',
        ...at,
        message: `Hai cột ${places(exchange)} đã đổi chỗ cho nhau.`,
        remedy:
          'Nếu cả cột được chuyển chỗ thì chạy Thiết lập để ghi nhận; nếu chỉ tiêu đề bị đổi thì ghi lại tiêu đề.',
      });
  }
  return { certain, likely };
}
