/**
 * The sheets into which IMPORTRANGE brings what each unit sent: one for each, known by the id that Google gave it. Until
 * somebody has allowed the access (one click a link, Google) the sheet stands in sight, afterwards hidden.
 */

import { columnLetters } from '../../../cells/a1.js';
import { fingerprintOf } from '../../../cells/hash.js';
import type { Environment } from '../../../environment.js';
import type { Settings } from '../../../plan/model.js';
import { IMPORTED, SHEET_TITLES } from '../../../plan/sheetTitles.js';
import { SENT_UP_HEADERS } from '../../../rollUp/sentUp.js';
import { type UnitRow, workbookIn } from '../../../rollUp/units.js';
import {
  type ImportSheet,
  importSheets,
  rememberImports,
} from '../../workbook/knownSheets/importedSheets.js';
import { closeNewSheet } from '../../workbook/rights/closeNewSheet.js';

/** Rows of a new sheet (Google), the header's among them. */
const FIRST_ROWS = 1000;

const formulaFor = (link: string, rows: number): string =>
  `=IMPORTRANGE("${link}";"'${SHEET_TITLES.sentUp}'!A1:${columnLetters(SENT_UP_HEADERS.length)}${rows}")`;

/** New links of one call: each costs some 35 service calls. */
const NEW_LINKS = 3;

/**
 * Makes what is missing, reads another workbook where the link has changed; the sheets by the codes of their units. Of
 * many new links some at a time: who calls again goes on.
 */
export function connectUnits(
  environment: Environment,
  units: readonly UnitRow[],
  settings: Settings,
): readonly ImportSheet[] {
  const { workbook } = environment;
  const stored = importSheets(environment);
  const isNew = units.some(({ code }) => !stored.some((one) => one.code === code));
  // Where each stands under its title nothing need be looked for.
  const titles =
    isNew || stored.some(({ id, title }) => workbook.sheetId(title) !== id)
      ? workbook.titlesById()
      : new Map(stored.map(({ id, title }) => [id, title]));
  let known = stored.map((one) => ({ ...one, title: titles.get(one.id ?? -1) ?? one.title }));
  const keep = (sheet: ImportSheet): void => {
    known = [...known.filter(({ code }) => code !== sheet.code), sheet];
    rememberImports(environment, known);
  };
  let taken: Set<string> | undefined;
  let links = 0;
  for (const { code, link } of units) {
    const of = fingerprintOf([[workbookIn(link)]]);
    const standing = known.find((one) => one.code === code && one.id !== null && titles.has(one.id));
    if (standing?.of === of) continue;
    if (++links > NEW_LINKS) continue;
    const rows = standing?.rows ?? FIRST_ROWS;
    taken ??= new Set((isNew ? titles : workbook.titlesById()).values());
    // Cut off between making the sheet and learning its number: it goes on in it.
    const half = known.find((one) => one.code === code && one.id === null && taken!.has(one.title));
    const title = standing?.title ?? half?.title ?? freeTitle(`${IMPORTED} ${code}`, taken);
    taken.add(title);
    if (standing) workbook.setHidden(title, false);
    else {
      if (!half) {
        keep({ code, title, id: null, of: '', rows, connected: false });
        workbook.createSheet(title, taken.size - 1);
      }
      // A new sheet has 26 columns (Google), and IMPORTRANGE makes no more.
      workbook.write(title, 1, SENT_UP_HEADERS.length, [['']]);
      protect(environment, title, settings);
    }
    workbook.writeFormulas(title, [{ row: 1, column: 1, formula: formulaFor(link, rows) }]);
    keep({
      code,
      title,
      id: standing?.id ?? workbook.sheetId(title),
      of,
      rows,
      connected: false,
    });
  }
  return known.filter(({ code }) => units.some((unit) => unit.code === code));
}

/** Makes room for a unit that sends more rows than its sheet has. */
export function widenImport(
  environment: Environment,
  sheet: ImportSheet,
  link: string,
  rows: number,
): ImportSheet {
  environment.workbook.growRows(sheet.title, rows - sheet.rows);
  environment.workbook.writeFormulas(sheet.title, [{ row: 1, column: 1, formula: formulaFor(link, rows) }]);
  return { ...sheet, rows };
}

function freeTitle(title: string, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? title : `${title} (${nth})`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Coordinators alone may change it; where rights cannot be set now, they are with the next update. */
export const protect = (environment: Environment, title: string, { coordinators }: Settings): void =>
  closeNewSheet(environment, title, coordinators);
