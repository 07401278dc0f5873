/** Handing one mail to Google, and what its answer means. */
import type { Environment } from '../../environment.js';
import { type Mail, recipientsOf, type Sender } from '../../reminders/mail/mail.js';
import { failureOf } from '../../reminders/sendFailure.js';
import type { MailFate } from './ledger/mailLedger.js';

/** Pauses between tries, growing: what stumbles is tried again three times at the most. */
const PAUSES_MS = [1_000, 4_000, 12_000];

const messageOf = (error: unknown): string =>
  String((error as { message?: unknown } | null)?.message ?? error);

/** Tries again what is safe to do twice, while the service stumbles. A mail is not. */
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

export interface Delivery extends MailFate {
  /** Recipients that it took of the day's quota. */
  readonly recipients: number;
  /** No further mail makes sense in this run. */
  readonly stop: boolean;
}

/** @param quota recipients that were left before: what tells, after an error, whether the mail went out all the same */
export function deliver(environment: Environment, mail: Mail, sender: Sender, quota: number): Delivery {
  let { to, cc, bcc = [] } = mail;
  const dropped: string[] = [];
  const sent = (reasons: readonly string[]): Delivery => ({
    outcome: 'sent',
    reason: [
      ...(mail.omitted.length > 0
        ? [`thư chỉ gửi được ${recipientsOf(mail)} địa chỉ, chưa gửi ${mail.omitted.join(', ')}`]
        : []),
      ...(dropped.length > 0 ? [`bỏ địa chỉ sai ${dropped.join('; ')}`] : []),
      ...reasons,
    ].join('; '),
    recipients: recipientsOf({ to, cc, bcc }),
    stop: false,
  });
  const unsent = (outcome: MailFate['outcome'], reason: string, stop: boolean): Delivery => ({
    outcome,
    reason,
    recipients: 0,
    stop,
  });
  let reasons: readonly string[] = [];
  for (;;) {
    try {
      environment.mail.send({ ...mail, to, cc, bcc }, sender);
      return sent(reasons);
    } catch (error) {
      const message = messageOf(error);
      const failure = failureOf(message);
      switch (failure.kind) {
        case 'address': {
          // The others of the agency are served; if none is left of those to whom it goes, the heads in copy are.
          const isOther = (address: string): boolean => address !== failure.address;
          const [restTo, restCc, restBcc] = [to.filter(isOther), cc.filter(isOther), bcc.filter(isOther)];
          const left = restTo.length + restCc.length + restBcc.length;
          if (left === 0 || left === to.length + cc.length + bcc.length)
            return unsent(
              'failed',
              [...dropped.map((address) => `Invalid email: ${address}`), message].join('; '),
              false,
            );
          dropped.push(failure.address);
          if (restTo.length === 0 && restCc.length > 0) reasons = ['chỉ gửi được cho lãnh đạo'];
          // Nobody in To: the heads take its place, or the first of those that see nobody.
          if (restTo.length > 0) [to, cc, bcc] = [restTo, restCc, restBcc];
          else if (restCc.length > 0) [to, cc, bcc] = [restCc, [], restBcc];
          else [to, cc, bcc] = [restBcc.slice(0, 1), [], restBcc.slice(1)];
          continue;
        }
        case 'refused':
          return unsent('failed', message, false);
        case 'quota':
          return unsent('deferred', 'hết lượt gửi thư trong ngày của Google', true);
        case 'transient':
        case 'unknown':
          // Google may have taken the mail before it stumbled, so it is never tried again: its own count decides.
          return tookFromQuota(environment, quota, recipientsOf({ to, cc, bcc }))
            ? sent([...reasons, 'Google báo lỗi nhưng hạn mức cho thấy thư đã đi'])
            : unsent('doubtful', message, true);
      }
    }
  }
}

/** Whether the quota has fallen by just this mail's recipients; whatever else it shows, and when it cannot be asked, no. */
function tookFromQuota(environment: Environment, before: number, recipients: number): boolean {
  try {
    environment.pause(PAUSES_MS[0]!);
    return before - environment.mail.remainingRecipients() === recipients;
  } catch {
    return false;
  }
}
