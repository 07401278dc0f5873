/** The reporting periods of a year, by the plan's own rules: shown first, changeable, never doubled. */

import { isoDay } from '../../../calendar/day.js';
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { AddPeriodsReport } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { periodWarnings, plannedPeriods, yearPeriods } from '../../../plan/periods/yearPeriods.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { PERIODS } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions } from '../../../workbook/contents.js';
import { periodRow } from '../../../workbook/periodRow.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';

/** Without a fingerprint nothing is written: the answer says what would be. */
export function addPeriods(environment: Environment, request: RequestOf<'addPeriods'>): AddPeriodsReport {
  if (request.fingerprint === undefined) return shown(preview(environment, request));
  return environment.exclusively(() => {
    const current = preview(environment, request);
    if (current.fingerprint !== request.fingerprint)
      throw new Refusal(
        'Từ lúc xem trước, trang Kỳ báo cáo hoặc năm kế hoạch đã thay đổi. Chưa ghi gì: hãy xem trước lại.',
      );
    const report = shown(current);
    const added = current.periods.filter(({ state }) => state === 'new');
    if (added.length === 0) return report;
    requireColumns(current);
    appendLedger(environment, [
      {
        deed: 'Tạo kỳ báo cáo',
        content: `Thêm ${added.length} kỳ của năm ${report.year}`,
        detail: added.map(({ code, title }) => `${code}: ${title}`),
      },
    ]);
    const codes = new Set(added.map(({ code }) => comparable(code)));
    appendRows(
      environment.workbook,
      PERIODS,
      added.map(periodRow),
      columnFinder(current.contents, current.sheets),
      (values, at) => codes.has(comparable(String(values[at.get('code') ?? -1] ?? ''))),
    );
    environment.workbook.flush();
    return { ...report, added: added.length };
  });
}

type Planned = ReturnType<typeof plannedPeriods>[number];

interface Preview extends Current {
  readonly year: number;
  readonly periods: readonly Planned[];
  readonly fingerprint: string;
}

function preview(environment: Environment, { year: asked, changes = [] }: RequestOf<'addPeriods'>): Preview {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  requireCoordinator(environment, plan.settings, 'tạo kỳ báo cáo');
  const year = asked ?? plan.settings.year;
  const proposed = yearPeriods(year, plan.settings.reportRules);
  for (const { code } of changes)
    if (!proposed.some((period) => period.code === code))
      throw new Refusal(
        `Không có kỳ «${code}» trong các kỳ của năm ${year}: ${proposed.map((period) => period.code).join(', ')}.`,
      );
  const standing = plan.periods.map(({ code, kind, to }) => ({ code, kind, to }));
  return {
    ...current,
    year,
    periods: plannedPeriods(proposed, standing, changes),
    fingerprint: fingerprintOf([
      ...proposed.map(({ code, before, beforeBelow }) => [code, isoDay(before), isoDay(beforeBelow)]),
      ...standing.map(({ code, kind, to }) => [code, kind, to === null ? '' : isoDay(to)]),
    ]),
  };
}

function shown({ year, periods, plan, fingerprint }: Preview): AddPeriodsReport {
  return {
    year,
    periods: periods.map((period) => ({
      ...period,
      from: isoDay(period.from),
      to: isoDay(period.to),
      before: isoDay(period.before),
      beforeBelow: isoDay(period.beforeBelow),
    })),
    warnings: periodWarnings(
      periods.filter(({ state }) => state === 'new'),
      plan.calendar,
    ),
    fingerprint,
    added: 0,
  };
}

function requireColumns({ contents }: Current): void {
  const at = positions(PERIODS, contents.get(PERIODS.title));
  const missing = Object.entries(PERIODS.columns).filter(([key]) => !at.has(key));
  if (missing.length > 0)
    throw new Refusal(
      `Trang «${PERIODS.title}» thiếu cột ${missing.map(([, { title }]) => title).join(', ')}. Hãy chạy lại «Thiết lập bảng tính» rồi tạo kỳ báo cáo.`,
    );
}
