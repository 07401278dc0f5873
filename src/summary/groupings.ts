/** By what a plan is consolidated. */
import { comparable } from '../cells/value.js';
import { areaTitle, type PapiArea } from '../plan/areas.js';
import { quarterOf } from '../plan/days/dueDays.js';
import { type Assessed, kindsOf, OBLIGATION_KINDS } from '../plan/obligations/obligation.js';
import { periodInWords } from '../plan/periods/periodCode.js';
import type { Grouping } from './consolidate.js';
import type { Directory } from './material.js';

/** Each grouping: the title of its table, the header of its first column, whether it is among those not asked for. */
export const GROUPINGS = {
  agency: { title: 'Theo cơ quan', group: 'Cơ quan', unasked: true },
  area: { title: 'Theo lĩnh vực', group: 'Lĩnh vực', unasked: true },
  kind: { title: 'Theo loại việc', group: 'Loại việc', unasked: true },
  component: { title: 'Theo nội dung thành phần', group: 'Nội dung thành phần', unasked: true },
  level: { title: 'Theo cấp, loại cơ quan', group: 'Loại cơ quan', unasked: true },
  quarter: { title: 'Theo quý', group: 'Quý', unasked: true },
  // As many lines as tasks: only for who asks.
  task: { title: 'Theo nhiệm vụ', group: 'Nhiệm vụ', unasked: false },
} as const;

export type GroupingName = keyof typeof GROUPINGS;

export const GROUPING_NAMES = Object.keys(GROUPINGS) as readonly GroupingName[];

/** The tables of a summary of which nothing else is said. */
export const TABLES: readonly GroupingName[] = GROUPING_NAMES.filter((name) => GROUPINGS[name].unasked);

/** Shown where nothing of that sort is stated. */
const NONE = '';

/** Groups in the order in which they were first met or listed. */
const listed = (keys: Iterable<string>, none: string): { key: string; title: string }[] =>
  [...new Set(keys)].map((key) => ({ key, title: key || none }));

/** A component as the list of areas has it, whatever form it was typed in ("1.1", "1.1  tri thức công dân"). */
function componentReader(areas: readonly PapiArea[]): (text: string) => string {
  const known = new Map(
    areas.flatMap(({ components }) => components).map((title) => [title.slice(0, 3), title]),
  );
  const read = new Map<string, string>();
  return (text) => {
    let component = read.get(text);
    if (component === undefined) {
      component = known.get(/^\s*(\d\.\d)(?!\d)/.exec(text)?.[1] ?? '') ?? (comparable(text) && text.trim());
      read.set(text, component);
    }
    return component;
  };
}

const capitalized = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

export function groupingOf(
  name: GroupingName,
  { agencies, kinds, tasks, periods, areas }: Directory,
  obligations: readonly Assessed[],
): Grouping {
  switch (name) {
    case 'agency':
      return {
        groups: agencies.map(({ code, name, kind }) => ({ key: code, title: name, field: kind })),
        keyOf: ({ agency }) => agency,
      };
    case 'area':
      return {
        groups: areas.map((area) => ({ key: String(area.number), title: areaTitle(area) })),
        keyOf: ({ area }) => String(area),
      };
    case 'kind':
      return {
        groups: kindsOf(obligations).map((kind) => ({ key: kind, title: OBLIGATION_KINDS[kind] })),
        keyOf: ({ kind }) => kind,
      };
    case 'component': {
      const componentOf = componentReader(areas);
      const keyOf = ({ component }: Assessed): string => componentOf(component);
      return {
        groups: listed(
          [...areas.flatMap(({ components }) => components), ...obligations.map(keyOf), NONE],
          'Không theo nội dung thành phần',
        ),
        keyOf,
      };
    }
    case 'level': {
      const kindByAgency = new Map(agencies.map(({ code, kind }) => [code, kind]));
      return {
        groups: listed(
          kinds.map(({ name }) => name).filter((kind) => agencies.some((agency) => agency.kind === kind)),
          NONE,
        ),
        keyOf: ({ agency }) => kindByAgency.get(agency)!,
      };
    }
    case 'quarter': {
      const quarterly = new Set(periods.filter(({ kind }) => kind === 'Quý').map(({ code }) => code));
      const quarters = new Map<number, string>();
      // A quarter's report belongs to that quarter, though it falls due in the next.
      const keyOf = ({ period, due }: Assessed): string => {
        if (period !== null && quarterly.has(period)) return period;
        if (due === null) return NONE;
        let quarter = quarters.get(due);
        if (quarter === undefined) {
          quarter = quarterOf(due);
          quarters.set(due, quarter);
        }
        return quarter;
      };
      return {
        groups: [...new Set(obligations.map(keyOf))]
          .filter(Boolean)
          .sort()
          .map((key) => ({ key, title: capitalized(periodInWords(key)) }))
          .concat({ key: NONE, title: 'Chưa có hạn' }),
        keyOf,
      };
    }
    case 'task':
      return {
        groups: [
          ...tasks.map(({ code, title }) => ({ key: code, title: `${code} ${title}` })),
          { key: NONE, title: 'Không theo nhiệm vụ' },
        ],
        keyOf: ({ task }) => task ?? NONE,
      };
  }
}
