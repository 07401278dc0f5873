/**
 * Agencies that end, and who answers from then on for what they leave open (`Sắp xếp cơ quan`). What was done before the
 * day, or had fallen due and is concluded, stays the old one's for ever; what is named as its own goes over with its due
 * day; of what a group leads nothing is given over, because the successor has its own.
 */
import { addDays, type Day } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import type { Plan, Succession, Task } from '../model.js';
import type { Obligation } from '../obligations/obligation.js';
import { NO_PASSINGS, type Passing } from './passed.js';
import { renamedKey } from './renaming.js';

/** Successors of successors, and no circle. */
const MOST_PASSINGS = 5;

/** The row that says who takes a piece of work over; one that names it goes before one for everything. */
export function successionOf<S extends Pick<Succession, 'from' | 'works'>>(
  successions: readonly S[],
  agency: string,
  work: string,
): S | null {
  const of = successions.filter(({ from }) => from === agency);
  const named = of.find(({ works }) => works.some((one) => comparable(one) === comparable(work)));
  return named ?? of.find(({ works }) => works.length === 0) ?? null;
}

/** The first day on which an agency is no more; null for one that goes on. */
const endOf = (until: Day | null | undefined): Day | null =>
  until === null || until === undefined ? null : addDays(until, 1);

/** Who answers for a task in the place of an agency that is named as its lead, one after the other. */
export function heirsOf(
  plan: { readonly successions: readonly Pick<Succession, 'from' | 'to' | 'works'>[] },
  task: string,
  agency: string,
): string[] {
  const heirs: string[] = [];
  for (let at = agency; heirs.length < MOST_PASSINGS; ) {
    const succession = successionOf(plan.successions, at, task);
    if (!succession || succession.to === agency || heirs.includes(succession.to)) break;
    heirs.push(succession.to);
    at = succession.to;
  }
  return heirs;
}

/** Tells of each obligation how it passes on. */
export function passingsOf(plan: Plan): (obligation: Obligation) => readonly Passing[] {
  const { successions, agencies, tasks, quarterlyRows, calendar } = plan;
  const untilOf = new Map(agencies.map(({ code, until }) => [code, until]));
  if (successions.length === 0 && [...untilOf.values()].every((until) => until === null))
    return () => NO_PASSINGS;
  const leaving = new Set([
    ...successions.map(({ from }) => from),
    ...agencies.flatMap(({ code, until }) => (until === null ? [] : [code])),
  ]);
  const taskByCode = new Map(tasks.map((task) => [task.code, task]));
  const rows = new Set(quarterlyRows.map(({ period, agency, task }) => `${period}|${agency}|${task}`));
  /** Whether an agency reports on a task for a part of its own in it: a row made for what it took over is none. */
  const reportsItself = (period: string | null, agency: string, task: Task | undefined): boolean =>
    (task?.supports.includes(agency) ?? false) && rows.has(`${period}|${agency}|${task?.code}`);
  return (obligation) => {
    if (!leaving.has(obligation.agency)) return NO_PASSINGS;
    const { kind, period } = obligation;
    const task = obligation.task === null ? undefined : taskByCode.get(obligation.task);
    const goesOver = kind === 'finding' || (task?.named.includes(obligation.agency) ?? false);
    const work = kind === 'finding' ? obligation.key.slice('finding|'.length) : (obligation.task ?? '');
    const passings: Passing[] = [];
    let { agency, key } = obligation;
    while (passings.length < MOST_PASSINGS) {
      const succession = goesOver ? successionOf(successions, agency, work) : null;
      const on = succession?.on ?? (goesOver ? null : endOf(untilOf.get(agency)));
      if (on === null) break;
      const to = succession?.to ?? null;
      const hasOwn =
        to !== null &&
        kind !== 'finding' &&
        ((task?.leads.includes(to) ?? false) || (kind === 'quarterly' && reportsItself(period, to, task)));
      const base = {
        on,
        overdueToo: succession?.overdueToo ?? false,
        freeUntil: calendar.add(on, succession?.grace ?? 0),
      };
      if (to === null || hasOwn) {
        passings.push({ ...base, to: null, key });
        break;
      }
      // A finding's key names no agency: told to the old one, it is to be told to the new one.
      key =
        kind === 'finding' ? `finding|${work}|${to}` : renamedKey({ of: 'agency', from: agency, to }, key);
      passings.push({ ...base, to, key });
      agency = to;
    }
    return passings;
  };
}
