/**
 * Coordinators who may edit through a group. Google's list of people names the group and not them; but it lets them into
 * a protection, and refuses whoever may not open the spreadsheet.
 */
import type { Environment } from '../../../environment.js';
import type { People } from '../../../rights/people.js';
import { SETTINGS } from '../../../schema/sheets.js';
import { mayChange, nameIn, restrictsNobody } from './protect.js';

/**
 * Asked by letting them into the protection of `Cấu hình`, in which coordinators stand anyway.
 *
 * @returns those of the coordinators that the list does not name and that Google lets in
 */
export function admittedThroughGroups(
  { workbook }: Environment,
  coordinators: readonly string[],
  people: People,
): readonly string[] {
  const unlisted = [...new Set(coordinators.map((address) => address.toLowerCase()))].filter(
    (address) => !people.shared.has(address) && address !== people.owner,
  );
  const rights = workbook.rights.sheet(SETTINGS.title);
  if (unlisted.length === 0 || !rights) return [];
  const found = rights.whole();
  // What people protected themselves is not touched, not even to ask.
  if (found && nameIn(found.description()) === null && !restrictsNobody(found, people)) return [];
  if (found && !mayChange(found, people)) return [];
  const whole = found ?? rights.protectWhole();
  const inside = whole.editors();
  const refused = whole.admit(unlisted.filter((address) => !inside.includes(address)));
  return unlisted.filter((address) => !refused.includes(address));
}
