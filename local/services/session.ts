/** Session: who runs the script. */

import type { Execution } from '../running/execution.js';
import { emulate } from './notEmulated.js';

const emails = new WeakMap<object, string>();

/** The address of a User that a script hands over; asking is the service's own affair and is not metered. */
export const addressOf = (person: object): string | undefined => emails.get(person);

export function user(email: string, execution: Execution): GoogleAppsScript.Base.User {
  const self = emulate<GoogleAppsScript.Base.User>('User', { getEmail: () => email }, execution);
  emails.set(self, email);
  return self;
}

export function session(execution: Execution): GoogleAppsScript.Base.Session {
  return emulate<GoogleAppsScript.Base.Session>(
    'Session',
    {
      getActiveUser: () => user(execution.activeUser, execution),
      getEffectiveUser: () => user(execution.effectiveUser, execution),
      getScriptTimeZone: () => execution.scriptTimeZone,
    },
    execution,
  );
}
