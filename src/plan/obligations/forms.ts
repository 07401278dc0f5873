/**
 * Forms of lead agencies (III.2.đ): what a unit is to enter for one of them in a period is one obligation, however many
 * figures it holds, due with the period's report and done when the last of them was sent. A figure that was sent back
 * opens it again, as it does a quarterly row: while nothing else is missing, to the end of the term for corrections.
 */
import type { Day } from '../../calendar/day.js';
import { lastDayBefore } from '../days/dueDays.js';
import { grantsOf } from '../extensions/grants.js';
import type { DataRow, Indicator, Plan } from '../model.js';
import { periodInWords } from '../periods/periodCode.js';
import { sendingStanding } from '../reports/returnedReport.js';
import { SHEET_TITLES } from '../sheetTitles.js';
import { NO_PASSINGS } from '../succession/passed.js';
import type { Obligation, ObligationRule } from './obligation.js';

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

/** Whether a row says something that can be used; with its sending, and not sent back, it is handed in. */
const isFilled = ({ value, words, faulty }: DataRow): boolean => !faulty && (value !== null || words !== '');

const known = (days: readonly (Day | null)[]): Day[] => days.flatMap((day) => (day === null ? [] : [day]));
const earliest = (days: readonly (Day | null)[]): Day | null =>
  known(days).reduce<Day | null>((best, day) => (best === null || day < best ? day : best), null);
const latest = (days: readonly (Day | null)[]): Day | null =>
  known(days).reduce<Day | null>((best, day) => (best === null || day > best ? day : best), null);

export const forms: ObligationRule = (plan) => {
  const { settings, calendar } = plan;
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
    const due = before === null ? null : lastDayBefore(before);
    const standings = rows.map((row) => ({
      row,
      ...sendingStanding(row, due, settings.correctionDays, calendar),
    }));
    const missing = standings.filter(({ row, done }) => done === null || !isFilled(row));
    const back = missing.filter(({ open }) => open);
    // What was never sent is due with the period, whatever else was sent back.
    const corrects = back.length > 0 && back.length === missing.length;
    const { area } = of[0]!;
    const remark = back.find(({ row }) => row.remark !== '')?.row.remark;
    const left = missing.length === 0 ? '' : `: còn ${missing.length} chỉ tiêu`;
    const returned =
      back.length === 0 ? '' : `, bị trả lại ${back.length}${remark === undefined ? '' : ` («${remark}»)`}`;
    return {
      key,
      kind: 'form',
      agency: first.agency,
      area: of.every((one) => one.area === area) ? area : 0,
      component: '',
      task: null,
      title: `Biểu ${lead} ${periodInWords(first.period)}${left}${returned}`,
      period: first.period,
      settled: period?.state === 'Đã chốt' || rows.every(({ review }) => review === 'Đã duyệt'),
      due: corrects ? earliest(back.map(({ due }) => due)) : due,
      passings: NO_PASSINGS,
      grants: grants('report', '', first.period, first.agency),
      done: missing.length > 0 ? null : (Math.max(...standings.map(({ done }) => done!)) as Day),
      progress: Math.round((100 * (rows.length - missing.length)) / rows.length),
      returned: latest(back.map(({ row }) => row.returned)),
      source: { sheet: SHEET_TITLES.data, row: (missing[0]?.row ?? first).row },
    };
  });
};
