/**
 * What surrounds the program: the workbook, the mail, the clock, who is at the keyboard, triggers. src/google implements
 * it; nothing outside that folder names a Google service.
 */
import type { BigQueryPort } from './bigQuery/port.js';
import type { Day } from './calendar/day.js';
import type { MailText, Recipients, Sender } from './reminders/mail/mail.js';
import type { WorkbookPort } from './workbook/port.js';

export interface MailPort {
  /** Hands one mail to Google. @throws what Google throws: a bad address, the day's quota */
  send(mail: MailText & Recipients, sender: Sender): void;
  /** Recipients left today (Google: 100 a day for a consumer account, 1,500 in Workspace). */
  remainingRecipients(): number;
}

/** What the program keeps of this workbook outside its cells: no one sees it, and a copy does not take it along. */
export interface DocumentMemory {
  all(): Readonly<Record<string, string>>;
  /** Keeps values, each of 9 kB at the most (Google), beside those that stand under other keys. */
  keep(values: Readonly<Record<string, string>>): void;
}

export interface Trigger {
  readonly id: string;
  /** The function that it calls. */
  readonly handler: string;
}

export interface Environment {
  readonly workbook: WorkbookPort;
  readonly mail: MailPort;
  readonly memory: DocumentMemory;
  /** null in the normal build. */
  readonly bigQuery: BigQueryPort | null;
  /** The civil day now, in Vietnam. */
  today(): Day;
  /** The instant now, for the ledger. */
  now(): Date;
  /** Address of the person at the keyboard; empty where Google does not say. */
  userEmail(): string;
  /** Address of the workbook's owner; empty where Google does not say. */
  ownerEmail(): string;
  /** Address of the person under whose authority the program runs: of a trigger, whoever made it. */
  runsAs(): string;
  /** The current user's triggers; Google shows nobody another person's. */
  triggers(): readonly Trigger[];
  /** Makes a trigger of the current user that calls a function once a day, in that hour; gives its id. */
  triggerDaily(handler: string, hour: number): string;
  /** Makes a trigger of the current user that calls a function once, after a while; gives its id. */
  triggerAfter(handler: string, ms: number): string;
  /** Deletes the current user's triggers of those ids. */
  deleteTriggers(ids: readonly string[]): void;
  /** What the current user alone has stored under a key: no other caller can read it. */
  secret(key: string): string | null;
  /** null forgets. */
  keepSecret(key: string, value: string | null): void;
  /** Waits. */
  pause(ms: number): void;
  /** Runs a deed while holding the document lock. @throws Busy when another run holds it */
  exclusively<T>(deed: () => T): T;
}
