/**
 * What BigQuery keeps, on DuckDB: data sets as schemas, tables, views, and the jobs of this session. Load jobs are done
 * whole or not at all; a job's id is used once. Job ids are forgotten when the host ends (Google keeps them six months).
 */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duck } from './duck.js';
import type { Answered } from './duckThread.js';
import { ApiError, failed, notFound, type Reason } from './errors.js';

type Field = GoogleAppsScript.BigQuery.Schema.TableFieldSchema;
type Load = GoogleAppsScript.BigQuery.Schema.JobConfigurationLoad;

const DUCK_TYPES: Readonly<Record<string, string>> = {
  STRING: 'VARCHAR',
  INTEGER: 'BIGINT',
  INT64: 'BIGINT',
  NUMERIC: 'DECIMAL(38, 9)',
  DATE: 'DATE',
};

export interface StoredJob {
  readonly location: string;
  /** How often its state was asked for: a job is not done at once. */
  asked: number;
  error: Reason | null;
  /** Of a question. */
  readonly answer: Answered | null;
}

const NAME = /^\w+$/;

/** Names come from the script: whatever is no plain word is no name here. */
function named(name: string | undefined, what: string): string {
  if (name === undefined || !NAME.test(name))
    throw failed('invalid', 400, `Invalid ${what} "${name ?? ''}".`);
  return name;
}

export class BigQueryStore {
  private duck: Duck | null = null;
  readonly jobs = new Map<string, StoredJob>();
  /** Whether a question's first answer says that it is not done yet, as a slow one's does. */
  slow = false;

  /** @param path of DuckDB's file, or ':memory:' */
  constructor(private readonly path: string) {}

  sql(sql: string, values: Readonly<Record<string, string | number>> = {}): Answered {
    if (this.duck === null) {
      this.duck = new Duck(this.path);
      this.duck.run('CREATE SCHEMA IF NOT EXISTS host');
      this.duck.run(
        'CREATE TABLE IF NOT EXISTS host.data_sets (project VARCHAR, name VARCHAR, location VARCHAR)',
      );
      this.duck.run(
        'CREATE TABLE IF NOT EXISTS host.tables (project VARCHAR, data_set VARCHAR, name VARCHAR, resource VARCHAR)',
      );
    }
    return this.duck.run(sql, values);
  }

  close(): void {
    this.duck?.close();
    this.duck = null;
  }

  /** @throws ApiError where there is none */
  location(project: string, dataSet: string): string {
    const [found] = this.sql(
      'SELECT location FROM host.data_sets WHERE project = $project AND name = $name',
      {
        project,
        name: dataSet,
      },
    ).rows;
    if (!found) throw notFound(`Dataset ${project}:${dataSet}`);
    return found[0]!;
  }

  makeDataSet(project: string, name: string, location: string): void {
    named(name, 'dataset ID');
    try {
      this.location(project, name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.sql(`CREATE SCHEMA IF NOT EXISTS "${name}"`);
      this.sql('INSERT INTO host.data_sets VALUES ($project, $name, $location)', { project, name, location });
      return;
    }
    throw failed('duplicate', 409, `Already Exists: Dataset ${project}:${name}`);
  }

  table(project: string, dataSet: string, name: string): GoogleAppsScript.BigQuery.Schema.Table {
    this.location(project, dataSet);
    const [found] = this.sql(
      'SELECT resource FROM host.tables WHERE project = $project AND data_set = $dataSet AND name = $name',
      { project, dataSet, name },
    ).rows;
    if (!found) throw notFound(`Table ${project}:${dataSet}.${name}`);
    return JSON.parse(found[0]!) as GoogleAppsScript.BigQuery.Schema.Table;
  }

  makeTable(project: string, dataSet: string, resource: GoogleAppsScript.BigQuery.Schema.Table): void {
    this.location(project, dataSet);
    const name = named(resource.tableReference?.tableId, 'table ID');
    const [found] = this.sql(
      'SELECT 1 FROM host.tables WHERE project = $project AND data_set = $dataSet AND name = $name',
      { project, dataSet, name },
    ).rows;
    if (found) throw failed('duplicate', 409, `Already Exists: Table ${project}:${dataSet}.${name}`);
    const fields = resource.schema?.fields ?? [];
    this.sql(`CREATE TABLE "${dataSet}"."${name}" (${fields.map(columnOf).join(', ')})`);
    this.sql('INSERT INTO host.tables VALUES ($project, $dataSet, $name, $resource)', {
      project,
      dataSet,
      name,
      resource: JSON.stringify(resource),
    });
  }

  /** Columns may be added, NULLABLE ones; nothing else of a schema may change. */
  addFields(project: string, dataSet: string, name: string, fields: readonly Field[]): void {
    const resource = this.table(project, dataSet, name);
    const standing = resource.schema?.fields ?? [];
    const lost = standing.find((one) => !fields.some((field) => field.name === one.name));
    if (lost)
      throw failed(
        'invalid',
        400,
        `Provided Schema does not match Table ${project}:${dataSet}.${name}. Field ${lost.name} is missing in new schema`,
      );
    const added = fields.filter((field) => !standing.some((one) => one.name === field.name));
    for (const field of added) {
      if (field.mode === 'REQUIRED')
        throw failed(
          'invalid',
          400,
          `Provided Schema does not match Table ${project}:${dataSet}.${name}. Cannot add required fields to an existing schema. (field: ${field.name})`,
        );
      this.sql(`ALTER TABLE "${dataSet}"."${name}" ADD COLUMN ${columnOf(field)}`);
    }
    this.sql(
      'UPDATE host.tables SET resource = $resource WHERE project = $project AND data_set = $dataSet AND name = $name',
      {
        project,
        dataSet,
        name,
        resource: JSON.stringify({ ...resource, schema: { fields: [...standing, ...added] } }),
      },
    );
  }

  /** All rows or none. @returns why none */
  load({ destinationTable, schema, schemaUpdateOptions = [], ...rest }: Load, lines: string): Reason | null {
    const { projectId = '', datasetId = '', tableId = '' } = destinationTable ?? {};
    if (
      rest.sourceFormat !== 'NEWLINE_DELIMITED_JSON' ||
      rest.writeDisposition !== 'WRITE_APPEND' ||
      rest.createDisposition !== 'CREATE_NEVER'
    )
      throw new Error('A load job of this kind is not emulated by the local host.');
    try {
      const standing = this.table(projectId, datasetId, tableId).schema?.fields ?? [];
      const wanted = schema?.fields ?? standing;
      const added = wanted.find((field) => !standing.some((one) => one.name === field.name));
      if (added && !schemaUpdateOptions.includes('ALLOW_FIELD_ADDITION'))
        throw failed(
          'invalid',
          400,
          `Provided Schema does not match Table ${projectId}:${datasetId}.${tableId}. Cannot add fields (field: ${added.name})`,
        );
      checkLines(lines, wanted);
      if (added) this.addFields(projectId, datasetId, tableId, [...standing, ...wanted]);
      this.insert(`"${datasetId}"."${tableId}"`, wanted, lines);
      return null;
    } catch (error) {
      if (error instanceof ApiError) return error.reason;
      return {
        reason: 'invalid',
        message: `Error while reading data, error message: ${(error as Error).message}`,
      };
    }
  }

  private insert(table: string, fields: readonly Field[], lines: string): void {
    if (lines.trim() === '') return;
    const file = join(tmpdir(), `papi-load-${process.pid}-${Date.now()}.json`);
    writeFileSync(file, lines);
    try {
      const columns = fields.map(({ name, type }) => `"${name}": '${DUCK_TYPES[type!]}'`).join(', ');
      this.sql(
        `INSERT INTO ${table} BY NAME SELECT * FROM read_json('${file}', format = 'newline_delimited', columns = {${columns}})`,
      );
    } finally {
      rmSync(file, { force: true });
    }
  }
}

const columnOf = ({ name, type, mode }: Field): string => {
  const duck = DUCK_TYPES[type ?? ''];
  if (duck === undefined) throw new Error(`Columns of type ${type} are not emulated by the local host.`);
  return `"${named(name, 'field name')}" ${duck}${mode === 'REQUIRED' ? ' NOT NULL' : ''}`;
};

/** @throws ApiError in BigQuery's words for a line that is none, has a field too many or lacks a required one */
function checkLines(lines: string, fields: readonly Field[]): void {
  const known = new Set(fields.map(({ name }) => name));
  const required = fields.filter(({ mode }) => mode === 'REQUIRED');
  const bad = (what: string): ApiError =>
    failed(
      'invalid',
      400,
      `Error while reading data, error message: JSON table encountered too many errors, giving up. Rows: 1; errors: 1. ${what}`,
    );
  for (const line of lines.split('\n').filter((one) => one.trim() !== '')) {
    let row: Readonly<Record<string, unknown>>;
    try {
      row = JSON.parse(line) as Record<string, unknown>;
    } catch {
      throw bad('JSON parsing error in row: Parser terminated before end of string');
    }
    const stray = Object.keys(row).find((name) => !known.has(name));
    if (stray !== undefined) throw bad(`No such field: ${stray}.`);
    const missing = required.find(({ name }) => row[name!] === undefined || row[name!] === null);
    if (missing) throw bad(`Missing required field: ${missing.name}.`);
    for (const { name, type } of fields) {
      const value = row[name!];
      // DuckDB would round it.
      if (/^INT(?:64|EGER)$/.test(type ?? '') && value !== undefined && value !== null && !isWhole(value))
        throw bad(
          `Could not convert value '${String(value)}' to integer. Field: ${name}; Value: ${String(value)}`,
        );
    }
  }
}

const isWhole = (value: unknown): boolean =>
  Number.isInteger(value) || (typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()));
