/** Looks the whole workbook over; changes nothing. Everybody may look. */
import type { CheckReport } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { examine } from './examination.js';

export function checkWorkbook(environment: Environment): CheckReport {
  const { findings, steps } = examine(environment);
  const errors = findings.filter(({ severity }) => severity === 'lỗi').length;
  return { findings, errors, warnings: findings.length - errors, repairable: steps.length > 0 };
}
