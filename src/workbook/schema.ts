/**
 * Every sheet of the workbook, declared once. Titles, headers and choices are exact: people's workbooks rely on
 * them. Setting up, reading, checking and the guide sheet are derived from what stands here.
 */
import { DAY_OFF_KINDS } from '../calendar/dayOff.js';
import { AREAS, areaTitle } from '../plan/areas.js';
import {
  AGENCY_KINDS,
  INSPECTION_FORMS,
  KINDS_WITH_OWN_PLAN,
  PERIOD_KINDS,
  PERIOD_STATES,
  REVIEWS,
} from '../plan/model.js';
import type { Column, FormulaNames, Sheet } from './column.js';

/** Raised when a workbook made before has to be brought up; the steps stand in src/commands/migrate.ts. */
export const SCHEMA_VERSION = 2;

const sheet = <const C extends Readonly<Record<string, Column>>>(declaration: Sheet<C>): Sheet<C> =>
  declaration;

const AREA_CHOICES = AREAS.map(areaTitle);
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

const agencyCode = (help: string): Column & { readonly type: 'code'; readonly required: true } => ({
  title: 'Mã cơ quan',
  type: 'code',
  width: 90,
  required: true,
  from: { sheet: 'agencies', key: 'code' },
  help,
});

export const GUIDE = sheet({
  key: 'guide',
  title: 'Hướng dẫn',
  purpose: 'Trang này: các trang tính để làm gì, ai điền, màu sắc và cách bắt đầu.',
  filledBy: 'Chương trình ghi',
  columns: {},
});

export const SETTINGS = sheet({
  key: 'settings',
  title: 'Cấu hình',
  purpose: 'Đơn vị theo dõi, năm, ngày ban hành kế hoạch, ngày tính, cách nhắc việc, người điều phối.',
  filledBy: 'Người điều phối',
  columns: {
    item: { title: 'Mục', type: 'text', width: 300, required: true, help: 'Tên mục; không sửa.' },
    value: { title: 'Giá trị', type: 'text', width: 280, help: 'Giá trị của mục; sửa ở cột này.' },
    explanation: { title: 'Giải thích', type: 'longText', width: 520, help: 'Mục này dùng để làm gì.' },
  },
  unique: ['item'],
});

export const AGENCIES = sheet({
  key: 'agencies',
  title: 'Cơ quan',
  purpose: 'Các cơ quan, đơn vị được theo dõi; ngày mỗi cơ quan ban hành kế hoạch của mình.',
  filledBy: 'Người điều phối; cơ quan điền Ngày ban hành KH và Link KH',
  rowsOf: 'code',
  columns: {
    code: {
      title: 'Mã',
      type: 'code',
      width: 90,
      required: true,
      help: 'Mã ngắn, mỗi cơ quan một mã, không dấu cách. Ví dụ: SNV.',
    },
    name: {
      title: 'Tên cơ quan',
      type: 'text',
      width: 260,
      required: true,
      help: 'Tên đầy đủ như ghi trong văn bản.',
    },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 130,
      required: true,
      choices: AGENCY_KINDS,
      help: 'Loại cơ quan; quyết định cơ quan có phải ban hành kế hoạch riêng hay không.',
    },
    parent: {
      title: 'Cơ quan cấp trên',
      type: 'code',
      width: 120,
      from: { sheet: 'agencies', key: 'code' },
      help: 'Mã cơ quan mà đơn vị này báo cáo; để trống nếu báo cáo thẳng đơn vị theo dõi.',
    },
    head: { title: 'Người đứng đầu', type: 'text', width: 150, help: 'Họ tên, chức vụ người đứng đầu.' },
    emails: {
      title: 'Email nhận nhắc việc',
      type: 'emails',
      width: 220,
      help: 'Địa chỉ nhận thư nhắc; nhiều địa chỉ cách nhau bằng dấu chấm phẩy (;).',
    },
    headEmails: {
      title: 'Email lãnh đạo',
      type: 'emails',
      width: 200,
      help: 'Địa chỉ của lãnh đạo, được báo khi việc quá hạn nhiều ngày.',
    },
    editors: {
      title: 'Người được sửa',
      type: 'emails',
      width: 200,
      help: 'Địa chỉ những người được điền các dòng của cơ quan này.',
    },
    planIssued: {
      title: 'Ngày ban hành KH',
      officials: true,
      type: 'date',
      width: 120,
      help: 'Ngày cơ quan ban hành kế hoạch của mình; để trống nếu chưa.',
    },
    planLink: {
      title: 'Link KH',
      officials: true,
      type: 'link',
      width: 160,
      help: 'Đường dẫn đến văn bản kế hoạch.',
    },
    planDue: {
      title: 'Hạn ban hành KH',
      type: 'computed',
      shows: 'date',
      width: 120,
      help: 'Tự tính: 15 ngày làm việc sau ngày ban hành kế hoạch cấp trên.',
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
      help: 'Tự tính theo Hạn ban hành KH và Ngày ban hành KH.',
      formula: (names) =>
        `=PAPI_STATUS(${names.own('planDue')};ARRAYFORMULA(IF(${names.own('planDue')}="";"";${names.own('planIssued')}));${asOfWhere(names, 'planDue')};${names.setting('soon')};${daysOff(names)})`,
    },
  },
  unique: ['code'],
});

export const TASKS = sheet({
  key: 'tasks',
  title: 'Nhiệm vụ',
  purpose:
    'Các nhiệm vụ được giao trong kế hoạch: việc gì, sản phẩm gì, ai chủ trì, ai phối hợp, hạn ngày nào.',
  filledBy: 'Người điều phối; cơ quan chủ trì điền tiến độ, ngày hoàn thành, minh chứng',
  columns: {
    code: {
      title: 'Mã NV',
      type: 'code',
      width: 80,
      required: true,
      help: 'Mã nhiệm vụ, mỗi nhiệm vụ một mã. Ví dụ: NV02.',
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: 200,
      choices: AREA_CHOICES,
      help: 'Một trong tám lĩnh vực nội dung của PAPI, hoặc 0. Chung.',
    },
    component: {
      title: 'Nội dung thành phần',
      type: 'component',
      width: 200,
      choices: AREAS.flatMap(({ components }) => components),
      help: 'Nội dung thành phần của lĩnh vực, nếu có. Ví dụ: 5.2 Cấp phép xây dựng.',
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: 360, required: true, help: 'Nội dung nhiệm vụ.' },
    product: { title: 'Sản phẩm', type: 'longText', width: 200, help: 'Sản phẩm phải có khi hoàn thành.' },
    leads: {
      title: 'Chủ trì',
      type: 'codes',
      width: 120,
      required: true,
      from: { sheet: 'agencies', key: 'code' },
      help: 'Mã cơ quan chủ trì; nhiều mã cách nhau bằng dấu chấm phẩy (;). @SO, @HUYEN, @XA: mọi cơ quan thuộc loại đó.',
    },
    supports: {
      title: 'Phối hợp',
      type: 'codes',
      width: 140,
      from: { sheet: 'agencies', key: 'code' },
      help: 'Mã cơ quan phối hợp, viết như cột Chủ trì.',
    },
    due: { title: 'Hạn hoàn thành', type: 'date', width: 110, help: 'Ngày cuối cùng còn đúng hạn.' },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: 90, help: 'Số từ 0 đến 100.' },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: 120,
      help: 'Ngày hoàn thành thực tế; để trống nếu chưa xong.',
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: 160,
      help: 'Số văn bản hoặc đường dẫn chứng minh đã hoàn thành.',
    },
    note: { title: 'Ghi chú', officials: true, type: 'longText', width: 200, help: 'Ghi chú thêm.' },
    quarter: {
      title: 'Quý',
      type: 'computed',
      shows: 'text',
      width: 80,
      help: 'Tự tính: quý của hạn hoàn thành.',
      formula: (names) => `=PAPI_QUARTER(${names.own('due')})`,
    },
    daysLeft: {
      title: 'Số ngày còn lại',
      type: 'computed',
      shows: 'number',
      width: 100,
      help: 'Tự tính: số ngày làm việc còn lại; số âm là đã quá hạn.',
      formula: (names) =>
        `=PAPI_DAYSLEFT(${names.own('due')};${asOfWhere(names, 'code')};${names.own('done')};${daysOff(names)})`,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      help: 'Tự tính theo Hạn hoàn thành và Ngày hoàn thành.',
      formula: (names) => status(names, 'code', 'due', 'done'),
    },
  },
  unique: ['code'],
});

export const PERIODS = sheet({
  key: 'periods',
  title: 'Kỳ báo cáo',
  purpose: 'Các kỳ báo cáo trong năm và thời hạn nộp ("trước ngày") của từng cấp.',
  filledBy: 'Người điều phối',
  columns: {
    code: {
      title: 'Kỳ',
      type: 'code',
      width: 90,
      required: true,
      help: 'Mã kỳ: 2023-Q1 đến 2023-Q4, 2023-6T, 2023-N.',
    },
    title: { title: 'Tên kỳ', type: 'text', width: 240, help: 'Tên kỳ báo cáo.' },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 90,
      required: true,
      choices: PERIOD_KINDS,
      help: 'Quý, 6 tháng hoặc Năm.',
    },
    from: { title: 'Từ ngày', type: 'date', width: 110, help: 'Ngày đầu của số liệu.' },
    to: { title: 'Đến ngày', type: 'date', width: 110, help: 'Ngày chốt số liệu.' },
    beforeProvince: {
      title: 'Hạn nộp cấp tỉnh (trước ngày)',
      type: 'date',
      width: 150,
      help: 'Ghi đúng như văn bản: "trước ngày"; ngày cuối còn đúng hạn là ngày liền trước.',
    },
    beforeDistrict: {
      title: 'Hạn nộp cấp huyện (trước ngày)',
      type: 'date',
      width: 150,
      help: 'Ghi đúng như văn bản: "trước ngày"; ngày cuối còn đúng hạn là ngày liền trước.',
    },
    state: {
      title: 'Trạng thái',
      type: 'choice',
      width: 110,
      choices: PERIOD_STATES,
      help: 'Do chương trình ghi khi mở, chốt kỳ.',
    },
  },
  unique: ['code'],
});

export const QUARTERLY = sheet({
  key: 'quarterly',
  title: 'Báo cáo quý',
  purpose:
    'Mỗi dòng là báo cáo của một cơ quan về một nhiệm vụ trong một quý. Mở kỳ thì chương trình lập sẵn các dòng.',
  filledBy: 'Cơ quan điền dòng của mình; người điều phối duyệt',
  rowsOf: 'agency',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: 80,
      required: true,
      from: { sheet: 'periods', key: 'code' },
      help: 'Mã kỳ báo cáo.',
    },
    agency: agencyCode('Mã cơ quan báo cáo.'),
    agencyName: { title: 'Cơ quan', type: 'text', width: 200, help: 'Tên cơ quan báo cáo.' },
    task: {
      title: 'Mã NV',
      type: 'code',
      width: 80,
      required: true,
      from: { sheet: 'tasks', key: 'code' },
      help: 'Mã nhiệm vụ.',
    },
    title: { title: 'Nhiệm vụ', type: 'longText', width: 320, help: 'Nội dung nhiệm vụ.' },
    result: {
      title: 'Kết quả thực hiện',
      officials: true,
      type: 'longText',
      width: 300,
      help: 'Việc đã làm trong quý.',
    },
    progress: { title: 'Tiến độ (%)', officials: true, type: 'percent', width: 90, help: 'Số từ 0 đến 100.' },
    done: {
      title: 'Ngày hoàn thành',
      officials: true,
      type: 'date',
      width: 120,
      help: 'Ngày hoàn thành nhiệm vụ; để trống nếu chưa xong.',
    },
    evidence: {
      title: 'Minh chứng',
      officials: true,
      type: 'link',
      width: 160,
      help: 'Số văn bản hoặc đường dẫn.',
    },
    difficulties: {
      title: 'Khó khăn, vướng mắc',
      officials: true,
      type: 'longText',
      width: 220,
      help: 'Khó khăn, vướng mắc và nguyên nhân.',
    },
    proposals: {
      title: 'Kiến nghị',
      officials: true,
      type: 'longText',
      width: 220,
      help: 'Kiến nghị, đề xuất.',
    },
    sent: {
      title: 'Ngày gửi',
      officials: true,
      type: 'date',
      width: 110,
      help: 'Ngày gửi báo cáo của dòng này.',
    },
    review: {
      title: 'Duyệt',
      type: 'choice',
      width: 110,
      choices: REVIEWS,
      help: 'Người điều phối chọn: Chờ duyệt, Đã duyệt, Trả lại.',
    },
    remark: { title: 'Ý kiến', type: 'longText', width: 200, help: 'Ý kiến của người điều phối.' },
    due: {
      title: 'Hạn gửi',
      type: 'computed',
      shows: 'date',
      width: 110,
      help: 'Tự tính: ngày liền trước ngày ghi ở trang Kỳ báo cáo.',
      formula: periodDue,
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      help: 'Tự tính theo Hạn gửi và Ngày gửi.',
      formula: (names) => status(names, 'period', 'due', 'sent'),
    },
  },
  unique: ['period', 'agency', 'task'],
});

export const PERIODIC = sheet({
  key: 'periodic',
  title: 'Nộp báo cáo',
  purpose: 'Theo dõi việc nộp báo cáo 6 tháng và báo cáo năm của từng cơ quan.',
  filledBy: 'Cơ quan điền dòng của mình',
  rowsOf: 'agency',
  columns: {
    period: {
      title: 'Kỳ',
      type: 'code',
      width: 90,
      required: true,
      from: { sheet: 'periods', key: 'code' },
      help: 'Mã kỳ báo cáo.',
    },
    agency: agencyCode('Mã cơ quan nộp báo cáo.'),
    agencyName: { title: 'Cơ quan', type: 'text', width: 260, help: 'Tên cơ quan nộp báo cáo.' },
    due: {
      title: 'Hạn nộp',
      type: 'computed',
      shows: 'date',
      width: 110,
      help: 'Tự tính: ngày liền trước ngày ghi ở trang Kỳ báo cáo.',
      formula: periodDue,
    },
    submitted: { title: 'Ngày nộp', officials: true, type: 'date', width: 110, help: 'Ngày nộp báo cáo.' },
    document: {
      title: 'Số văn bản',
      officials: true,
      type: 'text',
      width: 160,
      help: 'Số, ký hiệu văn bản. Ví dụ: 45/BC-SNV.',
    },
    link: { title: 'Link', officials: true, type: 'link', width: 200, help: 'Đường dẫn đến báo cáo.' },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      help: 'Tự tính theo Hạn nộp và Ngày nộp.',
      formula: (names) => status(names, 'period', 'due', 'submitted'),
    },
  },
  unique: ['period', 'agency'],
});

export const FINDINGS = sheet({
  key: 'findings',
  title: 'Kiểm tra',
  purpose: 'Kết quả kiểm tra: tồn tại, yêu cầu khắc phục và thời hạn khắc phục.',
  filledBy: 'Người điều phối, cơ quan kiểm tra',
  columns: {
    code: {
      title: 'Mã KT',
      type: 'code',
      width: 80,
      required: true,
      help: 'Mã kiểm tra, mỗi dòng một mã. Ví dụ: KT01.',
    },
    inspected: { title: 'Ngày kiểm tra', type: 'date', width: 110, help: 'Ngày kiểm tra.' },
    form: {
      title: 'Hình thức',
      type: 'choice',
      width: 110,
      choices: INSPECTION_FORMS,
      help: 'Định kỳ, Đột xuất hoặc Tái kiểm tra.',
    },
    inspector: {
      title: 'Cơ quan kiểm tra',
      type: 'code',
      width: 120,
      from: { sheet: 'agencies', key: 'code' },
      help: 'Mã cơ quan kiểm tra.',
    },
    agency: {
      title: 'Cơ quan được kiểm tra',
      type: 'code',
      width: 120,
      required: true,
      from: { sheet: 'agencies', key: 'code' },
      help: 'Mã cơ quan được kiểm tra; cơ quan này phải khắc phục.',
    },
    area: {
      title: 'Lĩnh vực',
      type: 'area',
      width: 200,
      choices: AREA_CHOICES,
      help: 'Lĩnh vực nội dung của PAPI.',
    },
    shortcoming: {
      title: 'Tồn tại, hạn chế',
      type: 'longText',
      width: 280,
      help: 'Tồn tại, hạn chế phát hiện được.',
    },
    remedy: { title: 'Yêu cầu khắc phục', type: 'longText', width: 280, help: 'Việc phải làm để khắc phục.' },
    due: { title: 'Hạn khắc phục', type: 'date', width: 110, help: 'Ngày cuối cùng để khắc phục.' },
    remedied: {
      title: 'Ngày khắc phục',
      officials: true,
      type: 'date',
      width: 120,
      help: 'Ngày khắc phục xong; để trống nếu chưa.',
    },
    origin: {
      title: 'KT gốc',
      type: 'code',
      width: 80,
      help: 'Với tái kiểm tra: mã của lần kiểm tra trước.',
    },
    status: {
      title: 'Tình trạng',
      type: 'computed',
      shows: 'status',
      width: 160,
      help: 'Tự tính theo Hạn khắc phục và Ngày khắc phục.',
      formula: (names) => status(names, 'code', 'due', 'remedied'),
    },
  },
  unique: ['code'],
});

export const DAYS_OFF = sheet({
  key: 'daysOff',
  title: 'Ngày nghỉ',
  purpose:
    'Ngày nghỉ lễ, nghỉ bù, hoán đổi và ngày làm bù. Mọi hạn theo ngày làm việc đều tính theo trang này.',
  filledBy: 'Người điều phối',
  columns: {
    day: { title: 'Ngày', type: 'date', width: 110, required: true, help: 'Ngày nghỉ hoặc ngày làm bù.' },
    kind: {
      title: 'Loại',
      type: 'choice',
      width: 130,
      choices: DAY_OFF_KINDS,
      help: 'Nghỉ lễ, Nghỉ bù, Nghỉ hoán đổi: được nghỉ. Làm bù: ngày cuối tuần đi làm. Tạm tính: tính theo luật, chờ thông báo.',
    },
    reason: { title: 'Lý do', type: 'text', width: 280, help: 'Lý do nghỉ.' },
    basis: { title: 'Căn cứ', type: 'text', width: 320, help: 'Văn bản làm căn cứ.' },
    applies: {
      title: 'Áp dụng',
      type: 'choice',
      width: 90,
      choices: APPLIES,
      help: 'Không: dòng này không được tính.',
    },
  },
});

export const SUMMARY = sheet({
  key: 'summary',
  title: 'Tổng hợp',
  purpose: 'Bảng tổng hợp do chương trình ghi; sửa ở đây sẽ bị ghi đè ở lần tổng hợp sau.',
  filledBy: 'Chương trình ghi',
  columns: {},
});

export const LEDGER = sheet({
  key: 'ledger',
  title: 'Nhật ký',
  purpose: 'Sổ ghi những việc chương trình đã làm: thư nhắc đã gửi, kỳ đã mở.',
  filledBy: 'Chương trình ghi; không sửa',
  columns: {
    at: { title: 'Thời điểm', type: 'timestamp', width: 150, help: 'Lúc ghi.' },
    deed: { title: 'Việc', type: 'text', width: 130, help: 'Việc đã làm.' },
    agency: { title: 'Mã cơ quan', type: 'code', width: 90, help: 'Cơ quan liên quan.' },
    recipients: { title: 'Người nhận', type: 'text', width: 240, help: 'Địa chỉ nhận thư.' },
    content: { title: 'Nội dung', type: 'longText', width: 320, help: 'Tóm tắt nội dung.' },
    outcome: { title: 'Kết quả', type: 'text', width: 130, help: 'Đang gửi, Đã gửi, Lỗi, Đã xong.' },
    detail: { title: 'Chi tiết', type: 'longText', width: 360, help: 'Khóa của các việc đã nhắc, hoặc lỗi.' },
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
