/** What one agency owes, sent, got back and has done. Everybody may look: the sheets show it as well. */
import type { AgencyPage, AgencyRequest } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { assessedObligations } from '../../../plan/obligations/index.js';
import { Refusal } from '../../../refusal.js';
import { agencyNamed } from '../../agencyNamed.js';
import { callerOf } from '../../caller.js';
import { requirePlan } from '../../currentPlan.js';
import { ledgerState } from '../../reminders/ledger/records.js';
import { agencyPage } from './agencyPage.js';

/** @throws Refusal when there is no such agency, or when none is named and the caller has none */
export function getAgency(environment: Environment, { agency }: AgencyRequest): AgencyPage {
  const current = requirePlan(environment);
  const { plan, contents } = current;
  const caller = callerOf(environment, plan);
  const own = agency === undefined ? (caller.fills[0] ?? caller.reads[0]) : agencyNamed(plan, agency);
  if (!own)
    throw new Refusal(
      'Địa chỉ của bạn chưa có ở cơ quan nào. Hãy nhờ người điều phối ghi địa chỉ vào cột «Người được sửa» ở trang Cơ quan.',
    );
  return agencyPage(current, ledgerState(environment, contents), assessedObligations(plan), own, caller);
}
