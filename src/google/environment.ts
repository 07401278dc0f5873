/** The program's surroundings as Google provides them. */
import { dayFromDate } from '../calendar/day.js';
import { type Environment, Refusal } from '../workbook/port.js';
import { googleMail } from './mail.js';
import { googleWorkbook } from './workbook.js';

/** How long to wait for another run to end before saying so. */
const LOCK_WAIT_MS = 10_000;

export function googleEnvironment(): Environment {
  return {
    workbook: googleWorkbook(),
    mail: googleMail(),
    today: () => dayFromDate(new Date()),
    now: () => new Date(),
    userEmail: () => Session.getActiveUser().getEmail(),
    ownerEmail: () => SpreadsheetApp.getActiveSpreadsheet().getOwner()?.getEmail() ?? '',
    triggers: () => ScriptApp.getProjectTriggers().map((trigger) => trigger.getHandlerFunction()),
    removeExtraTriggers(handler) {
      const [, ...extra] = ScriptApp.getProjectTriggers().filter(
        (trigger) => trigger.getHandlerFunction() === handler,
      );
      for (const trigger of extra) ScriptApp.deleteTrigger(trigger);
    },
    pushedFile: (name) => HtmlService.createHtmlOutputFromFile(name).getContent(),
    exclusively(deed) {
      const lock = LockService.getDocumentLock();
      if (!lock.tryLock(LOCK_WAIT_MS)) {
        throw new Refusal(
          'Có người khác đang chạy một việc trên bảng tính này. Hãy đợi một phút rồi thử lại.',
        );
      }
      try {
        return deed();
      } finally {
        lock.releaseLock();
      }
    },
  };
}
