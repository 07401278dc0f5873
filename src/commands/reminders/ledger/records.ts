/** The ledger's mails as the workbook was read, and what the ledger has lost of them. */
import { isDate } from '../../../calendar/day.js';
import type { CellValue } from '../../../cells/value.js';
import type { Environment } from '../../../environment.js';
import { type LedgerCells, type MailRecord, mailRecords } from '../../../reminders/memory/mailRecord.js';
import { type Loss, lossOf, type Remembered } from '../../../reminders/memory/toldMemory.js';
import { LEDGER } from '../../../schema/sheets.js';
import { FIRST_DATA_ROW } from '../../../schema/standing.js';
import { type Contents, positions, type WorkbookContents } from '../../../workbook/contents.js';
import { recall } from './ledgerMemory.js';

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

export interface LedgerState {
  readonly records: readonly MailRecord[];
  readonly remembered: Remembered | null;
  /** null: it holds all that is remembered. Else nothing is sent until a coordinator has decided. */
  readonly loss: Loss | null;
}

export function ledgerState(environment: Environment, contents: WorkbookContents): LedgerState {
  const records = recordsIn(contents);
  const remembered = recall(environment);
  return { records, remembered, loss: lossOf(records, remembered) };
}
