/** How periods are coded: "2026-Q1" … "2026-Q4", "2026-6T", "2026-N". */
import { comparable } from '../../cells/comparable.js';
import type { PeriodKind } from '../model.js';

const CODE = /^(\d{4})-(?:(q[1-4])|(6t)|(n))$/;

/** The kind that a code says; null for what is no period's code. @example kindOfCode('2026-Q5') //=> null */
export function kindOfCode(code: string): PeriodKind | null {
  const found = CODE.exec(comparable(code));
  if (!found) return null;
  return found[2] ? 'Quý' : found[3] ? '6 tháng' : 'Năm';
}

const QUARTERS = ['I', 'II', 'III', 'IV'];

/**
 * The period that a code names, as people write it; what is no period's code stays as it is.
 *
 * @example periodInWords('2023-Q1') //=> 'quý I/2023'
 * @example periodInWords('2023-6T') //=> '6 tháng đầu năm 2023'
 */
export function periodInWords(code: string): string {
  const found = CODE.exec(comparable(code));
  if (!found) return code;
  const [, year, quarter, half] = found;
  if (quarter) return `quý ${QUARTERS[Number(quarter[1]) - 1]}/${year}`;
  return half ? `6 tháng đầu năm ${year}` : `năm ${year}`;
}

/** For messages. */
export const PERIOD_CODES_IN_WORDS = '2026-Q1 … 2026-Q4, 2026-6T, 2026-N';
