/** The rating of the plan's year as documents tell it, once it is published. */
import { isoDay, vnDay } from '../../../calendar/day.js';
import { comparable } from '../../../cells/value.js';
import type { RatedAgencyShown, RatingTold } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { groupTitle, type RatingGroup, wrongWeights } from '../../../rating/criteria.js';
import { type RatedAgency, rounded, UNRANKED } from '../../../rating/rating.js';
import { MARKS } from '../../../schema/sheets.js';
import type { RatingWritten } from '../../../summary/summarySheet.js';
import { readRating } from '../../../workbook/reading/sheets/readRating.js';
import type { Current } from '../../currentPlan.js';
import { ratingStage } from './ratingMemory.js';
import { type RatingNow, ratingNow } from './ratingNow.js';

/** What a summary's sheet says of it; null before anybody was given points, and while the weights do not add up. */
export function ratingWritten(environment: Environment, current: Current): RatingWritten | null {
  if (!current.contents.has(MARKS.title)) return null;
  const { criteria, marks } = readRating(current.contents, current.plan);
  const { year } = current.plan.settings;
  if (!marks.some(({ round }) => comparable(round) === String(year)) || wrongWeights(criteria).length > 0)
    return null;
  const { state, published, appealsUntil, rated } = ratingNow(environment, current, year);
  const said =
    state === 'trial'
      ? 'chấm thử, chưa công bố'
      : state === 'closed'
        ? 'đã chốt'
        : `dự kiến, công bố ngày ${vnDay(published!)}, nhận kiến nghị đến hết ngày ${vnDay(appealsUntil!)}`;
  return { said: `Xếp loại năm ${year} (${said})`, rated };
}

/** null before it is published, and while the weights do not add up: a report is made all the same. */
export function publishedRating(environment: Environment, current: Current): RatingTold | null {
  const { year } = current.plan.settings;
  if (!current.contents.has(MARKS.title)) return null;
  if (ratingStage(environment.workbook, year).state === 'trial') return null;
  if (wrongWeights(readRating(current.contents, current.plan).criteria).length > 0) return null;
  return ratingTold(ratingNow(environment, current, year));
}

export const ratingTold = ({ year, state, published, appealsUntil, rated, read }: RatingNow): RatingTold => ({
  year,
  state,
  published: published === null ? null : isoDay(published),
  appealsUntil: appealsUntil === null ? null : isoDay(appealsUntil),
  agencies: rated.map(ratedShown),
  problems: read.problems,
  titles: { Sở: titleOf(rated, 'Sở'), Xã: titleOf(rated, 'Xã') },
});

const titleOf = (rated: readonly RatedAgency[], group: RatingGroup): string =>
  groupTitle(
    group,
    rated.filter((one) => one.group === group).map(({ agency }) => agency),
  );

/** @example of one that was never inspected: class 'Tốt*' */
const ratedShown = (one: RatedAgency): RatedAgencyShown => ({
  agency: one.agency.code,
  name: one.agency.name,
  group: one.group,
  cluster: one.agency.cluster,
  points: one.points,
  maximum: one.maximum,
  score: one.score,
  rank: one.rank,
  clusterRank: one.clusterRank,
  class: one.scaled && one.class !== UNRANKED ? `${one.class}*` : one.class,
  criteria: one.criteria.map(({ code, title, weight, points, said, given, bonus, appealed }) => ({
    code,
    title,
    weight,
    points: points === null ? null : rounded(points),
    said,
    judged: given !== null || bonus > 0 || appealed !== null,
  })),
});
