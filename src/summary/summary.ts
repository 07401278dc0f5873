/** The consolidated summary of a plan: of a period or as of a day, of everything or of a scope. */
import { addDays, type Day, isoDay, vnDay } from '../calendar/day.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import type { IndicatorShown } from '../forms/shown.js';
import type { Assessed, ObligationKind } from '../plan/obligations/obligation.js';
import { periodInWords } from '../plan/periods/periodCode.js';
import {
  type CrossTable,
  consolidate,
  crossTable,
  type Group,
  type Line,
  partitionOf,
  type SummaryLine,
  type Tallied,
  tallied,
} from './consolidate.js';
import { type Counts, type Figures, figuresOf } from './figures.js';
import { GROUPINGS, type GroupingName, groupingOf, TABLES } from './groupings.js';
import { type LatenessClass, latenessClasses } from './lateness.js';
import type { Directory, Material, OwnPlanLine } from './material.js';
import { ranks } from './rank.js';
import { type Remark, type RemarkGroups, remarkGroups, remarksOf } from './remarks.js';
import { isLedBy, type ListedPeriod, lastEnded, ofLead, ofPeriod } from './scope.js';
import type { UnitsShown } from './unitsShown.js';

/** What is asked for; whatever is null does not narrow it. */
export interface Scope {
  readonly period: ListedPeriod | null;
  /** Code of the lead agency whose areas and tasks it is of. */
  readonly lead: string | null;
  /** Number of the only area. */
  readonly area: number | null;
  /** Day as of which it is made, where that is not the plan's as-of day. */
  readonly asOf: Day | null;
}

export const EVERYTHING: Scope = { period: null, lead: null, area: null, asOf: null };

export interface SummaryTable {
  readonly name: GroupingName;
  readonly title: string;
  /** Header of the first column. */
  readonly group: string;
  readonly lines: readonly (SummaryLine & { readonly key: string })[];
  readonly total: SummaryLine;
}

/** Agencies by areas. */
export interface Matrix {
  readonly rows: readonly Group[];
  readonly columns: readonly Group[];
  readonly cells: readonly (readonly { readonly counts: Counts; readonly onTimeRate: number | null }[])[];
}

/** How much had fallen due, and how much was done, at the end of each day on which either grew. */
export interface Progress {
  readonly day: string;
  readonly due: number;
  readonly done: number;
  /** Of `done`, what was done in time. */
  readonly onTime: number;
}

export interface Summary {
  readonly unit: string;
  readonly planName: string;
  /** The period it is of, as reports name it; null when it is of everything. */
  readonly period: string | null;
  /** From which day to which its data are, as the plan says; null when it is of everything. */
  readonly data: string | null;
  /** Whose areas and tasks, or which area; null when it is of everything. */
  readonly scope: string | null;
  readonly asOf: Day;
  /** What changes are reckoned against; null when there is nothing before. */
  readonly comparedWith: string | null;
  readonly tables: readonly SummaryTable[];
  readonly total: Figures;
  readonly matrix: Matrix;
  readonly remarks: readonly Remark[];
  /** The same, equal texts once. */
  readonly remarkGroups: RemarkGroups;
  /** What lead agencies collect, in the order of its sheet. */
  readonly indicators: readonly IndicatorShown[];
  /** How complete agencies' own plans are, of a summary of everything; empty where that is not checked. */
  readonly ownPlans: readonly OwnPlanLine[];
  /** The workbooks below this one, each as of its own day, in the areas of the scope; null where there are none. */
  readonly units: UnitsShown | null;
  readonly lateness: readonly LatenessClass[];
  readonly progress: readonly Progress[];
  /** What was counted. */
  readonly obligations: readonly Assessed[];
}

export function summarize(
  material: Material,
  scope: Scope = EVERYTHING,
  names: readonly GroupingName[] = TABLES,
): Summary {
  const { period, lead, area } = scope;
  const { directory, calendar } = material;
  const asOf = scope.asOf ?? material.asOf;
  const led = lead === null ? null : ofLead(directory, lead);
  const inScope = (obligation: Assessed): boolean =>
    (area === null || obligation.area === area) && (led === null || led(obligation));
  const of = (obligations: readonly Assessed[], wanted: ListedPeriod | null): Assessed[] => {
    const inPeriod = wanted === null ? null : ofPeriod(wanted, directory.periods);
    return obligations.filter((one) => inScope(one) && (inPeriod === null || inPeriod(one)));
  };

  const standing = material.standing(asOf);
  const obligations = of(standing, period);
  const cube = cubeOf(directory, obligations, calendar);

  const before =
    period === null
      ? lastEnded(directory, 'Quý', addDays(asOf, -1))
      : period.from && lastEnded(directory, period.kind, addDays(period.from, -1));
  const previous =
    before === null
      ? null
      : cubeOf(
          directory,
          period === null ? of(material.standing(before.to!), null) : of(standing, before),
          calendar,
        );
  const remarks = remarksOf(material, period, taskFilter(directory, scope));
  const { rows, columns, cells, total } = cube.table;
  const leadName = directory.agencies.find(({ code }) => code === lead)?.name ?? lead;
  return {
    unit: material.unit,
    planName: material.planName,
    period: period && [period.code, period.title].filter(Boolean).join(' · '),
    data:
      period?.from && period.to
        ? `Số liệu từ ngày ${vnDay(period.from)} đến ngày ${vnDay(period.to)} theo Kế hoạch`
        : null,
    scope:
      [
        lead === null ? '' : `Lĩnh vực, nhiệm vụ do ${leadName} chủ trì`,
        area === null ? '' : `Lĩnh vực ${columns.find(({ key }) => key === String(area))!.title}`,
      ]
        .filter(Boolean)
        .join('; ') || null,
    asOf,
    comparedWith: before && (period === null ? `ngày ${vnDay(before.to!)}` : periodInWords(before.code)),
    tables: names.map((name) => tableOf(name, directory, cube, previous)),
    total,
    matrix: {
      rows: rows.map(({ key, title }) => ({ key, title })),
      columns: columns.map(({ key, title }) => ({ key, title })),
      cells: cells.map((line) => line.map(({ counts, onTimeRate }) => ({ counts, onTimeRate }))),
    },
    remarks,
    remarkGroups: remarkGroups(remarks),
    ownPlans: period === null && lead === null && area === null ? material.ownPlans : [],
    indicators: material
      .indicators(period, asOf)
      .filter((one) => (area === null || one.area === area) && (lead === null || one.lead === lead)),
    units: null,
    lateness: latenessClasses(obligations, cube.what.lateness),
    progress: progressOf(obligations, asOf),
    obligations,
  };
}

/** Which report rows are of the tasks of a scope. */
export function taskFilter(
  { tasks }: Directory,
  { lead, area }: Scope,
): (row: { readonly task: string }) => boolean {
  const wanted = new Set(
    tasks
      .filter((task) => (area === null || task.area === area) && (lead === null || isLedBy(task, lead)))
      .map(({ code }) => code),
  );
  return ({ task }) => wanted.has(task);
}

/** Obligations counted by agency and area. */
export interface Cube {
  readonly what: Tallied;
  readonly table: CrossTable;
}

export function cubeOf(
  directory: Directory,
  obligations: readonly Assessed[],
  calendar: WorkingCalendar,
): Cube {
  const what = tallied(obligations, calendar);
  const by = (name: GroupingName) => partitionOf(what, groupingOf(name, directory, obligations));
  return { what, table: crossTable(what, by('agency'), by('area')) };
}

/** The lines of a table; those by agency, area and kind are added up from the cube. */
function linesBy(name: GroupingName, directory: Directory, { what, table }: Cube): readonly Line[] {
  if (name === 'agency') return table.rows;
  if (name === 'area') return table.columns;
  const grouping = groupingOf(name, directory, what.obligations);
  if (name === 'kind')
    return grouping.groups.map((group) => ({
      ...group,
      ...figuresOf(table.sums, 0, group.key as ObligationKind),
    }));
  return consolidate(what, partitionOf(what, grouping));
}

function tableOf(name: GroupingName, directory: Directory, cube: Cube, previous: Cube | null): SummaryTable {
  const lines = linesBy(name, directory, cube);
  const before = new Map<string, Figures>(
    previous ? linesBy(name, directory, previous).map((line) => [line.key, line]) : [],
  );
  const change = ({ onTimeRate }: Figures, earlier: Figures | undefined): number | null =>
    onTimeRate === null || !earlier || earlier.onTimeRate === null ? null : onTimeRate - earlier.onTimeRate;
  const rankBy = (of: 'work' | 'reports'): (number | null)[] =>
    ranks(lines.map((line) => ({ field: line.field ?? '', ...line[of] })));
  const work = rankBy('work');
  const reports = rankBy('reports');
  const { total } = cube.table;
  const { title, group } = GROUPINGS[name];
  return {
    name,
    title,
    group,
    lines: lines.map((line, i) => ({
      ...line,
      rank: work[i]!,
      reportRank: reports[i]!,
      change: change(line, before.get(line.key)),
    })),
    total: {
      key: null,
      title: 'Tổng cộng',
      ...total,
      rank: null,
      reportRank: null,
      change: change(total, previous?.table.total),
    },
  };
}

function progressOf(obligations: readonly Assessed[], asOf: Day): Progress[] {
  const days = new Map<Day, { due: number; done: number; onTime: number }>();
  const on = (day: Day) => {
    const counts = days.get(day) ?? { due: 0, done: 0, onTime: 0 };
    days.set(day, counts);
    return counts;
  };
  for (const { due, done } of obligations) {
    if (due !== null) on(due).due++;
    if (due === null || done === null || done > asOf) continue;
    on(done).done++;
    if (done <= due) on(done).onTime++;
  }
  let sum = { due: 0, done: 0, onTime: 0 };
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { due, done, onTime }]) => {
      sum = { due: sum.due + due, done: sum.done + done, onTime: sum.onTime + onTime };
      return { day: isoDay(day), ...sum };
    });
}
