/** Handing one mail to Google, and what its answer means. */
import type { Environment } from '../../environment.js';
import type { Mail, Sender } from '../../reminders/mail/mail.js';
import { failureOf } from '../../reminders/sendFailure.js';

/** Pauses between tries, growing: what stumbles is tried again three times at the most. */
const PAUSES_MS = [1_000, 4_000, 12_000];

export const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);

/** Tries again what is safe to do twice, while the service stumbles. */
export function patiently(environment: Environment, deed: () => void): void {
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

export interface Delivery {
  readonly outcome: 'sent' | 'failed' | 'deferred' | 'doubtful';
  /** Why it was not sent, or what was left out; empty where there is nothing to say. */
  readonly reason: string;
  /** No further mail makes sense in this run. */
  readonly stop: boolean;
}

export function deliver(environment: Environment, mail: Mail, sender: Sender): Delivery {
  let { to, cc } = mail;
  const dropped: string[] = [];
  for (let attempt = 0; ; ) {
    try {
      environment.mail.send({ ...mail, to, cc }, sender);
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
