/**
 * Closes a reporting period: its summary is kept on a sheet of its own, as values that nobody but the owner can edit,
 * so that later edits never change what was reported; agencies can no longer fill in its rows. A closing that was cut
 * off goes on in the sheet that it had begun.
 */
import type { ClosePeriodReport, PeriodRequest } from '../../contract.js';
import type { Environment } from '../../environment.js';
import type { Period } from '../../plan/model.js';
import { Refusal } from '../../refusal.js';
import { materialOf } from '../../summary/material.js';
import { EVERYTHING, summarize } from '../../summary/summary.js';
import type { WorkbookContents } from '../../workbook/contents.js';
import { requireCoordinator } from '../coordinator.js';
import { requirePlanInZone } from '../currentPlan.js';
import { appendLedger } from '../ledger.js';
import {
  FROZEN_PREFIX,
  type FrozenSheet,
  frozenSheets,
  keepFrozen,
  rememberFrozen,
} from '../rights/frozenSheets.js';
import { makeProtection } from '../rights/protect.js';
import { readPeople, refusalOf, updateRights } from '../rights/updateRights.js';
import { putSummary } from '../summary/summaryOnSheet.js';
import { periodNamed, reportSheetOf, setPeriodState } from './periodNamed.js';

/** "TH 2023-6T"; a period closed again gets a further sheet, and the earlier one stays as it is. */
function frozenTitle(code: string, taken: ReadonlySet<string>): string {
  const title = `${FROZEN_PREFIX}${code}`;
  for (let nth = 1; ; nth++) {
    const candidate = nth === 1 ? title : `${title} (${nth})`;
    if (!taken.has(candidate)) return candidate;
  }
}

const isEmpty = (contents: WorkbookContents, title: string): boolean =>
  contents
    .get(title)
    ?.values.flat()
    .every((value) => value === '') ?? false;

/**
 * The title of the sheet that the period's summary goes to: the one that a closing was cut off in, or a new one, which
 * nobody but the owner and whoever closes can edit.
 */
function sheetFor(environment: Environment, { code }: Period, contents: WorkbookContents): string {
  const { workbook } = environment;
  const known = frozenSheets(environment);
  const begun = known.find(({ period, kept }) => period === code && !kept);
  if (begun && begun.id !== null) {
    const title = workbook.titlesById().get(begun.id);
    if (title !== undefined) return title;
  }
  const others = known.filter((one) => one !== begun);
  const remember = (sheet: FrozenSheet): void => rememberFrozen(environment, [...others, sheet]);
  // Cut off between making the sheet and learning its number, it is still empty.
  const made = begun !== undefined && isEmpty(contents, begun.title);
  const title = made ? begun.title : frozenTitle(code, new Set(contents.keys()));
  if (!made) {
    remember({ id: null, title, period: code, kept: false });
    workbook.createSheet(title, contents.size);
  }
  remember({ id: workbook.sheetId(title), title, period: code, kept: false });
  const rights = workbook.rights.sheet(title);
  const people = readPeople(environment);
  if (rights && !rights.whole() && refusalOf(environment, people) === null)
    makeProtection(rights.protectWhole(), { name: title, editors: [] }, people);
  return title;
}

export function closePeriod(environment: Environment, request: PeriodRequest): ClosePeriodReport {
  return environment.exclusively(() => {
    const { plan, problems, contents } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'chốt kỳ báo cáo');
    const period = periodNamed(plan, request.period);
    if (period.state !== 'Đang mở')
      throw new Refusal(
        `Kỳ ${period.code} đang ở trạng thái «${period.state}», không phải «Đang mở», nên không chốt được.`,
      );
    const sheet = sheetFor(environment, period, contents);
    putSummary(environment, sheet, summarize(materialOf(plan), { ...EVERYTHING, period }), problems.length);
    setPeriodState(environment, contents, period, 'Đã chốt');
    appendLedger(environment, [{ deed: 'Chốt kỳ', content: period.code, detail: [`Trang ${sheet}`] }]);
    keepFrozen(environment, period.code);
    const { state: rights } = updateRights(environment, { first: reportSheetOf(period).title });
    return { period: period.code, sheet, rights };
  });
}
