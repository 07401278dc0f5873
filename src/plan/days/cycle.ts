/** How often a task is due: once, on several days, again and again, or all the year through. */

/**
 * Names of the modes as the workbook shows them (`Chế độ`).
 *
 * once: one due day. allYear: goes on the whole year and is due on its last day, never overdue in between; its quarterly
 * rows are. monthly, quarterly: due again at the end of each quarter, or on the days stated. milestones: due on several
 * stated days.
 */
export const CYCLES = {
  once: 'Một lần',
  allYear: 'Thường xuyên',
  monthly: 'Hằng tháng',
  quarterly: 'Hằng quý',
  milestones: 'Nhiều mốc',
} as const;

export type Cycle = keyof typeof CYCLES;
export type CycleName = (typeof CYCLES)[Cycle];

export const CYCLE_NAMES = Object.values(CYCLES) as readonly CycleName[];

/** The mode that a cell names; an empty one means once. */
export const cycleNamed = (name: CycleName | ''): Cycle =>
  (Object.keys(CYCLES) as Cycle[]).find((cycle) => CYCLES[cycle] === name) ?? 'once';

/** Whether a task has milestones, each of which is due and done for itself. */
export const hasMilestones = (cycle: Cycle): boolean => cycle !== 'once' && cycle !== 'allYear';

/** Whether a task is reported on in every quarter, whatever is done and due. */
export const comesAgain = (cycle: Cycle): boolean =>
  cycle === 'allYear' || cycle === 'monthly' || cycle === 'quarterly';

/** The milestones that a cell lists, as they are written: "30/06/2026; 31/12/2026". */
export const milestoneTexts = (cell: string): string[] =>
  cell
    .split(/[;,\n]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
