/**
 * What is wrong in a workbook. Each check tells each flaw once: what it is, what repairing says it will do about it,
 * and what it then does.
 */
import type { CheckFinding, Problem } from '../workbook/reading/problem.js';
import type { Mend } from './mend.js';

/** A flaw that people mend. */
interface Unmended {
  readonly finding: Problem;
  readonly step: null;
  readonly mend: null;
}

/** A flaw that repairing mends; `step` says how, in a sentence. */
interface Mendable {
  readonly finding: Problem;
  readonly step: string;
  readonly mend: Mend;
}

export type Flaw = Unmended | Mendable;

export const told = (finding: Problem): Flaw => ({ finding, step: null, mend: null });

export const mendable = (finding: Problem, step: string, mend: Mend): Flaw => ({ finding, step, mend });

export const findingOf = ({ finding, mend }: Flaw): CheckFinding => ({ ...finding, repair: mend !== null });

/** What repairing would do, each sentence once, in the order in which it is done. */
export const stepsOf = (flaws: readonly Flaw[]): string[] => [
  ...new Set(flaws.flatMap(({ step }) => (step === null ? [] : [step]))),
];

/** The mends of one kind. */
export const mendsOf = <K extends Mend['kind']>(
  flaws: readonly Flaw[],
  kind: K,
): Extract<Mend, { readonly kind: K }>[] =>
  flaws.flatMap(({ mend }) => (mend?.kind === kind ? [mend as Extract<Mend, { readonly kind: K }>] : []));

/** The remedy of what repairing mends. */
export const MEND = 'Chạy Sửa bảng tính.';

/** A finding about a sheet, or the workbook, as a whole. */
export const ofSheet = (
  severity: Problem['severity'],
  sheet: string,
  message: string,
  remedy: string = MEND,
): Problem => ({ severity, sheet, row: null, column: null, message, remedy });
