/** Sets the workbook up: creates what is missing, and leaves alone everything that people typed. */
import { renamedInstead } from '../../../check/sheets/obstacles.js';
import type { SetUpReport, SetUpRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Refusal } from '../../../refusal.js';
import type { Sample } from '../../../sample/sample.js';
import { sampleOf } from '../../../sample/samples.js';
import { AGENCIES, INDICATORS, PERIODS, SETTINGS, TASKS } from '../../../schema/sheets.js';
import { type DeclaredSheets, sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import { keysWanted } from '../../../schema/wantedSheets.js';
import type { Contents, WorkbookContents } from '../../../workbook/contents.js';
import type { WorkbookPort } from '../../../workbook/port.js';
import { readPlan } from '../../../workbook/reading/readPlan.js';
import { settingRows } from '../../../workbook/reading/sheets/readSettings.js';
import { requireCoordinator } from '../../coordinator.js';
import { settleApprovals } from '../rights/approvals.js';
import { updateRights } from '../rights/updateRights.js';
import { rememberWorkbook, schemaVersion, sheetsBefore } from '../workbookMemory.js';
import { completeWorkbook } from './completeWorkbook.js';
import { migrate, pendingMigrations } from './migrate.js';

/** Of the 1,500 calls of an execution, those left to rights, which go on by themselves; migrating takes the more. */
const RIGHTS_CALLS = 900;
const RIGHTS_CALLS_OF_OLDER = 350;

export function setUpWorkbook(environment: Environment, request: SetUpRequest): SetUpReport {
  const { sample: name, with: wanted = [] } = request;
  return environment.exclusively(() => {
    const { workbook } = environment;
    const before = workbook.read();
    const email = environment.userEmail();
    const keys = keysWanted(wanted);
    const had = sheetsBefore(workbook);
    const asked = (): DeclaredSheets => sheetsAtHand(before, { has: (key) => keys.has(key) || had.has(key) });
    // A workbook whose settings are gone still knows that it was set up: it makes nobody coordinator a second time. One
    // that never was and has not a single setting is new: a first run may have been cut off.
    const isNew = schemaVersion(workbook) === 0 && settingRows(before.get(SETTINGS.title)).size === 0;
    if (!isNew) {
      const { settings } = readPlan(before, environment.today()).plan;
      requireCoordinator(environment, settings, 'thiết lập lại bảng tính');
      const [alike] = renamedInstead(before, asked());
      if (alike) throw new Refusal(`${alike.message} ${alike.remedy}`);
    } else if (email === '') {
      throw new Refusal(
        'Google không cho biết địa chỉ của bạn, nên chưa thể ghi bạn là người điều phối. Hãy cấp quyền cho tiện ích rồi chạy lại.',
      );
    }
    const sample = name === undefined ? null : sampleOf(name);
    const isOlder = !isNew && pendingMigrations(workbook).length > 0;
    const declared = asked();
    const notes = completeWorkbook(environment, before, declared, sample);
    const contents = isNew ? newWorkbook(workbook, before, declared, sample) : broughtUp(environment);
    rememberWorkbook(environment, contents);
    const calls = isOlder ? RIGHTS_CALLS_OF_OLDER : RIGHTS_CALLS;
    // A further sheet is no reason to compare what stands of the others.
    const all = wanted.length === 0;
    const { unreachable, state: rights } = updateRights(environment, { calls, all, contents });
    return { ...notes, coordinator: email, unreachable, rights };
  });
}

/** A workbook in use, its rows as they are by now. */
function broughtUp(environment: Environment): WorkbookContents {
  migrate(environment);
  const contents = environment.workbook.read();
  return settleApprovals(environment, contents) ? environment.workbook.read() : contents;
}

/**
 * A workbook that this run has made: of sheets without rows the headers, without asking Google for each. The settings,
 * which name those who have rights, tables that were filled, and sheets that people made themselves are read.
 */
function newWorkbook(
  workbook: WorkbookPort,
  before: WorkbookContents,
  declared: DeclaredSheets,
  sample: Sample | null,
): WorkbookContents {
  const made = declared.map(({ title, columns }): [string, Contents] => {
    const headers = Object.values(columns).map((column) => column.title);
    return [title, { title, values: [headers], formulas: [headers.map(() => '')] }];
  });
  const filled: DeclaredSheets = sample ? [SETTINGS, AGENCIES, TASKS, PERIODS, INDICATORS] : [SETTINGS];
  const standing = declared.filter((sheet) => filled.includes(sheet) || before.has(sheet.title));
  return new Map([...before, ...made, ...workbook.read(standing.map(({ title }) => title))]);
}
