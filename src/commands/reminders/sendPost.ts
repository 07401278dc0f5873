/** Sends the day's post as far as the quota goes: what a coordinator's own sending and the daily run share. */
import type { Environment } from '../../environment.js';
import { RESERVE } from '../../reminders/budget.js';
import type { Current } from '../currentPlan.js';
import { openMailLedger } from './mailLedger.js';
import type { Post } from './post.js';
import { type LetterResult, sendLetters } from './sendLetters.js';

/** Sends what the quota is enough for; what it is not enough for is written down as put off. */
export function sendPost(
  environment: Environment,
  current: Current,
  { now, later, waiting, remaining }: Post,
  until: number,
): LetterResult[] {
  if (now.length + later.length === 0) return [];
  const { senderName, replyTo } = current.plan.settings;
  const reason = `hạn mức còn ${remaining} địa chỉ, giữ lại ${RESERVE}`;
  // An agency that waits already has its line.
  const named = later.filter(({ entry }) => !waiting.has(entry.agency));
  const results = sendLetters(
    environment,
    openMailLedger(environment, current.contents),
    now,
    named.map((letter) => ({ letter, reason })),
    until,
    { name: senderName, replyTo },
  );
  const still = later.filter(({ entry }) => waiting.has(entry.agency));
  return [...results, ...still.map((letter): LetterResult => ({ letter, outcome: 'deferred', reason }))];
}
