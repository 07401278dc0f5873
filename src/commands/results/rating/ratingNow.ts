/** The rating of a year as it stands: a trial follows the workbook; once published, the points that were written count. */
import type { Day } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { planDue } from '../../../plan/days/dueDays.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { ratingGroupOf, wrongWeights } from '../../../rating/criteria.js';
import { type AgencyFacts, factsOf } from '../../../rating/facts.js';
import {
  criterionPoints,
  type Judged,
  LEAST_DECIDED,
  NOT_JUDGED,
  type Rated,
  type RatedAgency,
  rate,
  ratedAgencies,
} from '../../../rating/rating.js';
import { Refusal } from '../../../refusal.js';
import { CRITERIA, MARKS } from '../../../schema/sheets.js';
import { type Mark, type RatingRead, readRating } from '../../../workbook/reading/sheets/readRating.js';
import type { Current } from '../../currentPlan.js';
import { type RatingStage, ratingStage } from './ratingMemory.js';

/** Working days in which agencies may appeal. */
export const APPEAL_DAYS = 5;

export interface RatingNow extends RatingStage {
  readonly year: number;
  readonly read: RatingRead;
  readonly facts: ReadonlyMap<string, AgencyFacts>;
  readonly rated: readonly RatedAgency[];
  /** Last day for appeals; null while it is not published. */
  readonly appealsUntil: Day | null;
  /** The marks of that year, by agency and criterion. */
  readonly markOf: (agency: string, criterion: string) => Mark | undefined;
}

/** Of a row of `Chấm điểm` in a year. */
export const markKey = (agency: string, criterion: string): string =>
  `${comparable(agency)}|${comparable(criterion)}`;

/** Names the points, scores and ranks of all. */
export const pointsMark = (rated: readonly RatedAgency[]): string =>
  fingerprintOf(
    rated.map(({ agency, points, score, rank }) => [
      agency.code,
      String(points),
      String(score),
      String(rank),
    ]),
  );

const changedSince = (year: number): RatingRead['problems'][number] => ({
  severity: 'cảnh báo',
  sheet: MARKS.title,
  row: null,
  column: null,
  message: `Điểm, kiến nghị, tiêu chí hoặc danh sách cơ quan đã bị sửa sau khi chốt xếp loại năm ${year}.`,
  remedy: `Bảng đã chốt vẫn nguyên ở trang xếp loại năm ${year}; sửa lại cho khớp với bảng đó trước khi làm văn bản.`,
});

/** @throws Refusal for another year than the plan's, and for weights that do not add to 100 */
export function ratingNow(
  environment: Environment,
  { plan, contents }: Current,
  asked: number | undefined,
): RatingNow {
  const { settings, calendar } = plan;
  const year = asked ?? settings.year;
  if (year !== settings.year)
    throw new Refusal(
      `Bảng tính theo dõi kế hoạch năm ${settings.year}, không xếp loại được năm ${year}. Hãy mở bảng tính của năm đó.`,
    );
  const read = readRating(contents, plan);
  const [wrong] = wrongWeights(read.criteria);
  if (wrong)
    throw new Refusal(
      `Tổng trọng số của nhóm ${wrong.group} là ${String(wrong.sum).replace('.', ',')}, không phải 100. Hãy sửa cột Trọng số ở trang ${CRITERIA.title} rồi làm lại.`,
    );
  const stage = ratingStage(environment.workbook, year);
  const marks = new Map(
    read.marks
      .filter(({ round }) => comparable(round) === String(year))
      .map((mark) => [markKey(mark.agency, mark.criterion), mark]),
  );
  const accepted = new Map(
    read.appeals
      .filter(
        ({ round, verdict, after }) =>
          comparable(round) === String(year) && verdict === 'Đồng ý' && after !== null,
      )
      .map((one) => [markKey(one.agency, one.criterion), one.after]),
  );
  const markOf: RatingNow['markOf'] = (agency, criterion) => marks.get(markKey(agency, criterion));
  const judgedOf = (agency: string, criterion: string): Judged => {
    const mark = markOf(agency, criterion);
    const appealed = accepted.get(markKey(agency, criterion)) ?? null;
    return mark ? { given: mark.given, bonus: mark.bonus, appealed } : { ...NOT_JUDGED, appealed };
  };
  const facts = factsOf(plan, assessedObligations(plan));
  const { places } = stage;
  const written = new Set([...marks.values()].map(({ agency }) => agency));
  // Once published, whose points were written then.
  const standing = plan.agencies.filter(({ code, until }) =>
    stage.state === 'trial' ? until === null || until >= settings.asOf : written.has(code),
  );
  const rated = standing.map((agency): Rated => {
    const own = facts.get(agency.code)!;
    const live = rate(agency, read.criteria, own, (criterion) => judgedOf(agency.code, criterion));
    if (stage.state === 'trial') return live;
    const group = ratingGroupOf(agency);
    const place = places?.get(agency.code);
    return {
      ...live,
      // Whether there was enough to rank it by was decided with the points.
      decided: place === undefined ? live.decided : place === null ? 0 : LEAST_DECIDED,
      criteria: read.criteria
        .filter((one) => one.group === group)
        .map((one) => {
          const mark = markOf(agency.code, one.code);
          return criterionPoints(
            one,
            mark === undefined || mark.auto === null
              ? null
              : { auto: mark.auto, off: mark.off, said: mark.said },
            judgedOf(agency.code, one.code),
          );
        }),
    };
  });
  const ranked = ratedAgencies(rated);
  return {
    ...stage,
    year,
    read:
      stage.closedAs === '' || stage.closedAs === pointsMark(ranked)
        ? read
        : { ...read, problems: [...read.problems, changedSince(year)] },
    facts,
    rated: ranked,
    appealsUntil: stage.published === null ? null : planDue(stage.published, APPEAL_DAYS, calendar),
    markOf,
  };
}
