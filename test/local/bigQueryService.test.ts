/** The stand-in for the advanced service BigQuery: what scripts of a test's own see of it. */

import { scriptHost } from '../support/bundle/script';
import { BigQueryStore } from '../support/localHost';

const MANIFEST = {
  dependencies: {
    enabledAdvancedServices: [{ userSymbol: 'BigQuery', serviceId: 'bigquery', version: 'v2' }],
  },
};
const store = new BigQueryStore(':memory:');
const { run } = scriptHost({ manifest: MANIFEST, bigQuery: store });
afterAll(() => store.close());

const TABLE = `{ tableReference: { tableId: 't' }, schema: { fields: [{ name: 'day', type: 'DATE', mode: 'REQUIRED' }, { name: 'n', type: 'INT64' }] } }`;
const load = (id: string, lines: string, fields = '', options = "['ALLOW_FIELD_ADDITION']"): string => `
  const fields = [{ name: 'day', type: 'DATE', mode: 'REQUIRED' }, { name: 'n', type: 'INT64' }${fields}];
  BigQuery.Jobs.insert({
    jobReference: { projectId: 'p', jobId: '${id}' },
    configuration: { load: {
      destinationTable: { projectId: 'p', datasetId: 'd', tableId: 't' }, schema: { fields },
      sourceFormat: 'NEWLINE_DELIMITED_JSON', createDisposition: 'CREATE_NEVER', writeDisposition: 'WRITE_APPEND',
      schemaUpdateOptions: ${options},
    } },
  }, 'p', Utilities.newBlob(${JSON.stringify(lines)}, 'application/octet-stream'));
  const states = [];
  let job;
  do { job = BigQuery.Jobs.get('p', '${id}', { location: 'asia-southeast1' }); states.push(job.status.state); } while (job.status.state !== 'DONE');
  return JSON.stringify([states, job.status.errorResult && job.status.errorResult.message]);`;
const count = (): unknown =>
  run(
    "return BigQuery.Jobs.query({ query: 'SELECT COUNT(*) AS c FROM `p.d.t`', useLegacySql: false }, 'p').rows[0].f[0].v",
  );

test('stands only where the manifest names it', () => {
  expect(scriptHost().run('return typeof BigQuery')).toBe('undefined');
  expect(run('return typeof BigQuery.Jobs.insert')).toBe('function');
  expect(() => run("BigQuery.Jobs.list('p')")).toThrow('not emulated');
  expect(() => run('BigQuery.Tabledata')).toThrow('not emulated');
});

test('what is not there is named in the words of the service, with its code', () => {
  expect(
    run("try { BigQuery.Datasets.get('p', 'd') } catch (e) { return [e.details.code, e.message].join(' ') }"),
  ).toBe('404 API call to bigquery.datasets.get failed with error: Not found: Dataset p:d');
  run("BigQuery.Datasets.insert({ datasetReference: { datasetId: 'd' }, location: 'asia-southeast1' }, 'p')");
  expect(() => run("BigQuery.Tables.get('p', 'd', 't')")).toThrow('Not found: Table p:d.t');
  run(`BigQuery.Tables.insert(${TABLE}, 'p', 'd')`);
  expect(() => run(`BigQuery.Tables.insert(${TABLE}, 'p', 'd')`)).toThrow('Already Exists: Table p:d.t');
});

test('a load job runs, ends, and is refused a second time under its id', () => {
  expect(run(load('one', '{"day":"2026-01-01","n":1}\n{"day":"2026-01-02"}'))).toBe(
    '[["RUNNING","DONE"],null]',
  );
  expect(count()).toBe('2');
  expect(() => run(load('one', '{"day":"2026-01-03"}'))).toThrow('Already Exists: Job p:one');
  expect(() => run("BigQuery.Jobs.get('p', 'one')")).toThrow('Not found: Job p:one');
});

test.each([
  ['bad1', '{"day":"2026-01-04","n":1}\n{"day":"2026-01-05","x":1}', 'No such field: x.'],
  ['bad2', '{"day":"2026-01-04"}\n{"n":2}', 'Missing required field: day.'],
  ['bad3', '{"day":"2026-01-04"}\n{"day":"2026-', 'Parser terminated'],
  // DuckDB by itself would round it.
  ['bad5', '{"day":"2026-01-04","n":84.71}', 'to integer. Field: n; Value: 84.71'],
  ['bad4', '{"day":"2026-01-04"}\n{"day":"no day"}', 'Error while reading data'],
])('a load job with a bad row (%s) loads none of them', (id, lines, said) => {
  expect(run(load(id, lines))).toContain(said);
  expect(count()).toBe('2');
});

test('columns may be added, nullable ones, where the job allows it', () => {
  const more = ", { name: 'later', type: 'STRING' }";
  expect(run(load('wide0', '{"day":"2026-01-06","later":"a"}', more, '[]'))).toContain(
    'Cannot add fields (field: later)',
  );
  expect(run(load('wide', '{"day":"2026-01-06","later":"a"}', more))).toContain('null');
  expect(
    run(load('wide2', '{"day":"2026-01-07","m":"a"}', ", { name: 'm', type: 'STRING', mode: 'REQUIRED' }")),
  ).toContain('Cannot add required fields');
  expect(count()).toBe('3');
});

test('answers come in pages, values as texts, parameters by name and type', () => {
  expect(
    run(`
      const query = { query: 'SELECT day, n, n / 2 AS half FROM \`p.d.t\` WHERE day <= @day ORDER BY day', useLegacySql: false, maxResults: 2,
        parameterMode: 'NAMED', queryParameters: [{ name: 'day', parameterType: { type: 'DATE' }, parameterValue: { value: '2026-01-31' } }] };
      let page = BigQuery.Jobs.query(query, 'p');
      const { jobId, location } = page.jobReference;
      const types = page.schema.fields.map((field) => field.type).join();
      const rows = [...page.rows];
      while (page.pageToken) { page = BigQuery.Jobs.getQueryResults('p', jobId, { location, pageToken: page.pageToken, maxResults: 2 }); rows.push(...page.rows); }
      return [types, page.totalRows, ...rows.map((row) => row.f.map((cell) => cell.v).join('/'))].join(' ');`),
  ).toBe('DATE,INTEGER,FLOAT 3 2026-01-01/1/0.5 2026-01-02// 2026-01-06//');
  expect(() => run("BigQuery.Jobs.query({ query: 'SELECT @x', useLegacySql: false }, 'p')")).toThrow(
    "Query parameter 'x' not found",
  );
  expect(() =>
    run("BigQuery.Jobs.query({ query: 'SELECT 1 FROM `p.d.none`', useLegacySql: false }, 'p')"),
  ).toThrow('Not found: Table p:none');
  expect(() =>
    run("BigQuery.Jobs.query({ query: 'SELECT 1', useLegacySql: false, dryRun: true }, 'p')"),
  ).toThrow('dryRun is not emulated');
});
