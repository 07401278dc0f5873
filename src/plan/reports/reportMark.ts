/** A report row as somebody saw it: what he decides holds for that, and for nothing that was typed since. */
import { isoDay } from '../../calendar/day.js';
import { properText } from '../../cells/comparable.js';
import { fingerprintOf } from '../../cells/hash.js';
import { type CellValue, dayInCell } from '../../cells/value.js';
import { SEALED } from './approvalSeal.js';

const SEEN = [...SEALED, 'review', 'remark'] as const;

const asText = (value: CellValue): string => {
  const day = typeof value === 'object' ? dayInCell(value) : null;
  return day === null ? properText(String(value)) : isoDay(day);
};

/** The fingerprint of what officials and coordinators typed into a row. */
export const reportMark = (line: readonly CellValue[], at: ReadonlyMap<string, number>): string =>
  fingerprintOf([SEEN.map((key) => asText(line[at.get(key) ?? -1] ?? ''))]);
