/** What is asked of own plans, reckoned: how complete they are, the rows that opening makes, what an annex would fill in. */
import { fingerprintOf } from '../../../cells/hash.js';
import { comparable } from '../../../cells/value.js';
import type { OwnPlansPreview, OwnPlansRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import type { Task } from '../../../plan/model.js';
import {
  completenessOf,
  type OwnPlanDuty,
  ownPlanDuties,
  ownPlanRowFinder,
} from '../../../plan/ownPlans/completeness.js';
import { Refusal } from '../../../refusal.js';
import { callerOf } from '../../caller.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { ownPlanState } from './ownPlanState.js';
import { type OwnAnnex, readOwnAnnex } from './readOwnAnnex.js';

export interface OwnPlansWanted {
  readonly current: Current;
  readonly coordinates: boolean;
  readonly preview: OwnPlansPreview;
  /** Rows that opening makes, each agency's together. */
  readonly added: readonly { readonly duty: OwnPlanDuty; readonly task: Task }[];
  /** The agency that was asked for; null: all. */
  readonly duty: OwnPlanDuty | null;
  readonly annex: OwnAnnex | null;
}

/** @throws Refusal for an agency that is none, or is not the caller's; for a table of nobody */
export function ownPlansWanted(environment: Environment, request: OwnPlansRequest): OwnPlansWanted {
  const current = requirePlanInZone(environment);
  const { plan } = current;
  const { coordinates, fills } = callerOf(environment, plan);
  const asked = request.agency ?? (coordinates ? undefined : fills[0]?.code);
  if (
    !coordinates &&
    (asked === undefined || !fills.some(({ code }) => comparable(code) === comparable(asked)))
  )
    throw new Refusal(
      'Chỉ người điều phối, hoặc người được sửa của cơ quan, mới xem được kế hoạch riêng này.',
    );
  const duties = ownPlanDuties(plan);
  const duty =
    asked === undefined
      ? null
      : (duties.find(({ agency }) => comparable(agency.code) === comparable(asked)) ?? null);
  if (asked !== undefined && duty === null && (coordinates || request.table))
    throw new Refusal(
      `Cơ quan «${asked}» không phải ban hành kế hoạch, hoặc không chủ trì nhiệm vụ nào: không có gì để kiểm tra.`,
    );
  if (request.table && duty === null) throw new Refusal('Hãy chọn cơ quan có phụ lục được dán.');

  const rowOf = ownPlanRowFinder(plan.ownPlanRows ?? []);
  const added = duties.flatMap((one) =>
    one.tasks.flatMap((task) => (rowOf(one.agency.code, task.code) ? [] : [{ duty: one, task }])),
  );
  const annex = request.table && duty ? readOwnAnnex(current, duty, request) : null;
  const undocumented = duties.flatMap(({ agency }) =>
    agency.planIssued !== null && agency.planLink === '' ? [agency.name] : [],
  );
  // Before the check is open nothing is missing yet: the numbers are those with no row filled in.
  const states = completenessOf({ ...plan, ownPlanRows: plan.ownPlanRows ?? [] })
    .filter(({ agency }) => asked === undefined || agency.code === duty?.agency.code)
    .map((one) => ownPlanState(plan, one))
    .sort((a, b) => b.missing.length - a.missing.length);
  return {
    current,
    coordinates,
    added,
    duty,
    annex,
    preview: {
      open: plan.ownPlanRows !== null,
      toAdd: added.length,
      undocumented: coordinates ? undocumented : [],
      agencies: states,
      annex: annex && {
        rows: annex.rows,
        absent: annex.absent.map(({ code, title }) => ({ task: code, title })),
        notes: annex.notes,
      },
      fingerprint: fingerprintOf([
        [String(plan.ownPlanRows !== null), duty?.agency.code ?? ''],
        ...(annex
          ? annex.changes.map(({ row, header, old, now }) => [`${row}`, header, String(old), String(now)])
          : added.map(({ duty: { agency }, task }) => [agency.code, task.code])),
      ]),
    },
  };
}

/** Of a row of `KH riêng`, told from others by its agency and task. */
export const rowKeyOf = (agency: string, task: string): string => `${comparable(agency)}|${comparable(task)}`;
