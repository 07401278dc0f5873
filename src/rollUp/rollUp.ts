/** What all workbooks of a line count together: the workbook's own obligations and what its units sent up. */
import { comparable } from '../cells/value.js';
import { areaTitle, type PapiArea } from '../plan/areas.js';
import { KINDS, OBLIGATION_KINDS } from '../plan/obligations/obligation.js';
import { type Figures, figuresOf, KIND_CELL, TALLY_SIZE } from '../summary/figures.js';
import type { ClassesOf, RollUpGrouping, RollUpTable } from '../summary/unitsShown.js';
import type { SentFigures, SentIndicator, SentRating } from './sentUp.js';

export interface RollUp {
  readonly tables: readonly RollUpTable[];
  readonly total: Figures;
  /** By unit, the names of its agencies that the workbook itself lists: they count here, and only here. */
  readonly doubles: ReadonlyMap<string, readonly string[]>;
}

/** Whose figures they are: of a unit, or with an empty code the workbook's own. */
export interface Part {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly SentFigures[];
}

/** Lines of a table, by key, in the order in which they first come. */
class Tally {
  private readonly sums = new Map<string, { readonly title: string; readonly cells: Int32Array }>();

  line(key: string, title: string): Int32Array {
    const standing = this.sums.get(key) ?? { title, cells: new Int32Array(TALLY_SIZE) };
    this.sums.set(key, standing);
    return standing.cells;
  }

  lines(): { readonly key: string; readonly title: string; readonly cells: Int32Array }[] {
    return [...this.sums].map(([key, one]) => ({ key, ...one }));
  }
}

const bare = (title: string, figures: Figures) =>
  ({ title, ...figures, rank: null, reportRank: null, change: null }) as const;

const GROUPS: Readonly<Record<RollUpGrouping, { readonly title: string; readonly group: string }>> = {
  unit: { title: 'Theo đơn vị trực thuộc', group: 'Đơn vị' },
  agency: { title: 'Theo cơ quan của các đơn vị', group: 'Cơ quan' },
  area: { title: 'Theo lĩnh vực', group: 'Lĩnh vực' },
  kind: { title: 'Theo loại việc', group: 'Loại việc' },
};

/**
 * Adds up. An agency counts once: one that stands in the workbook's own list is left out of a unit's figures (a district
 * that the province tracks itself and that lists itself in its own workbook), by its name, because codes are each
 * workbook's own; the same code or name in two units is two agencies.
 *
 * @param own the workbook's own figures, and the names of all agencies that it lists
 * @param only numbers of the areas that it is of; null: all
 * @example own 3, unit A 5 of which 2 are of an agency listed here: total 3 + 3
 */
export function rollUp(
  own: Part & { readonly agencies: readonly string[] },
  units: readonly Part[],
  areas: readonly PapiArea[],
  only: ReadonlySet<number> | null = null,
): RollUp {
  const listed = new Set(own.agencies.map(comparable));
  const by: Readonly<Record<RollUpGrouping, Tally>> = {
    unit: new Tally(),
    agency: new Tally(),
    area: new Tally(),
    kind: new Tally(),
  };
  const wanted = (area: number): boolean => only === null || only.has(area);
  for (const area of areas.filter(({ number }) => wanted(number)))
    by.area.line(String(area.number), areaTitle(area));
  for (const kind of KINDS) by.kind.line(kind, OBLIGATION_KINDS[kind]);
  const total = new Int32Array(TALLY_SIZE);
  const doubles = new Map<string, Set<string>>();
  for (const part of [own, ...units]) {
    const ofUnit = by.unit.line(part.code, part.name);
    for (const { agency, name, area, kind, counts } of part.figures) {
      if (!wanted(area)) continue;
      if (part !== own && listed.has(comparable(name))) {
        doubles.set(part.code, (doubles.get(part.code) ?? new Set()).add(name));
        continue;
      }
      const into = [
        total,
        ofUnit,
        by.agency.line(
          part === own ? agency : `${part.code}/${agency}`,
          part === own ? name : `${name} (${part.name})`,
        ),
        by.area.line(String(area), `Lĩnh vực ${area}`),
        by.kind.line(kind, OBLIGATION_KINDS[kind]),
      ];
      counts.forEach((count, i) => {
        for (const cells of into) cells[KIND_CELL[kind] + i]! += count;
      });
    }
  }
  const all = figuresOf(total, 0);
  return {
    total: all,
    doubles: new Map([...doubles].map(([code, names]) => [code, [...names]])),
    tables: (Object.keys(GROUPS) as RollUpGrouping[]).map((name) => ({
      name,
      ...GROUPS[name],
      lines: by[name].lines().map(({ key, title, cells }) => ({ key, ...bare(title, figuresOf(cells, 0)) })),
      total: { key: null, ...bare('Tổng cộng', all) },
    })),
  };
}

/** An indicator over all units that sent it. */
export interface IndicatorSum extends SentIndicator {
  /** Shares in percent; null without data. */
  readonly value: number | null;
  /** Names of units that sent nothing for it. */
  readonly missing: readonly string[];
}

/**
 * Indicators of the same code and type, added up: never a share of shares. Blank is not nought.
 *
 * @example 45/50 of one unit, 30/60 of another, nothing of a third //=> 75/110, value 68.18…, the third missing
 */
export function indicatorSums(
  units: readonly { readonly name: string; readonly indicators: readonly SentIndicator[] | null }[],
): IndicatorSum[] {
  const byKey = new Map<string, { readonly first: SentIndicator; readonly of: Map<string, SentIndicator> }>();
  for (const { name, indicators } of units)
    for (const one of indicators ?? []) {
      const key = `${comparable(one.code)}\n${one.type}`;
      const standing = byKey.get(key) ?? { first: one, of: new Map() };
      byKey.set(key, standing);
      if (one.numerator !== null) standing.of.set(name, one);
    }
  return [...byKey.values()].map(({ first, of }) => {
    const sent = [...of.values()];
    const sum = (which: (one: SentIndicator) => number): number =>
      Math.round(sent.reduce((all, one) => all + which(one), 0) * 1e9) / 1e9;
    const numerator = sent.length === 0 ? null : sum((one) => one.numerator!);
    const shares = sent.filter((one) => one.denominator !== null);
    const denominator = shares.length === 0 ? null : sum((one) => one.denominator ?? 0);
    const times = first.type === 'Số' ? 1 : 100;
    return {
      ...first,
      numerator,
      denominator,
      value:
        numerator === null || denominator === 0
          ? null
          : denominator === null
            ? numerator
            : (times * numerator) / denominator,
      missing: units.filter(({ name }) => !of.has(name)).map(({ name }) => name),
    };
  });
}

/** Of units that have published a rating, in their order. */
export function classesOf(
  units: readonly { readonly name: string; readonly ratings: readonly SentRating[] }[],
): ClassesOf[] {
  return units.flatMap(({ name, ratings }) => {
    const [first] = ratings;
    if (!first) return [];
    const counts: Record<string, number> = {};
    for (const one of ratings) {
      const name = one.class.replace(/\*$/, '');
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return [{ title: name, state: first.state, counts, rated: ratings.length }];
  });
}
