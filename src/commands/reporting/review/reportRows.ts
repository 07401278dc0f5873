/** Report rows by what they are about, with their cells, so that one can be found again wherever it has moved to. */
import { comparable } from '../../../cells/comparable.js';
import type { CellValue } from '../../../cells/value.js';
import type { Period, Plan, QuarterlyRow } from '../../../plan/model.js';
import { periodInWords } from '../../../plan/periods/periodCode.js';
import { reportMark } from '../../../plan/reports/reportMark.js';
import { QUARTERLY } from '../../../schema/sheets.js';
import type { Positions } from '../../../schema/standing.js';
import { positions, type WorkbookContents } from '../../../workbook/contents.js';
import type { CellChange } from '../../../workbook/guardedWrite.js';

export interface ReportRow {
  readonly row: QuarterlyRow;
  readonly period: Period | undefined;
  readonly line: readonly CellValue[];
  /** What was seen of it. */
  readonly mark: string;
}

export interface ReportRows {
  readonly at: Positions;
  /** By the key of its obligation; null where there is none (any more). */
  readonly named: (key: string) => ReportRow | null;
  readonly of: (row: QuarterlyRow) => ReportRow;
  readonly cell: (row: ReportRow, key: keyof typeof QUARTERLY.columns) => CellValue;
  /** A cell of a row that is to hold something else; none where it holds that already, or the column is gone. */
  readonly change: (row: ReportRow, key: keyof typeof QUARTERLY.columns, now: CellValue) => CellChange[];
}

/** As the obligation of a report row is named. */
export const reportKey = ({
  period,
  agency,
  task,
}: Pick<QuarterlyRow, 'period' | 'agency' | 'task'>): string => `quarterly|${period}|${agency}|${task}`;

export function reportRows(plan: Plan, contents: WorkbookContents): ReportRows {
  const sheet = contents.get(QUARTERLY.title);
  const at = positions(QUARTERLY, sheet);
  const periods = new Map(plan.periods.map((period) => [period.code, period]));
  let byKey: Map<string, QuarterlyRow> | undefined;
  const of = (row: QuarterlyRow): ReportRow => {
    const line = sheet?.values[row.row - 1] ?? [];
    return { row, period: periods.get(row.period), line, mark: reportMark(line, at) };
  };
  return {
    at,
    of,
    named(key) {
      byKey ??= new Map(plan.quarterlyRows.map((row) => [comparable(reportKey(row)), row]));
      const row = byKey.get(comparable(key));
      return row ? of(row) : null;
    },
    cell: ({ line }, key) => line[at.get(key) ?? -1] ?? '',
    change({ row, line }, key, now) {
      const column = at.get(key);
      if (column === undefined) return [];
      const old = line[column] ?? '';
      if (old === now) return [];
      return [
        {
          sheet: QUARTERLY.title,
          row: row.row,
          column: column + 1,
          header: QUARTERLY.columns[key].title,
          old,
          now,
        },
      ];
    },
  };
}

/** Why a row is not to be filled in, or not any more; null where it is. */
export function closedWhy({ row, period }: ReportRow): string | null {
  if (period?.state === 'Đã chốt') return 'kỳ đã chốt';
  if (period?.state !== 'Đang mở') return 'kỳ chưa mở';
  return row.review === 'Đã duyệt' ? 'đã duyệt' : null;
}

/** How a row is named in a sentence. @example '2023-Q1 · SNV · NV02' */
export const rowInWords = ({ period, agency, task }: QuarterlyRow): string =>
  `Báo cáo ${periodInWords(period)} · ${agency} · ${task}`;
