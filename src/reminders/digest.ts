/** Who is reminded of what: one digest for each agency that has something due soon or overdue. */
import type { Agency, Plan } from '../plan/model.js';
import type { Assessed } from '../plan/obligation.js';

export interface Digest {
  readonly agency: Agency;
  /** Most urgent first. */
  readonly items: readonly Assessed[];
}

const isPressing = ({ status }: Assessed): boolean => status === 'Quá hạn' || status === 'Sắp đến hạn';

/** Fewest working days left first; of equals the one due earlier. */
const byUrgency = (a: Assessed, b: Assessed): number => a.daysLeft! - b.daysLeft! || a.due! - b.due!;

/** The digests of the plan's as-of day. Agencies with nothing pressing have none; nothing goes out on a day off. */
export function digestsOf(plan: Plan, obligations: readonly Assessed[]): Digest[] {
  if (!plan.calendar.isWorkingDay(plan.settings.asOf)) return [];
  const items = new Map<string, Assessed[]>();
  for (const obligation of obligations) {
    if (!isPressing(obligation)) continue;
    const list = items.get(obligation.agency) ?? [];
    list.push(obligation);
    items.set(obligation.agency, list);
  }
  return plan.agencies
    .filter((agency) => items.has(agency.code))
    .map((agency) => ({ agency, items: items.get(agency.code)!.sort(byUrgency) }));
}
