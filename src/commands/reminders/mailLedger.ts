/** The lines of `Nhật ký` that mails have: an intent before each, its result after. */
import { isDate, isoDay } from '../../calendar/day.js';
import type { CellValue } from '../../cells/value.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { MAIL_DEED, type Mail } from '../../reminders/mail/mail.js';
import { type LedgerCells, type MailRecord, mailRecords } from '../../reminders/mailRecord.js';
import { saying } from '../../reminders/outcome.js';
import { layoutOf } from '../../schema/layout.js';
import { LEDGER, SHEETS } from '../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../workbook/contents.js';
import type { WorkbookPort } from '../../workbook/port.js';
import { firstFreeRow, writeRows } from '../../workbook/rowWriter.js';
import { pieces } from '../ledger.js';

/** Where a mail's lines stand. */
export interface Span {
  /** 1-based. */
  readonly row: number;
  readonly rows: number;
}

/** The ledger's mails, as the workbook was read. */
export function recordsIn(contents: WorkbookContents): MailRecord[] {
  return mailRecords(ledgerCells(contents.get(LEDGER.title)));
}

function ledgerCells(contents: Contents | undefined): LedgerCells[] {
  if (!contents) return [];
  const at = positions(LEDGER, contents);
  const text = (line: readonly CellValue[], key: string): string => {
    const value = line[at.get(key) ?? -1] ?? '';
    return isDate(value) ? String(value.getTime()) : String(value);
  };
  return contents.values.slice(FIRST_DATA_ROW - 1).map((line, i) => ({
    row: i + FIRST_DATA_ROW,
    at: text(line, 'at'),
    deed: text(line, 'deed'),
    agency: text(line, 'agency'),
    recipients: text(line, 'recipients'),
    content: text(line, 'content'),
    outcome: text(line, 'outcome'),
    detail: text(line, 'detail'),
  }));
}

export interface MailLedger {
  /** Writes lines and pushes them out; gives where each mail's stand. */
  enter(mails: readonly { readonly mail: Mail; readonly said: string }[]): Span[];
  /** Prepares writing results, each over a mail and the one before it, in one service call apiece. */
  marker(spans: readonly Span[]): (index: number, outcomes: readonly string[]) => void;
  /** Writes the results of mails that follow one another. */
  conclude(spans: readonly Span[], outcomes: readonly string[]): void;
}

/** @throws Refusal when the ledger cannot hold what is to be written: then nothing is sent */
export function openMailLedger(environment: Environment, contents: WorkbookContents): MailLedger {
  const { workbook } = environment;
  const standing = contents.get(LEDGER.title);
  const keys = Object.keys(LEDGER.columns);
  let at = positions(LEDGER, standing);
  if (!standing) {
    workbook.createSheet(LEDGER.title, SHEETS.length - 1);
    at = new Map(keys.map((key, i) => [key, i]));
    workbook.applyLayout(
      LEDGER.title,
      layoutOf(LEDGER, at, keys, () => undefined),
    );
  } else if (keys.some((key) => !at.has(key)))
    throw new Refusal(
      'Trang Nhật ký thiếu cột nên không ghi lại được thư đã gửi. Chưa gửi thư nào; hãy chạy lại «Thiết lập bảng tính».',
    );
  const column = at.get('outcome')! + 1;
  let next = firstFreeRow(LEDGER, standing);
  const column1 = (outcomes: readonly string[], spans: readonly Span[]): string[][] =>
    spans.flatMap(({ rows }, i) => Array.from({ length: rows }, () => [outcomes[i]!]));

  return {
    enter(mails) {
      const spans: Span[] = [];
      const now = environment.now();
      const lines = mails.flatMap(({ mail, said }) => {
        const details = pieces(mail.keys, isoDay(mail.day));
        spans.push({ row: next, rows: details.length });
        next += details.length;
        return details.map(
          (detail): Record<string, CellValue> => ({
            at: now,
            deed: MAIL_DEED[mail.kind],
            agency: mail.agency,
            recipients: [...mail.to, ...mail.cc].join('; '),
            content: mail.subject,
            outcome: said,
            detail,
          }),
        );
      });
      if (lines.length === 0) return spans;
      writeRows(workbook, LEDGER, at, next - lines.length, lines);
      workbook.flush();
      return spans;
    },

    marker(spans) {
      const slots = spans.map((span, i) => (i === 0 ? [span] : [spans[i - 1]!, span]));
      const write = workbook.cellWriter(
        LEDGER.title,
        column,
        slots.map((slot) => ({ row: slot[0]!.row, rows: slot.reduce((sum, { rows }) => sum + rows, 0) })),
      );
      return (index, outcomes) => write(index, column1(outcomes, slots[index]!));
    },

    conclude(spans, outcomes) {
      if (spans.length === 0) return;
      workbook.write(LEDGER.title, spans[0]!.row, column, column1(outcomes, spans));
      workbook.flush();
    },
  };
}

/**
 * What an earlier run left behind: mails that it never began are named as not sent; the one that it began and did not
 * end is named as doubtful. Gives the ledger's mails as they stand then.
 */
export function settledRecords(
  { workbook }: Environment,
  { contents }: { readonly contents: WorkbookContents },
): MailRecord[] {
  const records = recordsIn(contents);
  const settled = records.map((mail): MailRecord => {
    if (mail.outcome === 'queued')
      return { ...mail, outcome: 'deferred', said: saying('deferred', 'lần chạy trước bị ngắt') };
    if (mail.outcome === 'sending')
      return { ...mail, outcome: 'doubtful', said: saying('doubtful', 'lần chạy bị ngắt khi đang gửi') };
    return mail;
  });
  writeOutcomes(
    workbook,
    contents,
    settled.filter((mail, i) => mail !== records[i]),
  );
  return settled;
}

/** Writes the results of mails whose lines stand in the ledger already, in one call. */
export function writeOutcomes(
  workbook: WorkbookPort,
  contents: WorkbookContents,
  mails: readonly MailRecord[],
): void {
  if (mails.length === 0) return;
  const ledger = contents.get(LEDGER.title)!;
  const column = positions(LEDGER, ledger).get('outcome')!;
  const first = Math.min(...mails.map(({ row }) => row));
  const end = Math.max(...mails.map(({ row, rows }) => row + rows));
  const block = ledger.values.slice(first - 1, end - 1).map((line) => [line[column] ?? '']);
  for (const { row, rows, said } of mails) for (let i = 0; i < rows; i++) block[row - first + i] = [said];
  workbook.write(LEDGER.title, first, column + 1, block);
  workbook.flush();
}
