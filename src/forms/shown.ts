/** Indicators as tables, reports and the client show them: names in the place of codes. */
import type { Adding, Direction, IndicatorType, Period, Plan } from '../plan/model.js';
import { type FormsPlan, type IndicatorLine, indicatorLines } from './indicators.js';

/** How many of the units that are furthest from the target are named. */
const WORST = 3;

export interface IndicatorShown {
  readonly code: string;
  readonly title: string;
  readonly area: number;
  /** Code and name of the agency whose form it stands in. */
  readonly lead: string;
  readonly leadName: string;
  readonly type: IndicatorType;
  readonly adding: Adding;
  readonly unit: string;
  /** Σ numerators, of numbers their sum, of yes and no how many say yes; null without data. */
  readonly numerator: number | null;
  /** Σ denominators; null for what is no share. */
  readonly denominator: number | null;
  /** Shares in percent, 0 to 100; null without data, and where nothing is added up. */
  readonly value: number | null;
  readonly target: number | null;
  readonly direction: Direction;
  /** null without data or target. */
  readonly reached: boolean | null;
  /** What is wanting to the target, in what is counted. */
  readonly short: number | null;
  /** Percent of the target. */
  readonly ofTarget: number | null;
  /** Of yes and no the least that the share can be while some are missing. */
  readonly atLeast: number | null;
  readonly answered: number;
  readonly asked: number;
  /** Units that had no case. */
  readonly without: number;
  /** Names of units that have not answered. */
  readonly missing: readonly string[];
  /** Units that are furthest from what is wanted, the furthest first: of shares only. */
  readonly lowest: readonly { readonly agency: string; readonly value: number }[];
  /** Where several kinds of agency are asked. */
  readonly byKind: readonly {
    readonly kind: string;
    readonly value: number | null;
    readonly answered: number;
    readonly asked: number;
  }[];
}

/** What one lead agency collects, added up. */
export interface FormShown {
  readonly lead: string;
  readonly leadName: string;
  readonly indicators: number;
  /** Of those that have a target. */
  readonly reached: number;
  readonly notReached: number;
  /** Names of units that miss any of them, with how many. */
  readonly missing: readonly { readonly agency: string; readonly count: number }[];
}

/** The furthest from what is wanted; none where all are alike. */
function lowestOf({ indicator, units }: IndicatorLine): IndicatorShown['lowest'] {
  if (indicator.type !== 'Tỷ lệ') return [];
  const shares = units.flatMap(({ agency, shown }) =>
    shown === null ? [] : [{ agency: agency.name, value: shown }],
  );
  const down = indicator.direction === '≤';
  const sorted = [...shares].sort((a, b) => (down ? b.value - a.value : a.value - b.value));
  return sorted.length < 2 || sorted[0]!.value === sorted[sorted.length - 1]!.value
    ? []
    : sorted.slice(0, WORST);
}

/**
 * The indicators of a period (null: of all), in the order of their sheet.
 *
 * @param lead code of the agency whose forms alone are wanted; null: all
 */
export function indicatorsShown(
  plan: FormsPlan,
  period: Period | null,
  lead: string | null = null,
): IndicatorShown[] {
  const nameOf = namesIn(plan);
  return indicatorLines(plan, period, lead).map((line): IndicatorShown => {
    const { indicator } = line;
    return {
      code: indicator.code,
      title: indicator.title,
      area: indicator.area,
      lead: indicator.lead,
      leadName: nameOf(indicator.lead),
      type: indicator.type,
      adding: indicator.adding,
      unit: indicator.unit,
      numerator: line.numerator,
      denominator: line.denominator,
      value: line.value,
      target: indicator.target,
      direction: indicator.direction,
      reached: line.reached,
      short: line.short,
      ofTarget: line.ofTarget,
      atLeast: line.atLeast,
      answered: line.answered,
      asked: line.asked,
      without: line.without,
      missing: line.missing.map(({ name }) => name),
      lowest: lowestOf(line),
      byKind: line.byKind.map(({ kind, value, answered, asked }) => ({ kind, value, answered, asked })),
    };
  });
}

const namesIn = ({ agencies }: Pick<Plan, 'agencies'>): ((code: string) => string) => {
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
};

/** Indicators by the agency in whose form they stand, in the order in which they were first met. */
export function formsShown(indicators: readonly IndicatorShown[]): FormShown[] {
  const forms = new Map<string, IndicatorShown[]>();
  for (const one of indicators) forms.set(one.lead, [...(forms.get(one.lead) ?? []), one]);
  return [...forms].map(([lead, of]) => {
    const missing = new Map<string, number>();
    for (const name of of.flatMap((one) => one.missing)) missing.set(name, (missing.get(name) ?? 0) + 1);
    return {
      lead,
      leadName: of[0]!.leadName,
      indicators: of.length,
      reached: of.filter(({ reached }) => reached === true).length,
      notReached: of.filter(({ reached }) => reached === false).length,
      missing: [...missing].map(([agency, count]) => ({ agency, count })),
    };
  });
}
