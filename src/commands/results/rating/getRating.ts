/** How agencies are rated: points, score on 100, rank, class; and the rows behind the points of one of them. */
import { comparable } from '../../../cells/value.js';
import type { RatingReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { RatedAgency } from '../../../rating/rating.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { callerOf } from '../../caller.js';
import { requirePlan } from '../../currentPlan.js';
import { ratingTold } from './publishedRating.js';
import { type RatingNow, ratingNow } from './ratingNow.js';

/** @throws Refusal to whoever is nobody's here, and to officials for another agency than their own */
export function getRating(environment: Environment, request: RequestOf<'getRating'>): RatingReport {
  const current = requirePlan(environment);
  const { coordinates, fills, reads } = callerOf(environment, current.plan);
  const own = new Set([...fills, ...reads].map(({ code }) => code));
  if (!coordinates && own.size === 0)
    throw new Refusal('Chỉ người điều phối và cán bộ các cơ quan mới xem được xếp loại.');
  const now = ratingNow(environment, current, request.year);
  const asked = request.agency;
  const found =
    asked === undefined
      ? undefined
      : now.rated.find(({ agency }) => comparable(agency.code) === comparable(asked));
  if (asked !== undefined && !found) throw new Refusal(`Không có cơ quan mã «${asked}» trong xếp loại.`);
  if (found && !coordinates && !own.has(found.agency.code))
    throw new Refusal('Chỉ người điều phối mới xem được dẫn chứng của cơ quan khác.');
  const shown = now.rated.filter(({ agency }) => coordinates || own.has(agency.code));
  return {
    ...ratingTold({ ...now, rated: shown }),
    waiting: now.read.appeals
      .filter(({ verdict, agency }) => verdict === 'Chờ' && (coordinates || own.has(agency)))
      .map(({ code, agency, criterion, reason, row }) => ({ code, agency, criterion, reason, row })),
    cases: found ? casesOf(now, found) : null,
    mayCoordinate: coordinates,
  };
}

const casesOf = ({ read, facts }: RatingNow, { agency, group }: RatedAgency): RatingReport['cases'] =>
  Object.fromEntries(
    read.criteria
      .filter((one) => one.group === group)
      .map(({ code, source }) => [code, facts.get(agency.code)?.cases[source] ?? []]),
  );
