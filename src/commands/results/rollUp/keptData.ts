/** What units sent when it was good last: kept as values, because IMPORTRANGE shows nothing once a link is lost. */
import type { CellValue } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import type { Settings } from '../../../plan/model.js';
import { IMPORTED, SHEET_TITLES } from '../../../plan/sheetTitles.js';
import { readSentUp, SENT_UP_HEADERS, type SentUp, sentUpCells } from '../../../rollUp/sentUp.js';
import { protect } from './connectUnits.js';
import { plainTable } from './plainTable.js';

export function keptData({ workbook }: Environment): ReadonlyMap<string, SentUp> {
  const lines = workbook.read([IMPORTED]).get(IMPORTED)?.values.slice(1) ?? [];
  const byUnit = new Map<string, CellValue[][]>();
  for (const [unit, ...cells] of lines) {
    const code = String(unit);
    if (code !== '') byUnit.set(code, [...(byUnit.get(code) ?? []), cells]);
  }
  return new Map(
    [...byUnit].flatMap(([code, cells]): [string, SentUp][] => {
      const read = readSentUp([[...SENT_UP_HEADERS], ...cells]);
      return 'state' in read ? [] : [[code, read]];
    }),
  );
}

/** Writes all of it anew, in one stroke; gives whether the sheet for it had to be made. */
export function keepData(
  environment: Environment,
  kept: ReadonlyMap<string, SentUp>,
  settings: Settings,
): boolean {
  const { workbook } = environment;
  const values: (string | number)[][] = [
    [SHEET_TITLES.units, ...SENT_UP_HEADERS],
    ...[...kept].flatMap(([code, sent]) =>
      sentUpCells(sent)
        .slice(1)
        .map((line) => [code, ...line]),
    ),
  ];
  const isNew = workbook.sheetId(IMPORTED) === null;
  if (isNew) {
    workbook.createSheet(IMPORTED, workbook.titlesById().size);
    protect(environment, IMPORTED, settings);
  }
  workbook.replace(IMPORTED, plainTable(values, []));
  workbook.setHidden(IMPORTED, true);
  return isNew;
}
