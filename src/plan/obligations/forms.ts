/**
 * Forms of lead agencies (III.2.đ): what a unit is to enter for one of them in a period is one obligation, however many
 * figures it holds, due with the period's report and done when the last of them was sent.
 */
import type { Day } from '../../calendar/day.js';
import { lastDayBefore } from '../dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import type { DataRow, Indicator, Plan } from '../model.js';
import type { Obligation, ObligationRule } from '../obligation.js';
import { periodInWords } from '../periods/periodCode.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';

/** Whether the plan still calls for a row: its unit is asked for its indicator. Rows of closed periods were. */
export function askedFor({
  indicators,
  periods,
}: Pick<Plan, 'indicators' | 'periods'>): (row: DataRow) => boolean {
  const asked = new Map(indicators.map(({ code, asked }) => [code, new Set(asked)]));
  const closed = new Set(periods.flatMap(({ code, state }) => (state === 'Đã chốt' ? [code] : [])));
  return ({ indicator, agency, period }) =>
    closed.has(period) || (asked.get(indicator)?.has(agency) ?? false);
}

/** Whether a row is handed in: it says something that can be used, was sent, and was not sent back. */
const isHandedIn = ({ value, words, faulty, sent, review }: DataRow): boolean =>
  sent !== null && review !== 'Trả lại' && !faulty && (value !== null || words !== '');

export const forms: ObligationRule = (plan) => {
  if (plan.indicators.length === 0) return [];
  const grants = grantsOf(plan.extensions);
  const isAsked = askedFor(plan);
  const periodByCode = new Map(plan.periods.map((period) => [period.code, period]));
  const indicatorByCode = new Map(plan.indicators.map((indicator) => [indicator.code, indicator]));
  const byForm = new Map<string, { lead: string; rows: DataRow[]; of: Indicator[] }>();
  for (const row of plan.dataRows) {
    const indicator = indicatorByCode.get(row.indicator)!;
    if (!indicator.required || !isAsked(row)) continue;
    const key = `form|${indicator.lead}|${row.agency}|${row.period}`;
    const form = byForm.get(key);
    if (form) {
      form.rows.push(row);
      form.of.push(indicator);
    } else byForm.set(key, { lead: indicator.lead, rows: [row], of: [indicator] });
  }
  return [...byForm].map(([key, { lead, rows, of }]): Obligation => {
    const [first] = rows as [DataRow, ...DataRow[]];
    const period = periodByCode.get(first.period);
    const before = period?.before ?? null;
    const missing = rows.filter((row) => !isHandedIn(row));
    const { area } = of[0]!;
    const left = missing.length === 0 ? '' : `: còn ${missing.length} chỉ tiêu`;
    return {
      key,
      kind: 'form',
      agency: first.agency,
      area: of.every((one) => one.area === area) ? area : 0,
      component: '',
      task: null,
      title: `Biểu ${lead} ${periodInWords(first.period)}${left}`,
      period: first.period,
      settled: period?.state === 'Đã chốt' || rows.every(({ review }) => review === 'Đã duyệt'),
      due: before === null ? null : lastDayBefore(before),
      passings: NO_PASSINGS,
      grants: grants('report', '', first.period, first.agency),
      done: missing.length > 0 ? null : (Math.max(...rows.map(({ sent }) => sent!)) as Day),
      progress: Math.round((100 * (rows.length - missing.length)) / rows.length),
      returned: null,
      source: { sheet: SHEET_TITLES.data, row: (missing[0] ?? first).row },
    };
  });
};
