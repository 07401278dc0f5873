/** How everything stood on earlier days, kept in the document's properties; a new day is kept by whoever comes first. */
import type { Day } from '../../../calendar/day.js';
import type { DocumentMemory, Environment } from '../../../environment.js';
import {
  type DayMemory,
  fromStored,
  type Stands,
  shortName,
  toStored,
  withDay,
} from '../../../overview/dayMemory.js';
import { type Stand, standOf } from '../../../overview/stand.js';
import type { Plan } from '../../../plan/model.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { type Assessed, assess, reckoningOf } from '../../../plan/obligations/obligation.js';
import { type Renaming, renamedKey } from '../../../plan/succession/renaming.js';

const HEAD = 'papi.days';
const part = (n: number): string => `${HEAD}.${n}`;

/** Everything of the plan as it stands on a day, whatever `Ngày tính` says, with how it stands. */
export interface StandingNow {
  readonly obligations: readonly Assessed[];
  readonly stand: (obligation: Assessed) => Stand;
}

const closedPeriods = ({ periods }: Plan): string[] =>
  periods.filter(({ state }) => state === 'Đã chốt').map(({ code }) => code);

function standsOf(plan: Plan, { obligations, stand }: StandingNow): Stands {
  const closed = new Set(closedPeriods(plan));
  const stands = new Map<string, Stand>();
  for (const obligation of obligations) {
    const stood = stand(obligation);
    if (stood === 'open' || (obligation.period !== null && closed.has(obligation.period))) continue;
    stands.set(shortName(obligation.key), stood);
  }
  return stands;
}

/**
 * The earlier days that are kept; today's beginning is kept first where nobody has come before.
 *
 * @param obligations as they stand on the plan's as-of day
 */
export function keptDays(
  { memory }: Pick<Environment, 'memory'>,
  plan: Plan,
  obligations: readonly Assessed[],
  today: Day,
): DayMemory {
  const stored = memory.all();
  const kept = fromStored(stored[HEAD] ?? null, (n) => stored[part(n)] ?? null);
  if (kept.days[0] && kept.days[0].day >= today) return kept;
  const reckoned =
    plan.settings.asOf === today ? obligations : assess(obligations, { ...reckoningOf(plan), asOf: today });
  const now = withDay(
    kept,
    today,
    standsOf(plan, { obligations: reckoned, stand: standOf(plan) }),
    closedPeriods(plan),
  );
  store(memory, now);
  return now;
}

function store(memory: DocumentMemory, days: DayMemory): void {
  const texts = toStored(days);
  if (!texts) return;
  try {
    memory.keep({
      [HEAD]: texts.head,
      ...Object.fromEntries(texts.parts.map((text, n) => [part(n), text])),
    });
  } catch {
    // A store that is full takes nothing more: what changed since yesterday is then not told, and nothing else is lost.
  }
}

/** The kept days under the new code, so that nothing looks as if it had changed. Safe to repeat. */
export function renameKeptDays(
  { memory }: Pick<Environment, 'memory'>,
  plan: Plan,
  renaming: Renaming,
): void {
  const stored = memory.all();
  const { days, closed } = fromStored(stored[HEAD] ?? null, (n) => stored[part(n)] ?? null);
  if (days.length === 0) return;
  const back: Renaming = { ...renaming, from: renaming.to, to: renaming.from };
  const names = new Map(
    assessedObligations(plan).flatMap(({ key }): [string, string][] => {
      const [before, after] = [renamedKey(back, key), renamedKey(renaming, key)];
      return before === after ? [] : [[shortName(before), shortName(after)]];
    }),
  );
  store(memory, {
    days: days.map(({ day, stands }) => ({
      day,
      stands: new Map([...stands].map(([name, stand]) => [names.get(name) ?? name, stand])),
    })),
    closed,
  });
}

/** Keeps how everything stands at the beginning of a day, for whoever looks later. */
export function keepDay(environment: Environment, plan: Plan, today: Day): void {
  keptDays(environment, plan, assessedObligations(plan), today);
}
