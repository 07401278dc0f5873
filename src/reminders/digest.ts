/** Who is reminded of what: one digest for each agency that is due a notice. */
import type { Agency, Plan } from '../plan/model.js';
import { type Assessed, byUrgency } from '../plan/obligation.js';
import { noticeKey } from './notice.js';
import { newestStage } from './stage.js';

export interface Digest {
  readonly agency: Agency;
  /** What the agency answers for, most urgent first. */
  readonly items: readonly Assessed[];
  /** What agencies that report to it are overdue with, most urgent first. */
  readonly ofSubordinates: readonly Assessed[];
  /** Its head is told too: something is overdue for so long that it is reported upward. */
  readonly toHead: boolean;
  /** Keys of the notices, for the ledger. */
  readonly keys: readonly string[];
}

/** Overdue for so many working days that heads and the agency above are told. */
export const isEscalated = ({ status, daysLeft }: Assessed, escalateAfter: number): boolean =>
  status === 'Quá hạn' && -daysLeft! >= escalateAfter;

/**
 * The digests of the plan's as-of day, most urgent first. Each notice is told once: what the ledger says was told is
 * left out. Agencies with nothing new have none; nothing goes out on a day off.
 *
 * @param told keys of the notices told before
 */
export function digestsOf(plan: Plan, obligations: readonly Assessed[], told: ReadonlySet<string>): Digest[] {
  const { settings, calendar } = plan;
  if (!calendar.isWorkingDay(settings.asOf)) return [];
  interface Notices {
    readonly items: Assessed[];
    readonly ofSubordinates: Assessed[];
    readonly keys: string[];
  }
  const notices = new Map<string, Notices>();
  const of = (agency: string): Notices => {
    const standing = notices.get(agency) ?? { items: [], ofSubordinates: [], keys: [] };
    notices.set(agency, standing);
    return standing;
  };
  const superiorOf = new Map(plan.agencies.map(({ code, parent }) => [code, parent]));
  for (const obligation of obligations) {
    const stage = newestStage(obligation, settings);
    if (stage === null) continue;
    const key = noticeKey(obligation, stage);
    if (!told.has(key)) {
      const own = of(obligation.agency);
      own.items.push(obligation);
      own.keys.push(key);
    }
    const superior = superiorOf.get(obligation.agency);
    if (!superior || !isEscalated(obligation, settings.escalateAfter)) continue;
    const upward = noticeKey(obligation, stage, superior);
    if (!told.has(upward)) {
      const above = of(superior);
      above.ofSubordinates.push(obligation);
      above.keys.push(upward);
    }
  }
  return plan.agencies
    .flatMap((agency): Digest[] => {
      const found = notices.get(agency.code);
      if (!found) return [];
      const items = found.items.sort(byUrgency);
      return [
        {
          agency,
          items,
          ofSubordinates: found.ofSubordinates.sort(byUrgency),
          toHead: items.some((item) => isEscalated(item, settings.escalateAfter)),
          keys: found.keys,
        },
      ];
    })
    .sort((a, b) => byUrgency(firstOf(a), firstOf(b)));
}

const firstOf = ({ items, ofSubordinates }: Digest): Assessed => (items[0] ?? ofSubordinates[0])!;
