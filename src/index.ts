/**
 * Every name that Apps Script may call beside the custom functions, each one line that hands on. The build makes of each
 * a plain top-level function; whoever can open the sidebar can call each of them with any argument, so what a command is
 * asked is checked here (requests.ts), and who asks by the command.
 */

import { addAgencies } from './commands/agencies/addAgencies.js';
import { fillAddresses } from './commands/agencies/fillAddresses.js';
import { getAgency } from './commands/agency/getAgency.js';
import { answerName } from './commands/annex/answerName.js';
import { importPlan } from './commands/annex/importPlan.js';
import { previewImport } from './commands/annex/previewImport.js';
import { readAppendix } from './commands/annex/readAppendix.js';
import { undoImport } from './commands/annex/undoImport.js';
import { describePlan } from './commands/beginning/describePlan.js';
import { askUnits } from './commands/bigQuery/askUnits.js';
import { loadDay } from './commands/bigQuery/loadDay.js';
import { setUpBigQuery } from './commands/bigQuery/setUpBigQuery.js';
import { checkWorkbook } from './commands/check/checkWorkbook.js';
import { repairWorkbook } from './commands/check/repairWorkbook.js';
import { dailyRun } from './commands/daily/dailyRun.js';
import { resumeRun } from './commands/daily/resumeRun.js';
import { setSchedule } from './commands/daily/setSchedule.js';
import { onEdit } from './commands/edits/onEdit.js';
import { extendDeadline } from './commands/extensions/extendDeadline.js';
import { settleExtension } from './commands/extensions/settleExtension.js';
import { getIndicators } from './commands/forms/getIndicators.js';
import { goToCell } from './commands/goToCell.js';
import { previewNextYear } from './commands/nextYear/previewNextYear.js';
import { startNextYear } from './commands/nextYear/startNextYear.js';
import { getOverview } from './commands/overview/getOverview.js';
import { previewOwnPlans } from './commands/ownPlans/previewOwnPlans.js';
import { writeOwnPlans } from './commands/ownPlans/writeOwnPlans.js';
import { addScores } from './commands/papi/addScores.js';
import { getScores } from './commands/papi/getScores.js';
import { addPeriods } from './commands/periods/addPeriods.js';
import { closePeriod } from './commands/periods/closePeriod.js';
import { openPeriod } from './commands/periods/openPeriod.js';
import { reopenPeriod } from './commands/periods/reopenPeriod.js';
import { getRating } from './commands/rating/getRating.js';
import { sendRating } from './commands/rating/sendRating.js';
import { settleRating } from './commands/rating/settleRating.js';
import { writeRating } from './commands/rating/writeRating.js';
import { previewReminders } from './commands/reminders/previewReminders.js';
import { remindAgency } from './commands/reminders/remindAgency.js';
import { sendReminders } from './commands/reminders/sendReminders.js';
import { settleDoubt } from './commands/reminders/settleDoubt.js';
import { settleLedger } from './commands/reminders/settleLedger.js';
import { renameCode } from './commands/renaming/renameCode.js';
import { reviewReports } from './commands/review/reviewReports.js';
import { saveReport } from './commands/review/saveReport.js';
import { fillFromUnits } from './commands/rollUp/fillFromUnits.js';
import { getRollUp } from './commands/rollUp/getRollUp.js';
import { sendUp } from './commands/rollUp/sendUp.js';
import { addDaysOff } from './commands/setUp/addDaysOff.js';
import { setUpWorkbook } from './commands/setUp/setUpWorkbook.js';
import { succeedAgency } from './commands/succession/succeedAgency.js';
import { getReport } from './commands/summary/getReport.js';
import { previewSummary } from './commands/summary/previewSummary.js';
import { writeSummary } from './commands/summary/writeSummary.js';
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
