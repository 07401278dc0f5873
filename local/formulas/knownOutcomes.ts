/**
 * What formulas gave before. The same text over the same cells gives the same, and Google too caches what custom
 * functions gave against their arguments (developers.google.com/apps-script/guides/sheets/functions, "Arguments"); so
 * a formula that has been marked, but looks at nothing new, is not calculated again, by no workbook of this process.
 */
import { createHash } from 'node:crypto';
import type { Outcome } from './univerEngine.js';

/** Cells of outcomes that are kept, the latest ones. */
const KEPT_CELLS = 1_000_000;

/** Functions whose result is not settled by the cells that the formula's text names. */
const UNSETTLED =
  /\b(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|INDIRECT|OFFSET|SUBTOTAL|AGGREGATE|CELL|INFO|IMPORTRANGE)\s*\(/i;

export const isSettled = (formula: string): boolean => !UNSETTLED.test(formula);

const known = new Map<string, Outcome>();
let cells = 0;

const sizeOf = (outcome: Outcome): number =>
  'rows' in outcome ? 1 + outcome.rows.length * (outcome.rows[0]?.length ?? 0) : 1;

/**
 * The outcome for what a formula looks at: found, or calculated and kept.
 *
 * @param seen everything that settles the outcome, as text: the script, the formula, its place, the cells it names
 */
export function outcomeOf(seen: string, calculate: () => Outcome): Outcome {
  const key = createHash('sha1').update(seen).digest('base64');
  const found = known.get(key);
  if (found) return found;
  const outcome = calculate();
  known.set(key, outcome);
  cells += sizeOf(outcome);
  for (const [oldest, dropped] of known) {
    if (cells <= KEPT_CELLS) break;
    known.delete(oldest);
    cells -= sizeOf(dropped);
  }
  return outcome;
}
