/**
 * Protection of a sheet or a range (developers.google.com/apps-script/reference/spreadsheet/protection).
 *
 * - The owner can always edit and is not listed by getEditors(); a fresh protection lists everybody the spreadsheet is
 *   shared with; whoever it is not shared with cannot be added ("Adding an editor who has no access to the file throws").
 * - removeEditors: neither the owner nor the current user can be taken out; "if the user's edit permission comes from a
 *   group, the script throws an exception upon removing the group".
 * - setUnprotectedRanges: "Throws an exception if the Protection is a range protection or if the ranges are not all
 *   on the protected sheet."
 * - On a shared drive there is no owner, and nobody passes by right of owning.
 * Each call is done at once.
 */

import type { Rectangle } from '../../grid/rectangle.js';
import type { StoredProtection } from '../../grid/stored.js';
import { emulate } from '../notEmulated.js';
import { addressOf, user } from '../session.js';
import { PROTECTED_CELL } from './cellDeeds.js';
import type { Objects } from './objects.js';
import { placeOf, rectangleOf } from './places.js';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

/** Enum values, as SpreadsheetApp.ProtectionType has them. */
export const PROTECTION_TYPE = { RANGE: 'RANGE', SHEET: 'SHEET' } as const;

const emailOf = (person: unknown): string =>
  (typeof person === 'string' ? person : (addressOf(person as object) ?? '')).toLowerCase();

let nextId = 0;

/** Protects an area, or the whole sheet where it is null. */
export function protect(objects: Objects, sheetId: string, area: Rectangle | null): Protection {
  const { state, effectiveUser } = objects.execution;
  const id = `p${Date.now().toString(36)}${nextId++}`;
  const editors = [...new Set([...state.sharedWith, effectiveUser.toLowerCase()])];
  state.grid.extrasOf(sheetId).protections.push({
    id,
    area,
    description: '',
    warningOnly: false,
    domainEdit: true,
    editors: editors.filter((editor) => !state.owns(editor)),
    unprotected: [],
  });
  return objects.protection(sheetId, id);
}

export function protection(objects: Objects, sheetId: string, id: string): Protection {
  const { execution } = objects;
  const { state, effectiveUser } = execution;
  const extras = state.grid.extrasOf(sheetId);
  const me = effectiveUser.toLowerCase();
  const stored = (): StoredProtection => {
    const found = extras.protections.find((other) => other.id === id);
    if (!found) throw new Error('Protection not found.');
    return found;
  };
  const canEdit = (): boolean => state.owns(me) || state.amongEditors(stored().editors, me);
  const change = (values: Partial<StoredProtection>): Protection => {
    if (!canEdit()) throw new Error(PROTECTED_CELL);
    extras.protections = extras.protections.map((other) =>
      other.id === id ? { ...other, ...values } : other,
    );
    return self;
  };
  const add = (people: readonly unknown[]): Protection => {
    const emails = people.map(emailOf).filter((email) => !state.owns(email));
    for (const email of emails) {
      if (!state.hasAccess(email)) throw new Error(`Invalid user: ${email}`);
    }
    return change({ editors: [...new Set([...stored().editors, ...emails])] });
  };
  const removed = (people: readonly unknown[]): Protection => {
    const gone = people.map(emailOf).filter((email) => email !== me);
    const left = stored().editors.filter((editor) => !gone.includes(editor));
    if (!state.owns(me) && canEdit() && !state.amongEditors(left, me))
      throw new Error('You cannot remove the group that gives you the right to edit.');
    return change({ editors: left });
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
        return objects.range(
          sheetId,
          stored().area ?? {
            row: 0,
            column: 0,
            rows: grid.rowCount(sheetId),
            columns: grid.columnCount(sheetId),
          },
        );
      },
      setRange(range: GoogleAppsScript.Spreadsheet.Range) {
        if (stored().area === null)
          throw new Error('The protection of a sheet has no range that can be set.');
        if (placeOf(range).sheetId !== sheetId)
          throw new Error('Protection.setRange on another sheet is not emulated by the local host.');
        return change({ area: rectangleOf(range) });
      },
      getEditors: () => stored().editors.map((email) => user(email, execution)),
      addEditor: ((person: unknown) => add([person])) as Protection['addEditor'],
      addEditors: (emails: string[]) => add(emails),
      removeEditor: ((person: unknown) => removed([person])) as Protection['removeEditor'],
      removeEditors: ((people: readonly unknown[]) => removed(people)) as Protection['removeEditors'],
      canEdit,
      canDomainEdit: () => stored().domainEdit,
      setDomainEdit: (domainEdit: boolean) => change({ domainEdit }),
      isWarningOnly: () => stored().warningOnly,
      setWarningOnly: (warningOnly: boolean) => change({ warningOnly }),
      setUnprotectedRanges(ranges: GoogleAppsScript.Spreadsheet.Range[]) {
        if (stored().area !== null)
          throw new Error('Unprotected ranges can only be set on the protection of a sheet.');
        if (ranges.some((range) => placeOf(range).sheetId !== sheetId))
          throw new Error('The unprotected ranges must all be on the protected sheet.');
        return change({ unprotected: ranges.map(rectangleOf) });
      },
      getUnprotectedRanges: () => stored().unprotected.map((area) => objects.range(sheetId, area)),
      remove() {
        if (!canEdit()) throw new Error(PROTECTED_CELL);
        extras.protections = extras.protections.filter((other) => other.id !== id);
      },
    },
    execution,
  );
  return self;
}
