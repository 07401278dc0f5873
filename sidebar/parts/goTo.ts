/** Shows a cell in the grid; of one that has gone the person reads so. */

import { server } from '../server.js';
import { attempt } from './complaint.js';

export const goTo = (sheet: string, row: number | null, column: string | null = null): void =>
  attempt(() => server.goToCell({ sheet, row: row ?? 1, ...(column === null ? {} : { column }) }));

/** Shows rows that follow on one another as one block. */
export const goToRows = (sheet: string, row: number, lastRow: number): void =>
  attempt(() => server.goToCell({ sheet, row, lastRow }));
