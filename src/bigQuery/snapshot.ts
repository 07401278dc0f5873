/**
 * What a unit loads of a day: counts of its assessed obligations by agency, area, kind and quarter, its indicators, its
 * published ratings. Agencies by code and name; no names of people, no addresses, no texts that people wrote.
 */
import { isoDay } from '../calendar/day.js';
import { fingerprintOf } from '../cells/hash.js';
import { KINDS, OBLIGATION_KINDS } from '../plan/obligations/obligation.js';
import type { SentIndicator, SentRating } from '../rollUp/sentUp.js';
import { crossTable, partitionOf, tallied } from '../summary/consolidate.js';
import { KIND_CELL, KIND_SIZE, TALLY_SIZE } from '../summary/figures.js';
import { groupingOf } from '../summary/groupings.js';
import type { Material } from '../summary/material.js';
import { COUNT_COLUMNS, LOAD_VERSION, type LOADS, type RowOf, type SNAPSHOT } from './tables.js';

export type SnapshotRow = RowOf<typeof SNAPSHOT>;
export type LoadRow = RowOf<typeof LOADS>;

/** What identifies the rows of one load. */
export interface LoadKey {
  readonly day: string;
  readonly unit: string;
  readonly load: string;
}

/** Without the load that they are to be of. */
export type UnloadedRow = Omit<SnapshotRow, 'load'>;

const COUNTS = Object.keys(COUNT_COLUMNS) as readonly (keyof typeof COUNT_COLUMNS)[];

/** Between a quarter and an agency's code. */
const SEPARATOR = '\n';

/**
 * The rows of a plan's as-of day, those of combinations that have nothing left out.
 *
 * @param unit the unit's code in BigQuery
 */
export function snapshotRows(
  unit: string,
  material: Pick<Material, 'asOf' | 'calendar' | 'directory' | 'standing'>,
  indicators: readonly SentIndicator[],
  ratings: readonly SentRating[],
): UnloadedRow[] {
  const key = { day: isoDay(material.asOf), unit };
  return [
    ...figureRows(key, material),
    ...indicators.map(({ code, title, type, numerator, denominator }) => ({
      ...key,
      record: 'indicator',
      code,
      title,
      type,
      numerator: decimal(numerator),
      denominator: decimal(denominator),
    })),
    ...ratings.map(({ agency, name, score, class: named, state }) => ({
      ...key,
      record: 'rating',
      agency,
      agency_name: name,
      // Whole hundredths: the column is of whole numbers, and 84.71 would be refused.
      score: score === null ? null : Math.round(score * 100),
      class: named,
      state,
    })),
  ];
}

/** As NUMERIC takes it: nine decimals. */
const decimal = (number: number | null): string | null =>
  number === null ? null : number.toFixed(9).replace(/\.?0+$/, '');

function figureRows(
  key: { readonly day: string; readonly unit: string },
  { asOf, calendar, directory, standing }: Pick<Material, 'asOf' | 'calendar' | 'directory' | 'standing'>,
): UnloadedRow[] {
  const what = tallied(standing(asOf), calendar);
  const quarters = groupingOf('quarter', directory, what.obligations);
  const pairs = quarters.groups.flatMap((quarter) =>
    directory.agencies.map(({ code, name, kind }) => ({ quarter: quarter.key, code, name, kind })),
  );
  const table = crossTable(
    what,
    partitionOf(what, {
      groups: pairs.map(({ quarter, code }) => ({ key: quarter + SEPARATOR + code, title: '' })),
      keyOf: (obligation) => quarters.keyOf(obligation) + SEPARATOR + obligation.agency,
    }),
    partitionOf(what, groupingOf('area', directory, what.obligations)),
  );
  const areas = table.columns;
  return pairs.flatMap(({ quarter, code, name, kind: agencyKind }, i) =>
    areas.flatMap((area, j) =>
      KINDS.flatMap((kind): UnloadedRow[] => {
        const at = (i * areas.length + j) * TALLY_SIZE + KIND_CELL[kind];
        const counts = table.tallies.subarray(at, at + KIND_SIZE);
        return counts.every((count) => count === 0)
          ? []
          : [
              {
                ...key,
                record: 'figures',
                agency: code,
                agency_name: name,
                agency_kind: agencyKind,
                area: Number(area.key),
                kind: OBLIGATION_KINDS[kind],
                quarter,
                ...Object.fromEntries(COUNTS.map((count, nth) => [count, counts[nth]!])),
              },
            ];
      }),
    ),
  );
}

/** Tells rows apart: the same rows have the same. */
export const digestOf = (rows: readonly UnloadedRow[]): string =>
  fingerprintOf(rows.map((row) => [JSON.stringify(row)]));

/**
 * The load of rows at an instant. A load's name also names its job, so it holds letters, digits and dashes only.
 *
 * @example loadNamed(new Date('2026-09-29T00:12:05Z'), 'a1b2') //=> '20260929T001205000Z-a1b2'
 */
export const loadNamed = (now: Date, digest: string): string =>
  `${now.toISOString().replace(/[-:.]/g, '')}-${digest.replace(/[^0-9A-Za-z]/g, '')}`;

/** The line that makes rows count. */
export const loadRow = (
  { day, unit, load }: LoadKey,
  of: { readonly unitName: string; readonly plan: string; readonly rows: number; readonly source: string },
): LoadRow => ({
  unit,
  day,
  load,
  unit_name: of.unitName,
  plan: of.plan,
  rows_loaded: of.rows,
  source: of.source,
  version: LOAD_VERSION,
});
