/**
 * Due days of `Nhiệm vụ` that were typed over after the plan was issued, as edits note them in `Nhật ký`: the first day
 * is not lost, and the change can be made an extension.
 */
import { type Day, dayFromText, isoDay } from '../../calendar/day.js';
import { comparable } from '../../cells/value.js';
import type { Task } from '../model.js';

/** `Việc` of such a line, and its `Kết quả` as long as nothing was made of it. */
export const HAND_CHANGE = {
  deed: 'Đổi hạn',
  waiting: 'Chờ lập gia hạn',
  settled: 'Đã lập gia hạn',
} as const;

/** The cells of a ledger line that matter here. */
export interface HandChangeLine {
  readonly deed: string;
  readonly outcome: string;
  readonly detail: string;
}

export interface HandChange {
  readonly task: string;
  /** The day that stood there first. */
  readonly from: Day;
}

/** What stands in `Chi tiết`. @example 'NV03\n2026-06-30\n2026-09-30' */
export const handChangeDetail = (task: string, from: Day, to: Day | null): readonly string[] => [
  task,
  isoDay(from),
  to === null ? '' : isoDay(to),
];

/** The tasks whose day is no longer the one that stood there first, and of which nobody has said what it is. */
export function handChanges(lines: readonly HandChangeLine[], tasks: readonly Task[]): HandChange[] {
  const first = new Map<string, Day>();
  for (const { deed, outcome, detail } of lines) {
    if (comparable(deed) !== comparable(HAND_CHANGE.deed)) continue;
    const [code, from] = detail.split('\n').map((part) => part.trim());
    const day = dayFromText(from ?? '');
    if (!code || day === null) continue;
    const name = comparable(code);
    if (comparable(outcome) !== comparable(HAND_CHANGE.waiting)) first.delete(name);
    else if (!first.has(name)) first.set(name, day);
  }
  return tasks.flatMap(({ code, due }) => {
    const from = first.get(comparable(code));
    return from === undefined || from === due ? [] : [{ task: code, from }];
  });
}
