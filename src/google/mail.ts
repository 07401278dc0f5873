/** Mail through MailApp, which needs no more than leave to send. */
import type { MailPort } from '../environment.js';

export function googleMail(): MailPort {
  return {
    send({ to, cc, subject, text, html }, { name, replyTo }) {
      MailApp.sendEmail({
        to: to.join(','),
        subject,
        body: text,
        htmlBody: html,
        ...(cc.length > 0 ? { cc: cc.join(',') } : {}),
        ...(name ? { name } : {}),
        ...(replyTo ? { replyTo } : {}),
      });
    },
    remainingRecipients: () => MailApp.getRemainingDailyQuota(),
  };
}
