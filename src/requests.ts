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
  transform,
  union,
} from 'valibot';
import type { ColumnKey } from './annex/table/columns.js';
import { QUESTION_NAMES } from './bigQuery/questions.js';
import { FIRST_YEAR, LAST_YEAR } from './calendar/day.js';
import { PROPOSALS } from './carry/taskProposals.js';
import { STANDS } from './overview/stand.js';
import { CYCLES, type Cycle } from './plan/days/cycle.js';
import { LEVELS, OVERDUE_WORK } from './plan/model.js';
import { KINDS } from './plan/obligations/obligation.js';
import { STATUSES } from './plan/obligations/status.js';
import { WORKBOOK_MODELS } from './plan/workbookModel.js';
import { Refusal } from './refusal.js';
import { SAMPLES } from './sample/samples.js';
import { WANTED_NAMES } from './schema/wantedSheets.js';
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

const status = oneOf(
  STATUSES,
  (value) => `Không có tình trạng ${shown(value)}; các tình trạng là ${STATUSES.join(', ')}`,
);

/** A count of a summary: of a line, or of a cell of agencies by areas; key null: of the total. */
const countOpened = request({
  grouping,
  key: nullable(text('mã của dòng được mở')),
  area: exactOptional(area),
  status: exactOptional(status),
});

const summaryEntries = {
  ...scope,
  /** The tables wanted, in that order; left out: all but that by task. */
  groupings: exactOptional(pipe(array(grouping, saying(wanted('danh sách cách nhóm'))), readonly())),
  /** A count whose rows are wanted. */
  open: exactOptional(countOpened),
  /** Whether to tell, too, how the whole plan stands in a minute. */
  minute: exactOptional(yesOrNo('Hãy nói rõ có kèm phần một phút hay không')),
} as const;
const summary = request(summaryEntries);

/** Of the preview that was looked at. */
const fingerprint = exactOptional(text('dấu của bản xem trước'));

/** Cells of a pasted table: more is no annex, and would not be read in the time that Google gives. */
const MOST_CELLS = 40_000;

/** A cell as pasted, or as a spreadsheet gives it: a number is its digits, nothing is empty. */
const pastedCell = pipe(
  nullable(union([string(), number()], saying(wanted('chữ trong ô của bảng dán')))),
  transform((value) => String(value ?? '')),
);

/** Rows of texts, as pasted. */
const table = pipe(
  array(array(pastedCell, saying(wanted('một dòng của bảng dán'))), saying(wanted('bảng dán'))),
  check(
    (rows) => rows.reduce((sum, row) => sum + row.length, 0) <= MOST_CELLS,
    `Bảng dán quá lớn: nhiều nhất ${MOST_CELLS} ô`,
  ),
);

const texts = (what: string) => array(text(what), saying(wanted(`danh sách ${what}`)));

/** A column that a person has chosen, 0-based; null: there is none. */
const chosenColumn = exactOptional(
  nullable(wholeNumber(0, 1_000, (value) => `Cột ${shown(value)} không hợp lệ: cần số thứ tự, bắt đầu từ 0`)),
);

const pasted = {
  /** Left out: the annex stands in a sheet. */
  table: exactOptional(table),
  /** Title of the sheet that it was pasted into. */
  sheet: exactOptional(text('tên trang tính đã dán phụ lục')),
  /** Where the reading of the columns is to be put right. */
  columns: exactOptional(
    request({
      order: chosenColumn,
      area: chosenColumn,
      component: chosenColumn,
      title: chosenColumn,
      product: chosenColumn,
      leads: chosenColumn,
      supports: chosenColumn,
      time: chosenColumn,
      remark: chosenColumn,
    } satisfies Record<ColumnKey, unknown>),
  ),
} as const;

/** What is put right of a row of the annex. Days are texts: "2026-06-30" or "30/06/2026". */
const decision = request({
  /** 1-based row of the pasted table. */
  source: wholeNumber(1, MOST_CELLS, wanted('số dòng của bảng dán')),
  /** Whether it is taken over: left out, a new task is, and a task that stands is not changed. */
  accept: exactOptional(yesOrNo('Hãy nói rõ có nhập dòng này hay không')),
  code: exactOptional(
    pipe(
      text('mã nhiệm vụ'),
      check((code) => code.trim() !== '', 'Mã nhiệm vụ không được để trống'),
    ),
  ),
  area: exactOptional(nullable(area)),
  component: exactOptional(text('nội dung thành phần')),
  title: exactOptional(text('nội dung nhiệm vụ')),
  product: exactOptional(text('sản phẩm')),
  leads: exactOptional(texts('mã cơ quan chủ trì')),
  supports: exactOptional(texts('mã cơ quan phối hợp')),
  cycle: exactOptional(
    oneOf(
      Object.keys(CYCLES) as Cycle[],
      (value) => `Không có chế độ ${shown(value)}; các chế độ là ${Object.keys(CYCLES).join(', ')}`,
    ),
  ),
  start: exactOptional(nullable(text('ngày bắt đầu'))),
  due: exactOptional(nullable(text('hạn hoàn thành'))),
  milestones: exactOptional(texts('ngày của các mốc')),
});

/** What allows an extension, as the coordinators write it down. */
const permission = {
  document: exactOptional(text('số văn bản cho phép gia hạn')),
  /** From this day the new day counts: "2026-06-25" or "25/06/2026". */
  documentDay: exactOptional(text('ngày văn bản cho phép gia hạn')),
  approver: exactOptional(text('người cho phép')),
  link: exactOptional(text('đường dẫn đến văn bản')),
} as const;

const planYear = wholeNumber(
  FIRST_YEAR,
  LAST_YEAR,
  (value) => `Năm ${shown(value)} không hợp lệ: cần một năm từ ${FIRST_YEAR} đến ${LAST_YEAR}`,
);

/** PAPI has been measured since 2009. */
const surveyYear = wholeNumber(2009, 2099, (value) => `Năm ${shown(value)} không hợp lệ`);

/** Rows that are decided on or filled in at once: each may cost a call. */
const MOST_REPORTS = 300;

/** Report rows as they were seen. */
const reportsSeen = <const E extends Readonly<Record<string, GenericSchema>>>(more: E) =>
  pipe(
    array(
      request({
        /** As items have it. @example 'quarterly|2023-Q1|SNV|NV02' */
        key: text('khóa của dòng báo cáo'),
        /** What was seen of it, as getAgency and getOverview tell it. */
        mark: text('dấu của dòng đã xem'),
        ...more,
      }),
      saying(wanted('danh sách dòng báo cáo')),
    ),
    check((rows) => rows.length <= MOST_REPORTS, `Nhiều dòng quá: mỗi lần nhiều nhất ${MOST_REPORTS} dòng`),
    readonly(),
  );

/** The most rows of a list that are handed over at once. */
const MOST_ROWS = 500;

/** Which deadlines are listed: what is left out does not narrow the list. */
const list = request({
  statuses: exactOptional(pipe(array(status, saying(wanted('danh sách tình trạng'))), readonly())),
  stands: exactOptional(
    pipe(
      array(
        oneOf(STANDS, (value) => `Không có trạng thái ${shown(value)}; cần một trong ${STANDS.join(', ')}`),
        saying(wanted('danh sách trạng thái')),
      ),
      readonly(),
    ),
  ),
  kind: exactOptional(
    oneOf(KINDS, (value) => `Không có loại ${shown(value)}; các loại là ${KINDS.join(', ')}`),
  ),
  /** Code of the agency that answers. */
  agency: exactOptional(text('mã cơ quan')),
  period: exactOptional(text('mã kỳ báo cáo')),
  area: exactOptional(area),
  /** Words; diacritics are optional. */
  search: exactOptional(text('chữ cần tìm')),
  /** Overdue for more than so many working days. */
  overdueMore: exactOptional(wholeNumber(0, 10_000, wanted('số ngày làm việc'))),
  /** Of closed periods, or approved as they are; left out: both. */
  settled: exactOptional(yesOrNo('Hãy nói rõ lấy nội dung đã chốt hay chưa chốt')),
  /** ISO day: only what has changed since its beginning, and how; empty: since the last working day. */
  since: exactOptional(text('một ngày, ví dụ 2023-06-07')),
  /** How many of the list are passed over, and how many are wanted. */
  from: exactOptional(wholeNumber(0, 1e7, wanted('số dòng bỏ qua'))),
  size: exactOptional(wholeNumber(0, MOST_ROWS, wanted(`số dòng, nhiều nhất ${MOST_ROWS}`))),
});

const ownPlan = {
  /** Code; left out: all agencies (an official's own). */
  agency: exactOptional(text('mã cơ quan')),
  /** The annex of that agency's own plan, as pasted. */
  table: exactOptional(table),
  columns: pasted.columns,
} as const;

/** A call without an argument. */
const nothing = request({});

const scoresAsked = request({
  /** Left out: the newest that there is. */
  year: exactOptional(surveyYear),
  /** Left out: the workbook's own. */
  province: exactOptional(text('tên tỉnh')),
});

export const REQUESTS = {
  setUpWorkbook: request({
    /** Loads a sample into the tables that are still empty. */
    sample: exactOptional(
      oneOf(
        SAMPLES,
        (value) => `Không có bộ dữ liệu mẫu ${shown(value)}; chọn một trong: ${SAMPLES.join(', ')}`,
      ),
    ),
    /** Makes sheets that a workbook may do without. */
    with: exactOptional(
      array(
        oneOf(
          WANTED_NAMES,
          (value) => `Không có nhóm trang tính ${shown(value)}; các nhóm là ${WANTED_NAMES.join(', ')}`,
        ),
        saying(wanted('danh sách nhóm trang tính')),
      ),
    ),
  }),
  /** What is being set up; what is left out stays as it stands. */
  describePlan: request({
    model: exactOptional(
      oneOf(
        WORKBOOK_MODELS,
        (value) => `Không có kiểu bảng tính ${shown(value)}; các kiểu là ${WORKBOOK_MODELS.join(', ')}`,
      ),
    ),
    level: exactOptional(
      oneOf(LEVELS, (value) => `Không có cấp ${shown(value)}; các cấp là ${LEVELS.join(', ')}`),
    ),
    unit: exactOptional(text('tên đơn vị theo dõi')),
    year: exactOptional(planYear),
    planNumber: exactOptional(text('số kế hoạch')),
    /** "2026-01-20" or "20/01/2026"; empty: not known. */
    planIssued: exactOptional(text('ngày ban hành kế hoạch')),
  }),
  getOverview: request({
    /** Left out: what is overdue and near. */
    list: exactOptional(list),
  }),
  openPeriod: ofPeriod,
  closePeriod: ofPeriod,
  reopenPeriod: ofPeriod,
  checkWorkbook: nothing,
  /** Without a fingerprint: only says what would be done. With it: does exactly that, or refuses if things have changed. */
  repairWorkbook: request({ fingerprint }),
  addDaysOff: request({
    /** Left out: the year after the last one listed. */
    year: exactOptional(planYear),
  }),
  previewSummary: summary,
  writeSummary: request({
    ...summaryEntries,
    /** Code of the lead agency whose form of the period is written, to a sheet of its own, in the summary's place. */
    form: exactOptional(text('mã cơ quan ra biểu')),
  }),
  getReport: request(scope),
  previewReminders: nothing,
  /** Sending refuses when the preview would now differ. */
  sendReminders: request({
    fingerprint,
    /** Of which previewed letters, by their `agency`; left out: all of them. */
    agencies: exactOptional(pipe(texts('mã cơ quan nhận thư'), readonly())),
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
  previewImport: request({
    ...pasted,
    /** Whether to tell, too, what importing it would do. */
    detail: exactOptional(yesOrNo('Hãy nói rõ có kèm phần so sánh với trang Nhiệm vụ hay không')),
  }),
  /** Refuses when the preview would now differ. */
  importPlan: request({
    ...pasted,
    fingerprint: text('dấu của bản xem trước'),
    changes: exactOptional(array(decision, saying(wanted('danh sách các dòng đã sửa')))),
    /** Codes of tasks that the annex no longer has, to be marked. */
    gone: exactOptional(texts('mã nhiệm vụ')),
  }),
  undoImport: nothing,
  /** Reads the annex that stands in `Nhập phụ lục`, and writes beside it what was understood. */
  readAppendix: nothing,
  /** What a name stands for that is in no list: codes of agencies or groups, or nothing, so that it is kept as words. */
  answerName: request({
    text: pipe(
      text('tên gọi'),
      check((name) => name.trim() !== '', 'Tên gọi không được để trống'),
    ),
    codes: exactOptional(texts('mã cơ quan hoặc nhóm')),
    keep: exactOptional(yesOrNo('Hãy nói rõ có giữ nguyên chữ hay không')),
  }),
  /** Without a fingerprint a preview; year left out: the plan's. */
  addPeriods: request({
    year: exactOptional(planYear),
    /** Days are texts: "2026-06-10" or "10/06/2026". */
    changes: exactOptional(
      array(
        request({
          code: text('mã kỳ báo cáo'),
          title: exactOptional(text('tên kỳ')),
          from: exactOptional(text('ngày đầu kỳ')),
          to: exactOptional(text('ngày cuối kỳ')),
          before: exactOptional(text('hạn nộp')),
          beforeBelow: exactOptional(text('hạn nộp của cấp dưới')),
          leave: exactOptional(yesOrNo('Hãy nói rõ có bỏ kỳ này hay không')),
        }),
        saying(wanted('danh sách các kỳ đã sửa')),
      ),
    ),
    fingerprint,
  }),
  /** A list of agencies: as pasted (text, or rows of cells) or as names. Without a fingerprint a preview. */
  addAgencies: request({
    text: exactOptional(text('danh sách dán, mỗi dòng một cơ quan')),
    names: exactOptional(texts('tên cơ quan')),
    table: exactOptional(table),
    /** Of addresses where the list gives none. @example '{mã}@tinh.gov.vn' */
    addresses: exactOptional(text('mẫu địa chỉ')),
    changes: exactOptional(
      array(
        request({
          source: wholeNumber(1, MOST_CELLS, wanted('số dòng của danh sách')),
          code: exactOptional(text('mã cơ quan')),
          name: exactOptional(text('tên cơ quan')),
          kind: exactOptional(text('loại cơ quan')),
          emails: exactOptional(text('địa chỉ nhận thư')),
          leave: exactOptional(yesOrNo('Hãy nói rõ có bỏ dòng này hay không')),
        }),
        saying(wanted('danh sách các dòng đã sửa')),
      ),
    ),
    fingerprint,
  }),
  /**
   * Puts a deadline off. A coordinator grants it, with the number and day of the document; an official of the agency asks
   * for it, with the reason, and it waits. Without a fingerprint a preview.
   */
  extendDeadline: request({
    /** Of the obligation, as items have it. @example 'task|NV18|X005' */
    key: text('khóa của nhiệm vụ, báo cáo được gia hạn'),
    /** The same work of all agencies that answer for it; coordinators only. */
    everyone: exactOptional(yesOrNo('Hãy nói rõ có gia hạn cho mọi cơ quan hay không')),
    /** The new last day in time: "2026-09-30" or "30/09/2026". */
    due: text('hạn mới'),
    reason: exactOptional(text('lý do gia hạn')),
    ...permission,
    fingerprint,
  }),
  /** How complete agencies' own plans are, and what opening the check or filling in from a pasted annex would do. */
  previewOwnPlans: request(ownPlan),
  /** Opens the check (makes its rows), or fills an agency's rows in from its annex. Refuses when the preview would differ. */
  writeOwnPlans: request({ ...ownPlan, fingerprint: text('dấu của bản xem trước') }),
  /** Points, scores, ranks and classes of a year; left out: the plan's. */
  getRating: request({
    year: exactOptional(planYear),
    /** Of which agency the rows behind its points are wanted too. */
    agency: exactOptional(text('mã cơ quan')),
  }),
  /** Writes the points as a trial into `Chấm điểm`. Without a fingerprint a preview. */
  writeRating: request({ year: exactOptional(planYear), fingerprint }),
  /** Publishes a rating for appeals, takes that back, or closes it for good. Without a fingerprint a preview. */
  settleRating: request({
    year: exactOptional(planYear),
    step: oneOf(
      ['publish', 'withdraw', 'close'],
      (value) =>
        `${value === undefined ? 'Thiếu bước' : `Không có bước ${shown(value)}`}: cần publish (công bố dự kiến), withdraw (rút lại công bố) hoặc close (chốt)`,
    ),
    fingerprint,
  }),
  /** Mails each agency its own points, once they are published. Without a fingerprint a preview. */
  sendRating: request({ fingerprint }),
  /** What making this copy the next year's workbook would do. */
  previewNextYear: request({}),
  /** Does it; refused where the preview would differ. */
  startNextYear: request({
    fingerprint: text('dấu của bản xem trước'),
    /** What a coordinator decides otherwise than proposed. */
    tasks: exactOptional(
      array(
        request({
          code: text('mã nhiệm vụ'),
          proposal: oneOf(
            PROPOSALS,
            (value) =>
              `${value === undefined ? 'Thiếu đề xuất' : `Không có đề xuất ${shown(value)}`}: cần ${PROPOSALS.join(', ')}`,
          ),
        }),
        saying(wanted('danh sách nhiệm vụ')),
      ),
    ),
  }),
  /** Gives an agency or a task another code, everywhere. Without a fingerprint a preview. */
  renameCode: request({
    of: oneOf(
      ['agency', 'task'],
      (value) =>
        `${value === undefined ? 'Thiếu loại mã' : `Không có loại mã ${shown(value)}`}: cần agency (cơ quan) hoặc task (nhiệm vụ)`,
    ),
    from: text('mã cũ'),
    to: text('mã mới'),
    fingerprint,
  }),
  /**
   * Gives over what an agency leaves open, from a day; or takes that back. Without a fingerprint a preview. What stands in
   * `Sắp xếp cơ quan` already need not be said again.
   */
  succeedAgency: request({
    /** Who ends, or gives work away. */
    from: text('mã cơ quan cũ'),
    /** Who takes over all that no part names; left out: the old one goes on, and gives away its parts alone. */
    to: exactOptional(text('mã cơ quan tiếp nhận')),
    /** The first day of who takes over: "2026-09-01" or "01/09/2026". */
    on: exactOptional(text('ngày hiệu lực')),
    basis: exactOptional(text('căn cứ')),
    /** Tasks and findings that go to another, by their codes. */
    parts: exactOptional(
      array(
        request({
          to: text('mã cơ quan tiếp nhận'),
          works: array(
            text('mã nhiệm vụ, mã kiểm tra'),
            saying(wanted('danh sách mã nhiệm vụ, mã kiểm tra')),
          ),
        }),
        saying(wanted('danh sách các phần được chia')),
      ),
    ),
    /** What becomes of work that is overdue on that day. Left out: it goes over too. */
    overdue: exactOptional(
      oneOf(OVERDUE_WORK, (value) => `Việc quá hạn: cần Chuyển hoặc Kết thúc, nhưng nhận ${shown(value)}`),
    ),
    /** Working days in which lateness is not counted against who takes over. */
    grace: exactOptional(wholeNumber(0, 250, wanted('số ngày ân hạn từ 0 đến 250'))),
    undo: exactOptional(yesOrNo('Hãy nói rõ có bỏ lần chuyển giao hay không')),
    fingerprint,
  }),
  /** Writes what the workbook above reads. */
  sendUp: request({
    /** Remarks for those above, in the place of those that stand; left out: these stay. */
    remarks: exactOptional(array(text('ý kiến'), saying(wanted('danh sách ý kiến')))),
    /** Whether `Nhiệm vụ` is to have a column for the upper plan's codes. */
    byTask: exactOptional(yesOrNo('Hãy nói rõ có gửi theo nhiệm vụ hay không')),
  }),
  /** What the workbooks below sent up. */
  getRollUp: request({
    /** Of one area. */
    area: summaryEntries.area,
    /** Of the areas that a lead agency leads. */
    lead: summaryEntries.lead,
  }),
  /** This workbook's own rows out of what units sent. Without a fingerprint a preview. */
  fillFromUnits: request({ fingerprint }),
  /** Where BigQuery is, and under which code this workbook loads: written to `Cấu hình`. */
  setUpBigQuery: request({
    project: text('mã dự án Google Cloud'),
    dataSet: text('tên tập dữ liệu'),
    unit: text('mã đơn vị'),
  }),
  /** Loads the as-of day into BigQuery. */
  loadDay: nothing,
  /** Over all units in BigQuery; what is left out does not narrow. */
  askUnits: request({
    question: oneOf(QUESTION_NAMES, wanted('câu hỏi liên đơn vị')),
    unit: exactOptional(text('mã đơn vị')),
    area: exactOptional(wholeNumber(0, 8, wanted('số lĩnh vực'))),
    kind: exactOptional(text('loại việc')),
  }),
  /** A coordinator's conclusion on a request that waits in `Gia hạn`. Without a fingerprint a preview. */
  settleExtension: request({
    /** `Mã GH`. */
    code: text('mã gia hạn'),
    grant: yesOrNo('Hãy nói rõ đồng ý hay không'),
    /** Another day than the one asked for. */
    due: exactOptional(text('hạn mới')),
    ...permission,
    fingerprint,
  }),
  getAgency: request({
    /** Left out: the caller's own. */
    agency: exactOptional(text('mã cơ quan')),
  }),
  /** Without a fingerprint the letter; with it, exactly that is sent. */
  remindAgency: request({
    agency: text('mã cơ quan'),
    fingerprint,
    asOf: exactOptional(text('ngày tính, ví dụ 2023-06-08')),
  }),
  reviewReports: request({
    rows: reportsSeen({}),
    /** wait: back among those that wait, as it stood before. */
    decision: oneOf(
      ['approve', 'return', 'wait'],
      (value) =>
        `${value === undefined ? 'Thiếu quyết định' : `Không có quyết định ${shown(value)}`}: cần approve (duyệt), return (trả lại) hoặc wait (chờ duyệt)`,
    ),
    /** Of a return: what is to be corrected. */
    remark: exactOptional(text('ý kiến')),
  }),
  saveReport: request({
    rows: reportsSeen({
      values: exactOptional(
        request({
          result: exactOptional(text('kết quả thực hiện')),
          progress: exactOptional(text('tiến độ')),
          done: exactOptional(text('ngày hoàn thành')),
          evidence: exactOptional(text('minh chứng')),
          difficulties: exactOptional(text('khó khăn, vướng mắc')),
          proposals: exactOptional(text('kiến nghị')),
        }),
      ),
    }),
    /** Sends what is filled in; left out: it stays a draft. */
    send: exactOptional(yesOrNo('Hãy nói rõ gửi báo cáo hay chỉ lưu')),
  }),
  /** Without a fingerprint a preview. */
  fillAddresses: request({
    /** @example '{mã}@tinh.example' */
    pattern: pipe(
      text('mẫu địa chỉ'),
      check((one) => one.trim() !== '', 'Mẫu địa chỉ không được để trống'),
    ),
    fingerprint,
  }),
  getIndicators: request({
    /** Left out: all of them, each unit's figures of the year together. */
    period: exactOptional(text('mã kỳ báo cáo')),
    /** Code of the agency whose forms alone are wanted. */
    lead: exactOptional(text('mã cơ quan ra biểu')),
  }),
  getScores: scoresAsked,
  /** The same, on a sheet of its own. */
  writeScores: scoresAsked,
  /** A published table of scores, as pasted. Without a fingerprint a preview. */
  addScores: request({
    table: exactOptional(table),
    /** Of the survey, where the table names none. */
    year: exactOptional(surveyYear),
    /** Whose scores are written; left out: the workbook's own province's. */
    provinces: exactOptional(texts('tên tỉnh')),
    /** Where they were published; nothing is written without. */
    source: exactOptional(text('nguồn công bố')),
    /** Whether rows that stand with other figures are changed. */
    replace: exactOptional(yesOrNo('Hãy nói rõ có ghi đè điểm đã có hay không')),
    /** Takes back what was pasted last, as far as nobody has touched it; needs nothing else. */
    undo: exactOptional(yesOrNo('Hãy nói rõ có bỏ lần dán điểm hay không')),
    fingerprint,
  }),
  goToCell: request({
    sheet: text('tên trang tính'),
    row: wholeNumber(1, 1e7, (value) => `Dòng ${shown(value)} không hợp lệ: cần số thứ tự của một dòng`),
    column: exactOptional(text('tiêu đề cột')),
    lastRow: exactOptional(
      wholeNumber(1, 1e7, (value) => `Dòng ${shown(value)} không hợp lệ: cần số thứ tự của một dòng`),
    ),
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
