/** How far the workbook's rights have been brought up to date: carried along as document metadata. */
import { fingerprintOf } from '../../../cells/hash.js';
import type { Environment } from '../../../environment.js';

const KEY = 'papi.rights';

const STATES = ['updating', 'complete', 'refused', 'barred'] as const;

export interface RightsMemory {
  /** The spreadsheet it is of: in a copy, protections have lost their editors and all begins anew. */
  readonly workbook: string;
  /** refused: nothing was changed. barred: what is left stands in protections that whoever ran may not change. */
  readonly state: (typeof STATES)[number];
  /** Why, in words; empty unless refused or barred. */
  readonly reason: string;
  readonly done: number;
  readonly total: number;
  /** Signatures of the protections that were made or compared, since all were last compared. */
  readonly verified: readonly string[];
  /** Digests of the sheets that are done, since then. */
  readonly finished: readonly string[];
  /** Names what was wanted and for whom, to tell whether it still is. */
  readonly digest: string;
  /** How many people the spreadsheet was shared with, and their addresses shortened: reading them costs a call each. */
  readonly shared: number;
  readonly sharedMarks: string;
  /** Sheets that people have protected themselves. */
  readonly foreign: readonly string[];
  /** When it was last written, in milliseconds. */
  readonly at: number;
}

/** Nothing is known to be as it should. */
export const NOTHING: Omit<RightsMemory, 'workbook' | 'at'> = {
  state: 'updating',
  reason: '',
  done: 0,
  total: 0,
  verified: [],
  finished: [],
  digest: '',
  shared: -1,
  sharedMarks: '',
  foreign: [],
};

/** Characters of a mark: enough to tell some hundred addresses apart. */
const MARK = 6;
const markOf = (address: string): string =>
  fingerprintOf([[address.toLowerCase()]])
    .padStart(MARK, '0')
    .slice(-MARK);
export const addressMarks = (addresses: Iterable<string>): string => [...addresses].map(markOf).join('');

/** Those of these addresses that the marks know. */
export function knownBy(marks: string, addresses: readonly string[]): ReadonlySet<string> {
  const known = new Set(
    Array.from({ length: marks.length / MARK }, (_, i) => marks.slice(i * MARK, (i + 1) * MARK)),
  );
  return new Set(addresses.map((one) => one.toLowerCase()).filter((address) => known.has(markOf(address))));
}

/** Characters of a signature (wantedRights). */
const SIGNATURE = 6;
const packed = (signatures: readonly string[]): string =>
  signatures.map((one) => one.padStart(SIGNATURE, '0')).join('');
const unpacked = (text: unknown): string[] => String(text ?? '').match(/.{6}/g) ?? [];

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

/** null where nothing can be relied on: never set, a copy, or damaged. */
export function rememberedRights(environment: Environment): RightsMemory | null {
  const { workbook } = environment;
  const text = workbook.remembered(KEY);
  if (!origins?.has(environment)) keptOrigin(environment, text);
  if (!text) return null;
  try {
    const stored = JSON.parse(text) as Partial<RightsMemory>;
    if (stored.workbook !== workbook.id()) return null;
    return {
      workbook: stored.workbook,
      state: STATES.find((state) => state === stored.state) ?? 'updating',
      reason: String(stored.reason ?? ''),
      done: Number(stored.done ?? 0),
      total: Number(stored.total ?? 0),
      verified: unpacked(stored.verified),
      finished: strings(stored.finished),
      digest: String(stored.digest ?? ''),
      shared: Number(stored.shared ?? -1),
      sharedMarks: String(stored.sharedMarks ?? ''),
      foreign: strings(stored.foreign),
      at: Number(stored.at ?? 0),
    };
  } catch {
    return null;
  }
}

/** It never changes while an execution runs, and asking for it costs a call. */
let origins: WeakMap<Environment, string | null> | undefined;

/**
 * The spreadsheet in which rights were first set: metadata travels with a copy, and the copy's own rights keep it. null
 * where nothing says.
 */
export function originalOf(environment: Environment): string | null {
  const known = origins?.get(environment);
  return known !== undefined ? known : keptOrigin(environment, environment.workbook.remembered(KEY));
}

function keptOrigin(environment: Environment, text: string | null): string | null {
  let origin: string | null = null;
  try {
    const stored = JSON.parse(text || '{}') as { readonly origin?: unknown; readonly workbook?: unknown };
    const id = stored.origin ?? stored.workbook;
    if (typeof id === 'string' && id !== '') origin = id;
  } catch {
    // Damaged: nothing says.
  }
  origins ??= new WeakMap();
  origins.set(environment, origin);
  return origin;
}

export function rememberRights(
  environment: Environment,
  memory: Omit<RightsMemory, 'workbook' | 'at'>,
): void {
  const { workbook, now } = environment;
  workbook.remember(
    KEY,
    JSON.stringify({
      ...memory,
      verified: packed(memory.verified),
      workbook: workbook.id(),
      origin: originalOf(environment) ?? workbook.id(),
      at: now().getTime(),
    }),
  );
}
