/** Times that come again: every month, every quarter, twice a year, the whole year through. */
import { addDays, type Day, dayIfReal, dayOf } from '../../calendar/day.js';
import type { Cycle } from '../../plan/days/cycle.js';
import { type Pattern, pattern } from '../spelling.js';
import { quarterEnds } from './point.js';

export interface Recurring {
  readonly cycle: Exclude<Cycle, 'once'>;
  /** Of a plan's year; empty for what goes on all the time. */
  readonly milestones: (year: number) => readonly Day[];
  readonly notes: readonly string[];
}

const OFTEN = String.raw`(?:(?:thường xuyên|liên tục)\s*[,;]?\s*)?(?:định kỳ|báo cáo|thực hiện|tổng hợp|tổ chức|rà soát|theo)?\s*(?:định kỳ\s*)?`;
const TIMES_A = String.raw`(?:0?\d{1,2}|một|ít nhất \d{1,2}|tối thiểu \d{1,2}) (?:lần|kỳ|đợt|cuộc)`;
const OF_YEAR = String.raw`(?:(?:\s*[/,])?\s*(?:trong|của|trong suốt)?\s*(?:các )?(?:năm)?\s*(\d{4})?)?`;

/** "Hằng quý", "mỗi quý", "quý/lần", "01 lần/quý", "các quý trong năm". */
const each = (unit: string): Pattern =>
  pattern(
    `^${OFTEN}(?:(?:hằng|mỗi|từng|theo|các|tất cả các|cả 4|cả bốn|4|bốn) ${unit}(?:\\s*[,:]?\\s*${TIMES_A})?|${TIMES_A}\\s*(?:/|mỗi|một|trong|trong một)\\s*${unit}|(?:(?:0?1|một) )?${unit}\\s*/\\s*(?:0?1 |một )?lần|${unit} một lần|${unit} 1 lần|(?:vào )?cuối (?:mỗi|hằng|các|từng) ${unit})(?: (?:có )?báo cáo| tổng hợp| đánh giá)?${OF_YEAR}$`,
  );

const QUARTERLY = each('quý');
const MONTHLY = each('tháng');
const THREE_MONTHLY = pattern(`^${OFTEN}(?:mỗi |hằng )?(?:0?3|ba) tháng(?:\\s*(?:/|một|1)\\s*(?:0?1 )?lần)$`);
const HALF_YEARLY = pattern(
  `^${OFTEN}(?:(?:hằng |mỗi )?(?:0?6|sáu) tháng(?:\\s*/\\s*(?:0?1 )?lần| một lần| 1 lần)|(?:hằng|mỗi) (?:6|sáu) tháng|${TIMES_A}\\s*/\\s*6 tháng)${OF_YEAR}$`,
);
const YEAR_AND_HALF = pattern(
  `^${OFTEN}(?:0?6|sáu) tháng(?: đầu năm)?\\s*(?:,|và|;|/)\\s*(?:cả |hằng )?(?:một |01 |1 )?năm${OF_YEAR}$`,
);
const ALL_YEAR = pattern(
  `^${OFTEN}(?:(?:thường xuyên|liên tục|hằng năm|hằng ngày|hằng tuần|quanh năm|suốt năm|duy trì thường xuyên|duy trì|lâu dài)(?:\\s*[,;/-]\\s*|\\s+|\\s+và\\s+)?)+${OF_YEAR}$`,
);
/** "02 lần/năm": the year's halves, which nobody has said. */
const TWICE_A_YEAR = pattern(
  `^${OFTEN}(?:ít nhất |tối thiểu )?(?:0?2|hai) (?:lần|kỳ|đợt|cuộc)\\s*(?:/|mỗi|một|trong|trong một)\\s*(?:0?1 |một )?năm${OF_YEAR}$`,
);
const FOUR_TIMES_A_YEAR = pattern(
  `^${OFTEN}(?:ít nhất |tối thiểu )?(?:0?4|bốn) (?:lần|kỳ|đợt|cuộc)\\s*(?:/|mỗi|một|trong|trong một)\\s*(?:0?1 |một )?năm${OF_YEAR}$`,
);
/** A plan's quarter from its first to its last: "Quý I - Quý IV". */
export const ALL_QUARTERS = pattern(
  `^(?:từ |trong )?(?:các )?(?:quý|q) ?(?:i|1)\\s*(?:-|đến|tới|đến hết)\\s*(?:(?:quý|q) ?)?(?:iv|4)(?:\\s*(?:/|năm|-)?\\s*(?:năm )?(\\d{4}))?$`,
);
const DAY_OF_LAST_MONTH = pattern(
  `^(trước\\s+)?(?:(?:chậm nhất|muộn nhất)(?: là)?\\s+)?(?:vào )?(?:ngày )?(\\d{1,2})(?:/| của| hằng)?\\s*tháng cuối(?: cùng)?(?: của)?(?: mỗi| hằng| các| từng)? quý${OF_YEAR}$`,
);
const DAY_OF_NEXT_MONTH = pattern(
  `^(trước\\s+)?(?:(?:chậm nhất|muộn nhất)(?: là)?\\s+)?(?:vào )?(?:ngày )?(\\d{1,2})(?: của)?\\s*tháng(?: đầu(?: tiên)?)?(?: của)?(?: quý)? (?:sau|tiếp theo|kế tiếp|sau quý|liền kề)(?: quý)?${OF_YEAR}$`,
);
const DAY_OF_EACH_MONTH = pattern(
  `^(trước\\s+)?(?:(?:chậm nhất|muộn nhất)(?: là)?\\s+)?(?:vào )?(?:ngày )?(\\d{1,2})(?: của)? (?:hằng|mỗi|từng) tháng${OF_YEAR}$`,
);
const LAST_MONTH = pattern(
  `^(?:vào |trong )?tháng cuối(?: cùng)?(?: của)?(?: mỗi| hằng| các| từng)? quý${OF_YEAR}$`,
);

/** A day of the last month of each quarter, a day earlier where the words say "trước". */
const inLastMonths =
  (dayOfMonth: number, before: boolean) =>
  (year: number): Day[] =>
    [3, 6, 9, 12].flatMap((month) => {
      const day = dayIfReal(year, month, dayOfMonth);
      return day === null ? [] : [before ? addDays(day, -1) : day];
    });

const inNextMonths =
  (dayOfMonth: number, before: boolean) =>
  (year: number): Day[] =>
    [
      [year, 4],
      [year, 7],
      [year, 10],
      [year + 1, 1],
    ].map(([of, month]) => addDays(dayOf(of!, month!, dayOfMonth), before ? -1 : 0));

const TWICE_NOTE = 'Hai lần mỗi năm: tạm lấy mốc 30/6 và 31/12.';
const MONTHLY_NOTE = 'Nhiệm vụ hằng tháng được theo dõi ở cuối mỗi quý.';

/**
 * What comes again in a part of a time's words; null where they do not say so.
 *
 * @param text in the form of `spoken`
 */
export function recurringIn(text: string): (Recurring & { readonly year: number | null }) | null {
  const yearIn = (found: RegExpExecArray): number | null => {
    const last = found[found.length - 1];
    return last !== undefined && /^\d{4}$/.test(last) ? Number(last) : null;
  };
  const none = (): Day[] => [];
  const simple: readonly [Pattern, Recurring][] = [
    [ALL_QUARTERS, { cycle: 'quarterly', milestones: quarterEnds, notes: [] }],
    [QUARTERLY, { cycle: 'quarterly', milestones: quarterEnds, notes: [] }],
    [THREE_MONTHLY, { cycle: 'quarterly', milestones: quarterEnds, notes: [] }],
    [LAST_MONTH, { cycle: 'quarterly', milestones: quarterEnds, notes: [] }],
    [MONTHLY, { cycle: 'monthly', milestones: quarterEnds, notes: [] }],
    [HALF_YEARLY, { cycle: 'milestones', milestones: halfYears, notes: [] }],
    [YEAR_AND_HALF, { cycle: 'milestones', milestones: halfYears, notes: [] }],
    [TWICE_A_YEAR, { cycle: 'milestones', milestones: halfYears, notes: [TWICE_NOTE] }],
    [FOUR_TIMES_A_YEAR, { cycle: 'quarterly', milestones: quarterEnds, notes: [] }],
    [ALL_YEAR, { cycle: 'allYear', milestones: none, notes: [] }],
  ];
  for (const [form, recurring] of simple) {
    const found = form.exec(text);
    if (found) return { ...recurring, year: yearIn(found) };
  }
  const days: readonly [Pattern, Recurring['cycle'], typeof inLastMonths, readonly string[]][] = [
    [DAY_OF_LAST_MONTH, 'quarterly', inLastMonths, []],
    [DAY_OF_NEXT_MONTH, 'quarterly', inNextMonths, []],
    [DAY_OF_EACH_MONTH, 'monthly', inLastMonths, [MONTHLY_NOTE]],
  ];
  for (const [form, cycle, milestones, notes] of days) {
    const found = form.exec(text);
    const dayOfMonth = Number(found?.[2]);
    if (found && dayOfMonth >= 1 && dayOfMonth <= 30)
      return {
        cycle,
        milestones: milestones(dayOfMonth, found[1] !== undefined),
        notes,
        year: yearIn(found),
      };
  }
  return null;
}

const halfYears = (year: number): Day[] => [quarterEnds(year)[1]!, quarterEnds(year)[3]!];
