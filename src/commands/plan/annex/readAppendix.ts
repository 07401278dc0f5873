/** Reads the annex that was pasted into `Nhập phụ lục`: beside each row stands what was understood, to be put right. */
import type { AppendixReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import { APPENDIX } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { type Contents, positions } from '../../../workbook/contents.js';
import { rowWriters } from '../../../workbook/rowWriter.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { READ_KEYS, readCells, standingCells } from './appendixCells.js';
import { readImport } from './readImport.js';

/**
 * The sheet is made where it is not there yet. What people have put right beside a row stays as long as the row is read
 * as before.
 */
export function readAppendix(environment: Environment): AppendixReport {
  return environment.exclusively(() => {
    const { workbook } = environment;
    const before = requirePlanInZone(environment);
    requireCoordinator(environment, before.plan.settings, 'nhập kế hoạch');
    const isNew = !before.contents.has(APPENDIX.title);
    const current = wantSheet(environment, before, APPENDIX);
    const none: AppendixReport = {
      sheet: APPENDIX.title,
      tasks: 0,
      sure: 0,
      doubtful: 0,
      unclear: 0,
      kept: 0,
    };
    if (isNew) return none;
    const sheet = current.contents.get(APPENDIX.title)!;
    requireColumns(sheet);
    const read = readImport(current, { sheet: APPENDIX.title });
    const { year } = current.plan.settings;
    const amendments = new Map(read.amendments.map((amendment) => [amendment.source, amendment]));
    let kept = 0;
    const rows = read.rows.slice(FIRST_DATA_ROW - 1).map((row): RowToWrite<typeof APPENDIX> => {
      const cells = readCells(row, amendments.get(row.source), year);
      const stands = standingCells(sheet, row.source);
      if (stands.mark !== cells.mark) return cells;
      if (READ_KEYS.some((key) => String(stands[key]) !== String(cells[key]))) kept++;
      return stands;
    });
    const writes = rowWriters(workbook, APPENDIX, positions(APPENDIX, sheet), FIRST_DATA_ROW, rows);
    const now = workbook.read([APPENDIX.title]).get(APPENDIX.title);
    if (JSON.stringify(now?.values) !== JSON.stringify(sheet.values))
      throw new Refusal(`Trang «${APPENDIX.title}» đang có người sửa. Chưa ghi gì: hãy đọc lại.`);
    for (const write of writes) write();
    workbook.flush();
    const levels = rows.map(({ level }) => level);
    const count = (level: string): number => levels.filter((one) => one === level).length;
    return {
      ...none,
      tasks: read.rows.filter(({ kind }) => kind === 'task').length,
      sure: count('Chắc'),
      doubtful: count('Cần xem'),
      unclear: count('Chưa hiểu'),
      kept,
    };
  });
}

/** A table of more columns than the sheet has for it stands in the program's own. @throws Refusal */
function requireColumns(sheet: Contents): void {
  const at = positions(APPENDIX, sheet);
  const gone = READ_KEYS.filter((key) => !at.has(key));
  if (gone.length > 0)
    throw new Refusal(
      `Trang «${APPENDIX.title}» thiếu cột ${gone.map((key) => APPENDIX.columns[key].title).join(', ')}. Hãy chạy lại «Thiết lập bảng tính».`,
    );
  const wide = sheet.values.findIndex(
    (_, i) =>
      i >= FIRST_DATA_ROW - 1 &&
      standingCells(sheet, i + 1).mark === '' &&
      READ_KEYS.some((key) => String(standingCells(sheet, i + 1)[key]) !== ''),
  );
  if (wide >= 0)
    throw new Refusal(
      `Trang «${APPENDIX.title}», dòng ${wide + 1}: có chữ ở các cột bên phải mà chương trình chưa ghi (bảng dán rộng hơn 7 cột?). Hãy xóa các cột thừa, hoặc dán vào một trang mới rồi chọn trang đó ở «Nhập kế hoạch».`,
    );
}
