/** The advanced service BigQuery, which only the manifest of `npm run build:bigquery` names. */
import type { AnswerRow, BigQueryPort, DataSetPlace } from '../bigQuery/port.js';
import { schemaFields, type Table } from '../bigQuery/tables.js';
import { Refusal } from '../refusal.js';

type Job = GoogleAppsScript.BigQuery.Schema.Job;
type TableResource = GoogleAppsScript.BigQuery.Schema.Table;
/** The REST reference has the limit; the types are older. */
type QueryRequest = GoogleAppsScript.BigQuery.Schema.QueryRequest & { maximumBytesBilled: string };
type JobReference = GoogleAppsScript.BigQuery.Schema.JobReference;
type QueryResponse =
  | GoogleAppsScript.BigQuery.Schema.QueryResponse
  | GoogleAppsScript.BigQuery.Schema.GetQueryResultsResponse;

/** A question that would be billed for more is refused by BigQuery before it runs: a bit over a cent at list price. */
const MOST_BYTES_BILLED = '2000000000';
const PAGE_ROWS = 2000;
/** How long BigQuery may keep a call waiting for an answer. */
const ANSWER_MS = 20_000;
/** How often an unfinished job is asked after; the pauses grow from one second to eight. */
const ASKS = 20;
const PAUSES_MS = [1000, 2000, 4000, 8000];

export function googleBigQuery(): BigQueryPort {
  return {
    makeDataSet({ project, dataSet }, region) {
      return makeMissing(
        () => service().Datasets.get(project, dataSet),
        () =>
          service().Datasets.insert(
            { datasetReference: { projectId: project, datasetId: dataSet }, location: region },
            project,
          ),
      ).made;
    },
    makeTable({ project, dataSet }, table) {
      const { stood } = makeMissing(
        () => service().Tables.get(project, dataSet, table.name),
        () => service().Tables.insert(resourceOf({ project, dataSet }, table), project, dataSet),
      );
      const fields = stood?.schema?.fields ?? [];
      const added = stood
        ? schemaFields(table).filter(({ name }) => !fields.some((one) => one.name === name))
        : [];
      if (added.length > 0)
        service().Tables.patch({ schema: { fields: [...fields, ...added] } }, project, dataSet, table.name);
    },
    load({ project, dataSet }, table, job, lines) {
      const begun = startedJob(
        {
          jobReference: { projectId: project, jobId: job },
          configuration: {
            load: {
              destinationTable: { projectId: project, datasetId: dataSet, tableId: table.name },
              schema: { fields: schemaFields(table) },
              sourceFormat: 'NEWLINE_DELIMITED_JSON',
              createDisposition: 'CREATE_NEVER',
              writeDisposition: 'WRITE_APPEND',
              schemaUpdateOptions: ['ALLOW_FIELD_ADDITION'],
            },
          },
        },
        project,
        dataSet,
        lines,
      );
      const { errorResult } = finished(begun, project).status ?? {};
      if (errorResult) throw refusalOf(errorResult.message ?? errorResult.reason ?? '');
    },
    run(place, sql) {
      answered(place, sql, []);
    },
    ask(place, sql, parameters, most) {
      let answer = answered(
        place,
        sql,
        parameters.map(({ name, type, value }) => ({
          name,
          parameterType: { type },
          parameterValue: { value: String(value) },
        })),
      );
      const { jobReference } = answer;
      const rows = rowsOf(answer);
      while (answer.pageToken && rows.length < most) {
        answer = called(() =>
          service().Jobs.getQueryResults(place.project, jobReference!.jobId!, {
            location: jobReference!.location,
            maxResults: PAGE_ROWS,
            pageToken: answer.pageToken,
          }),
        );
        rows.push(...rowsOf(answer));
      }
      return { rows: rows.slice(0, most), more: Boolean(answer.pageToken) || rows.length > most };
    },
  };
}

type Collections = Required<Pick<GoogleAppsScript.BigQuery, 'Datasets' | 'Jobs' | 'Tables'>>;

const service = (): Collections => BigQuery as Collections;

const resourceOf = ({ project, dataSet }: DataSetPlace, table: Table): TableResource => ({
  tableReference: { projectId: project, datasetId: dataSet, tableId: table.name },
  description: table.about,
  schema: { fields: schemaFields(table) },
  ...(table.partition ? { timePartitioning: { type: 'DAY', field: table.partition } } : {}),
  clustering: { fields: [...table.cluster] },
});

/** What BigQuery answered to a call that failed: Apps Script puts it behind "API call to … failed with error: ". */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(
    /^.*?API call to \S+ failed with error: /,
    '',
  );

const saysOf = (error: unknown, code: number, words: RegExp): boolean => {
  const { details } = error as { readonly details?: { readonly code?: number } };
  return details?.code === undefined ? words.test(messageOf(error)) : details.code === code;
};

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /Access Denied|does not have|permission/i,
    'Hãy nhờ người quản trị dự án cấp vai trò «BigQuery Job User» ở dự án và «BigQuery Data Editor» ở tập dữ liệu cho tài khoản đang chạy.',
  ],
  [
    /has not been used|is disabled|not enabled/i,
    'Hãy bật BigQuery API trong dự án Google Cloud gắn với tập lệnh này.',
  ],
  [/bytes billed/i, 'Câu hỏi đọc quá nhiều dữ liệu: hãy chọn ít đơn vị hoặc ít ngày hơn.'],
  [
    /Not found/i,
    'Hãy kiểm tra dự án và tập dữ liệu ở trang Cấu hình, rồi bấm Thiết lập BigQuery để lập lại bảng còn thiếu.',
  ],
];

function refusalOf(said: string): Refusal {
  const remedy =
    REMEDIES.find(([words]) => words.test(said))?.[1] ??
    'Hãy thử lại sau ít phút; vẫn vậy thì báo người quản trị dự án.';
  return new Refusal(`BigQuery không nhận: ${said.trim().replace(/\.$/, '')}. ${remedy}`);
}

function called<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw refusalOf(messageOf(error));
  }
}

/** Two people may set up at once: what the other has made meanwhile is there as well. */
function makeMissing<T>(
  get: () => T,
  insert: () => unknown,
): { readonly made: boolean; readonly stood: T | null } {
  try {
    return { made: false, stood: get() };
  } catch (error) {
    if (!saysOf(error, 404, /Not found/i)) throw refusalOf(messageOf(error));
  }
  try {
    insert();
    return { made: true, stood: null };
  } catch (error) {
    if (saysOf(error, 409, /Already Exists/i)) return { made: false, stood: null };
    throw refusalOf(messageOf(error));
  }
}

/** A job that is there already is the same one: its call was sent twice. */
function startedJob(job: Job, project: string, dataSet: string, lines: string): Job {
  try {
    return service().Jobs.insert(job, project, Utilities.newBlob(lines, 'application/octet-stream'));
  } catch (error) {
    if (!saysOf(error, 409, /Already Exists/i)) throw refusalOf(messageOf(error));
    const { location } = called(() => service().Datasets.get(project, dataSet));
    return { jobReference: { ...job.jobReference, ...(location ? { location } : {}) } };
  }
}

/** Outside the multi-regions US and EU a job is found only where its location is named. */
const located = ({ location }: JobReference): object => (location ? { location } : {});

function finished(begun: Job, project: string): Job {
  const reference = begun.jobReference!;
  let job = begun;
  for (let asked = 0; job.status?.state !== 'DONE'; asked++) {
    if (asked === ASKS)
      throw new Refusal(
        'BigQuery chưa nạp xong sau hơn hai phút. Lần chạy sau sẽ nạp lại; số liệu không bị tính hai lần.',
      );
    if (asked > 0) Utilities.sleep(PAUSES_MS[Math.min(asked, PAUSES_MS.length) - 1]!);
    job = called(() => service().Jobs.get(project, reference.jobId!, located(reference)));
  }
  return job;
}

function answered(
  { project }: DataSetPlace,
  sql: string,
  queryParameters: GoogleAppsScript.BigQuery.Schema.QueryParameter[],
): QueryResponse {
  const request: QueryRequest = {
    query: sql,
    useLegacySql: false,
    maximumBytesBilled: MOST_BYTES_BILLED,
    maxResults: PAGE_ROWS,
    timeoutMs: ANSWER_MS,
    ...(queryParameters.length > 0 ? { parameterMode: 'NAMED', queryParameters } : {}),
  };
  let answer: QueryResponse = called(() => service().Jobs.query(request, project));
  const reference = answer.jobReference!;
  for (let asked = 0; answer.jobComplete !== true; asked++) {
    if (asked === ASKS) throw new Refusal('BigQuery chưa trả lời xong. Hãy thử lại sau ít phút.');
    answer = called(() =>
      service().Jobs.getQueryResults(project, reference.jobId!, {
        ...located(reference),
        maxResults: PAGE_ROWS,
        timeoutMs: ANSWER_MS,
      }),
    );
  }
  return { ...answer, jobReference: reference };
}

const NUMBERS: readonly (string | undefined)[] = ['INTEGER', 'INT64', 'FLOAT', 'FLOAT64', 'NUMERIC'];

/** BigQuery answers every value as text. */
function rowsOf({ schema, rows }: QueryResponse): AnswerRow[] {
  const fields = schema?.fields ?? [];
  return (rows ?? []).map(({ f }) =>
    Object.fromEntries(
      fields.map(({ name, type }, i) => {
        const value = f?.[i]?.v as string | null | undefined;
        return [
          name!,
          value === null || value === undefined ? null : NUMBERS.includes(type) ? Number(value) : value,
        ];
      }),
    ),
  );
}
