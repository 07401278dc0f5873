/** What `Nhật ký` says of rows that were sent back. */
import type { CellValue } from '../../../cells/value.js';
import type { DATA, QUARTERLY } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import type { LedgerLine } from '../../ledger.js';

export interface ReturnedRow {
  readonly agency: string;
  readonly period: string;
  /** The code of the task, or of the indicator. */
  readonly about: string;
  readonly remark: string;
  /** Who sent it back and when, where it was not whoever the line is by. */
  readonly by?: string;
}

export function returnedRow(row: readonly CellValue[], at: Positions): ReturnedRow {
  const text = (key: string): string => String(row[at.get(key) ?? -1] ?? '');
  return {
    agency: text('agency'),
    period: text('period'),
    about: text(at.has('indicator') ? 'indicator' : 'task'),
    remark: text('remark'),
  };
}

/** So many returned rows have a line each; more have one for all, so that any edit costs few calls. */
const LINES_OF_RETURNS = 3;

/** @param inOne one line for all, however few */
export function returnLines(
  sheet: typeof QUARTERLY | typeof DATA,
  returned: readonly ReturnedRow[],
  inOne = false,
): LedgerLine[] {
  const line = { deed: 'Trả lại', outcome: 'Trả lại' };
  if (returned.length <= (inOne ? 1 : LINES_OF_RETURNS))
    return returned.map(({ agency, period, about, remark, by }) => ({
      ...line,
      agency,
      content: `${period} · ${about}`,
      detail: [remark, ...(by === undefined ? [] : [by])].filter((text) => text !== ''),
    }));
  const codes = new Map<string, string[]>();
  for (const { agency, period, about, remark, by = '' } of returned) {
    const key = JSON.stringify([
      `${agency} · ${period}`,
      [remark, by].filter((text) => text !== '').join(' · '),
    ]);
    codes.set(key, [...(codes.get(key) ?? []), about]);
  }
  return [
    {
      ...line,
      content: `${returned.length} dòng ${sheet.key === 'data' ? 'số liệu' : 'báo cáo quý'}`,
      detail: [...codes].map(([key, abouts]) => {
        const [whose, said] = JSON.parse(key) as [string, string];
        return `${whose} · ${abouts.join(', ')}${said === '' ? '' : `: ${said}`}`;
      }),
    },
  ];
}
