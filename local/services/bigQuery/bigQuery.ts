/** The advanced service BigQuery: what the program uses of it, typed as Google's, on DuckDB; the rest is refused by name. */
import { randomUUID } from 'node:crypto';
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';
import { textOfBlob } from '../utilities.js';
import { ApiError, failed, notFound } from './errors.js';
import type { BigQueryStore, StoredJob } from './store.js';

type Jobs = GoogleAppsScript.BigQuery.Collection.JobsCollection;
type Job = GoogleAppsScript.BigQuery.Schema.Job;
type Request = GoogleAppsScript.BigQuery.Schema.QueryRequest;
type Response = GoogleAppsScript.BigQuery.Schema.GetQueryResultsResponse;

/** Where a job is found without its location being named. */
const MULTI_REGIONS = ['US', 'EU'];
const MOST_ROWS_A_PAGE = 10_000;

/** Fields of requests that the stand-in heeds, or that change nothing here (a limit on bytes is not imitated). */
const HEEDED: ReadonlySet<string> = new Set([
  'query',
  'useLegacySql',
  'maximumBytesBilled',
  'maxResults',
  'timeoutMs',
  'parameterMode',
  'queryParameters',
  'location',
  'pageToken',
]);

function heeded(request: object): void {
  const stray = Object.keys(request).find((key) => !HEEDED.has(key));
  if (stray !== undefined) throw new Error(`BigQuery: ${stray} is not emulated by the local host.`);
}

/** What DuckDB calls its types, in BigQuery's schema. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/INT$|INTEGER/, 'INTEGER'],
  [/DOUBLE|FLOAT/, 'FLOAT'],
  [/DECIMAL/, 'NUMERIC'],
  [/DATE/, 'DATE'],
  [/BOOLEAN/, 'BOOLEAN'],
];

const typeOf = (duck: string): string => TYPES.find(([words]) => words.test(duck))?.[1] ?? 'STRING';

export function bigQuery(store: BigQueryStore, execution: Execution): object {
  const calling =
    <A extends unknown[], R>(call: string, deed: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return deed(...args);
      } catch (error) {
        throw error instanceof ApiError ? error.of(`bigquery.${call}`) : error;
      }
    };

  const jobOf = (project: string, id: string, options: object | undefined): StoredJob => {
    const job = store.jobs.get(`${project}:${id}`);
    const { location } = (options ?? {}) as { readonly location?: string };
    if (
      !job ||
      (location !== job.location && !(location === undefined && MULTI_REGIONS.includes(job.location)))
    )
      throw notFound(`Job ${project}:${id}`);
    return job;
  };

  const insert = (resource: Job, project: string, media?: unknown): Job => {
    const { load } = resource.configuration ?? {};
    if (!load || media === undefined)
      throw new Error('BigQuery.Jobs.insert is emulated for loading a blob only.');
    const id = resource.jobReference?.jobId ?? randomUUID();
    if (!/^[\w-]{1,1024}$/.test(id)) throw failed('invalid', 400, `Invalid job ID "${id}".`);
    if (store.jobs.has(`${project}:${id}`))
      throw failed('duplicate', 409, `Already Exists: Job ${project}:${id}`);
    const { projectId = '', datasetId = '' } = load.destinationTable ?? {};
    const location = store.location(projectId, datasetId);
    store.jobs.set(`${project}:${id}`, {
      location,
      asked: 0,
      error: store.load(load, textOfBlob(media)),
      answer: null,
    });
    return {
      jobReference: { projectId: project, jobId: id, location },
      configuration: { load },
      status: { state: 'PENDING' },
    };
  };

  const get = (project: string, id: string, options?: object): Job => {
    const job = jobOf(project, id, options);
    const state = ++job.asked > 1 ? 'DONE' : 'RUNNING';
    return {
      jobReference: { projectId: project, jobId: id, location: job.location },
      status: {
        state,
        ...(state === 'DONE' && job.error ? { errorResult: job.error, errors: [job.error] } : {}),
      },
    };
  };

  const query = (request: Request, project: string): Response => {
    heeded(request);
    if (request.useLegacySql !== false) throw new Error('Legacy SQL is not emulated by the local host.');
    const { sql, location } = onDuck(store, request.query ?? '', project, request.queryParameters ?? []);
    const values = Object.fromEntries(
      (request.queryParameters ?? []).map(({ name, parameterValue }) => [name!, parameterValue!.value!]),
    );
    let answer: StoredJob['answer'];
    try {
      answer = store.sql(sql, values);
    } catch (error) {
      const { message } = error as Error;
      const missing = /Table with name (\w+) does not exist/.exec(message)?.[1];
      throw missing
        ? notFound(`Table ${project}:${missing} was not found in location ${location}`)
        : failed('invalidQuery', 400, message);
    }
    const id = `job_${randomUUID()}`;
    store.jobs.set(`${project}:${id}`, { location, asked: 0, error: null, answer });
    const reference = { projectId: project, jobId: id, location };
    if (store.slow) return { jobReference: reference, jobComplete: false };
    return page(reference, answer, 0, request.maxResults);
  };

  const getQueryResults = (project: string, id: string, options: object = {}): Response => {
    heeded(options);
    const { location, maxResults, pageToken } = options as {
      readonly location?: string;
      readonly maxResults?: number;
      readonly pageToken?: string;
    };
    const job = jobOf(project, id, options);
    if (job.answer === null) throw failed('invalid', 400, `Cannot query results of job ${id}.`);
    const reference = { projectId: project, jobId: id, ...(location ? { location } : {}) };
    return page(reference, job.answer, pageToken === undefined ? 0 : Number(pageToken), maxResults);
  };

  return emulate<object>(
    'BigQuery',
    {
      Datasets: emulate<GoogleAppsScript.BigQuery.Collection.DatasetsCollection>(
        'BigQuery.Datasets',
        {
          get: calling('datasets.get', (project: string, dataSet: string) => ({
            datasetReference: { projectId: project, datasetId: dataSet },
            location: store.location(project, dataSet),
          })),
          insert: calling(
            'datasets.insert',
            (resource: GoogleAppsScript.BigQuery.Schema.Dataset, project: string) => {
              store.makeDataSet(
                project,
                resource.datasetReference?.datasetId ?? '',
                resource.location ?? 'US',
              );
              return resource;
            },
          ),
        },
        execution,
      ),
      Tables: emulate<GoogleAppsScript.BigQuery.Collection.TablesCollection>(
        'BigQuery.Tables',
        {
          get: calling('tables.get', (project: string, dataSet: string, table: string) =>
            store.table(project, dataSet, table),
          ),
          insert: calling(
            'tables.insert',
            (resource: GoogleAppsScript.BigQuery.Schema.Table, project: string, dataSet: string) => {
              store.makeTable(project, dataSet, resource);
              return resource;
            },
          ),
          patch: calling(
            'tables.patch',
            (
              resource: GoogleAppsScript.BigQuery.Schema.Table,
              project: string,
              dataSet: string,
              table: string,
            ) => {
              store.addFields(project, dataSet, table, resource.schema?.fields ?? []);
              return store.table(project, dataSet, table);
            },
          ),
        },
        execution,
      ),
      Jobs: emulate<Jobs>(
        'BigQuery.Jobs',
        {
          insert: calling('jobs.insert', insert) as Jobs['insert'],
          get: calling('jobs.get', get) as Jobs['get'],
          query: calling('jobs.query', query),
          getQueryResults: calling('jobs.getQueryResults', getQueryResults) as Jobs['getQueryResults'],
        },
        execution,
      ),
    },
    execution,
  );
}

/**
 * Standard SQL as DuckDB takes it: tables named in full stand in their schema, parameters under its own mark with their
 * types. Nothing else is changed: what one of the two does not have fails here.
 */
function onDuck(
  store: BigQueryStore,
  sql: string,
  project: string,
  parameters: readonly GoogleAppsScript.BigQuery.Schema.QueryParameter[],
): { readonly sql: string; readonly location: string } {
  const types = new Map(
    parameters.map(({ name, parameterType }) => [name!, parameterType!.type!.replace('STRING', 'VARCHAR')]),
  );
  let location = 'US';
  const text = sql
    .replace(/`([^`.]+)\.([^`.]+)\.([^`.]+)`/g, (_, named: string, dataSet: string, table: string) => {
      location = store.location(named, dataSet);
      return `"${dataSet}"."${table}"`;
    })
    .replace(/@(\w+)/g, (_, name: string) => {
      const type = types.get(name);
      if (type === undefined) throw failed('invalidQuery', 400, `Query parameter '${name}' not found`);
      return `CAST($${name} AS ${type})`;
    });
  if (text.includes('`'))
    throw failed('invalidQuery', 400, `Table must be qualified with a dataset in ${project}`);
  return { sql: text, location };
}

function page(
  jobReference: GoogleAppsScript.BigQuery.Schema.JobReference,
  { columns, rows }: NonNullable<StoredJob['answer']>,
  from: number,
  most = MOST_ROWS_A_PAGE,
): Response {
  const to = Math.min(rows.length, from + most);
  return {
    jobReference,
    jobComplete: true,
    totalRows: String(rows.length),
    schema: { fields: columns.map(({ name, type }) => ({ name, type: typeOf(type), mode: 'NULLABLE' })) },
    rows: rows.slice(from, to).map((row) => ({ f: row.map((v) => ({ v: v as unknown as object })) })),
    ...(to < rows.length ? { pageToken: String(to) } : {}),
  };
}
