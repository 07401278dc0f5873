/** A row of the calendar: one day on which the ordinary Monday-to-Friday rule does not hold. */
import type { Day } from './day.js';

export const DAY_OFF_KINDS = ['Nghỉ lễ', 'Nghỉ bù', 'Nghỉ hoán đổi', 'Làm bù', 'Tạm tính'] as const;

/**
 * Nghỉ lễ: a public holiday. Nghỉ bù: compensation for a holiday that falls on a weekend. Nghỉ hoán đổi: a
 * weekday off in exchange for a worked Saturday. Làm bù: that Saturday. Tạm tính: a day off reckoned by law
 * until the yearly announcement.
 */
export type DayOffKind = (typeof DAY_OFF_KINDS)[number];

export interface DayOff {
  readonly day: Day;
  readonly kind: DayOffKind;
  readonly reason: string;
}
