/** Who reports to whom: circles among the agencies above. */
import { comparable } from '../../cells/value.js';
import type { Agency } from '../../plan/model.js';
import { AGENCIES } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

/**
 * The circles among the agencies, each once, from the agency that stands first in the sheet.
 *
 * @example A above B, B above A //=> [[A, B]]
 */
function circles(agencies: readonly Agency[]): Agency[][] {
  const byCode = new Map(agencies.map((agency) => [comparable(agency.code), agency]));
  const done = new Set<Agency>();
  const found: Agency[][] = [];
  for (const start of agencies) {
    const path: Agency[] = [];
    let next: Agency | undefined = start;
    while (next && !done.has(next) && !path.includes(next)) {
      path.push(next);
      next = byCode.get(comparable(next.parent));
    }
    if (next && path.includes(next)) found.push(path.slice(path.indexOf(next)));
    for (const agency of path) done.add(agency);
  }
  return found;
}

export const hierarchyProblems = (agencies: readonly Agency[]): Problem[] =>
  circles(agencies).map((circle) => ({
    severity: 'lỗi',
    sheet: AGENCIES.title,
    row: circle[0]!.row,
    column: AGENCIES.columns.parent.title,
    message: `Cơ quan cấp trên thành vòng: ${[...circle, circle[0]!].map(({ code }) => code).join(' → ')}.`,
    remedy: 'Sửa cột Cơ quan cấp trên của một trong các cơ quan này.',
  }));
