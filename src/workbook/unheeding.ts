/** Computed columns that do not heed an optional sheet yet: it was made a moment ago, or by a run that was cut off then. */
import type { Sheet } from '../schema/declaration.js';
import { type CellFormula, formulasOf } from '../schema/formulas.js';
import type { Standing } from '../schema/standing.js';
import type { Contents } from './contents.js';

/**
 * @param optional the sheets that stand and need not
 * @returns the formulas of a sheet as they are to be, where what stands is the formula without one of the optional
 * sheets, or without all of them; whatever else stands in its place was put there by people
 */
export function unheeding(
  sheet: Sheet,
  contents: Contents,
  optional: readonly Sheet[],
  standing: Standing,
): CellFormula[] {
  const keys = Object.keys(sheet.formulas);
  const isIn = ({ row, column, formula }: CellFormula): boolean =>
    contents.formulas[row - 1]?.[column - 1] === formula;
  const without = (left: readonly Sheet[]): CellFormula[] => {
    const titles = new Set(left.map(({ title }) => title));
    const positions = new Map([...standing.positions].filter(([title]) => !titles.has(title)));
    return formulasOf(sheet, keys, { ...standing, positions });
  };
  const wanted = formulasOf(sheet, keys, standing).filter((one) => !isIn(one));
  if (wanted.length === 0) return [];
  const others = optional.filter((one) => one !== sheet);
  const old = new Set(
    [others, ...others.map((one) => [one])].flatMap(without).flatMap((one) => (isIn(one) ? [one.key] : [])),
  );
  return wanted.filter(({ key }) => old.has(key));
}
