/**
 * Rows and columns that people insert, delete and move: where each index of a sheet goes, and what becomes of the
 * areas and formula references that name it. Sheets rewrites references so that they go on naming the same cells;
 * a reference whose every cell was deleted becomes #REF!.
 */
import { columnName, parseReference, REFERENCE, type Reference } from './formulaText.js';

export type Axis = 'rows' | 'columns';

/** Where an index goes: null when it is deleted. Defined for every index of the axis before the edit. */
export interface Shift {
  readonly axis: Axis;
  readonly to: (index: number) => number | null;
  /** Number of rows or columns after the edit. */
  readonly size: number;
}

export const insertion = (axis: Axis, size: number, at: number, count: number): Shift => ({
  axis,
  to: (index) => (index < at ? index : index + count),
  size: size + count,
});

export const deletion = (axis: Axis, size: number, at: number, count: number): Shift => ({
  axis,
  to: (index) => (index < at ? index : index < at + count ? null : index - count),
  size: size - count,
});

/** Moves `count` rows or columns that begin at `at` to stand before what is now at `before`. */
export function move(axis: Axis, size: number, at: number, count: number, before: number): Shift {
  if (before > at && before < at + count) return { axis, to: (index) => index, size };
  return {
    axis,
    size,
    to(index) {
      if (index >= at && index < at + count)
        return before <= at ? before + index - at : before - count + index - at;
      if (before <= at) return index >= before && index < at ? index + count : index;
      return index >= at + count && index < before ? index - count : index;
    },
  };
}

/** A run of indices after the edit: from where its first surviving index goes to where its last one does. */
export function shiftedRun(shift: Shift, from: number, to: number): { from: number; to: number } | null {
  let first: number | null = null;
  let last: number | null = null;
  for (let i = from; i <= to && first === null; i++) first = shift.to(i);
  for (let i = to; i >= from && last === null; i--) last = shift.to(i);
  if (first === null || last === null) return null;
  return { from: Math.min(first, last), to: Math.max(first, last) };
}

/**
 * Where each cell of a run goes, for what belongs to cells and not to an area (rules, conditional formats): the pieces
 * in their old order, each with the index at which it began.
 *
 * @example pieces(move('rows', 10, 8, 2, 1), 0, 9) //=> 0 stays; 1-7 go to 3-9; 8-9 go to 1-2
 */
export function pieces(shift: Shift, from: number, to: number): { was: number; from: number; to: number }[] {
  const found: { was: number; from: number; to: number }[] = [];
  for (let i = from; i <= to; i++) {
    const now = shift.to(i);
    if (now === null) continue;
    const last = found[found.length - 1];
    if (last && now === last.to + 1) last.to = now;
    else found.push({ was: i, from: now, to: now });
  }
  return found;
}

/** A reference to the shifted sheet after the edit; null when all of it is gone. */
function shifted(reference: Reference, shift: Shift, lastRow: number): Reference | null {
  if (shift.axis === 'columns') {
    const run = shiftedRun(shift, reference.fromColumn, reference.toColumn);
    return run && { ...reference, fromColumn: run.from, toColumn: run.to };
  }
  const run = shiftedRun(shift, reference.fromRow, reference.toRow ?? Math.max(lastRow, reference.fromRow));
  return run && { ...reference, fromRow: run.from, toRow: reference.toRow === null ? null : run.to };
}

/** A reference as text, with the dollar signs of the text it comes from. */
function referenceText({ sheet, fromRow, fromColumn, toRow, toColumn }: Reference, original: string): string {
  const cells = original.slice(original.lastIndexOf('!') + 1);
  const [first, second] = cells.split(':') as [string, string?];
  const cell = (column: number, row: number | null, like: string): string =>
    `${like.startsWith('$') ? '$' : ''}${columnName(column)}${row === null ? '' : `${/[A-Z]\$\d/.test(like) ? '$' : ''}${row + 1}`}`;
  const prefix = sheet === null ? '' : `${quotedTitle(sheet)}!`;
  return `${prefix}${cell(fromColumn, fromRow, first)}${second === undefined ? '' : `:${cell(toColumn, toRow, second)}`}`;
}

const quotedTitle = (title: string): string => `'${title.replace(/'/g, "''")}'`;

/** Rewrites the references of a formula's text; `each` gives the new reference, or null for #REF!. */
export function rewriteReferences(
  formula: string,
  each: (reference: Reference, text: string) => Reference | null,
): string {
  return formula.replace(REFERENCE, (text: string, string: string | undefined) => {
    if (string !== undefined) return text;
    const reference = parseReference(text);
    if (!reference) return text;
    const rewritten = each(reference, text);
    if (rewritten === reference) return text;
    return rewritten === null ? '#REF!' : referenceText(rewritten, text);
  });
}

/** A formula after rows or columns of a sheet have moved. @param concerns whether a reference names that sheet */
export const shiftFormula = (
  formula: string,
  concerns: (sheet: string | null) => boolean,
  shift: Shift,
  lastRow: number,
): string =>
  rewriteReferences(formula, (reference) =>
    concerns(reference.sheet) ? shifted(reference, shift, lastRow) : reference,
  );

/** A formula after a sheet has been renamed. */
export const renameInFormula = (formula: string, from: string, to: string): string =>
  rewriteReferences(formula, (reference) =>
    reference.sheet !== null && reference.sheet.toLowerCase() === from.toLowerCase()
      ? { ...reference, sheet: to }
      : reference,
  );

/** A formula written for one cell as a cell some rows and columns away has it: what has a dollar sign stays. */
export const copiedFormula = (formula: string, rows: number, columns: number): string =>
  rewriteReferences(formula, (reference, text) => {
    const cells = text.slice(text.lastIndexOf('!') + 1);
    const [first, second = first] = cells.split(':') as [string, string?];
    const row = (cell: string): number => (/[A-Z]\$\d/.test(cell) ? 0 : rows);
    const column = (cell: string): number => (cell.startsWith('$') ? 0 : columns);
    return {
      ...reference,
      fromRow: reference.fromRow + row(first),
      toRow: reference.toRow === null ? null : reference.toRow + row(second),
      fromColumn: reference.fromColumn + column(first),
      toColumn: reference.toColumn + column(second),
    };
  });
