/** The list that a person asks the overview for: its agencies with their numbers, and a page of its rows. */
import { type Day, dayFromText, isoDay } from '../../../calendar/day.js';
import type { ListRequest, OverviewList } from '../../../contract.js';
import { type DayMemory, dayAt, shortName } from '../../../overview/dayMemory.js';
import { countsByAgency, isWanted, type Listed, pageOf, type Wanted } from '../../../overview/listing.js';
import { workingDayBefore } from '../../../overview/questions.js';
import { changeInWords, type Stand } from '../../../overview/stand.js';
import type { Plan } from '../../../plan/model.js';
import type { Assessed } from '../../../plan/obligations/obligation.js';
import { Refusal } from '../../../refusal.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { agencyNamed } from '../../agencyNamed.js';
import { periodNamed } from '../../reporting/periods/periodNamed.js';
import { reportRows } from '../../reporting/review/reportRows.js';
import { itemOf } from '../summary/itemOf.js';

/** Rows of a page, unless another number is asked for. */
const PAGE = 50;

/** What is pressing: asked for by nobody in particular. */
export const PRESSING: Wanted = { statuses: ['Quá hạn', 'Sắp đến hạn'], settled: false };

/** What has become of each deadline since a day, in words. */
export interface Since {
  /** The day with whose beginning it is compared; null where none is kept. */
  readonly day: Day | null;
  readonly changeOf: (obligation: Assessed, stand: Stand) => string | null;
}

/** @param asked the day; compared is with the newest that is kept and not after it, else with the earliest kept */
export function changesSince(kept: DayMemory, asked: Day): Since {
  const at = dayAt(kept, asked);
  if (at === null) return { day: null, changeOf: () => null };
  const closed = new Set(kept.closed);
  return {
    day: at.day,
    changeOf: ({ key, period }, stand) =>
      // What was closed meanwhile or is opened again was not kept, and has not changed by that.
      period !== null && closed.has(period)
        ? null
        : changeInWords(at.stands.get(shortName(key)) ?? 'open', stand),
  };
}

function dayAsked(text: string): Day {
  const day = dayFromText(text);
  if (day === null) throw new Refusal(`«${text}» không phải là ngày.`);
  return day;
}

/** Everything that a list may be asked of, read once. */
export interface Material {
  readonly plan: Plan;
  readonly contents: WorkbookContents;
  readonly kept: DayMemory;
  readonly today: Day;
  readonly all: readonly Omit<Listed, 'change'>[];
}

/** The deadlines of a list, in the order of `Nhiệm vụ`, `Báo cáo quý` and so on. */
export function listedOf(
  { plan, kept, all, today }: Material,
  wanted: Wanted,
  since: string | undefined,
): { readonly list: Listed[]; readonly since: Day | null } {
  const fits = isWanted(wanted, plan);
  if (since === undefined) {
    const list: Listed[] = [];
    for (const one of all)
      if (fits(one)) list.push({ obligation: one.obligation, stand: one.stand, change: null });
    return { list, since: null };
  }
  const { day, changeOf } = changesSince(
    kept,
    since === '' ? workingDayBefore(today, plan) : dayAsked(since),
  );
  const list: Listed[] = [];
  for (const one of all) {
    const change = fits(one) ? changeOf(one.obligation, one.stand) : null;
    if (change !== null) list.push({ obligation: one.obligation, stand: one.stand, change });
  }
  return { list, since: day };
}

/** @throws Refusal that names what does not exist */
export function overviewList(material: Material, asked: ListRequest | undefined): OverviewList {
  const { from = 0, size = PAGE, since, ...narrowed } = asked ?? {};
  const { plan } = material;
  const { agency, period } = narrowed;
  const wanted: Wanted = {
    ...narrowed,
    ...(agency ? { agency: agencyNamed(plan, agency).code } : {}),
    ...(period ? { period: periodNamed(plan, period).code } : {}),
  };
  const { list, since: day } = listedOf(material, asked ? wanted : PRESSING, since);
  const counts = countsByAgency(list, plan.agencies);
  const item = itemOf(plan);
  const rows = reportRows(plan, material.contents);
  return {
    total: list.length,
    since: day === null ? null : isoDay(day),
    groups: counts,
    from,
    items: pageOf(list, counts, from, size).map(({ obligation, stand, change }) => ({
      ...item(obligation),
      stand,
      change,
      mark: stand === 'sent' && !obligation.settled ? (rows.named(obligation.key)?.mark ?? null) : null,
    })),
  };
}
