/** What of a sheet somebody may not edit, for the page to tint. */
import type { Rectangle } from '../grid/rectangle.js';
import type { HostState } from '../state/hostState.js';

export interface Locks {
  /** Whether the sheet is closed but for `open`. */
  readonly closed: boolean;
  readonly open: readonly Rectangle[];
  /** Closed whatever else is open. */
  readonly blocks: readonly Rectangle[];
}

export function locksOf(state: HostState, sheetId: string, user: string): Locks {
  if (state.owns(user)) return { closed: false, open: [], blocks: [] };
  const against = state.grid
    .extrasOf(sheetId)
    .protections.filter(({ warningOnly, editors }) => !warningOnly && !state.amongEditors(editors, user));
  const whole = against.find(({ area }) => area === null);
  return {
    closed: whole !== undefined,
    open: whole?.unprotected ?? [],
    blocks: against.flatMap(({ area }) => (area ? [area] : [])),
  };
}
