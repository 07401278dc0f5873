/** What becomes of an agency's open work when others take over from it, and the report rows that go over by hand of the program. */
import type { Day } from '../../calendar/day.js';
import type { Plan, QuarterlyRow } from '../model.js';
import { assessedObligations, obligationsOf } from '../obligations/index.js';
import { type Assessed, assess, reckoningOf } from '../obligations/obligation.js';
import { calledFor } from '../obligations/quarterlyReports.js';
import { isSentBack } from '../reports/returnedReport.js';
import { takenUpRows } from './takenUpRows.js';

/**
 * passes: another answers for it from the day. ends: it was overdue and stays so with the old one for ever. drops: the
 * others have their own part in it, nothing is asked any more. stays: nobody takes it, and its agency goes on.
 */
export type Outcome = 'passes' | 'ends' | 'drops' | 'stays';

export interface HandedOver {
  /** As it stands now. */
  readonly obligation: Assessed;
  readonly outcome: Outcome;
  /** Code of who answers for it from the day; the old one's where nobody does. */
  readonly to: string;
  /** Whether it can go over: a finding, or what its agency leads by name. */
  readonly own: boolean;
}

/**
 * The open work of an agency, and what becomes of it.
 *
 * @param after the plan with the successions that are to be
 * @param day on which it is looked at: the first of the successors, or later
 */
export function handover(plan: Plan, after: Plan, from: string, day: Day): HandedOver[] {
  const reckoning = reckoningOf(plan);
  const before = new Map(obligationsOf(plan).map((one) => [one.key, one]));
  const taskByCode = new Map(plan.tasks.map((task) => [task.code, task]));
  return obligationsOf(after).flatMap((next): HandedOver[] => {
    const stood = before.get(next.key);
    const [obligation] = stood ? assess([stood], reckoning) : [];
    if (!obligation || obligation.agency !== from || obligation.done !== null || obligation.settled)
      return [];
    const own =
      next.kind === 'finding' || (taskByCode.get(next.task ?? '')?.named.includes(next.agency) ?? false);
    const [then] = assess([next], { ...reckoning, asOf: day });
    if (!then) return [{ obligation, outcome: 'drops', to: from, own }];
    if (then.agency !== from) return [{ obligation, outcome: 'passes', to: then.agency, own }];
    return [{ obligation, outcome: then.settled ? 'ends' : 'stays', to: from, own }];
  });
}

export interface RowGivenOver {
  readonly row: QuarterlyRow;
  /** Code of who answers for it. */
  readonly to: string;
}

const openIn = ({ periods }: Plan): ((row: QuarterlyRow) => boolean) => {
  const open = new Set(periods.flatMap(({ code, state }) => (state === 'Đang mở' ? [code] : [])));
  return ({ period }) => open.has(period);
};

/** Rows of open quarters for which another answers by now than the agency that stands in them, and who has no row yet. */
export function rowsToGiveOver(plan: Plan): RowGivenOver[] {
  if (plan.successions.length === 0) return [];
  const isOpen = openIn(plan);
  const byRow = new Map(plan.quarterlyRows.map((row) => [row.row, row]));
  return assessedObligations(plan).flatMap(({ kind, source, agency, done, settled }): RowGivenOver[] => {
    const row = kind === 'quarterly' && done === null && !settled ? byRow.get(source.row) : undefined;
    return row && row.agency !== agency && isOpen(row) ? [{ row, to: agency }] : [];
  });
}

/** Rows of open quarters that another goes on with, as the row that it was given shows. */
export function rowsGivenOver(plan: Plan): { readonly row: QuarterlyRow; readonly by: QuarterlyRow }[] {
  const isOpen = openIn(plan);
  const { takenUp } = takenUpRows(plan, plan.quarterlyRows.filter(calledFor(plan)));
  return [...takenUp].flatMap(([row, by]) =>
    isOpen(row) && (row.sent === null || isSentBack(row)) ? [{ row, by }] : [],
  );
}
