/** Session: who runs the script. */

import type { Execution } from '../execution.js';
import { emulate } from '../notEmulated.js';

export function user(email: string, execution: Execution): GoogleAppsScript.Base.User {
  return emulate<GoogleAppsScript.Base.User>('User', { getEmail: () => email }, execution.meter);
}

export function session(execution: Execution): GoogleAppsScript.Base.Session {
  return emulate<GoogleAppsScript.Base.Session>(
    'Session',
    {
      getActiveUser: () => user(execution.activeUser, execution),
      getEffectiveUser: () => user(execution.effectiveUser, execution),
      getScriptTimeZone: () => execution.scriptTimeZone,
    },
    execution.meter,
  );
}
