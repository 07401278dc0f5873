/** The weekly letter to the unit's leaders: told once a week whatever happens, caught up when its day was off. */
import { addDays } from '../../calendar/day.js';
import type { Environment } from '../../environment.js';
import { leaderDay, leaderKey } from '../../reminders/leaderWeek.js';
import { leaderMail } from '../../reminders/mail/leaderMail.js';
import { toldBy } from '../../reminders/memory/told.js';
import { LEDGER } from '../../schema/sheets.js';
import type { Current } from '../currentPlan.js';
import { type LedgerState, ledgerState } from '../reminders/ledger/records.js';
import { mailTo } from '../reminders/mailTo.js';
import { minuteOfPlan } from '../results/minuteOfPlan.js';
import { sendOne } from './sendOne.js';

const WEEK = 7;

/** The key of the letter that is due and was not told; null when there is none. */
export function dueLetter(
  { plan }: Current,
  { records, loss }: Pick<LedgerState, 'records' | 'loss'>,
): string | null {
  const { settings, calendar } = plan;
  const day = leaderDay(settings);
  // While the ledger does not say all that was told, nothing is.
  if (day === null || loss || !calendar.isWorkingDay(settings.asOf)) return null;
  const key = leaderKey(day);
  return toldBy(records, settings.trial ? 'leaderTrial' : 'leader').has(key) ? null : key;
}

export function tellLeaders(environment: Environment, current: Current, until: number): void {
  const { settings } = current.plan;
  if (leaderDay(settings) === null) return;
  const contents = environment.workbook.read([LEDGER.title]);
  const state = ledgerState(environment, contents);
  const key = dueLetter(current, state);
  if (key === null) return;
  const since = addDays(settings.asOf, -WEEK);
  const to = settings.trial ? settings.coordinators : settings.leaders;
  if (to.length === 0) return;
  const mail = mailTo(
    { to, cc: [] },
    {
      ...leaderMail(minuteOfPlan(current.plan, since, WEEK), since, settings),
      kind: settings.trial ? 'leaderTrial' : 'leader',
      agency: '',
      agencyName: 'Lãnh đạo đơn vị',
      day: settings.asOf,
      keys: [key],
    },
  );
  sendOne(environment, settings, contents, state, mail, until);
}
