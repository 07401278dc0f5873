/** Sends the mails that are due as far as the quota goes: what a coordinator's own sending and the daily run share. */
import type { Environment } from '../../environment.js';
import { RESERVE } from '../../reminders/budget.js';
import type { Current } from '../currentPlan.js';
import type { DueMails } from './dueMails.js';
import { openMailLedger } from './ledger/mailLedger.js';
import type { LedgerState } from './ledger/records.js';
import { type MailResult, type SendingRun, sendMails } from './sendMails.js';

/** Sends what the quota is enough for; what it is not enough for is written down as put off. */
export function sendDue(
  environment: Environment,
  current: Current,
  state: LedgerState,
  { now, later, isWaiting, remaining }: Pick<DueMails, 'now' | 'later' | 'isWaiting' | 'remaining'>,
  until: number,
): SendingRun {
  if (now.length + later.length === 0) return { results: [], unfinished: false };
  const { senderName, replyTo } = current.plan.settings;
  const reason = `hạn mức còn ${remaining} địa chỉ, giữ lại ${RESERVE}`;
  // An agency that waits already has its line.
  const named = later.filter((mail) => !isWaiting(mail)).map((mail) => ({ mail, reason }));
  if (now.length + named.length === 0) return { results: putOff(later, reason), unfinished: false };
  const ledger = openMailLedger(environment, current.contents, state, now, named);
  const { results, unfinished } = sendMails(environment, ledger, now, remaining, until, {
    name: senderName,
    replyTo,
  });
  return { results: [...results, ...putOff(later, reason)], unfinished };
}

const putOff = (mails: DueMails['later'], reason: string): MailResult[] =>
  mails.map((mail) => ({ mail, outcome: 'deferred', reason }));
