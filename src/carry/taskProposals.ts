/**
 * What becomes of each task in the next year's plan (capabilities §8): what comes again is renewed, what is not done is
 * carried on, what was done once is left out. What is said to be at 100 % without a day is for people to look at.
 */
import { type Day, isoDay, vnDay } from '../calendar/day.js';
import { comparable } from '../cells/comparable.js';
import { comesAgain } from '../plan/days/cycle.js';
import type { Plan, Task } from '../plan/model.js';
import type { Assessed } from '../plan/obligations/obligation.js';
import { yearOn } from './yearOn.js';

/** What a coordinator may decide. */
export const PROPOSALS = ['Lặp lại', 'Chuyển tiếp', 'Bỏ'] as const;
export type Proposal = (typeof PROPOSALS)[number];
/** Until somebody decides it goes on as what is not done. */
export const TO_LOOK_AT = 'Cần xem';

export interface TaskNextYear {
  readonly code: string;
  readonly title: string;
  /** 1-based. */
  readonly row: number;
  /** What last year came to, in words. */
  readonly result: string;
  readonly proposal: Proposal | typeof TO_LOOK_AT;
  /** Why, in words. */
  readonly reason: string;
  /** The last day in time, by last year's plan with what was granted. */
  readonly before: Day | null;
  /** The day in the new plan; null where there is none, or the task is left out. */
  readonly due: Day | null;
  /** The milestones (by the plan's own day) that somebody has not reached. */
  readonly open: ReadonlySet<Day>;
}

/** Whether the task stands in the new plan. */
export const goesOn = ({ proposal }: Pick<TaskNextYear, 'proposal'>): boolean => proposal !== 'Bỏ';

/** Whether it begins anew there, without what was left of last year. */
export const isRenewed = ({ proposal }: Pick<TaskNextYear, 'proposal'>): boolean => proposal === 'Lặp lại';

/**
 * @param assessed every obligation of the plan as it stands
 * @param decided what a coordinator decides otherwise, by code as `comparable` gives it
 * @example a task "Hằng quý" //=> 'Lặp lại'; one done on 12/06 //=> 'Bỏ'; one at 100 % without a day //=> 'Cần xem'
 */
export function taskProposals(
  { tasks, calendar }: Pick<Plan, 'tasks' | 'calendar'>,
  assessed: readonly Assessed[],
  decided: ReadonlyMap<string, Proposal> = new Map(),
): TaskNextYear[] {
  const parts = new Map<string, Assessed[]>();
  for (const one of assessed)
    if (one.kind === 'task' && one.task !== null) parts.set(one.task, [...(parts.get(one.task) ?? []), one]);
  return tasks.map((task) => {
    const own = parts.get(task.code) ?? [];
    const proposed = proposalOf(task, own);
    const chosen = decided.get(comparable(task.code));
    const [proposal, reason] =
      chosen === undefined || chosen === proposed[0] ? proposed : [chosen, 'Người điều phối chọn'];
    const before = own.reduce<Day | null>(
      (last, { due }) => (due !== null && (last === null || due > last) ? due : last),
      task.due,
    );
    return {
      code: task.code,
      title: task.title,
      row: task.row,
      result: resultOf(task, own),
      proposal,
      reason,
      before,
      due: proposal === 'Bỏ' || task.due === null ? null : yearOn(task.due, calendar),
      open: new Set(
        own.flatMap(({ done, firstDue }) => (done === null && firstDue !== null ? [firstDue] : [])),
      ),
    };
  });
}

function proposalOf(task: Task, parts: readonly Assessed[]): readonly [TaskNextYear['proposal'], string] {
  if (comesAgain(task.cycle)) return ['Lặp lại', 'Việc làm thường xuyên hoặc theo kỳ'];
  const open = parts.filter(({ done }) => done === null);
  if (parts.length === 0) return [TO_LOOK_AT, 'Chưa có cơ quan chủ trì để tính kết quả'];
  if (open.length === 0) return ['Bỏ', 'Việc một lần, đã hoàn thành'];
  if (open.every(({ progress }) => progress !== null && progress >= 100))
    return [TO_LOOK_AT, 'Tiến độ 100 % nhưng chưa có ngày hoàn thành'];
  return ['Chuyển tiếp', 'Chưa hoàn thành'];
}

function resultOf(task: Task, parts: readonly Assessed[]): string {
  const done = parts.filter((one) => one.done !== null);
  const [last] = done.map((one) => one.done!).sort((a, b) => b - a);
  if (parts.length > 1)
    return `Đã xong ${done.length}/${parts.length} ${task.milestones.length > 0 ? 'mốc' : 'cơ quan'}`;
  if (last !== undefined) return `Đã xong ngày ${vnDay(last)}`;
  const progress = parts[0]?.progress ?? null;
  return progress === null ? 'Chưa có kết quả' : `Tiến độ ${progress} %`;
}

/**
 * What the new row of a carried task says of the old year.
 *
 * @example 'Chuyển từ năm 2026: hạn gốc 30/06/2026; Tiến độ 60 %.'
 */
export const carriedNote = ({ before, result }: TaskNextYear, year: number): string =>
  `Chuyển từ năm ${year}: ${before === null ? 'không có hạn' : `hạn gốc ${vnDay(before)}`}; ${result}.`;

/** For the fingerprint. */
export const taskLine = ({ code, proposal, due, result }: TaskNextYear): string[] => [
  code,
  proposal,
  due === null ? '' : isoDay(due),
  result,
];
