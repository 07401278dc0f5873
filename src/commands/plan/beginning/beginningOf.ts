/** How far a workbook has come from empty to working, as its sheets tell. */
import { isoDay } from '../../../calendar/day.js';
import { isBlank } from '../../../cells/value.js';
import type { Beginning } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { descriptionWarnings, likelyModel } from '../../../plan/workbookModel.js';
import { SETTINGS } from '../../../schema/sheets.js';
import { positions } from '../../../workbook/contents.js';
import { settingRows } from '../../../workbook/reading/sheets/readSettings.js';
import type { Current } from '../../currentPlan.js';
import { rememberedModel } from '../../workbook/workbookMemory.js';
import { sheetsForAnnex } from '../annex/readImport.js';

export function beginningOf(
  { workbook }: Pick<Environment, 'workbook'>,
  { plan, contents }: Pick<Current, 'plan' | 'contents'>,
): Beginning {
  const { settings, agencies, periods, tasks } = plan;
  const sheet = contents.get(SETTINGS.title);
  const row = settingRows(sheet).get('year');
  const column = positions(SETTINGS, sheet).get('value') ?? -1;
  const isStated = row !== undefined && !isBlank(sheet!.values[row - 1]![column]);
  const year = isStated ? settings.year : null;
  const model = rememberedModel(workbook) ?? likelyModel(settings.level, agencies);
  return {
    model,
    level: settings.level,
    unit: settings.unit,
    year,
    planNumber: settings.planNumber,
    planIssued: settings.planIssued === null ? null : isoDay(settings.planIssued),
    agencies: agencies.length,
    periods: periods.length,
    tasks: tasks.length,
    annexSheets: sheetsForAnnex(contents),
    warnings: descriptionWarnings({ model, year, issued: settings.planIssued }),
  };
}
