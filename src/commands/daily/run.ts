/**
 * What the triggers do: every day `Ngày tính` moves on, agencies are reminded, coordinators get their overview. Safe
 * to run twice, late, or not at all: the ledger says what was told, and what was missed is caught up.
 */
import { WITH_BIG_QUERY } from '../../bigQuery/built.js';
import { dateFromDay, isoDay } from '../../calendar/day.js';
import type { Environment } from '../../environment.js';
import { Busy } from '../../refusal.js';
import { recipientsOf } from '../../reminders/mail/mail.js';
import { SENT_UP, SETTINGS } from '../../schema/sheets.js';
import { positions } from '../../workbook/contents.js';
import { writeGuarded } from '../../workbook/guardedWrite.js';
import { settingRows } from '../../workbook/reading/sheets/readSettings.js';
import { isCoordinator } from '../coordinator.js';
import { type Current, requirePlanInZone } from '../currentPlan.js';
import { chosen, dueMails } from '../reminders/dueMails.js';
import { type LedgerState, ledgerState } from '../reminders/ledger/records.js';
import { settledRecords } from '../reminders/ledger/settleRecords.js';
import { distinct } from '../reminders/mailTo.js';
import { sendDue } from '../reminders/sendDue.js';
import { SENDING_MS } from '../reminders/sendMails.js';
import { openDue } from '../reporting/periods/openDue.js';
import { loadDaily } from '../results/bigQuery/loadDay.js';
import { keepDay } from '../results/overview/keptDays.js';
import { sendRestOfRating } from '../results/rating/ratingMails.js';
import { refreshUnits } from '../results/rollUp/refreshUnits.js';
import { writeSentUp } from '../results/rollUp/sendUp.js';
import { settleApprovals } from '../workbook/rights/approvals.js';
import { updateRights } from '../workbook/rights/updateRights.js';
import { type Continuation, clearContinuations, continueLater, RESUME_PAUSE_MS } from './continuation.js';
import { forgetUntold, rememberRun, untoldDays } from './schedule.js';
import { tellCoordinators } from './tellCoordinators.js';
import { dueLetter, tellLeaders } from './tellLeaders.js';

/** Time of a run that has to be left for rights to be begun in it; else they have an execution of their own. */
const RIGHTS_MS = 2 * 60_000;
const RIGHTS_CONTINUATIONS = 12;

/** Another run holds the workbook: try again then. */
const BUSY_PAUSE_MS = 5 * 60_000;

/** Does what is to be done now, or writes down that it goes on later. */
export function run(environment: Environment, continuation: Continuation): void {
  const until = environment.now().getTime() + SENDING_MS;
  try {
    environment.exclusively(() => {
      clearContinuations(environment);
      const done = continuation.daily ? runDay(environment, until) : goOn(environment, continuation, until);
      if (!done)
        continueLater(environment, { ...continuation, left: continuation.left - 1 }, RESUME_PAUSE_MS);
    });
  } catch (error) {
    // Of anything else Google tells the trigger's owner.
    if (!(error instanceof Busy)) throw error;
    continueLater(environment, { ...continuation, left: continuation.left - 1 }, BUSY_PAUSE_MS);
  }
}

/** The ledger, with what an earlier run left behind settled. One that has lost lines is left as it is. */
function settledState(environment: Environment, { contents }: Current): LedgerState {
  const state = ledgerState(environment, contents);
  return state.loss ? state : { ...state, records: settledRecords(environment, state.records) };
}

/** The rest of a coordinator's own sending. */
function goOn(environment: Environment, { asOf, only }: Continuation, until: number): boolean {
  const current = requirePlanInZone(environment);
  const { settings } = current.plan;
  if (!isCoordinator(environment, settings, environment.runsAs())) return true;
  // Somebody has moved `Ngày tính` since: what would be sent now nobody has asked for.
  if (asOf !== undefined && asOf !== isoDay(settings.asOf)) return true;
  const state = settledState(environment, current);
  const due = chosen(dueMails(environment, current, state), only);
  return !sendDue(environment, current, state, due, until).unfinished;
}

/** @returns whether everything of the day is done */
function runDay(environment: Environment, until: number): boolean {
  let read = requirePlanInZone(environment);
  // The account that runs must still be a coordinator's.
  if (!isCoordinator(environment, read.plan.settings, environment.runsAs())) return true;
  // What officials' edits could not write, before anything is reckoned by it.
  if (settleApprovals(environment, read.contents)) read = requirePlanInZone(environment);
  let current = onToday(environment, read);
  const opened = openDue(environment, current);
  // What was opened is reckoned with from today.
  if (opened.length > 0) current = onToday(environment, requirePlanInZone(environment));
  keepDay(environment, current.plan, current.plan.settings.asOf);
  const state = settledState(environment, current);
  const { coordinators } = current.plan.settings;
  const letter = dueLetter(current, state) === null ? [] : current.plan.settings.leaders;
  const kept =
    recipientsOf(distinct({ to: coordinators, cc: [] })) + recipientsOf(distinct({ to: letter, cc: [] }));
  const due = dueMails(environment, current, state, kept);
  // Not before all is sent: the part that completes the day tells what was missed before it.
  if (sendDue(environment, current, state, due, until).unfinished) return false;
  if (!sendRestOfRating(environment, current, until)) return false;
  tellLeaders(environment, current, until);
  // Days that were missed stay untold until an overview has gone out: on a day off none does.
  const untold = untoldDays(environment);
  rememberRun(environment, current.plan.settings.asOf, untold);
  if (tellCoordinators(environment, current, due, { untold, opened }, until) && untold.length > 0)
    forgetUntold(environment);
  // After the mails: whatever happens to other workbooks, nobody is left unreminded for it.
  if (current.contents.has(SENT_UP.title)) writeSentUp(environment, current);
  refreshUnits(environment, current);
  if (WITH_BIG_QUERY) loadDaily(environment, current);
  if (environment.now().getTime() < until - RIGHTS_MS) updateRights(environment, { all: true, until });
  else
    continueLater(environment, { of: 'rights', daily: false, left: RIGHTS_CONTINUATIONS }, RESUME_PAUSE_MS);
  return true;
}

/** Moves `Ngày tính` to today; whatever the sheet says, the run reckons by today. */
function onToday(environment: Environment, current: Current): Current {
  const today = environment.today();
  const { plan, contents } = current;
  const settings = contents.get(SETTINGS.title);
  const row = settingRows(settings).get('asOf');
  const column = positions(SETTINGS, settings).get('value');
  // Left empty it is read as today, and the formulas have no day.
  if (row !== undefined && column !== undefined)
    if (plan.settings.asOf !== today || settings!.values[row - 1]![column] === '')
      try {
        writeGuarded(environment.workbook, [SETTINGS], current.contents, [
          {
            sheet: SETTINGS.title,
            row,
            column: column + 1,
            header: SETTINGS.columns.value.title,
            old: settings!.values[row - 1]![column] ?? '',
            now: dateFromDay(today),
          },
        ]);
        environment.workbook.flush();
      } catch {
        // What the sheet does not take keeps nobody from being reminded.
      }
  return { ...current, plan: { ...plan, settings: { ...plan.settings, asOf: today } } };
}
