/**
 * For whom whoever typed may answer. To a simple trigger Google gives no address, but it says which cells he may edit: an
 * agency's officials their own row of `Cơ quan`, the coordinators its header as well.
 */
import { type CellValue, comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { AGENCIES, INDICATORS } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { positions } from '../../../workbook/contents.js';

/** So many agencies are looked up an edit; one of more at a time is nobody's own. */
const MOST_AGENCIES = 3;

/** Whether whoever typed coordinates the plan. */
export const isCoordinators = ({ workbook }: Environment): boolean =>
  workbook.mayEdit(AGENCIES.title, { row: 1, column: 1 });

/**
 * Codes, of those given, of agencies that whoever typed, no coordinator, does not answer for.
 *
 * @param codes as they stand in cells
 */
export function notAnsweredFor({ workbook }: Environment, codes: readonly string[]): ReadonlySet<string> {
  const asked = [...new Set(codes.map(comparable))];
  if (asked.length === 0) return new Set();
  const agencies = workbook.readValues([AGENCIES.title]).get(AGENCIES.title);
  const at = positions(AGENCIES, agencies);
  const [code, link] = [at.get('code'), at.get('planLink')];
  if (!agencies || code === undefined || link === undefined) return new Set();
  const rowOf = new Map(
    agencies.values.flatMap((line, i) =>
      i >= FIRST_DATA_ROW - 1 ? [[comparable(String(line[code] ?? '')), i + 1] as const] : [],
    ),
  );
  return new Set(
    asked.filter((one, nth) => {
      const row = rowOf.get(one);
      return (
        nth >= MOST_AGENCIES ||
        row === undefined ||
        !workbook.mayEdit(AGENCIES.title, { row, column: link + 1 })
      );
    }),
  );
}

/** Of each indicator's code, as it is compared, the agency in whose form it stands. */
export function leadsOf({ workbook }: Environment): ReadonlyMap<string, string> {
  const sheet = workbook.readValues([INDICATORS.title]).get(INDICATORS.title);
  const at = positions(INDICATORS, sheet);
  const cell = (line: readonly CellValue[], key: string): string =>
    String(line[at.get(key) ?? -1] ?? '').trim();
  return new Map((sheet?.values ?? []).map((line) => [comparable(cell(line, 'code')), cell(line, 'lead')]));
}
