/** How agencies were rated, as it goes up: once that is published, and not what is still on trial. */
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import type { SentRating } from '../../rollUp/sentUp.js';
import { CRITERIA } from '../../schema/sheets.js';
import type { Current } from '../currentPlan.js';
import { ratedShown } from '../rating/getRating.js';
import { ratingNow } from '../rating/ratingNow.js';

/** None where nothing is published, or cannot be reckoned: the rest goes up nevertheless. */
export function sentRatings(environment: Environment, current: Current): SentRating[] {
  if (!current.contents.has(CRITERIA.title)) return [];
  try {
    const { state, rated } = ratingNow(environment, current, undefined);
    if (state === 'trial') return [];
    return rated.map(ratedShown).map(({ agency, name, score, class: named }) => ({
      agency,
      name,
      score,
      class: named,
      state: state === 'closed' ? 'Đã chốt' : 'Công bố dự kiến',
    }));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}
