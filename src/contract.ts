/**
 * What the client and the server say to each other. Days travel as ISO text, because google.script.run carries
 * JSON-like values only.
 */

import type { Level } from './plan/model.js';
import type { Status } from './plan/status.js';
import type { SampleName } from './sample/hungYen2023.js';
import type { Figures } from './summary/figures.js';
import type { GroupingName } from './summary/groupings.js';
import type { Remark } from './summary/remarks.js';
import type { Summary, SummaryLine, SummaryTable } from './summary/summary.js';
import type { Finding, Problem } from './workbook/problem.js';

export type {
  Figures,
  Finding,
  GroupingName,
  Level,
  Problem,
  Remark,
  SampleName,
  Status,
  SummaryLine,
  SummaryTable,
};

export interface SetUpRequest {
  /** Loads a sample into the tables that are still empty. */
  readonly sample?: SampleName;
}

export interface SetUpReport {
  readonly created: readonly string[];
  readonly added: readonly string[];
  /** What stood there already and was left as it is. */
  readonly kept: readonly string[];
  readonly loaded: readonly string[];
  readonly coordinator: string;
  /** Addresses that are to edit rows but that the spreadsheet is not shared with yet. */
  readonly unreachable: readonly string[];
}

export interface PeriodRequest {
  /** Code of the period: 2023-Q1 … 2023-Q4, 2023-6T, 2023-N. */
  readonly period: string;
}

export interface OpenPeriodReport {
  readonly period: string;
  readonly sheet: string;
  readonly added: number;
  /** Rows that stood there already. */
  readonly existing: number;
  /** Rows whose task or part in it has gone: marked, and left as they are. */
  readonly marked: number;
  readonly problems: readonly Problem[];
}

export interface ClosePeriodReport {
  readonly period: string;
  /** Title of the sheet that keeps the summary as it was reported. */
  readonly sheet: string;
}

export interface ReopenPeriodReport {
  readonly period: string;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
  /** Whether repairing would change anything. */
  readonly repairable: boolean;
}

export interface RepairRequest {
  /** Left out: only says what would be done. Of that preview: does exactly it, or refuses if things have changed. */
  readonly fingerprint?: string;
}

export interface RepairReport {
  /** What is to be done or was done, a sentence each. */
  readonly steps: readonly string[];
  readonly done: boolean;
  readonly fingerprint: string;
  /** Values taken out of cells or put into another form; each old one stands in the ledger. */
  readonly valuesKept: number;
  /** What somebody changed meanwhile, or Google refused, and was left as it stands; a sentence each. */
  readonly left: readonly string[];
  readonly unreachable: readonly string[];
}

export interface DaysOffRequest {
  /** Left out: the year after the last one listed. */
  readonly year?: number;
}

export interface DaysOffReport {
  readonly year: number;
  readonly added: number;
  readonly existing: number;
  /** Whether the added days are reckoned by law, for want of an announcement. */
  readonly provisional: boolean;
}

/** An obligation as the client lists it. */
export interface Item {
  readonly agency: string;
  readonly agencyName: string;
  readonly head: string;
  readonly kind: string;
  readonly area: number;
  readonly title: string;
  readonly due: string | null;
  readonly done: string | null;
  /** Percent, 0 to 100. */
  readonly progress: number | null;
  /** Working days, negative when overdue; null when done or without a due day. */
  readonly daysLeft: number | null;
  /** Working days after the due day; null for what is not late. */
  readonly lateness: number | null;
  readonly status: Status;
  readonly sheet: string;
  readonly row: number;
}

export interface Overview {
  readonly setUp: boolean;
  readonly unit: string;
  readonly year: number;
  readonly asOf: string;
  readonly counts: Readonly<Record<Status, number>>;
  readonly total: number;
  readonly onTimeRate: number | null;
  /** Overdue first, then near, most urgent first; at most `OVERVIEW_ITEMS`. */
  readonly pressing: readonly Item[];
  readonly pressingTotal: number;
  readonly periods: readonly { readonly code: string; readonly title: string; readonly state: string }[];
  /** Agencies that lead a task. */
  readonly leads: readonly { readonly code: string; readonly name: string }[];
  readonly areas: readonly { readonly number: number; readonly title: string }[];
  readonly warnings: readonly string[];
  readonly problems: readonly Problem[];
  readonly mayCoordinate: boolean;
  readonly schedule: Schedule;
  /** Mails that wait for a coordinator to say whether they went out. */
  readonly doubts: number;
}

export interface SummaryRequest {
  /** Code of the reporting period that the summary is of; left out: of the whole plan. */
  readonly period?: string;
  /** Code of the agency whose areas and tasks it is of; left out: of everybody's. */
  readonly lead?: string;
  /** Number of the only area, 0 to 8. */
  readonly area?: number;
  /** ISO day on or before the plan's as-of day: what was done after it counts as not done. */
  readonly asOf?: string;
  /** The tables wanted, in that order; left out: all but that by task. */
  readonly groupings?: readonly GroupingName[];
  /** A count whose rows are wanted. */
  readonly open?: CountOpened;
}

/** A count of a summary: of a line, or of a cell of agencies by areas; key null: of the total. */
export interface CountOpened {
  readonly grouping: GroupingName;
  readonly key: string | null;
  readonly area?: number;
  readonly status?: Status;
}

export interface SummaryPreview extends Omit<Summary, 'obligations' | 'asOf'> {
  readonly asOf: string;
  readonly problems: readonly Problem[];
  /** Rows of the count that was opened, the first of them. */
  readonly opened: readonly Item[];
  readonly openedTotal: number;
}

export interface SummaryReport extends SummaryPreview {
  readonly sheet: string;
  readonly rows: number;
  /** Address of the sheet as a PDF: A4, landscape. */
  readonly print: string;
}

export interface ReportRequest extends Omit<SummaryRequest, 'groupings' | 'open'> {}

/** What the official report is made of. */
export interface ReportData {
  readonly summary: SummaryPreview;
  readonly level: Level;
  /** Who issues the report, and the body above it. */
  readonly office: string;
  readonly unit: string;
  readonly year: number;
  readonly planNumber: string;
  /** ISO day on which the plan was issued; null where it is not known. */
  readonly planIssued: string | null;
  /** The period's data: from, to, as ISO days. */
  readonly from: string | null;
  readonly to: string | null;
  /** Today, as an ISO day. */
  readonly today: string;
  readonly overdue: readonly Item[];
  readonly doneLate: readonly Item[];
  /** What falls due next: until the end of the next period, or of the quarter. */
  readonly next: readonly Item[];
  readonly nextUntil: string;
}

export interface DigestPreview {
  readonly agency: string;
  readonly agencyName: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly items: number;
  /** Today's quota does not reach it: it goes out first next time. */
  readonly deferred: boolean;
}

/** A mail of which nobody knows whether it went out: a run was cut off while sending it. */
export interface Doubt {
  /** Its first row in the ledger; with `agency` and `at` it names the mail. */
  readonly row: number;
  /** Code; empty for the coordinators' overview. */
  readonly agency: string;
  readonly agencyName: string;
  /** When it was begun. */
  readonly at: string;
  readonly to: string;
  readonly subject: string;
}

export interface RemindersPreview {
  readonly asOf: string;
  /** In the order in which they are sent. */
  readonly digests: readonly DigestPreview[];
  /** Agencies that are due a digest but get none, and why. */
  readonly withheld: readonly {
    readonly agency: string;
    readonly agencyName: string;
    readonly reason: string;
  }[];
  readonly recipients: number;
  readonly remainingRecipients: number;
  /** Recipients left to the owner of the account. */
  readonly reserve: number;
  readonly trial: boolean;
  readonly doubts: readonly Doubt[];
  readonly warnings: readonly string[];
  /** Names exactly this preview; hand it to sendReminders. */
  readonly fingerprint: string;
  readonly problems: readonly Problem[];
}

export interface SendRequest {
  /** Of the preview that was looked at; sending refuses when the preview would now differ. */
  readonly fingerprint?: string;
}

export interface SendReport {
  readonly sent: readonly { readonly agency: string; readonly to: string }[];
  readonly failed: readonly { readonly agency: string; readonly to: string; readonly reason: string }[];
  /** Put off: they go out first next time. */
  readonly deferred: readonly { readonly agency: string; readonly to: string; readonly reason: string }[];
  readonly withheld: RemindersPreview['withheld'];
  readonly doubts: readonly Doubt[];
  /** The time of one run was up; the rest goes out by itself within minutes. */
  readonly continues: boolean;
}

export interface SettleRequest {
  readonly row: number;
  readonly agency: string;
  readonly at: string;
  /** Whether the mail went out. */
  readonly sent: boolean;
}

export interface SettleReport {
  readonly doubts: readonly Doubt[];
}

export interface ScheduleRequest {
  readonly on: boolean;
}

export interface Schedule {
  readonly on: boolean;
  /** Whose it is: mails go out from that account. Empty while it is off. */
  readonly owner: string;
  readonly mine: boolean;
  /** Hour of the day at which it runs. */
  readonly hour: number;
  /** ISO day of the last daily run; null before the first. */
  readonly lastRun: string | null;
  /** Days on which the run did not happen, in words; null when there are none. */
  readonly missed: string | null;
}

export interface CellRequest {
  readonly sheet: string;
  readonly row: number;
  readonly column?: string;
}

/** Every function that the client may call, with its argument and its result. */
export interface Server {
  setUpWorkbook(request?: SetUpRequest): SetUpReport;
  getOverview(): Overview;
  openPeriod(request: PeriodRequest): OpenPeriodReport;
  closePeriod(request: PeriodRequest): ClosePeriodReport;
  reopenPeriod(request: PeriodRequest): ReopenPeriodReport;
  checkWorkbook(): CheckReport;
  repairWorkbook(request?: RepairRequest): RepairReport;
  addDaysOff(request?: DaysOffRequest): DaysOffReport;
  previewSummary(request?: SummaryRequest): SummaryPreview;
  writeSummary(request?: SummaryRequest): SummaryReport;
  previewReminders(): RemindersPreview;
  sendReminders(request?: SendRequest): SendReport;
  settleDoubt(request: SettleRequest): SettleReport;
  setSchedule(request: ScheduleRequest): Schedule;
  getReport(request?: ReportRequest): ReportData;
  goToCell(request: CellRequest): void;
  showDashboard(): void;
  showReport(): void;
}
