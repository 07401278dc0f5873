/**
 * `Mã NV cấp trên`: which task of the upper plan a task answers to. It is no declared column, because few workbooks have
 * a plan above them: it stands where a coordinator wants it, and is found by its header.
 */
import { comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { QuarterlyRow } from '../../../plan/model.js';
import { QUARTERLY, TASKS } from '../../../schema/sheets.js';
import { HEADER_ROW } from '../../../schema/standing.js';
import { headersOf, positions } from '../../../workbook/contents.js';
import type { Current } from '../../currentPlan.js';

export const UPPER_CODE = 'Mã NV cấp trên';

const columnIn = ({ contents }: Pick<Current, 'contents'>): number =>
  headersOf(contents.get(TASKS.title)).map(comparable).indexOf(comparable(UPPER_CODE));

/** By the task's own code; tasks that have none are left out. */
export function upperCodes(current: Pick<Current, 'plan' | 'contents'>): ReadonlyMap<string, string> {
  const column = columnIn(current);
  const values = current.contents.get(TASKS.title)?.values ?? [];
  return new Map(
    column < 0
      ? []
      : current.plan.tasks.flatMap(({ code, row }): [string, string][] => {
          const upper = String(values[row - 1]?.[column] ?? '').trim();
          return upper === '' ? [] : [[code, upper]];
        }),
  );
}

/** Puts the header behind the last column; gives whether it was missing. */
export function addUpperColumn({ workbook }: Environment, current: Pick<Current, 'contents'>): boolean {
  if (columnIn(current) >= 0) return false;
  // Somebody may have added a column of his own since.
  const headers = workbook.readRows(TASKS.title, HEADER_ROW, 0).header.map(String);
  const last = headers.reduce((most, header, i) => (header.trim() === '' ? most : i + 1), 0);
  workbook.write(TASKS.title, 1, last + 1, [[UPPER_CODE]]);
  return true;
}

/** What stands in `Minh chứng` of a report row. */
export function evidenceIn({ contents }: Pick<Current, 'contents'>): (row: QuarterlyRow) => string {
  const sheet = contents.get(QUARTERLY.title);
  const column = positions(QUARTERLY, sheet).get('evidence') ?? -1;
  return ({ row }) => String(sheet?.values[row - 1]?.[column] ?? '');
}
