/**
 * What the ledger says of a mail: its lines, read as people may have left them. What cannot be read for certain is in
 * doubt, never unsent.
 */
import { type Day, dayFromDate, dayFromText } from '../../calendar/day.js';
import { comparable } from '../../cells/comparable.js';
import { MAIL_DEED, type MailKind } from '../mail/mail.js';
import { type Outcome, outcomeIn, type Turn, turnIn } from '../outcome.js';
import { noticeIn } from './notice.js';
import { RESTORED_DEED } from './restored.js';

/** The cells of a ledger line that matter here. */
export interface LedgerCells {
  /** 1-based. */
  readonly row: number;
  /** As it stands in the cell, an instant as its milliseconds; lines of one mail share it. */
  readonly at: string;
  readonly deed: string;
  readonly agency: string;
  readonly recipients: string;
  readonly content: string;
  readonly outcome: string;
  /** First the as-of day, then a key a line. */
  readonly detail: string;
}

/** restored: no mail, but what earlier mails told, as a coordinator had it written down again. */
export type RecordKind = MailKind | 'restored';

export interface MailRecord {
  /** 1-based rows of its lines. */
  readonly rows: readonly number[];
  readonly at: string;
  /** The day on which it was written down; null where that cannot be read. */
  readonly on: Day | null;
  readonly kind: RecordKind;
  readonly agency: string;
  readonly recipients: string;
  readonly subject: string;
  readonly outcome: Outcome;
  /** `Kết quả` in full, with the reason. */
  readonly said: string;
  /** The as-of day that the mail reckoned by; null where the line was spoilt. */
  readonly day: Day | null;
  readonly keys: readonly string[];
}

const KINDS: ReadonlyMap<string, RecordKind> = new Map([
  ...(Object.keys(MAIL_DEED) as MailKind[]).map((kind) => [comparable(MAIL_DEED[kind]), kind] as const),
  [comparable(RESTORED_DEED), 'restored'] as const,
]);

const parts = (detail: string): string[] =>
  detail
    .split('\n')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A mail's line whose `Việc` was spoilt is known by its keys: a digest, which is the kind that must not go out twice. */
const kindOf = ({ deed, detail }: LedgerCells): RecordKind | null =>
  KINDS.get(comparable(deed)) ?? (parts(detail).some((part) => noticeIn(part) !== null) ? 'digest' : null);

function dayOf(at: string): Day | null {
  const instant = Number(at);
  return at.trim() !== '' && Number.isFinite(instant)
    ? dayFromDate(new Date(instant))
    : dayFromText(at.trim().slice(0, 10));
}

/** Lines that follow one another are of one mail if they share who, when, what and what became of it. */
const nameOf = (line: LedgerCells, kind: RecordKind): string =>
  JSON.stringify([line.at, kind, comparable(line.agency), comparable(line.outcome)]);

/** The mails of the ledger, in its order; lines that are no mail are passed over. */
export function mailRecords(lines: readonly LedgerCells[]): MailRecord[] {
  const records: { readonly name: string; readonly turn: Turn | null; record: MailRecord }[] = [];
  for (const line of lines) {
    const kind = kindOf(line);
    if (kind === null) continue;
    const texts = parts(line.detail);
    const day = texts[0] === undefined ? null : dayFromText(texts[0]);
    const keys = day === null ? texts : texts.slice(1);
    const name = nameOf(line, kind);
    const last = records[records.length - 1];
    if (last?.name === name && last.record.rows[last.record.rows.length - 1] === line.row - 1) {
      last.record = {
        ...last.record,
        rows: [...last.record.rows, line.row],
        keys: [...last.record.keys, ...keys],
      };
      continue;
    }
    records.push({
      name,
      turn: turnIn(line.outcome),
      record: {
        rows: [line.row],
        at: line.at,
        on: dayOf(line.at),
        kind,
        agency: line.agency.trim(),
        recipients: line.recipients,
        subject: line.content,
        outcome: kind === 'restored' ? 'sent' : (outcomeIn(line.outcome) ?? 'doubtful'),
        said: line.outcome,
        day,
        keys,
      },
    });
  }
  return sentByTurn(records);
}

/**
 * A run begins one mail after another, so of those that it has marked as begun only the last can be in doubt: what
 * stands before it in the run went out.
 */
function sentByTurn(
  records: readonly { readonly turn: Turn | null; readonly record: MailRecord }[],
): MailRecord[] {
  const last = new Map<string, number>();
  for (const { turn, record } of records)
    if (turn && record.outcome === 'sending')
      last.set(turn.run, Math.max(turn.number, last.get(turn.run) ?? 0));
  return records.map(({ turn, record }) =>
    turn && record.outcome === 'sending' && turn.number < last.get(turn.run)!
      ? { ...record, outcome: 'sent' }
      : record,
  );
}

/** Whether a mail went out, or may have: what it told is not told again. */
export const wentOut = ({ outcome }: MailRecord): boolean =>
  outcome === 'sent' || outcome === 'sending' || outcome === 'doubtful';
