/** Mail through MailApp, which needs no more than leave to send. */
import type { MailPort } from '../environment.js';

export function googleMail(): MailPort {
  return {
    send({ to, cc, bcc = [], subject, text, html }, { name, replyTo }) {
      MailApp.sendEmail({
        to: to.join(','),
        subject,
        body: text,
        htmlBody: html,
        ...(cc.length > 0 ? { cc: cc.join(',') } : {}),
        ...(bcc.length > 0 ? { bcc: bcc.join(',') } : {}),
        ...(name ? { name } : {}),
        ...(replyTo ? { replyTo } : {}),
      });
    },
    remainingRecipients: () => MailApp.getRemainingDailyQuota(),
  };
}
