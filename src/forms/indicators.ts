/** Every indicator of a period as it stands: total, target, who is missing. */
import type { Agency, DataRow, Indicator, Period, Plan } from '../plan/model.js';
import { askedOf, collectedIn } from './asked.js';
import { type Figure, isCounted, shownValue } from './figure.js';
import { type Standing, standingOf, type Total, totalOf } from './total.js';

/** What one unit says, over all the periods asked for. */
export interface UnitFigure extends Figure {
  /** A share in percent; null where it has none. */
  readonly shown: number | null;
  readonly agency: Agency;
}

export interface IndicatorTotal extends Total, Standing {
  /** How many answered, of how many asked. */
  readonly answered: number;
  readonly asked: number;
  /** Of yes and no the least it can be, counting those who are missing as no; null for all else. */
  readonly atLeast: number | null;
}

export interface IndicatorLine extends IndicatorTotal {
  readonly indicator: Indicator;
  /** Agencies that have not answered, in the order of their list. */
  readonly missing: readonly Agency[];
  readonly units: readonly UnitFigure[];
  /** The totals of each kind of agency, where several kinds are asked. */
  readonly byKind: readonly (IndicatorTotal & { readonly kind: string })[];
}

export type FormsPlan = Pick<Plan, 'agencies' | 'indicators' | 'periods' | 'dataRows'>;

const LENGTH: Readonly<Record<Period['kind'], number>> = { Quý: 3, '6 tháng': 6, Năm: 12 };

/** The periods of which the data of an asked one are made: itself, and shorter ones that end in it; null: all. */
const periodsIn = (periods: readonly Period[], wanted: Period | null): Period[] =>
  periods.filter(
    ({ code, kind, to }) =>
      wanted === null ||
      code === wanted.code ||
      (LENGTH[kind] < LENGTH[wanted.kind] &&
        to !== null &&
        wanted.from !== null &&
        wanted.to !== null &&
        to >= wanted.from &&
        to <= wanted.to),
  );

const inTime = (a: Period, b: Period): number => (a.from ?? a.to ?? 0) - (b.from ?? b.to ?? 0);

/**
 * One unit's figures of several periods made one: the newest where each says how it is by then, else added up.
 *
 * @param figures in the order of their periods, at least one
 */
function overTime({ type, cumulative, adding }: Indicator, figures: readonly Figure[]): Figure {
  const newest = figures[figures.length - 1]!;
  if (figures.length === 1 || cumulative || adding === 'Lấy số cuối' || type === 'Có/Không' || type === 'Chữ')
    return newest;
  const { numerator, denominator, value } = totalOf(
    { type, adding: adding === 'Không cộng' ? 'Cộng' : adding },
    figures,
  );
  return {
    ...newest,
    value: (type === 'Tỷ lệ' ? numerator : value) ?? 0,
    denominator: denominator ?? newest.denominator,
  };
}

function totalled(indicator: Indicator, figures: readonly Figure[], asked: number): IndicatorTotal {
  const total = totalOf(indicator, figures);
  return {
    ...total,
    ...standingOf(indicator, total),
    answered: figures.length,
    asked,
    atLeast:
      indicator.type === 'Có/Không' && total.numerator !== null && asked > 0
        ? (100 * total.numerator) / asked
        : null,
  };
}

/**
 * The indicators that are collected in a period (null: in all of them), in the order of their sheet. A unit is missing
 * that has not answered in each period that is open or closed; of what tells how it is by then, in the newest of them.
 * What was sent in a period that is closed stays, whoever is asked since.
 *
 * @param lead code of the agency whose forms alone are wanted; null: all
 */
export function indicatorLines(
  plan: FormsPlan,
  wanted: Period | null,
  lead: string | null = null,
): IndicatorLine[] {
  const isCollected = collectedIn(plan);
  const askedFor = askedOf(plan);
  const agencyByCode = new Map(plan.agencies.map((agency) => [agency.code, agency]));
  const inScope = periodsIn(plan.periods, wanted).sort(inTime);
  const place = new Map(inScope.map(({ code }, i) => [code, i]));
  const rowsOf = new Map<string, DataRow[]>();
  for (const row of plan.dataRows) {
    if (!place.has(row.period)) continue;
    const rows = rowsOf.get(row.indicator);
    if (rows) rows.push(row);
    else rowsOf.set(row.indicator, [row]);
  }
  return plan.indicators.flatMap((indicator): IndicatorLine[] => {
    const periods = inScope.filter((period) => isCollected(indicator, period));
    if (lead !== null && indicator.lead !== lead) return [];
    if (periods.length === 0 && wanted !== null) return [];
    const begun = periods.filter(({ state }) => state !== 'Chưa mở');
    const counted = begun.length > 0 ? begun : periods;
    const askedIn = new Map(
      counted.map((period) => [period.code, new Set(askedFor(indicator, period).map(({ code }) => code))]),
    );
    const closed = new Set(periods.flatMap(({ code, state }) => (state === 'Đã chốt' ? [code] : [])));
    const answers = new Map<string, DataRow[]>();
    for (const row of rowsOf.get(indicator.code) ?? []) {
      const asked = askedIn.get(row.period);
      if (!asked || !(asked.has(row.agency) || closed.has(row.period)) || !isCounted(indicator, row))
        continue;
      const rows = answers.get(row.agency);
      if (rows) rows.push(row);
      else answers.set(row.agency, [row]);
    }
    const newestOnly = indicator.cumulative || indicator.adding === 'Lấy số cuối';
    const needed = newestOnly ? counted.slice(-1) : counted;
    const isMissing = (agency: string): boolean =>
      needed.some(
        ({ code }) =>
          askedIn.get(code)!.has(agency) && !answers.get(agency)?.some(({ period }) => period === code),
      );
    const everAsked = new Set([...askedIn.values()].flatMap((codes) => [...codes]));
    const asked = plan.agencies.filter(({ code }) => everAsked.has(code) || answers.has(code));
    const units = [...asked].flatMap((agency): UnitFigure[] => {
      const rows = answers.get(agency.code);
      if (!rows) return [];
      const figure = overTime(
        indicator,
        [...rows].sort((a, b) => place.get(a.period)! - place.get(b.period)!),
      );
      return [
        {
          value: figure.value,
          denominator: figure.denominator,
          words: figure.words,
          faulty: false,
          shown: shownValue(indicator, figure),
          agency: agencyByCode.get(agency.code)!,
        },
      ];
    });
    const kinds = [...new Set(asked.map(({ kind }) => kind))];
    return [
      {
        indicator,
        ...totalled(indicator, units, asked.length),
        missing: asked.filter(({ code }) => isMissing(code)),
        units,
        byKind:
          kinds.length < 2
            ? []
            : kinds.map((kind) => ({
                kind,
                ...totalled(
                  indicator,
                  units.filter(({ agency }) => agency.kind === kind),
                  asked.filter((agency) => agency.kind === kind).length,
                ),
              })),
      },
    ];
  });
}
