/**
 * The SQL keeps to what both engines give alike. BigQuery itself cannot be had offline: a parser of its dialect reads
 * every file, and a list says which functions may stand in it; DuckDB runs every file (consolidation.test.ts).
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'node-sql-parser/build/bigquery';
import { inDataSet, QUESTIONS, VIEWS, viewStatement } from '../../src/bigQuery/sql';
import { duckTable, LOADS, SNAPSHOT, schemaFields } from '../../src/bigQuery/tables';
import { sqlText } from '../support/bigQuery/duck';

const SQL = join(__dirname, '..', '..', 'sql');
const files = (folder: string): string[] =>
  readdirSync(join(SQL, folder))
    .map((name) => name.replace(/\.sql$/, ''))
    .sort();

/** Both engines define these alike; `/` of whole numbers is a double in both, NULL where the divisor is. */
const FUNCTIONS = ['SUM', 'MIN', 'MAX', 'COUNT', 'NULLIF', 'RANK', 'REPLACE'];
/** What one of them lacks or means otherwise. */
const FOREIGN =
  /::|\$\w|\bQUALIFY\b|\bILIKE\b|\bEXCEPT\b|\bGROUP BY ALL\b|\bDATE_|\bINTERVAL\b|\bSAFE_|\bIF\(|\bCAST\b/;

const parsed = (sql: string): unknown => new Parser().parse(sql, { database: 'bigquery' });

const ALL = [
  ...VIEWS.map((name) => `views/${name}`),
  ...Object.keys(QUESTIONS).map((name) => `questions/${name}`),
];

test('every file is a declared view or question', () => {
  expect(files('views')).toEqual([...VIEWS].sort());
  expect(files('questions')).toEqual(Object.keys(QUESTIONS).sort());
});

test('the parser knows what BigQuery is not', () => {
  expect(() => parsed('SELECT x::INT64 FROM papi.loads GROUP')).toThrow();
  expect(() => parsed('SELECT a FROM `p.d.loads` WHERE day BETWEEN @since AND @day')).not.toThrow();
});

test.each(ALL)('%s is read by a parser of the dialect, and holds what both engines have', (path) => {
  const sql = sqlText(path);
  expect(() => parsed(inDataSet(sql, 'du-an.papi_so_lieu'))).not.toThrow();
  const code = sql.replace(/--.*$/gm, '');
  const called = [...code.matchAll(/\b([A-Z_]+)\(/g)].map(([, name]) => name!);
  expect(
    called.filter((name) => !FUNCTIONS.includes(name) && !['OVER', 'AS', 'FROM', 'JOIN'].includes(name)),
  ).toEqual([]);
  expect(code).not.toMatch(FOREIGN);
  // NULLs stand first in one and last in the other.
  expect([...code.matchAll(/ORDER BY ([^\n]*)/g)].map(([, by]) => by)).toEqual(
    [...code.matchAll(/ORDER BY ([^\n]*)/g)].map(([, by]) => by).filter((by) => !/rate/.test(by!)),
  );
});

test.each(Object.entries(QUESTIONS))(
  'question %s has exactly the parameters that are declared',
  (name, types) => {
    const used = new Set([...sqlText(`questions/${name}`).matchAll(/@(\w+)/g)].map(([, one]) => one!));
    expect([...used].sort()).toEqual(Object.keys(types).sort());
  },
);

test.each(Object.keys(QUESTIONS).filter((name) => name !== 'standing'))(
  'question %s asks for days by constants beside the table, so that partitions are left out',
  (name) => {
    expect(sqlText(`questions/${name}`)).toMatch(/WHERE \w\.day BETWEEN @since AND @day/);
  },
);

test('tables are declared once: the schema, the DDL', () => {
  expect(schemaFields(SNAPSHOT)[0]).toEqual({
    name: 'day',
    type: 'DATE',
    mode: 'REQUIRED',
    description: 'As-of day of the workbook (Ngày tính)',
  });
  expect(duckTable(LOADS, 'papi')).toBe(
    'CREATE TABLE IF NOT EXISTS papi.loads (unit VARCHAR NOT NULL, day DATE NOT NULL, load VARCHAR NOT NULL, unit_name VARCHAR, plan VARCHAR, rows_loaded BIGINT, source VARCHAR, version BIGINT)',
  );
  expect(inDataSet(viewStatement('x', 'SELECT 1 FROM papi.loads'), 'p-1.d')).toBe(
    'CREATE OR REPLACE VIEW `p-1.d.x` AS\nSELECT 1 FROM `p-1.d.loads`',
  );
});
