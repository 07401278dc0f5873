/** Headers that do not settle which column is which: two alike. Named, never guessed. */
import { columnLetters } from '../../cells/a1.js';
import { comparable } from '../../cells/value.js';
import type { DeclaredSheets } from '../../schema/sheetsAtHand.js';
import { headersOf, type WorkbookContents } from '../../workbook/contents.js';
import type { Problem } from '../../workbook/reading/problem.js';

export const doubledHeaderProblems = (contents: WorkbookContents, sheets: DeclaredSheets): Problem[] =>
  sheets.flatMap((sheet) => {
    const headers = headersOf(contents.get(sheet.title)).map(comparable);
    return Object.values(sheet.columns).flatMap(({ title }): Problem[] => {
      const places = headers.flatMap((header, i) =>
        header === comparable(title) ? [columnLetters(i + 1)] : [],
      );
      const [first, ...others] = places;
      if (first === undefined || others.length === 0) return [];
      return [
        {
          severity: 'lỗi',
          sheet: sheet.title,
          row: 1,
          column: title,
          message: `Có ${places.length} cột cùng tiêu đề «${title}» (cột ${places.join(', ')}): chương trình chỉ đọc cột ${first}.`,
          remedy: `Giữ tiêu đề ở cột đúng, đổi tiêu đề hoặc xóa cột ${others.join(', ')} sau khi chép dữ liệu cần dùng.`,
        },
      ];
    });
  });
