/** Whose row each row of a sheet is, of those that officials may fill in now; a forgotten sheet does not compile. */
import { comparable } from '../cells/comparable.js';
import type { Plan } from '../plan/model.js';
import type { SheetKey } from '../plan/sheetTitles.js';
import { successionOf } from '../plan/succession/passings.js';
import type { Sheet } from '../schema/declaration.js';
import { DATA, type OwnedSheetKey, PERIODIC, QUARTERLY } from '../schema/sheets.js';
import { FIRST_DATA_ROW } from '../schema/standing.js';
import { positions, type WorkbookContents } from '../workbook/contents.js';

export interface OwnRow {
  /** 1-based. */
  readonly row: number;
  /** Code of the agency whose officials fill it in. */
  readonly agency: string;
  /** Code of the period; empty where rows have none. */
  readonly period: string;
}

/** Who answers for a piece of work on the as-of day in the place of the agency that stands in its row. */
function answering({ successions, settings }: Plan, work: string, agency: string): string {
  const succession = successionOf(successions, agency, work);
  return succession !== null && succession.on <= settings.asOf ? succession.to : agency;
}

export type OwnRows = (plan: Plan, contents: WorkbookContents) => readonly OwnRow[];

/**
 * Rows of an open period by what stands in their cells: also rows that cannot be counted, such as those of a task
 * that has gone, belong to their agency, and do not part its rows.
 */
const ofOpenPeriods =
  (sheet: Sheet): OwnRows =>
  (plan, contents) => {
    const one = contents.get(sheet.title);
    const at = positions(sheet, one);
    const [period, agency] = [at.get('period'), at.get('agency')];
    if (!one || period === undefined || agency === undefined) return [];
    // Thousands of rows hold the same few codes: each spelling is looked up once.
    const codes = (list: readonly { readonly code: string }[]): ((typed: unknown) => string | undefined) => {
      const known = new Map(list.map(({ code }) => [comparable(code), code]));
      const seen = new Map<string, string | undefined>();
      return (typed) => {
        const text = String(typed ?? '');
        if (!seen.has(text)) seen.set(text, known.get(comparable(text)));
        return seen.get(text);
      };
    };
    const open = codes(plan.periods.filter(({ state }) => state === 'Đang mở'));
    const agencies = codes(plan.agencies);
    return one.values.slice(FIRST_DATA_ROW - 1).flatMap((line, i): OwnRow[] => {
      const ofPeriod = open(line[period]);
      const ofAgency = agencies(line[agency]);
      return ofPeriod === undefined || ofAgency === undefined
        ? []
        : [{ row: i + FIRST_DATA_ROW, agency: ofAgency, period: ofPeriod }];
    });
  };

/**
 * one: an agency (and period) has one block; where its rows do not stand together, the longest run of them.
 * runs: an agency's rows stand among others' by the nature of the sheet, and each run is a block while they are few.
 * shared: as one, while there is room for so many; else neighbours share a block, as few as can be.
 */
export interface Ownership {
  readonly rows: OwnRows;
  readonly blocks: 'one' | 'runs' | 'shared';
  /** Who beside the coordinators says yes or no to what stands in these rows, and in which columns. */
  readonly review?: { readonly columns: readonly string[]; readonly by: (plan: Plan) => readonly string[] };
}

/**
 * Rows that nobody has filled in yet are everybody's who fills rows in: one block for all of them. A row that is filled
 * is the coordinators' as soon as rights are brought up to date.
 */
export const FREE_ROWS = 'free rows';

export const OWNERSHIP: Readonly<
  Record<SheetKey, Ownership | typeof FREE_ROWS | null> & Record<OwnedSheetKey, Ownership>
> = {
  guide: null,
  settings: null,
  agencies: {
    rows: (plan) => plan.agencies.map(({ row, code }) => ({ row, agency: code, period: '' })),
    blocks: 'one',
  },
  kinds: null,
  groups: null,
  names: null,
  appendix: null,
  // A task with several leads is reported in their quarterly rows; its own row is the coordinators'.
  tasks: {
    rows: (plan) =>
      plan.tasks.flatMap(({ row, code, leads }) =>
        leads.length === 1 ? [{ row, agency: answering(plan, code, leads[0]!), period: '' }] : [],
      ),
    blocks: 'runs',
  },
  periods: null,
  quarterly: { rows: ofOpenPeriods(QUARTERLY), blocks: 'one' },
  periodic: { rows: ofOpenPeriods(PERIODIC), blocks: 'one' },
  // What is confirmed as remedied is settled.
  findings: {
    rows: (plan) =>
      plan.findings
        .filter(({ confirmed }) => confirmed !== 'Đã xác nhận')
        .map(({ row, code, agency }) => ({ row, agency: answering(plan, code, agency), period: '' })),
    blocks: 'runs',
  },
  inspectionPlans: null,
  // Each lead agency has its own form.
  indicators: {
    rows: (plan) => plan.indicators.map(({ row, lead }) => ({ row, agency: lead, period: '' })),
    blocks: 'runs',
  },
  // Whose form it is approves what is entered for it. Which lead may which row no block can say: the edit itself is judged.
  data: {
    rows: ofOpenPeriods(DATA),
    blocks: 'shared',
    review: {
      columns: ['review', 'remark', 'resent', 'seal'],
      by: ({ indicators }) => [...new Set(indicators.map(({ lead }) => lead))],
    },
  },
  ownPlans: {
    rows: (plan) => (plan.ownPlanRows ?? []).map(({ row, agency }) => ({ row, agency, period: '' })),
    blocks: 'shared',
  },
  scores: null,
  papiParts: null,
  analysis: null,
  criteria: null,
  marks: null,
  // As with extensions: what an agency has asked waits for its conclusion.
  appeals: FREE_ROWS,
  // Agencies ask in rows that are free; what they asked is concluded, and no longer theirs to change.
  extensions: FREE_ROWS,
  successions: null,
  daysOff: null,
  units: null,
  sentUp: null,
  summary: null,
  ledger: null,
};

/** Rows that stand together and belong to one agency and one period. */
export interface Run extends OwnRow {
  readonly rows: number;
}

export function runsOf(rows: readonly OwnRow[]): Run[] {
  const runs: (OwnRow & { rows: number })[] = [];
  for (const row of [...rows].sort((a, b) => a.row - b.row)) {
    const last = runs[runs.length - 1];
    if (last && last.row + last.rows === row.row && last.agency === row.agency && last.period === row.period)
      last.rows++;
    else runs.push({ ...row, rows: 1 });
  }
  return runs;
}
