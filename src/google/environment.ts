/** The program's surroundings as Google provides them. */
import { WITH_BIG_QUERY } from '../bigQuery/built.js';
import { dayFromDate } from '../calendar/day.js';
import { ZONE } from '../calendar/zone.js';
import type { Environment } from '../environment.js';
import { Busy } from '../refusal.js';
import { SHEETS } from '../schema/sheets.js';
import { googleBigQuery } from './bigQuery.js';
import { googleMail } from './mail.js';
import { googleWorkbook } from './workbook.js';

/** How long to wait for another run to end before saying so. */
const LOCK_WAIT_MS = 10_000;

export function googleEnvironment(): Environment {
  // The stores are asked for once an execution; what lies in them each time.
  let store: GoogleAppsScript.Properties.Properties | undefined;
  const properties = (): GoogleAppsScript.Properties.Properties =>
    (store ??= PropertiesService.getDocumentProperties());
  let usersStore: GoogleAppsScript.Properties.Properties | undefined;
  const usersProperties = (): GoogleAppsScript.Properties.Properties =>
    (usersStore ??= PropertiesService.getUserProperties());
  // Who runs it and who owns the workbook are the same for all of an execution.
  let user: string | undefined;
  let owner: string | undefined;
  let runner: string | undefined;
  return {
    workbook: googleWorkbook(SHEETS),
    mail: googleMail(),
    memory: {
      all: () => properties().getProperties(),
      keep(values) {
        properties().setProperties({ ...values });
      },
    },
    bigQuery: WITH_BIG_QUERY ? googleBigQuery() : null,
    today: () => dayFromDate(new Date()),
    now: () => new Date(),
    userEmail: () => (user ??= Session.getActiveUser().getEmail()),
    ownerEmail: () => (owner ??= SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail() ?? ''),
    runsAs: () => (runner ??= Session.getEffectiveUser().getEmail()),
    triggers: () =>
      ScriptApp.getProjectTriggers().map((trigger) => ({
        id: trigger.getUniqueId(),
        handler: trigger.getHandlerFunction(),
      })),
    triggerDaily: (handler, hour) =>
      ScriptApp.newTrigger(handler)
        .timeBased()
        .everyDays(1)
        .atHour(hour)
        .inTimezone(ZONE)
        .create()
        .getUniqueId(),
    triggerAfter: (handler, ms) => ScriptApp.newTrigger(handler).timeBased().after(ms).create().getUniqueId(),
    deleteTriggers(ids) {
      if (ids.length === 0) return;
      for (const trigger of ScriptApp.getProjectTriggers())
        if (ids.includes(trigger.getUniqueId())) ScriptApp.deleteTrigger(trigger);
    },
    secret: (key) => usersProperties().getProperty(key),
    keepSecret(key, value) {
      if (value === null) usersProperties().deleteProperty(key);
      else usersProperties().setProperty(key, value);
    },
    pause: (ms) => Utilities.sleep(ms),
    exclusively(deed) {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(LOCK_WAIT_MS)) {
        throw new Busy('Có người khác đang chạy một việc trên bảng tính này. Hãy đợi một phút rồi thử lại.');
      }
      try {
        return deed();
      } finally {
        lock.releaseLock();
      }
    },
  };
}
