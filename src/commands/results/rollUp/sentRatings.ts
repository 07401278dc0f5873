/** How agencies were rated, as it goes up: once that is published, and not what is still on trial. */
import type { Environment } from '../../../environment.js';
import type { SentRating } from '../../../rollUp/sentUp.js';
import { CRITERIA } from '../../../schema/sheets.js';
import type { Current } from '../../currentPlan.js';
import { publishedRating } from '../rating/publishedRating.js';

/** None where nothing is published, or cannot be reckoned: the rest goes up nevertheless. */
export function sentRatings(environment: Environment, current: Current): SentRating[] {
  if (!current.contents.has(CRITERIA.title)) return [];
  const told = publishedRating(environment, current);
  if (told === null) return [];
  return told.agencies.map(({ agency, name, score, class: named }) => ({
    agency,
    name,
    score,
    class: named,
    state: told.state === 'closed' ? 'Đã chốt' : 'Công bố dự kiến',
  }));
}
