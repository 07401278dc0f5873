/** The remarks that were chosen to go up when the sheet was written last. */
import { readSentUp } from '../../../rollUp/sentUp.js';
import { SENT_UP } from '../../../schema/sheets.js';
import type { WorkbookContents } from '../../../workbook/contents.js';

/** None where the sheet is not there or cannot be read any more. */
export function sentRemarks(contents: WorkbookContents): readonly string[] {
  const read = readSentUp(contents.get(SENT_UP.title)?.values ?? []);
  return 'state' in read ? [] : read.remarks;
}
