/** Whom a mail's record is of, in words. */
import { comparable } from '../../cells/comparable.js';
import type { Plan } from '../../plan/model.js';
import { codesIn } from '../../reminders/mail/mail.js';
import { someOf } from '../../reminders/mail/text.js';

/** @param nobody what it is called where it names no agency */
export function namesIn({ agencies }: Pick<Plan, 'agencies'>, nobody: string): (agency: string) => string {
  const names = new Map(agencies.map(({ code, name }) => [comparable(code), name]));
  return (agency) => someOf(codesIn(agency).map((code) => names.get(comparable(code)) ?? code)) || nobody;
}
