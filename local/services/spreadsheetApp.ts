/** SpreadsheetApp and Spreadsheet. */

import { parseReference } from '../grid/formulaText.js';
import type { Execution } from '../host/execution.js';
import { developerMetadata, setMetadata } from './metadata.js';
import { emulate } from './notEmulated.js';
import { PROTECTION_TYPE, protection } from './protection.js';
import { areaOfA1, checkArea, range } from './range.js';
import { formatBuilder, VALIDATION_CRITERIA, validationBuilder } from './rules.js';
import { user } from './session.js';
import { sheet, sheetIdOf } from './sheet.js';
import { ui } from './ui.js';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

function spreadsheet(execution: Execution): Spreadsheet {
  const { state, meter } = execution;
  const { grid } = state;
  const idNamed = (name: string): string | null => grid.sheetIdNamed(name);
  return emulate<Spreadsheet>(
    'Spreadsheet',
    {
      getSheets: () => grid.sheetIds().map((id) => sheet(execution, id)),
      getSheetByName: (name: string) => {
        const id = idNamed(name);
        return id === null ? null : sheet(execution, id);
      },
      insertSheet: ((name: string, index: number) => {
        if (idNamed(name) !== null) {
          throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
        }
        return sheet(execution, grid.addSheet(name, Math.min(index, grid.sheetIds().length)));
      }) as Spreadsheet['insertSheet'],
      deleteSheet(doomed: GoogleAppsScript.Spreadsheet.Sheet) {
        if (grid.sheetIds().length === 1) throw new Error("You can't remove all the sheets in a document.");
        grid.removeSheet(sheetIdOf(doomed));
      },
      getRange: (a1: string) => {
        const title = parseReference(a1)?.sheet;
        const id = title === null || title === undefined ? null : idNamed(title);
        if (id === null) throw new Error('Range not found');
        const area = areaOfA1(execution, id, a1);
        checkArea(execution, id, area);
        return range(execution, id, area);
      },
      getSpreadsheetLocale: () => grid.locale,
      setSpreadsheetLocale(locale: string) {
        grid.locale = locale;
      },
      getSpreadsheetTimeZone: () => grid.timeZone,
      setSpreadsheetTimeZone(zone: string) {
        grid.timeZone = zone;
      },
      getId: () => 'local',
      getUrl: () => 'https://docs.google.com/spreadsheets/d/local/edit',
      getProtections: (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
        grid.sheetIds().flatMap((id) =>
          grid
            .extrasOf(id)
            .protections.filter(({ area }) => (String(type) === PROTECTION_TYPE.RANGE) === (area !== null))
            .map((stored) => protection(execution, id, stored.id)),
        ),
      getDeveloperMetadata: () => Object.keys(state.metadata).map((key) => developerMetadata(execution, key)),
      addDeveloperMetadata: ((key: string, value: string) => {
        // Google keeps several of one key; one is all that is emulated.
        if (key in state.metadata)
          throw new Error(
            'Spreadsheet.addDeveloperMetadata of a key that stands is not emulated by the local host.',
          );
        setMetadata(execution, key, value);
      }) as Spreadsheet['addDeveloperMetadata'],
      setActiveSheet: ((active: GoogleAppsScript.Spreadsheet.Sheet) => {
        state.activeCell = { sheetId: sheetIdOf(active), row: 0, column: 0 };
        return active;
      }) as Spreadsheet['setActiveSheet'],
      moveActiveSheet(position: number) {
        const active = state.activeCell?.sheetId ?? grid.sheetIds()[0]!;
        grid.moveSheet(active, position - 1);
      },
      getEditors: () => state.sharedWith.map((email) => user(email, execution)),
      getOwner: () => user(state.owner, execution),
      toast: ((message: string, title?: string) => {
        state.shown.push({ kind: 'toast', title: title ?? '', content: message });
      }) as Spreadsheet['toast'],
    },
    meter,
  );
}

export function spreadsheetApp(execution: Execution): App {
  return emulate<App>(
    'SpreadsheetApp',
    {
      getActiveSpreadsheet: () => spreadsheet(execution),
      getUi: () => ui(execution),
      flush: () => {
        execution.state.grid.recalculate();
        execution.commit();
      },
      ProtectionType: PROTECTION_TYPE as unknown as App['ProtectionType'],
      DataValidationCriteria: VALIDATION_CRITERIA as unknown as App['DataValidationCriteria'],
      newDataValidation: () => validationBuilder(execution),
      newConditionalFormatRule: () => formatBuilder(execution),
    },
    execution.meter,
  );
}
