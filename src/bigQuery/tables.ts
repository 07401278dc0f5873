/**
 * The tables that units load their days into: declared once, and everything that is said of them is derived: BigQuery's
 * schema, the DDL of DuckDB (on which the same SQL runs on a developer's machine), the list of columns in sql/README.md.
 */

export type ColumnType = 'STRING' | 'INT64' | 'NUMERIC' | 'DATE';

export interface TableColumn {
  readonly type: ColumnType;
  /** Every row has it; left out: it may be null. Columns that are added later may always be. */
  readonly required?: true;
  readonly about: string;
}

export interface Table {
  readonly name: string;
  readonly about: string;
  /** Column of type DATE by whose days the table is parted. */
  readonly partition?: string;
  readonly cluster: readonly string[];
  readonly columns: Readonly<Record<string, TableColumn>>;
}

const required = <T extends ColumnType>(type: T, about: string) => ({ type, required: true, about }) as const;
const column = <T extends ColumnType>(type: T, about: string) => ({ type, about }) as const;

const UNIT = required('STRING', 'Code of the unit whose workbook loaded it');
const DAY = required('DATE', 'As-of day of the workbook (Ngày tính)');
const LOAD = required(
  'STRING',
  'Which load: instant in UTC and digest, so that later ones sort after earlier',
);

/** The cells of a tally of one kind (src/summary/figures.ts), in that order. */
export const COUNT_COLUMNS = {
  kept: column('INT64', 'Done in time'),
  late: column('INT64', 'Done late'),
  open: column('INT64', 'Not done, in time'),
  soon: column('INT64', 'Not done, due within days'),
  overdue: column('INT64', 'Not done, past its day'),
  undated: column('INT64', 'Without a due day'),
  late_days: column('INT64', 'Working days late, of all that are late'),
  late_count: column('INT64', 'How many are late'),
  done_undated: column('INT64', 'Of undated: done'),
  extended: column('INT64', 'Put off'),
  extended_late: column('INT64', 'Of extended: when the day had passed'),
  first_kept: column('INT64', 'By how many kept would differ by the first days'),
  first_decided: column('INT64', 'By how many those decided would differ by the first days'),
  freed: column('INT64', 'Late, and not counted against who took it over'),
} as const;

export const SNAPSHOT = {
  name: 'snapshot',
  about:
    'A day of a unit: counts of its deadlines by agency, area, kind and quarter; its indicators; its published ratings. Rows count once their load stands in loads.',
  partition: 'day',
  cluster: ['unit', 'record'],
  columns: {
    day: DAY,
    unit: UNIT,
    load: LOAD,
    record: required('STRING', 'figures, indicator or rating'),
    agency: column('STRING', 'Code of the agency, of its unit'),
    agency_name: column('STRING', 'Its name'),
    agency_kind: column('STRING', 'Its kind (Loại): among those it is ranked'),
    area: column('INT64', 'Area of PAPI, 1 to 8; 0: all'),
    kind: column('STRING', 'Kind of deadline'),
    quarter: column('STRING', 'Quarter of a report, else of the due day: 2026-Q1; empty without a day'),
    ...COUNT_COLUMNS,
    code: column('STRING', 'Code of an indicator'),
    title: column('STRING', 'Its title'),
    type: column('STRING', 'Số, Tỷ lệ, Có/Không'),
    numerator: column('NUMERIC', 'Null without data; added up, never a share of shares'),
    denominator: column('NUMERIC', 'Null for what is no share'),
    score: column('INT64', 'Rating on 100, in hundredths'),
    class: column('STRING', 'Class of the rating; a star where it was scaled up'),
    state: column('STRING', 'Công bố dự kiến or Đã chốt'),
  },
} as const satisfies Table;

export const LOADS = {
  name: 'loads',
  about:
    'A line for each completed load, written after its rows: only the last one of a unit and day counts, and rows without a line do not.',
  cluster: ['unit'],
  columns: {
    unit: UNIT,
    day: DAY,
    load: LOAD,
    unit_name: column('STRING', 'Name of the unit'),
    plan: column('STRING', 'Name of its plan'),
    rows_loaded: column('INT64', 'Rows that were loaded into snapshot'),
    source: column('STRING', 'Digest of the workbook: two of them under one code are a mistake'),
    version: column('INT64', 'Version of what the rows mean'),
  },
} as const satisfies Table;

export const TABLES: readonly Table[] = [SNAPSHOT, LOADS];

/** Raised when rows mean something else than before; new columns alone do not raise it. */
export const LOAD_VERSION = 1;

type Cell<C extends TableColumn> =
  | (C['type'] extends 'INT64' ? number : string)
  | (C extends { readonly required: true } ? never : null);

/** A row as it is loaded: days and decimals are texts; columns that are left out are null. */
export type RowOf<T extends Table> = {
  readonly [K in keyof T['columns'] as T['columns'][K] extends { readonly required: true } ? K : never]: Cell<
    T['columns'][K]
  >;
} & {
  readonly [K in keyof T['columns']]?: Cell<T['columns'][K]>;
};

/** The fields of the REST API's schema. */
export interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly mode: 'REQUIRED' | 'NULLABLE';
  readonly description: string;
}

/** @example { name: 'day', type: 'DATE', mode: 'REQUIRED', description: … } */
export const schemaFields = ({ columns }: Table): SchemaField[] =>
  Object.entries(columns).map(([name, { type, required, about }]) => ({
    name,
    type,
    mode: required ? 'REQUIRED' : 'NULLABLE',
    description: about,
  }));

/** DuckDB's NUMERIC has three decimals, BigQuery's nine. */
const DUCK_TYPES: Readonly<Record<ColumnType, string>> = {
  STRING: 'VARCHAR',
  INT64: 'BIGINT',
  NUMERIC: 'DECIMAL(38, 9)',
  DATE: 'DATE',
};

/** @example duckTable(LOADS, 'papi') //=> 'CREATE TABLE IF NOT EXISTS papi.loads (unit VARCHAR NOT NULL, …)' */
export const duckTable = ({ name, columns }: Table, schema: string): string =>
  `CREATE TABLE IF NOT EXISTS ${schema}.${name} (${Object.entries(columns)
    .map(([column, { type, required }]) => `${column} ${DUCK_TYPES[type]}${required ? ' NOT NULL' : ''}`)
    .join(', ')})`;

/** One JSON object a line, as load jobs take them; nulls are left out. */
export const jsonLines = (rows: readonly object[]): string =>
  rows
    .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null))))
    .join('\n');
