/**
 * What follows from an edit by hand, as the simple trigger does it, with the rights of whoever typed, in at most forty
 * service calls (Google ends it after 30 seconds). What it does not come to do, the next run of a coordinator finds.
 */
import type { Environment } from '../../../environment.js';
import { AGENCIES, DATA, OWN_PLANS, QUARTERLY, TASKS } from '../../../schema/sheets.js';
import type { Edit } from './editedRows.js';
import { judgeOwnPlans } from './foreignRows.js';
import { stampReports } from './stampReports.js';
import { noteCodeChange, noteDueChange, offerComponents } from './taskEdits.js';

export function onEdit(environment: Environment, edit: Edit): void {
  if (edit.sheet === QUARTERLY.title) stampReports(environment, edit, QUARTERLY);
  else if (edit.sheet === DATA.title) stampReports(environment, edit, DATA);
  else if (edit.sheet === OWN_PLANS.title) judgeOwnPlans(environment, edit);
  else if (edit.sheet === TASKS.title) {
    offerComponents(environment, edit);
    noteDueChange(environment, edit);
    noteCodeChange(environment, edit, TASKS);
  } else if (edit.sheet === AGENCIES.title) noteCodeChange(environment, edit, AGENCIES);
}
