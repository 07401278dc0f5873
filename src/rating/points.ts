/** The points that one criterion gives an agency by itself, and the figures that they are made of, in words. */
import type { Criterion } from './criteria.js';
import type { Deadlines, Facts } from './facts.js';

export interface Points {
  /** Before anything is taken off; never below 0. */
  readonly auto: number;
  /** Taken off. */
  readonly off: number;
  /** @example '9 đúng, 2 trễ, 1 quá hạn / 12' */
  readonly said: string;
}

const deadlinePoints = (weight: number, { kept, late, overdue }: Deadlines): Points => {
  const decided = kept + late + overdue;
  return {
    auto: (weight * (kept + late / 2)) / decided,
    off: 0,
    said: `${kept} đúng, ${late} trễ, ${overdue} quá hạn / ${decided}`,
  };
};

/**
 * null where there is no case: the criterion counts neither for nor against.
 *
 * @example TC2 of 30 points, 9 in time, 2 late, 1 overdue //=> { auto: 25, off: 0, said: '9 đúng, 2 trễ, 1 quá hạn / 12' }
 */
export function pointsOf({ source, weight, off: faults, mostOff }: Criterion, facts: Facts): Points | null {
  const taken = (off: number): number => Math.min(off, mostOff ?? weight);
  switch (source) {
    case 'ownPlan': {
      if (facts.ownPlan === null) return null;
      const { complete, required, daysLate } = facts.ownPlan;
      return {
        // What it holds is all that does not apply: nothing is missing.
        auto: required === 0 ? weight : (weight * complete) / required,
        off: taken(daysLate * (faults[0] ?? 0)),
        said: `đủ ${complete}/${required}${daysLate > 0 ? `, chậm ${daysLate} ngày làm việc` : ''}`,
      };
    }
    case 'tasks':
    case 'quarterly':
    case 'periodic': {
      const counted = facts[source];
      return counted && deadlinePoints(weight, counted);
    }
    case 'indicators':
    case 'forms': {
      const counted = facts[source];
      return (
        counted && {
          auto: (weight * counted.met) / counted.due,
          off: 0,
          said: `${counted.met} ${source === 'forms' ? 'biểu đã nộp' : 'đạt'} / ${counted.due}`,
        }
      );
    }
    case 'inspections': {
      if (facts.inspections === null) return null;
      const { lateFindings, failed } = facts.inspections;
      return {
        auto: weight,
        off: taken(lateFindings * (faults[0] ?? 0) + failed * (faults[1] ?? faults[0] ?? 0)),
        said: `${lateFindings} khắc phục chậm hoặc quá hạn, ${failed} tái kiểm tra chưa khắc phục`,
      };
    }
    default:
      return null;
  }
}
