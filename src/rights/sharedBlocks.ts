/** Blocks of a sheet in which there is room for fewer than it has agencies: neighbours share one. */
import type { Run } from './ownRows.js';

export interface SharedRows {
  /** Runs of rows of agencies whose people can be let in, one for each agency and period, from the top. */
  readonly runs: readonly Run[];
  /** Every row that is some agency's now, also of agencies without people. */
  readonly rows: ReadonlySet<number>;
}

/** So many neighbours share a block that there are no more than that; each alone where there is room. */
export function sharedBy(sheets: readonly SharedRows[], room: number): number {
  const most = Math.max(1, ...sheets.map(({ runs }) => runs.length));
  let each = 1;
  while (each < most && sheets.reduce((sum, one) => sum + neighbours(one, each).length, 0) > room) each++;
  return each;
}

/**
 * The runs of a sheet, so many and no more together; none with others across rows that are nobody's now, such as those of
 * a period that is closed.
 *
 * @example runs of A, B, C one below the other, two together //=> [[A, B], [C]]
 */
export function neighbours({ runs, rows }: SharedRows, each: number): Run[][] {
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group && last && group.length < each && allBetween(rows, last.row + last.rows, run.row))
      group.push(run);
    else groups.push([run]);
  }
  return groups;
}

const allBetween = (rows: ReadonlySet<number>, from: number, to: number): boolean => {
  for (let row = from; row < to; row++) if (!rows.has(row)) return false;
  return true;
};
