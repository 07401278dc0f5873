/** The cells of `Hướng dẫn`, written from the declarations of the other sheets. */
import { STATUSES } from '../plan/obligations/status.js';
import type { SheetContent } from '../workbook/port.js';
import { COLOURS, columnHelp, SHEET_HELP, STATUS_HELP, STEPS } from './help.js';
import { TEXT_FORMAT } from './layout.js';
import { GUIDE } from './sheets.js';
import type { DeclaredSheets } from './sheetsAtHand.js';

export function guideContent(sheets: DeclaredSheets): SheetContent {
  const values: string[][] = [];
  const titleRows: number[] = [];
  const headerRows: number[] = [];
  const push = (...cells: string[]): number =>
    values.push([...cells, ...Array<string>(4 - cells.length).fill('')]);

  titleRows.push(push('THEO DÕI KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI'));
  push('');
  titleRows.push(push('Bắt đầu'));
  for (const [i, step] of STEPS.entries()) push(`${i + 1}.`, step);
  push('');
  titleRows.push(push('Các trang tính'));
  headerRows.push(push('', 'Trang', 'Để làm gì', 'Ai điền'));
  for (const sheet of sheets)
    if (sheet !== GUIDE) push('', sheet.title, SHEET_HELP[sheet.key].purpose, SHEET_HELP[sheet.key].filledBy);
  push('');
  titleRows.push(push('Màu sắc'));
  for (const [colour, meaning] of COLOURS) push('', colour, meaning);
  push('');
  titleRows.push(push('Tình trạng'));
  for (const status of STATUSES) push('', status, STATUS_HELP[status]);
  push('');
  titleRows.push(push('Các cột'));
  headerRows.push(push('', 'Trang', 'Cột', 'Nội dung'));
  for (const sheet of sheets) {
    for (const [key, column] of Object.entries(sheet.columns))
      push('', sheet.title, column.title, columnHelp(sheet.key, key));
  }
  return {
    values,
    formats: values.map((line) => line.map(() => TEXT_FORMAT)),
    // A purpose is read whole: beside it stands who fills the sheet in.
    widths: [36, 150, 700, 420],
    titleRows,
    headerRows,
    totalRows: [],
  };
}
