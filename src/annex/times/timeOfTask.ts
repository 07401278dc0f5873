/** When a task is to be done, as far as the annex says so. */
import type { Day } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';
import type { Cycle } from '../../plan/days/cycle.js';

/** What the words of a time are read against. */
export interface TimeFrame {
  /** The plan's year: of a time that states none. */
  readonly year: number;
  /** Day on which the plan was issued; null where nobody has said yet. */
  readonly issued: Day | null;
  readonly calendar: Pick<WorkingCalendar, 'add'>;
}

export interface TimeOfTask {
  readonly cycle: Cycle;
  /** First day, where the words state one. */
  readonly start: Day | null;
  /** Last day in time; of several, the last; null where the words state none. */
  readonly due: Day | null;
  /** Each last day in time of a task that has several, in order. */
  readonly milestones: readonly Day[];
  /** What a person should look at, in Vietnamese; nothing where the words leave no doubt. */
  readonly notes: readonly string[];
  /** Words that say more than a day, for `Ghi chú`. */
  readonly remark: string;
}
