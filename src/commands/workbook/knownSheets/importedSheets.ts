/** The sheets that what other workbooks sent is brought into, known by the id that Google gave each. */
import type { Environment } from '../../../environment.js';
import { IMPORTED } from '../../../plan/sheetTitles.js';

const KEY = 'papi.imports';

export interface ImportSheet {
  /** Of the unit. */
  readonly code: string;
  readonly title: string;
  /** null while the sheet is about to be made. */
  readonly id: number | null;
  /** Fingerprint of the workbook that it reads. */
  readonly of: string;
  readonly rows: number;
  /** Whether good data have come in by this link; until then the sheet stands in sight, to be allowed. */
  readonly connected: boolean;
}

export function importSheets({ workbook }: Environment): readonly ImportSheet[] {
  try {
    const stored: unknown = JSON.parse(workbook.remembered(KEY) || '[]');
    return Array.isArray(stored) ? (stored as ImportSheet[]) : [];
  } catch {
    return [];
  }
}

export const rememberImports = ({ workbook }: Environment, sheets: readonly ImportSheet[]): void =>
  workbook.remember(KEY, JSON.stringify(sheets));

/** Their titles as they stand now, the one with what was good last among them. */
export function importTitles(environment: Environment): string[] {
  const ids = importSheets(environment).map(({ id }) => id);
  if (ids.length === 0) return [];
  return [...environment.workbook.titlesById()].flatMap(([id, title]) =>
    ids.includes(id) || title === IMPORTED ? [title] : [],
  );
}
