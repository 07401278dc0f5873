/** That a copy is being made the next year's workbook: it travels with copies, so it says whose it is. */
import { PROPOSALS, type Proposal } from '../../../carry/taskProposals.js';
import type { Environment } from '../../../environment.js';

const KEY = 'papi.nextYear';

export interface NextYearMemory {
  readonly from: number;
  /** What coordinators decided, by code as `comparable` gives it. */
  readonly decided: ReadonlyMap<string, Proposal>;
  /** The tasks before and after, as fingerprints: they cannot be moved a year twice. */
  readonly before: string;
  readonly after: string;
  readonly done: boolean;
}

/** null where nothing was begun in this very workbook. */
export function nextYearBegun({ workbook }: Environment): NextYearMemory | null {
  try {
    const stored = JSON.parse(workbook.remembered(KEY) || 'null') as Readonly<Record<string, unknown>> | null;
    if (stored?.['workbook'] !== workbook.id()) return null;
    const decided = Object.entries((stored['decided'] ?? {}) as Readonly<Record<string, number>>);
    return {
      from: Number(stored['from']),
      decided: new Map(decided.flatMap(([code, i]) => (PROPOSALS[i] ? [[code, PROPOSALS[i]]] : []))),
      before: String(stored['before']),
      after: String(stored['after']),
      done: stored['done'] === true,
    };
  } catch {
    return null;
  }
}

export const rememberNextYear = ({ workbook }: Environment, { decided, ...rest }: NextYearMemory): void =>
  workbook.remember(
    KEY,
    JSON.stringify({
      ...rest,
      workbook: workbook.id(),
      decided: Object.fromEntries([...decided].map(([code, one]) => [code, PROPOSALS.indexOf(one)])),
    }),
  );
