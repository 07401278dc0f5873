/**
 * Report rows of an open quarter whose agency ended in it: the old row stays, and a row of the successor goes on with it.
 * Both are one deadline, which passes on the day; how it stood before that day does not change.
 */
import type { Plan, QuarterlyRow } from '../model.js';
import { heirsOf } from './passings.js';

export interface TakenUpRows {
  /** Of a row of the old agency, the newest one of who has taken it over. */
  readonly takenUp: ReadonlyMap<QuarterlyRow, QuarterlyRow>;
  /** Rows that go on with another. */
  readonly later: ReadonlySet<QuarterlyRow>;
}

const NONE: TakenUpRows = { takenUp: new Map(), later: new Set() };

/** @param rows those that the plan calls for */
export function takenUpRows(
  plan: Pick<Plan, 'tasks' | 'successions'>,
  rows: readonly QuarterlyRow[],
): TakenUpRows {
  const { successions, tasks } = plan;
  if (successions.length === 0) return NONE;
  const givers = new Set(successions.map(({ from }) => from));
  const byName = new Map(rows.map((row) => [`${row.period}|${row.agency}|${row.task}`, row]));
  const periods = [...new Set(rows.map(({ period }) => period))];
  const takenUp = new Map<QuarterlyRow, QuarterlyRow>();
  const later = new Set<QuarterlyRow>();
  for (const { code, named, leads, supports } of tasks)
    for (const agency of named) {
      if (!givers.has(agency)) continue;
      const heirs = heirsOf(plan, code, agency).filter(
        (heir) => !leads.includes(heir) && !supports.includes(heir),
      );
      if (heirs.length === 0) continue;
      for (const period of periods) {
        const [first, ...others] = [agency, ...heirs].flatMap(
          (one) => byName.get(`${period}|${one}|${code}`) ?? [],
        );
        if (first === undefined || others.length === 0) continue;
        takenUp.set(first, others[others.length - 1]!);
        for (const other of others) later.add(other);
      }
    }
  return { takenUp, later };
}
