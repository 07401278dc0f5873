/** Rows as people name them, and findings of neighbouring rows told as one. */
import type { CheckFinding } from '../workbook/reading/problem.js';

/** Rows or runs of rows named before the rest is counted. */
const NAMED = 6;

/**
 * @param rows 1-based, ascending
 * @example rowsInWords([3, 4, 5, 9]) //=> 'dòng 3–5, 9'
 */
export function rowsInWords(rows: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs[runs.length - 1];
    if (run && row <= run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  const named = runs
    .slice(0, NAMED)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  const rest = runs.slice(NAMED).reduce((count, { first, last }) => count + last - first + 1, 0);
  return `dòng ${named.join(', ')}${rest > 0 ? ` và ${rest} dòng khác` : ''}`;
}

/** Fewer neighbours than these are told one by one. */
const FEWEST = 4;

/**
 * Findings of one column that stand in consecutive rows and ask for the same remedy become one, of the first row:
 * what one paste or one missed fill has spoilt is one thing to look at.
 */
export function mergedRuns(findings: readonly CheckFinding[]): CheckFinding[] {
  const runs = new Map<CheckFinding, CheckFinding[]>();
  const open = new Map<string, CheckFinding[]>();
  for (const finding of findings) {
    const { severity, sheet, row, column, remedy, repair } = finding;
    const key = JSON.stringify([severity, sheet, column, remedy, repair]);
    const run = row === null ? undefined : open.get(key);
    if (run && run[run.length - 1]!.row === row! - 1) {
      run.push(finding);
      continue;
    }
    const begun = [finding];
    runs.set(finding, begun);
    if (row !== null) open.set(key, begun);
  }
  return [...runs.values()].flatMap((run) => {
    if (run.length < FEWEST) return run;
    const [first] = run;
    const rows = rowsInWords(run.map(({ row }) => row!));
    return [{ ...first!, message: `${first!.message} Cùng cột: ${run.length} ô liền nhau, ${rows}.` }];
  });
}
