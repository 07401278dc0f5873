/** By what a plan is consolidated. */
import { comparable } from '../cells/value.js';
import { AREAS, areaTitle } from '../plan/areas.js';
import { AGENCY_KINDS, type Plan } from '../plan/model.js';
import { type Assessed, OBLIGATION_KINDS } from '../plan/obligation.js';
import { quarterOf } from '../plan/planDue.js';
import type { Grouping } from './consolidate.js';

/** Title of each table, and header of its first column. */
export const GROUPINGS = {
  agency: ['Theo cơ quan', 'Cơ quan'],
  area: ['Theo lĩnh vực', 'Lĩnh vực'],
  kind: ['Theo loại việc', 'Loại việc'],
  component: ['Theo nội dung thành phần', 'Nội dung thành phần'],
  level: ['Theo cấp, loại cơ quan', 'Loại cơ quan'],
  quarter: ['Theo quý', 'Quý'],
  task: ['Theo nhiệm vụ', 'Nhiệm vụ'],
} as const;

export type GroupingName = keyof typeof GROUPINGS;

/** Shown where nothing of that sort is stated. */
const NONE = '';

/** Groups in the order in which they were first met or listed. */
const listed = (keys: Iterable<string>, none: string): { key: string; title: string }[] =>
  [...new Set(keys)].map((key) => ({ key, title: key || none }));

/** A component as the list of areas has it, whatever form it was typed in ("1.1", "1.1  tri thức công dân"). */
function componentReader(): (text: string) => string {
  const known = new Map(
    AREAS.flatMap(({ components }) => components).map((title) => [title.slice(0, 3), title]),
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

export function groupingOf(name: GroupingName, plan: Plan, obligations: readonly Assessed[]): Grouping {
  switch (name) {
    case 'agency':
      return {
        groups: plan.agencies.map(({ code, name }) => ({ key: code, title: name })),
        keyOf: ({ agency }) => agency,
      };
    case 'area':
      return {
        groups: AREAS.map((area) => ({ key: String(area.number), title: areaTitle(area) })),
        keyOf: ({ area }) => String(area),
      };
    case 'kind':
      return {
        groups: Object.entries(OBLIGATION_KINDS).map(([key, title]) => ({ key, title })),
        keyOf: ({ kind }) => kind,
      };
    case 'component': {
      const componentOf = componentReader();
      const keyOf = ({ component }: Assessed): string => componentOf(component);
      return {
        groups: listed(
          [...AREAS.flatMap(({ components }) => components), ...obligations.map(keyOf), NONE],
          'Không theo nội dung thành phần',
        ),
        keyOf,
      };
    }
    case 'level': {
      const kindByAgency = new Map(plan.agencies.map(({ code, kind }) => [code, kind]));
      return {
        groups: listed(
          AGENCY_KINDS.filter((kind) => plan.agencies.some((agency) => agency.kind === kind)),
          NONE,
        ),
        keyOf: ({ agency }) => kindByAgency.get(agency)!,
      };
    }
    case 'quarter': {
      const quarterly = new Set(plan.periods.filter(({ kind }) => kind === 'Quý').map(({ code }) => code));
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
        groups: listed(
          [...new Set(obligations.map(keyOf))].filter(Boolean).sort().concat(NONE),
          'Chưa có hạn',
        ),
        keyOf,
      };
    }
    case 'task':
      return {
        groups: [
          ...plan.tasks.map(({ code, title }) => ({ key: code, title: `${code} ${title}` })),
          { key: NONE, title: 'Không theo nhiệm vụ' },
        ],
        keyOf: ({ task }) => task ?? NONE,
      };
  }
}
