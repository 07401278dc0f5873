/**
 * From a trial to a rating: published for appeals, which agencies write into `Kiến nghị điểm` within five working days;
 * then closed, its table kept on a sheet of its own that nobody but the owner can edit.
 */
import { type Day, isoDay, vnDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import type { SettledRating } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { planDue } from '../../../plan/days/dueDays.js';
import { ratingCells } from '../../../rating/ratingSheet.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { APPEALS, MARKS } from '../../../schema/sheets.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { keepFrozen } from '../../workbook/knownSheets/frozenSheets.js';
import { sheetToFreeze } from '../../workbook/knownSheets/sheetToFreeze.js';
import { leaveRights } from '../../workbook/rights/takeUpRights.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';
import { rememberStage } from './ratingMemory.js';
import { APPEAL_DAYS, pointsMark, type RatingNow, ratingNow } from './ratingNow.js';

type Step = RequestOf<'settleRating'>['step'];

const SAID: Readonly<Record<Step, string>> = {
  publish: 'Công bố dự kiến',
  withdraw: 'Rút lại công bố',
  close: 'Chốt xếp loại',
};

export function settleRating(environment: Environment, request: RequestOf<'settleRating'>): SettledRating {
  if (request.fingerprint === undefined) return wanted(environment, request).report;
  return environment.exclusively(() => {
    const { current, now, until, report } = wanted(environment, request);
    if (report.fingerprint !== request.fingerprint)
      throw new Refusal('Từ lúc xem trước, điểm hoặc kiến nghị đã thay đổi. Chưa làm gì: hãy xem trước lại.');
    const { workbook } = environment;
    const today = environment.today();
    let sheet: string | null = null;
    if (report.sheet !== null) {
      const { contents } = request.step === 'publish' ? wantSheet(environment, current, APPEALS) : current;
      const code = codeOf(now.year, request.step);
      sheet = sheetToFreeze(environment, { code, title: report.sheet }, contents);
      workbook.replace(
        sheet,
        ratingCells(
          now.rated,
          now.year,
          request.step === 'publish'
            ? `Công bố dự kiến ngày ${vnDay(today)}, nhận kiến nghị đến hết ngày ${vnDay(until!)}.`
            : `Chốt ngày ${vnDay(today)}.`,
          request.step === 'publish' ? null : now.places,
        ),
      );
    }
    appendLedger(environment, [
      {
        deed: 'Xếp loại',
        content: `${SAID[request.step]} ${now.year}`,
        detail: [
          ...(sheet === null ? [] : [`Trang ${sheet}`]),
          ...(request.step === 'publish' ? [`Nhận kiến nghị đến hết ${vnDay(until!)}`] : []),
        ],
      },
    ]);
    // Only then is the sheet never written to again: cut off before, it is gone on with.
    rememberStage(
      workbook,
      now.year,
      request.step === 'publish'
        ? {
            state: report.state,
            published: today,
            places: new Map(now.rated.map(({ agency, rank }) => [agency.code, rank])),
            times: now.times + 1,
            closedAs: '',
          }
        : request.step === 'close'
          ? { ...now, state: report.state, closedAs: pointsMark(now.rated) }
          : { ...now, state: report.state, published: null, places: null, closedAs: '' },
    );
    if (sheet !== null) keepFrozen(environment, codeOf(now.year, request.step));
    workbook.flush();
    // Reading everybody's rights at the size of a province takes as many calls as all of this.
    if (sheet !== null) leaveRights(environment);
    return { ...report, sheet, done: true };
  });
}

/** What its sheet is frozen for. */
const codeOf = (year: number, step: Step): string => `XL${year}${step === 'publish' ? 'DK' : ''}`;

function wanted(
  environment: Environment,
  { year, step }: RequestOf<'settleRating'>,
): {
  readonly current: Current;
  readonly now: RatingNow;
  readonly until: Day | null;
  readonly report: SettledRating;
} {
  const current = requirePlanInZone(environment);
  requireCoordinator(environment, current.plan.settings, 'công bố, chốt xếp loại');
  const now = ratingNow(environment, current, year);
  const today = environment.today();
  requireStep(now, step, today);
  const appealsUntil =
    step === 'publish'
      ? planDue(today, APPEAL_DAYS, current.plan.calendar)
      : step === 'close'
        ? now.appealsUntil
        : null;
  return {
    current,
    now,
    until: appealsUntil,
    report: {
      year: now.year,
      state: step === 'publish' ? 'published' : step === 'close' ? 'closed' : 'trial',
      sheet:
        step === 'close'
          ? `Xếp loại ${now.year}`
          : step === 'publish'
            ? `Xếp loại ${now.year} (dự kiến)`
            : null,
      appealsUntil: appealsUntil === null ? null : isoDay(appealsUntil),
      fingerprint: fingerprintOf([[step, now.state, pointsMark(now.rated)]]),
      done: false,
    },
  };
}

/** @throws Refusal for a step that cannot follow on where the rating stands */
function requireStep(
  { state, year, appealsUntil, read, rated, markOf }: RatingNow,
  step: Step,
  today: number,
): void {
  const needed = step === 'publish' ? 'trial' : 'published';
  if (state !== needed)
    throw new Refusal(
      state === 'closed'
        ? `Xếp loại năm ${year} đã chốt.`
        : state === 'published'
          ? `Xếp loại năm ${year} đã công bố dự kiến rồi.`
          : `Xếp loại năm ${year} chưa công bố dự kiến.`,
    );
  if (step === 'publish') {
    const unwritten = rated.some(({ agency, criteria }) =>
      criteria.some(({ code, auto }) => {
        const mark = markOf(agency.code, code);
        return mark === undefined || (mark.auto === null) !== (auto === null);
      }),
    );
    if (rated.length === 0 || unwritten)
      throw new Refusal(`Trang ${MARKS.title} chưa có đủ điểm năm ${year}. Hãy «Chấm thử» rồi công bố.`);
  }
  if (step === 'close') {
    if (appealsUntil !== null && today <= appealsUntil)
      throw new Refusal(`Còn thời gian kiến nghị đến hết ngày ${vnDay(appealsUntil)}. Hãy chốt sau ngày đó.`);
    const waiting = read.appeals.filter(
      ({ verdict, round }) => verdict === 'Chờ' && round.trim() === String(year),
    );
    if (waiting.length > 0)
      throw new Refusal(
        `Còn ${waiting.length} kiến nghị chưa kết luận (${waiting.map(({ code }) => code).join(', ')}). Hãy ghi Kết luận ở trang ${APPEALS.title} rồi chốt.`,
      );
  }
}
