/** What was told of an agency or a task goes on to count after its code was renamed: nothing is reminded anew. */
import { type Renaming, renamedCode, renamedKey } from '../../plan/succession/renaming.js';
import { inShortKey, shortKey } from './restored.js';
import { type NewestTold, shortened, type ToldKind } from './told.js';

const NOTICE = /^(.*)(@\d{4}-\d{2}-\d{2}#-?\d+)(?:\^(.*))?$/s;

/**
 * A notice's key under the new code; any other text as it is.
 *
 * @example 'task|NV02|SNV@2023-06-30#-5^UB' with SNV renamed to SNVU //=> 'task|NV02|SNVU@2023-06-30#-5^UB'
 */
export function renamedNotice(renaming: Renaming, key: string): string {
  const found = NOTICE.exec(key);
  if (!found) return key;
  const [, of, stage, superior] = found;
  const to =
    superior === undefined ? '' : `^${renaming.of === 'agency' ? renamedCode(renaming, superior) : superior}`;
  return `${renamedKey(renaming, of!)}${stage}${to}`;
}

/**
 * The lines of a ledger cell, each notice among them under the new code, also where only its short name stands there.
 *
 * @param names short names, old and new
 */
export const renamedDetail = (
  renaming: Renaming,
  names: ReadonlyMap<string, string>,
  detail: string,
): string =>
  detail
    .split('\n')
    .map((line) => {
      const short = inShortKey(line);
      const name = short === null ? undefined : names.get(short.name);
      return name === undefined ? renamedNotice(renaming, line) : shortKey(name, short!.stage);
    })
    .join('\n');

const KINDS: readonly ToldKind[] = ['digest', 'trial', 'rating', 'ratingTrial'];

/**
 * The short names under which the notices of some keys are remembered, old and new.
 *
 * @param keys of notices, under the old code
 */
export function renamedNames(renaming: Renaming, keys: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const key of keys) {
    const now = renamedNotice(renaming, key);
    if (now === key) continue;
    for (const kind of KINDS) names.set(shortened(kind, key).name, shortened(kind, now).name);
  }
  return names;
}

/** What is remembered, under the new names; of two that come together the newer stage. */
export function renamedTold(told: NewestTold, names: ReadonlyMap<string, string>): Map<string, number> {
  const renamed = new Map<string, number>();
  for (const [name, stage] of told) {
    const now = names.get(name) ?? name;
    renamed.set(now, Math.min(stage, renamed.get(now) ?? Number.POSITIVE_INFINITY));
  }
  return renamed;
}
