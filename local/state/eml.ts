/** A sent mail as an .eml file (RFC 5322), written by nodemailer. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SentMail } from './hostState.js';
import { MAIL_DOMAIN } from './mark.js';

export async function emlOf(mail: SentMail): Promise<Buffer> {
  const list = (addresses: readonly string[]): string => addresses.join(', ');
  return new MailComposer({
    from: { name: mail.name, address: mail.from },
    to: list(mail.to),
    cc: list(mail.cc),
    bcc: list(mail.bcc),
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    date: new Date(mail.at),
    messageId: `<${mail.number}.${mail.at}${MAIL_DOMAIN}>`,
  })
    .compile()
    .build();
}
