/** Agencies rated: points by criterion, scaled to 100 where a criterion has no case, ranked within group and cluster. */
import type { Agency } from '../plan/model.js';
import { type Criterion, type RatingGroup, ratingGroupOf } from './criteria.js';
import type { AgencyFacts } from './facts.js';
import { pointsOf } from './points.js';

/** Fewer decided deadlines say too little. */
export const LEAST_DECIDED = 5;
export const UNRANKED = 'Chưa xếp hạng';

/** From how many points on 100. */
const CLASSES = [
  ['Xuất sắc', 90],
  ['Tốt', 80],
  ['Khá', 65],
  ['Trung bình', 50],
  ['Yếu', 0],
] as const;
export type RatingClass = (typeof CLASSES)[number][0] | typeof UNRANKED;
/** The best first. */
export const ratingClasses = (): readonly RatingClass[] => [...CLASSES.map(([name]) => name), UNRANKED];

/** What people have put in the place of, or beside, the points that were reckoned. */
export interface Judged {
  /** In the place of what was reckoned. */
  readonly given: number | null;
  readonly bonus: number;
  /** What an appeal was concluded with, in the place of all else. */
  readonly appealed: number | null;
}

export const NOT_JUDGED: Judged = { given: null, bonus: 0, appealed: null };

export interface CriterionPoints extends Judged {
  readonly code: string;
  readonly title: string;
  readonly weight: number;
  /** What was reckoned: null where there is no case. */
  readonly auto: number | null;
  readonly off: number;
  readonly said: string;
  /** What counts; null where the criterion counts neither for nor against. */
  readonly points: number | null;
}

/** What is rated: an agency with its criteria. */
export interface Rated {
  readonly agency: Pick<Agency, 'code' | 'name' | 'kind'> & { readonly cluster: string };
  readonly decided: number;
  readonly criteria: readonly CriterionPoints[];
}

export interface RatedAgency extends Rated {
  readonly group: RatingGroup;
  readonly points: number;
  /** Weights of the criteria that counted. */
  readonly maximum: number;
  /** On 100, two decimals; null where no criterion counted. */
  readonly score: number | null;
  /** Whether it was scaled up, because a criterion had no case. */
  readonly scaled: boolean;
  /** Within its group, and within its cluster of that group; null where it is not ranked. */
  readonly rank: number | null;
  readonly clusterRank: number | null;
  readonly class: RatingClass;
}

/** Two decimals, a half upwards. @example 84.7083 //=> 84.71 */
export const rounded = (points: number): number => Math.round((points + 1e-9) * 100) / 100;

const within = (points: number, most: number): number => Math.max(0, Math.min(points, most));

/** What one criterion gives in the end. */
export function criterionPoints(
  { code, title, weight }: Pick<Criterion, 'code' | 'title' | 'weight'>,
  reckoned: { readonly auto: number; readonly off: number; readonly said: string } | null,
  judged: Judged = NOT_JUDGED,
): CriterionPoints {
  const own = reckoned === null ? null : within(reckoned.auto - reckoned.off, weight);
  const base = judged.appealed ?? judged.given ?? own;
  return {
    code,
    title,
    weight,
    auto: reckoned?.auto ?? null,
    off: reckoned?.off ?? 0,
    said: reckoned?.said ?? 'không phát sinh',
    ...judged,
    points: base === null ? null : within(base, weight) + judged.bonus,
  };
}

/** An agency's criteria by what it has done. */
export function rate(
  agency: Rated['agency'],
  criteria: readonly Criterion[],
  { facts, decided }: Pick<AgencyFacts, 'facts' | 'decided'>,
  judgedOf: (criterion: string) => Judged = () => NOT_JUDGED,
): Rated {
  const group = ratingGroupOf(agency);
  return {
    agency,
    decided,
    criteria: criteria
      .filter((one) => one.group === group)
      .map((one) => criterionPoints(one, pointsOf(one, facts), judgedOf(one.code))),
  };
}

const classOf = (score: number): RatingClass => CLASSES.find(([, least]) => score >= least)?.[0] ?? 'Yếu';

/** The place among others: one more than those before it; those that tie share it, and the next is free. */
const placeAmong = (own: Scored, others: readonly Scored[]): number =>
  1 + others.filter(({ score, tie }) => score! > own.score! || (score === own.score && tie > own.tie)).length;

type Scored = Omit<RatedAgency, 'rank' | 'clusterRank'> & {
  /** Points of `TC2`, by which equal scores are told apart. */
  readonly tie: number;
};

const TIE_BREAK = 'TC2';

/**
 * Best first in each group. Criteria without a case are left out and the others scaled up to 100; whoever has fewer than
 * five decided deadlines is not ranked.
 *
 * @example 9 + 27 + 9 + 10 + 20 of 85, never inspected //=> { score: 88.24, scaled: true, class: 'Tốt' }
 */
export function ratedAgencies(all: readonly Rated[]): RatedAgency[] {
  const scored = all.map((one): Scored => {
    const counted = one.criteria.filter(({ points }) => points !== null);
    const maximum = counted.reduce((sum, { weight }) => sum + weight, 0);
    const points = counted.reduce((sum, { points: own }) => sum + own!, 0);
    const score = maximum === 0 ? null : rounded(Math.min(100, (100 * points) / maximum));
    const ranked = score !== null && one.decided >= LEAST_DECIDED;
    return {
      ...one,
      group: ratingGroupOf(one.agency),
      points: rounded(points),
      maximum: rounded(maximum),
      score,
      scaled: counted.length < one.criteria.length,
      class: ranked ? classOf(score) : UNRANKED,
      tie: rounded(one.criteria.find(({ code }) => code === TIE_BREAK)?.points ?? 0),
    };
  });
  const ranked = scored.filter((one) => one.class !== UNRANKED);
  return scored
    .map((one): RatedAgency => {
      const { tie: _, ...rest } = one;
      const group = ranked.filter((other) => other.group === one.group);
      const cluster = group.filter((other) => other.agency.cluster === one.agency.cluster);
      const isRanked = one.class !== UNRANKED;
      return {
        ...rest,
        rank: isRanked ? placeAmong(one, group) : null,
        clusterRank: isRanked && one.agency.cluster !== '' ? placeAmong(one, cluster) : null,
      };
    })
    .sort(
      (a, b) =>
        a.group.localeCompare(b.group) ||
        (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) ||
        0,
    );
}
