/**
 * Protection of a sheet or a range. The owner can always edit and is not listed by getEditors(); a fresh
 * protection lists everybody the spreadsheet is shared with; whoever it is not shared with cannot be added.
 */

import type { Area, StoredProtection } from '../grid/grid.js';
import type { Execution } from '../host/execution.js';
import { emulate } from './notEmulated.js';
import { placeOf, range } from './range.js';
import { addressOf, user } from './session.js';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** Google's words to a person, and to a script that runs as that person. */
export const PROTECTED_CELL =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Enum values, as SpreadsheetApp.ProtectionType has them. */
export const PROTECTION_TYPE = { RANGE: 'RANGE', SHEET: 'SHEET' } as const;

const emailOf = (person: unknown): string =>
  (typeof person === 'string' ? person : (addressOf(person as object) ?? '')).toLowerCase();

let nextId = 0;

/** Protects an area, or the whole sheet where it is null. */
export function protect(execution: Execution, sheetId: string, area: Area | null): Protection {
  const { state, effectiveUser } = execution;
  const id = `p${Date.now().toString(36)}${nextId++}`;
  const editors = [...new Set([...state.sharedWith, effectiveUser.toLowerCase()])];
  state.grid.extrasOf(sheetId).protections.push({
    id,
    area,
    description: '',
    warningOnly: false,
    domainEdit: true,
    editors: editors.filter((editor) => editor !== state.owner.toLowerCase()),
    unprotected: [],
  });
  return protection(execution, sheetId, id);
}

export function protection(execution: Execution, sheetId: string, id: string): Protection {
  const { state, effectiveUser, meter } = execution;
  const extras = state.grid.extrasOf(sheetId);
  const stored = (): StoredProtection => {
    const found = extras.protections.find((other) => other.id === id);
    if (!found) throw new Error('Protection not found.');
    return found;
  };
  const canEdit = (): boolean =>
    effectiveUser.toLowerCase() === state.owner.toLowerCase() ||
    stored().editors.includes(effectiveUser.toLowerCase());
  const change = (values: Partial<StoredProtection>): Protection => {
    if (!canEdit()) throw new Error(PROTECTED_CELL);
    extras.protections = extras.protections.map((other) =>
      other.id === id ? { ...other, ...values } : other,
    );
    return self;
  };
  const add = (people: readonly unknown[]): Protection => {
    const emails = people.map(emailOf).filter((email) => email !== state.owner.toLowerCase());
    for (const email of emails) {
      if (!state.sharedWith.includes(email)) throw new Error(`Invalid user: ${email}`);
    }
    return change({ editors: [...new Set([...stored().editors, ...emails])] });
  };
  const self: Protection = emulate<Protection>(
    'Protection',
    {
      getDescription: () => stored().description,
      setDescription: (description: string) => change({ description }),
      getProtectionType: () =>
        (stored().area
          ? PROTECTION_TYPE.RANGE
          : PROTECTION_TYPE.SHEET) as unknown as GoogleAppsScript.Spreadsheet.ProtectionType,
      getRange: () => {
        const { grid } = state;
        return range(
          execution,
          sheetId,
          stored().area ?? {
            row: 0,
            column: 0,
            rows: grid.rowCount(sheetId),
            columns: grid.columnCount(sheetId),
          },
        );
      },
      getEditors: () => stored().editors.map((email) => user(email, execution)),
      addEditor: ((person: unknown) => add([person])) as Protection['addEditor'],
      addEditors: (emails: string[]) => add(emails),
      removeEditors: ((people: readonly unknown[]) => {
        // Neither the owner nor the current user can be removed.
        const gone = people.map(emailOf).filter((email) => email !== effectiveUser.toLowerCase());
        return change({ editors: stored().editors.filter((editor) => !gone.includes(editor)) });
      }) as Protection['removeEditors'],
      canEdit,
      canDomainEdit: () => stored().domainEdit,
      setDomainEdit: (domainEdit: boolean) => change({ domainEdit }),
      isWarningOnly: () => stored().warningOnly,
      setWarningOnly: (warningOnly: boolean) => change({ warningOnly }),
      setUnprotectedRanges: (ranges: GoogleAppsScript.Spreadsheet.Range[]) =>
        change({
          unprotected: ranges
            .map(placeOf)
            .map(({ row, column, rows, columns }) => ({ row, column, rows, columns })),
        }),
      getUnprotectedRanges: () => stored().unprotected.map((area) => range(execution, sheetId, area)),
      remove() {
        if (!canEdit()) throw new Error(PROTECTED_CELL);
        extras.protections = extras.protections.filter((other) => other.id !== id);
      },
    },
    meter,
  );
  return self;
}
