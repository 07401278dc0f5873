/**
 * Every name that Apps Script may call beside the custom functions, each one line that hands on. The build makes of each
 * a plain top-level function; whoever can open the sidebar can call each of them with any argument, so what a command is
 * asked is checked here (requests.ts), and who asks by the command.
 */

import { dailyRun } from './commands/daily/dailyRun.js';
import { resumeRun } from './commands/daily/resumeRun.js';
import { setSchedule } from './commands/daily/setSchedule.js';
import { addAgencies } from './commands/plan/agencies/addAgencies.js';
import { fillAddresses } from './commands/plan/agencies/fillAddresses.js';
import { answerName } from './commands/plan/annex/answerName.js';
import { importPlan } from './commands/plan/annex/importPlan.js';
import { previewImport } from './commands/plan/annex/previewImport.js';
import { readAppendix } from './commands/plan/annex/readAppendix.js';
import { undoImport } from './commands/plan/annex/undoImport.js';
import { describePlan } from './commands/plan/beginning/describePlan.js';
import { extendDeadline } from './commands/plan/extensions/extendDeadline.js';
import { settleExtension } from './commands/plan/extensions/settleExtension.js';
import { previewNextYear } from './commands/plan/nextYear/previewNextYear.js';
import { startNextYear } from './commands/plan/nextYear/startNextYear.js';
import { previewOwnPlans } from './commands/plan/ownPlans/previewOwnPlans.js';
import { writeOwnPlans } from './commands/plan/ownPlans/writeOwnPlans.js';
import { renameCode } from './commands/plan/renaming/renameCode.js';
import { succeedAgency } from './commands/plan/succession/succeedAgency.js';
import { previewReminders } from './commands/reminders/previewReminders.js';
import { remindAgency } from './commands/reminders/remindAgency.js';
import { sendReminders } from './commands/reminders/sendReminders.js';
import { settleDoubt } from './commands/reminders/settleDoubt.js';
import { settleLedger } from './commands/reminders/settleLedger.js';
import { getAgency } from './commands/reporting/agency/getAgency.js';
import { onEdit } from './commands/reporting/edits/onEdit.js';
import { getIndicators } from './commands/reporting/forms/getIndicators.js';
import { addPeriods } from './commands/reporting/periods/addPeriods.js';
import { closePeriod } from './commands/reporting/periods/closePeriod.js';
import { openPeriod } from './commands/reporting/periods/openPeriod.js';
import { reopenPeriod } from './commands/reporting/periods/reopenPeriod.js';
import { reviewReports } from './commands/reporting/review/reviewReports.js';
import { saveReport } from './commands/reporting/review/saveReport.js';
import { askUnits } from './commands/results/bigQuery/askUnits.js';
import { loadDay } from './commands/results/bigQuery/loadDay.js';
import { setUpBigQuery } from './commands/results/bigQuery/setUpBigQuery.js';
import { getOverview } from './commands/results/overview/getOverview.js';
import { addScores } from './commands/results/papi/addScores.js';
import { getScores } from './commands/results/papi/getScores.js';
import { writeScores } from './commands/results/papi/writeScores.js';
import { getRating } from './commands/results/rating/getRating.js';
import { sendRating } from './commands/results/rating/sendRating.js';
import { settleRating } from './commands/results/rating/settleRating.js';
import { writeRating } from './commands/results/rating/writeRating.js';
import { fillFromUnits } from './commands/results/rollUp/fillFromUnits.js';
import { getRollUp } from './commands/results/rollUp/getRollUp.js';
import { sendUp } from './commands/results/rollUp/sendUp.js';
import { getReport } from './commands/results/summary/getReport.js';
import { previewSummary } from './commands/results/summary/previewSummary.js';
import { writeSummary } from './commands/results/summary/writeSummary.js';
import { checkWorkbook } from './commands/workbook/check/checkWorkbook.js';
import { goToCell } from './commands/workbook/check/goToCell.js';
import { repairWorkbook } from './commands/workbook/check/repairWorkbook.js';
import { addDaysOff } from './commands/workbook/setUp/addDaysOff.js';
import { setUpWorkbook } from './commands/workbook/setUp/setUpWorkbook.js';
import type { Answers } from './contract.js';
import type { Environment } from './environment.js';
import { editOf } from './google/edit.js';
import { googleEnvironment } from './google/environment.js';
import { triggerIdOf } from './google/event.js';
import { addMenu, openDialog, openSidebar, say } from './google/menu.js';
import { checkedRequest, type Endpoint, type RequestOf } from './requests.js';

/** What the client may ask for; a file of each name holds the command. */
const COMMANDS: {
  readonly [E in Endpoint]: (environment: Environment, request: RequestOf<E>) => Answers[E];
} = {
  setUpWorkbook,
  getOverview,
  describePlan,
  openPeriod,
  closePeriod,
  reopenPeriod,
  checkWorkbook,
  repairWorkbook,
  addDaysOff,
  previewSummary,
  writeSummary,
  getReport,
  previewReminders,
  sendReminders,
  settleDoubt,
  settleLedger,
  setSchedule,
  goToCell,
  getAgency,
  remindAgency,
  reviewReports,
  saveReport,
  previewImport,
  importPlan,
  undoImport,
  readAppendix,
  answerName,
  addPeriods,
  addAgencies,
  fillAddresses,
  extendDeadline,
  settleExtension,
  renameCode,
  getIndicators,
  getScores,
  writeScores,
  addScores,
  previewOwnPlans,
  writeOwnPlans,
  succeedAgency,
  sendUp,
  getRollUp,
  fillFromUnits,
  setUpBigQuery,
  loadDay,
  askUnits,
  getRating,
  writeRating,
  settleRating,
  sendRating,
  previewNextYear,
  startNextYear,
};

/** What the menu's own entries say at the foot of the window when they are done. */
const DONE: { readonly [E in Endpoint]?: (answer: Answers[E]) => string } = {
  setUpWorkbook: ({ created }) =>
    created.length > 0 ? `Đã tạo ${created.length} trang tính.` : 'Bảng tính đã đủ; dữ liệu giữ nguyên.',
  addDaysOff: ({ year, added, provisional, existing }) =>
    `Năm ${year}: thêm ${added} ngày${provisional ? ' (tạm tính)' : ''}, giữ nguyên ${existing}.`,
  writeSummary: ({ sheet }) => `Đã ghi trang ${sheet}.`,
};

function answer<E extends Endpoint>(endpoint: E, argument: unknown): Answers[E] {
  const request = checkedRequest(endpoint, argument);
  const given = COMMANDS[endpoint](googleEnvironment(), request);
  const done = DONE[endpoint];
  if (done) say(done(given));
  return given;
}

/** What the menu opens, and what triggers call, with the event of each. */
const EVENTS = {
  showSidebar: openSidebar,
  showDashboard: () => openDialog('dashboard', 'Biểu đồ tình hình thực hiện kế hoạch', 1000, 650),
  showReport: () => openDialog('report', 'Báo cáo chính thức', 640, 600),
  showLetters: () => openDialog('letters', 'Thư nhắc hôm nay', 1000, 650),
  showUrging: () => openDialog('urging', 'Công văn đôn đốc', 640, 620),
  showDecision: () => openDialog('decision', 'Văn bản xếp loại', 640, 620),
  onOpen: addMenu,
  onInstall: addMenu,
  onEdit: (event) => {
    const edit = editOf(event);
    if (edit) onEdit(googleEnvironment(), edit);
  },
  /** Does nothing for any caller but its trigger. */
  dailyRun: (event) => dailyRun(googleEnvironment(), triggerIdOf(event)),
  /** Does nothing for any caller but its trigger. */
  resumeRun: (event) => resumeRun(googleEnvironment(), triggerIdOf(event)),
} as const satisfies Readonly<Record<string, (event: unknown) => void>>;

/** Every function that stands at top level, by its name: it takes one argument, whatever that is. */
export const endpoints: Readonly<Record<Endpoint | keyof typeof EVENTS, (argument: unknown) => unknown>> = {
  ...(Object.fromEntries(
    (Object.keys(COMMANDS) as Endpoint[]).map((endpoint) => [
      endpoint,
      (argument: unknown) => answer(endpoint, argument),
    ]),
  ) as Record<Endpoint, (argument: unknown) => unknown>),
  ...EVENTS,
};
