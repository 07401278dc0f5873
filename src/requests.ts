/**
 * What each command may be asked: its argument, declared once. Types of requests are derived from these schemas, and
 * every argument is checked against its schema before the command sees it; whoever can open the sidebar can call every
 * endpoint with whatever he likes. Whether what is named exists (a period, an agency) is for the command to say.
 */
import {
  array,
  boolean,
  check,
  exactOptional,
  type GenericSchema,
  type InferOutput,
  nullable,
  number,
  picklist,
  pipe,
  readonly,
  safeParse,
  strictObject,
  string,
} from 'valibot';
import { FIRST_YEAR, LAST_YEAR } from './calendar/day.js';
import { STATUSES } from './plan/status.js';
import { Refusal } from './refusal.js';
import { SAMPLES } from './sample/hungYen2023.js';
import { GROUPING_NAMES } from './summary/groupings.js';

/** Characters of a value that a refusal repeats. */
const SHOWN = 60;

/** A value as a refusal repeats it. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return `«${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}»`;
}

/** What a schema says of a value that it does not take; without the full stop. */
type Sentence = (value: unknown) => string;

const wanted =
  (what: string): Sentence =>
  (value) =>
    value === undefined ? `Thiếu ${what}` : `Cần ${what}, nhưng nhận ${shown(value)}`;

const AN_OBJECT = wanted('một đối tượng');

/** valibot hands over the issue; of it a sentence needs the value. */
const saying =
  (sentence: Sentence) =>
  ({ input }: { readonly input: unknown }): string =>
    sentence(input);

const text = (what: string) => string(saying(wanted(what)));

const wholeNumber = (from: number, to: number, sentence: Sentence) =>
  pipe(
    number(saying(sentence)),
    check((value) => Number.isInteger(value) && value >= from && value <= to, saying(sentence)),
  );

const oneOf = <const T extends readonly string[]>(choices: T, sentence: Sentence) =>
  picklist(choices, saying(sentence));

const yesOrNo = (question: string) =>
  boolean(
    saying(
      (value) =>
        `${question}: cần true hoặc false${value === undefined ? '' : `, không phải ${shown(value)}`}`,
    ),
  );

/** The argument of a command: these keys and no others. */
const request = <const E extends Readonly<Record<string, GenericSchema>>>(entries: E) =>
  strictObject(entries, ({ expected, received, input }) => {
    if (expected === 'never') return `Không có tham số «${received.slice(1, -1)}»`;
    // Of a key that is missing the object speaks, in the words of the key's own schema.
    const missing = input === undefined ? entries[(expected ?? '').slice(1, -1)] : undefined;
    return missing ? safeParse(missing, undefined).issues![0].message : AN_OBJECT(input);
  });

const grouping = oneOf(
  GROUPING_NAMES,
  (value) => `Không có cách nhóm ${shown(value)}; các cách nhóm là ${GROUPING_NAMES.join(', ')}`,
);

const area = wholeNumber(
  0,
  99,
  (value) => `Không có lĩnh vực số ${shown(value)}; cần số thứ tự của một lĩnh vực`,
);

/** Code of the period: 2023-Q1 … 2023-Q4, 2023-6T, 2023-N. */
const period = string(
  saying((value) => `Không có kỳ báo cáo ${shown(value ?? '')}: cần mã một kỳ ở trang Kỳ báo cáo`),
);

const ofPeriod = request({ period });

/** What a summary is of. */
const scope = {
  /** Code of the reporting period that the summary is of; left out: of the whole plan. */
  period: exactOptional(text('mã kỳ báo cáo')),
  /** Code of the agency whose areas and tasks it is of; left out: of everybody's. */
  lead: exactOptional(text('mã cơ quan chủ trì')),
  /** Number of the only area, 0 to 8. */
  area: exactOptional(area),
  /** ISO day on or before the plan's as-of day: what was done after it counts as not done. */
  asOf: exactOptional(text('một ngày, ví dụ 2023-06-08')),
} as const;

/** A count of a summary: of a line, or of a cell of agencies by areas; key null: of the total. */
const countOpened = request({
  grouping,
  key: nullable(text('mã của dòng được mở')),
  area: exactOptional(area),
  status: exactOptional(
    oneOf(
      STATUSES,
      (value) => `Không có tình trạng ${shown(value)}; các tình trạng là ${STATUSES.join(', ')}`,
    ),
  ),
});

const summary = request({
  ...scope,
  /** The tables wanted, in that order; left out: all but that by task. */
  groupings: exactOptional(pipe(array(grouping, saying(wanted('danh sách cách nhóm'))), readonly())),
  /** A count whose rows are wanted. */
  open: exactOptional(countOpened),
});

/** Of the preview that was looked at. */
const fingerprint = exactOptional(text('dấu của bản xem trước'));

/** A call without an argument. */
const nothing = request({});

export const REQUESTS = {
  setUpWorkbook: request({
    /** Loads a sample into the tables that are still empty. */
    sample: exactOptional(
      oneOf(
        SAMPLES,
        (value) => `Không có bộ dữ liệu mẫu ${shown(value)}; chọn một trong: ${SAMPLES.join(', ')}`,
      ),
    ),
  }),
  getOverview: nothing,
  openPeriod: ofPeriod,
  closePeriod: ofPeriod,
  reopenPeriod: ofPeriod,
  checkWorkbook: nothing,
  /** Without a fingerprint: only says what would be done. With it: does exactly that, or refuses if things have changed. */
  repairWorkbook: request({ fingerprint }),
  addDaysOff: request({
    /** Left out: the year after the last one listed. */
    year: exactOptional(
      wholeNumber(
        FIRST_YEAR,
        LAST_YEAR,
        (value) => `Năm ${shown(value)} không hợp lệ: cần một năm từ ${FIRST_YEAR} đến ${LAST_YEAR}`,
      ),
    ),
  }),
  previewSummary: summary,
  writeSummary: summary,
  getReport: request(scope),
  previewReminders: nothing,
  /** Sending refuses when the preview would now differ. */
  sendReminders: request({
    fingerprint,
    /** ISO day in `Ngày tính`, said again by whoever sends by another day than today. */
    asOf: exactOptional(text('ngày tính, ví dụ 2023-06-08')),
  }),
  settleDoubt: request({
    row: wholeNumber(1, 1e7, wanted('số dòng của thư trong Nhật ký')),
    agency: text('mã cơ quan của thư'),
    at: text('lúc bắt đầu gửi thư'),
    /** Whether the mail went out. */
    sent: yesOrNo('Hãy nói rõ thư đã gửi hay chưa'),
  }),
  /** A coordinator's decision on a ledger that has lost what it said of mails. */
  settleLedger: request({
    /**
     * restore: what the memory outside the ledger holds counts as told again. anew: whatever has come due until today
     * counts as told, nothing is caught up, later stages are told as they come.
     */
    way: oneOf(
      ['restore', 'anew'],
      (value) =>
        `${value === undefined ? 'Thiếu cách xử lý Nhật ký' : `Không có cách xử lý ${shown(value)}`}: cần restore (khôi phục) hoặc anew (bắt đầu lại)`,
    ),
  }),
  setSchedule: request({
    on: yesOrNo('Hãy nói rõ bật hay tắt lịch chạy'),
  }),
  goToCell: request({
    sheet: text('tên trang tính'),
    row: wholeNumber(1, 1e7, (value) => `Dòng ${shown(value)} không hợp lệ: cần số thứ tự của một dòng`),
    column: exactOptional(text('tiêu đề cột')),
  }),
} as const satisfies Readonly<Record<string, GenericSchema>>;

/** A command that the client may ask for something. */
export type Endpoint = keyof typeof REQUESTS;

export type RequestOf<E extends Endpoint> = Readonly<InferOutput<(typeof REQUESTS)[E]>>;

/** google.script.run carries no undefined: what was left out may come as null. */
function withoutLeftOut(argument: unknown): unknown {
  if (argument === undefined || argument === null) return {};
  if (typeof argument !== 'object') return argument;
  return Object.fromEntries(Object.entries(argument).filter(([, value]) => (value ?? null) !== null));
}

/**
 * What a command is asked, checked.
 *
 * @throws Refusal that names the argument and its value, and what is wanted
 * @example checkedRequest('openPeriod', { period: '2023-Q1' }) //=> { period: '2023-Q1' }
 * @example checkedRequest('writeSummary', { groupings: 5 })
 * // throws: Cần danh sách cách nhóm, nhưng nhận «5» (writeSummary, tham số «groupings»).
 */
export function checkedRequest<E extends Endpoint>(endpoint: E, argument: unknown): RequestOf<E> {
  if (Array.isArray(argument)) throw new Refusal(`${AN_OBJECT(argument)} (${endpoint}).`);
  const schema: GenericSchema<unknown, unknown> = REQUESTS[endpoint];
  const { success, output, issues } = safeParse(schema, withoutLeftOut(argument), { abortEarly: true });
  if (success) return output as RequestOf<E>;
  const path = issues[0].path?.map(({ key }) => String(key)).join('.');
  throw new Refusal(`${issues[0].message} (${endpoint}${path === undefined ? '' : `, tham số «${path}»`}).`);
}
