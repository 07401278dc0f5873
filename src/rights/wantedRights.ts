/**
 * Who may edit what: each sheet is the coordinators', but for blocks of the columns that officials fill in, each of one
 * agency (and one open period). A function of the workbook and of who it is shared with, never of who asks.
 */

import type { Day } from '../calendar/day.js';
import { rectangleName } from '../cells/a1.js';
import { fingerprintOf } from '../cells/hash.js';
import type { Agency, Plan } from '../plan/model.js';
import type { Sheet } from '../schema/declaration.js';
import type { DeclaredSheets } from '../schema/sheetsAtHand.js';
import { type Contents, positions, type WorkbookContents } from '../workbook/contents.js';
import type { Block } from '../workbook/rightsPort.js';
import { firstFreeRow } from '../workbook/rowWriter.js';
import { officialsColumns } from './officialsColumns.js';
import { FREE_ROWS, OWNERSHIP, type Ownership, type OwnRow, type Run, runsOf } from './ownRows.js';
import type { People } from './people.js';
import { neighbours, type SharedRows, sharedBy } from './sharedBlocks.js';

/**
 * The most protections that a workbook is given, beyond one a sheet and one for each agency and open period: Google
 * takes about a third of a second for each (issue 14: about 400 in a year of 120 agencies).
 */
const MOST_PROTECTIONS = 420;

export interface WantedBlock {
  /** Names it for people and tells it from others: "Báo cáo quý · 2026-Q1 · X001". */
  readonly name: string;
  readonly range: Block;
  /** Addresses in lower case, sorted, the owner left out. */
  readonly editors: readonly string[];
}

/** Who is to be let into a block by the workbook, but is not named by Google's list of people. */
export interface Unlisted {
  readonly name: string;
  readonly addresses: readonly string[];
}

export interface WantedSheet {
  readonly title: string;
  readonly editors: readonly string[];
  readonly blocks: readonly WantedBlock[];
  /** Of its blocks, also of those that have nobody who could be let in. */
  readonly unlisted: readonly Unlisted[];
}

/** Something that officials cannot fill in although it is theirs, and why. */
export type Closed =
  | { readonly why: 'scattered'; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly why: 'crowded'; readonly sheet: string; readonly rows: readonly number[] }
  | { readonly why: 'apart'; readonly sheet: string; readonly columns: readonly string[] };

export interface WantedRights {
  /** In the order in which they are to be protected: what rights depend on first. */
  readonly sheets: readonly WantedSheet[];
  readonly closed: readonly Closed[];
  /** Addresses that are to edit something but that the spreadsheet is not shared with. */
  readonly unreachable: readonly string[];
}

/** How many protections there are in all. */
export const countOf = ({ sheets }: Pick<WantedRights, 'sheets'>): number =>
  sheets.reduce((sum, { blocks }) => sum + 1 + blocks.length, 0);

/** Names exactly what is protected and for whom. */
export const signatureOf = (title: string, range: Block | null, editors: readonly string[]): string =>
  fingerprintOf([[title, range ? rectangleName(range) : ''], editors])
    .slice(0, 6)
    .padStart(6, '0');

/** Names everything that is wanted, to tell whether it is still the same. */
export const digestOf = ({ sheets }: Pick<WantedRights, 'sheets'>): string =>
  fingerprintOf(
    sheets.map(({ title, editors, blocks }) => [
      title,
      ...editors,
      ...blocks.flatMap(({ name, range, editors: admitted }) => [name, rectangleName(range), ...admitted]),
    ]),
  );

interface Candidate {
  readonly sheet: Sheet;
  readonly run: Run;
  readonly block: WantedBlock;
}

/** The sheets that say who coordinates and what was done come first: whoever can edit them can do everything. */
const FIRST: readonly string[] = ['settings', 'ledger'];
const inOrder = (sheets: readonly Sheet[]): Sheet[] => [
  ...sheets.filter(({ key }) => FIRST.includes(key)),
  ...sheets.filter(({ key }) => !FIRST.includes(key) && !OWNERSHIP[key]),
  ...sheets.filter(({ key }) => OWNERSHIP[key]),
];

/**
 * @param declared the sheets of the workbook at hand
 * @param frozen titles of the sheets that keep what was reported when a period was closed: the owner's alone
 * @param imported titles of the sheets that what other workbooks sent is brought into: the coordinators'
 */
export function wantedRights(
  declared: DeclaredSheets,
  plan: Plan,
  contents: WorkbookContents,
  people: Pick<People, 'owner' | 'shared'>,
  frozen: readonly string[],
  imported: readonly string[],
): WantedRights {
  const sorted = (addresses: readonly string[]): string[] =>
    [...new Set(addresses.map((address) => address.toLowerCase()))]
      .filter((address) => people.shared.has(address))
      .sort();
  const coordinators = sorted(plan.settings.coordinators);
  const officialsOf = new Map(
    plan.agencies.map((agency) => [
      agency.code,
      sorted([...plan.settings.coordinators, ...editorsNow(agency, plan.settings.asOf)]),
    ]),
  );
  const unlistedOf = new Map(
    plan.agencies.map(({ code, editors }) => [
      code,
      editors
        .map((address) => address.toLowerCase())
        .filter((address) => !people.shared.has(address) && address !== people.owner),
    ]),
  );
  const unlisted = new Map<Sheet, Unlisted[]>();
  const sheets = inOrder(declared.filter(({ title }) => contents.has(title)));
  const kept = frozen.filter((title) => contents.has(title));
  const closed: Closed[] = [];
  const blocks = new Map<Sheet, WantedBlock[]>(sheets.map((sheet) => [sheet, []]));
  const extra: Candidate[] = [];
  const behind: Candidate[] = [];
  const shared: (SharedRows & Pick<Candidate, 'sheet'> & { readonly columns: Columns })[] = [];

  for (const sheet of sheets) {
    const ownership = OWNERSHIP[sheet.key];
    if (!ownership) continue;
    const {
      run: columns,
      others,
      apart,
    } = officialsColumns(sheet, positions(sheet, contents.get(sheet.title)));
    // Rows that have blocks while they are few have one for each run of columns, also of those added behind the others.
    const everyRun = ownership !== FREE_ROWS && ownership.blocks === 'runs';
    if (apart.length > 0 && !everyRun) closed.push({ why: 'apart', sheet: sheet.title, columns: apart });
    if (!columns) continue;
    if (ownership === FREE_ROWS) {
      const range = freeRows(sheet, contents.get(sheet.title)!);
      const editors = sorted([
        ...plan.settings.coordinators,
        ...plan.agencies.flatMap((agency) => editorsNow(agency, plan.settings.asOf)),
      ]);
      if (range.rows > 0 && editors.length > coordinators.length)
        blocks
          .get(sheet)!
          .push({ name: `${sheet.title} · dòng trống`, range: { ...range, ...columns }, editors });
      continue;
    }
    const all = ownership.rows(plan, contents);
    if (ownership.review) {
      const reviewers = sorted([
        ...plan.settings.coordinators,
        ...ownership.review.by(plan).flatMap((code) => officialsOf.get(code) ?? []),
      ]);
      if (reviewers.length > coordinators.length)
        blocks.get(sheet)!.push(...reviewBlocks(sheet, ownership.review.columns, all, contents, reviewers));
    }
    // An agency of whose people none can be let in needs no block: its rows stay the coordinators'.
    const rows = all.filter(({ agency }) => (officialsOf.get(agency)?.length ?? 0) > coordinators.length);
    const waiting = all.filter(({ agency }) => (unlistedOf.get(agency)?.length ?? 0) > 0);
    unlisted.set(
      sheet,
      namedRuns(sheet, ownership, runsOf(waiting)).map(({ run, name }) => ({
        name,
        addresses: unlistedOf.get(run.agency)!,
      })),
    );
    const blockOf = (run: Run, name: string): WantedBlock => ({
      name,
      range: { row: run.row, rows: run.rows, ...columns },
      editors: officialsOf.get(run.agency)!,
    });
    const runs = namedRuns(sheet, ownership, runsOf(rows));
    if (ownership.blocks === 'runs') {
      for (const { run, name } of runs) {
        extra.push({ sheet, run, block: blockOf(run, name) });
        for (const [i, other] of others.entries()) {
          const block = blockOf(run, `${name} · cột ${i + 2}`);
          behind.push({ sheet, run, block: { ...block, range: { ...block.range, ...other } } });
        }
      }
      continue;
    }
    const longest = new Map<string, NamedRun>();
    for (const one of runs) {
      const standing = longest.get(one.name);
      if (!standing || one.run.rows > standing.run.rows) longest.set(one.name, one);
    }
    const chosen = [...longest.values()];
    if (ownership.blocks === 'shared')
      shared.push({
        sheet,
        columns,
        runs: chosen.map(({ run }) => run),
        rows: new Set(all.map(({ row }) => row)),
      });
    else for (const { run, name } of chosen) blocks.get(sheet)!.push(blockOf(run, name));
    const scattered = runs.filter((run) => !chosen.includes(run));
    if (scattered.length > 0)
      closed.push({
        why: 'scattered',
        sheet: sheet.title,
        rows: scattered.flatMap(({ run }) => rowsOf(run)),
      });
  }

  const firm =
    sheets.length +
    kept.length +
    imported.length +
    [...blocks.values()].reduce((sum, list) => sum + list.length, 0);
  const room = Math.max(0, MOST_PROTECTIONS - firm);
  // Sharing still lets everybody fill in what is his; what has no block nobody fills in but the coordinators.
  const each = sharedBy(shared, Math.max(room - extra.length - behind.length, Math.ceil(room / 8)));
  let left = room;
  for (const { sheet, columns, ...own } of shared) {
    const ofSheet = neighbours(own, each).map((runs): WantedBlock => {
      const [first, last] = [runs[0]!, runs[runs.length - 1]!];
      return {
        name: blockName(sheet, {
          ...first,
          agency: runs.length === 1 ? first.agency : `${first.agency}–${last.agency}`,
        }),
        range: { row: first.row, rows: last.row + last.rows - first.row, ...columns },
        editors: sorted(runs.flatMap(({ agency }) => officialsOf.get(agency)!)),
      };
    });
    left -= ofSheet.length;
    blocks.get(sheet)!.push(...ofSheet);
    if (each > 1)
      unlisted.set(
        sheet,
        neighbours(own, each).map((runs, i) => ({
          name: ofSheet[i]!.name,
          addresses: runs.flatMap(({ agency }) => unlistedOf.get(agency) ?? []),
        })),
      );
  }
  const byLength = [extra, behind].flatMap((list) => [...list].sort((a, b) => b.run.rows - a.run.rows));
  const admitted = new Set(byLength.slice(0, Math.max(0, left)));
  for (const candidate of [...extra, ...behind])
    if (admitted.has(candidate)) blocks.get(candidate.sheet)!.push(candidate.block);
  for (const sheet of sheets) {
    const rows = [...extra, ...behind].flatMap((one) =>
      one.sheet === sheet && !admitted.has(one) ? rowsOf(one.run) : [],
    );
    if (rows.length > 0) closed.push({ why: 'crowded', sheet: sheet.title, rows: [...new Set(rows)] });
  }
  return {
    sheets: [
      ...sheets.map((sheet) => ({
        title: sheet.title,
        editors: coordinators,
        blocks: blocks.get(sheet)!.sort((a, b) => a.range.row - b.range.row),
        unlisted: unlisted.get(sheet) ?? [],
      })),
      ...kept.map((title) => ({ title, editors: [], blocks: [], unlisted: [] })),
      ...imported.map((title) => ({ title, editors: coordinators, blocks: [], unlisted: [] })),
    ],
    closed,
    unreachable: unreachableOf(plan, people),
  };
}

/** Of an agency that has ended nobody fills anything in any more. */
const editorsNow = ({ editors, until }: Agency, day: Day): readonly string[] =>
  until !== null && until < day ? [] : editors;

/** The rows below all that is filled in, to the end of what the sheet shows. */
function freeRows(sheet: Sheet, contents: Contents): { readonly row: number; readonly rows: number } {
  const row = firstFreeRow(sheet, contents);
  return { row, rows: contents.values.length - row + 1 };
}

type Columns = Pick<Block, 'column' | 'columns'>;

/** The columns in which rows are approved or sent back, over all rows that are somebody's now. */
function reviewBlocks(
  sheet: Sheet,
  keys: readonly string[],
  rows: readonly OwnRow[],
  contents: WorkbookContents,
  editors: readonly string[],
): WantedBlock[] {
  const at = positions(sheet, contents.get(sheet.title));
  const columns = keys.flatMap((key) => at.get(key) ?? []).sort((a, b) => a - b);
  const runs = runsOf(columns.map((column) => ({ row: column + 1, agency: '', period: '' })));
  const name = `${sheet.title} · Duyệt`;
  return runsOf(rows.map(({ row }) => ({ row, agency: '', period: '' })))
    .flatMap(({ row, rows }) => runs.map((run) => ({ row, rows, column: run.row, columns: run.rows })))
    .map((range, i) => ({ name: i === 0 ? name : `${name} · (${i + 1})`, range, editors }));
}

interface NamedRun {
  readonly run: Run;
  readonly name: string;
}

const blockName = ({ title }: Sheet, { period, agency }: Pick<Run, 'period' | 'agency'>): string =>
  [title, period, agency].filter(Boolean).join(' · ');

/** "Báo cáo quý · 2026-Q1 · X001"; where an agency may have several blocks in a sheet, the further ones are numbered. */
function namedRuns(sheet: Sheet, { blocks }: Ownership, runs: readonly Run[]): NamedRun[] {
  const seen = new Map<string, number>();
  return runs.map((run) => {
    const name = blockName(sheet, run);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { run, name: blocks === 'runs' && nth > 1 ? `${name} · (${nth})` : name };
  });
}

const rowsOf = ({ row, rows }: Run): number[] => Array.from({ length: rows }, (_, i) => row + i);

function unreachableOf(plan: Plan, { owner, shared }: Pick<People, 'owner' | 'shared'>): string[] {
  const named = [...plan.settings.coordinators, ...plan.agencies.flatMap(({ editors }) => editors)];
  return [...new Set(named.map((email) => email.toLowerCase()))].filter(
    (email) => !shared.has(email) && email !== owner,
  );
}
