/** A sheet that was made a moment ago is closed before anything stands in it: a run may be cut off before its rights come. */
import type { Environment } from '../../../environment.js';
import { makeProtection } from './protect.js';
import { readPeople, refusalOf } from './updateRights.js';

/**
 * Whose rows are open in it is the business of updateRights, at the end of the command. Where rights cannot be set now,
 * they are with the next update.
 *
 * @param admitted who may edit it beside the owner: the coordinators, or nobody
 */
export function closeNewSheet(environment: Environment, title: string, admitted: readonly string[]): void {
  const rights = environment.workbook.rights.sheet(title);
  const people = readPeople(environment);
  if (!rights || rights.whole() || refusalOf(environment, people) !== null) return;
  const editors = admitted.filter((address) => people.shared.has(address));
  makeProtection(rights.protectWhole(), { name: title, editors }, people);
}
