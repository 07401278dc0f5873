/** The reporting periods of a plan's year, by the plan's own rules (III.1.b). */
import { addDays, type Day, dayFromText, dayIfReal, dayOf, vnDay } from '../../calendar/day.js';
import type { WorkingCalendar } from '../../calendar/workingCalendar.js';
import { comparable } from '../../cells/comparable.js';
import { Refusal } from '../../refusal.js';
import type { PeriodKind } from '../model.js';
import { type DayOfYear, REPORT_RULES, type ReportRules } from './reportRules.js';

export interface YearPeriod {
  /** "2026-Q1" … "2026-Q4", "2026-6T", "2026-N". */
  readonly code: string;
  readonly title: string;
  readonly kind: PeriodKind;
  readonly from: Day;
  readonly to: Day;
  /** "Trước ngày": the last day in time is the day before. */
  readonly before: Day;
  readonly beforeBelow: Day;
}

const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** @throws RangeError for a day that the year does not have */
function inYear(year: number, { day, month }: DayOfYear): Day {
  const found = dayIfReal(year, month, day);
  if (found === null) throw new RangeError(`Không có ngày ${day}/${month}/${year}.`);
  return found;
}

/**
 * The year's six periods in the order of their deadlines.
 *
 * @example yearPeriods(2026).map(({ code }) => code) //=> ['2026-Q1', '2026-6T', '2026-Q2', '2026-Q3', '2026-N', '2026-Q4']
 */
export function yearPeriods(year: number, rules: ReportRules = REPORT_RULES): YearPeriod[] {
  const quarters = ROMAN.map((roman, i): YearPeriod => {
    const next = i === 3 ? { year: year + 1, month: 1 } : { year, month: i * 3 + 4 };
    const after = (day: number): Day => inYear(next.year, { day, month: next.month });
    return {
      code: `${year}-Q${i + 1}`,
      title: `Báo cáo quý ${roman} năm ${year}`,
      kind: 'Quý',
      from: dayOf(year, i * 3 + 1, 1),
      to: addDays(after(1), -1),
      before: after(rules.quarter.before),
      beforeBelow: after(rules.quarter.beforeBelow),
    };
  });
  const periodic = (code: string, title: string, kind: PeriodKind, of: ReportRules['half']): YearPeriod => ({
    code: `${year}-${code}`,
    title,
    kind,
    from: inYear(year - 1, rules.dataFrom),
    to: inYear(year, of.to),
    before: inYear(year, of.before),
    beforeBelow: inYear(year, of.beforeBelow),
  });
  return [
    ...quarters,
    periodic('6T', `Báo cáo 6 tháng đầu năm ${year}`, '6 tháng', rules.half),
    periodic('N', `Báo cáo năm ${year}`, 'Năm', rules.year),
  ].sort((a, b) => a.before - b.before);
}

/** What a person has put right of a proposed period. Days are texts: "2026-06-10" or "10/06/2026". */
export interface PeriodChange {
  readonly code: string;
  readonly title?: string;
  readonly from?: string;
  readonly to?: string;
  readonly before?: string;
  readonly beforeBelow?: string;
  /** Not to be added. */
  readonly leave?: boolean;
}

export interface PlannedPeriod extends YearPeriod {
  /** existing: it stands in the workbook, under this code or another, and is left as it is. */
  readonly state: 'new' | 'existing' | 'left';
}

interface StandingPeriod {
  readonly code: string;
  readonly kind: PeriodKind;
  readonly to: Day | null;
}

/**
 * The proposed periods as they would be written beside those that stand: none twice.
 *
 * @throws Refusal for a change that is no day, or days in the wrong order
 */
export function plannedPeriods(
  proposed: readonly YearPeriod[],
  standing: readonly StandingPeriod[],
  changes: readonly PeriodChange[],
): PlannedPeriod[] {
  return proposed.map((period) => {
    const change = changes.find(({ code }) => code === period.code);
    const day = (key: 'from' | 'to' | 'before' | 'beforeBelow'): Day => {
      const text = change?.[key];
      if (text === undefined) return period[key];
      const read = dayFromText(text);
      if (read === null) throw new Refusal(`Kỳ ${period.code}: «${text}» không phải là ngày.`);
      return read;
    };
    const changed = {
      ...period,
      title: change?.title ?? period.title,
      from: day('from'),
      to: day('to'),
      before: day('before'),
      beforeBelow: day('beforeBelow'),
    };
    if (changed.from > changed.to)
      throw new Refusal(
        `Kỳ ${period.code}: ngày đầu ${vnDay(changed.from)} đứng sau ngày cuối ${vnDay(changed.to)}.`,
      );
    const stands = standing.some(
      ({ code, kind, to }) =>
        comparable(code) === comparable(period.code) || (kind === period.kind && to === period.to),
    );
    return { ...changed, state: stands ? 'existing' : change?.leave ? 'left' : 'new' };
  });
}

/** What a person should know before the periods are written. */
export function periodWarnings(
  periods: readonly YearPeriod[],
  calendar: Pick<WorkingCalendar, 'isWorkingDay'>,
): string[] {
  return periods.flatMap(({ code, to, before }) => {
    const last = addDays(before, -1);
    const warnings: string[] = [];
    if (last < to)
      warnings.push(`Kỳ ${code}: hạn nộp (${vnDay(last)}) đứng trước ngày chốt số liệu (${vnDay(to)}).`);
    if (!calendar.isWorkingDay(last))
      warnings.push(`Kỳ ${code}: ngày cuối của hạn (${vnDay(last)}) là ngày nghỉ.`);
    return warnings;
  });
}
