/**
 * Every sheet of the workbook, declared once. Titles, headers and choices are exact: people's workbooks rely on
 * them. Setting up, reading, checking and the guide sheet are derived from what stands here.
 */
import { DAY_OFF_KINDS } from '../calendar/dayOff.js';
import { areaTitle, CURRENT_AREAS } from '../plan/areas.js';
import {
  AGENCY_KINDS,
  INSPECTION_FORMS,
  KINDS_WITH_OWN_PLAN,
  PERIOD_KINDS,
  PERIOD_STATES,
  REVIEWS,
} from '../plan/model.js';
import { SHEET_TITLES } from '../plan/sheetTitles.js';
import type { Column, FormulaNames, Sheet } from './declaration.js';

/** Raised when a workbook made before has to be brought up; the steps stand in src/commands/migrate.ts. */
export const SCHEMA_VERSION = 2;

const sheet = <const C extends Readonly<Record<string, Column>>>(declaration: Sheet<C>): Sheet<C> =>
  declaration;

const AREA_CHOICES = CURRENT_AREAS.map(areaTitle);
export const APPLIES = ['Có', 'Không'] as const;

/** The days-off range that the formulas pass on. */
const daysOff = (names: FormulaNames): string =>
  names.table('daysOff', ['day', 'kind', 'reason', 'basis', 'applies']);

/** The as-of day beside every row that is filled in, so that rows without a due day say so and empty ones stay empty. */
const asOfWhere = (names: FormulaNames, key: string): string =>
  `ARRAYFORMULA(IF(${names.own(key)}="";"";${names.setting('asOf')}))`;

const status = (names: FormulaNames, key: string, due: string, done: string): string =>
  `=PAPI_STATUS(${names.own(due)};${names.own(done)};${asOfWhere(names, key)};${names.setting('soon')};${daysOff(names)})`;

/** The last day in time of each row's period, by the workbook's level. */
const periodDue = (names: FormulaNames): string => {
  const before = (key: string): string => names.of('periods', key);
  const found = `XLOOKUP(${names.own('period')};${before('code')};IF(${names.setting('level')}="Cấp huyện";${before('beforeDistrict')};${before('beforeProvince')});"")`;
  return `=PAPI_LASTDAY(ARRAYFORMULA(IF(${names.own('period')}="";"";${found})))`;
};

const agencyCode: Column & { readonly type: 'code'; readonly required: true } = {
  title: 'Mã cơ quan',
  type: 'code',
  width: 90,
  required: true,
  from: { sheet: 'agencies', key: 'code' },
};

export const GUIDE = sheet({
  key: 'guide',
  title: SHEET_TITLES.guide,
  byProgram: true,
  columns: {},
});

export const SETTINGS = sheet({
  key: 'settings',
  title: SHEET_TITLES.settings,
  columns: {
    item: { title: 'Mục', type: 'text', width: 300, required: true },
    value: { title: 'Giá trị', type: 'text', width: 280 },
    explanation: { title: 'Giải thích', type: 'longText', width: 520 },
  },
  unique: ['item'],
});

export const AGENCIES = sheet({
  key: 'agencies',
  title: SHEET_TITLES.agencies,
  rowsOf: 'code',
  columns: {
    code: {
      title: 'Mã',
      type: 'code',
      width: 90,
      required: true,
    },
    name: {
      title: 'Tên cơ quan',
      type: 'text',
      width: 260,
      required: true,
    },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 130,
      required: true,
      choices: AGENCY_KINDS,
    },
    parent: {
      title: 'Cơ quan cấp trên',
      type: 'code',
      width: 120,
      from: { sheet: 'agencies', key: 'code' },
    },
    head: { title: 'Người đứng đầu', type: 'text', width: 150 },
    emails: {
      title: 'Email nhận nhắc việc',
      type: 'emails',
      width: 220,
    },
    headEmails: {
      title: 'Email lãnh đạo',
      type: 'emails',
      width: 200,
    },
    editors: {
      title: 'Người được sửa',
      type: 'emails',
      width: 200,
    },
    planIssued: {
      title: 'Ngày ban hành KH',
      officials: true,
      type: 'date',
      width: 120,
    },
    planLink: {
      title: 'Link KH',
      officials: true,
      type: 'link',
      width: 160,
    },
    planDue: {
      title: 'Hạn ban hành KH',
      type: 'computed',
      shows: 'date',
      width: 120,
      formula: (names) => {
        const kind = names.own('kind');
        const mustIssue = KINDS_WITH_OWN_PLAN.map((value) => `(${kind}="${value}")`).join('+');
        return `=PAPI_PLANDUE(ARRAYFORMULA(IF(${mustIssue};${names.setting('planIssued')};""));${names.setting('planDays')};${daysOff(names)})`;
      },
    },
    planStatus: {
      title: 'Tình trạng KH',
      type: 'computed',
      shows: 'status',
      width: 160,
      formula: (names) =>
        `=PAPI_STATUS(${names.own('planDue')};ARRAYFORMULA(IF(${names.own('planDue')}="";"";${names.own('planIssued')}));${asOfWhere(names, 'planDue')};${names.setting('soon')};${daysOff(names)})`,
    },
  },
  unique: ['code'],
});

export const TASKS = sheet({
  key: 'tasks',
  title: SHEET_TITLES.tasks,
  columns: {
    code: {
      title: 'Mã NV',
      type: 'code',
      width: 80,
      required: true,
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: 200,
      choices: AREA_CHOICES,
    },
    component: {
      title: 'Nội dung thành phần',
      type: 'component',
      width: 200,
      choices: CURRENT_AREAS.flatMap(({ components }) => components),
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: 360, required: true },
    product: { title: 'Sản phẩm', type: 'longText', width: 200 },
    leads: {
      title: 'Chủ trì',
      type: 'codes',
      width: 120,
      required: true,
      from: { sheet: 'agencies', key: 'code' },
    },
    supports: {
      title: 'Phối hợp',
      type: 'codes',
      width: 140,
      from: { sheet: 'agencies', key: 'code' },
    },
    due: { title: 'Hạn hoàn thành', type: 'date', width: 110 },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: 90 },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: 120,
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: 160,
    },
    note: { title: 'Ghi chú', officials: true, type: 'longText', width: 200 },
    quarter: {
      title: 'Quý',
      type: 'computed',
      shows: 'text',
      width: 80,
      formula: (names) => `=PAPI_QUARTER(${names.own('due')})`,
    },
    daysLeft: {
      title: 'Số ngày còn lại',
      type: 'computed',
      shows: 'number',
      width: 100,
      formula: (names) =>
        `=PAPI_DAYSLEFT(${names.own('due')};${asOfWhere(names, 'code')};${names.own('done')};${daysOff(names)})`,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      formula: (names) => status(names, 'code', 'due', 'done'),
    },
  },
  unique: ['code'],
});

export const PERIODS = sheet({
  key: 'periods',
  title: SHEET_TITLES.periods,
  columns: {
    code: {
      title: 'Kỳ',
      type: 'code',
      width: 90,
      required: true,
    },
    title: { title: 'Tên kỳ', type: 'text', width: 240 },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 90,
      required: true,
      choices: PERIOD_KINDS,
    },
    from: { title: 'Từ ngày', type: 'date', width: 110 },
    to: { title: 'Đến ngày', type: 'date', width: 110 },
    beforeProvince: {
      title: 'Hạn nộp cấp tỉnh (trước ngày)',
      type: 'date',
      width: 150,
    },
    beforeDistrict: {
      title: 'Hạn nộp cấp huyện (trước ngày)',
      type: 'date',
      width: 150,
    },
    state: {
      title: 'Trạng thái',
      type: 'choice',
      width: 110,
      choices: PERIOD_STATES,
    },
  },
  unique: ['code'],
});

export const QUARTERLY = sheet({
  key: 'quarterly',
  title: SHEET_TITLES.quarterly,
  rowsOf: 'agency',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: 80,
      required: true,
      from: { sheet: 'periods', key: 'code' },
    },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: 200 },
    task: {
      title: 'Mã NV',
      type: 'code',
      width: 80,
      required: true,
      from: { sheet: 'tasks', key: 'code' },
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: 320 },
    result: {
      title: 'Kết quả thực hiện',
      officials: true,
      type: 'longText',
      width: 300,
    },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: 90 },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: 120,
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: 160,
    },
    difficulties: {
      title: 'Khó khăn, vướng mắc',
      officials: true,
      type: 'longText',
      width: 220,
    },
    proposals: {
      title: 'Kiến nghị',
      officials: true,
      type: 'longText',
      width: 220,
    },
    sent: {
      title: 'Ngày gửi',
      officials: true,
      type: 'date',
      width: 110,
    },
    review: {
      title: 'Duyệt',
      type: 'choice',
      width: 110,
      choices: REVIEWS,
    },
    remark: { title: 'Ý kiến', type: 'longText', width: 200 },
    due: {
      title: 'Hạn gửi',
      type: 'computed',
      shows: 'date',
      width: 110,
      formula: periodDue,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      formula: (names) => status(names, 'period', 'due', 'sent'),
    },
  },
  unique: ['period', 'agency', 'task'],
});

export const PERIODIC = sheet({
  key: 'periodic',
  title: SHEET_TITLES.periodic,
  rowsOf: 'agency',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: 90,
      required: true,
      from: { sheet: 'periods', key: 'code' },
    },
    agency: agencyCode,
    agencyName: { title: 'Cơ quan', type: 'text', width: 260 },
    due: {
      title: 'Hạn nộp',
      type: 'computed',
      shows: 'date',
      width: 110,
      formula: periodDue,
    },
    submitted: { title: 'Ngày nộp', officials: true, type: 'date', width: 110 },
    document: {
      title: 'Số văn bản',
      officials: true,
      type: 'text',
      width: 160,
    },
    link: { title: 'Link', officials: true, type: 'link', width: 200 },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      formula: (names) => status(names, 'period', 'due', 'submitted'),
    },
  },
  unique: ['period', 'agency'],
});

export const FINDINGS = sheet({
  key: 'findings',
  title: SHEET_TITLES.findings,
  columns: {
    code: {
      title: 'Mã KT',
      type: 'code',
      width: 80,
      required: true,
    },
    inspected: { title: 'Ngày kiểm tra', type: 'date', width: 110 },
    form: {
      title: 'Hình thức',
      type: 'choice',
      width: 110,
      choices: INSPECTION_FORMS,
    },
    inspector: {
      title: 'Cơ quan kiểm tra',
      type: 'code',
      width: 120,
      from: { sheet: 'agencies', key: 'code' },
    },
    agency: {
      title: 'Cơ quan được kiểm tra',
      type: 'code',
      width: 120,
      required: true,
      from: { sheet: 'agencies', key: 'code' },
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: 200,
      choices: AREA_CHOICES,
    },
    shortcoming: {
      title: 'Tồn tại, hạn chế',
      type: 'longText',
      width: 280,
    },
    remedy: { title: 'Yêu cầu khắc phục', type: 'longText', width: 280 },
    due: { title: 'Hạn khắc phục', type: 'date', width: 110 },
    remedied: {
      title: 'Ngày khắc phục',
      officials: true,
      type: 'date',
      width: 120,
    },
    origin: {
      title: 'KT gốc',
      type: 'code',
      width: 80,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      formula: (names) => status(names, 'code', 'due', 'remedied'),
    },
  },
  unique: ['code'],
});

export const DAYS_OFF = sheet({
  key: 'daysOff',
  title: SHEET_TITLES.daysOff,
  columns: {
    day: { title: 'Ngày', type: 'date', width: 110, required: true },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 130,
      choices: DAY_OFF_KINDS,
    },
    reason: { title: 'Lý do', type: 'text', width: 280 },
    basis: { title: 'Căn cứ', type: 'text', width: 320 },
    applies: {
      title: 'Áp dụng',
      type: 'choice',
      width: 90,
      choices: APPLIES,
    },
  },
});

export const SUMMARY = sheet({
  key: 'summary',
  title: SHEET_TITLES.summary,
  byProgram: true,
  columns: {},
});

export const LEDGER = sheet({
  key: 'ledger',
  title: SHEET_TITLES.ledger,
  byProgram: true,
  columns: {
    at: { title: 'Thời điểm', type: 'timestamp', width: 150 },
    deed: { title: 'Việc', type: 'text', width: 130 },
    agency: { title: 'Mã cơ quan', type: 'code', width: 90 },
    recipients: { title: 'Người nhận', type: 'text', width: 240 },
    content: { title: 'Nội dung', type: 'longText', width: 320 },
    outcome: { title: 'Kết quả', type: 'text', width: 130 },
    detail: { title: 'Chi tiết', type: 'longText', width: 360 },
  },
});

/** In the order of the tabs. */
export const SHEETS = [
  GUIDE,
  SETTINGS,
  AGENCIES,
  TASKS,
  PERIODS,
  QUARTERLY,
  PERIODIC,
  FINDINGS,
  DAYS_OFF,
  SUMMARY,
  LEDGER,
] as const;
