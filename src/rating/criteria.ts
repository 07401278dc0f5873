/** By what agencies and communes are rated (II.3.d; capabilities 6): criteria with weights that add to 100 in each group. */
import { SHEET_TITLES } from '../plan/sheetTitles.js';

export const RATING_GROUPS = ['Sở', 'Xã'] as const;
/** Xã: communes (and districts, as of old); Sở: all others. */
export type RatingGroup = (typeof RATING_GROUPS)[number];

/** Where the points of a criterion come from. */
export const CRITERION_SOURCES = {
  ownPlan: SHEET_TITLES.ownPlans,
  tasks: SHEET_TITLES.tasks,
  quarterly: SHEET_TITLES.quarterly,
  periodic: 'Báo cáo 6 tháng, năm',
  indicators: SHEET_TITLES.indicators,
  inspections: SHEET_TITLES.findings,
  forms: 'Làm đầu mối',
  /** Points that people give. */
  manual: 'Chấm tay',
  survey: 'Khảo sát',
} as const;
export type CriterionSource = keyof typeof CRITERION_SOURCES;

export interface Criterion {
  readonly code: string;
  readonly group: RatingGroup;
  readonly title: string;
  /** The most points that it gives. */
  readonly weight: number;
  readonly source: CriterionSource;
  /** Points off for each fault: of own plans a working day late; of inspections a finding late, then a re-inspection failed. */
  readonly off: readonly number[];
  /** The most points off; null: all of them. */
  readonly mostOff: number | null;
}

type Ready = readonly [
  code: string,
  title: string,
  source: CriterionSource,
  weights: Readonly<Record<RatingGroup, number>>,
  off?: readonly number[],
];

const READY: readonly Ready[] = [
  ['TC1', 'Kế hoạch riêng đủ nội dung, ban hành đúng hạn', 'ownPlan', { Sở: 10, Xã: 10 }, [1]],
  ['TC2', 'Thực hiện nhiệm vụ đúng hạn', 'tasks', { Sở: 30, Xã: 30 }],
  ['TC3', 'Báo cáo quý đúng hạn', 'quarterly', { Sở: 10, Xã: 10 }],
  ['TC4', 'Báo cáo 6 tháng, năm đúng hạn', 'periodic', { Sở: 10, Xã: 10 }],
  ['TC5', 'Chỉ tiêu đạt', 'indicators', { Sở: 12.5, Xã: 25 }],
  ['TC6', 'Khắc phục sau kiểm tra', 'inspections', { Sở: 15, Xã: 15 }, [3, 5]],
  ['TC7', 'Làm đầu mối biểu mẫu', 'forms', { Sở: 12.5, Xã: 0 }],
];

/** The ready set of 100 points a group, which people may change in `Tiêu chí`. */
export const readyCriteria = (): Criterion[] =>
  RATING_GROUPS.flatMap((group) =>
    READY.flatMap(([code, title, source, weights, off = []]): Criterion[] =>
      weights[group] === 0
        ? []
        : [{ code, group, title, source, weight: weights[group], off, mostOff: null }],
    ),
  );

/** Kinds of agency whose units are rated as communes. */
const COMMUNES: readonly string[] = ['UBND cấp xã', 'UBND cấp huyện'];

export const ratingGroupOf = ({ kind }: { readonly kind: string }): RatingGroup =>
  COMMUNES.includes(kind) ? 'Xã' : 'Sở';

/** What a group is called, by who is rated in it: districts are no communes. */
export function groupTitle(group: RatingGroup, rated: readonly { readonly kind: string }[]): string {
  if (group === 'Sở') return 'Sở, ban, ngành, cơ quan';
  const districts = rated.filter(({ kind }) => kind === 'UBND cấp huyện').length;
  if (districts === 0) return 'Xã, phường, đặc khu';
  return districts === rated.length ? 'Huyện, thị xã, thành phố' : 'Cấp huyện, cấp xã';
}

/**
 * Of the groups that have criteria those whose weights do not add to 100, and to what they do.
 *
 * @example weights 10, 30, 10, 10, 25 //=> [{ group: 'Xã', sum: 85 }]
 */
export const wrongWeights = (
  criteria: readonly Pick<Criterion, 'group' | 'weight'>[],
): { readonly group: RatingGroup; readonly sum: number }[] =>
  RATING_GROUPS.flatMap((group) => {
    const own = criteria.filter((one) => one.group === group);
    const sum = own.reduce((all, { weight }) => all + weight, 0);
    return own.length === 0 || Math.abs(sum - 100) < 1e-6 ? [] : [{ group, sum }];
  });
