/**
 * The lines of `Nhật ký` that mails have: an intent before each, its result after. While a run goes on, each line bears
 * its turn in `Kết quả` («Đang gửi #lk3f9-7»), and is found by that text wherever it stands: a mark is one step of
 * Google's own (find and replace), so it reaches this line or none, whatever others insert, sort or delete meanwhile.
 */
import { isoDay } from '../../../calendar/day.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import { addressesOf, MAIL_DEED, type Mail } from '../../../reminders/mail/mail.js';
import { keepNewest, newestTold, shortened } from '../../../reminders/memory/told.js';
import { lineCount } from '../../../reminders/memory/toldMemory.js';
import { marked, marksOf, OUTCOME, type Outcome, saying } from '../../../reminders/outcome.js';
import { layoutOf } from '../../../schema/layout.js';
import { LEDGER } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { HEADER_ROW } from '../../../schema/standing.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import { pieces } from '../../ledger.js';
import { appendLines, type LedgerRow, ledgerColumns } from '../../ledgerLines.js';
import { remember } from './ledgerMemory.js';
import type { LedgerState } from './records.js';

/** What is known of a mail that was begun. */
export interface MailFate {
  readonly outcome: Extract<Outcome, 'sent' | 'failed' | 'deferred' | 'doubtful'>;
  readonly reason: string;
}

export interface MailLedger {
  /** Writes all lines and pushes them out. @throws when the ledger does not hold them: then nothing may be sent */
  enter(): void;
  /** Marks a mail as begun. @throws Refusal when its lines are not there any more: then it must not be sent */
  begin(index: number): void;
  /** Writes the result of a mail that did not simply go out; before another is begun. */
  tell(index: number, told: MailFate): void;
  /**
   * Writes what became of all: of those begun what is known, of the rest that they are put off, and why. Then the
   * ledger's content is remembered outside it.
   */
  conclude(told: readonly MailFate[], reason: string): void;
}

/** Makes the ledger's sheet anew if it is gone. */
export function ensureLedger({ workbook }: Environment, contents: WorkbookContents): void {
  if (contents.has(LEDGER.title)) return;
  const keys = Object.keys(LEDGER.columns);
  workbook.createSheet(LEDGER.title, sheetsAtHand(contents).indexOf(LEDGER));
  const at = new Map(keys.map((key, i) => [key, i]));
  workbook.applyLayout(
    LEDGER.title,
    layoutOf(LEDGER, at, keys, () => undefined),
  );
  workbook.write(LEDGER.title, HEADER_ROW, 1, [Object.values(LEDGER.columns).map(({ title }) => title)]);
}

/**
 * The ledger of one run.
 *
 * @param now the mails to be sent, in their order
 * @param later mails that are put off, with the reason
 * @throws Refusal when the ledger cannot hold what is to be written: then nothing is sent
 */
export function openMailLedger(
  environment: Environment,
  contents: WorkbookContents,
  { records, remembered, loss }: LedgerState,
  now: readonly Mail[],
  later: readonly { readonly mail: Mail; readonly reason: string }[],
): MailLedger {
  const { workbook } = environment;
  ensureLedger(environment, contents);
  const at = ledgerColumns(
    workbook,
    'Trang Nhật ký thiếu cột nên không ghi lại được thư đã gửi. Chưa gửi thư nào; hãy chạy lại «Thiết lập bảng tính».',
  );
  const time = environment.now();
  // The count of lines tells runs apart that begin at one instant.
  const run = `${time.getTime().toString(36)}${lineCount(records).toString(36)}`;
  const linesFor = (mail: Mail, outcome: string): LedgerRow[] =>
    pieces(mail.keys, isoDay(mail.day)).map((detail) => ({
      at: time,
      deed: MAIL_DEED[mail.kind],
      agency: mail.agency,
      recipients: addressesOf(mail).join('; '),
      content: mail.subject,
      outcome,
      detail,
    }));
  const turn = (index: number) => ({ run, number: index + 1 });
  const lines = now.map((mail, i) => linesFor(mail, marked('queued', turn(i))));
  const all = [
    ...lines.flat(),
    ...later.flatMap(({ mail, reason }) => linesFor(mail, saying('deferred', reason))),
  ];
  const replace = workbook.textReplacer(LEDGER.title);
  /** Counts as done what an earlier try did whose answer was lost. */
  const change = (from: string, to: string): number => replace(from, to) || replace(to, to);
  const result = (index: number, { outcome, reason }: MailFate): string =>
    outcome === 'doubtful' ? `${marked(outcome, turn(index))}: ${reason}` : saying(outcome, reason);
  const simplySent = ({ outcome, reason }: MailFate): boolean => outcome === 'sent' && reason === '';
  const inMemory = (told: readonly MailFate[]): void => {
    // What was lost must not be forgotten.
    if (loss) return;
    const newest = newestTold(records);
    for (const [name, stage] of remembered?.told ?? []) keepNewest(newest, name, stage);
    for (const [i, { outcome }] of told.entries()) {
      const { kind, keys } = now[i]!;
      if (kind === 'overview' || (outcome !== 'sent' && outcome !== 'doubtful')) continue;
      for (const key of keys) {
        const { name, stage } = shortened(kind, key);
        keepNewest(newest, name, stage);
      }
    }
    remember(environment, { lines: lineCount(records) + all.length, told: newest });
  };
  let begun = 0;

  return {
    enter() {
      appendLines(workbook, at, all, `${OUTCOME.queued} ${run}`);
      inMemory([]);
    },

    begin(index) {
      begun = Math.max(begun, index + 1);
      const found = change(marked('queued', turn(index)), marked('sending', turn(index)));
      if (found === lines[index]!.length) return;
      change(marked('sending', turn(index)), saying('deferred', LINES_GONE));
      throw new Refusal(
        `Trang Nhật ký bị người khác sửa trong lúc gửi: không còn đủ dòng của thư gửi ${now[index]!.agencyName}. Đã dừng gửi; các thư chưa gửi được gửi ở lần sau.`,
      );
    },

    tell(index, told) {
      change(marked('sending', turn(index)), result(index, told));
    },

    conclude(told, reason) {
      // In this order: until the last sweep, of what is marked as begun the last is in doubt.
      if (begun > told.length) replace(marked('sending', turn(told.length)), saying('deferred', reason));
      for (const [i, one] of told.entries())
        if (!simplySent(one)) replace(marked('sending', turn(i)), result(i, one));
      replace(marksOf('queued', run), saying('deferred', reason), true);
      replace(marksOf('sending', run), OUTCOME.sent, true);
      workbook.flush();
      inMemory(told);
    },
  };
}

const LINES_GONE = 'dòng ghi ở Nhật ký bị sửa trong lúc gửi';
