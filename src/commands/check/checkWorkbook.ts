/** Looks the whole workbook over; changes nothing. Everybody may look. */
import type { CheckReport } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { examine, findingsOf } from './examination.js';

export function checkWorkbook(environment: Environment): CheckReport {
  const examination = examine(environment);
  const findings = findingsOf(examination);
  const errors = findings.filter(({ severity }) => severity === 'lỗi').length;
  return {
    findings,
    errors,
    warnings: findings.length - errors,
    repairable: examination.flaws.some(({ mend }) => mend !== null),
  };
}
