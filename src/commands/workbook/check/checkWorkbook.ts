/** Looks the whole workbook over; changes nothing. Everybody may look. */
import type { CheckReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { examine, findingsOf } from './examination.js';

/**
 * Columns whose kind of rule is asked for: rules that are gone are seen in every column without asking, one that was
 * changed into another kind when its turn comes, and by every repair.
 */
const RULES_ASKED = 4;

export function checkWorkbook(environment: Environment): CheckReport {
  const examination = examine(environment, RULES_ASKED);
  const findings = findingsOf(examination);
  const errors = findings.filter(({ severity }) => severity === 'lỗi').length;
  return {
    findings,
    errors,
    warnings: findings.length - errors,
    repairable: examination.flaws.some(({ mend }) => mend !== null),
  };
}
