/** What is wrong in the workbook: where, what, and what to do about it. */

/** lỗi: something was left out or could not be used. cảnh báo: it was used, but somebody should look. */
export type Severity = 'lỗi' | 'cảnh báo';

export interface Problem {
  readonly severity: Severity;
  readonly sheet: string;
  /** 1-based row; null when it concerns the sheet or a column as a whole. */
  readonly row: number | null;
  /** The column's header; null when it concerns the row or the sheet as a whole. */
  readonly column: string | null;
  /** What is wrong. */
  readonly message: string;
  /** What to do now. */
  readonly remedy: string;
}

/** A problem that the workbook check found. */
export interface CheckFinding extends Problem {
  /** Whether repairing the workbook mends it. */
  readonly repair: boolean;
}
