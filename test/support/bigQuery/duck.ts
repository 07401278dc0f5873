/** The SQL of sql/ on DuckDB, as a developer's machine runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { Question } from '../../../src/bigQuery/questions.js';
import type { LoadRow, SnapshotRow } from '../../../src/bigQuery/snapshot.js';
import { QUESTIONS, VIEWS, viewStatement } from '../../../src/bigQuery/sql.js';
import { duckTable, jsonLines, LOADS, SNAPSHOT, TABLES, type Table } from '../../../src/bigQuery/tables.js';

const SQL = join(__dirname, '..', '..', '..', 'sql');

export const sqlText = (path: string): string => readFileSync(join(SQL, `${path}.sql`), 'utf8');

export type Row = Readonly<Record<string, string | number | null>>;

/** Numbers of any type as numbers, days as ISO texts. */
const plain = (value: DuckDBValue): string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number'
    ? value
    : /^-?\d+(\.\d+)?$/.test(String(value))
      ? Number(String(value))
      : String(value);

export class Duck {
  private constructor(readonly connection: DuckDBConnection) {}

  /** Tables and views, empty. */
  static async open(path = ':memory:'): Promise<Duck> {
    const instance = await DuckDBInstance.create(path, { threads: '2' });
    const duck = new Duck(await instance.connect());
    await duck.run('CREATE SCHEMA IF NOT EXISTS papi');
    for (const table of TABLES) await duck.run(duckTable(table, 'papi'));
    for (const name of VIEWS) await duck.run(viewStatement(name, sqlText(`views/${name}`)));
    return duck;
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  async rows(sql: string, values: Readonly<Record<string, string | number>> = {}): Promise<Row[]> {
    const reader = await this.connection.runAndReadAll(sql, values);
    return reader
      .getRowObjects()
      .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])));
  }

  view(name: (typeof VIEWS)[number], where = 'TRUE'): Promise<Row[]> {
    return this.rows(`SELECT * FROM papi.${name} WHERE ${where}`);
  }

  ask(question: Question, values: Readonly<Record<string, string | number>>): Promise<Row[]> {
    const types: Readonly<Record<string, string>> = QUESTIONS[question];
    return this.rows(
      sqlText(`questions/${question}`).replace(
        /@(\w+)/g,
        (_, name: string) => `CAST($${name} AS ${types[name]!.replace('STRING', 'VARCHAR')})`,
      ),
      Object.fromEntries(Object.keys(types).map((name) => [name, values[name]!])),
    );
  }

  /** By the same JSON lines that a load job takes. */
  private async load(table: Table, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(table.columns);
    const lines = jsonLines(rows).split('\n');
    const cell = (value: unknown): string =>
      value === undefined
        ? 'NULL'
        : typeof value === 'number'
          ? String(value)
          : `'${String(value).replace(/'/g, "''")}'`;
    for (let from = 0; from < lines.length; from += 500)
      await this.run(
        `INSERT INTO papi.${table.name} (${names.join(', ')}) VALUES ${lines
          .slice(from, from + 500)
          .map((line) => JSON.parse(line) as Record<string, unknown>)
          .map((row) => `(${names.map((name) => cell(row[name])).join(', ')})`)
          .join(', ')}`,
      );
  }

  snapshot(rows: readonly SnapshotRow[]): Promise<void> {
    return this.load(SNAPSHOT, rows);
  }

  loads(rows: readonly LoadRow[]): Promise<void> {
    return this.load(LOADS, rows);
  }

  close(): void {
    this.connection.closeSync();
  }
}
