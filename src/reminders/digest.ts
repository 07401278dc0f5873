/** Who is reminded of what: one digest for each agency that is due a notice. */
import type { Day } from '../calendar/day.js';
import type { Agency, Plan, QuarterlyRow } from '../plan/model.js';
import { type Assessed, byUrgency } from '../plan/obligations/obligation.js';
import { successionOf } from '../plan/succession/passings.js';
import { noticeKeys } from './memory/notice.js';
import type { Told } from './memory/told.js';
import { newestStage, type Stage, stagesUntil } from './stage.js';

export interface Digest {
  readonly agency: Agency;
  /** What the agency answers for and was not told before, most urgent first. */
  readonly items: readonly Assessed[];
  /** What agencies that report to it are overdue with, most urgent first. */
  readonly ofSubordinates: readonly Assessed[];
  /** What units have not entered in time of the forms that it collects, most urgent first. */
  readonly ofForms: readonly Assessed[];
  /** Its head is told too: something is overdue for so long that it is reported upward. */
  readonly toHead: boolean;
  /** Keys of the notices, for the ledger. */
  readonly keys: readonly string[];
  /** All that it answers for and that stands there, new or told before: overdue, or near enough to be reminded of. */
  readonly standing: readonly Assessed[];
  /** Those of them that were another agency's, and of which this one was not told yet. */
  readonly takenOver: ReadonlySet<Assessed>;
  /** The day before which what is overdue is asked for: on it the agency is told again. */
  readonly askedBefore: Day;
  /** The most urgent stage that it tells. */
  readonly stage: Stage;
  /** Whether it tells of what is overdue, due by the next working day or sent back. */
  readonly urgent: boolean;
  /** Working days that it may wait: the farthest stage is told in turns over three days. */
  readonly patience: number;
  /** Its report rows that were approved since its latest digest. */
  readonly approved: readonly Pick<QuarterlyRow, 'period'>[];
}

/** The day of an agency's latest digest, by its code; null where it never had one. */
export type LastTold = (agency: string) => Day | null;

/** Overdue for so many working days that heads and the agency above are told. */
const isEscalated = ({ status, daysLeft }: Assessed, escalateAfter: number): boolean =>
  status === 'Quá hạn' && -daysLeft! >= escalateAfter;

/** A notice that is due by the stage that its deadline has reached, whether it was told or not. */
export interface Notice {
  readonly obligation: Assessed;
  readonly stage: Stage;
  /** Code of the agency that is told. */
  readonly to: string;
  /** Told as the agency above, or as the one that collects it. */
  readonly upward: boolean;
  readonly collects: boolean;
  /** The key that it is written down under, then those that it may have been. */
  readonly keys: readonly string[];
}

/** Code of the agency that collects a form; empty for all else. */
const leadOf = ({ kind, key }: Assessed): string => (kind === 'form' ? key.split('|')[1]! : '');

/** Every notice whose stage has been reached on the as-of day: to who answers for it, to the agency above, and of forms to who collects them. */
export function noticesReached(
  { settings, agencies, successions }: Pick<Plan, 'settings' | 'agencies' | 'successions'>,
  obligations: readonly Assessed[],
): Notice[] {
  const ended = new Set(
    agencies.flatMap(({ code, until }) => (until !== null && until < settings.asOf ? [code] : [])),
  );
  /** Of one that has ended, who took its place. */
  const standing = (code: string): string =>
    ended.has(code) ? (successionOf(successions, code, '')?.to ?? '') : code;
  const superiorOf = new Map(agencies.map(({ code, parent }) => [code, standing(parent)]));
  return obligations.flatMap((obligation): Notice[] => {
    if (ended.has(obligation.agency)) return [];
    const stage = newestStage(obligation, settings);
    if (stage === null) return [];
    const own: Notice = {
      obligation,
      stage,
      to: obligation.agency,
      upward: false,
      collects: false,
      keys: noticeKeys(obligation, stage),
    };
    const superior = superiorOf.get(obligation.agency);
    const told = (to: string, collects: boolean): Notice => ({
      ...own,
      to,
      upward: true,
      collects,
      keys: noticeKeys(obligation, stage, to),
    });
    const above = superior && isEscalated(obligation, settings.escalateAfter) ? superior : '';
    const lead = obligation.status === 'Quá hạn' ? standing(leadOf(obligation)) : '';
    return [
      own,
      ...(above ? [told(above, false)] : []),
      ...(lead && lead !== obligation.agency && lead !== above ? [told(lead, true)] : []),
    ];
  });
}

/**
 * The digests of the plan's as-of day, most urgent first. Each notice is told once: what the ledger says was told is
 * left out. Agencies with nothing new have none; nothing goes out on a day off.
 *
 * @param told the notices told before
 * @param lastTold when each agency had its latest digest
 */
export function digestsOf(
  plan: Plan,
  obligations: readonly Assessed[],
  told: Told,
  lastTold: LastTold = () => null,
): Digest[] {
  const { settings, calendar } = plan;
  if (!calendar.isWorkingDay(settings.asOf)) return [];
  const byAgency = new Map<string, Notice[]>();
  for (const notice of noticesReached(plan, obligations)) {
    const standing = byAgency.get(notice.to);
    if (standing) standing.push(notice);
    else byAgency.set(notice.to, [notice]);
  }
  return plan.agencies
    .flatMap((agency): Digest[] => {
      const all = byAgency.get(agency.code) ?? [];
      const fresh = all.filter(
        (notice) =>
          !notice.keys.some((key) => told.has(key)) &&
          (settings.sendMode !== 'Chỉ việc gấp' || isUrgent(notice)),
      );
      return fresh.length === 0 ? [] : [digestOf(agency, all, fresh, fresh, plan, told, lastTold)];
    })
    .sort((a, b) => byUrgency(firstOf(a), firstOf(b)));
}

/**
 * All that an agency is to be reminded of on the as-of day, told before or not: the digest that a coordinator asks for.
 *
 * @returns null where nothing has reached a stage
 */
export function standingDigest(
  plan: Plan,
  obligations: readonly Assessed[],
  told: Told,
  lastTold: LastTold,
  agency: Agency,
): Digest | null {
  const all = noticesReached(plan, obligations).filter(({ to }) => to === agency.code);
  if (all.length === 0) return null;
  const fresh = all.filter(({ keys }) => !keys.some((key) => told.has(key)));
  return digestOf(agency, all, fresh, all, plan, told, lastTold);
}

/** @param telling the notices that it tells, for the ledger; fresh those that were not told before */
function digestOf(
  agency: Agency,
  all: readonly Notice[],
  fresh: readonly Notice[],
  telling: readonly Notice[],
  { settings, calendar, quarterlyRows }: Plan,
  told: Told,
  lastTold: LastTold,
): Digest {
  const since = lastTold(agency.code);
  const of = (notices: readonly Notice[], upward: boolean, collects = false): Assessed[] =>
    notices
      .filter((notice) => notice.upward === upward && notice.collects === collects)
      .map(({ obligation }) => obligation)
      .sort(byUrgency);
  const own = of(telling, false);
  const standing = of(all, false);
  return {
    agency,
    items: of(fresh, false),
    ofSubordinates: of(telling, true),
    ofForms: of(telling, true, true),
    toHead: own.some((item) => isEscalated(item, settings.escalateAfter)),
    keys: telling.map(({ keys }) => keys[0]!),
    standing,
    takenOver: new Set(standing.filter((one) => one.takenFrom !== null && !wasToldOf(one, settings, told))),
    stage: Math.min(...telling.map(({ stage }) => stage)),
    urgent: telling.some(isUrgent),
    patience: Math.min(...telling.map((notice) => patienceOf(notice, settings.remindBefore))),
    askedBefore: calendar.add(settings.asOf, settings.remindOverdueEvery),
    approved: quarterlyRows.filter(
      (row) =>
        row.agency === agency.code && row.approvedOn !== null && (since === null || row.approvedOn >= since),
    ),
  };
}

/** Whether any stage of a deadline was told to who answers for it, by whichever of its days. */
function wasToldOf(obligation: Assessed, settings: Plan['settings'], told: Told): boolean {
  const dues = new Set([obligation.firstDue, ...obligation.grants.map(({ due }) => due)]);
  return [...dues].some(
    (due) =>
      due !== null &&
      stagesUntil(obligation.daysLeft ?? 0, settings).some((stage) =>
        noticeKeys({ ...obligation, due }, stage).some((key) => told.has(key)),
      ),
  );
}

/**
 * Agencies that are overdue for so long that it is reported upward, and nobody is there to report it to: no address of
 * the head, and no agency above that has one.
 */
export function nobodyAbove(
  { settings, agencies }: Pick<Plan, 'settings' | 'agencies'>,
  obligations: readonly Assessed[],
): Agency[] {
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  const late = new Set(
    obligations
      .filter((one) => !one.settled && isEscalated(one, settings.escalateAfter))
      .map(({ agency }) => agency),
  );
  return agencies.filter(
    ({ code, headEmails, parent }) =>
      late.has(code) && headEmails.length === 0 && (byCode.get(parent)?.emails.length ?? 0) === 0,
  );
}

/** Working days to the due day up to which a notice is urgent. */
const URGENT_DAYS = 1;

const isUrgent = ({ obligation, upward }: Notice): boolean =>
  upward || obligation.returned !== null || obligation.daysLeft! <= URGENT_DAYS;

/** Working days over which the farthest stage may be told beside its first: of 10 days before, on days 10, 9 and 8. */
const SPREAD = 2;

/** The farthest stage alone may wait, and not until the next one. */
function patienceOf({ obligation, stage }: Notice, [farthest, next]: readonly number[]): number {
  if (stage !== farthest || next === undefined || farthest - SPREAD <= next) return 0;
  return Math.max(obligation.daysLeft! - (farthest - SPREAD), 0);
}

const firstOf = ({ items, ofSubordinates, ofForms }: Digest): Assessed =>
  (items[0] ?? ofSubordinates[0] ?? ofForms[0])!;
