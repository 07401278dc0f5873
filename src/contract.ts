/**
 * What the client and the server say to each other. Days travel as ISO text, because google.script.run carries
 * JSON-like values only.
 */

import type { ListedAgency } from './annex/agencyList.js';
import type { AMENDED, Amendment } from './annex/amendments.js';
import type { askedOf } from './annex/asked.js';
import type { AnnexRow } from './annex/readAnnex.js';
import type { ColumnKey, Columns } from './annex/table/columns.js';
import type { Proposal } from './carry/taskProposals.js';
import type { FormShown, IndicatorShown } from './forms/shown.js';
import type { AgencyCount } from './overview/listing.js';
import type { Stand } from './overview/stand.js';
import type { ScoreLine } from './papi/analysis.js';
import type { CYCLES } from './plan/days/cycle.js';
import type { InspectionsCounted } from './plan/inspections/counted.js';
import type { Level, PeriodKind } from './plan/model.js';
import type { ObligationKind } from './plan/obligations/obligation.js';
import type { Status } from './plan/obligations/status.js';
import type { SheetTitle } from './plan/sheetTitles.js';
import type { WorkbookModel } from './plan/workbookModel.js';
import type { Endpoint, RequestOf } from './requests.js';
import type { IndicatorSum } from './rollUp/rollUp.js';
import type { SentUp } from './rollUp/sentUp.js';
import type { UnitState } from './rollUp/units.js';
import type { SampleName } from './sample/samples.js';
import type { SummaryLine } from './summary/consolidate.js';
import type { Figures } from './summary/figures.js';
import type { GroupingName } from './summary/groupings.js';
import type { Falling, Minute } from './summary/minute.js';
import type { Remark } from './summary/remarks.js';
import type { TaskResults } from './summary/results.js';
import type { SaidByMany } from './summary/saidByMany.js';
import type { Summary, SummaryTable } from './summary/summary.js';
import type { ClassesOf, RollUpTable } from './summary/unitsShown.js';
import type { CheckFinding, Problem } from './workbook/reading/problem.js';

export type {
  AgencyCount,
  Amendment,
  CheckFinding,
  ColumnKey,
  Figures,
  FormShown,
  GroupingName,
  IndicatorShown,
  Level,
  ListedAgency,
  ObligationKind,
  Problem,
  Remark,
  SaidByMany,
  SampleName,
  ScoreLine,
  SheetTitle,
  Stand,
  Status,
  SummaryLine,
  SummaryTable,
  TaskResults,
  WorkbookModel,
};

/** What people read for each thing that an import may change, and for each mode: written out on the client, held by these. */
export type AmendedTitles = typeof AMENDED;
export type CycleTitles = typeof CYCLES;

export type SetUpRequest = RequestOf<'setUpWorkbook'>;
export type DescriptionRequest = RequestOf<'describePlan'>;
export type PeriodRequest = RequestOf<'openPeriod'>;
export type RepairRequest = RequestOf<'repairWorkbook'>;
export type DaysOffRequest = RequestOf<'addDaysOff'>;
export type SummaryRequest = RequestOf<'previewSummary'>;
export type WriteSummaryRequest = RequestOf<'writeSummary'>;
export type AgencyRequest = RequestOf<'getAgency'>;
export type RemindAgencyRequest = RequestOf<'remindAgency'>;
export type ReviewRequest = RequestOf<'reviewReports'>;
export type SaveReportRequest = RequestOf<'saveReport'>;
export type OverviewRequest = RequestOf<'getOverview'>;
export type ListRequest = NonNullable<OverviewRequest['list']>;
export type CountOpened = NonNullable<SummaryRequest['open']>;
export type ReportRequest = RequestOf<'getReport'>;
export type SendRequest = RequestOf<'sendReminders'>;
export type SettleRequest = RequestOf<'settleDoubt'>;
export type SettleLedgerRequest = RequestOf<'settleLedger'>;
export type ScheduleRequest = RequestOf<'setSchedule'>;
export type CellRequest = RequestOf<'goToCell'>;
export type ImportRequest = RequestOf<'importPlan'>;
export type PeriodsRequest = RequestOf<'addPeriods'>;
export type NextYearRequest = RequestOf<'startNextYear'>;
export type RenameRequest = RequestOf<'renameCode'>;
export type OwnPlansRequest = RequestOf<'previewOwnPlans'>;
export type SucceedRequest = RequestOf<'succeedAgency'>;
export type ExtendRequest = RequestOf<'extendDeadline'>;
export type SettleExtensionRequest = RequestOf<'settleExtension'>;
export type ScoresRequest = RequestOf<'getScores'>;
export type PasteScoresRequest = RequestOf<'addScores'>;
export type IndicatorsRequest = RequestOf<'getIndicators'>;
export type AgenciesRequest = RequestOf<'addAgencies'>;

export interface SetUpReport {
  readonly rights: RightsState;
  readonly created: readonly string[];
  readonly added: readonly string[];
  /** What stood there already and was left as it is. */
  readonly kept: readonly string[];
  readonly loaded: readonly string[];
  readonly coordinator: string;
  /** Addresses that are to edit rows but that the spreadsheet is not shared with yet. */
  readonly unreachable: readonly string[];
}

/** How far the workbook's rights (who may edit what) have been brought up to date. */
export interface RightsState {
  /**
   * updating: goes on by itself within minutes. stopped: it was cut off, or never begun, or what is left is the owner's
   * to change. refused: nothing was changed, because Google does not say for certain who the workbook is shared with.
   */
  readonly state: 'complete' | 'updating' | 'stopped' | 'refused';
  readonly done: number;
  readonly total: number;
  /** For people. @example 'đang cập nhật quyền: 120/238' */
  readonly said: string;
}

export interface OpenPeriodReport {
  readonly rights: RightsState;
  readonly period: string;
  readonly sheet: string;
  readonly added: number;
  /** Rows that stood there already. */
  readonly existing: number;
  /** Cells of those rows that an opening had left empty when it was cut off, now filled. */
  readonly completed: number;
  /** What somebody changed meanwhile and was left as it stands; a sentence each. */
  readonly left: readonly string[];
  /** Rows whose task or part in it has gone: marked, and left as they are. */
  readonly marked: number;
  /** Rows of lead agencies' forms; null where none are collected in the period. */
  readonly forms: { readonly sheet: string; readonly added: number; readonly existing: number } | null;
  readonly problems: readonly Problem[];
}

export interface ClosePeriodReport {
  readonly rights: RightsState;
  readonly period: string;
  /** Title of the sheet that keeps the summary as it was reported. */
  readonly sheet: string;
}

export interface ReopenPeriodReport {
  readonly rights: RightsState;
  readonly period: string;
}

export interface CheckReport {
  readonly findings: readonly CheckFinding[];
  readonly errors: number;
  readonly warnings: number;
  /** Whether repairing would change anything. */
  readonly repairable: boolean;
}

export interface RepairReport {
  readonly rights: RightsState;
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

export interface DaysOffReport {
  readonly year: number;
  readonly added: number;
  readonly existing: number;
  /** Whether the added days are reckoned by law, for want of an announcement. */
  readonly provisional: boolean;
}

/** An obligation as the client lists it. */
export interface Item {
  /** Names it: 'task|NV02|SNV'; hand it to extendDeadline. */
  readonly key: string;
  readonly agency: string;
  readonly agencyName: string;
  readonly head: string;
  readonly kind: string;
  readonly area: number;
  readonly title: string;
  /** The day by which it is judged. */
  readonly due: string | null;
  /** The plan's own day. */
  readonly firstDue: string | null;
  /** How often it was put off. */
  readonly extended: number;
  /** Number of the document that granted its day; empty where there is none. */
  readonly grantedBy: string;
  readonly done: string | null;
  /** Percent, 0 to 100. */
  readonly progress: number | null;
  /** Working days, negative when overdue; null when done or without a due day. */
  readonly daysLeft: number | null;
  /** Working days after the due day; null for what is not late. */
  readonly lateness: number | null;
  readonly status: Status;
  /** Nothing more is asked of the agency: its report was approved, or its period is closed. */
  readonly settled: boolean;
  readonly sheet: string;
  readonly row: number;
}

/** How far the workbook has come from empty to working. */
export interface Beginning {
  /** null where nobody has said, and nothing tells. */
  readonly model: WorkbookModel | null;
  readonly level: Level;
  readonly unit: string;
  /** null where it does not stand in the settings. */
  readonly year: number | null;
  readonly planNumber: string;
  /** ISO day. */
  readonly planIssued: string | null;
  /** How many there are. */
  readonly agencies: number;
  readonly periods: number;
  readonly tasks: number;
  /** What does not go together, a sentence each. */
  readonly warnings: readonly string[];
  /** Sheets that an annex may have been pasted into. */
  readonly annexSheets: readonly string[];
}

/** An obligation in a list that somebody asked for. */
export interface ListedItem extends Item {
  readonly stand: Stand;
  /** What has become of it since the day asked for, in words; null where that was not asked. */
  readonly change: string | null;
  /** Of a report that waits: what was seen of it, to be handed to reviewReports; null for all else. */
  readonly mark: string | null;
}

/** A report row of an open period as it is filled in. */
export interface ReportForm {
  /** Names its obligation. */
  readonly key: string;
  readonly period: string;
  /** "quý I/2023". */
  readonly periodName: string;
  readonly task: string;
  readonly title: string;
  readonly row: number;
  readonly stand: Stand;
  readonly due: string | null;
  readonly result: string;
  readonly progress: number | null;
  readonly done: string | null;
  readonly evidence: string;
  readonly difficulties: string;
  readonly proposals: string;
  readonly remark: string;
  /** ISO day of its latest sending. */
  readonly sent: string | null;
  /** Why it is not to be filled in; null where it is. */
  readonly closed: string | null;
  /** What its agency wrote of that task in the quarter before; empty where nothing. */
  readonly previous: string;
  /** What was seen of it: hand it to saveReport or reviewReports. */
  readonly mark: string;
}

export interface AgencyPage {
  readonly agency: string;
  readonly name: string;
  readonly kind: string;
  readonly head: string;
  /** Addresses, as they are read. */
  readonly emails: string;
  readonly headEmails: string;
  readonly editors: string;
  /** Name of the agency above; empty where it reports to the tracking unit. */
  readonly parent: string;
  /** Its row in `Cơ quan`. */
  readonly sheetRow: number;
  readonly asOf: string;
  /** All that it answers for: open ones first, most urgent first. */
  readonly items: readonly ListedItem[];
  /** Its report rows of open periods. */
  readonly forms: readonly ReportForm[];
  /** How complete its own plan is; null where that is not checked, or it is to hold nothing. */
  readonly ownPlan: OwnPlanState | null;
  /** Extensions that it asks for. */
  readonly requests: readonly ExtensionAsked[];
  /** Its newest letter; null where it never had one. */
  readonly reminded: { readonly day: string; readonly subject: string; readonly to: string } | null;
  /** Whether whoever asks may fill in its rows. */
  readonly mayFill: boolean;
}

/** A letter to one agency, and whether it went out. */
export interface RemindAgencyReport {
  readonly agency: string;
  readonly agencyName: string;
  readonly asOf: string;
  /** The as-of day is not today: sending wants it said again. */
  readonly otherDay: boolean;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly trial: boolean;
  /** It had a letter today already. */
  readonly remindedToday: boolean;
  /** Hand it to remindAgency to send exactly this. */
  readonly fingerprint: string;
  readonly sent: boolean;
  /** What else is to be said of the sending, or why it failed. */
  readonly outcome: string;
}

/** Rows that were not done, and why, a sentence each. */
export interface LeftRow {
  readonly key: string;
  readonly why: string;
}

export interface ReviewReport {
  /** Keys of the rows that were decided on. */
  readonly done: readonly string[];
  readonly left: readonly LeftRow[];
  /** Of a return, until when they are to be corrected, as people read it; null else. */
  readonly until: string | null;
}

export interface SavedReport {
  readonly saved: readonly string[];
  /** Of these, sent or sent again by it. */
  readonly sent: readonly string[];
  readonly left: readonly LeftRow[];
  /** What was sent, by whom and when, to be kept; null where nothing was sent. */
  readonly receipt: string | null;
  /** ISO day. */
  readonly day: string;
}

/** Who is at the keyboard, as the workbook knows him by his address. */
export interface Me {
  /** Empty where Google does not say. */
  readonly email: string;
  readonly coordinates: boolean;
  /** Agencies whose rows he fills in. */
  readonly fills: readonly { readonly code: string; readonly name: string }[];
  /** Whether one of them collects figures from others. */
  readonly collects: boolean;
  /** Agencies whose mails he gets, and whose rows he does not fill in. */
  readonly reads: readonly { readonly code: string; readonly name: string }[];
}

/** What was asked for: by agency in numbers, and a page of it. */
export interface OverviewList {
  readonly total: number;
  /** ISO day with whose beginning it was compared, where changes were asked for; null where nothing is kept so far back. */
  readonly since: string | null;
  /** Most overdue first. */
  readonly groups: readonly AgencyCount[];
  /** How many of the list stand before its items. */
  readonly from: number;
  /** In the order of the groups, of each agency the most urgent first. */
  readonly items: readonly ListedItem[];
}

export interface Overview {
  readonly rights: RightsState;
  readonly setUp: boolean;
  readonly unit: string;
  readonly year: number;
  readonly asOf: string;
  readonly counts: Readonly<Record<Status, number>>;
  readonly total: number;
  readonly onTimeRate: number | null;
  /** Not of closed periods. Overdue first, then near, most urgent first; the first of them: `pressingTotal` counts them all. */
  readonly pressing: readonly Item[];
  readonly pressingTotal: number;
  /** Of the overdue, those of closed periods, or approved as they are: counted, and chased no more. */
  readonly settledOverdue: number;
  /** Lists that are asked for every day, with their numbers. */
  readonly questions: readonly {
    readonly title: string;
    readonly count: number;
    readonly list: ListRequest;
  }[];
  /** Of the pressing ones, or as it was asked for. */
  readonly list: OverviewList;
  /** In the order of their deadlines. */
  readonly periods: readonly { readonly code: string; readonly title: string; readonly state: string }[];
  /** Periods not opened though their end is near, or past. */
  readonly unopened: readonly { readonly code: string; readonly title: string }[];
  /** Agencies that lead a task. */
  readonly leads: readonly { readonly code: string; readonly name: string }[];
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly kinds: readonly { readonly kind: ObligationKind; readonly title: string }[];
  readonly areas: readonly { readonly number: number; readonly title: string }[];
  readonly warnings: readonly string[];
  readonly problems: readonly Problem[];
  /** Extensions that were asked for and wait for a coordinator's conclusion. */
  readonly requests: readonly ExtensionAsked[];
  readonly mayCoordinate: boolean;
  readonly me: Me;
  /** Of whoever coordinates nothing, his agency's page; null for a coordinator, and where he has none. */
  readonly mine: AgencyPage | null;
  readonly beginning: Beginning;
  readonly schedule: Schedule;
  /** Mails that wait for a coordinator to say whether they went out. */
  readonly doubts: number;
  /** null: the ledger holds all that is remembered of it. */
  readonly loss: LedgerLoss | null;
}

export interface SummaryPreview extends Omit<Summary, 'obligations' | 'asOf'> {
  readonly asOf: string;
  readonly problems: readonly Problem[];
  /** Rows of the count that was opened, the first of them. */
  readonly opened: readonly Item[];
  readonly openedTotal: number;
  /** How the whole plan stands in a minute, where it was asked for: beside a week before, with ten days ahead. */
  readonly minute: MinuteShown | null;
}

/** Days are ISO texts. */
export interface MinuteShown extends Omit<Minute, 'next'> {
  readonly since: string;
  readonly next: {
    readonly total: number;
    readonly matters: readonly (Omit<Falling, 'due'> & { readonly due: string })[];
  };
}

export interface SummaryReport extends SummaryPreview {
  readonly sheet: string;
  readonly rows: number;
  /** Address of the sheet as a PDF: A4, landscape. */
  readonly print: string;
}

/** What the official report is made of. */
export interface ReportData {
  readonly summary: SummaryPreview;
  /** Of the plan's year, in what reports on all of it; null before it is published. */
  readonly rating: RatingTold | null;
  /** The last survey of PAPI beside the plan's work; null without scores, and in what reports on a part of the plan. */
  readonly scores: ScoresReport | null;
  readonly level: Level;
  /** Who issues the report, and the body above it. */
  readonly office: string;
  readonly unit: string;
  readonly year: number;
  readonly planNumber: string;
  /** The plan's subject, as it is cited; empty where the settings do not say. */
  readonly planSubject: string;
  /** What agencies reported that they did, task by task. */
  readonly results: readonly TaskResults[];
  /** Tasks that are not done and not due yet, by area; progress in percent, averaged over those that state one. */
  readonly underway: readonly {
    readonly area: number;
    readonly count: number;
    readonly progress: number | null;
  }[];
  /** Inspections of the period, and what was found, and remedied. */
  readonly inspections: InspectionsCounted;
  /** ISO day on which the plan was issued; null where it is not known. */
  readonly planIssued: string | null;
  /** The period's data: from, to, as ISO days. */
  readonly from: string | null;
  readonly to: string | null;
  /** Today, as an ISO day. */
  readonly today: string;
  readonly overdue: readonly Item[];
  readonly doneLate: readonly Item[];
  /** What was put off. */
  readonly extended: readonly Item[];
  /** What falls due next: until the end of the next period, or of the quarter. */
  readonly next: readonly Item[];
  readonly nextUntil: string;
}

export interface DigestPreview {
  readonly agency: string;
  readonly agencyName: string;
  readonly to: string;
  readonly cc: string;
  /** Of one mail to many agencies. */
  readonly bcc: string;
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

/** What the ledger has lost of what it said of mails: nothing is sent until a coordinator decides (settleLedger). */
export interface LedgerLoss {
  /** What is lost, and what to do. */
  readonly message: string;
  /** Lines of mails that are gone. */
  readonly lines: number;
  /** Notices that were told and that no line tells any more. */
  readonly notices: number;
  /** Whether the memory outside the ledger has something to restore. */
  readonly restorable: boolean;
}

export interface RemindersPreview {
  readonly asOf: string;
  /** Whether the as-of day is not today's: then sending wants it said again (SendRequest.asOf). */
  readonly otherDay: boolean;
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
  /** When all will have gone out, by the account's quota. */
  readonly forecast: {
    readonly now: number;
    readonly total: number;
    /** ISO day on which the last goes out; null when all do today, or when no day's quota is enough. */
    readonly lastDay: string | null;
    /** Agencies that are told later than their stage says. */
    readonly late: number;
    /** @example 'Hôm nay gửi 45/122 thư, nốt vào ngày 09/04/2026; 77 cơ quan nhận muộn.' */
    readonly said: string;
  };
  /** Recipients left to the owner of the account. */
  readonly reserve: number;
  readonly trial: boolean;
  readonly doubts: readonly Doubt[];
  /** null: the ledger holds all that is remembered of it. */
  readonly loss: LedgerLoss | null;
  readonly warnings: readonly string[];
  /** Names exactly this preview; hand it to sendReminders. */
  readonly fingerprint: string;
  readonly problems: readonly Problem[];
}

export interface SendReport {
  readonly sent: readonly { readonly agency: string; readonly agencyName: string; readonly to: string }[];
  readonly failed: readonly {
    readonly agency: string;
    readonly agencyName: string;
    readonly to: string;
    readonly reason: string;
  }[];
  /** Put off: they go out first next time. */
  readonly deferred: readonly {
    readonly agency: string;
    readonly agencyName: string;
    readonly to: string;
    readonly reason: string;
  }[];
  readonly withheld: RemindersPreview['withheld'];
  readonly doubts: readonly Doubt[];
  /** The time of one run was up; the rest goes out by itself within minutes. */
  readonly continues: boolean;
}

export interface SettleReport {
  readonly doubts: readonly Doubt[];
}

export interface SettleLedgerReport {
  readonly way: SettleLedgerRequest['way'];
  /** Notices that count as told from now on, and did not by the ledger. */
  readonly notices: number;
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

/** The cell that is now selected. */
export interface CellShown {
  readonly sheet: string;
  readonly row: number;
}

/** A row of a pasted annex as it was understood. Days are ISO texts. */
export type ImportRow = Pick<
  AnnexRow,
  | 'source'
  | 'kind'
  | 'code'
  | 'area'
  | 'component'
  | 'title'
  | 'product'
  | 'leads'
  | 'supports'
  | 'due'
  | 'cycle'
  | 'milestones'
  | 'notes'
>;

/** What else the preview shows beside a row. */
export type ImportRowDetail = Pick<
  AnnexRow,
  'source' | 'start' | 'leadWords' | 'supportWords' | 'remark' | 'written' | 'accept'
>;

/** What importing an annex would do, beside what it says. */
export interface ImportDetail {
  /** One for every row of the table, in its order. */
  readonly rows: readonly ImportRowDetail[];
  /** Of each task of the annex: whether it is new, or which task of the workbook it is and what it says otherwise. */
  readonly amendments: readonly Amendment[];
  /** Tasks of the workbook that the annex no longer has. */
  readonly gone: readonly { readonly code: string; readonly title: string; readonly row: number }[];
  /** What concerns the table as a whole. */
  readonly notes: readonly string[];
  /** What stands in each column of the table first. */
  readonly samples: readonly string[];
  /** What a person is asked: each name and each time once. */
  readonly asked: ReturnType<typeof askedOf>;
  /** To choose from: agencies, and groups of them. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly areas: readonly { readonly number: number; readonly title: string }[];
}

/** What a pasted annex says. The same table, agencies and settings give the same columns and rows. */
export interface ImportPreview {
  /** 0-based column of the pasted table that holds each thing; null where none does. */
  readonly columns: Columns;
  /** One for every row of the table, in its order. */
  readonly rows: readonly ImportRow[];
  /** Names exactly this reading and the tasks it was compared with; hand it to importPlan. */
  readonly fingerprint: string;
  /** Only where it was asked for (`detail: true`). */
  readonly detail?: ImportDetail;
}

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  /** Marked as no longer in the annex. */
  readonly marked: number;
  /** Tasks of the annex that nothing was done with: not accepted, or the same as what stands. */
  readonly left: number;
  /** What somebody changed meanwhile and was left as it stands; a sentence each. */
  readonly skipped: readonly string[];
  /** Whether undoImport can take it back. */
  readonly undoable: boolean;
  /** null where nothing was written. */
  readonly rights: RightsState | null;
}

/** What was understood of the annex in `Nhập phụ lục`. */
export interface AppendixReport {
  readonly sheet: string;
  readonly tasks: number;
  readonly sure: number;
  readonly doubtful: number;
  readonly unclear: number;
  /** Rows of which what people put right was kept. */
  readonly kept: number;
}

/** Addresses that a pattern gives to agencies without one. */
export interface FillAddressesReport {
  readonly addresses: readonly { readonly code: string; readonly name: string; readonly address: string }[];
  /** Agencies that have an address already. */
  readonly kept: number;
  readonly warnings: readonly string[];
  readonly fingerprint: string;
  /** 0 in a preview. */
  readonly filled: number;
  /** What somebody changed meanwhile and was left as it stands; a sentence each. */
  readonly left: readonly string[];
}

export interface AnsweredName {
  readonly text: string;
  readonly codes: readonly string[];
  readonly keep: boolean;
}

export interface UndoImportReport {
  readonly removed: number;
  readonly restored: number;
  readonly skipped: readonly string[];
  readonly rights: RightsState;
}

/** The reporting periods of a year. Days are ISO texts. */
export interface AddPeriodsReport {
  readonly year: number;
  /** In the order of their deadlines. */
  readonly periods: readonly {
    readonly code: string;
    readonly title: string;
    readonly kind: PeriodKind;
    readonly from: string;
    readonly to: string;
    /** "Trước ngày": the last day in time is the day before. */
    readonly before: string;
    /** The same for the level below. */
    readonly beforeBelow: string;
    /** existing: it stands in the workbook; left: a person wants it left out. */
    readonly state: 'new' | 'existing' | 'left';
  }[];
  readonly warnings: readonly string[];
  /** Names exactly what was proposed and what it was compared with; hand it to addPeriods to write. */
  readonly fingerprint: string;
  /** 0 in a preview. */
  readonly added: number;
}

/** A pasted list of agencies. */
export interface AddAgenciesReport {
  readonly agencies: readonly ListedAgency[];
  /** Of those that are new. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** The kinds that there are to choose from. */
  readonly choices: readonly string[];
  /** Lines whose name stands in a line before: kept, and to be told apart by their place. */
  readonly doubles: number;
  /** Lines that nothing is made of until a person says what they are. */
  readonly unclear: number;
  /** Hand it to addAgencies to write. */
  readonly fingerprint: string;
  /** 0 in a preview. */
  readonly added: number;
  /** null where nothing was written. */
  readonly rights: RightsState | null;
}

/** An extension that was asked for. Days are ISO texts. */
export interface ExtensionAsked {
  readonly code: string;
  /** Empty: of all that answer for it. */
  readonly agency: string;
  readonly agencyName: string;
  readonly kind: string;
  readonly title: string;
  /** The day by which it is judged now; null when none is stated. */
  readonly due: string | null;
  readonly newDue: string;
  readonly asked: string | null;
  readonly reason: string;
  readonly sheet: string;
  readonly row: number;
}

/** A deadline that is put off, or that somebody asks to be put off. Days are ISO texts. */
export interface ExtendReport {
  /** `Mã GH`. */
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  /** Empty: all that answer for it. */
  readonly agency: string;
  readonly agencyName: string;
  /** How many deadlines it moves. */
  readonly deadlines: number;
  readonly oldDue: string | null;
  readonly newDue: string;
  /** false: it was asked for, and waits for a coordinator. */
  readonly granted: boolean;
  /** Working days that were lost already when it was granted; 0 where it was in time. */
  readonly lateBy: number;
  /** The day that goes back into `Nhiệm vụ`, where somebody had typed over it; null else. */
  readonly restores: string | null;
  /** Hand it to extendDeadline to do exactly this. */
  readonly fingerprint: string;
  readonly done: boolean;
  /** What somebody changed meanwhile and was left as it stands; a sentence each. */
  readonly left: readonly string[];
  /** null where nothing was written, or an official asks. */
  readonly rights: RightsState | null;
}

/** A coordinator's conclusion on a request. Days are ISO texts. */
export interface SettleExtensionReport {
  readonly code: string;
  readonly granted: boolean;
  readonly agencyName: string;
  readonly title: string;
  readonly oldDue: string | null;
  readonly newDue: string;
  readonly deadlines: number;
  readonly lateBy: number;
  readonly fingerprint: string;
  readonly done: boolean;
  readonly left: readonly string[];
  readonly rights: RightsState | null;
}

/** A code that is given another form everywhere. */
export interface RenameReport {
  readonly of: RenameRequest['of'];
  readonly from: string;
  readonly to: string;
  /** Cells that name it, by sheet, its own among them. */
  readonly cells: readonly { readonly sheet: string; readonly count: number }[];
  /** Notices in the ledger that go on to count. */
  readonly notices: number;
  readonly fingerprint: string;
  readonly done: boolean;
  readonly left: readonly string[];
  /** null where nothing was written. */
  readonly rights: RightsState | null;
}

/** What making a copy the next year's workbook would do. Days are ISO texts. */
export interface NextYearPreview {
  readonly from: number;
  readonly to: number;
  /** Rows that stay as they are, are changed or added, and go, by sheet. */
  readonly sheets: readonly {
    readonly sheet: string;
    readonly kept: number;
    readonly changed: number;
    readonly emptied: number;
  }[];
  /** Empty where a run that was cut off has written them already. */
  readonly tasks: readonly {
    readonly code: string;
    readonly title: string;
    /** Of last year, in words. */
    readonly result: string;
    readonly proposal: Proposal | 'Cần xem';
    /** In the new plan; null where there is none. */
    readonly due: string | null;
    readonly reason: string;
  }[];
  readonly counts: {
    readonly repeat: number;
    readonly carry: number;
    readonly drop: number;
    readonly look: number;
  };
  readonly findings: { readonly all: number; readonly open: number };
  readonly notes: readonly string[];
  /** Whether it has begun and was cut off: it goes on with what was decided then. */
  readonly interrupted: boolean;
  readonly fingerprint: string;
}

export interface NextYearReport extends Pick<NextYearPreview, 'from' | 'to' | 'counts' | 'notes'> {
  readonly rights: RightsState;
}

/** How complete an agency's own plan is. Days are ISO texts. */
export interface OwnPlanState {
  readonly agency: string;
  readonly name: string;
  /** Day of its issue; null while it is not issued, or its number or link is missing where that is asked for. */
  readonly issued: string | null;
  readonly required: number;
  readonly complete: number;
  readonly missing: readonly { readonly task: string; readonly title: string; readonly why: string }[];
  /** Last day for what is missing; null where nothing is, or the plan is not issued. */
  readonly due: string | null;
  /** Its rows in `KH riêng`, 1-based; null where it has none. */
  readonly row: number | null;
}

/** A row of an agency's own annex, and what of it would be written. */
export interface OwnAnnexRow {
  readonly source: number;
  readonly title: string;
  /** Code of the task that it is; null where it is none of those that the agency's plan is to hold. */
  readonly task: string | null;
  readonly changes: readonly { readonly column: string; readonly before: string; readonly after: string }[];
}

export interface OwnPlansPreview {
  /** Whether the check is open: the sheet stands. */
  readonly open: boolean;
  /** Rows that opening the check would make. */
  readonly toAdd: number;
  /** Agencies with a day of issue but neither number nor link: with the check open they count as not issued. */
  readonly undocumented: readonly string[];
  /** Least complete first. */
  readonly agencies: readonly OwnPlanState[];
  /** null where no annex was pasted. */
  readonly annex: {
    readonly rows: readonly OwnAnnexRow[];
    /** Tasks that the annex does not hold. */
    readonly absent: readonly { readonly task: string; readonly title: string }[];
    readonly notes: readonly string[];
  } | null;
  /** Hand it to writeOwnPlans to do exactly this. */
  readonly fingerprint: string;
}

export interface OwnPlansReport {
  readonly added: number;
  /** Cells that were filled in. */
  readonly filled: number;
  readonly left: readonly string[];
  /** null where nothing was opened. */
  readonly rights: RightsState | null;
}

/** Published scores of PAPI beside this year's work. */
export interface ScoresReport {
  /** Whether the workbook has scores at all. */
  readonly made: boolean;
  readonly asOf: string;
  /** Of the plan. */
  readonly planYear: number;
  /** Of the survey; null without scores. */
  readonly year: number | null;
  /** As its rows call it; '' without scores. */
  readonly province: string;
  readonly years: readonly number[];
  readonly provinces: readonly string[];
  /** Sums of the eight areas; null where one is missing. */
  readonly total: { readonly now: number | null; readonly before: number | null };
  readonly lines: readonly ScoreLine[];
  /** Some figures are said to be made up. */
  readonly examples: boolean;
  /** The first free row of `Nhiệm vụ`. */
  readonly freeTaskRow: number;
}

/** What was written to `Phân tích PAPI`. */
export interface WrittenScores {
  readonly sheet: string;
  readonly rows: number;
  /** Addresses of the sheet, and of it as a PDF. */
  readonly link: string;
  readonly print: string;
}

/** A score of a pasted table, beside the row that stands. */
export interface PastedScoreShown {
  readonly year: number;
  readonly province: string;
  readonly title: string;
  /** As cells hold them: '7,12', '7,12 [7,02–7,22]'. */
  readonly score: string;
  /** same: stands already. differs: stands with other figures. */
  readonly state: 'new' | 'same' | 'differs';
  /** Its row in `Điểm PAPI`, and what stands there; null where none does. */
  readonly row: number | null;
  readonly standing: string;
}

/** A published table of scores, as it was understood, and what became of it. */
export interface PastedScoresReport {
  readonly understood: readonly string[];
  /** Cells, rows and columns that are not taken over: where, and why. */
  readonly refused: readonly string[];
  readonly provinces: readonly {
    readonly name: string;
    readonly scores: number;
    readonly chosen: boolean;
  }[];
  /** Of the chosen provinces. */
  readonly scores: readonly PastedScoreShown[];
  /** Hand it to addScores to write. */
  readonly fingerprint: string;
  /** All 0 in a preview. */
  readonly added: number;
  readonly replaced: number;
  readonly takenBack: number;
  /** What was not written, or not taken back, and why. */
  readonly left: readonly string[];
  /** Whether there is a paste that can be taken back. */
  readonly undoable: boolean;
}

/** What lead agencies collect, added up: of whoever asks, the forms that he may see. */
export interface IndicatorsReport {
  /** Whether the workbook has forms at all. */
  readonly made: boolean;
  /** Code of the period; null: all of them. */
  readonly period: string | null;
  readonly asOf: string;
  readonly periods: readonly { readonly code: string; readonly title: string; readonly state: string }[];
  readonly indicators: readonly IndicatorShown[];
  readonly forms: readonly FormShown[];
}

/** Who takes over from an agency, and who is told and let in from then on. */
export interface SuccessorShown {
  readonly code: string;
  readonly name: string;
  /** Takes all that nobody else is named for. */
  readonly whole: boolean;
  readonly emails: readonly string[];
  readonly editors: readonly string[];
}

/** A piece of open work of the old agency. Days are ISO texts. */
export interface WorkHandedOver {
  /** Of the task or finding: hand it to succeedAgency in a part. */
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly due: string | null;
  readonly overdue: boolean;
  readonly outcome: 'passes' | 'ends' | 'drops' | 'stays';
  /** Who answers for it from then on; empty where nobody new does. */
  readonly to: string;
}

/** What an agency leaves open, given over to others; or taken back. Days are ISO texts. */
export interface SuccessionReport {
  readonly from: string;
  readonly fromName: string;
  /** First day of who takes over. */
  readonly on: string;
  /** Whether the old one ends, the day before. */
  readonly ends: boolean;
  readonly successors: readonly SuccessorShown[];
  /** Its open tasks and findings. Of a task with several milestones the first that is open. */
  readonly works: readonly WorkHandedOver[];
  /** Rows of open quarters that go over now, by period and who takes them. */
  readonly reports: readonly {
    readonly period: string;
    /** @example 'quý I/2023' */
    readonly title: string;
    readonly to: string;
    readonly count: number;
  }[];
  /** Deadlines of the old one that are asked of nobody any more: what groups lead, own plans, reports. */
  readonly dropped: number;
  /** Deadlines that were overdue and stay so with the old one. */
  readonly ended: number;
  /** Who is told no more, and let in no more. */
  readonly emails: readonly string[];
  readonly editors: readonly string[];
  /** The day has not come: rows of open quarters go over when this is done again on it. */
  readonly waits: boolean;
  readonly undo: boolean;
  /** Hand it to succeedAgency to do exactly this. */
  readonly fingerprint: string;
  readonly done: boolean;
  /** What somebody changed meanwhile and was left as it stands; a sentence each. */
  readonly left: readonly string[];
  /** null where nothing was written. */
  readonly rights: RightsState | null;
}

/** What was written for the workbook above. */
export interface SentUpReport {
  readonly sheet: string;
  /** Rows of figures. */
  readonly rows: number;
  readonly remarks: readonly string[];
  /** Results by task and period, and figures by indicator and period, for the upper plan's own rows. */
  readonly results: number;
  readonly data: number;
  /** Whether `Nhiệm vụ` got its column for the upper plan's codes now. */
  readonly columnAdded: boolean;
  /** When it was made, as people read it. */
  readonly made: string;
  /** Address of the sheet, for whoever keeps the workbook above. */
  readonly link: string;
}

/** What was, or would be, filled into this workbook's own rows out of what units sent. */
export interface FillReport {
  readonly done: boolean;
  /** @example '97/104 đơn vị có số liệu; thiếu: Xã A, Xã B.' */
  readonly said: string;
  /** Rows that are filled in, the first of them with their cells. */
  readonly filled: number;
  readonly rows: readonly {
    readonly unit: string;
    /** "2026-Q2 · NV16", "2026-Q2 · CT03". */
    readonly row: string;
    /** "Tiến độ (%): 50 → 80". */
    readonly cells: readonly string[];
  }[];
  /** Rows that hold the same already. */
  readonly same: number;
  /** What is left as it stands, or refused, and why; a sentence each. */
  readonly left: readonly string[];
  /** Rows that a further call fills in: one call does so many that it ends in time. */
  readonly rest: number;
  /** Hand it to fillFromUnits to do exactly this, or to go on. */
  readonly fingerprint: string;
}

/** How the workbook of a unit answers, and what it said last. */
export interface UnitShown {
  readonly code: string;
  readonly name: string;
  /** Of the data that count, an ISO text; null where there are none. */
  readonly asOf: string | null;
  readonly state: UnitState;
  /** What to do about it, or what is to be known. */
  readonly note: string;
  readonly periods: SentUp['periods'];
  readonly remarks: readonly string[];
}

export interface RollUpAnswer {
  readonly units: readonly UnitShown[];
  readonly summary: {
    readonly asOf: string;
    /** "Số liệu của 9/10 đơn vị, cũ nhất ngày 30/06/2026." */
    readonly said: string;
    readonly tables: readonly RollUpTable[];
    readonly total: Figures;
  };
  /** What units collect, added up; not with the workbook's own, which stands in `getIndicators`. */
  readonly indicators: readonly IndicatorSum[];
  /** Classes of the units' own agencies, where a unit has published a rating. */
  readonly ratings: readonly ClassesOf[];
  /** Units whose data are missing, old or not to be read, a text each. */
  readonly behind: readonly string[];
  /** Links that a further call connects: each call does a few. */
  readonly unconnected: number;
}

/** A row that made a point. */
export interface RatingCase {
  readonly key: string;
  readonly said: string;
  readonly sheet: string;
  readonly row: number | null;
}

export interface RatedCriterion {
  readonly code: string;
  readonly title: string;
  readonly weight: number;
  /** null: no case, it counts neither for nor against. */
  readonly points: number | null;
  /** @example '9 đúng, 2 trễ, 1 quá hạn / 12' */
  readonly said: string;
  /** Given by hand, with a bonus, or after an appeal. */
  readonly judged: boolean;
}

export interface RatedAgencyShown {
  readonly agency: string;
  readonly name: string;
  readonly group: 'Sở' | 'Xã';
  readonly cluster: string;
  readonly points: number;
  /** Weights of the criteria that counted. */
  readonly maximum: number;
  /** On 100 after scaling; null where nothing counted. */
  readonly score: number | null;
  readonly rank: number | null;
  /** Within its cluster. */
  readonly clusterRank: number | null;
  /** "Tốt"; "Tốt*" where it was scaled up. */
  readonly class: string;
  readonly criteria: readonly RatedCriterion[];
}

export interface RatingReport {
  readonly year: number;
  /** trial: points follow the workbook. published: they stand as they were, but for appeals. closed: for good. */
  readonly state: 'trial' | 'published' | 'closed';
  /** ISO days: when it was published, and the last day for appeals. */
  readonly published: string | null;
  readonly appealsUntil: string | null;
  /** In each group best first, those that are not ranked last. */
  readonly agencies: readonly RatedAgencyShown[];
  /** Appeals that wait for a conclusion. */
  readonly waiting: readonly {
    readonly code: string;
    readonly agency: string;
    readonly criterion: string;
    readonly reason: string;
    readonly row: number;
  }[];
  /** The rows behind the points of the agency that was asked for, by criterion; null where none was. */
  readonly cases: Readonly<Record<string, readonly RatingCase[]>> | null;
  readonly problems: readonly Problem[];
  /** What each group is called. @example { Sở: 'Sở, ban, ngành, cơ quan', Xã: 'Xã, phường, đặc khu' } */
  readonly titles: Readonly<Record<RatedAgencyShown['group'], string>>;
  readonly mayCoordinate: boolean;
}

/** A rating as documents tell it. */
export type RatingTold = Pick<
  RatingReport,
  'year' | 'state' | 'published' | 'appealsUntil' | 'agencies' | 'problems' | 'titles'
>;

export interface WrittenRating {
  readonly year: number;
  /** Rows that are new in `Chấm điểm`, and those whose points change. */
  readonly added: number;
  readonly changed: number;
  readonly fingerprint: string;
  readonly done: boolean;
}

/** The mails that tell each agency its own points. */
export interface RatingLetters {
  readonly year: number;
  /** ISO day. */
  readonly appealsUntil: string;
  /** In the order in which they are sent. */
  readonly letters: readonly DigestPreview[];
  readonly withheld: RemindersPreview['withheld'];
  /** Agencies that had theirs before. */
  readonly told: number;
  readonly recipients: number;
  readonly remainingRecipients: number;
  /** Recipients left to the owner of the account. */
  readonly reserve: number;
  readonly trial: boolean;
  readonly fingerprint: string;
  /** What became of them; null of a preview. */
  readonly sent: SendReport | null;
}

export interface SettledRating {
  readonly year: number;
  readonly state: RatingReport['state'];
  /** Title of the sheet that keeps the table. */
  readonly sheet: string | null;
  /** Last day for appeals. */
  readonly appealsUntil: string | null;
  readonly fingerprint: string;
  readonly done: boolean;
}

/** Where this workbook loads to, and under which code. */
export interface BigQueryPlace {
  readonly project: string;
  readonly dataSet: string;
  readonly unit: string;
}

export interface BigQuerySetUp extends BigQueryPlace {
  /** Whether the data set is new. */
  readonly made: boolean;
}

export interface DayLoaded {
  readonly day: string;
  readonly rows: number;
  /** false: the same rows were loaded before. */
  readonly loaded: boolean;
}

/** An answer of BigQuery: the columns of each question stand in sql/questions. */
export interface UnitsAsked {
  /** null: BigQuery was not set up in this workbook. */
  readonly place: BigQueryPlace | null;
  readonly day: string;
  /** What was loaded before it counts as missing. */
  readonly since: string;
  /** Changes are against it. */
  readonly before: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Whether there are more rows than these. */
  readonly more: boolean;
  /** Of the question `standing`: units of `Đơn vị trực thuộc` that never loaded. */
  readonly never: readonly string[];
  /** Day that this workbook loaded last; null: none. */
  readonly last: string | null;
  /** Why its last attempt failed; empty where it did not. */
  readonly said: string;
}

/** What each command answers. */
export interface Answers {
  sendUp: SentUpReport;
  getRollUp: RollUpAnswer;
  fillFromUnits: FillReport;
  setUpBigQuery: BigQuerySetUp;
  loadDay: DayLoaded;
  askUnits: UnitsAsked;
  setUpWorkbook: SetUpReport;
  getOverview: Overview;
  describePlan: Beginning;
  openPeriod: OpenPeriodReport;
  closePeriod: ClosePeriodReport;
  reopenPeriod: ReopenPeriodReport;
  checkWorkbook: CheckReport;
  repairWorkbook: RepairReport;
  addDaysOff: DaysOffReport;
  previewSummary: SummaryPreview;
  writeSummary: SummaryReport;
  getReport: ReportData;
  previewReminders: RemindersPreview;
  sendReminders: SendReport;
  settleDoubt: SettleReport;
  settleLedger: SettleLedgerReport;
  setSchedule: Schedule;
  goToCell: CellShown;
  getAgency: AgencyPage;
  remindAgency: RemindAgencyReport;
  reviewReports: ReviewReport;
  saveReport: SavedReport;
  previewImport: ImportPreview;
  importPlan: ImportReport;
  undoImport: UndoImportReport;
  readAppendix: AppendixReport;
  answerName: AnsweredName;
  addPeriods: AddPeriodsReport;
  addAgencies: AddAgenciesReport;
  fillAddresses: FillAddressesReport;
  extendDeadline: ExtendReport;
  settleExtension: SettleExtensionReport;
  renameCode: RenameReport;
  getIndicators: IndicatorsReport;
  getScores: ScoresReport;
  writeScores: WrittenScores;
  addScores: PastedScoresReport;
  previewOwnPlans: OwnPlansPreview;
  writeOwnPlans: OwnPlansReport;
  succeedAgency: SuccessionReport;
  getRating: RatingReport;
  writeRating: WrittenRating;
  settleRating: SettledRating;
  sendRating: RatingLetters;
  previewNextYear: NextYearPreview;
  startNextYear: NextYearReport;
}

type Call<Asked, Answer> =
  Record<never, never> extends Asked ? (request?: Asked) => Answer : (request: Asked) => Answer;

/** Every function that the client may call, with its argument and its result. */
export type Server = { readonly [E in Endpoint]: Call<RequestOf<E>, Answers[E]> } & {
  /** Opens the charts over the grid. */
  showDashboard(): void;
  /** Opens the dialog that makes the official report. */
  showReport(): void;
  /** Opens the day's letters over the grid, each as wide as its reader sees it. */
  showLetters(): void;
  /** Opens the dialog that makes the urging letter. */
  showUrging(): void;
  /** Opens the dialog that makes the decision on a rating, or the notice of one that is published for appeals. */
  showDecision(): void;
};
