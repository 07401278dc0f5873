/** Which notices were told: by the ledger's keys, and by the short names that a restored ledger holds. */
import { fingerprintOf } from '../../cells/hash.js';
import type { MailKind } from '../mail/mail.js';
import type { Stage } from '../stage.js';
import { type MailRecord, wentOut } from './mailRecord.js';
import { folded, noticeIn } from './notice.js';
import { inShortKey } from './restored.js';

/** Digests and trials each tell for themselves, so that a trial uses nothing up. */
export type ToldKind = Exclude<MailKind, 'overview'>;

/** The newest stage told of each deadline, by the deadline's short name. Stages grow more urgent downwards. */
export type NewestTold = ReadonlyMap<string, Stage>;

export function keepNewest(told: Map<string, Stage>, name: string, stage: Stage): void {
  told.set(name, Math.min(stage, told.get(name) ?? Number.POSITIVE_INFINITY));
}

/** Short name and stage of a notice. A key that cannot be read counts by its text. */
export function shortened(kind: ToldKind, key: string): { readonly name: string; readonly stage: Stage } {
  const notice = noticeIn(key);
  return {
    name: fingerprintOf([[kind, notice?.deadline ?? folded(key)]]),
    stage: notice?.stage ?? 0,
  };
}

/** The newest stages that the ledger's mails told, or perhaps told, and those that were restored. */
export function newestTold(records: readonly MailRecord[]): Map<string, Stage> {
  const told = new Map<string, Stage>();
  for (const record of records) {
    const { kind } = record;
    if (kind === 'overview' || !wentOut(record)) continue;
    for (const key of record.keys) {
      const short = kind === 'restored' ? inShortKey(key) : shortened(kind, key);
      if (short) keepNewest(told, short.name, short.stage);
    }
  }
  return told;
}

export interface Told {
  has(key: string): boolean;
}

/** What digests, or trials, told. Of what was restored only the newest stage is known: no earlier one is told again. */
export function toldBy(records: readonly MailRecord[], kind: ToldKind): Told {
  const told = records.filter(wentOut);
  const keys = new Set(
    told.filter((record) => record.kind === kind).flatMap((record) => record.keys.map(folded)),
  );
  const restored = newestTold(told.filter((record) => record.kind === 'restored'));
  return {
    has(key) {
      if (keys.has(folded(key))) return true;
      if (restored.size === 0) return false;
      const { name, stage } = shortened(kind, key);
      const newest = restored.get(name);
      return newest !== undefined && newest <= stage;
    },
  };
}
