/** SpreadsheetApp and Spreadsheet. */

import { parseReference } from '../../formulas/formulaText.js';
import type { Execution } from '../../running/execution.js';
import { emulate } from '../notEmulated.js';
import { user } from '../session.js';
import { ui } from '../ui.js';
import { areaOfA1, checked } from './a1.js';
import { PROTECTED_CELL } from './cellDeeds.js';
import { criteriaBuilder } from './filter.js';
import { addMetadata, metadataOf } from './metadata.js';
import { namedRange, setNamedRange } from './namedRange.js';
import type { Objects } from './objects.js';
import { sheetIdOf } from './places.js';
import { PROTECTION_TYPE, protection } from './protection.js';
import { range } from './range.js';
import { formatBuilder, VALIDATION_CRITERIA, validationBuilder } from './rules.js';
import { sheet } from './sheet.js';

type App = GoogleAppsScript.Spreadsheet.SpreadsheetApp;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** The factories of one execution, handed on to whoever hands out objects of another class. */
export function objectsOf(execution: Execution): Objects {
  const objects: Objects = {
    execution,
    range: (sheetId, area) => range(objects, sheetId, area),
    sheet: (sheetId) => sheet(objects, sheetId),
    protection: (sheetId, id) => protection(objects, sheetId, id),
  };
  return objects;
}

function spreadsheet(objects: Objects): Spreadsheet {
  const { execution } = objects;
  const { state, buffer } = execution;
  const { grid } = state;
  const idNamed = (name: string): string | null => grid.sheetIdNamed(name);
  /** What changes the workbook as a whole is done at once, and what was written before it. */
  const atOnce = <T>(deed: () => T): T => {
    buffer.push();
    return deed();
  };
  const metadata = () => state.metadata;
  return emulate<Spreadsheet>(
    'Spreadsheet',
    {
      getSheets: () => grid.sheetIds().map((id) => objects.sheet(id)),
      getSheetByName: (name: string) => {
        const id = idNamed(name);
        return id === null ? null : objects.sheet(id);
      },
      insertSheet: ((name: string, index: number) =>
        atOnce(() => {
          if (idNamed(name) !== null)
            throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
          return objects.sheet(grid.addSheet(name, Math.min(index, grid.sheetIds().length)));
        })) as Spreadsheet['insertSheet'],
      deleteSheet(doomed: GoogleAppsScript.Spreadsheet.Sheet) {
        atOnce(() => {
          if (grid.sheetIds().length === 1) throw new Error("You can't remove all the sheets in a document.");
          const id = sheetIdOf(doomed);
          if (!state.mayEdit(id, grid.whole(id), execution.effectiveUser)) throw new Error(PROTECTED_CELL);
          grid.removeSheet(id);
        });
      },
      getRange: (a1: string) => {
        const title = parseReference(a1)?.sheet;
        const id = title === null || title === undefined ? null : idNamed(title);
        if (id === null) throw new Error('Range not found');
        return objects.range(id, checked(execution, id, areaOfA1(execution, id, a1)));
      },
      setNamedRange: (name: string, named: GoogleAppsScript.Spreadsheet.Range) =>
        setNamedRange(objects, name, named),
      getNamedRanges: () => grid.namedRanges().map((stored) => namedRange(objects, stored)),
      getRangeByName: ((name: string) => {
        const found = grid.named(name);
        return found && objects.range(found.sheetId, found.area);
      }) as Spreadsheet['getRangeByName'],
      removeNamedRange: (name: string) =>
        atOnce(() => {
          if (!grid.named(name)) throw new Error(`The named range ${name} does not exist.`);
          grid.setName(name, null);
        }),
      getSpreadsheetLocale: () => grid.locale,
      setSpreadsheetLocale(locale: string) {
        atOnce(() => {
          grid.locale = locale;
        });
      },
      getSpreadsheetTimeZone: () => grid.timeZone,
      setSpreadsheetTimeZone(zone: string) {
        atOnce(() => {
          grid.timeZone = zone;
        });
      },
      getId: () => state.id,
      getUrl: () => `https://docs.google.com/spreadsheets/d/${state.id}/edit`,
      getProtections: (type: GoogleAppsScript.Spreadsheet.ProtectionType) =>
        grid.sheetIds().flatMap((id) =>
          grid
            .extrasOf(id)
            .protections.filter(({ area }) => (String(type) === PROTECTION_TYPE.RANGE) === (area !== null))
            .map((stored) => objects.protection(id, stored.id)),
        ),
      getDeveloperMetadata: () => metadataOf(execution, metadata),
      addDeveloperMetadata: ((key: string, value?: string) =>
        addMetadata(execution, metadata, key, value)) as Spreadsheet['addDeveloperMetadata'],
      setActiveSheet: ((active: GoogleAppsScript.Spreadsheet.Sheet) => {
        state.activeCell = { sheetId: sheetIdOf(active), row: 0, column: 0 };
        return active;
      }) as Spreadsheet['setActiveSheet'],
      getActiveSheet: () => objects.sheet(state.activeCell?.sheetId ?? grid.sheetIds()[0]!),
      moveActiveSheet(position: number) {
        atOnce(() => {
          const active = state.activeCell?.sheetId ?? grid.sheetIds()[0]!;
          grid.moveSheet(active, position - 1);
        });
      },
      // Where Google does not tell all of them (a shared drive, somebody who may not see), a test says whom it names.
      getEditors: () => (state.editorsTold ?? state.sharedWith).map((email) => user(email, execution)),
      // "If the file is on a shared drive, this returns null."
      getOwner: () =>
        (state.sharedDrive ? null : user(state.owner, execution)) as ReturnType<Spreadsheet['getOwner']>,
      toast: ((message: string, title?: string) => {
        state.shown.push({ kind: 'toast', title: title ?? '', content: message });
      }) as Spreadsheet['toast'],
    },
    execution,
  );
}

export function spreadsheetApp(execution: Execution): App {
  const objects = objectsOf(execution);
  return emulate<App>(
    'SpreadsheetApp',
    {
      getActiveSpreadsheet: () => spreadsheet(objects),
      getActive: () => spreadsheet(objects),
      getUi: () => ui(execution),
      flush: () => {
        execution.buffer.push();
        execution.state.grid.recalculate();
        execution.commit();
      },
      ProtectionType: PROTECTION_TYPE as unknown as App['ProtectionType'],
      DataValidationCriteria: VALIDATION_CRITERIA as unknown as App['DataValidationCriteria'],
      newDataValidation: () => validationBuilder(execution),
      newFilterCriteria: () => criteriaBuilder(execution),
      newConditionalFormatRule: () => formatBuilder(execution),
    },
    execution,
  );
}
