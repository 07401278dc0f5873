/** Which units below are behind with what they send up, as `Đơn vị trực thuộc` said last: without reading any workbook. */
import { comparable } from '../../../cells/value.js';
import { UNIT_STATES, unitRows } from '../../../rollUp/units.js';
import { UNITS } from '../../../schema/sheets.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';

const NAMED = 5;

/** @returns one sentence at most; only the unit's own workbook writes to its agencies, so nobody there is written to */
export function unitsBehindInWords(contents: WorkbookContents): string[] {
  const sheet = contents.get(UNITS.title);
  const units = unitRows(sheet);
  const at = positions(UNITS, sheet).get('state');
  const good = comparable(UNIT_STATES.ok);
  const behind = units.flatMap(({ row, name, code, problem }) => {
    const said = String(sheet!.values[row - 1]![at ?? -1] ?? '').trim();
    return problem === null && comparable(said).startsWith(good)
      ? []
      : [`${name || code} (${(problem ?? (said || 'chưa nhận')).split('.')[0]!.toLowerCase()})`];
  });
  if (behind.length === 0) return [];
  const rest = behind.length - NAMED;
  return [
    `${behind.length}/${units.length} đơn vị trực thuộc chưa có số liệu mới: ${behind.slice(0, NAMED).join(', ')}${rest > 0 ? ` và ${rest} đơn vị khác` : ''}. Hãy nhắc đơn vị lập lại số liệu gửi cấp trên, rồi bấm Nhận số liệu ở thẻ Tổng hợp.`,
  ];
}
