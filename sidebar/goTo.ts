/** Shows a cell in the grid; where it has gone there is nothing to show. */
import { server } from './server.js';

export const goTo = (sheet: string, row: number | null, column: string | null = null): void =>
  void server
    .goToCell({ sheet, row: row ?? 1, ...(column === null ? {} : { column }) })
    .catch(() => undefined);
