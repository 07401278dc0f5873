/** Which deadlines a list is of, and the agencies that answer for them with their numbers. */
import { toneless } from '../annex/spelling.js';
import type { Agency, Plan } from '../plan/model.js';
import { type Assessed, byUrgency, type ObligationKind } from '../plan/obligations/obligation.js';
import type { Status } from '../plan/obligations/status.js';
import type { Stand } from './stand.js';

/** What is left out does not narrow the list. */
export interface Wanted {
  readonly statuses?: readonly Status[];
  readonly stands?: readonly Stand[];
  readonly kind?: ObligationKind;
  /** Code of the agency that answers. */
  readonly agency?: string;
  /** Code of the reporting period. */
  readonly period?: string;
  readonly area?: number;
  /** Words, each of which the title, the task's code, the agency or its head holds; diacritics are optional. */
  readonly search?: string;
  /** Overdue for more than so many working days. */
  readonly overdueMore?: number;
  /** Whether nothing more is asked of the agency: approved, or of a closed period. */
  readonly settled?: boolean;
}

/** An obligation with what a list says of it. */
export interface Listed {
  readonly obligation: Assessed;
  readonly stand: Stand;
  /** What has become of it since the day that was asked for, in words; null where that is not asked. */
  readonly change: string | null;
}

/** Words in which case, diacritics, and i or y make no difference; `đ` is `d`. */
const searched = (text: string): string => toneless(text);

/** Whether a deadline belongs to the list. */
export function isWanted(
  wanted: Wanted,
  { agencies }: Pick<Plan, 'agencies'>,
): (listed: Omit<Listed, 'change'>) => boolean {
  const words = searched(wanted.search ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const names = new Map<string, string>();
  if (words.length > 0)
    for (const { code, name, head } of agencies) names.set(code, searched(`${code} ${name} ${head}`));
  // Thousands of deadlines bear the same few titles.
  const titles = new Map<string, string>();
  const titleOf = (title: string): string => {
    const known = titles.get(title) ?? searched(title);
    titles.set(title, known);
    return known;
  };
  const holds = ({ title, task, agency }: Assessed): boolean => {
    if (words.length === 0) return true;
    const all = `${titleOf(title)} ${task === null ? '' : titleOf(task)} ${names.get(agency) ?? ''}`;
    return words.every((word) => all.includes(word));
  };
  const { statuses, stands, kind, agency, period, area, overdueMore, settled } = wanted;
  return ({ obligation, stand }) =>
    (statuses === undefined || statuses.includes(obligation.status)) &&
    (stands === undefined || stands.includes(stand)) &&
    (kind === undefined || obligation.kind === kind) &&
    (agency === undefined || obligation.agency === agency) &&
    (period === undefined || obligation.period === period) &&
    (area === undefined || obligation.area === area) &&
    (settled === undefined || obligation.settled === settled) &&
    (overdueMore === undefined || (obligation.status === 'Quá hạn' && -obligation.daysLeft! > overdueMore)) &&
    holds(obligation);
}

/** An agency of a list, with how many deadlines of the list it answers for. */
export interface AgencyCount {
  readonly agency: string;
  readonly agencyName: string;
  readonly total: number;
  readonly overdue: number;
}

/** The agencies of a list: most overdue first, then most in all, then as `Cơ quan` has them. */
export function countsByAgency(
  list: readonly Pick<Listed, 'obligation'>[],
  agencies: readonly Pick<Agency, 'code' | 'name'>[],
): AgencyCount[] {
  const counts = new Map<string, { total: number; overdue: number }>();
  for (const { obligation } of list) {
    const count = counts.get(obligation.agency) ?? { total: 0, overdue: 0 };
    count.total++;
    if (obligation.status === 'Quá hạn') count.overdue++;
    counts.set(obligation.agency, count);
  }
  return agencies
    .flatMap(({ code, name }): AgencyCount[] => {
      const count = counts.get(code);
      return count ? [{ agency: code, agencyName: name, ...count }] : [];
    })
    .sort((a, b) => b.overdue - a.overdue || b.total - a.total);
}

/** Open ones with a day, then those without one, then what is done. */
const rank = ({ done, due }: Assessed): number => (done !== null ? 2 : due === null ? 1 : 0);

/** Open ones first, most urgent first; then those without a day; then what is done, the latest first. */
function inOrder({ obligation: a }: Listed, { obligation: b }: Listed): number {
  const first = rank(a);
  const second = rank(b);
  if (first !== second) return first - second;
  if (first === 0) return byUrgency(a, b);
  return first === 1 ? 0 : b.done! - a.done!;
}

/** A page of the list in the order of its agencies, of each agency the most urgent first. */
export function pageOf(
  list: readonly Listed[],
  counts: readonly AgencyCount[],
  from: number,
  size: number,
): Listed[] {
  // Only agencies that the page reaches are put in order.
  const reached = new Map<string, Listed[]>();
  let before = 0;
  let passed = 0;
  for (const { agency, total } of counts) {
    if (before + total <= from) passed += total;
    else if (before < from + size) reached.set(agency, []);
    before += total;
  }
  for (const one of list) reached.get(one.obligation.agency)?.push(one);
  return [...reached.values()].flatMap((own) => own.sort(inOrder)).slice(from - passed, from - passed + size);
}
