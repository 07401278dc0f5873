/**
 * Which of the declared sheets count in the workbook at hand. Reading, checking, rights and the guide are of these: a
 * sheet that a workbook does not use is neither made nor missed.
 */
import type { Sheet } from './declaration.js';
import { SHEETS } from './sheets.js';

/** The declared sheets of the workbook at hand, in the order of the tabs. */
export type DeclaredSheets = readonly Sheet[];

/** What may be asked whether something is among it: a set, a map, a workbook's contents. */
interface Holding {
  has(one: string): boolean;
}

const NONE: Holding = new Set<string>();

/**
 * An optional sheet counts where it stands, and where it is wanted; every other counts always.
 *
 * @param standing the workbook's sheets, by title
 * @param wanted keys of sheets that are asked for, or that the workbook had before; asked only of optional ones that
 *   do not stand
 */
export const sheetsAtHand = (
  standing: Holding,
  wanted: Holding = NONE,
  declared: DeclaredSheets = SHEETS,
): DeclaredSheets =>
  declared.filter(({ key, title, optional }) => !optional || standing.has(title) || wanted.has(key));
