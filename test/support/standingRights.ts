/** What protections let people edit, as they stand in a workbook. */
import type { Overview, RepairReport } from '../../src/contract.js';
import { goOn } from './goOn.js';
import type { TestHost } from './preparedHost.js';

/** Cells that a person may edit: "sheet row,column" (0-based), over the content of every sheet. */
export function rightsOf({ host }: TestHost, user: string): Set<string> {
  const { grid } = host.state;
  return new Set(
    grid.sheetIds().flatMap((id) => {
      const { rows, columns } = grid.contentSize(id);
      const title = grid.nameOf(id);
      return Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => column)
          .filter((column) => host.state.mayEdit(id, { row, column, rows: 1, columns: 1 }, user))
          .map((column) => `${title} ${row},${column}`),
      ).flat();
    }),
  );
}

/** Rows of a sheet, as agency and period, in which a person may edit the column under a header. */
export function editableRows(workbook: TestHost, sheet: string, header: string, user: string): string[] {
  const { grid } = workbook.host.state;
  const id = grid.sheetIdNamed(sheet)!;
  const [headers, ...lines] = workbook.cells(sheet);
  const [column, agency, period] = [header, 'Mã cơ quan', 'Kỳ'].map((title) => headers!.indexOf(title));
  return lines.flatMap((line, i) =>
    workbook.host.state.mayEdit(id, { row: i + 1, column: column!, rows: 1, columns: 1 }, user)
      ? [`${line[period!]} ${line[agency!]}`]
      : [],
  );
}

export function repair(workbook: TestHost, user?: string): RepairReport {
  const options = user === undefined ? {} : { user };
  const { fingerprint } = workbook.call<RepairReport>('repairWorkbook', undefined, options);
  const report = workbook.call<RepairReport>('repairWorkbook', { fingerprint }, options);
  goOn(workbook);
  return report;
}

export const rightsState = (workbook: TestHost) => workbook.call<Overview>('getOverview').rights;

/** So many of a command's calls, spread evenly from the first to the last (1-based). */
export const pointsOf = (calls: number, count: number): number[] => {
  const tried = Math.min(calls, count);
  return Array.from({ length: tried }, (_, i) => 1 + Math.round((i * (calls - 1)) / Math.max(tried - 1, 1)));
};
