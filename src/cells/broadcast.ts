/**
 * Array arithmetic over the arguments of a custom function, as array formulas do it: a column against a cell,
 * a column against a column of the same size, a column against a row.
 */
import { type Cells, type CellValue, isBlank } from './value.js';

/** What a custom function returns: one value, or rows of values that spill. */
export type Result<T> = T | T[][];

/** Text that stands in a row whose arguments could not be used. */
export const ERROR_PREFIX = 'Lỗi: ';

interface Argument {
  readonly name: string;
  readonly value: Cells;
}

const isRange = (value: Cells): value is CellValue[][] => Array.isArray(value);

/** A range of one cell counts as that cell, as it does in Sheets. */
function unwrap(value: Cells): Cells {
  if (!isRange(value)) return value;
  return value.length === 1 && value[0]!.length === 1 ? value[0]![0] : value;
}

/** Number of rows or of columns that all arguments share; 1 stretches. */
function sharedSize(args: readonly Argument[], size: (range: CellValue[][]) => number, noun: string): number {
  let shared = 1;
  let holder = '';
  for (const { name, value } of args) {
    if (!isRange(value)) continue;
    const own = size(value);
    if (own === 1 || own === shared) continue;
    if (shared !== 1) {
      throw new Error(
        `Kích thước các vùng không khớp: ${holder} có ${shared} ${noun}, ${name} có ${own} ${noun}. ` +
          'Hãy chọn các vùng có cùng số hàng và số cột.',
      );
    }
    shared = own;
    holder = name;
  }
  return shared;
}

/**
 * Calls `each` for every cell of the broadcast arguments. With single cells only, returns its result and lets
 * its error through; with a range, returns rows, in which a blank row (every range argument empty there) is
 * blank and a row whose arguments are bad says so in place, as text that begins with "Lỗi:".
 *
 * @throws Error when sizes do not match, or when an argument given as a single cell is bad by itself
 */
export function broadcast<T>(
  named: Readonly<Record<string, Cells>>,
  each: (...values: CellValue[]) => T,
): Result<T | string> {
  const args: Argument[] = Object.entries(named).map(([name, value]) => ({ name, value: unwrap(value) }));
  const ranges = args.filter((arg) => isRange(arg.value));
  if (ranges.length === 0) {
    const values = args.map((arg) => (arg.value as CellValue | null | undefined) ?? '');
    return values.every(isBlank) ? '' : each(...values);
  }

  const rows = sharedSize(args, (range) => range.length, 'hàng');
  const columns = sharedSize(args, (range) => range[0]?.length ?? 0, 'cột');
  // Hot: a column may have thousands of rows, so nothing is made per cell but its result.
  const inputs = args.map(({ value }) => (isRange(value) ? value : [[value ?? '']]));
  const inRange = args.map(({ value }) => isRange(value));
  const values: CellValue[] = inputs.map(() => '');
  const result: (T | string)[][] = [];
  for (let r = 0; r < rows; r++) {
    const line: (T | string)[] = [];
    for (let c = 0; c < columns; c++) {
      let blank = true;
      for (let i = 0; i < inputs.length; i++) {
        const input = inputs[i]!;
        const cells = input[input.length === 1 ? 0 : r]!;
        const value = cells[cells.length === 1 ? 0 : c] ?? '';
        values[i] = value;
        if (blank && inRange[i] && !isBlank(value)) blank = false;
      }
      line.push(blank ? '' : attempt(args, values, each));
    }
    result.push(line);
  }
  return result;
}

/** The result for one row, or what is wrong with it in words. */
function attempt<T>(
  args: readonly Argument[],
  values: readonly CellValue[],
  each: (...values: CellValue[]) => T,
): T | string {
  try {
    return each(...values);
  } catch (error) {
    if (!(error instanceof BadArgument)) throw error;
    const culprit = args.find((arg) => arg.name === error.argument);
    if (culprit && !isRange(culprit.value)) throw error;
    return ERROR_PREFIX + error.message;
  }
}

/** An argument that a function cannot use; the message names it and its value, in Vietnamese. */
export class BadArgument extends Error {
  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(message);
  }
}
