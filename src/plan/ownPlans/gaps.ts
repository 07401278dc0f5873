/** What may be missing of a task in an agency's own plan, in the words in which people read it. */
import { type Day, vnDay } from '../../calendar/day.js';
import type { OwnPlanRow } from '../model.js';

export const OWN_PLAN_GAPS = {
  unsaid: 'chưa ghi có trong kế hoạch hay không',
  absent: 'không có trong kế hoạch',
  notAccepted: 'chưa được chấp nhận «Không áp dụng»',
  product: 'thiếu sản phẩm',
  people: 'thiếu người, bộ phận chịu trách nhiệm',
  quarters: 'thiếu thời gian theo quý',
  late: 'muộn hơn hạn của tỉnh',
  refused: 'thẩm định không đạt',
} as const;
export type OwnPlanGap = keyof typeof OWN_PLAN_GAPS;

/** What a row leaves out; `left out of count` where the coordinator has accepted that the task does not apply. */
export const NOT_COUNTED = 'not counted';

/**
 * What is missing of one task: nothing where it is in the plan with its product, who answers for it, at least one
 * quarter, and no later day than the province's (capabilities 9; plan III.1.a).
 *
 * @param row null where the agency has no row for it
 * @param due the province's last day for the task; null where it states none
 * @example gapsOf({ included: 'Có', product: '', people: 'Văn phòng', quarters: [2], … }, due) //=> ['product']
 */
export function gapsOf(row: OwnPlanRow | null, due: Day | null): readonly OwnPlanGap[] | typeof NOT_COUNTED {
  if (row === null || row.included === null) return ['unsaid'];
  if (row.included === 'Không') return ['absent'];
  if (row.included === 'Không áp dụng') return row.verdict === 'Đạt' ? NOT_COUNTED : ['notAccepted'];
  const lacks: Readonly<Partial<Record<OwnPlanGap, boolean>>> = {
    product: row.product === '',
    people: row.people === '',
    quarters: row.quarters.length === 0,
    late: row.due !== null && due !== null && row.due > due,
    refused: row.verdict === 'Không',
  };
  return (Object.keys(lacks) as OwnPlanGap[]).filter((gap) => lacks[gap]);
}

/** A task of which something is missing. */
export interface TaskGaps {
  readonly task: string;
  readonly title: string;
  readonly gaps: readonly OwnPlanGap[];
  /** Its last day in the agency's plan and in the province's. */
  readonly days: { readonly own: Day | null; readonly province: Day | null };
}

/** @example whyOf({ gaps: ['late'], … }) //=> 'muộn hơn hạn của tỉnh (15/04/2026, hạn của tỉnh 31/03/2026)' */
export const whyOf = ({ gaps, days }: TaskGaps): string =>
  gaps
    .map((gap) =>
      gap === 'late'
        ? `${OWN_PLAN_GAPS.late} (${vnDay(days.own!)}, hạn của tỉnh ${vnDay(days.province!)})`
        : OWN_PLAN_GAPS[gap],
    )
    .join('; ');

/**
 * Exactly what is missing, tasks with the same gap together.
 *
 * @example gapsInWords([NV02 and NV05 not in the plan, NV15 later]) //=>
 *   'không có trong kế hoạch: NV02, NV05; muộn hơn hạn của tỉnh (15/04/2026, hạn của tỉnh 31/03/2026): NV15'
 */
export function gapsInWords(tasks: readonly TaskGaps[]): string {
  const groups = new Map<string, string[]>();
  for (const one of tasks) groups.set(whyOf(one), [...(groups.get(whyOf(one)) ?? []), one.task]);
  return [...groups].map(([why, codes]) => `${why}: ${codes.join(', ')}`).join('; ');
}

/** What people write into a quarter's cell to say that nothing is done in it; whatever else stands there says that something is. */
export const NOT_IN_QUARTER = ['không', 'ko', '-', '0', 'false'] as const;
