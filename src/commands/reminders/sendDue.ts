/** Sends the mails that are due as far as the quota goes: what a coordinator's own sending and the daily run share. */
import type { Environment } from '../../environment.js';
import { RESERVE } from '../../reminders/budget.js';
import type { Current } from '../currentPlan.js';
import type { DueMails } from './dueMails.js';
import { openMailLedger } from './mailLedger.js';
import { type MailResult, sendMails } from './sendMails.js';

/** Sends what the quota is enough for; what it is not enough for is written down as put off. */
export function sendDue(
  environment: Environment,
  current: Current,
  { now, later, waiting, remaining }: DueMails,
  until: number,
): MailResult[] {
  if (now.length + later.length === 0) return [];
  const { senderName, replyTo } = current.plan.settings;
  const reason = `hạn mức còn ${remaining} địa chỉ, giữ lại ${RESERVE}`;
  // An agency that waits already has its line.
  const named = later.filter(({ agency }) => !waiting.has(agency));
  const results = sendMails(
    environment,
    openMailLedger(environment, current.contents),
    now,
    named.map((mail) => ({ mail, reason })),
    until,
    { name: senderName, replyTo },
  );
  const still = later.filter(({ agency }) => waiting.has(agency));
  return [...results, ...still.map((mail): MailResult => ({ mail, outcome: 'deferred', reason }))];
}
