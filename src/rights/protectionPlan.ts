/**
 * Who may edit what: each sheet is the coordinators', but for the columns that officials fill in; where rows are an
 * agency's own, those columns are open to that agency alone, block by block of rows that stand together. Rows of a
 * period that is not open, and rows that are approved, are the coordinators' again.
 */

import type { Rectangle } from '../cells/a1.js';
import { fingerprintOf } from '../cells/hash.js';
import type { Plan } from '../plan/model.js';
import type { Sheet } from '../schema/declaration.js';
import { AGENCIES, PERIODIC, QUARTERLY, SHEETS } from '../schema/sheets.js';
import { FIRST_DATA_ROW, type Positions } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';
import type { Protection, ProtectionChanges } from '../workbook/port.js';

/** Neighbouring columns that officials fill in, 1-based. */
function officialsColumns(sheet: Sheet, at: Positions): { column: number; columns: number }[] {
  const columns = Object.entries(sheet.columns)
    .flatMap(([key, column]) => (column.officials && at.has(key) ? [at.get(key)! + 1] : []))
    .sort((a, b) => a - b);
  const runs: { column: number; columns: number }[] = [];
  for (const column of columns) {
    const last = runs[runs.length - 1];
    if (last && last.column + last.columns === column) last.columns++;
    else runs.push({ column, columns: 1 });
  }
  return runs;
}

interface OwnRow {
  readonly row: number;
  readonly agency: string;
  /** Names the block for people: the period. */
  readonly of: string;
}

interface Block extends OwnRow {
  rows: number;
}

/** Rows that stand together and belong to one agency and one period. */
function blocksOf(rows: readonly OwnRow[]): Block[] {
  const blocks: Block[] = [];
  for (const row of [...rows].sort((a, b) => a.row - b.row)) {
    const last = blocks[blocks.length - 1];
    if (last && last.row + last.rows === row.row && last.agency === row.agency && last.of === row.of)
      last.rows++;
    else blocks.push({ ...row, rows: 1 });
  }
  return blocks;
}

/** The rows of a sheet that agencies may fill in now. */
function openRows(sheet: Sheet, plan: Plan): readonly OwnRow[] {
  const open = new Set(plan.periods.filter(({ state }) => state === 'Đang mở').map(({ code }) => code));
  switch (sheet.key) {
    case AGENCIES.key:
      return plan.agencies.map(({ row, code }) => ({ row, agency: code, of: '' }));
    case QUARTERLY.key:
      return plan.quarterlyRows
        .filter(({ period, review }) => open.has(period) && review !== 'Đã duyệt')
        .map(({ row, agency, period }) => ({ row, agency, of: period }));
    case PERIODIC.key:
      return plan.periodicRows
        .filter(({ period }) => open.has(period))
        .map(({ row, agency, period }) => ({ row, agency, of: period }));
    default:
      return [];
  }
}

/** How the titles of sheets begin that keep what was reported when a period was closed. */
export const FROZEN_PREFIX = 'TH ';

/** Names a protection for people, and by its fingerprint what exactly it protects and for whom. */
const keyed = (name: string, protection: Omit<Protection, 'key'>): Protection => {
  const { area, open, editors } = protection;
  const fingerprint = fingerprintOf([[JSON.stringify([area, open, [...editors].sort()])]]);
  return { ...protection, key: `${name} #${fingerprint}` };
};

/**
 * Every protection that the workbook should have.
 *
 * @param always who must never be locked out
 * @param reachable addresses that the spreadsheet is shared with: Google lets nobody else be added
 */
export function wantedProtections(
  plan: Plan,
  contents: WorkbookContents,
  always: readonly string[],
  reachable: ReadonlySet<string>,
): Protection[] {
  const lower = (emails: readonly string[]): string[] => emails.map((email) => email.toLowerCase());
  const coordinators = lower(plan.settings.coordinators);
  const editors = (emails: readonly string[]): string[] => [
    ...new Set([
      ...lower(always),
      ...[...coordinators, ...lower(emails)].filter((email) => reachable.has(email)),
    ]),
  ];
  const coordinatorsOnly = editors([]);
  const editorsOf = new Map(plan.agencies.map((agency) => [agency.code, editors(agency.editors)]));
  const frozen = [...contents.keys()]
    .filter((title) => title.startsWith(FROZEN_PREFIX))
    .map((title) => keyed(title, { sheet: title, area: null, open: [], editors: [] }));
  const declared = SHEETS.filter(({ title }) => contents.has(title)).flatMap((sheet: Sheet): Protection[] => {
    const runs = officialsColumns(sheet, positions(sheet, contents.get(sheet.title)));
    const whole = (open: readonly Rectangle[]): Protection =>
      keyed(sheet.title, { sheet: sheet.title, area: null, open, editors: coordinatorsOnly });
    if (sheet.rowsOf === undefined)
      return [whole(runs.map((run) => ({ ...run, row: FIRST_DATA_ROW, rows: null })))];
    // An agency of whose people none can be let in needs no block: its rows stay the coordinators'.
    const blocks = blocksOf(
      openRows(sheet, plan).filter(({ agency }) => editorsOf.get(agency)!.length > coordinatorsOnly.length),
    ).flatMap(({ row, rows, agency, of }) =>
      runs.map((run) => ({ area: { row, rows, ...run }, agency, of })),
    );
    return [
      whole(blocks.map(({ area }) => area)),
      ...blocks.map(({ area, agency, of }) =>
        keyed([sheet.title, of, agency].filter(Boolean).join(' · '), {
          sheet: sheet.title,
          area,
          open: [],
          editors: editorsOf.get(agency)!,
        }),
      ),
    ];
  });
  return [...declared, ...frozen];
}

/** Addresses that are to edit something but that the spreadsheet is not shared with. */
export const unreachable = (plan: Plan, reachable: ReadonlySet<string>, owner: string): string[] =>
  [
    ...new Set(
      [...plan.settings.coordinators, ...plan.agencies.flatMap(({ editors }) => editors)].map((email) =>
        email.toLowerCase(),
      ),
    ),
  ].filter((email) => !reachable.has(email) && email !== owner.toLowerCase());

/** What has to change for the standing protections (by key) to be the wanted ones; nothing where they are. */
export function protectionChanges(
  wanted: readonly Protection[],
  standing: readonly string[],
): ProtectionChanges {
  const keys = new Set(wanted.map(({ key }) => key));
  const doubled = standing.filter((key, i) => standing.indexOf(key) !== i);
  const remove = [...new Set([...standing.filter((key) => !keys.has(key)), ...doubled])];
  const stay = new Set(standing.filter((key) => !remove.includes(key)));
  return { remove, add: wanted.filter(({ key }) => !stay.has(key)) };
}
