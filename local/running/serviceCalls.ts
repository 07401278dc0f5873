/**
 * What each call of a service is on Google: an object in memory, a question, a change that waits in the write buffer,
 * or a change of protections; and about how long it takes there.
 *
 * Milliseconds: one call costs roughly 10-100 ms whatever it carries, and protecting is slow, up to a second a range
 * (apps-script.md, "Ranges and values" and "Learned since").
 */
export type CallKind =
  /** An object that only the script knows: not a call of Google's at all. */
  | 'build'
  /** Names a place or a service: quick, and nothing is pushed out for it. */
  | 'name'
  /** Pushes out what has been written, then asks. */
  | 'read'
  | 'write'
  /** Done at once; what was written before is pushed out first. */
  | 'protect';

export const MILLISECONDS: Readonly<Record<CallKind, number>> = {
  build: 1,
  name: 1,
  read: 30,
  write: 30,
  protect: 300,
};

/** Classes whose objects live in the script's memory until they are handed over. */
const IN_MEMORY = new Set([
  'DataValidationBuilder',
  'ConditionalFormatRuleBuilder',
  'EmbeddedChartBuilder',
  'EmbeddedBarChartBuilder',
  'FilterCriteriaBuilder',
  'FilterCriteria',
  'Menu',
  'HtmlOutput',
  'User',
]);

const BUILT_BY = new Set([
  'SpreadsheetApp.newDataValidation',
  'SpreadsheetApp.newConditionalFormatRule',
  'SpreadsheetApp.newFilterCriteria',
  'Sheet.newChart',
  'Ui.createMenu',
  'ScriptApp.newTrigger',
  'TriggerBuilder.timeBased',
  'ClockTriggerBuilder.everyDays',
  'ClockTriggerBuilder.atHour',
  'ClockTriggerBuilder.nearMinute',
  'ClockTriggerBuilder.inTimezone',
  'ClockTriggerBuilder.after',
  'Sheet.createTextFinder',
  'TextFinder.matchCase',
  'TextFinder.matchEntireCell',
  'TextFinder.useRegularExpression',
]);

const NAMES = new Set([
  'SpreadsheetApp.getActiveSpreadsheet',
  'SpreadsheetApp.getActive',
  'SpreadsheetApp.getUi',
  'Spreadsheet.getId',
  'Spreadsheet.getUrl',
  'Spreadsheet.getSheetByName',
  'Spreadsheet.getSheets',
  'Spreadsheet.getRange',
  'Sheet.getName',
  'Sheet.getSheetId',
  'Sheet.getRange',
  'Sheet.getRangeList',
  'Range.getSheet',
  'Range.getRow',
  'Range.getColumn',
  'Range.getLastRow',
  'Range.getLastColumn',
  'Range.getNumRows',
  'Range.getNumColumns',
  'Range.getHeight',
  'Range.getWidth',
  'Range.getA1Notation',
  'Range.offset',
  'Range.getCell',
  'RangeList.getRanges',
  'Protection.getProtectionType',
  'Utilities.sleep',
  'Utilities.getUuid',
  'Utilities.newBlob',
]);

/** Reads and writes of Google's; only those that build nothing and name nothing but ask or change. */
export function kindOfCall(className: string, method: string): CallKind {
  const call = `${className}.${method}`;
  if (IN_MEMORY.has(className) || BUILT_BY.has(call)) return 'build';
  if (NAMES.has(call)) return 'name';
  // Finding asks; replacing is done at once and answers how many.
  const asks = /^(?:get|is|can|has)[A-Z]/.test(method) || className === 'TextFinder';
  if (method === 'protect' || (className === 'Protection' && !asks)) return 'protect';
  return asks ? 'read' : 'write';
}
