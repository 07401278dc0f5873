/**
 * Every name that Apps Script may call. Each hands on in one line; whoever can open the sidebar can call each of
 * them with any argument, so each command checks the caller and what it is given.
 */

import { checkWorkbook as checkWorkbookCommand } from './commands/check/checkWorkbook.js';
import { repairWorkbook as repairWorkbookCommand } from './commands/check/repairWorkbook.js';
import { dailyRun as dailyRunCommand } from './commands/daily/dailyRun.js';
import { resumeRun as resumeRunCommand } from './commands/daily/resumeRun.js';
import { setSchedule as setScheduleCommand } from './commands/daily/setSchedule.js';
import { onEdit as onEditCommand } from './commands/edits/onEdit.js';
import { goToCell as goToCellCommand } from './commands/goToCell.js';
import { closePeriod as closePeriodCommand } from './commands/periods/closePeriod.js';
import { openPeriod as openPeriodCommand } from './commands/periods/openPeriod.js';
import { reopenPeriod as reopenPeriodCommand } from './commands/periods/reopenPeriod.js';
import { previewReminders as previewRemindersCommand } from './commands/reminders/previewReminders.js';
import { sendReminders as sendRemindersCommand } from './commands/reminders/sendReminders.js';
import { settleDoubt as settleDoubtCommand } from './commands/reminders/settleDoubt.js';
import { addDaysOff as addDaysOffCommand } from './commands/setUp/addDaysOff.js';
import { setUpWorkbook as setUpWorkbookCommand } from './commands/setUp/setUpWorkbook.js';
import { getOverview as getOverviewCommand } from './commands/summary/getOverview.js';
import { getReport as getReportCommand } from './commands/summary/getReport.js';
import { previewSummary as previewSummaryCommand } from './commands/summary/previewSummary.js';
import { writeSummary as writeSummaryCommand } from './commands/summary/writeSummary.js';
import type {
  CellRequest,
  CheckReport,
  ClosePeriodReport,
  DaysOffReport,
  DaysOffRequest,
  OpenPeriodReport,
  Overview,
  PeriodRequest,
  RemindersPreview,
  ReopenPeriodReport,
  RepairReport,
  RepairRequest,
  ReportData,
  ReportRequest,
  Schedule,
  ScheduleRequest,
  SendReport,
  SendRequest,
  SettleReport,
  SettleRequest,
  SetUpReport,
  SetUpRequest,
  SummaryPreview,
  SummaryReport,
  SummaryRequest,
} from './contract.js';
import { editOf } from './google/edit.js';
import { googleEnvironment } from './google/environment.js';
import { triggerIdOf } from './google/event.js';
import { addMenu, openDialog, openSidebar, say } from './google/menu.js';

/** Sets the workbook up, or adds what is missing to it. */
export function setUpWorkbook(request?: SetUpRequest): SetUpReport {
  const report = setUpWorkbookCommand(googleEnvironment(), request ?? {});
  say(
    report.created.length > 0
      ? `Đã tạo ${report.created.length} trang tính.`
      : 'Bảng tính đã đủ; dữ liệu giữ nguyên.',
  );
  return report;
}

/** The state of things as of the day in the settings. */
export function getOverview(): Overview {
  return getOverviewCommand(googleEnvironment());
}

/** Opens a reporting period. */
export function openPeriod(request: PeriodRequest): OpenPeriodReport {
  return openPeriodCommand(googleEnvironment(), request ?? { period: '' });
}

/** Closes a reporting period and keeps its summary as it was reported. */
export function closePeriod(request: PeriodRequest): ClosePeriodReport {
  return closePeriodCommand(googleEnvironment(), request ?? { period: '' });
}

/** Opens a closed period again. */
export function reopenPeriod(request: PeriodRequest): ReopenPeriodReport {
  return reopenPeriodCommand(googleEnvironment(), request ?? { period: '' });
}

/** Looks the whole workbook over. */
export function checkWorkbook(): CheckReport {
  return checkWorkbookCommand(googleEnvironment());
}

/** Mends what is safe to mend; without a preview's fingerprint only says what it would do. */
export function repairWorkbook(request?: RepairRequest): RepairReport {
  return repairWorkbookCommand(googleEnvironment(), request ?? {});
}

/** Adds a year to the days-off sheet. */
export function addDaysOff(request?: DaysOffRequest): DaysOffReport {
  const report = addDaysOffCommand(googleEnvironment(), request ?? {});
  say(
    `Năm ${report.year}: thêm ${report.added} ngày${report.provisional ? ' (tạm tính)' : ''}, giữ nguyên ${report.existing}.`,
  );
  return report;
}

/** The consolidated summary, to be looked at. */
export function previewSummary(request?: SummaryRequest): SummaryPreview {
  return previewSummaryCommand(googleEnvironment(), request ?? {});
}

/** Writes the consolidated summary. */
export function writeSummary(request?: SummaryRequest): SummaryReport {
  const report = writeSummaryCommand(googleEnvironment(), request ?? {});
  say(`Đã ghi trang ${report.sheet}.`);
  return report;
}

/** What the official report is made of. */
export function getReport(request?: ReportRequest): ReportData {
  return getReportCommand(googleEnvironment(), request ?? {});
}

/** The reminders as they would be sent now. */
export function previewReminders(): RemindersPreview {
  return previewRemindersCommand(googleEnvironment());
}

/** Sends the reminders. */
export function sendReminders(request?: SendRequest): SendReport {
  return sendRemindersCommand(googleEnvironment(), request ?? {});
}

/** A coordinator's word on a mail that may or may not have gone out. */
export function settleDoubt(request: SettleRequest): SettleReport {
  return settleDoubtCommand(googleEnvironment(), request ?? {});
}

/** Switches the daily run on or off. */
export function setSchedule(request: ScheduleRequest): Schedule {
  return setScheduleCommand(googleEnvironment(), request ?? {});
}

/** The daily trigger's: moves the as-of day on and reminds. Does nothing for any other caller. */
export function dailyRun(event?: unknown): void {
  dailyRunCommand(googleEnvironment(), triggerIdOf(event));
}

/** The continuation trigger's: goes on where a run stopped. Does nothing for any other caller. */
export function resumeRun(event?: unknown): void {
  resumeRunCommand(googleEnvironment(), triggerIdOf(event));
}

/** Selects a cell in the grid. */
export function goToCell(request: CellRequest): void {
  goToCellCommand(googleEnvironment(), request);
}

/** Opens the sidebar. */
export function showSidebar(): void {
  openSidebar();
}

/** Opens the charts over the grid. */
export function showDashboard(): void {
  openDialog('dashboard', 'Biểu đồ tình hình thực hiện kế hoạch', 1000, 650);
}

/** Opens the dialog that makes the official report. */
export function showReport(): void {
  openDialog('report', 'Báo cáo chính thức', 640, 600);
}

/** Simple trigger: the workbook has been opened. */
export function onOpen(): void {
  addMenu();
}

/** Simple trigger: the add-in has been installed. */
export function onInstall(): void {
  addMenu();
}

/** Simple trigger: somebody has edited cells. */
export function onEdit(event?: unknown): void {
  const edit = editOf(event);
  if (edit) onEditCommand(googleEnvironment(), edit);
}
