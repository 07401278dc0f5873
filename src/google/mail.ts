/** E-mail through MailApp, which needs no more than leave to send. */
import type { MailPort } from '../environment.js';

export function googleMail(): MailPort {
  return {
    send({ to, cc, subject, text, html, name, replyTo }) {
      MailApp.sendEmail({
        to,
        subject,
        body: text,
        htmlBody: html,
        ...(cc ? { cc } : {}),
        ...(name ? { name } : {}),
        ...(replyTo ? { replyTo } : {}),
      });
    },
    remainingRecipients: () => MailApp.getRemainingDailyQuota(),
  };
}
