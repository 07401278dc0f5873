/**
 * Merged cells: a block shows and holds what stands in its upper left cell alone. Merging empties the others, and what is
 * written to them is lost (the sterner of what is told). A block is merged or broken whole or not at all; it grows and
 * shrinks with the rows and columns inside it; rows that are merged with others cannot be sorted.
 * (developers.google.com/apps-script/reference/spreadsheet/range#merge; support.google.com/docs/answer/9060449)
 */
import { contains, intersects, type Rectangle } from './rectangle.js';
import { Rules } from './rules.js';

const PARTLY = 'You must select all cells in a merged range to merge or unmerge them.';
export const VERTICAL_MERGES = "You can't perform a sort on a range with vertical merges.";

export class Merges extends Rules {
  /** The blocks that reach into an area. */
  mergesIn(sheetId: string, area: Rectangle): Rectangle[] {
    return this.extrasOf(sheetId).merges.filter((block) => intersects(block, area));
  }

  /** Whether a cell lies under a block's upper left cell. */
  protected isCovered(sheetId: string, row: number, column: number): boolean {
    const { merges } = this.extrasOf(sheetId);
    if (merges.length === 0) return false;
    const block = merges.find((one) => intersects(one, { row, column, rows: 1, columns: 1 }));
    return block !== undefined && (block.row !== row || block.column !== column);
  }

  /** @throws where a block lies partly in the area */
  breakApart(sheetId: string, area: Rectangle): void {
    const extras = this.extrasOf(sheetId);
    if (this.mergesIn(sheetId, area).some((block) => !contains(area, block))) throw new Error(PARTLY);
    extras.merges = extras.merges.filter((block) => !intersects(block, area));
    this.changedShape = true;
  }

  /** Makes an area one block. @param empty empties a cell */
  protected mergeInto(sheetId: string, area: Rectangle, empty: (row: number, column: number) => void): void {
    this.breakApart(sheetId, area);
    if (area.rows === 1 && area.columns === 1) return;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        if (row !== area.row || column !== area.column) empty(row, column);
    this.extrasOf(sheetId).merges.push(area);
  }

  /** @throws where a block joins rows of the area */
  protected checkSortable(sheetId: string, area: Rectangle): void {
    if (this.mergesIn(sheetId, area).some(({ rows }) => rows > 1)) throw new Error(VERTICAL_MERGES);
  }

  /** Blocks within a row go along with it. @param order which row of the area comes where */
  protected sortMerges(sheetId: string, area: Rectangle, order: readonly number[]): void {
    const extras = this.extrasOf(sheetId);
    const to = new Map(order.map((from, i) => [area.row + from, area.row + i]));
    extras.merges = extras.merges.map((block) =>
      contains(area, block) ? { ...block, row: to.get(block.row) ?? block.row } : block,
    );
  }
}
