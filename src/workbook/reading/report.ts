/** How a reader names a cell that it cannot use. */
import type { Column, Sheet } from '../../schema/declaration.js';
import type { Severity } from './problem.js';

/** Where (row 1-based), what is wrong, what to do. */
export type Report = (
  severity: Severity,
  sheet: Sheet,
  row: number,
  column: Column,
  message: string,
  remedy: string,
) => void;
