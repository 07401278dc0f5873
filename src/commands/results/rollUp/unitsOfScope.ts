/** What a summary tells of the workbooks below this one. */
import type { Environment } from '../../../environment.js';
import { unitsBelow } from '../../../rollUp/unitsBelow.js';
import type { Material } from '../../../summary/material.js';
import { areasAsked } from '../../../summary/scope.js';
import type { Scope } from '../../../summary/summary.js';
import type { UnitsShown } from '../../../summary/unitsShown.js';
import type { Current } from '../../currentPlan.js';
import { unitsSeen } from './readUnits.js';

/** null where there are no units, and of an earlier day: what units sent up then is not kept. */
export function unitsOfScope(
  environment: Environment,
  current: Current,
  material: Material,
  scope: Scope,
): UnitsShown | null {
  if (scope.asOf !== null && scope.asOf !== material.asOf) return null;
  const units = unitsSeen(environment, current);
  if (units.length === 0) return null;
  const { said, tables, ratings, behind } = unitsBelow(
    material,
    units,
    areasAsked(material.directory, scope),
  );
  // Units' agencies may be thousands: `getRollUp` tells them, unit by unit.
  return { said, tables: tables.filter(({ name }) => name !== 'agency'), ratings, behind };
}
