/** Who is asked for an indicator in a period, and the rows that opening a period calls for. */
import type { Agency, Indicator, Period, Plan } from '../plan/model.js';

type Listed = Pick<Plan, 'agencies' | 'indicators' | 'periods'>;

/** Whether an indicator is collected in a period: of its length, and not before the first that it is asked for. */
export function collectedIn({
  periods,
}: Pick<Plan, 'periods'>): (
  indicator: Pick<Indicator, 'term' | 'since'>,
  period: Pick<Period, 'kind' | 'from'>,
) => boolean {
  const begin = new Map(periods.map(({ code, from }) => [code, from]));
  return ({ term, since }, { kind, from }) => {
    const first = since === '' ? null : (begin.get(since) ?? null);
    return kind === term && (first === null || from === null || from >= first);
  };
}

/** Whether an agency lasted through a period, to its last day. */
export const isThereIn = (
  { since, until }: Pick<Agency, 'since' | 'until'>,
  { to }: Pick<Period, 'to'>,
): boolean => to === null || ((since === null || since <= to) && (until === null || until >= to));

/** The agencies asked for an indicator in a period, in the order of their list. */
export function askedOf({
  agencies,
}: Pick<Plan, 'agencies'>): (indicator: Pick<Indicator, 'asked'>, period: Pick<Period, 'to'>) => Agency[] {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const place = new Map(agencies.map(({ code }, i) => [code, i]));
  return ({ asked }, period) =>
    asked
      .flatMap((code) => byCode.get(code) ?? [])
      .filter((agency) => isThereIn(agency, period))
      .sort((a, b) => place.get(a.code)! - place.get(b.code)!);
}

export interface DataOpening {
  readonly agency: Agency;
  readonly indicator: Indicator;
}

/**
 * A row for each indicator that is collected in a period and each agency asked for it; an agency's rows stand together,
 * those of one form after the other.
 */
export function dataOpenings(plan: Listed, period: Period): DataOpening[] {
  const isCollected = collectedIn(plan);
  const asked = askedOf(plan);
  const byAgency = new Map<string, Indicator[]>();
  const leads = new Map<string, number>();
  for (const { lead } of plan.indicators) if (!leads.has(lead)) leads.set(lead, leads.size);
  const inForms = [...plan.indicators].sort((a, b) => leads.get(a.lead)! - leads.get(b.lead)!);
  for (const indicator of inForms) {
    if (!isCollected(indicator, period)) continue;
    for (const { code } of asked(indicator, period)) {
      const list = byAgency.get(code);
      if (list) list.push(indicator);
      else byAgency.set(code, [indicator]);
    }
  }
  return plan.agencies.flatMap((agency) =>
    (byAgency.get(agency.code) ?? []).map((indicator) => ({ agency, indicator })),
  );
}
