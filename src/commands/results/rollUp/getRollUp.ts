/** Số liệu các đơn vị trực thuộc: what the workbooks below sent up, how each answers, and all of it added up. */
import { isoDay } from '../../../calendar/day.js';
import type { RollUpAnswer } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { Busy } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { UnitRead } from '../../../rollUp/units.js';
import { unitsBelow } from '../../../rollUp/unitsBelow.js';
import { materialOf } from '../../../summary/material.js';
import { areasAsked } from '../../../summary/scope.js';
import { isCoordinator } from '../../coordinator.js';
import { type Current, requirePlan } from '../../currentPlan.js';
import { updateRights } from '../../workbook/rights/updateRights.js';
import { scopeOf } from '../summary/scopeOf.js';
import { unitsSeen } from './readUnits.js';
import { refreshUnits } from './refreshUnits.js';

/**
 * A coordinator connects what is new and keeps what is good; anybody else sees what stands.
 *
 * @param request `area`, `lead`: of one area, or of those that a lead agency leads, across all units (plan III.1.d)
 */
export function getRollUp(environment: Environment, request: RequestOf<'getRollUp'>): RollUpAnswer {
  const current = requirePlan(environment);
  // What does not exist is refused before anything is connected.
  scopeOf(current.plan, request);
  const seen = (): RollUpAnswer => answer(current, unitsSeen(environment, current), request, 0);
  if (!isCoordinator(environment, current.plan.settings)) return seen();
  try {
    const { read, unconnected } = environment.exclusively(() => {
      const refreshed = refreshUnits(environment, current);
      if (refreshed.made && refreshed.unconnected === 0) updateRights(environment);
      return refreshed;
    });
    return answer(current, read, request, unconnected);
  } catch (error) {
    if (!(error instanceof Busy)) throw error;
    return seen();
  }
}

function answer(
  { plan }: Current,
  read: readonly UnitRead[],
  request: RequestOf<'getRollUp'>,
  unconnected: number,
): RollUpAnswer {
  const material = materialOf(plan);
  const below = unitsBelow(material, read, areasAsked(material.directory, scopeOf(plan, request)));
  const { said, tables, total, doubles, indicators, ratings, behind } = below;
  return {
    units: read.map(({ code, name, row, state, note, data }) => {
      const double = (data && doubles.get(code)) ?? [];
      const left =
        double.length > 0
          ? `${double.length} cơ quan đã có ở trang Cơ quan của bảng tính này, không tính lần nữa: ${double.join(', ')}.`
          : '';
      return {
        code: code || `dòng ${row}`,
        name,
        asOf: data && isoDay(data.asOf),
        state,
        note: [note, left].filter(Boolean).join(' '),
        periods: data?.periods ?? [],
        remarks: data?.remarks ?? [],
      };
    }),
    summary: { asOf: isoDay(plan.settings.asOf), said, tables, total },
    indicators,
    ratings,
    behind,
    unconnected,
  };
}
