/** Sets the workbook up: creates what is missing, and leaves alone everything that people typed. */
import { renamedInstead } from '../../check/sheets/obstacles.js';
import type { SetUpReport, SetUpRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import { Refusal } from '../../refusal.js';
import { sampleOf } from '../../sample/samples.js';
import { sheetsAtHand } from '../../schema/sheetsAtHand.js';
import { readPlan } from '../../workbook/readPlan.js';
import { requireCoordinator } from '../coordinator.js';
import { isSetUp } from '../currentPlan.js';
import { settleApprovals } from '../rights/approvals.js';
import { updateRights } from '../rights/updateRights.js';
import { rememberWorkbook, schemaVersion, sheetsBefore } from '../workbookMemory.js';
import { completeWorkbook } from './completeWorkbook.js';
import { migrate, pendingMigrations } from './migrate.js';

/** Of the 1,500 calls of an execution, those left to rights, which go on by themselves; migrating takes the more. */
const RIGHTS_CALLS = 900;
const RIGHTS_CALLS_OF_OLDER = 350;

export function setUpWorkbook(environment: Environment, request: SetUpRequest): SetUpReport {
  const { sample: name } = request;
  return environment.exclusively(() => {
    const { workbook } = environment;
    const before = workbook.read();
    const email = environment.userEmail();
    // A workbook whose settings are gone still knows that it was set up: it makes nobody coordinator a second time.
    if (isSetUp(before) || schemaVersion(workbook) > 0) {
      const { settings } = readPlan(before, environment.today()).plan;
      requireCoordinator(environment, settings, 'thiết lập lại bảng tính');
      const [alike] = renamedInstead(before, sheetsAtHand(before, sheetsBefore(workbook)));
      if (alike) throw new Refusal(`${alike.message} ${alike.remedy}`);
    } else if (email === '') {
      throw new Refusal(
        'Google không cho biết địa chỉ của bạn, nên chưa thể ghi bạn là người điều phối. Hãy cấp quyền cho tiện ích rồi chạy lại.',
      );
    }
    const sample = name === undefined ? null : sampleOf(name);
    const isNew = !isSetUp(before);
    const isOlder = !isNew && pendingMigrations(workbook).length > 0;
    const notes = completeWorkbook(environment, before, sheetsAtHand(before, sheetsBefore(workbook)), sample);
    if (!isNew) {
      migrate(environment);
      settleApprovals(environment, workbook.read());
    }
    const contents = workbook.read();
    rememberWorkbook(environment, contents);
    const calls = isOlder ? RIGHTS_CALLS_OF_OLDER : RIGHTS_CALLS;
    const { unreachable, state: rights } = updateRights(environment, { calls, all: true, contents });
    return { ...notes, coordinator: email, unreachable, rights };
  });
}
