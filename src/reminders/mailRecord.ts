/** What the ledger says of a mail: its lines, read. */
import { type Day, dayFromText } from '../calendar/day.js';
import { MAIL_DEED, type MailKind } from './mail/mail.js';
import { OUTCOME, type Outcome } from './outcome.js';

/** The cells of a ledger line that matter here. */
export interface LedgerCells {
  /** 1-based. */
  readonly row: number;
  /** As it stands in the cell; lines of one mail share it. */
  readonly at: string;
  readonly deed: string;
  readonly agency: string;
  readonly recipients: string;
  readonly content: string;
  readonly outcome: string;
  /** First the as-of day, then a key a line. */
  readonly detail: string;
}

export interface MailRecord {
  /** 1-based row of its first line. */
  readonly row: number;
  /** A long list of keys takes several lines. */
  readonly rows: number;
  readonly at: string;
  readonly kind: MailKind;
  readonly agency: string;
  readonly recipients: string;
  readonly subject: string;
  readonly outcome: Outcome;
  /** `Kết quả` in full, with the reason. */
  readonly said: string;
  /** The day that the mail reckoned by; null where the line was spoilt. */
  readonly day: Day | null;
  readonly keys: readonly string[];
}

const outcomeOf = (text: string): Outcome | null =>
  (Object.keys(OUTCOME) as Outcome[]).find((key) => text.startsWith(OUTCOME[key])) ?? null;

const kindOf = (deed: string): MailKind | null =>
  (Object.keys(MAIL_DEED) as MailKind[]).find((kind) => MAIL_DEED[kind] === deed) ?? null;

/** The mails of the ledger, in its order; lines that are no mail are passed over. */
export function mailRecords(lines: readonly LedgerCells[]): MailRecord[] {
  const records: MailRecord[] = [];
  for (const line of lines) {
    const outcome = outcomeOf(line.outcome);
    const kind = kindOf(line.deed);
    if (outcome === null || kind === null) continue;
    const [day = '', ...keys] = line.detail.split('\n');
    const last = records[records.length - 1];
    if (
      last &&
      last.row + last.rows === line.row &&
      last.at === line.at &&
      last.kind === kind &&
      last.agency === line.agency &&
      last.outcome === outcome
    )
      records[records.length - 1] = { ...last, rows: last.rows + 1, keys: [...last.keys, ...keys] };
    else
      records.push({
        row: line.row,
        rows: 1,
        at: line.at,
        kind,
        agency: line.agency,
        recipients: line.recipients,
        subject: line.content,
        outcome,
        said: line.outcome,
        day: dayFromText(day),
        keys,
      });
  }
  return records;
}

/** Whether a mail went out, or may have: what it told is not told again. */
export const wentOut = ({ outcome }: MailRecord): boolean =>
  outcome === 'sent' || outcome === 'sending' || outcome === 'doubtful';
