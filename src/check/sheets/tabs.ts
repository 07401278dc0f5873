/** The tabs: in their order, and none that looks like the program's and is not. */
import { SHEET_TITLES } from '../../plan/sheetTitles.js';
import type { DeclaredSheets } from '../../schema/sheetsAtHand.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import { type Flaw, mendable, ofSheet, told } from '../flaw.js';

/** The declared sheets in their order, everything else where it stands; null where they stand so. */
function rightOrder(titles: readonly string[], sheets: DeclaredSheets): readonly string[] | null {
  const declared = sheets.map(({ title }) => title).filter((title) => titles.includes(title));
  let next = 0;
  const order = titles.map((title) => (declared.includes(title) ? declared[next++]! : title));
  return order.every((title, i) => title === titles[i]) ? null : order;
}

export function orderFlaws(titles: readonly string[], sheets: DeclaredSheets): Flaw[] {
  const order = rightOrder(titles, sheets);
  return order === null
    ? []
    : [
        mendable(
          ofSheet('cảnh báo', SHEET_TITLES.guide, 'Các trang không còn theo thứ tự ban đầu.'),
          'Xếp lại thứ tự các trang.',
          { kind: 'order', titles: order },
        ),
      ];
}

/** Headers of the program's by which a strange sheet is taken for a copy. */
const ALIKE = 3;

export function strangerFlaws(contents: WorkbookContents, sheets: DeclaredSheets): Flaw[] {
  const declared = new Set<string>(sheets.map(({ title }) => title));
  const headers = new Set<string>(
    sheets.flatMap(({ columns }) => Object.values(columns).map(({ title }) => title)),
  );
  return [...contents.values()]
    .filter(
      ({ title, values }) =>
        !declared.has(title) &&
        (values[0] ?? []).filter((value) => headers.has(String(value))).length >= ALIKE,
    )
    .map(({ title }) =>
      told(
        ofSheet(
          'cảnh báo',
          title,
          `Trang «${title}» giống một trang của chương trình nhưng khác tên: chương trình không đọc trang này.`,
          'Nếu là bản sao không cần nữa, hãy xóa; nếu có dữ liệu cần dùng, hãy chép về đúng trang.',
        ),
      ),
    );
}
