/**
 * Every sheet of the workbook, declared once. Titles, headers and choices are exact: people's workbooks rely on
 * them. Setting up, reading, checking and the guide sheet are derived from what stands here.
 */
import { DAY_OFF_KINDS } from '../calendar/dayOff.js';
import { AGENCY_KINDS, KINDS_WITH_OWN_PLAN } from '../plan/agencies/kinds.js';
import { areaTitle, CURRENT_AREAS } from '../plan/areas.js';
import { CYCLE_NAMES, CYCLES } from '../plan/days/cycle.js';
import { QUARTERS } from '../plan/inspections/planned.js';
import { REINSPECTION_OUTCOMES } from '../plan/inspections/reinspection.js';
import {
  ADDINGS,
  AGENCY_STATES,
  CONFIRMATIONS,
  DATA_SPANS,
  DIRECTIONS,
  EXTENSION_KINDS,
  IN_OWN_PLAN,
  INDICATOR_TYPES,
  INSPECTION_FORMS,
  INSPECTION_RESULTS,
  OVERDUE_WORK,
  OWN_PLAN_VERDICTS,
  PERIOD_KINDS,
  PERIOD_STATES,
  REVIEWS,
  SCORE_GROUPS,
  SEVERITIES,
  SUCCESSION_SCOPES,
  UNIT_TYPES,
  VERDICTS,
} from '../plan/model.js';
import { NOT_IN_QUARTER, OWN_PLAN_GAPS } from '../plan/ownPlans/gaps.js';
import { SHEET_TITLES, type SheetKey } from '../plan/sheetTitles.js';
import { CRITERION_SOURCES, RATING_GROUPS } from '../rating/criteria.js';
import {
  type CodeColumn,
  type CodedSheet,
  type Column,
  type Columns,
  type DeclaredSheet,
  type Formula,
  type FormulaNames,
  type KeyOf,
  type Sheet,
  WIDTH,
} from './declaration.js';
import { nativeLastDay, nativeSent, nativeStatus, type Returning } from './nativeFormulas.js';
import { SETTING, type SettingOf, YES_OR_NO } from './settings.js';

/** Raised when a workbook made before has to be brought up; the steps stand in src/commands/workbook/setUp/migrate.ts. */
export const SCHEMA_VERSION = 3;

/**
 * Declares a sheet. The names in it (its own columns, those of other sheets, settings) are checked by the compiler:
 * a computed column without a formula, or a formula that names a column that is not there, does not compile.
 */
function sheet<K extends SheetKey, const C extends Columns, const R extends KeyOf<C> = never>(
  declaration: Omit<DeclaredSheet<K, C, R>, 'title'>,
): DeclaredSheet<K, C, R> {
  return { ...declaration, title: SHEET_TITLES[declaration.key] };
}

const AREA_CHOICES = CURRENT_AREAS.map(areaTitle);

/** The days-off range that the formulas pass on. */
const daysOff = <C extends Columns>(names: FormulaNames<C>): string =>
  names.table(DAYS_OFF, ['day', 'kind', 'reason', 'basis', 'applies']);

/** The as-of day beside every row that is filled in, so that rows without a due day say so and empty ones stay empty. */
const asOfWhere = <C extends Columns>(names: FormulaNames<C>, key: KeyOf<C>): string =>
  `ARRAYFORMULA(IF(${names.own(key)}="";"";${names.setting('asOf')}))`;

/** A count of the settings, as the program takes it: one that cannot be used is what stands there at first. */
const count = <C extends Columns>(names: FormulaNames<C>, key: 'soon' | 'planDays'): string => {
  const cell = names.setting(key);
  const { initial } = SETTING[key];
  return `IF(ISNUMBER(${cell});IF(${cell}>=0;${cell};${initial});${initial})`;
};

const status = <C extends Columns>(
  names: FormulaNames<C>,
  key: KeyOf<C>,
  due: KeyOf<C>,
  done: KeyOf<C>,
): string =>
  `PAPI_STATUS(${names.own(due)};${names.own(done)};${asOfWhere(names, key)};${count(names, 'soon')};${daysOff(names)})`;

/** The days "trước ngày …" of the periods, of the workbook's level. */
const periodsBefore = <C extends Columns>(names: FormulaNames<C>): string =>
  `IF((${names.setting('level')}="Cấp huyện")+(${names.setting('level')}="Cấp xã");${names.of(PERIODS, 'beforeDistrict')};${names.of(PERIODS, 'beforeProvince')})`;

/** The columns of `Nhiệm vụ` that its formulas reckon with. */
type TaskColumns = Readonly<Record<'code' | 'leads' | 'due' | 'done' | 'cycle' | 'milestones', Column>>;

/**
 * The milestones of each task, as text: those that its row states, or for what comes again without stating any the ends
 * of the quarters since the plan was issued; none where the mode has none.
 */
const milestonesOf = (names: FormulaNames<TaskColumns>): string => {
  const [year, issued] = [names.setting('year'), names.setting('planIssued')];
  const end = (month: number, day: number): string =>
    `IF((${issued}="")+(${issued}<=DATE(${year};${month};${day}));"${day}/${month}/"&${year}&";";"")`;
  const ends = [end(3, 31), end(6, 30), end(9, 30), end(12, 31)].join('&');
  const [again, several] = [[CYCLES.monthly, CYCLES.quarterly], [CYCLES.milestones]].map((cycles) =>
    cycles.map((cycle) => `(TRIM(${names.own('cycle')})="${cycle}")`).join('+'),
  );
  const stated = names.own('milestones');
  return `ARRAYFORMULA(IF(${again}+${several};IF((TRIM(${stated})="")*(${again});${ends};${stated});""))`;
};

/** Of the report rows those with a completion: Google keeps a custom function's result while its arguments are the same. */
const completionsReported = (names: FormulaNames<TaskColumns>): string =>
  `IFERROR(FILTER(${names.table(QUARTERLY, ['agency', 'task', 'done', 'review', 'resent', 'seal', 'period'])};ISNUMBER(${names.of(QUARTERLY, 'done')}));"")`;

const groupsListed = (names: FormulaNames<TaskColumns>): string =>
  names.has(GROUPS) ? names.table(GROUPS, ['code', 'of', 'beginning']) : '""';

/** Who has taken over from whom; none without the sheet that says so. */
const successionsListed = <C extends Columns>(names: FormulaNames<C>): string =>
  names.table(SUCCESSIONS, ['from', 'to', 'on', 'scope', 'works']);

/** Further arguments of what reckons with completions, where agencies may have been succeeded. */
const succeeded = (names: FormulaNames<TaskColumns>, ...more: readonly string[]): string =>
  names.has(SUCCESSIONS) ? `;${[successionsListed(names), names.setting('asOf'), ...more].join(';')}` : '';

/**
 * The day on which each task was done by all who lead it, every milestone of it: what `Nhiệm vụ` says of a task that
 * several lead is one official's word, and of a single lead's task the report rows speak too. Or how many are done.
 */
const tasksDone = (names: FormulaNames<TaskColumns>, counted = false): string =>
  `PAPI_TASKDONE(${names.own('code')};${names.own('leads')};${names.own('done')};${completionsReported(names)};${names.table(AGENCIES, ['code', 'name', 'kind'])};${counted ? 'TRUE' : 'FALSE'};${groupsListed(names)};${milestonesOf(names)}${succeeded(names, names.own('due'))})`;

/** The day of each task that is next: of its milestones the first that somebody who leads it has still to reach. */
const tasksNext = (names: FormulaNames<TaskColumns>): string => {
  const wholeYear = `ARRAYFORMULA(IF((${names.own('due')}="")*(TRIM(${names.own('cycle')})="${CYCLES.allYear}");DATE(${names.setting('year')};12;31);${names.own('due')}))`;
  return `PAPI_TASKDUE(${names.own('code')};${names.own('leads')};${wholeYear};${names.own('done')};${milestonesOf(names)};${completionsReported(names)};${names.table(AGENCIES, ['code', 'name', 'kind'])};${groupsListed(names)}${succeeded(names)})`;
};

const extensionsListed = <C extends Columns>(names: FormulaNames<C>): string =>
  names.table(EXTENSIONS, ['kind', 'work', 'milestone', 'agency', 'newDue', 'verdict', 'documentDay']);

/**
 * The last day in time of each task as it stands on the as-of day, extensions for all that answer for it heeded; or how
 * often it was put off. Without the sheet of extensions the day of the plan.
 */
const tasksDue = (names: FormulaNames<TaskColumns>, counted = false): string => {
  if (!names.has(EXTENSIONS))
    return counted ? `ARRAYFORMULA(IF(${names.own('due')}="";"";""))` : tasksNext(names);
  const heirs = names.has(SUCCESSIONS) ? `;${counted ? 'TRUE' : 'FALSE'};${successionsListed(names)}` : '';
  return `PAPI_DUENOW(${names.own('code')};${names.own('leads')};${counted ? names.own('due') : tasksNext(names)};${names.setting('asOf')};${extensionsListed(names)}${heirs || (counted ? ';TRUE' : '')})`;
};

/** The last day in time of each row's period, by the workbook's level. */
const periodDue = <C extends Columns>(names: FormulaNames<C>, period: KeyOf<C>): string => {
  const found = `XLOOKUP(${names.own(period)};${names.of(PERIODS, 'code')};${periodsBefore(names)};"")`;
  return `PAPI_LASTDAY(ARRAYFORMULA(IF(${names.own(period)}="";"";${found})))`;
};

/** What a report row says of its return. */
const returningOf = (own: (key: 'review' | 'resent' | 'seal') => string): Returning => ({
  review: own('review'),
  resent: own('resent'),
  mark: own('seal'),
});

/**
 * What a row of `Số liệu` shows of its figure; `shown` may name its value, its share in percent (`share`), yes as 100 and
 * no as 0 (`yes`), and of its indicator kind, target and way of adding up.
 */
function dataFormula(
  names: FormulaNames<Readonly<Record<'indicator' | 'value' | 'denominator' | 'words', Column>>>,
  shown: string,
): string {
  const of = (key: 'type' | 'target' | 'adding'): string =>
    `XLOOKUP(code;codes;${names.of(INDICATORS, key)};"")`;
  const [value, denominator] = [names.own('value'), names.own('denominator')];
  const said = `said;UPPER(TRIM(IF(${value}="";${names.own('words')};${value})))`;
  const yes =
    'yes;IF((said="CÓ")+(said="TRUE")+(said="1");100;IF((said="KHÔNG")+(said="FALSE")+(said="0");0;""))';
  const share = `share;IFERROR(IF(ISNUMBER(${value})*ISNUMBER(${denominator});100*${value}/${denominator};"");"")`;
  return `ARRAYFORMULA(LET(code;${names.own('indicator')};codes;${names.of(INDICATORS, 'code')};value;${value};kind;${of('type')};target;${of('target')};adding;${of('adding')};${said};${yes};${share};IF(TRIM(code)="";"";${shown})))`;
}

const agencyCode = {
  title: 'Mã cơ quan',
  type: 'code',
  width: WIDTH.narrow,
  required: true,
  program: true,
  from: 'agencies',
} as const;

export const GUIDE = sheet({
  key: 'guide',
  byProgram: true,
  columns: {},
  formulas: {},
});

export const SETTINGS = sheet({
  key: 'settings',
  columns: {
    item: { title: 'Mục', type: 'text', width: WIDTH.wide, required: true },
    value: { title: 'Giá trị', type: 'text', width: WIDTH.wide },
    explanation: { title: 'Giải thích', type: 'longText', width: WIDTH.explanation },
  },
  formulas: {},
  unique: ['item'],
});

export const AGENCIES = sheet({
  key: 'agencies',
  rowsOf: 'code',
  columns: {
    code: {
      title: 'Mã',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
    },
    name: {
      title: 'Tên cơ quan',
      type: 'text',
      width: WIDTH.wide,
      required: true,
    },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: WIDTH.medium,
      required: true,
      choices: AGENCY_KINDS,
      listed: 'kinds',
      otherwise: 'Khác',
    },
    parent: {
      title: 'Cơ quan cấp trên',
      type: 'code',
      width: WIDTH.medium,
      from: 'agencies',
    },
    head: { title: 'Người đứng đầu', type: 'text', width: WIDTH.medium },
    emails: {
      title: 'Email nhận nhắc việc',
      type: 'emails',
      width: WIDTH.medium,
    },
    headEmails: {
      title: 'Email lãnh đạo',
      type: 'emails',
      width: WIDTH.medium,
    },
    editors: {
      title: 'Người được sửa',
      type: 'emails',
      width: WIDTH.medium,
    },
    planIssued: {
      title: 'Ngày ban hành KH',
      officials: true,
      type: 'date',
      width: WIDTH.narrow,
    },
    planLink: {
      title: 'Link KH',
      officials: true,
      type: 'link',
      width: WIDTH.medium,
    },
    planDue: {
      title: 'Hạn ban hành KH',
      type: 'computed',
      shows: 'date',
      width: WIDTH.narrow,
    },
    planStatus: {
      title: 'Tình trạng KH',
      type: 'computed',
      shows: 'status',
      width: WIDTH.medium,
    },
    mustPlan: { title: 'Phải ban hành KH', type: 'choice', width: 120, choices: YES_OR_NO },
    unitType: { title: 'Loại ĐVHC', type: 'choice', width: 100, choices: UNIT_TYPES },
    unitCode: { title: 'Mã đơn vị', type: 'code', width: 90 },
    cluster: { title: 'Cụm', type: 'text', width: 100 },
    state: { title: 'Trạng thái', type: 'choice', width: WIDTH.narrow, choices: AGENCY_STATES },
    since: { title: 'Từ ngày', type: 'date', width: WIDTH.narrow },
    until: { title: 'Đến ngày', type: 'date', width: WIDTH.narrow },
  },
  formulas: {
    planDue: (names) => {
      const kind = names.own('kind');
      const mustIssue = names.has(KINDS)
        ? `XLOOKUP(${kind};${names.of(KINDS, 'name')};${names.of(KINDS, 'mustPlan')};"")="Có"`
        : KINDS_WITH_OWN_PLAN.map((value) => `(${kind}="${value}")`).join('+');
      const must = names.own('mustPlan');
      return `PAPI_PLANDUE(ARRAYFORMULA(IF((${must}="Có")+(${must}="")*(${mustIssue});${names.setting('planIssued')};""));${count(names, 'planDays')};${daysOff(names)})`;
    },
    // Where own plans are checked: one without its document is none, and behind the status stands how complete it is.
    planStatus: (names) => {
      const [due, issued, code] = [names.own('planDue'), names.own('planIssued'), names.own('code')];
      const checked = names.has(OWN_PLANS);
      const shown = `PAPI_STATUS(${due};ARRAYFORMULA(IF(${due}="";"";${checked ? `IF(${names.own('planLink')}="";"";${issued})` : issued}));${asOfWhere(names, 'planDue')};${count(names, 'soon')};${daysOff(names)})`;
      if (!checked) return shown;
      const rows = (state: string): string =>
        `COUNTIFS(${names.of(OWN_PLANS, 'agency')};${code};${names.of(OWN_PLANS, 'complete')};"${state}")`;
      return `ARRAYFORMULA(LET(shown;${shown};full;${rows('Đủ')};lacking;${rows('Thiếu')};IF((shown="")+(full+lacking=0);shown;IF((shown="Hoàn thành đúng hạn")*(full+lacking>full);"Đã ban hành, thiếu "&lacking;shown&" (đủ "&full&"/"&(full+lacking)&")"))))`;
    },
  },
  unique: ['code'],
});

export const KINDS = sheet({
  key: 'kinds',
  optional: true,
  columns: {
    name: { title: 'Loại', type: 'text', width: WIDTH.medium, required: true },
    mustPlan: { title: 'Phải ban hành KH', type: 'choice', width: WIDTH.narrow, choices: YES_OR_NO },
    beginnings: { title: 'Tên bắt đầu bằng', type: 'longText', width: WIDTH.explanation },
  },
  formulas: {},
  unique: ['name'],
});

export const GROUPS = sheet({
  key: 'groups',
  optional: true,
  columns: {
    code: { title: 'Nhóm', type: 'code', width: WIDTH.narrow, required: true },
    title: { title: 'Tên nhóm', type: 'text', width: WIDTH.wide, required: true },
    of: { title: 'Gồm', type: 'longText', width: WIDTH.wide, required: true },
    beginning: { title: 'Tên bắt đầu bằng', type: 'longText', width: WIDTH.wide },
  },
  formulas: {},
  unique: ['code'],
});

/** What people have answered about names that stand in no list: asked once. */
export const NAMES = sheet({
  key: 'names',
  optional: true,
  columns: {
    text: { title: SHEET_TITLES.names, type: 'text', width: WIDTH.wide, required: true },
    codes: { title: 'Mã hoặc nhóm', type: 'codes', width: WIDTH.medium, from: 'agencies' },
    keep: { title: 'Giữ nguyên văn', type: 'choice', width: WIDTH.narrow, choices: YES_OR_NO },
    uses: { title: 'Lần dùng', type: 'text', width: WIDTH.narrow, program: true },
  },
  formulas: {},
  unique: ['text'],
});

/** An annex as it was pasted, on the left; on the right what was understood of it, to be put right there. */
export const APPENDIX = sheet({
  key: 'appendix',
  optional: true,
  columns: {
    order: { title: 'TT', type: 'text', width: 60 },
    title: { title: 'Nội dung, nhiệm vụ', type: 'longText', width: WIDTH.wide },
    product: { title: 'Sản phẩm', type: 'longText', width: WIDTH.medium },
    leads: { title: 'Cơ quan chủ trì', type: 'longText', width: WIDTH.medium },
    supports: { title: 'Cơ quan phối hợp', type: 'longText', width: WIDTH.medium },
    time: { title: 'Thời gian thực hiện', type: 'longText', width: WIDTH.medium },
    remark: { title: 'Ghi chú', type: 'longText', width: WIDTH.medium },
    accept: { title: 'Nhận', type: 'choice', width: WIDTH.narrow, choices: YES_OR_NO, program: true },
    level: {
      title: 'Mức',
      type: 'choice',
      width: WIDTH.narrow,
      choices: ['Chắc', 'Cần xem', 'Chưa hiểu'],
      program: true,
    },
    doubts: { title: 'Cần người xem', type: 'longText', width: WIDTH.wide, program: true },
    kind: {
      title: 'Loại dòng',
      type: 'choice',
      width: WIDTH.narrow,
      choices: ['Nhiệm vụ', 'Mục', 'Bỏ qua'],
      program: true,
    },
    code: { title: 'Mã NV', type: 'code', width: WIDTH.narrow, program: true },
    area: { title: 'Lĩnh vực', type: 'area', width: WIDTH.medium, choices: AREA_CHOICES, program: true },
    component: {
      title: 'Nội dung thành phần',
      type: 'component',
      width: WIDTH.medium,
      choices: CURRENT_AREAS.flatMap(({ components }) => components),
      program: true,
    },
    leadCodes: { title: 'Chủ trì (mã)', type: 'codes', width: WIDTH.medium, from: 'agencies', program: true },
    supportCodes: {
      title: 'Phối hợp (mã)',
      type: 'codes',
      width: WIDTH.medium,
      from: 'agencies',
      program: true,
    },
    supportWords: { title: 'Phối hợp (nguyên văn)', type: 'text', width: WIDTH.medium, program: true },
    cycle: { title: 'Chế độ', type: 'choice', width: WIDTH.narrow, choices: CYCLE_NAMES, program: true },
    start: { title: 'Bắt đầu', type: 'date', width: WIDTH.narrow, program: true },
    due: { title: 'Hạn', type: 'date', width: WIDTH.narrow, program: true },
    milestones: { title: 'Các mốc', type: 'text', width: WIDTH.medium, program: true },
    mark: { title: 'Dấu đọc', type: 'text', width: WIDTH.narrow, program: true, hidden: true },
  },
  formulas: {},
});

export const TASKS = sheet({
  key: 'tasks',
  frozenTo: 'title',
  columns: {
    code: {
      title: 'Mã NV',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: WIDTH.medium,
      choices: AREA_CHOICES,
    },
    component: {
      title: 'Nội dung thành phần',
      type: 'component',
      width: WIDTH.medium,
      choices: CURRENT_AREAS.flatMap(({ components }) => components),
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: WIDTH.wide, required: true },
    product: { title: 'Sản phẩm', type: 'longText', width: WIDTH.medium },
    leads: {
      title: 'Chủ trì',
      type: 'codes',
      width: WIDTH.medium,
      required: true,
      from: 'agencies',
    },
    supports: {
      title: 'Phối hợp',
      type: 'codes',
      width: WIDTH.medium,
      from: 'agencies',
    },
    due: { title: 'Hạn hoàn thành', type: 'date', width: WIDTH.narrow },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: WIDTH.narrow },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: WIDTH.narrow,
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: WIDTH.medium,
    },
    note: { title: 'Ghi chú', officials: true, type: 'longText', width: WIDTH.medium },
    quarter: {
      title: 'Quý',
      type: 'computed',
      shows: 'text',
      width: WIDTH.narrow,
    },
    daysLeft: {
      title: 'Số ngày còn lại',
      type: 'computed',
      shows: 'number',
      width: WIDTH.narrow,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: WIDTH.medium,
    },
    cycle: { title: 'Chế độ', type: 'choice', width: WIDTH.narrow, choices: CYCLE_NAMES },
    start: { title: 'Bắt đầu', type: 'date', width: WIDTH.narrow },
    milestones: { title: 'Các mốc', type: 'text', width: WIDTH.medium },
    timeWords: { title: 'Thời gian (nguyên văn)', type: 'longText', width: WIDTH.medium },
    supportsReport: { title: 'Phối hợp có báo cáo', type: 'choice', width: WIDTH.narrow, choices: YES_OR_NO },
    dueNow: { title: 'Hạn đang tính', type: 'computed', shows: 'date', width: WIDTH.narrow },
    extended: { title: 'Số lần gia hạn', type: 'computed', shows: 'number', width: WIDTH.narrow },
  },
  formulas: {
    quarter: (names) => `PAPI_QUARTER(${names.own('due')})`,
    daysLeft: (names) =>
      `PAPI_DAYSLEFT(${names.own('dueNow')};${asOfWhere(names, 'code')};${tasksDone(names)};${daysOff(names)})`,
    // The worst of them all, and behind it how many of several leads are done: "Quá hạn (9/120 cơ quan)".
    status: (names) => {
      const worst = `PAPI_STATUS(${names.own('dueNow')};${tasksDone(names)};${asOfWhere(names, 'code')};${count(names, 'soon')};${daysOff(names)})`;
      return `ARRAYFORMULA(LET(worst;${worst};counted;${tasksDone(names, true)};IF(counted="";worst;worst&" ("&counted&")")))`;
    },
    dueNow: (names) => tasksDue(names),
    extended: (names) => tasksDue(names, true),
  },
  unique: ['code'],
});

export const PERIODS = sheet({
  key: 'periods',
  columns: {
    code: {
      title: 'Kỳ',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
    },
    title: { title: 'Tên kỳ', type: 'text', width: WIDTH.medium },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: WIDTH.narrow,
      required: true,
      choices: PERIOD_KINDS,
    },
    from: { title: 'Từ ngày', type: 'date', width: WIDTH.narrow },
    to: { title: 'Đến ngày', type: 'date', width: WIDTH.narrow },
    beforeProvince: {
      title: 'Hạn nộp cấp tỉnh (trước ngày)',
      type: 'date',
      width: WIDTH.medium,
    },
    beforeDistrict: {
      title: 'Hạn nộp cấp huyện (trước ngày)',
      type: 'date',
      width: WIDTH.medium,
    },
    state: {
      title: 'Trạng thái',
      type: 'choice',
      width: WIDTH.narrow,
      choices: PERIOD_STATES,
    },
  },
  formulas: {},
  unique: ['code'],
});

export const QUARTERLY = sheet({
  key: 'quarterly',
  rowsOf: 'agency',
  frozenTo: 'title',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'periods',
    },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: WIDTH.medium, program: true },
    task: {
      title: 'Mã NV',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'tasks',
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: WIDTH.wide, program: true },
    result: {
      title: 'Kết quả thực hiện',
      officials: true,
      type: 'longText',
      width: WIDTH.wide,
    },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: WIDTH.narrow },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: WIDTH.narrow,
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: WIDTH.medium,
    },
    difficulties: {
      title: 'Khó khăn, vướng mắc',
      officials: true,
      type: 'longText',
      width: WIDTH.medium,
    },
    proposals: {
      title: 'Kiến nghị',
      officials: true,
      type: 'longText',
      width: WIDTH.medium,
    },
    sent: {
      title: 'Ngày gửi',
      officials: true,
      type: 'date',
      width: WIDTH.narrow,
    },
    review: {
      title: 'Duyệt',
      type: 'choice',
      width: WIDTH.narrow,
      choices: REVIEWS,
    },
    remark: { title: 'Ý kiến', type: 'longText', width: WIDTH.medium },
    due: {
      title: 'Hạn gửi',
      type: 'computed',
      shows: 'date',
      width: WIDTH.narrow,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: WIDTH.medium,
    },
    // Behind everything: the columns before it stand where people's workbooks have had them.
    resent: { title: 'Ngày gửi lại', type: 'date', width: WIDTH.narrow },
    seal: { title: 'Dấu duyệt', type: 'longText', width: WIDTH.narrow, program: true, hidden: true },
  },
  formulas: {
    due: (names) =>
      nativeLastDay(
        names.own('period'),
        names.of(PERIODS, 'code'),
        periodsBefore(names),
        returningOf(names.own),
      ),
    status: (names) =>
      nativeStatus(names.own('period'), {
        due: names.own('due'),
        done: nativeSent(names.own('sent'), names.own('due'), returningOf(names.own)),
        asOf: names.setting('asOf'),
        nearUntil: names.setting('soonUntil'),
        ...(names.has(SUCCESSIONS) ? { review: names.own('review') } : {}),
      }),
  },
  unique: ['period', 'agency', 'task'],
});

export const PERIODIC = sheet({
  key: 'periodic',
  rowsOf: 'agency',
  frozenTo: 'agencyName',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'periods',
    },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: WIDTH.medium, program: true },
    due: {
      title: 'Hạn nộp',
      type: 'computed',
      shows: 'date',
      width: WIDTH.narrow,
    },
    submitted: { title: 'Ngày nộp', officials: true, type: 'date', width: WIDTH.narrow },
    document: {
      title: 'Số văn bản',
      officials: true,
      type: 'text',
      width: WIDTH.medium,
    },
    link: { title: 'Link', officials: true, type: 'link', width: WIDTH.medium },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: WIDTH.medium,
    },
  },
  formulas: {
    due: (names) => periodDue(names, 'period'),
    status: (names) => status(names, 'period', 'due', 'submitted'),
  },
  unique: ['period', 'agency'],
});

const plansInspections = <C extends Columns>(names: FormulaNames<C>): boolean => names.has(INSPECTION_PLANS);

export const FINDINGS = sheet({
  key: 'findings',
  rowsOf: 'agency',
  frozenTo: 'agency',
  columns: {
    code: {
      title: 'Mã KT',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
    },
    inspected: { title: 'Ngày kiểm tra', type: 'date', width: WIDTH.narrow },
    form: {
      title: 'Hình thức',
      type: 'choice',
      width: WIDTH.narrow,
      choices: INSPECTION_FORMS,
    },
    inspector: {
      title: 'Cơ quan kiểm tra',
      type: 'code',
      width: WIDTH.narrow,
      from: 'agencies',
    },
    agency: {
      title: 'Cơ quan được kiểm tra',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      from: 'agencies',
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: WIDTH.medium,
      choices: AREA_CHOICES,
    },
    shortcoming: {
      title: 'Tồn tại, hạn chế',
      type: 'longText',
      width: WIDTH.wide,
    },
    remedy: { title: 'Yêu cầu khắc phục', type: 'longText', width: WIDTH.wide },
    due: { title: 'Hạn khắc phục', type: 'date', width: WIDTH.narrow },
    remedied: {
      title: 'Ngày khắc phục',
      officials: true,
      type: 'date',
      width: WIDTH.narrow,
    },
    origin: {
      title: 'KT gốc',
      type: 'code',
      width: WIDTH.narrow,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: WIDTH.medium,
    },
    outcome: {
      title: 'Kết quả tái kiểm tra',
      type: 'choice',
      width: WIDTH.medium,
      choices: REINSPECTION_OUTCOMES,
    },
    plan: { title: 'Mã cuộc', type: 'code', width: WIDTH.narrow },
    severity: { title: 'Mức độ', type: 'choice', width: WIDTH.narrow, choices: SEVERITIES },
    evidence: { title: 'Minh chứng', officials: true, type: 'link', width: WIDTH.medium },
    confirmed: { title: 'Xác nhận', type: 'choice', width: WIDTH.narrow, choices: CONFIRMATIONS },
  },
  formulas: {
    // What the last re-inspection found not remedied is open, whatever day stands there; one that sets no day of its own
    // is no deadline.
    status: (names) => {
      const [code, due, remedied, origin] = (['code', 'due', 'remedied', 'origin'] as const).map((key) =>
        names.own(key),
      );
      const again = (key: 'inspected' | 'outcome'): string =>
        `XLOOKUP(${code};${origin};${names.own(key)};"";0;-1)`;
      const open = REINSPECTION_OUTCOMES.filter((outcome) => outcome !== 'Đã')
        .map((outcome) => `(found="${outcome}")`)
        .join('+');
      const undone = `ISNUMBER(since)*(since<=${names.setting('asOf')})*(${remedied}<=since)*(${open})`;
      const unproven = plansInspections(names)
        ? `+(TRIM(${names.own('evidence')})="")*(TRIM(${names.own('confirmed')})<>"Đã xác nhận")*(found<>"Đã")`
        : '';
      const heirs = names.has(SUCCESSIONS) ? successionsListed(names) : '""';
      const limit = names.has(EXTENSIONS)
        ? `PAPI_DUENOW(${code};${names.own('agency')};${due};${names.setting('asOf')};${extensionsListed(names)};FALSE;${heirs};"${EXTENSION_KINDS.finding}")`
        : due;
      const shown = `PAPI_STATUS(${names.has(EXTENSIONS) ? 'limit' : due};done;${asOfWhere(names, 'code')};${count(names, 'soon')};${daysOff(names)})`;
      return `ARRAYFORMULA(LET(${names.has(EXTENSIONS) ? `limit;${limit};` : ''}since;${again('inspected')};found;${again('outcome')};done;IF((${undone})+(TRIM(${names.own('confirmed')})="Chưa đạt")${unproven};"";${remedied});shown;${shown};IF((${origin}<>"")*(${due}="");"";shown)))`;
    },
  },
  unique: ['code'],
});

/** Inspections that are planned (II.3, III.2.c), and those of them that were held. */
export const INSPECTION_PLANS = sheet({
  key: 'inspectionPlans',
  optional: true,
  columns: {
    code: { title: 'Mã cuộc', type: 'code', width: WIDTH.narrow, required: true },
    inspector: { title: 'Cơ quan kiểm tra', type: 'code', width: WIDTH.narrow, from: 'agencies' },
    agency: { title: 'Mã cơ quan', type: 'code', width: WIDTH.narrow, from: 'agencies' },
    area: { title: 'Lĩnh vực', type: 'area', width: WIDTH.medium, choices: AREA_CHOICES },
    quarter: { title: 'Quý', type: 'choice', width: WIDTH.narrow, choices: QUARTERS },
    form: { title: 'Hình thức', type: 'choice', width: WIDTH.narrow, choices: INSPECTION_FORMS },
    from: { title: 'Từ ngày', type: 'date', width: WIDTH.narrow },
    to: { title: 'Đến ngày', type: 'date', width: WIDTH.narrow },
    held: { title: 'Ngày tiến hành', type: 'date', width: WIDTH.narrow },
    conclusion: { title: 'Số kết luận', type: 'text', width: WIDTH.medium },
    concluded: { title: 'Ngày kết luận', type: 'date', width: WIDTH.narrow },
    result: { title: 'Kết quả', type: 'choice', width: WIDTH.medium, choices: INSPECTION_RESULTS },
    joined: { title: 'Lồng ghép đoàn', type: 'text', width: WIDTH.medium },
    shortcomings: { title: 'Số tồn tại', type: 'computed', shows: 'number', width: WIDTH.narrow },
    open: { title: 'Chưa khắc phục', type: 'computed', shows: 'number', width: WIDTH.narrow },
    status: { title: 'Tình trạng', type: 'computed', shows: 'status', width: WIDTH.medium },
  },
  formulas: {
    shortcomings: (names) =>
      `ARRAYFORMULA(IF(TRIM(${names.own('code')})="";"";COUNTIF(${names.of(FINDINGS, 'plan')};${names.own('code')})))`,
    open: (names) =>
      `ARRAYFORMULA(IF(TRIM(${names.own('code')})="";"";COUNTIF(${names.of(FINDINGS, 'plan')};${names.own('code')})-COUNTIFS(${names.of(FINDINGS, 'plan')};${names.own('code')};${names.of(FINDINGS, 'status')};"Hoàn thành*")))`,
    status: (names) => {
      const end = (month: number, day: number): string => `DATE(${names.setting('year')};${month};${day})`;
      const quarter = names.own('quarter');
      const last = `IF(${quarter}="I";${end(3, 31)};IF(${quarter}="II";${end(6, 30)};IF(${quarter}="III";${end(9, 30)};IF(${quarter}="IV";${end(12, 31)};""))))`;
      return `PAPI_STATUS(ARRAYFORMULA(IF(${names.own('to')}="";${last};${names.own('to')}));${names.own('held')};${asOfWhere(names, 'code')};${count(names, 'soon')};${daysOff(names)})`;
    },
  },
  unique: ['code'],
});

/** What each lead agency asks of the units (III.2.đ): its form. */
export const INDICATORS = sheet({
  key: 'indicators',
  optional: true,
  rowsOf: 'lead',
  columns: {
    code: { title: 'Mã CT', type: 'code', width: WIDTH.narrow, required: true },
    title: { title: 'Tên', type: 'longText', width: WIDTH.wide, required: true },
    task: { title: 'Mã NV', type: 'code', width: WIDTH.narrow, from: 'tasks' },
    area: { title: 'Lĩnh vực', type: 'area', width: WIDTH.medium, choices: AREA_CHOICES },
    lead: {
      title: 'Cơ quan ra biểu',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      from: 'agencies',
    },
    type: {
      title: 'Kiểu',
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      required: true,
      choices: INDICATOR_TYPES,
    },
    unit: { title: 'Đơn vị tính', officials: true, type: 'text', width: WIDTH.narrow },
    numeratorIs: { title: 'Tử số là', officials: true, type: 'longText', width: WIDTH.medium },
    denominatorIs: { title: 'Mẫu số là', officials: true, type: 'longText', width: WIDTH.medium },
    asked: {
      title: 'Ai nhập',
      officials: true,
      type: 'codes',
      width: WIDTH.medium,
      required: true,
      from: 'agencies',
    },
    term: {
      title: 'Kỳ nhập',
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      choices: PERIOD_KINDS,
    },
    span: {
      title: SHEET_TITLES.data,
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      choices: DATA_SPANS,
    },
    adding: { title: 'Cách cộng', officials: true, type: 'choice', width: WIDTH.medium, choices: ADDINGS },
    target: { title: 'Mục tiêu', officials: true, type: 'figure', width: WIDTH.narrow },
    direction: {
      title: 'Chiều',
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      choices: DIRECTIONS,
    },
    required: {
      title: 'Bắt buộc',
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      choices: YES_OR_NO,
    },
    explanation: { title: 'Giải thích', officials: true, type: 'longText', width: WIDTH.wide },
    since: {
      title: 'Áp dụng từ kỳ',
      officials: true,
      type: 'code',
      width: WIDTH.narrow,
      from: 'periods',
    },
  },
  formulas: {},
  unique: ['code'],
});

/** What the units entered: a row for each period, unit and indicator, an agency's rows together. */
export const DATA = sheet({
  key: 'data',
  optional: true,
  rowsOf: 'agency',
  frozenTo: 'title',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'periods',
    },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: WIDTH.medium, program: true },
    indicator: {
      title: 'Mã CT',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'indicators',
    },
    title: { title: SHEET_TITLES.indicators, type: 'longText', width: WIDTH.wide, program: true },
    value: { title: 'Giá trị/Tử số', officials: true, type: 'figure', width: WIDTH.narrow },
    denominator: { title: 'Mẫu số', officials: true, type: 'figure', width: WIDTH.narrow },
    words: { title: 'Chữ', officials: true, type: 'longText', width: WIDTH.medium },
    note: { title: 'Ghi chú', officials: true, type: 'longText', width: WIDTH.medium },
    sent: { title: 'Ngày gửi', officials: true, type: 'date', width: WIDTH.narrow },
    review: { title: 'Duyệt', type: 'choice', width: WIDTH.narrow, choices: REVIEWS },
    remark: { title: 'Ý kiến', type: 'longText', width: WIDTH.medium },
    rate: { title: 'Tỷ lệ', type: 'computed', shows: 'text', width: WIDTH.narrow },
    target: { title: 'Mục tiêu', type: 'computed', shows: 'text', width: WIDTH.narrow },
    reached: { title: 'Đạt', type: 'computed', shows: 'text', width: WIDTH.narrow },
    due: { title: 'Hạn', type: 'computed', shows: 'date', width: WIDTH.narrow },
    status: { title: 'Tình trạng', type: 'computed', shows: 'status', width: WIDTH.medium },
    // As in the quarterly reports, and behind what people's workbooks have.
    resent: { title: 'Ngày gửi lại', type: 'date', width: WIDTH.narrow },
    seal: { title: 'Dấu duyệt', type: 'longText', width: WIDTH.narrow, program: true, hidden: true },
  },
  formulas: {
    rate: (names) =>
      dataFormula(
        names,
        `IF(kind="Tỷ lệ";IF(ISNUMBER(${names.own('denominator')})*(${names.own('denominator')}=0);"không phát sinh";IF(share<>"";ROUND(share;1);""));"")`,
      ),
    target: (names) => dataFormula(names, 'target'),
    // What is added up for all has its target for all: no unit reaches it alone.
    reached: (names) =>
      dataFormula(
        names,
        `LET(own;IF(kind="Tỷ lệ";share;IF(kind="Có/Không";yes;IF(adding="Bình quân gia quyền";value;"")));direction;${names.of(INDICATORS, 'direction')};way;XLOOKUP(code;codes;direction;"");IF((own="")+(target="");"";IF(IF(way="≤";own<=target;IF(way="=";own=target;own>=target));"Đạt";"Chưa đạt")))`,
      ),
    due: (names) =>
      nativeLastDay(
        names.own('period'),
        names.of(PERIODS, 'code'),
        periodsBefore(names),
        returningOf(names.own),
      ),
    status: (names) =>
      nativeStatus(names.own('period'), {
        due: names.own('due'),
        done: nativeSent(names.own('sent'), names.own('due'), returningOf(names.own)),
        asOf: names.setting('asOf'),
        nearUntil: names.setting('soonUntil'),
      }),
  },
  unique: ['period', 'agency', 'indicator'],
});

const quarterColumn = <const Title extends string>(title: Title) =>
  ({ title, officials: true, type: 'text', width: WIDTH.narrow }) as const;

/** What each agency's own plan says of each task that it is to hold (III.1.a; rule: src/plan/ownPlans). */
export const OWN_PLANS = sheet({
  key: 'ownPlans',
  optional: true,
  rowsOf: 'agency',
  frozenTo: 'title',
  columns: {
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: WIDTH.medium, program: true },
    task: {
      title: 'Mã NV',
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      program: true,
      from: 'tasks',
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: WIDTH.wide, program: true },
    provinceDue: { title: 'Hạn của tỉnh', type: 'computed', shows: 'date', width: WIDTH.narrow },
    included: {
      title: 'Có trong KH',
      officials: true,
      type: 'choice',
      width: WIDTH.narrow,
      choices: IN_OWN_PLAN,
    },
    product: { title: 'Sản phẩm', officials: true, type: 'longText', width: WIDTH.medium },
    people: { title: 'Người/bộ phận', officials: true, type: 'longText', width: WIDTH.medium },
    quarter1: quarterColumn('Quý I'),
    quarter2: quarterColumn('Quý II'),
    quarter3: quarterColumn('Quý III'),
    quarter4: quarterColumn('Quý IV'),
    ownDue: { title: 'Hạn trong KH', officials: true, type: 'date', width: WIDTH.narrow },
    verdict: { title: 'Thẩm định', type: 'choice', width: WIDTH.narrow, choices: OWN_PLAN_VERDICTS },
    complete: { title: 'Đủ', type: 'computed', shows: 'text', width: WIDTH.narrow },
    missing: { title: 'Thiếu gì', type: 'computed', shows: 'text', width: WIDTH.wide },
    opened: { title: 'Ngày mở', type: 'date', width: WIDTH.narrow, program: true, hidden: true },
  },
  formulas: {
    provinceDue: (names) =>
      `ARRAYFORMULA(LET(found;XLOOKUP(${names.own('task')};${names.of(TASKS, 'code')};${names.of(TASKS, 'due')};"");IF(ISNUMBER(found)*(found>0);found;"")))`,
    complete: (names) =>
      `ARRAYFORMULA(IF(${names.own('agency')}="";"";IF((${names.own('included')}="Không áp dụng")*(${names.own('verdict')}="Đạt");"Không tính";IF(${names.own('missing')}="";"Đủ";"Thiếu"))))`,
    missing: (names) => {
      const lacks = (test: string, why: string): string => `IF(${test};"; ${why}";"")`;
      const empty = (key: 'product' | 'people'): string => `TRIM(${names.own(key)})=""`;
      const [own, province] = [names.own('ownDue'), names.own('provinceDue')];
      const no = `|${NOT_IN_QUARTER.join('|')}|`;
      const quarters = (['quarter1', 'quarter2', 'quarter3', 'quarter4'] as const)
        .map(
          (key) => `IF(ISNUMBER(FIND("|"&LOWER(TRIM(${names.own(key)}))&"|";"${no}"));"";${names.own(key)})`,
        )
        .join('&');
      const gaps = [
        lacks(empty('product'), OWN_PLAN_GAPS.product),
        lacks(empty('people'), OWN_PLAN_GAPS.people),
        lacks(`TRIM(${quarters})=""`, OWN_PLAN_GAPS.quarters),
        lacks(`ISNUMBER(${own})*ISNUMBER(${province})*(${own}>${province})`, OWN_PLAN_GAPS.late),
        lacks(`${names.own('verdict')}="Không"`, OWN_PLAN_GAPS.refused),
      ].join('&');
      const included = names.own('included');
      return `ARRAYFORMULA(IF(${names.own('agency')}="";"";IF(${included}="Có";MID(${gaps};3;500);IF(${included}="Không áp dụng";IF(${names.own('verdict')}="Đạt";"";"${OWN_PLAN_GAPS.notAccepted}");IF(${included}="Không";"${OWN_PLAN_GAPS.absent}";"${OWN_PLAN_GAPS.unsaid}")))))`;
    },
  },
  unique: ['agency', 'task'],
});

/** What the surveys of PAPI gave, a row for each year, province and area or part (capabilities §7). */
export const SCORES = sheet({
  key: 'scores',
  optional: true,
  columns: {
    year: { title: 'Năm', type: 'code', width: WIDTH.narrow, required: true },
    province: { title: 'Tỉnh', type: 'text', width: WIDTH.medium, required: true },
    area: { title: 'Lĩnh vực', type: 'area', width: WIDTH.medium, required: true, choices: AREA_CHOICES },
    component: {
      title: 'Nội dung thành phần',
      type: 'component',
      width: WIDTH.medium,
      choices: CURRENT_AREAS.flatMap(({ components }) => components),
    },
    // Kept as text: in a cell for numbers Sheets takes "7.12" for a day.
    score: { title: 'Điểm', type: 'text', width: WIDTH.narrow, required: true },
    low: { title: 'Cận dưới', type: 'text', width: WIDTH.narrow },
    high: { title: 'Cận trên', type: 'text', width: WIDTH.narrow },
    least: { title: 'Thấp nhất', type: 'text', width: WIDTH.narrow },
    median: { title: 'Trung vị', type: 'text', width: WIDTH.narrow },
    best: { title: 'Cao nhất', type: 'text', width: WIDTH.narrow },
    group: { title: 'Nhóm', type: 'choice', width: WIDTH.narrow, choices: SCORE_GROUPS },
    rank: { title: 'Hạng', type: 'text', width: WIDTH.narrow },
    source: { title: 'Nguồn', type: 'text', width: WIDTH.wide },
  },
  formulas: {},
});

/** The parts of the areas where a year's survey has others than those that the program knows. */
export const PAPI_PARTS = sheet({
  key: 'papiParts',
  optional: true,
  columns: {
    year: { title: 'Năm', type: 'code', width: WIDTH.narrow, required: true },
    code: { title: 'Mã', type: 'code', width: WIDTH.narrow, required: true },
    title: { title: 'Tên', type: 'text', width: WIDTH.wide, required: true },
  },
  formulas: {},
  unique: ['year', 'code'],
});

/** By what agencies and communes are rated (II.3.d; rule: src/rating). Weights add to 100 in each group. */
export const CRITERIA = sheet({
  key: 'criteria',
  optional: true,
  columns: {
    code: { title: 'Mã TC', type: 'code', width: WIDTH.narrow, required: true },
    group: {
      title: 'Nhóm',
      type: 'choice',
      width: WIDTH.narrow,
      required: true,
      choices: RATING_GROUPS,
    },
    title: { title: 'Tên', type: 'text', width: WIDTH.wide, required: true },
    weight: { title: 'Trọng số', type: 'figure', width: WIDTH.narrow },
    source: {
      title: 'Nguồn',
      type: 'choice',
      width: WIDTH.medium,
      required: true,
      choices: Object.values(CRITERION_SOURCES),
    },
    off: { title: 'Trừ mỗi lỗi', type: 'text', width: WIDTH.narrow },
    mostOff: { title: 'Trừ tối đa', type: 'figure', width: WIDTH.narrow },
    note: { title: 'Ghi chú', type: 'longText', width: WIDTH.wide },
  },
  formulas: {},
  unique: ['code', 'group'],
});

const roundColumn = { title: 'Đợt', type: 'code', width: WIDTH.narrow, required: true } as const;

/** Points by agency and criterion: what was reckoned, and what people give beside it. */
export const MARKS = sheet({
  key: 'marks',
  optional: true,
  columns: {
    round: { ...roundColumn, program: true },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: WIDTH.medium, program: true },
    criterion: { title: 'Mã TC', type: 'code', width: WIDTH.narrow, required: true, program: true },
    said: { title: SHEET_TITLES.data, type: 'text', width: WIDTH.medium, program: true },
    auto: { title: 'Điểm tự động', type: 'figure', width: WIDTH.narrow, program: true },
    off: { title: 'Điểm trừ', type: 'figure', width: WIDTH.narrow, program: true },
    evidence: { title: 'Dẫn chứng', type: 'longText', width: WIDTH.wide, program: true },
    given: { title: 'Điểm chấm', type: 'figure', width: WIDTH.narrow },
    bonus: { title: 'Điểm thưởng', type: 'figure', width: WIDTH.narrow },
    reason: { title: 'Lý do', type: 'longText', width: WIDTH.wide },
    points: { title: 'Điểm', type: 'computed', shows: 'text', width: WIDTH.narrow },
  },
  formulas: {
    points: (names) => {
      const [auto, off, given, bonus] = (['auto', 'off', 'given', 'bonus'] as const).map((key) =>
        names.own(key),
      );
      const number = (of: string): string => `IF(ISNUMBER(${of});${of};0)`;
      return `ARRAYFORMULA(IF(ISNUMBER(${given});${given}+${number(bonus!)};IF(ISNUMBER(${auto});IF(${auto}<${number(off!)};0;ROUND(${auto}-${number(off!)};2))+${number(bonus!)};"")))`;
    },
  },
  unique: ['round', 'agency', 'criterion'],
});

/** What agencies ask to have changed of points that were published. */
export const APPEALS = sheet({
  key: 'appeals',
  optional: true,
  columns: {
    code: { title: 'Mã', officials: true, type: 'code', width: WIDTH.narrow, required: true },
    round: { ...roundColumn, officials: true },
    agency: {
      title: 'Mã cơ quan',
      officials: true,
      type: 'code',
      width: WIDTH.narrow,
      required: true,
      from: 'agencies',
    },
    criterion: { title: 'Mã TC', officials: true, type: 'code', width: WIDTH.narrow, required: true },
    published: { title: 'Điểm công bố', officials: true, type: 'figure', width: WIDTH.narrow },
    wanted: { title: 'Điểm đề nghị', officials: true, type: 'figure', width: WIDTH.narrow },
    reason: { title: 'Lý do', officials: true, type: 'longText', width: WIDTH.wide },
    evidence: { title: 'Minh chứng', officials: true, type: 'link', width: WIDTH.medium },
    sent: { title: 'Ngày gửi', officials: true, type: 'date', width: WIDTH.narrow },
    verdict: { title: 'Kết luận', type: 'choice', width: WIDTH.narrow, choices: VERDICTS },
    after: { title: 'Điểm sau', type: 'figure', width: WIDTH.narrow },
    judge: { title: 'Người kết luận', type: 'text', width: WIDTH.medium },
    day: { title: 'Ngày', type: 'date', width: WIDTH.narrow },
  },
  formulas: {},
  unique: ['code'],
});

export const EXTENSIONS = sheet({
  key: 'extensions',
  optional: true,
  columns: {
    code: { title: 'Mã GH', officials: true, type: 'code', width: WIDTH.narrow, required: true },
    kind: {
      title: 'Loại việc',
      officials: true,
      type: 'choice',
      width: WIDTH.medium,
      required: true,
      choices: Object.values(EXTENSION_KINDS),
    },
    work: { title: 'Mã việc', officials: true, type: 'code', width: WIDTH.narrow },
    milestone: { title: 'Mốc/Kỳ', officials: true, type: 'code', width: WIDTH.narrow },
    agency: {
      title: 'Mã cơ quan',
      officials: true,
      type: 'code',
      width: WIDTH.narrow,
      from: 'agencies',
    },
    oldDue: { title: 'Hạn cũ', officials: true, type: 'date', width: WIDTH.narrow, program: true },
    newDue: { title: 'Hạn mới', officials: true, type: 'date', width: WIDTH.narrow, required: true },
    asked: { title: 'Ngày đề nghị', officials: true, type: 'date', width: WIDTH.narrow },
    reason: { title: 'Lý do', officials: true, type: 'longText', width: WIDTH.wide },
    verdict: { title: 'Kết luận', type: 'choice', width: WIDTH.narrow, choices: VERDICTS },
    approver: { title: 'Người cho phép', type: 'text', width: WIDTH.medium },
    document: { title: 'Số văn bản', type: 'text', width: WIDTH.medium },
    documentDay: { title: 'Ngày văn bản', type: 'date', width: WIDTH.narrow },
    link: { title: 'Link', type: 'link', width: WIDTH.medium },
    effect: { title: 'Hiệu lực', type: 'computed', shows: 'text', width: WIDTH.medium },
  },
  formulas: {
    effect: (names) =>
      `PAPI_EXTENSION(${(['kind', 'work', 'milestone', 'agency', 'verdict', 'documentDay'] as const)
        .map((key) => names.own(key))
        .join(';')};${names.setting('asOf')})`,
  },
  unique: ['code'],
});

export const SUCCESSIONS = sheet({
  key: 'successions',
  optional: true,
  columns: {
    from: { title: 'Mã cũ', type: 'code', width: WIDTH.narrow, required: true, from: 'agencies' },
    to: { title: 'Mã mới', type: 'code', width: WIDTH.narrow, required: true, from: 'agencies' },
    on: { title: 'Ngày hiệu lực', type: 'date', width: WIDTH.narrow, required: true },
    basis: { title: 'Căn cứ', type: 'text', width: WIDTH.medium },
    scope: { title: 'Phạm vi', type: 'choice', width: WIDTH.narrow, choices: SUCCESSION_SCOPES },
    works: { title: 'Nhiệm vụ', type: 'codes', width: WIDTH.medium, from: 'tasks' },
    overdue: { title: 'Việc quá hạn', type: 'choice', width: WIDTH.narrow, choices: OVERDUE_WORK },
    grace: { title: 'Ngày ân hạn', type: 'text', width: WIDTH.narrow },
    note: { title: 'Ghi chú', type: 'longText', width: WIDTH.medium },
  },
  formulas: {},
});

export const DAYS_OFF = sheet({
  key: 'daysOff',
  columns: {
    day: { title: 'Ngày', type: 'date', width: WIDTH.narrow, required: true },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: WIDTH.narrow,
      choices: DAY_OFF_KINDS,
    },
    reason: { title: 'Lý do', type: 'text', width: WIDTH.wide },
    basis: { title: 'Căn cứ', type: 'text', width: WIDTH.wide },
    applies: {
      title: 'Áp dụng',
      type: 'choice',
      width: WIDTH.narrow,
      choices: YES_OR_NO,
    },
  },
  formulas: {},
});

/** The workbooks of those below, each of which writes `Gửi cấp trên`. */
export const UNITS = sheet({
  key: 'units',
  optional: true,
  columns: {
    code: { title: 'Mã', type: 'code', width: WIDTH.narrow, required: true },
    name: { title: 'Tên', type: 'text', width: WIDTH.wide },
    link: { title: 'Liên kết bảng tính', type: 'link', width: WIDTH.wide },
    asOf: { title: 'Ngày số liệu', type: 'date', width: WIDTH.narrow, program: true },
    state: { title: 'Tình trạng kết nối', type: 'longText', width: WIDTH.wide, program: true },
  },
  formulas: {},
  unique: ['code'],
});

/** Cells, not rows of typed columns: src/papi/analysisSheet.ts lays them out. */
export const ANALYSIS = sheet({
  key: 'analysis',
  optional: true,
  byProgram: true,
  columns: {},
  formulas: {},
});

/** Cells, not rows of typed columns: src/rollUp/sentUp.ts writes and reads them. */
export const SENT_UP = sheet({
  key: 'sentUp',
  optional: true,
  byProgram: true,
  columns: {},
  formulas: {},
});

export const SUMMARY = sheet({
  key: 'summary',
  byProgram: true,
  columns: {},
  formulas: {},
});

export const LEDGER = sheet({
  key: 'ledger',
  byProgram: true,
  columns: {
    at: { title: 'Thời điểm', type: 'timestamp', width: WIDTH.medium },
    deed: { title: 'Việc', type: 'text', width: WIDTH.medium },
    agency: { title: 'Mã cơ quan', type: 'code', width: WIDTH.medium },
    recipients: { title: 'Người nhận', type: 'text', width: WIDTH.medium },
    content: { title: 'Nội dung', type: 'longText', width: WIDTH.wide },
    outcome: { title: 'Kết quả', type: 'text', width: WIDTH.medium },
    detail: { title: 'Chi tiết', type: 'longText', width: WIDTH.wide },
  },
  formulas: {},
});

/** What the computed settings show. */
export const SETTING_FORMULAS: { readonly [K in SettingOf<'computed'>]: Formula<typeof SETTINGS.columns> } = {
  // The day before the working day that would be one too many: all days until then are near, days off included.
  soonUntil: (names) => `VN_WORKDAY(${names.setting('asOf')};${count(names, 'soon')}+1;${daysOff(names)})-1`,
};

/** Every declared sheet by its key, in the order of the tabs. */
export const SHEET = {
  guide: GUIDE,
  settings: SETTINGS,
  agencies: AGENCIES,
  kinds: KINDS,
  groups: GROUPS,
  names: NAMES,
  appendix: APPENDIX,
  tasks: TASKS,
  periods: PERIODS,
  quarterly: QUARTERLY,
  periodic: PERIODIC,
  findings: FINDINGS,
  inspectionPlans: INSPECTION_PLANS,
  indicators: INDICATORS,
  data: DATA,
  ownPlans: OWN_PLANS,
  scores: SCORES,
  papiParts: PAPI_PARTS,
  analysis: ANALYSIS,
  criteria: CRITERIA,
  marks: MARKS,
  appeals: APPEALS,
  extensions: EXTENSIONS,
  successions: SUCCESSIONS,
  daysOff: DAYS_OFF,
  units: UNITS,
  sentUp: SENT_UP,
  summary: SUMMARY,
  ledger: LEDGER,
} as const satisfies { readonly [K in SheetKey]: { readonly key: K } } & {
  readonly [K in CodedSheet]: { readonly columns: { readonly code: CodeColumn } };
};

/** In the order of the tabs. */
export const SHEETS: readonly Sheet[] = Object.values(SHEET);

/** Sheets whose rows are each an agency's own. */
export type OwnedSheetKey = {
  [K in SheetKey]: [NonNullable<(typeof SHEET)[K]['rowsOf']>] extends [never] ? never : K;
}[SheetKey];
