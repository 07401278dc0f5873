/** When a task of `Nhiệm vụ` is due, by its mode. */
import { type Day, dayFromText, dayOf } from '../../calendar/day.js';
import { quoted } from '../../cells/value.js';
import { type Cycle, cycleNamed, hasMilestones, milestoneTexts } from '../../plan/days/cycle.js';
import { type DaySpan, implausible, liesIn } from '../../plan/days/plausibleDays.js';
import type { Settings } from '../../plan/model.js';
import type { RowOf } from '../../schema/declaration.js';
import { TASKS } from '../../schema/sheets.js';
import type { Report } from './report.js';

export interface TaskTimes {
  readonly cycle: Cycle;
  readonly start: Day | null;
  readonly due: Day | null;
  readonly milestones: readonly Day[];
}

/** The last days of a year's quarters. */
const quarterEnds = (year: number): Day[] =>
  [
    [3, 31],
    [6, 30],
    [9, 30],
    [12, 31],
  ].map(([month, day]) => dayOf(year, month!, day!));

/**
 * The days of a row: what it says, and what its mode says where it says nothing. What comes again every month or
 * quarter is due at the end of each quarter since the plan was issued; what goes on all year, on its last day.
 *
 * @param span the days that a milestone can be of; null where the plan's year is not stated
 */
export function taskTimes(
  row: RowOf<typeof TASKS>,
  { year, planIssued }: Pick<Settings, 'year' | 'planIssued'>,
  span: DaySpan | null,
  report: Report,
): TaskTimes {
  const { start } = row;
  const cycle = cycleNamed(row.cycle);
  if (cycle === 'allYear') return { cycle, start, due: row.due ?? dayOf(year, 12, 31), milestones: [] };
  if (!hasMilestones(cycle)) return { cycle, start, due: row.due, milestones: [] };
  const days = new Set<Day>();
  for (const part of milestoneTexts(row.milestones)) {
    const day = dayFromText(part);
    if (day === null)
      report(
        'lỗi',
        TASKS,
        row.row,
        TASKS.columns.milestones,
        `${quoted(part)} không phải là ngày: mốc này không được tính.`,
        'Ghi các ngày đầy đủ, cách nhau bằng dấu chấm phẩy, ví dụ: 30/06/2026; 31/12/2026.',
      );
    else if (span !== null && !liesIn(day, span))
      report(
        'lỗi',
        TASKS,
        row.row,
        TASKS.columns.milestones,
        implausible(day, year, span),
        'Sửa lại ngày, hoặc năm kế hoạch ở trang Cấu hình.',
      );
    else days.add(day);
  }
  if (days.size === 0 && cycle !== 'milestones') {
    for (const end of quarterEnds(year)) if (planIssued === null || end >= planIssued) days.add(end);
  }
  const milestones = [...days].sort((a, b) => a - b);
  const due = milestones[milestones.length - 1] ?? row.due;
  return { cycle, start, due, milestones };
}
