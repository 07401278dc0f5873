/** The standard SQL of sql/: which views there are, what each question is asked with, where its tables stand. */

import { addDays, type Day, isoDay } from '../calendar/day.js';
import type { ParameterType } from './port.js';
import type { Question } from './questions.js';

/** In the order in which they are made: one may read those before it. */
export const VIEWS = [
  'last_loads',
  'figures',
  'indicators',
  'ratings',
  'by_unit',
  'by_area',
  'by_kind',
  'by_quarter',
  'arrivals',
] as const;

/** Days as ISO texts. */
export interface Between {
  /** Of each unit the last day that is not before this one: what is older counts as missing. */
  readonly since: string;
  readonly day: string;
}

/** Numbers and texts that narrow nothing: -1, ''. */
export interface Asked extends Between {
  /** Against which days changes are reckoned. */
  readonly before_since: string;
  readonly before: string;
  readonly area: number;
  readonly kind: string;
  readonly unit: string;
}

const BETWEEN = { since: 'DATE', day: 'DATE' } as const;
const ASKED = {
  ...BETWEEN,
  before_since: 'DATE',
  before: 'DATE',
  area: 'INT64',
  kind: 'STRING',
  unit: 'STRING',
} as const;

/** Of each question the types of its named parameters. */
export const QUESTIONS = {
  units: ASKED,
  areas: ASKED,
  kinds: ASKED,
  quarters: ASKED,
  agencies: ASKED,
  standing: BETWEEN,
  indicators: BETWEEN,
  classes: BETWEEN,
} as const satisfies Readonly<Record<Question, Readonly<Record<string, ParameterType>>>>;

/** Days back from the day asked for within which a unit's last load counts; older ones count as missing. */
const COUNTED_DAYS = 14;
/** Days back to what changes are reckoned against. */
const CHANGE_DAYS = 30;

/** @example as of 2026-09-29: since 2026-09-15; changes against 2026-08-30 */
export function askedOf(
  day: Day,
  { area = -1, kind = '', unit = '' }: Partial<Pick<Asked, 'area' | 'kind' | 'unit'>>,
): Asked {
  const before = addDays(day, -CHANGE_DAYS);
  return {
    since: isoDay(addDays(day, -COUNTED_DAYS)),
    day: isoDay(day),
    before_since: isoDay(addDays(before, -COUNTED_DAYS)),
    before: isoDay(before),
    area,
    kind,
    unit,
  };
}

/** What is written in sql/ for the data set, whatever it is called. */
const WRITTEN = /\bpapi\.(\w+)/g;

/**
 * SQL with its tables named in full.
 *
 * @param dataSet as BigQuery writes it: 'project.data_set'
 * @example inDataSet('SELECT 1 FROM papi.loads', 'p.d') //=> 'SELECT 1 FROM `p.d.loads`'
 */
export const inDataSet = (sql: string, dataSet: string): string =>
  sql.replace(WRITTEN, (_, table: string) => `\`${dataSet}.${table}\``);

/** @param text of sql/views/<name>.sql */
export const viewStatement = (name: string, text: string): string =>
  `CREATE OR REPLACE VIEW papi.${name} AS\n${text.trim()}`;
