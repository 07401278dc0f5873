/**
 * What is remembered of the ledger's mails outside the ledger, and what the ledger has lost since: lines deleted, cells
 * cleared, the sheet renamed or gone. The ledger may hold more (a run was cut off before it remembered), never less.
 */
import { fingerprintOf } from '../../cells/hash.js';
import { type MailRecord, wentOut } from './mailRecord.js';
import { inShortKey, shortKey } from './restored.js';
import type { NewestTold } from './told.js';
import { newestTold } from './told.js';

export interface Remembered {
  /** Lines that the ledger's mails had. */
  readonly lines: number;
  readonly told: NewestTold;
}

/** How it is stored: a head, and the notices in parts. */
export interface Stored {
  readonly head: string;
  readonly parts: readonly string[];
}

/** Google: 9 kB a value, in bytes; these are ASCII. */
const PART_CHARACTERS = 8_500;
/** Google: 500 kB a store, which others use too. About 25,000 deadlines: past that the earliest told are forgotten. */
const PARTS = 40;

export function toStored({ lines, told }: Remembered): Stored {
  const parts: string[] = [''];
  for (const [name, stage] of told) {
    const key = shortKey(name, stage);
    const last = parts[parts.length - 1]!;
    if (last.length + key.length > PART_CHARACTERS) parts.push(key);
    else parts[parts.length - 1] = last + key;
  }
  const kept = parts.slice(-PARTS);
  return { head: JSON.stringify({ lines, parts: kept.length, mark: fingerprintOf([kept]) }), parts: kept };
}

/**
 * null where nothing is remembered. Parts that do not fit the head (a run was cut off while it stored them) tell
 * nothing, and the count of lines alone is kept.
 */
export function fromStored(head: string | null, part: (n: number) => string | null): Remembered | null {
  let read: { lines?: unknown; parts?: unknown; mark?: unknown } | null;
  try {
    read = JSON.parse(head ?? 'null');
  } catch {
    return null;
  }
  const lines = Number(read?.lines);
  if (!read || !Number.isInteger(lines)) return null;
  const parts = Array.from({ length: Math.min(Number(read.parts) || 0, PARTS) }, (_, i) => part(i) ?? '');
  if (fingerprintOf([parts]) !== read.mark) return { lines, told: new Map() };
  const keys = parts.flatMap((text) => text.split(/(?=~)/)).map(inShortKey);
  return { lines, told: new Map(keys.flatMap((key) => (key ? [[key.name, key.stage] as const] : []))) };
}

export const lineCount = (records: readonly MailRecord[]): number =>
  records.reduce((sum, { rows }) => sum + rows.length, 0);

export interface Loss {
  /** Lines of mails that are gone. */
  readonly lines: number;
  /** Notices that were told and that no line tells any more. */
  readonly notices: NewestTold;
  /** Mails that went out, or may have, and whose line no longer says what they told. */
  readonly spoilt: number;
  /** Whether what was told is remembered. */
  readonly restorable: boolean;
}

/** What the ledger has lost; null where nothing. What a coordinator had restored since is no loss. */
export function lossOf(records: readonly MailRecord[], remembered: Remembered | null): Loss | null {
  const told = newestTold(records);
  const notices = new Map(
    [...(remembered?.told ?? [])].filter(
      ([name, stage]) => (told.get(name) ?? Number.POSITIVE_INFINITY) > stage,
    ),
  );
  const lines = Math.max((remembered?.lines ?? 0) - lineCount(records), 0);
  const decided = records.map(({ kind }) => kind).lastIndexOf('restored');
  const spoilt = records.filter(
    (record, i) => i > decided && record.kind !== 'overview' && wentOut(record) && record.keys.length === 0,
  ).length;
  if (lines + notices.size + spoilt === 0) return null;
  return { lines, notices, spoilt, restorable: (remembered?.told.size ?? 0) > 0 };
}
