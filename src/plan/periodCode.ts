/** How periods are coded: "2026-Q1" … "2026-Q4", "2026-6T", "2026-N". */
import { comparable } from '../cells/comparable.js';
import type { PeriodKind } from './model.js';

const CODE = /^(\d{4})-(?:(q[1-4])|(6t)|(n))$/;

/** The kind that a code says; null for what is no period's code. @example kindOfCode('2026-Q5') //=> null */
export function kindOfCode(code: string): PeriodKind | null {
  const found = CODE.exec(comparable(code));
  if (!found) return null;
  return found[2] ? 'Quý' : found[3] ? '6 tháng' : 'Năm';
}

/** For messages. */
export const PERIOD_CODES_IN_WORDS = '2026-Q1 … 2026-Q4, 2026-6T, 2026-N';
