/**
 * Deadlines that were put off (`Gia hạn`). From the day of the document that grants it a later day counts, never before:
 * how things stood on an earlier day does not change. The first day is never lost.
 */
import type { Day } from '../../calendar/day.js';
import type { Extension, ExtensionKind } from '../model.js';

/** A granted later day. */
export interface Grant {
  /** Last day in time from then on. */
  readonly due: Day;
  /** Day of the document: it counts from that day. */
  readonly from: Day;
  /** Number of the document; empty where none is stated. */
  readonly document: string;
}

export const NO_GRANTS: readonly Grant[] = [];

/** Tells the grants of a piece of work of an agency, in the order in which each takes the place of the one before. */
export type GrantsOf = (kind: ExtensionKind, work: string, slot: string, agency: string) => readonly Grant[];

const nameOf = (kind: ExtensionKind, work: string, slot: string, agency: string): string =>
  `${kind}|${work}|${slot}|${agency}`;

/**
 * The grants of each piece of work. Of two of one day that for the agency alone counts before that for all, then the
 * lower row; of a report that for its task before that for the whole period.
 */
export function grantsOf(extensions: readonly Extension[]): GrantsOf {
  const byName = new Map<string, { readonly grant: Grant; readonly row: number }[]>();
  for (const { kind, work, slot, agency, newDue, granted, document, verdict, row } of extensions) {
    if (verdict !== 'Đồng ý' || granted === null) continue;
    const name = nameOf(kind, work, slot, agency);
    const one = { grant: { due: newDue, from: granted, document }, row };
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  if (byName.size === 0) return () => NO_GRANTS;
  return (kind, work, slot, agency) => {
    // From the widest to the closest: of one day the closest counts.
    const names = [
      ...(kind === 'report' && work !== ''
        ? [nameOf(kind, '', slot, ''), nameOf(kind, '', slot, agency)]
        : []),
      nameOf(kind, work, slot, ''),
      nameOf(kind, work, slot, agency),
    ];
    const found = names.flatMap((name, width) =>
      (byName.get(name) ?? []).map(({ grant, row }) => ({ grant, row, width })),
    );
    if (found.length === 0) return NO_GRANTS;
    return found
      .sort((a, b) => a.grant.from - b.grant.from || a.width - b.width || a.row - b.row)
      .map(({ grant }) => grant);
  };
}

/** How a deadline stands on a day, of what was granted until then. */
export interface Extended {
  /** Last day in time by which it is judged. */
  readonly due: Day | null;
  /** How often it was put off. */
  readonly times: number;
  /** The grant that counts; null where there is none. */
  readonly grant: Grant | null;
  /** Whether it was granted once when the day before it had passed. */
  readonly afterDue: boolean;
}

/**
 * The day by which a deadline is judged on a day.
 *
 * @param first the plan's own last day in time
 * @example due 30/04, granted on 15/05 to 31/05. On 10/05: 30/04, not put off. On 20/05: 31/05, granted after its day.
 */
export function extendedBy(first: Day | null, grants: readonly Grant[], on: Day): Extended {
  let extended: Extended = { due: first, times: 0, grant: null, afterDue: false };
  for (const grant of grants) {
    if (grant.from > on) break;
    extended = {
      due: grant.due,
      times: extended.times + 1,
      grant,
      afterDue: extended.afterDue || (extended.due !== null && grant.from > extended.due),
    };
  }
  return extended;
}
