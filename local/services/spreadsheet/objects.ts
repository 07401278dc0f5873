/** The stand-ins that hand each other out: a range gives its sheet, a sheet its ranges, a protection its range. */
import type { Rectangle } from '../../grid/rectangle.js';
import type { Execution } from '../../running/execution.js';

export interface Objects {
  readonly execution: Execution;
  range(sheetId: string, area: Rectangle): GoogleAppsScript.Spreadsheet.Range;
  sheet(sheetId: string): GoogleAppsScript.Spreadsheet.Sheet;
  protection(sheetId: string, id: string): GoogleAppsScript.Spreadsheet.Protection;
}
