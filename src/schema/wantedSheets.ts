/** Sheets that a workbook may do without, by the word with which set-up is asked for them. */
import type { SheetKey } from '../plan/sheetTitles.js';

export const WANTED_SHEETS = {
  /** The kinds and groups of agencies as lists that people may extend. */
  kinds: ['kinds', 'groups'],
  /** An annex pasted into the workbook itself, and what was understood of it. */
  appendix: ['appendix'],
  /** Deadlines that are put off. */
  extensions: ['extensions'],
  /** Whether agencies' own plans hold all that they are to hold. */
  ownPlans: ['ownPlans'],
  /** By what agencies are rated, and their points. */
  rating: ['criteria', 'marks'],
  /** Agencies that end, and who takes over. */
  successions: ['successions'],
  /** What lead agencies collect. */
  indicators: ['indicators', 'data'],
  /** Workbooks joined: those below, and what goes up. */
  rollUp: ['units', 'sentUp'],
  /** Inspections that are planned. */
  inspectionPlans: ['inspectionPlans'],
  /** What surveys of PAPI gave. */
  papi: ['scores', 'papiParts'],
} as const satisfies Readonly<Record<string, readonly SheetKey[]>>;

export type WantedSheets = keyof typeof WANTED_SHEETS;

export const WANTED_NAMES = Object.keys(WANTED_SHEETS) as readonly WantedSheets[];

/** The keys of the sheets that are asked for. */
export const keysWanted = (wanted: readonly WantedSheets[]): ReadonlySet<string> =>
  new Set(wanted.flatMap((name): readonly SheetKey[] => WANTED_SHEETS[name]));
