/** What a summary shows of the workbooks below this one. */
import type { SummaryLine } from './consolidate.js';

export type RollUpGrouping = 'unit' | 'agency' | 'area' | 'kind';

/** A table in the shape of a summary's, its lines without ranks and changes: units differ in what they are asked. */
export interface RollUpTable {
  readonly name: RollUpGrouping;
  readonly title: string;
  readonly group: string;
  readonly lines: readonly (SummaryLine & { readonly key: string })[];
  readonly total: SummaryLine;
}

/** How many of a unit's agencies were rated in each class. */
export interface ClassesOf {
  readonly title: string;
  readonly state: string;
  /** By class, without the mark of one that was scaled up. */
  readonly counts: Readonly<Record<string, number>>;
  readonly rated: number;
}

export interface UnitsShown {
  /** @example 'Số liệu của 9/10 đơn vị, cũ nhất ngày 30/06/2026.' */
  readonly said: string;
  readonly tables: readonly RollUpTable[];
  readonly ratings: readonly ClassesOf[];
  /** Units whose data are missing, old or not to be read. @example 'Huyện Văn Lâm: số liệu cũ (ngày 08/06/2023)' */
  readonly behind: readonly string[];
}
