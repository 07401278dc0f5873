/**
 * Sends letters so that none is lost and none goes out twice: all stand in the ledger as waiting before the first is
 * begun; each is marked as begun, and that is pushed out, before it is handed to Google; its result is written with
 * the next one's mark. Wherever the run is cut off, at most the one letter that is marked as begun is in doubt.
 *
 * Service calls: a constant, and three a letter (mark, flush, send).
 */

import type { Environment } from '../../environment.js';
import { OUTCOME } from '../../reminders/history.js';
import { failureOf } from '../../reminders/sendFailure.js';
import type { Letter } from './letter.js';
import type { MailLedger } from './mailLedger.js';

export type LetterResult = {
  readonly letter: Letter;
  readonly outcome: 'sent' | 'failed' | 'deferred' | 'doubtful';
  /** Why it was not sent, or what was left out; empty where there is nothing to say. */
  readonly reason: string;
};

/** No letter is begun past this: Google ends an execution after six minutes, without a word. */
export const SENDING_MS = 240_000;

/** Pauses between the tries of one letter, growing: it is retried three times at the most. */
const PAUSES_MS = [1_000, 4_000, 12_000];

interface Sender {
  readonly name: string;
  readonly replyTo: string;
}

/**
 * @param later letters that are put off, with the reason; they stand in the ledger too
 * @param until instant past which no further letter is begun
 */
export function sendLetters(
  environment: Environment,
  ledger: MailLedger,
  now: readonly Letter[],
  later: readonly { readonly letter: Letter; readonly reason: string }[],
  until: number,
  sender: Sender,
): LetterResult[] {
  const spans = ledger.enter([
    ...now.map(({ entry }) => ({ entry, outcome: OUTCOME.queued as string })),
    ...later.map(({ letter, reason }) => ({
      entry: letter.entry,
      outcome: `${OUTCOME.deferred}: ${reason}`,
    })),
  ]);
  const results: LetterResult[] = [];
  const own = spans.slice(0, now.length);
  const said: string[] = now.map(() => OUTCOME.queued);
  let stopped: string | null = null;
  const conclude = (reason: string): void => {
    for (let i = results.length; i < now.length; i++) {
      said[i] = `${OUTCOME.deferred}: ${reason}`;
      results.push({ letter: now[i]!, outcome: 'deferred', reason });
    }
    ledger.conclude(own, said);
  };
  try {
    const mark = ledger.marker(own);
    for (let i = 0; i < now.length && stopped === null; i++) {
      if (environment.now().getTime() >= until) {
        stopped = OUT_OF_TIME;
        break;
      }
      patiently(environment, () => {
        mark(i, i === 0 ? [OUTCOME.sending] : [said[i - 1]!, OUTCOME.sending]);
        environment.workbook.flush();
      });
      const { outcome, reason, stop } = dispatch(environment, now[i]!, sender);
      said[i] = reason === '' ? OUTCOME[outcome] : `${OUTCOME[outcome]}: ${reason}`;
      results.push({ letter: now[i]!, outcome, reason });
      if (stop) stopped = outcome === 'deferred' ? reason : 'dịch vụ thư của Google đang lỗi';
    }
  } catch (error) {
    // Nothing was handed to Google since the last result: what was not begun is known not to have gone out.
    try {
      conclude('lần chạy bị ngắt');
    } catch {
      // The next run finds the marks and says what is in doubt.
    }
    throw error;
  }
  patiently(environment, () => conclude(stopped ?? ''));
  return [
    ...results,
    ...later.map(({ letter, reason }): LetterResult => ({ letter, outcome: 'deferred', reason })),
  ];
}

export const OUT_OF_TIME = 'hết thời gian của một lần chạy';

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);

/** Tries again what is safe to do twice, while the service stumbles. */
function patiently(environment: Environment, deed: () => void): void {
  for (let attempt = 0; ; attempt++) {
    try {
      deed();
      return;
    } catch (error) {
      const pause = PAUSES_MS[attempt];
      if (pause === undefined || failureOf(messageOf(error)).kind !== 'transient') throw error;
      environment.pause(pause);
    }
  }
}

interface Dispatched {
  readonly outcome: LetterResult['outcome'];
  readonly reason: string;
  /** No further letter makes sense in this run. */
  readonly stop: boolean;
}

function dispatch(environment: Environment, letter: Letter, { name, replyTo }: Sender): Dispatched {
  const { subject, text, html } = letter;
  let { to, cc } = letter;
  const dropped: string[] = [];
  for (let attempt = 0; ; ) {
    try {
      environment.mail.send({ to: to.join(','), cc: cc.join(','), subject, text, html, name, replyTo });
      const reason = dropped.length > 0 ? `bỏ địa chỉ sai ${dropped.join('; ')}` : '';
      return { outcome: 'sent', reason, stop: false };
    } catch (error) {
      const message = messageOf(error);
      const failure = failureOf(message);
      switch (failure.kind) {
        case 'address': {
          // The others of the agency are served.
          const rest = to.filter((address) => address !== failure.address);
          const restCc = cc.filter((address) => address !== failure.address);
          if (rest.length === 0 || rest.length + restCc.length === to.length + cc.length)
            return { outcome: 'failed', reason: message, stop: false };
          dropped.push(failure.address);
          to = rest;
          cc = restCc;
          continue;
        }
        case 'refused':
          return { outcome: 'failed', reason: message, stop: false };
        case 'quota':
          return { outcome: 'deferred', reason: 'hết lượt gửi thư trong ngày của Google', stop: true };
        case 'transient': {
          const pause = PAUSES_MS[attempt++];
          if (pause === undefined) return { outcome: 'failed', reason: message, stop: true };
          environment.pause(pause);
          continue;
        }
        case 'unknown':
          return { outcome: 'doubtful', reason: message, stop: true };
      }
    }
  }
}
