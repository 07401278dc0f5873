/** A preview's name, by which sending knows whether it would still send exactly that, and says what has changed. */
import { fingerprintOf } from '../../cells/hash.js';
import type { Mail } from '../../reminders/mail/mail.js';

/** Codes of many agencies are shortened, and stay distinct. */
const nameIn = ({ agency }: Pick<Mail, 'agency'>): string =>
  agency.length <= 40 ? agency : `${agency.slice(0, 20)}~${fingerprintOf([[agency]])}`;

/** Each mail by its agency, so that a changed preview can say what has changed. */
export const fingerprint = (mails: readonly Mail[]): string =>
  JSON.stringify(
    mails.map((mail) => [
      nameIn(mail),
      fingerprintOf([mail.to, mail.cc, mail.bcc ?? [], [mail.subject, mail.text, mail.html]]),
    ]),
  );

/** What has changed between a preview that was looked at and what would be sent now, in words. */
export function changesSince(seen: string, mails: readonly Mail[]): string {
  const before = parsed(seen);
  if (!before) return 'Bản xem trước không còn dùng được.';
  const now = new Map(parsed(fingerprint(mails)));
  const nameOf = new Map(mails.map(({ agency, agencyName }) => [nameIn({ agency }), agencyName]));
  const list = (what: string, codes: readonly string[]): string[] =>
    codes.length === 0
      ? []
      : [
          `${what}: ${codes
            .slice(0, 5)
            .map((code) => nameOf.get(code) ?? code)
            .join(', ')}${codes.length > 5 ? ` và ${codes.length - 5} cơ quan khác` : ''}`,
        ];
  const told = [
    ...list(
      'thêm thư cho',
      [...now.keys()].filter((code) => !before.has(code)),
    ),
    ...list(
      'không còn thư cho',
      [...before.keys()].filter((code) => !now.has(code)),
    ),
    ...list(
      'thư đổi nội dung hoặc người nhận',
      [...now].filter(([code, mark]) => before.has(code) && before.get(code) !== mark).map(([code]) => code),
    ),
  ];
  return told.length > 0 ? `${told.join('; ')}.` : 'thứ tự gửi đã đổi.';
}

/** null for what is no fingerprint of a preview. */
function parsed(text: string): Map<string, string> | null {
  try {
    const pairs = JSON.parse(text) as unknown;
    if (!Array.isArray(pairs)) return null;
    return new Map(pairs.map((pair) => [String((pair as unknown[])[0]), String((pair as unknown[])[1])]));
  } catch {
    return null;
  }
}
