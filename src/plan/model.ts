/** The plan as rows that can be relied on: what is left of the workbook once every bad cell has been named. */
import type { Day } from '../calendar/day.js';
import type { ListedDayOff } from '../calendar/listedCalendar.js';
import type { WorkingCalendar } from '../calendar/workingCalendar.js';
import type { Group } from './agencies/groups.js';
import type { Kind } from './agencies/kinds.js';
import type { Cycle } from './days/cycle.js';
import type { ReportRules } from './periods/reportRules.js';

/** What a commune is called. */
export const UNIT_TYPES = ['Xã', 'Phường', 'Đặc khu', 'Thị trấn'] as const;

export const LEVELS = ['Cấp tỉnh', 'Cấp xã', 'Cấp huyện'] as const;
/** Whose plan the workbook tracks: it decides which "trước ngày" of a period holds. */
export type Level = (typeof LEVELS)[number];

/**
 * How reminders go out: one to each agency; one to all agencies of a stage, in Bcc; only of what is urgent. The first
 * is the rule, the others are for accounts whose quota is too small.
 */
export const SEND_MODES = ['Từng cơ quan', 'Gộp', 'Chỉ việc gấp'] as const;
export type SendMode = (typeof SEND_MODES)[number];

/** The day of the week on which the leaders' letter goes out, from Monday on. */
export const LEADER_DAYS = ['Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Không gửi'] as const;
export type LeaderDay = (typeof LEADER_DAYS)[number];

/** Whether a workbook is a province's: the other levels take the days of the level below it. */
export const isProvince = (level: Level): boolean => level === 'Cấp tỉnh';

export const PERIOD_KINDS = ['Quý', '6 tháng', 'Năm'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export const PERIOD_STATES = ['Chưa mở', 'Đang mở', 'Đã chốt'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** What a row says whose agency ended while its period was open: a row of its successor goes on with it. */
export const GIVEN_OVER = 'Đã chuyển giao';
/** Gửi lại: sent again after a return, and not looked at yet. */
export const REVIEWS = ['Chờ duyệt', 'Đã duyệt', 'Trả lại', 'Gửi lại', GIVEN_OVER] as const;
export type Review = (typeof REVIEWS)[number];

export const INSPECTION_FORMS = ['Định kỳ', 'Đột xuất', 'Tái kiểm tra'] as const;

/** Where a row stands: its sheet's 1-based row number. */
export interface SheetRow {
  readonly row: number;
}

export interface Settings {
  /** The tracking unit, as reports name it. */
  readonly unit: string;
  readonly level: Level;
  /** The office that consolidates. */
  readonly office: string;
  readonly year: number;
  readonly planNumber: string;
  /** The plan's subject, as documents cite it: "về nâng cao Chỉ số PAPI năm 2023". */
  readonly planSubject: string;
  readonly planIssued: Day | null;
  /** Working days within which agencies issue their own plans. */
  readonly planDays: number;
  readonly asOf: Day;
  /** Stages of reminding, working days before the due day, largest first. */
  readonly remindBefore: readonly number[];
  /** Working days before the due day from which a deadline is near. */
  readonly soon: number;
  readonly remindOverdueEvery: number;
  readonly escalateAfter: number;
  /** Working days in which a returned report row is to be corrected. */
  readonly correctionDays: number;
  readonly sendHour: number;
  readonly senderName: string;
  readonly replyTo: string;
  readonly coordinators: readonly string[];
  readonly trial: boolean;
  readonly sendMode: SendMode;
  /** The days on which reports fall due. */
  readonly reportRules: ReportRules;
  /** Whether the daily run opens a period on its last working day. */
  readonly opensPeriods: boolean;
  /** Addresses of the unit's leaders, for the weekly letter. */
  readonly leaders: readonly string[];
  readonly leaderDay: LeaderDay;
  /** Whether supporting agencies have quarterly rows, where the task does not say otherwise. */
  readonly supportsReport: boolean;
  /** Whether an agency's own plan is to hold also the tasks that it supports. */
  readonly ownPlansOfSupports: boolean;
}

export interface Agency extends SheetRow {
  readonly code: string;
  readonly name: string;
  /** One of the plan's kinds. */
  readonly kind: string;
  /** Code of the agency it reports to; empty when it reports to the tracking unit. */
  readonly parent: string;
  readonly head: string;
  readonly emails: readonly string[];
  readonly headEmails: readonly string[];
  readonly editors: readonly string[];
  /** Day on which its own plan was issued. */
  readonly planIssued: Day | null;
  readonly planLink: string;
  /** `Cụm`, among whom it is ranked; empty where it is in none. */
  readonly cluster: string;
  /** Whether it must issue a plan of its own. */
  readonly issuesPlan: boolean;
  /** Its first and its last day, where it did not last the whole year. */
  readonly since: Day | null;
  readonly until: Day | null;
}

export interface Task extends SheetRow {
  readonly code: string;
  readonly area: number;
  readonly component: string;
  readonly title: string;
  readonly product: string;
  /** Agency codes, groups expanded, each once. */
  readonly leads: readonly string[];
  /** Those of them that are named by themselves, not by a group. */
  readonly named: readonly string[];
  readonly supports: readonly string[];
  readonly cycle: Cycle;
  readonly start: Day | null;
  /** Last day in time; of several, the last. */
  readonly due: Day | null;
  /** Each last day in time of a task that has several, in order; empty for one that has one. */
  readonly milestones: readonly Day[];
  /** Whether its supporting agencies have quarterly rows. */
  readonly supportsReport: boolean;
  readonly progress: number | null;
  readonly done: Day | null;
}

export interface Period extends SheetRow {
  readonly code: string;
  readonly title: string;
  readonly kind: PeriodKind;
  readonly from: Day | null;
  readonly to: Day | null;
  /** "Trước ngày" of the workbook's level, as written. */
  readonly before: Day | null;
  readonly state: PeriodState;
}

export interface QuarterlyRow extends SheetRow {
  readonly period: string;
  readonly agency: string;
  readonly task: string;
  readonly title: string;
  readonly progress: number | null;
  readonly done: Day | null;
  readonly result: string;
  readonly difficulties: string;
  readonly proposals: string;
  /** First sent. */
  readonly sent: Day | null;
  /** Sent again after a return. */
  readonly resent: Day | null;
  readonly review: Review | null;
  /** What the coordinator said of it. */
  readonly remark: string;
  /** Day of the latest return; null where it was never sent back, or nothing says when. */
  readonly returned: Day | null;
  /** End of the term for corrections as it was told with the return; null where nothing says. */
  readonly correctBy: Day | null;
  /** Day of its approval; null where it is not approved, or nothing says when. */
  readonly approvedOn: Day | null;
  /** Whether it was edited after it was approved: it says what was approved, and waits for approval anew. */
  readonly edited: boolean;
}

export interface PeriodicRow extends SheetRow {
  readonly period: string;
  readonly agency: string;
  readonly submitted: Day | null;
}

export const INSPECTION_RESULTS = ['Không có tồn tại', 'Có tồn tại'] as const;

/** A row of `Kế hoạch kiểm tra`: an inspection that is planned, and whether it was held. */
export interface InspectionPlan extends SheetRow {
  readonly code: string;
  /** Codes of who inspects and who is inspected; '' where that is none of the workbook's. */
  readonly inspector: string;
  readonly agency: string;
  readonly area: number;
  /** 1 to 4. */
  readonly quarter: number | null;
  readonly to: Day | null;
  readonly held: Day | null;
  /** Whether it found anything; null while nothing is said. */
  readonly found: boolean | null;
}

export const SEVERITIES = ['Nhẹ', 'Trung bình', 'Nghiêm trọng'] as const;
/** What whoever inspected says of a remedy; blank: he has not said anything yet. */
export const CONFIRMATIONS = ['Chờ xác nhận', 'Đã xác nhận', 'Chưa đạt'] as const;

/** What an inspection found, for the inspected agency to remedy. */
export interface InspectionFinding extends SheetRow {
  readonly code: string;
  readonly agency: string;
  readonly area: number;
  readonly inspected: Day | null;
  readonly shortcoming: string;
  readonly remedy: string;
  readonly due: Day | null;
  readonly remedied: Day | null;
  /** Code of the planned inspection that found it; '' where it was none. */
  readonly plan: string;
  /** Whether something stands in `Minh chứng`. */
  readonly proven: boolean;
  readonly confirmed: '' | (typeof CONFIRMATIONS)[number];
  /** Code of the finding that this re-inspection looks at again; empty for a finding of its own. */
  readonly origin: string;
  /** Whether the re-inspection found it remedied; null where it does not say, and for a finding of its own. */
  readonly outcome: boolean | null;
}

/** Whether a task stands in an agency's own plan. */
export const IN_OWN_PLAN = ['Có', 'Không', 'Không áp dụng'] as const;
/** What the coordinator says of it. */
export const OWN_PLAN_VERDICTS = ['Đạt', 'Không'] as const;

/** What an agency says of one of its tasks in its own plan (III.1.a). */
export interface OwnPlanRow extends SheetRow {
  readonly agency: string;
  readonly task: string;
  readonly included: (typeof IN_OWN_PLAN)[number] | null;
  readonly product: string;
  /** Who answers for it within the agency. */
  readonly people: string;
  /** Of which quarters it states that something is done, 1 to 4. */
  readonly quarters: readonly number[];
  readonly due: Day | null;
  readonly verdict: (typeof OWN_PLAN_VERDICTS)[number] | null;
  /** Day on which the row was made; null where nothing says. */
  readonly opened: Day | null;
}

/** What the day of a deadline can be moved for. */
export const EXTENSION_KINDS = {
  task: 'Nhiệm vụ',
  report: 'Báo cáo',
  finding: 'Khắc phục',
  ownPlan: 'Kế hoạch riêng',
} as const;
export type ExtensionKind = keyof typeof EXTENSION_KINDS;

export const VERDICTS = ['Chờ', 'Đồng ý', 'Không'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A row of `Gia hạn`: a later day asked for, and what was concluded. */
export interface Extension extends SheetRow {
  /** Empty where a row bears none. */
  readonly code: string;
  readonly kind: ExtensionKind;
  /** Code of the task or finding; of a report its task, empty for all of the period; empty for own plans. */
  readonly work: string;
  /** Of a task with several milestones which; code of a report's period; else empty. */
  readonly slot: string;
  /** Empty: all that answer for it. */
  readonly agency: string;
  readonly newDue: Day;
  readonly asked: Day | null;
  readonly reason: string;
  readonly verdict: Verdict;
  /** Day of the document that grants it: from then on it counts. */
  readonly granted: Day | null;
  /** Number of that document. */
  readonly document: string;
}

/** What a name in an annex stands for, as a person has answered; without codes it is kept as words. */
export interface Alias {
  readonly text: string;
  readonly codes: readonly string[];
}

export const AGENCY_STATES = ['Hoạt động', 'Kết thúc'] as const;
export const SUCCESSION_SCOPES = ['Toàn bộ', 'Theo nhiệm vụ'] as const;
export const OVERDUE_WORK = ['Chuyển', 'Kết thúc'] as const;
/** Working days of grace, where a row states none. */
export const DEFAULT_GRACE = 10;

/** Who takes over from an agency, from which day, and what. */
export interface Succession extends SheetRow {
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  /** Codes of the tasks and findings that it is for; empty: everything that no other row names. */
  readonly works: readonly string[];
  /** Whether what had fallen due goes over too; else it ends with the old agency. */
  readonly overdueToo: boolean;
  /** Working days in which lateness is not counted against the new one. */
  readonly grace: number;
}

export const INDICATOR_TYPES = ['Số', 'Tỷ lệ', 'Có/Không', 'Chữ'] as const;
/** What a unit enters: a number, a numerator and its denominator, yes or no, words. */
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

export const DATA_SPANS = ['Trong kỳ', 'Lũy kế'] as const;

/** How the units' figures make one; of shares always Σ numerators / Σ denominators, but where nothing is to be added. */
export const ADDINGS = ['Cộng', 'Bình quân gia quyền', 'Lấy số cuối', 'Đếm Có', 'Không cộng'] as const;
export type Adding = (typeof ADDINGS)[number];

export const DIRECTIONS = ['≥', '≤', '='] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A row of `Chỉ tiêu`: what a lead agency asks of the units (III.2.đ). */
export interface Indicator extends SheetRow {
  readonly code: string;
  readonly title: string;
  /** Code of the task that it measures; empty where it measures none. */
  readonly task: string;
  readonly area: number;
  /** Code of the agency whose form it stands in. */
  readonly lead: string;
  readonly type: IndicatorType;
  /** What is counted: "hồ sơ", "xã". */
  readonly unit: string;
  /** Codes of those who enter it, groups expanded, each once. */
  readonly asked: readonly string[];
  readonly term: PeriodKind;
  /** Each figure is of everything since the beginning; else of its period alone. */
  readonly cumulative: boolean;
  readonly adding: Adding;
  /** Of shares in percent. */
  readonly target: number | null;
  readonly direction: Direction;
  readonly required: boolean;
  /** Code of the first period that it is asked for; empty: all. */
  readonly since: string;
}

/** A row of `Số liệu`: what a unit enters for an indicator and a period. */
export interface DataRow extends SheetRow {
  readonly period: string;
  readonly agency: string;
  readonly indicator: string;
  /** The number or numerator; 1 and 0 for yes and no; null while there is none, and where it cannot be used. */
  readonly value: number | null;
  /** Of a share; of a mean its weight. */
  readonly denominator: number | null;
  readonly words: string;
  /** Something stands there that cannot be used: it has been named. */
  readonly faulty: boolean;
  /** First sent. */
  readonly sent: Day | null;
  /** Sent again after a return, as `returned`, `correctBy` and `edited` as of a quarterly row. */
  readonly resent: Day | null;
  /** Trả lại: sent back, and not sent again since. */
  readonly review: Review | null;
  readonly remark: string;
  readonly returned: Day | null;
  readonly correctBy: Day | null;
  readonly edited: boolean;
}

export const SCORE_GROUPS = ['Cao nhất', 'TB cao', 'TB thấp', 'Thấp nhất'] as const;

/** A row of `Điểm PAPI`: what a survey gave a province in an area, or in a part of it. */
export interface PapiScore extends SheetRow {
  /** Of the survey. */
  readonly year: number;
  readonly province: string;
  /** 1 to 8. */
  readonly area: number;
  /** Code of the part, '3.3'; '' for the area itself. */
  readonly part: string;
  readonly score: number;
  /** The range in which the score lies; null where none was published. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of all provinces. */
  readonly least: number | null;
  readonly median: number | null;
  readonly best: number | null;
  readonly group: '' | (typeof SCORE_GROUPS)[number];
  readonly rank: number | null;
  readonly source: string;
}

/** A row of `Nội dung PAPI`: a part of an area, as it is since a year. */
export interface PapiPart extends SheetRow {
  readonly year: number;
  /** '3.3' */
  readonly code: string;
  readonly title: string;
}

export interface Plan {
  readonly settings: Settings;
  readonly calendar: WorkingCalendar;
  /** The rows of `Ngày nghỉ` that the calendar was made of. */
  readonly daysOff: readonly (ListedDayOff & SheetRow)[];
  /** Kinds of agency and groups of agencies, of the workbook's own lists where it has them. */
  readonly kinds: readonly Kind[];
  readonly groups: readonly Group[];
  /** What people have answered about names that stand in no list. */
  readonly aliases: readonly (Alias & SheetRow)[];
  readonly agencies: readonly Agency[];
  readonly tasks: readonly Task[];
  readonly periods: readonly Period[];
  readonly quarterlyRows: readonly QuarterlyRow[];
  readonly periodicRows: readonly PeriodicRow[];
  readonly findings: readonly InspectionFinding[];
  /** null where the workbook has no plan of inspections. */
  readonly inspectionPlans: readonly InspectionPlan[] | null;
  /** null: the workbook does not check own plans. */
  readonly ownPlanRows: readonly OwnPlanRow[] | null;
  readonly extensions: readonly Extension[];
  readonly successions: readonly Succession[];
  readonly indicators: readonly Indicator[];
  readonly dataRows: readonly DataRow[];
  readonly scores: readonly PapiScore[];
  readonly parts: readonly PapiPart[];
}
