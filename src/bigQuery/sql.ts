/** The standard SQL of sql/: which views there are, what each question is asked with, where its tables stand. */

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
} as const;

export type Question = keyof typeof QUESTIONS;

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
