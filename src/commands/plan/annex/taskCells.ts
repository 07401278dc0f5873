/** A row of an annex as cells of `Nhiệm vụ`. */
import type { AmendedKey } from '../../../annex/amendments.js';
import type { AnnexRow } from '../../../annex/readAnnex.js';
import { dateFromDay, dayFromText, vnDay } from '../../../calendar/day.js';
import type { CellValue } from '../../../cells/value.js';
import { areasOf, areaTitle } from '../../../plan/areas.js';
import { CYCLES } from '../../../plan/days/cycle.js';
import type { RowToWrite } from '../../../schema/declaration.js';
import type { TASKS } from '../../../schema/sheets.js';

const dateOf = (iso: string | null): CellValue => {
  const day = iso === null ? null : dayFromText(iso);
  return day === null ? '' : dateFromDay(day);
};

/** What stands in each cell that an annex speaks of. */
export function amendedCells(row: AnnexRow, year: number): Readonly<Record<AmendedKey, CellValue>> {
  const area = areasOf(year).find(({ number }) => number === row.area);
  return {
    area: area ? areaTitle(area) : '',
    component: row.component,
    title: row.title,
    product: row.product,
    leads: row.leads.join(';'),
    supports: row.supports.join(';'),
    cycle: CYCLES[row.cycle],
    start: dateOf(row.start),
    due: dateOf(row.due),
    milestones: row.milestones.map((iso) => vnDay(dayFromText(iso)!)).join('; '),
  };
}

/** Names that are in no list are kept as words, and what the time says beyond a day. */
const noteOf = ({ leadWords, supportWords, remark }: AnnexRow): string =>
  [
    leadWords.length > 0 ? `Chủ trì (nguyên văn): ${leadWords.join('; ')}.` : '',
    supportWords.length > 0 ? `Phối hợp (nguyên văn): ${supportWords.join('; ')}.` : '',
    remark,
  ]
    .filter(Boolean)
    .join('\n');

export const taskCells = (code: string, row: AnnexRow, year: number): RowToWrite<typeof TASKS> => ({
  code,
  ...amendedCells(row, year),
  note: noteOf(row),
  timeWords: row.written.time,
});
